use super::marketing::Period;
use super::minimums::{Efforts, Minimum};
use super::table;
use super::value::{Amount, Date, Duration, Id, Money, Percent, Stated, Text};

table! {
    /// What the parties commit: the skin in the game (source: Belfor, "trifecta").
    #[derive(Default)]
    pub struct CommitmentsTable {
        /// Minimum commitments.
        #[serde(default)]
        pub minimums: Vec<Minimum>,
        /// Prepayments.
        #[serde(default)]
        pub prepayments: Vec<Prepayment>,
        /// Dedicated people.
        #[serde(default)]
        pub people: Vec<People>,
        /// Milestones.
        #[serde(default)]
        pub milestones: Vec<Milestone>,
        /// Tests that ask for several minimums at once.
        #[serde(default)]
        pub tests: Vec<PerformanceTest>,
        /// First customers to be won.
        #[serde(default)]
        pub first_customers: Vec<FirstCustomers>,
        /// Forecasts that one party gives.
        #[serde(default)]
        pub forecasts: Vec<Forecast>,
        /// Duties that are owed with a standard of effort, not by a result.
        #[serde(default)]
        pub efforts: Vec<EffortsDuty>,
        /// Security for what a party owes.
        #[serde(default)]
        pub security: Vec<Security>,
        /// Floors of fees that a party guarantees.
        #[serde(default)]
        pub guarantees: Vec<Guarantee>,
    }
}

table! {
    /// Money paid in advance.
    pub struct Prepayment {
        /// The name of the row.
        pub id: Id,
        /// The party that pays; a key of `parties`.
        pub by: Id,
        /// How much.
        pub amount: Stated<Money>,
        /// How soon after the Effective Date.
        pub due: Stated<Duration>,
        /// What it is set off against, as a noun phrase.
        pub applied_to: Option<Text>,
        /// What is paid back when the alliance ends early.
        pub refundable: Refund,
        /// On what the refund depends besides, as a clause: "Harbor ends it for a breach by Meridian".
        pub refund_if: Option<Text>,
    }
}

table! {
    /// What is paid back of a prepayment when the alliance ends early.
    pub enum Refund {
        /// Nothing.
        None => "not refundable",
        /// The part not yet set off.
        ProRata => "refundable pro rata",
        /// All of it.
        Full => "fully refundable",
    }
}

table! {
    /// People whom a party dedicates to the alliance.
    pub struct People {
        /// The name of the row.
        pub id: Id,
        /// The party that employs them; a key of `parties`.
        pub by: Id,
        /// How many.
        pub count: Stated<u32>,
        /// What they do, as a plural noun: "solution engineers".
        pub role: Text,
        /// The share of their working time.
        pub share: Stated<Percent>,
    }
}

table! {
    /// Something to be done by a date.
    pub struct Milestone {
        /// The name of the row.
        pub id: Id,
        /// The party that does it; a key of `parties`.
        pub by: Id,
        /// The state reached, as a clause: "The product runs in the marketplace".
        pub what: Text,
        /// When it is due.
        pub due: Stated<Date>,
        /// What follows when it is missed, as a clause.
        pub if_missed: Option<Text>,
        /// Whether missing it is a breach of the agreement; said expressly when `false`.
        pub breach: Option<bool>,
        /// How hard the party must try; the state itself is owed when absent.
        pub efforts: Option<Efforts>,
    }
}

table! {
    /// A test that is passed only if each of several minimums is reached.
    pub struct PerformanceTest {
        /// The name of the row.
        pub id: Id,
        /// What the test is called, as a noun phrase: "field performance".
        pub what: Text,
        /// The minimums that must all be reached.
        pub all_of: Vec<TestPart>,
        /// The trailing window over which results are added up; each minimum's own period when absent.
        pub over: Option<Stated<Duration>>,
        /// What follows when it is not passed, as a sentence; other rows may refer to the test as well.
        pub if_missed: Option<Text>,
    }
}

table! {
    /// A part of a performance test.
    pub struct TestPart {
        /// The minimum; an id of `commitments.minimums`.
        pub minimum: Id,
        /// How much of it must be reached: a share of it, or a number of what it counts.
        pub at_least: Stated<Amount>,
    }
}

