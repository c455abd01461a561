//! Marketing, sales compensation and training.

use super::{CountView, view};

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
        /// Media that a party gives in kind.
        pub media: Vec<MediaView>,
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
        /// How money moves within the plan.
        pub reallocation: Option<ReallocationView>,
        /// "month" or "day": in what steps the sums of a short contract year fall.
        pub prorating: Option<String>,
        /// Duties to refer or recommend.
        pub referrals: Vec<ReferralView>,
        /// Whether all of this only states what the parties intend.
        pub intent_only: bool,
    }

    /// Media that a party gives in kind.
    pub struct MediaView {
        /// Short name of the party.
        pub by: String,
        /// The name of the row in words, where the amount is open and so does not say what is counted.
        pub counted: Option<String>,
        /// "2,000,000 impressions".
        pub amount: String,
        /// "calendar month".
        pub per: String,
        /// Words that follow the amount.
        pub place: Option<String>,
        /// How soon after the period what is missing is delivered.
        pub make_good_within: Option<String>,
        /// How much of it; all when absent.
        pub make_good_share: Option<String>,
    }

    /// How money moves within the plan.
    pub struct ReallocationView {
        /// How much of an item a party may move without asking.
        pub free: Option<String>,
        /// Name of the forum that approves the rest; the parties do when absent.
        pub approved_by: Option<String>,
    }

    /// A duty to refer or recommend.
    pub struct ReferralView {
        /// Short name of the party that owes it; absent when each owes it to the other.
        pub by: Option<String>,
        /// `refer` or `recommend`.
        pub duty: String,
        /// A noun phrase.
        pub subject: String,
        /// A plural noun.
        pub customers: String,
        /// What is excepted, as noun phrases.
        pub except: Vec<String>,
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
        /// "6 months" after the contract year begins; by its end when absent.
        pub within: Option<String>,
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
        /// Whether it lasts only while the other party keeps its baseline.
        pub while_baseline: bool,
        /// What else it depends on, as a clause.
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
        /// How much of an activity's cost the funds pay; all of it when absent.
        pub reimbursed: Option<String>,
        /// How soon a claim is made.
        pub claims_within: Option<String>,
        /// How soon after the claim it is paid.
        pub paid_within: Option<String>,
        /// What happens to funds not claimed, as a sentence.
        pub unspent: Option<String>,
    }

    /// The marketing plan.
    pub struct MarketingPlanView {
        /// Short name of the party that writes it.
        pub owner: String,
        /// How long before the contract year it is submitted: "60 days". Absent when a day is set.
        pub submit_before: Option<String>,
        /// The day before the contract year by which it is submitted: "1 October".
        pub submit_on: Option<String>,
        /// Whether the deal says when it is approved.
        pub is_approved: bool,
        /// How long before the contract year it is approved. Absent when a day is set.
        pub approve_before: Option<String>,
        /// The day before the contract year by which it is approved.
        pub approve_on: Option<String>,
        /// Short name of the party that approves it; absent when a forum or all parties do.
        pub approver: Option<String>,
        /// "calendar quarter": how often it is reviewed and brought up to date.
        pub updated: Option<String>,
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
        /// By what the spend is broken down.
        pub itemised_by: Vec<String>,
    }

    /// What the parties say in public.
    pub struct AnnouncementView {
        /// How soon after signature they announce the alliance together; they do not when absent.
        pub within: Option<String>,
        /// How long a party has to approve.
        pub approval: Option<String>,
        /// Whether each public statement needs consent.
        pub consent: bool,
        /// Whether a statement that the law asks for is excepted.
        pub legal_duty: bool,
        /// How long before such a statement its text is shown; without delay when absent.
        pub shown: Option<String>,
    }

    /// Sales compensation and training.
    pub struct SalesView {
        /// Whether there is anything in it.
        pub any: bool,
        /// Quota retirement.
        pub quota: Vec<QuotaView>,
        /// Sales targets for the joint product alone.
        pub product_quota: Vec<ProductQuotaView>,
        /// Shares of incentive pay.
        pub incentive_share: Vec<IncentiveShareView>,
        /// SPIFFs.
        pub spiffs: Vec<SpiffView>,
        /// Pay as for a party's own products.
        pub parity: Vec<ParityView>,
        /// Promises without a figure.
        pub promises: Vec<SalesPromiseView>,
        /// Whether each party bears the pay of its own sellers.
        pub own_cost: bool,
        /// What is in it for each team.
        pub motives: Vec<MotiveView>,
        /// Training.
        pub training: Vec<TrainingView>,
        /// What is shown of the compensation plans.
        pub disclosure: Vec<DisclosureView>,
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

    /// A seller's own sales target for the joint product.
    pub struct ProductQuotaView {
        /// Short name of the party.
        pub by: String,
        /// Whose target.
        pub who: String,
        /// "12 signed joint customers".
        pub target: String,
        /// "contract year".
        pub per: String,
    }

    /// Sellers are paid as for comparable products.
    pub struct ParityView {
        /// Short name of the party.
        pub by: String,
        /// Whose pay.
        pub who: String,
        /// What it is compared with.
        pub with: String,
    }

    /// A promise on selling that nothing measures.
    pub struct SalesPromiseView {
        /// Short name of the party; absent when each gives it.
        pub by: Option<String>,
        /// What it does, as an infinitive without "to".
        pub what: String,
        /// Whether it is a duty.
        pub binding: bool,
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
        /// Short name of the party that must allow it first.
        pub allowed_by: Option<String>,
        /// Whether it is left out when the shares of incentive pay are measured.
        pub outside_shares: bool,
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
        /// In what.
        pub subject: Option<String>,
        /// How many sessions; as many as are needed when absent.
        pub sessions: Option<CountView>,
        /// Seats in a session.
        pub seats: Option<CountView>,
        /// By when.
        pub due: Option<String>,
        /// Short name of the party that pays.
        pub paid_by: String,
        /// What a session costs.
        pub fee: Option<String>,
        /// By how much the fee is lower in the first contract year.
        pub first_year_discount: Option<String>,
        /// Whether those trained are tested.
        pub certified: bool,
    }

    /// What is shown of the compensation plans.
    pub struct DisclosureView {
        /// Short name of the party whose plans are shown; each party's when absent.
        pub by: Option<String>,
        /// What is shown, as a noun phrase.
        pub what: String,
        /// Name of the forum that sees it; absent when a party does.
        pub forum: Option<String>,
        /// Short name of the party that sees it.
        pub party: Option<String>,
        /// `view`, `review` or `approve`.
        pub power: String,
    }
}
