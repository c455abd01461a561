use schemars::JsonSchema;
use serde::Deserialize;

use super::marketing::Period;
use super::table;
use super::value::{Amount, Date, Duration, Id, Percent, Stated, Text};

table! {
    /// A minimum commitment: an amount of a metric in each contract year, and what follows when it is missed.
    pub struct Minimum {
        /// The name of the row.
        pub id: Id,
        /// The party that commits; a key of `parties`.
        pub by: Id,
        /// What is counted, as a noun phrase.
        pub metric: Text,
        /// How hard the party must try, where `none` makes it a threshold only; the result is owed when absent.
        pub efforts: Option<Efforts>,
        /// The period in which each amount is to be reached; the contract year when absent.
        pub per: Option<Period>,
        /// A part-year before the first full one; years are then counted from the day after it.
        pub stub: Option<Stub>,
        /// The minimum of each contract year; for each `per` of it, where there is one.
        #[serde(default)]
        pub schedule: Vec<YearAmount>,
        /// The minimum of the years after the last one of `schedule`.
        pub later: Option<Later>,
        /// How the minimum of the years that `schedule` leaves out is agreed.
        pub to_agree: Option<ToAgree>,
        /// What becomes of a result above the minimum; it is not said when absent.
        pub carry_forward: Option<CarryForward>,
        /// What counts towards the minimum besides the result, as noun phrases.
        #[serde(default)]
        pub credits: Vec<Text>,
        /// The party's right to give the minimum up.
        pub drop: Option<DropRight>,
        /// What follows when a year falls below a threshold, mildest first.
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
    /// How hard a party must try.
    pub enum Efforts {
        /// All that it can do.
        Best => "best efforts",
        /// What can reasonably be asked of it.
        Reasonable => "reasonable efforts",
        /// What a business in its place would do in its own interest.
        CommerciallyReasonable => "commercially reasonable efforts",
        /// Nothing: it owes neither the result nor an effort.
        None => "no duty of effort",
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
    /// A part-year from the Effective Date.
    pub struct Stub {
        /// Its last day.
        pub until: Stated<Date>,
        /// Its own amount; a twelfth of the first year's amount for each month of it when absent.
        pub amount: Option<Stated<Amount>>,
    }
}

/// The minimum of years that a schedule does not name.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Later {
    /// The last amount again.
    Repeat,
    /// Each year this much more than the year before.
    GrowBy(Stated<Percent>),
}

table! {
    /// A minimum that is agreed later.
    pub struct ToAgree {
        /// The forum that agrees it, an id of `governance.forums`; the parties themselves when absent.
        pub by: Option<Id>,
        /// The first contract year that is agreed so; the first that `schedule` leaves out when absent.
        pub from_year: Option<u32>,
        /// How long before the contract year begins it is agreed.
        pub before: Stated<Duration>,
        /// What it is when nothing is agreed in time, as a noun phrase; there is none for that year when absent.
        pub fallback: Option<Text>,
    }
}

table! {
    /// What becomes of a result above the minimum.
    pub enum CarryForward {
        /// It counts for its own year only.
        None => "none",
        /// It counts for the next year too.
        OneYear => "one year",
        /// It counts until it is used up.
        Unlimited => "unlimited",
    }
}

table! {
    /// The right to give a minimum up.
    pub struct DropRight {
        /// How long after the Effective Date the notice may first be given.
        pub after: Stated<Duration>,
        /// The notice.
        pub notice: Stated<Duration>,
        /// What follows, as a sentence.
        pub effect: Text,
        /// The minimum that takes its place; an id of `commitments.minimums`, which then counts from that day only.
        pub replaced_by: Option<Id>,
    }
}

table! {
    /// One step of a shortfall ladder.
    pub struct Shortfall {
        /// The share of the minimum, or the number of what it counts, below which the step applies.
        pub below: Amount,
        /// How many misses it takes; one when absent.
        pub repeated: Option<Repeated>,
        /// What follows.
        pub effect: Effect,
        /// By how much the fee falls; with `effect = "fee-cut"` only.
        pub cut: Option<Stated<Percent>>,
        /// With `effect = "fee-cut"` only: the fee that falls, an id of `money.fees`; the party's fees when absent.
        pub fee: Option<Id>,
        /// With `effect = "pay-difference"` only: the share of the difference that is paid; all of it when absent.
        pub share: Option<Stated<Percent>>,
        /// How soon the difference is paid or made up, from the end of the period.
        pub within: Option<Stated<Duration>>,
    }
}

table! {
    /// A number of misses.
    pub struct Repeated {
        /// How often the result must be below the threshold.
        pub times: u32,
        /// In how many periods in a row.
        pub out_of: u32,
    }
}

table! {
    /// What follows a shortfall.
    pub enum Effect {
        /// The missing part is made up in the next period.
        MakeUp => "make up",
        /// The party pays the difference, or a share of it.
        PayDifference => "pay the difference",
        /// The party's fee for the period falls.
        FeeCut => "fee cut",
        /// The party's exclusivity ends.
        LoseExclusivity => "loss of exclusivity",
        /// The other party may end the alliance (it needs an `exit.triggers` row for it).
        Terminate => "termination right",
    }
}
