use super::table;
use super::value::{Amount, Deadline, Duration, Id, Money, Percent, Stated, Text};

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
        /// Media that a party gives in kind.
        #[serde(default)]
        pub media: Vec<Media>,
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
        /// How money moves from one item of the plan to another; said nowhere when absent.
        pub reallocation: Option<Reallocation>,
        /// How the sums fall in a contract year that is shorter than twelve months; they stay whole when absent.
        pub prorating: Option<Prorating>,
        /// Duties to refer customers to a party, or to recommend it.
        #[serde(default)]
        pub referrals: Vec<Referral>,
        /// Whether all of this only states what the parties intend, and obliges nobody.
        #[serde(default)]
        pub intent_only: bool,
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
        /// How soon after the contract year begins it is spent; by the end of the year when absent.
        pub within: Option<Stated<Duration>>,
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
        /// Whether the duty lasts only while the other party keeps its baseline, which `marketing.baseline` states.
        #[serde(default)]
        pub while_baseline: bool,
        /// What else the duty depends on, as a clause.
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
        /// How much of an activity's cost the funds pay; all of it when absent.
        pub reimbursed: Option<Stated<Percent>>,
        /// How soon after an activity the claim is made.
        pub claims_within: Option<Stated<Duration>>,
        /// How soon after the claim it is paid.
        pub paid_within: Option<Stated<Duration>>,
        /// What happens to funds not claimed, as a sentence.
        pub unspent: Option<Text>,
    }
}

table! {
    /// The yearly marketing plan.
    pub struct MarketingPlan {
        /// The party that writes it; a key of `parties`.
        pub owner: Id,
        /// When it is submitted: how long before the contract year, or the day of the calendar before it.
        pub submit: Stated<Deadline>,
        /// When it is approved: how long before the contract year, or the day of the calendar before it.
        pub approve: Option<Stated<Deadline>>,
        /// The party that approves it, a key of `parties`; the forum of `marketing.approved-by` then approves changes only.
        pub approved_by: Option<Id>,
        /// How often it is reviewed and brought up to date; never during the year when absent.
        pub updated: Option<Period>,
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
        /// By what the spend is broken down, as nouns: "campaign", "medium"; not at all when absent.
        #[serde(default)]
        pub itemised_by: Vec<Text>,
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
    /// What the parties say of the alliance in public.
    pub struct Announcement {
        /// How soon after signature they announce it together; there is no joint announcement when absent.
        pub within: Option<Stated<Duration>>,
        /// How long a party has to approve a text.
        pub approval: Option<Stated<Duration>>,
        /// Whether a party needs the other's consent for each public statement on the alliance.
        #[serde(default)]
        pub consent: bool,
        /// What holds where the law asks a party to speak.
        pub legal_duty: Option<LegalDuty>,
    }
}

table! {
    /// The exception for a statement that a law, a court, an authority or a stock exchange asks for.
    pub struct LegalDuty {
        /// How long before the statement the party shows its text; without delay when absent.
        pub shown: Option<Stated<Duration>>,
    }
}

table! {
    /// Media that a party gives in kind: impressions, e-mails, placements.
    pub struct Media {
        /// The name of the row.
        pub id: Id,
        /// The party that gives it; a key of `parties`.
        pub by: Id,
        /// How much of what in each period: "2M impressions".
        pub amount: Stated<Amount>,
        /// The period.
        pub per: Period,
        /// Where it appears, as words that follow the amount: "on the start page of the marketplace".
        pub place: Option<Text>,
        /// What happens when a period falls short; nothing is said when absent.
        pub make_good: Option<MakeGood>,
    }
}

table! {
    /// Media that was promised and not delivered is delivered later.
    pub struct MakeGood {
        /// How soon after the period.
        pub within: Stated<Duration>,
        /// How much of what is missing; all of it when absent.
        pub share: Option<Stated<Percent>>,
    }
}

table! {
    /// Moving money within the marketing plan.
    pub struct Reallocation {
        /// How much of an item a party may move without asking; nothing when absent.
        pub free: Option<Stated<Percent>>,
        /// The forum that approves the rest, an id of `governance.forums`; the parties do in writing when absent.
        pub approved_by: Option<Id>,
    }
}

table! {
    /// In what steps the sums of a short contract year fall.
    pub enum Prorating {
        /// In proportion to the whole months that are missing.
        Months => "month",
        /// In proportion to the days that are missing.
        Days => "day",
    }
}

table! {
    /// A duty to send customers to a party, or to speak for it.
    pub struct Referral {
        /// The name of the row.
        pub id: Id,
        /// The party that owes it: a key of `parties`, or `both`, each for the other.
        pub by: Id,
        /// What it does.
        pub duty: ReferralDuty,
        /// For what, as a noun phrase: "the products".
        pub subject: Text,
        /// To or of whom, as a plural noun: "customers that ask for a forecast".
        pub customers: Text,
        /// What is excepted, as noun phrases.
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// What a party does for the other at its own customers.
    pub enum ReferralDuty {
        /// It passes the customer on to the other party.
        Refer => "refer",
        /// It recommends the other party's offer to the customer.
        Recommend => "recommend",
    }
}
