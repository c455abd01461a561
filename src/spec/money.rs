use super::marketing::Period;
use super::table;
use super::value::{Duration, Id, Percent, Stated, Text};

table! {
    /// The money that flows between the parties.
    #[derive(Default)]
    pub struct MoneyTable {
        /// Fees, shares and royalties, each in its own direction.
        #[serde(default)]
        pub fees: Vec<Fee>,
        /// How payments are made.
        pub payment: Option<Payment>,
        /// Records and audit.
        pub audit: Option<Audit>,
    }
}

table! {
    /// A fee that one party pays the other.
    pub struct Fee {
        /// The name of the row.
        pub id: Id,
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// The party that is paid; a key of `parties`.
        pub payee: Id,
        /// What the fee is called: "Revenue share".
        pub what: Text,
        /// The rate.
        pub rate: Stated<Percent>,
        /// What the rate is taken of, as a noun phrase.
        pub base: Text,
        /// How often it is paid; for each case when absent.
        pub every: Option<Period>,
        /// How soon after the period or the invoice.
        pub within: Stated<Duration>,
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
    }
}

table! {
    /// Records and audit.
    pub struct Audit {
        /// How many audits in a contract year.
        pub per_year: u32,
        /// How long beforehand an audit is announced.
        pub notice: Stated<Duration>,
        /// How long records are kept.
        pub records: Stated<Duration>,
        /// The underpayment at which the audited party bears the cost.
        pub cost_shift_at: Option<Stated<Percent>>,
    }
}
