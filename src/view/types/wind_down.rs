//! The wind-down, and what is owed at and after the end.

use super::{TriggerRefView, view};

view! {
    /// The wind-down.
    pub struct WindDownView {
        /// "12 months", or "the longer of …".
        pub length: String,
        /// The moment at which it ends, where that and no time is stated: "the end of the last contract".
        pub until: Option<String>,
        /// Whether it runs from receipt of the notice and not from the End Date.
        pub from_notice: bool,
        /// Whether there is one only on request.
        pub optional: bool,
        /// Short name of the party at whose request; absent when at either's, or when it is not optional.
        pub option_of: Option<String>,
        /// How long a breach may last before the other party may end it.
        pub breach_cure: Option<String>,
        /// What a party does in it.
        pub duties: Vec<WindDownDutyView>,
        /// Terms that run on, as noun phrases.
        pub runs_on: Vec<String>,
        /// Terms that stop, as noun phrases.
        pub stops: Vec<String>,
        /// How long customers keep access.
        pub access: Option<String>,
        /// How long customers are supported.
        pub support_lasts: Option<String>,
        /// `none`, `once` or `within`.
        pub renewals: Option<String>,
        /// How long before the notice an open deal was recorded.
        pub recorded_before: Option<String>,
        /// What is paid for support.
        pub support_fee: Option<SupportFeeView>,
        /// What the message to customers says, as a noun phrase.
        pub customer_notice_says: Option<String>,
        /// What must be so for the sell-off, as a clause.
        pub sell_off_if: Option<String>,
        /// Ends after which there is no sell-off.
        pub sell_off_not_on: GroundsView,
        /// Whether a sell-off is excluded.
        pub no_sell_off: bool,
        /// The second stage.
        pub continuing: Option<ContinuingView>,
        /// Whether a party in breach cannot ask for it.
        pub unless_breach_by_requester: bool,
        /// Joint customers, in whole sentences.
        pub existing_customers: Option<String>,
        /// "30 days" after the End Date.
        pub open_deals: Option<String>,
        /// Short name of the party that supports.
        pub support_by: Option<String>,
        /// Short name of the party that customers call first.
        pub support_first_contact: Option<String>,
        /// How good the support is.
        pub support_level: Option<String>,
        /// The form of the data.
        pub data_format: Option<String>,
        /// How soon after a request.
        pub data_within: Option<String>,
        /// Short name of the party that bears the cost.
        pub data_cost_by: Option<String>,
        /// Who tells the customers.
        pub customer_notice_by: Option<String>,
        /// How soon after the notice of termination.
        pub customer_notice_within: Option<String>,
        /// How long sales may go on.
        pub sell_off: Option<String>,
        /// Committed spend, in whole sentences.
        pub committed_spend: Option<String>,
    }

    /// What a party does in the wind-down.
    pub struct WindDownDutyView {
        /// Short name of the party.
        pub by: String,
        /// An infinitive without "to".
        pub what: String,
    }

    /// What is paid for support.
    pub struct SupportFeeView {
        /// Short name of the party that pays.
        pub payer: String,
        /// "USD 5,000".
        pub amount: String,
        /// "calendar month"; once for all when absent.
        pub per: Option<String>,
    }

    /// The second stage of a wind-down.
    pub struct ContinuingView {
        /// How long it lasts.
        pub length: String,
        /// Which contracts, as a noun phrase.
        pub contracts: String,
        /// How the need is shown, as a noun phrase.
        pub proof: Option<String>,
    }

    /// Ends of the alliance, named elsewhere.
    pub struct GroundsView {
        /// Whether there are any.
        pub any: bool,
        /// Expiry.
        pub expiry: bool,
        /// Convenience.
        pub convenience: bool,
        /// Triggers and automatic ends.
        pub triggers: Vec<TriggerRefView>,
    }

    /// Stock that is bought back.
    pub struct RepurchaseView {
        /// Short name of the party that buys.
        pub buyer: String,
        /// Short name of the party that sells.
        pub seller: String,
        /// `right` or `duty`.
        pub kind: String,
        /// What, as a noun phrase.
        pub what: String,
        /// "100%".
        pub price: String,
        /// What the price is a share of.
        pub of: String,
        /// "30 days" after the End Date.
        pub within: String,
        /// After which ends; after all when there is none.
        pub on: GroundsView,
    }

    /// What is paid back of a prepaid sum.
    pub struct PrepaidRefundView {
        /// Short name of the party that prepaid.
        pub by: String,
        /// "USD 600,000".
        pub amount: String,
        /// After which ends.
        pub on: GroundsView,
        /// `none`, `pro-rata` or `full`.
        pub refund: String,
        /// "36 months".
        pub over: Option<String>,
        /// What may be given in its place, as an infinitive without "to".
        pub or_instead: Option<String>,
    }

    /// Sums that fall due at once.
    pub struct AccelerationView {
        /// Short name of the party that pays; absent when each does.
        pub payer: Option<String>,
        /// Which, as a noun phrase.
        pub sums: String,
        /// After which ends.
        pub on: GroundsView,
        /// "30 days" after the End Date.
        pub within: String,
    }

    /// An asset or tool.
    pub struct AssetView {
        /// A noun phrase.
        pub what: String,
        /// Short name of the party that holds it.
        pub held_by: String,
        /// `return`, `sell` or `destroy`.
        pub end: String,
        /// Short name of the party to which it goes.
        pub to: Option<String>,
        /// "80%".
        pub price: Option<String>,
        /// "60 days" after the End Date.
        pub within: String,
    }

    /// Another rate from a quarter on.
    pub struct TailStepView {
        /// The first quarter with it.
        pub from_quarter: u32,
        /// "3%".
        pub rate: String,
    }

    /// The rate of a part of the cumulative base.
    pub struct TailTierView {
        /// Where the tier begins; from nothing when absent.
        pub above: Option<String>,
        /// Where it ends; nowhere when absent.
        pub up_to: Option<String>,
        /// "1%".
        pub rate: String,
    }

    /// Ends after which a tail is shorter.
    pub struct TailShorterView {
        /// After which ends.
        pub on: GroundsView,
        /// For how many quarters; for as many as were completed when absent.
        pub quarters: Option<u32>,
    }

    /// The fee of a contract year.
    pub struct FeeCellView {
        /// The contract year.
        pub year: u32,
        /// After which ends; after all of the fee's when there is none.
        pub on: GroundsView,
        /// "USD 400,000".
        pub amount: String,
    }

    /// A payment after the end.
    pub struct TailView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// For how many calendar quarters.
        pub quarters: u32,
        /// "5%"; absent where tiers give it.
        pub rate: Option<String>,
        /// Other rates from a later quarter on.
        pub steps: Vec<TailStepView>,
        /// Rates by the cumulative base.
        pub tiers: Vec<TailTierView>,
        /// Whether a tier's rate applies to the whole base.
        pub whole_base: bool,
        /// Ends after which it is shorter.
        pub shorter: Vec<TailShorterView>,
        /// What the rate is taken of.
        pub base: String,
        /// Whether it is owed after expiry.
        pub on_expiry: bool,
        /// Whether it is owed after termination for convenience.
        pub on_convenience: bool,
        /// The labels of the triggers after which it is owed: "missed revenue".
        pub on_triggers: Vec<TriggerRefView>,
    }

    /// A fee for ending early.
    pub struct ExitFeeView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// "USD 400,000"; absent where it depends on the year or is a formula.
        pub amount: Option<String>,
        /// By contract year.
        pub by_year: Vec<FeeCellView>,
        /// How it is reckoned, as a noun phrase.
        pub formula: Option<String>,
        /// The most that it can be.
        pub cap: Option<String>,
        /// Whether a court may cut it.
        pub court_may_reduce: bool,
        /// Whether it is owed after termination for convenience.
        pub on_convenience: bool,
        /// The triggers after which it is owed.
        pub on_triggers: Vec<TriggerRefView>,
        /// A clause that begins with "if".
        pub when: Option<String>,
        /// Why it is fair, as a clause.
        pub because: Option<String>,
    }

    /// Duties after the end. Each is absent when there is none.
    pub struct AfterView {
        /// Names and logos come down: "30 days".
        pub marks_down: Option<String>,
        /// Confidential information goes back: "15 days".
        pub hand_back: Option<String>,
        /// Whether that time runs from a request.
        pub return_on_request: bool,
        /// `return`, `destroy` or `owners-choice`; the holder's choice when absent.
        pub return_how: Option<String>,
        /// Whether an archive copy may be kept.
        pub archive_copy: bool,
        /// Who certifies it, as a noun phrase.
        pub certified_by: Option<String>,
        /// Accepted orders: `performed` or `cancelled`.
        pub orders: Option<String>,
        /// The final account: "60 days".
        pub final_account: Option<String>,
        /// No disparagement: "2 years".
        pub no_disparagement: Option<String>,
    }

    /// A part that survives.
    pub struct SurvivalView {
        /// A noun phrase.
        pub clause: String,
        /// "3 years", "the period until …"; without limit when absent.
        pub lasts: Option<String>,
    }

    /// Another agreement.
    pub struct CompanionView {
        /// Its name.
        pub name: String,
        /// A verb phrase.
        pub end: String,
        /// Whether it is part of the agreement.
        pub incorporated: bool,
        /// `into`, `out-of` or `mutual`; no cross-default when absent.
        pub cross_default: Option<String>,
    }
}