table! {
    /// First customers to be won by a date.
    pub struct FirstCustomers {
        /// The name of the row.
        pub id: Id,
        /// The party that wins them; a key of `parties`.
        pub by: Id,
        /// How many of whom: "3 paying customers".
        pub count: Stated<Amount>,
        /// Until when.
        pub due: Stated<Date>,
        /// How hard the party must try; the result is owed when absent.
        pub efforts: Option<Efforts>,
    }
}

table! {
    /// A forecast that one party gives regularly.
    #[schemars(extend("x-row" = ["by", "what"]))]
    pub struct Forecast {
        /// The party that gives it; a key of `parties`.
        pub by: Id,
        /// What is forecast, as a noun phrase.
        pub what: Text,
        /// How far it looks ahead.
        pub horizon: Stated<Duration>,
        /// How often it is given.
        pub every: Period,
        /// The first part of the horizon, which binds; no part binds when absent.
        pub binding: Option<Stated<Duration>>,
        /// How far the result may lie from the forecast without consequence.
        pub tolerance: Option<Stated<Percent>>,
        /// What follows when the result lies further off, as a sentence.
        pub if_missed: Option<Text>,
    }
}

table! {
    /// A duty with its standard of effort.
    #[schemars(extend("x-row" = ["by", "duty"]))]
    pub struct EffortsDuty {
        /// The party that owes it; a key of `parties`.
        pub by: Id,
        /// What it is to do, as an infinitive without "to".
        pub duty: Text,
        /// How hard it must try.
        pub standard: Efforts,
    }
}

impl EffortsDuty {
    /// Whether it says that the party owes no minimum: the duty names one, and no effort is owed for it.
    pub(crate) fn excludes_minimum(&self) -> bool {
        self.standard == Efforts::None && self.duty.split_whitespace().any(|word| word.starts_with("minimum"))
    }
}

table! {
    /// Security that a party gives for what it owes.
    pub struct Security {
        /// The name of the row.
        pub id: Id,
        /// The party that gives it; a key of `parties`.
        pub by: Id,
        /// The party that may draw on it; a key of `parties`.
        pub to: Id,
        /// What it is.
        pub kind: SecurityKind,
        /// For how much.
        pub amount: Stated<Money>,
        /// What it secures, as a noun phrase.
        pub secures: Text,
        /// How soon after the Effective Date it is given.
        pub within: Stated<Duration>,
        /// How long it runs; until all that it secures is paid when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// How often it is renewed for the same time; with `for` only.
        pub renewals: Option<Stated<u32>>,
    }
}

table! {
    /// What a security is.
    pub enum SecurityKind {
        /// A bank pays on demand against documents.
        LetterOfCredit => "letter of credit",
        /// A bank guarantees.
        BankGuarantee => "bank guarantee",
        /// A parent company guarantees.
        ParentGuarantee => "parent company guarantee",
        /// A surety answers for performance.
        PerformanceBond => "performance bond",
        /// Money is left with the other party.
        Deposit => "cash deposit",
    }
}

table! {
    /// A floor of fees that one party guarantees the other: the counter-guarantee to a minimum commitment.
    pub struct Guarantee {
        /// The name of the row.
        pub id: Id,
        /// The party that guarantees; a key of `parties`.
        pub by: Id,
        /// The party that is sure of the floor; a key of `parties`.
        pub to: Id,
        /// The fee; an id of `money.fees`.
        pub fee: Id,
        /// The floor of each period.
        pub periods: Vec<GuaranteePeriod>,
        /// How soon after each date the difference is paid.
        pub within: Stated<Duration>,
        /// The test that the other party must pass for the floor of a period; an id of `commitments.tests`.
        pub test: Option<Id>,
        /// What else the floor depends on, as clauses.
        #[serde(default)]
        pub conditions: Vec<Text>,
        /// What ends the guarantee for the period that then runs and later ones, as clauses.
        #[serde(default)]
        pub lost_if: Vec<Text>,
    }
}

table! {
    /// The floor of fees for one period.
    pub struct GuaranteePeriod {
        /// The first day.
        pub from: Stated<Date>,
        /// The last day.
        pub to: Stated<Date>,
        /// The least that the fees of the period come to.
        pub amount: Stated<Money>,
        /// A payment on account within the period.
        pub interim: Option<Interim>,
    }
}

table! {
    /// An interim true-up: what the fees must have come to on a day within the period.
    pub struct Interim {
        /// The day.
        pub on: Stated<Date>,
        /// How much.
        pub amount: Stated<Money>,
    }
}
