//! What the parties commit and pay.

use super::view;

view! {
    /// What the parties commit.
    pub struct CommitmentsView {
        /// Minimum commitments.
        pub minimums: Vec<MinimumView>,
        /// Prepayments.
        pub prepayments: Vec<PrepaymentView>,
        /// Dedicated people.
        pub people: Vec<PeopleView>,
        /// Milestones, earliest first.
        pub milestones: Vec<MilestoneView>,
    }

    /// A minimum commitment.
    pub struct MinimumView {
        /// Name of the row.
        pub id: String,
        /// Short name of the party that commits.
        pub by: String,
        /// What is counted: "net revenue from joint customers".
        pub metric: String,
        /// The contract years with their amounts.
        pub schedule: Vec<YearAmountView>,
        /// The shortfall ladder, mildest first.
        pub shortfall: Vec<ShortfallView>,
        /// What excuses a shortfall, as noun phrases.
        pub excused_by: Vec<String>,
        /// Whether the ladder is the only remedy in money.
        pub sole_money_remedy: bool,
    }

    /// The minimum of a contract year.
    pub struct YearAmountView {
        /// The contract year: 1.
        pub year: u32,
        /// "1 February 2027 to 31 January 2028"; absent when the Effective Date is open.
        pub period: Option<String>,
        /// "USD 1,500,000" or "9,000 conversations".
        pub amount: String,
    }

    /// One step of a shortfall ladder.
    pub struct ShortfallView {
        /// "90%".
        pub below: String,
        /// `make-up`, `pay-difference`, `fee-cut`, `lose-exclusivity` or `terminate`.
        pub effect: String,
        /// By how much the fee falls, with `fee-cut`: "10%".
        pub cut: Option<String>,
        /// How soon after the contract year: "45 days".
        pub within: Option<String>,
    }

    /// Money paid in advance.
    pub struct PrepaymentView {
        /// Short name of the party that pays.
        pub by: String,
        /// Short name of the party that is paid (the other one); absent with more than two parties.
        pub to: Option<String>,
        /// How much.
        pub amount: String,
        /// How soon after the Effective Date: "10 business days".
        pub due: String,
        /// What it is set off against, as a noun phrase.
        pub applied_to: Option<String>,
        /// `none`, `pro-rata` or `full`.
        pub refundable: String,
    }

    /// Dedicated people.
    pub struct PeopleView {
        /// Short name of the party that employs them.
        pub by: String,
        /// How many.
        pub count: u32,
        /// "solution engineers".
        pub role: String,
        /// Share of their working time: "75%".
        pub share: String,
    }

    /// A milestone.
    pub struct MilestoneView {
        /// Short name of the party that does it.
        pub by: String,
        /// The state reached, as a clause.
        pub what: String,
        /// The date.
        pub due: String,
        /// What follows when it is missed, as a clause.
        pub if_missed: Option<String>,
        /// Whether the spec says expressly that missing it is a breach: `yes`, `no`, or absent.
        pub breach: Option<String>,
    }

    /// Money between the parties.
    pub struct MoneyView {
        /// Fees.
        pub fees: Vec<FeeView>,
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
        /// "22%".
        pub rate: String,
        /// What the rate is taken of.
        pub base: String,
        /// "calendar quarter"; absent when it is paid for each case.
        pub every: Option<String>,
        /// "30 days".
        pub within: String,
    }

    /// How payments are made.
    pub struct PaymentView {
        /// "1%".
        pub late_interest: Option<String>,
        /// "calendar month".
        pub per: String,
        /// `yes`, `no`, or absent.
        pub set_off: Option<String>,
    }

    /// Records and audit.
    pub struct AuditView {
        /// Audits in a contract year.
        pub per_year: u32,
        /// "30 days".
        pub notice: String,
        /// "3 years".
        pub records: String,
        /// "5%".
        pub cost_shift_at: Option<String>,
    }
}
