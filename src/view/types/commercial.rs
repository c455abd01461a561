//! What the parties commit.

use super::{CountView, view};

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
        /// Tests that ask for several minimums at once.
        pub tests: Vec<PerformanceTestView>,
        /// First customers to be won, earliest first.
        pub first_customers: Vec<FirstCustomersView>,
        /// Forecasts.
        pub forecasts: Vec<ForecastView>,
        /// Duties with their standard of effort.
        pub efforts: Vec<EffortsDutyView>,
        /// Whether a row of `efforts` says that no minimum is owed.
        pub no_minimum: bool,
        /// Security.
        pub security: Vec<SecurityView>,
        /// Guaranteed floors of fees.
        pub guarantees: Vec<GuaranteeView>,
    }

    /// A minimum commitment.
    pub struct MinimumView {
        /// Name of the row.
        pub id: String,
        /// Short name of the party that commits.
        pub by: String,
        /// What is counted: "net revenue from joint customers".
        pub metric: String,
        /// "commercially reasonable efforts"; absent when the result is owed, and with a threshold.
        pub efforts: Option<String>,
        /// Whether it is a threshold only, and no duty.
        pub threshold: bool,
        /// "calendar quarter"; absent when each amount is for the contract year.
        pub per: Option<String>,
        /// A part-year before the first full one.
        pub stub: Option<StubView>,
        /// The contract years with their amounts.
        pub schedule: Vec<YearAmountView>,
        /// Whether the last amount holds for all later years.
        pub repeats: bool,
        /// By how much later years grow, each over the year before: "15%".
        pub grows_by: Option<String>,
        /// How the minimum of later years is agreed.
        pub to_agree: Option<ToAgreeView>,
        /// `none`, `one-year`, `unlimited`, or absent.
        pub carry_forward: Option<String>,
        /// What counts towards it besides the result, as noun phrases.
        pub credits: Vec<String>,
        /// The right to give it up.
        pub drop: Option<DropView>,
        /// The metric of the minimum whose place it takes, if only then it counts.
        pub replaces: Option<String>,
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

    /// A part-year from the Effective Date.
    pub struct StubView {
        /// Its last day.
        pub until: String,
        /// Its own amount; absent when it is a twelfth of the first year's for each month.
        pub amount: Option<String>,
    }

    /// A minimum that is agreed later.
    pub struct ToAgreeView {
        /// Name of the forum that agrees it; absent when the parties do.
        pub by: Option<String>,
        /// The first contract year agreed so.
        pub from_year: u32,
        /// "60 days".
        pub before: String,
        /// What it is otherwise, as a noun phrase.
        pub fallback: Option<String>,
    }

    /// The right to give a minimum up.
    pub struct DropView {
        /// How long after the Effective Date the notice may first be given.
        pub after: String,
        /// That date, where it is known.
        pub after_date: Option<String>,
        /// The notice.
        pub notice: String,
        /// What follows, as a sentence.
        pub effect: String,
        /// The metric of the minimum that takes its place.
        pub replaced_by: Option<String>,
    }

    /// One step of a shortfall ladder.
    pub struct ShortfallView {
        /// "90%" or "562,500 sales calls".
        pub below: String,
        /// Whether `below` is a share of the minimum.
        pub of_minimum: bool,
        /// How many misses it takes, when it is more than one.
        pub times: Option<u32>,
        /// In how many periods in a row; with `times`.
        pub out_of: Option<u32>,
        /// `make-up`, `pay-difference`, `fee-cut`, `lose-exclusivity` or `terminate`.
        pub effect: String,
        /// By how much the fee falls, with `fee-cut`: "10%".
        pub cut: Option<String>,
        /// The fee that falls, with `fee-cut`; absent when all do.
        pub fee: Option<String>,
        /// The share of the difference that is paid; absent when all is.
        pub share: Option<String>,
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
        /// On what the refund depends, as a clause.
        pub refund_if: Option<String>,
    }

    /// Dedicated people.
    pub struct PeopleView {
        /// Short name of the party that employs them.
        pub by: String,
        /// How many.
        pub count: CountView,
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
        /// "reasonable efforts"; absent when the state itself is owed.
        pub efforts: Option<String>,
        /// Whether no effort is owed.
        pub threshold: bool,
    }

    /// A test that is passed only if each of several minimums is reached.
    pub struct PerformanceTestView {
        /// Name of the row.
        pub id: String,
        /// "field performance".
        pub what: String,
        /// The minimums that must all be reached.
        pub all_of: Vec<TestPartView>,
        /// "4 quarters"; absent when each minimum's own period counts.
        pub over: Option<String>,
        /// What follows, as a sentence.
        pub if_missed: Option<String>,
    }

    /// A part of a performance test.
    pub struct TestPartView {
        /// Short name of the party that commits the minimum.
        pub by: String,
        /// The metric of the minimum.
        pub metric: String,
        /// "90%" or "562,500 sales calls".
        pub at_least: String,
        /// Whether `at_least` is a share of the minimum.
        pub of_minimum: bool,
    }

    /// First customers to be won.
    pub struct FirstCustomersView {
        /// Short name of the party that wins them.
        pub by: String,
        /// "3 paying customers".
        pub count: String,
        /// The date.
        pub due: String,
        /// "reasonable efforts"; absent when the result is owed.
        pub efforts: Option<String>,
        /// Whether it is an aim only.
        pub threshold: bool,
    }

    /// A forecast.
    pub struct ForecastView {
        /// Short name of the party that gives it.
        pub by: String,
        /// What is forecast.
        pub what: String,
        /// "12 months".
        pub horizon: String,
        /// "calendar month".
        pub every: String,
        /// The first part, which binds: "3 months".
        pub binding: Option<String>,
        /// "10%".
        pub tolerance: Option<String>,
        /// What follows when the result lies further off, as a sentence.
        pub if_missed: Option<String>,
    }

    /// A duty with its standard of effort.
    pub struct EffortsDutyView {
        /// Short name of the party that owes it.
        pub by: String,
        /// An infinitive without "to".
        pub duty: String,
        /// "best efforts"; absent when there is no duty.
        pub standard: Option<String>,
    }

    /// Security.
    pub struct SecurityView {
        /// Short name of the party that gives it.
        pub by: String,
        /// Short name of the party that may draw on it.
        pub to: String,
        /// "letter of credit".
        pub kind: String,
        /// For how much.
        pub amount: String,
        /// What it secures, as a noun phrase.
        pub secures: String,
        /// How soon after the Effective Date.
        pub within: String,
        /// How long it runs; until all is paid when absent.
        pub lasts: Option<String>,
        /// How often it is renewed.
        pub renewals: Option<CountView>,
    }

    /// A guaranteed floor of fees.
    pub struct GuaranteeView {
        /// Short name of the party that guarantees.
        pub by: String,
        /// Short name of the party that is sure of the floor.
        pub to: String,
        /// What the fee is called.
        pub fee: String,
        /// The floor of each period.
        pub periods: Vec<GuaranteePeriodView>,
        /// "30 days".
        pub within: String,
        /// The name of the test that the floor depends on.
        pub test: Option<String>,
        /// What else it depends on, as clauses.
        pub conditions: Vec<String>,
        /// What ends it, as clauses.
        pub lost_if: Vec<String>,
    }

    /// The floor of one period.
    pub struct GuaranteePeriodView {
        /// The first day.
        pub from: String,
        /// The last day.
        pub to: String,
        /// The floor.
        pub amount: String,
        /// The day of the interim true-up.
        pub interim_on: Option<String>,
        /// What the fees must have come to by then.
        pub interim_amount: Option<String>,
    }
}
