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
    }
}

table! {
    /// A minimum commitment: an amount of a metric in each contract year, and what follows when it is missed.
    pub struct Minimum {
        /// The name of the row.
        pub id: Id,
        /// The party that commits; a key of `parties`.
        pub by: Id,
        /// What is counted, as a noun phrase.
        pub metric: Text,
        /// The minimum of each contract year.
        pub schedule: Vec<YearAmount>,
        /// What follows when a year falls below a share of its minimum, mildest first.
        #[serde(default)]
        pub shortfall: Vec<Shortfall>,
        /// Events that excuse a shortfall, as noun phrases.
        #[serde(default)]
        pub excused_by: Vec<Text>,
        /// Whether the shortfall ladder is the only remedy in money.
        #[serde(default)]
        pub sole_money_remedy: bool,
    }
}

table! {
    /// An amount for one contract year.
    #[schemars(extend("x-row" = ["year"]))]
    pub struct YearAmount {
        /// The contract year, counted from 1.
        pub year: u32,
        /// The amount.
        pub amount: Stated<Amount>,
    }
}

table! {
    /// One step of a shortfall ladder.
    pub struct Shortfall {
        /// The share of the year's minimum below which the step applies.
        pub below: Percent,
        /// What follows.
        pub effect: Effect,
        /// By how much the fee falls; with `effect = "fee-cut"` only.
        pub cut: Option<Stated<Percent>>,
        /// How soon the difference is paid or made up, from the end of the contract year.
        pub within: Option<Stated<Duration>>,
    }
}

table! {
    /// What follows a shortfall.
    pub enum Effect {
        /// The missing part is made up in the next contract year.
        MakeUp => "make up",
        /// The party pays the difference.
        PayDifference => "pay the difference",
        /// The party's fee for the year falls.
        FeeCut => "fee cut",
        /// The party's exclusivity ends.
        LoseExclusivity => "loss of exclusivity",
        /// The other party may end the alliance (it needs an `exit.triggers` row for it).
        Terminate => "termination right",
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
        pub count: u32,
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
    }
}
