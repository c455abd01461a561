use super::table;
use super::value::{Duration, Id, Money, Percent, Stated, Text};

table! {
    /// The marketing budget and its rules.
    pub struct MarketingTable {
        /// What each party spends on the alliance in each contract year.
        #[serde(default)]
        pub budget: Vec<Budget>,
        /// One party's spend follows the other's.
        pub matching: Option<Matching>,
        /// Spend of a party's own that must not fall.
        #[serde(default)]
        pub baseline: Vec<Baseline>,
        /// Market development funds (MDF).
        pub mdf: Option<Mdf>,
        /// The marketing plan.
        pub plan: Option<MarketingPlan>,
        /// Reports on spend.
        pub reporting: Option<Reporting>,
        /// The joint announcement.
        pub announcement: Option<Announcement>,
        /// The forum that approves the plan and changes to it; an id of `governance.forums`.
        pub approved_by: Option<Id>,
        /// What happens to money not spent in a quarter, as a sentence.
        pub rollover: Option<Text>,
    }
}

table! {
    /// What one party spends in one contract year.
    #[schemars(extend("x-row" = ["by", "year"]))]
    pub struct Budget {
        /// The party that pays; a key of `parties`.
        pub by: Id,
        /// The contract year, counted from 1.
        pub year: u32,
        /// The sum for the year.
        pub amount: Stated<Money>,
        /// Its parts by quarter of the contract year, first to fourth; they add up to `amount`.
        #[serde(default)]
        pub quarters: Vec<Stated<Money>>,
    }
}

table! {
    /// Matched spending.
    pub struct Matching {
        /// The party that matches; a key of `parties`.
        pub by: Id,
        /// The party whose spend is matched; a key of `parties`.
        pub of: Id,
        /// How much of the other's spend is matched.
        pub ratio: Stated<Percent>,
        /// The most that is matched in a contract year.
        pub cap: Option<Stated<Money>>,
        /// What the duty depends on, as a clause.
        pub depends_on: Option<Text>,
    }
}

table! {
    /// A party's own marketing that must not fall.
    #[schemars(extend("x-row" = ["by"]))]
    pub struct Baseline {
        /// The party; a key of `parties`.
        pub by: Id,
        /// The least it spends in a contract year.
        pub amount: Stated<Money>,
        /// The least it spends in a quarter.
        pub per_quarter: Option<Stated<Money>>,
    }
}

table! {
    /// Market development funds: money that accrues with sales and is claimed back for approved activities.
    pub struct Mdf {
        /// The party that pays; a key of `parties`.
        pub by: Id,
        /// The rate at which the funds accrue.
        pub accrual: Stated<Percent>,
        /// What the rate is taken of, as a noun phrase.
        pub base: Text,
        /// Whether an activity needs approval before money is spent on it.
        #[serde(default)]
        pub pre_approval: bool,
        /// How soon after an activity the claim is made.
        pub claims_within: Option<Stated<Duration>>,
        /// What happens to funds not claimed, as a sentence.
        pub unspent: Option<Text>,
    }
}

table! {
    /// The yearly marketing plan.
    pub struct MarketingPlan {
        /// The party that writes it; a key of `parties`.
        pub owner: Id,
        /// How long before the contract year it is submitted.
        pub submit: Stated<Duration>,
        /// How long before the contract year it is approved.
        pub approve: Option<Stated<Duration>>,
        /// What it holds, as noun phrases.
        #[serde(default)]
        pub contents: Vec<Text>,
    }
}

table! {
    /// A report that one or both parties owe.
    pub struct Reporting {
        /// How often.
        pub every: Period,
        /// How soon after the period ends.
        pub within: Stated<Duration>,
        /// What it says, as a noun phrase.
        pub what: Option<Text>,
    }
}

table! {
    /// A period that repeats.
    pub enum Period {
        /// Every week.
        Week => "week",
        /// Every calendar month.
        Month => "calendar month",
        /// Every calendar quarter.
        Quarter => "calendar quarter",
        /// Every contract year.
        Year => "contract year",
    }
}

table! {
    /// The joint announcement.
    pub struct Announcement {
        /// How soon after signature.
        pub within: Stated<Duration>,
        /// How long a party has to approve a text.
        pub approval: Option<Stated<Duration>>,
    }
}
