use super::equity::Equity;
use super::fees::Fee;
use super::marketing::Period;
use super::prices::{Discount, MostFavoured, PriceRule, Stock, VolumeLimit};
use super::table;
use super::value::{Currency, Duration, Percent, Stated, Text};

table! {
    /// The money that flows between the parties.
    #[derive(Default)]
    pub struct MoneyTable {
        /// Fees, shares and royalties, each in its own direction.
        #[serde(default)]
        pub fees: Vec<Fee>,
        /// Discounts at which one party buys from the other.
        #[serde(default)]
        pub discounts: Vec<Discount>,
        /// How prices may change.
        #[serde(default)]
        pub prices: Vec<PriceRule>,
        /// Price protection and stock rotation.
        #[serde(default)]
        pub stock: Vec<Stock>,
        /// Most-favoured-partner terms.
        #[serde(default)]
        pub most_favoured: Vec<MostFavoured>,
        /// Limits on volume.
        #[serde(default)]
        pub volume_limits: Vec<VolumeLimit>,
        /// Shares, warrants and options.
        #[serde(default)]
        pub equity: Vec<Equity>,
        /// How payments are made.
        pub payment: Option<Payment>,
        /// Records and audit.
        pub audit: Option<Audit>,
    }
}

table! {
    /// How payments are made.
    pub struct Payment {
        /// Interest on late payment, as a rate for each `per`.
        pub late_interest: Option<Stated<Percent>>,
        /// The period of the late interest rate; a calendar month when absent.
        pub per: Option<Period>,
        /// Whether a party may set off what the other owes it.
        pub set_off: Option<bool>,
        /// The statement that goes with each payment.
        pub statement: Option<Statement>,
        /// Whether a share is owed only once the customer has paid; not said when absent.
        pub pay_when_paid: Option<bool>,
        /// Who bears a tax that the payer must withhold.
        pub withholding: Option<Withholding>,
        /// Payment in another currency than that of the prices.
        pub currency: Option<Conversion>,
    }
}

table! {
    /// The statement that shows how a payment is worked out.
    pub struct Statement {
        /// How soon after the period it is sent.
        pub within: Stated<Duration>,
        /// What it shows, as a noun phrase.
        pub what: Option<Text>,
    }
}

table! {
    /// Who bears a tax that the payer must withhold.
    pub enum Withholding {
        /// The payer: it pays so much more that the payee has the full sum.
        GrossUp => "gross-up",
        /// The payee: the payer deducts it.
        Deduct => "deduction",
    }
}

table! {
    /// Payment in another currency.
    pub struct Conversion {
        /// The currency of the prices; that of the deal when absent.
        pub pricing: Option<Currency>,
        /// The currency of payment.
        pub payment: Currency,
        /// Where the rate comes from, as a noun phrase.
        pub source: Text,
        /// The day of the rate, as a noun phrase: "the last business day of the quarter".
        pub on: Text,
    }
}

table! {
    /// Records and audit.
    pub struct Audit {
        /// How many audits in a contract year.
        pub per_year: Stated<u32>,
        /// How long beforehand an audit is announced.
        pub notice: Stated<Duration>,
        /// How long records are kept.
        pub records: Stated<Duration>,
        /// The underpayment at which the audited party bears the cost.
        pub cost_shift_at: Option<Stated<Percent>>,
    }
}
