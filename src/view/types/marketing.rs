//! Marketing, sales compensation and training.

use super::view;

view! {
    /// Marketing.
    pub struct MarketingView {
        /// The budget, a row a contract year.
        pub budget: Vec<BudgetYearView>,
        /// The sum of all years, when it is known: "USD 4,500,000".
        pub total: Option<String>,
        /// The parties that have a budget, in order: the columns of the budget table.
        pub payers: Vec<String>,
        /// The quarters that the spec breaks a year into; empty when it does not.
        pub quarters: Vec<QuarterView>,
        /// Matched spending.
        pub matching: Option<MatchingView>,
        /// Own spend that must not fall.
        pub baseline: Vec<BaselineView>,
        /// Market development funds.
        pub mdf: Option<MdfView>,
        /// The marketing plan.
        pub plan: Option<MarketingPlanView>,
        /// Reports on spend.
        pub reporting: Option<ReportingView>,
        /// The joint announcement.
        pub announcement: Option<AnnouncementView>,
        /// Name of the forum that approves the plan: "Joint Steering Committee".
        pub approved_by: Option<String>,
        /// What happens to money not spent in a quarter, as a sentence.
        pub rollover: Option<String>,
    }

    /// The budget of one contract year.
    pub struct BudgetYearView {
        /// The contract year.
        pub year: u32,
        /// "1 February 2027 to 31 January 2028".
        pub period: Option<String>,
        /// The sum of each payer, in the order of `payers`; "–" where a payer has none.
        pub amounts: Vec<String>,
        /// The payers with a sum in this year.
        pub parts: Vec<BudgetPartView>,
        /// The sum of the year, when it is known.
        pub total: Option<String>,
    }

    /// What one party pays in one contract year.
    pub struct BudgetPartView {
        /// Short name of the party.
        pub by: String,
        /// "USD 900,000".
        pub amount: String,
        /// The whole units of the amount, for a chart; absent when it is open.
        pub units: Option<u64>,
    }

    /// What one party spends in one quarter of a contract year.
    pub struct QuarterView {
        /// The contract year.
        pub year: u32,
        /// The quarter of it, 1 to 4.
        pub quarter: u32,
        /// Short name of the party.
        pub by: String,
        /// "USD 300,000", or an open point in brackets.
        pub amount: String,
        /// The whole units of the amount, for a chart; 0 while it is open.
        pub units: u64,
        /// Whether it is open: a chart would show it as nothing.
        pub is_open: bool,
    }

    /// Matched spending.
    pub struct MatchingView {
        /// Short name of the party that matches.
        pub by: String,
        /// Short name of the party whose spend is matched.
        pub of: String,
        /// "100%".
        pub ratio: String,
        /// The most that is matched in a contract year.
        pub cap: Option<String>,
        /// What it depends on, as a clause.
        pub depends_on: Option<String>,
    }

    /// Own marketing that must not fall.
    pub struct BaselineView {
        /// Short name of the party.
        pub by: String,
        /// The least in a contract year.
        pub amount: String,
        /// The least in a quarter.
        pub per_quarter: Option<String>,
    }

    /// Market development funds.
    pub struct MdfView {
        /// Short name of the party that pays.
        pub by: String,
        /// "3%".
        pub accrual: String,
        /// What the rate is taken of.
        pub base: String,
        /// Whether activities need approval first.
        pub pre_approval: bool,
        /// How soon a claim is made.
        pub claims_within: Option<String>,
        /// What happens to funds not claimed, as a sentence.
        pub unspent: Option<String>,
    }

    /// The marketing plan.
    pub struct MarketingPlanView {
        /// Short name of the party that writes it.
        pub owner: String,
        /// How long before the contract year it is submitted.
        pub submit: String,
        /// How long before the contract year it is approved.
        pub approve: Option<String>,
        /// What it holds, as noun phrases.
        pub contents: Vec<String>,
    }

    /// A report on spend.
    pub struct ReportingView {
        /// "calendar month".
        pub every: String,
        /// "15 business days".
        pub within: String,
        /// What it says.
        pub what: Option<String>,
    }

    /// The joint announcement.
    pub struct AnnouncementView {
        /// How soon after signature.
        pub within: String,
        /// How long a party has to approve.
        pub approval: Option<String>,
    }

    /// Sales compensation and training.
    pub struct SalesView {
        /// Whether there is anything in it.
        pub any: bool,
        /// Quota retirement.
        pub quota: Vec<QuotaView>,
        /// Shares of incentive pay.
        pub incentive_share: Vec<IncentiveShareView>,
        /// SPIFFs.
        pub spiffs: Vec<SpiffView>,
        /// What is in it for each team.
        pub motives: Vec<MotiveView>,
        /// Training.
        pub training: Vec<TrainingView>,
        /// What is shown of the compensation plans.
        pub disclosure: Option<DisclosureView>,
    }

    /// Quota retirement.
    pub struct QuotaView {
        /// Short name of the party.
        pub by: String,
        /// "enterprise account managers".
        pub who: String,
        /// "100%".
        pub credit: String,
    }

    /// A share of incentive pay.
    pub struct IncentiveShareView {
        /// Short name of the party.
        pub by: String,
        /// Whose pay.
        pub who: String,
        /// "30%".
        pub share: String,
        /// "calendar quarter".
        pub measured: String,
    }

    /// A SPIFF.
    pub struct SpiffView {
        /// Who gets it.
        pub who: String,
        /// Short name of the party that pays.
        pub paid_by: String,
        /// "USD 1,500".
        pub amount: String,
        /// For what: "joint customer signed in the first contract year".
        pub per: String,
        /// The most that is paid.
        pub cap: Option<String>,
        /// To what the cap applies: "person and contract year".
        pub cap_per: Option<String>,
    }

    /// What is in it for a sales team.
    pub struct MotiveView {
        /// Short name of the party.
        pub team: String,
        /// What it gains.
        pub motive: String,
    }

    /// Training.
    pub struct TrainingView {
        /// Short name of the party that trains.
        pub by: String,
        /// Who is trained.
        pub audience: String,
        /// How many sessions.
        pub sessions: u32,
        /// Seats in a session.
        pub seats: Option<u32>,
        /// By when.
        pub due: Option<String>,
        /// Short name of the party that pays.
        pub paid_by: String,
        /// Whether those trained are tested.
        pub certified: bool,
    }

    /// What is shown of the compensation plans.
    pub struct DisclosureView {
        /// What is shown, as a noun phrase.
        pub what: String,
        /// Name of the forum.
        pub to: String,
        /// What it may do, as a verb phrase.
        pub power: Option<String>,
    }
}
