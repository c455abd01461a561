//! What the parties pay.

use super::{CountView, YearAmountView, view};

view! {
    /// Money between the parties.
    pub struct MoneyView {
        /// Fees.
        pub fees: Vec<FeeView>,
        /// Discounts.
        pub discounts: Vec<DiscountView>,
        /// How prices may change.
        pub prices: Vec<PriceRuleView>,
        /// Price protection and stock rotation.
        pub stock: Vec<StockView>,
        /// Most-favoured-partner terms.
        pub most_favoured: Vec<MostFavouredView>,
        /// Limits on volume.
        pub volume_limits: Vec<VolumeLimitView>,
        /// Shares, warrants and options.
        pub equity: Vec<EquityView>,
        /// How payments are made.
        pub payment: Option<PaymentView>,
        /// Records and audit.
        pub audit: Option<AuditView>,
    }

    /// A fee.
    pub struct FeeView {
        /// Name of the row.
        pub id: String,
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// "Revenue share".
        pub what: String,
        /// How much.
        pub rate: RateView,
        /// A share of growth over a baseline, in place of a rate.
        pub formula: Option<FormulaView>,
        /// What a share is taken of, or what each sum is paid for; a lump sum when absent.
        pub base: Option<String>,
        /// What is taken off the base first, as noun phrases.
        pub deductions: Vec<String>,
        /// "calendar quarter"; absent when it is paid for each case.
        pub every: Option<String>,
        /// Whether it is paid one time only.
        pub once: bool,
        /// What makes it due, as a clause; with `once`.
        pub event: Option<String>,
        /// Whether `event` is a milestone.
        pub on_milestone: bool,
        /// Whether it is paid at the start of each period.
        pub in_advance: bool,
        /// "30 days".
        pub within: String,
        /// Which cases count.
        pub attribution: Option<AttributionView>,
        /// What lowers the fee of a period.
        pub reductions: Vec<ReductionView>,
    }

    /// A share or a sum; exactly one of its parts is there, and none with a formula.
    pub struct RateView {
        /// "22%" or "USD 250,000".
        pub flat: Option<String>,
        /// By tiers.
        pub tiers: Option<TiersView>,
        /// By contract year.
        pub by_year: Vec<YearAmountView>,
        /// Whether the rate is a sum of money, or the rates of tiers or years are.
        pub in_money: bool,
    }

    /// A rate by tiers.
    pub struct TiersView {
        /// What decides on the tier.
        pub by: String,
        /// `marginal` or `whole`.
        pub how: String,
        /// The tiers, lowest first.
        pub bands: Vec<BandView>,
    }

    /// A tier.
    pub struct BandView {
        /// Where it begins, itself not included; absent in the first.
        pub above: Option<String>,
        /// Where it ends; absent in the last.
        pub up_to: Option<String>,
        /// "10%".
        pub rate: String,
    }

    /// A share of growth over a baseline.
    pub struct FormulaView {
        /// "50%".
        pub share: String,
        /// What is measured.
        pub actual: String,
        /// The baseline of each contract year.
        pub baseline: Vec<YearAmountView>,
        /// The last day of a part-year before the first full one.
        pub stub_until: Option<String>,
        /// The baseline of that part-year.
        pub stub_amount: Option<String>,
        /// What the growth is multiplied by.
        pub margin: Option<String>,
        /// "68%".
        pub floor: Option<String>,
        /// "74%".
        pub ceiling: Option<String>,
    }

    /// Which cases count as brought by the payee.
    pub struct AttributionView {
        /// `tag`, `registration`, `referral` or `list`.
        pub by: String,
        /// "12 months"; without limit when absent.
        pub window: Option<String>,
        /// A sentence.
        pub rule: Option<String>,
    }

    /// What lowers the fee of a period.
    pub struct ReductionView {
        /// When, as a clause.
        pub when: String,
        /// "20%".
        pub by: String,
        /// How it is settled, as a sentence.
        pub how: Option<String>,
    }

    /// A discount.
    pub struct DiscountView {
        /// Short name of the party that sells.
        pub by: String,
        /// Short name of the party that buys.
        pub to: String,
        /// What it is taken off.
        pub off: String,
        /// How much.
        pub rate: RateView,
    }

    /// How a price may change.
    pub struct PriceRuleView {
        /// Short name of the party that sets it.
        pub by: String,
        /// The price, as a noun phrase.
        pub of: String,
        /// "90 days".
        pub notice: Option<String>,
        /// "5%" in a contract year.
        pub cap: Option<String>,
        /// A noun phrase.
        pub index: Option<String>,
        /// Whether it must be the same for all comparable partners.
        pub uniform: bool,
        /// A sentence.
        pub rule: Option<String>,
    }

    /// Price protection and stock rotation.
    pub struct StockView {
        /// Short name of the party that sells.
        pub by: String,
        /// Short name of the party that holds the stock.
        pub to: String,
        /// The share of the difference that is credited.
        pub protection_share: Option<String>,
        /// How long before the change the stock was bought.
        pub protection_window: Option<String>,
        /// The share that may be exchanged.
        pub rotation_share: Option<String>,
        /// "calendar quarter".
        pub rotation_every: Option<String>,
        /// "30 days".
        pub rotation_window: Option<String>,
    }

    /// A most-favoured-partner term.
    pub struct MostFavouredView {
        /// Short name of the party that promises it.
        pub by: String,
        /// Short name of the party that has it.
        pub to: String,
        /// On what.
        pub on: String,
        /// Who is compared with.
        pub than: String,
        /// What follows, as a sentence.
        pub consequence: String,
    }

    /// A limit on volume.
    pub struct VolumeLimitView {
        /// Short name of the party that is limited.
        pub on: String,
        /// What is counted.
        pub what: String,
        /// The limit.
        pub cap: String,
        /// "contract year"; the whole term when absent.
        pub per: Option<String>,
        /// What the fee beyond it is called.
        pub fee: Option<String>,
        /// Short name of the party that must consent.
        pub consent: Option<String>,
    }

    /// A stake of one party in another.
    pub struct EquityView {
        /// Short name of the party whose shares they are.
        pub issuer: String,
        /// Short name of the party that gets them.
        pub holder: String,
        /// `shares`, `warrants` or `options`.
        pub kind: String,
        /// "2,000,000 shares" or "4.9%".
        pub amount: String,
        /// Whether `amount` is a share of the capital.
        pub of_capital: bool,
        /// A noun phrase.
        pub price: Option<String>,
        /// "5 years".
        pub exercise: Option<String>,
        /// What they vest with.
        pub vesting: Vec<VestingView>,
        /// A sentence.
        pub offset: Option<String>,
        /// A sentence.
        pub at_end: Option<String>,
    }

    /// A part that vests.
    pub struct VestingView {
        /// "25%".
        pub share: String,
        /// When, as a clause.
        pub when: String,
    }

    /// How payments are made.
    pub struct PaymentView {
        /// "1%".
        pub late_interest: Option<String>,
        /// "calendar month".
        pub per: String,
        /// `yes`, `no`, or absent.
        pub set_off: Option<String>,
        /// How soon after the period the statement is sent.
        pub statement_within: Option<String>,
        /// What it shows.
        pub statement_what: Option<String>,
        /// `yes`, `no`, or absent.
        pub pay_when_paid: Option<String>,
        /// `gross-up`, `deduct`, or absent.
        pub withholding: Option<String>,
        /// Payment in another currency.
        pub currency: Option<ConversionView>,
    }

    /// Payment in another currency.
    pub struct ConversionView {
        /// "USD".
        pub pricing: String,
        /// "ILS".
        pub payment: String,
        /// Where the rate comes from.
        pub source: String,
        /// The day of the rate.
        pub on: String,
    }

    /// Records and audit.
    pub struct AuditView {
        /// Audits in a contract year.
        pub per_year: CountView,
        /// "30 days".
        pub notice: String,
        /// "3 years".
        pub records: String,
        /// "5%".
        pub cost_shift_at: Option<String>,
    }
}
