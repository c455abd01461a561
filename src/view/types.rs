//! The shapes that templates see. An `Option` that is absent is `null`; every field is always there.

/// Declares a struct that templates see.
macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, schemars::JsonSchema)]
        pub struct $name { $($body)* }
    )+};
}
pub(super) use view;

view! {
    /// The deal as both parties may read it.
    pub struct SharedView {
        /// The date of this draft, when the caller gave one.
        pub today: Option<String>,
        /// What the alliance is.
        pub deal: DealView,
        /// The parties, ours first.
        pub parties: Vec<PartyView>,
        /// The short names of the parties, joined: "Harbor and Meridian".
        pub party_names: String,
        /// What it covers.
        pub scope: Option<ScopeView>,
        /// Shared goals, earliest first.
        pub goals: Vec<GoalView>,
        /// What the parties commit.
        pub commitments: CommitmentsView,
        /// Marketing.
        pub marketing: Option<MarketingView>,
        /// Sales compensation and training.
        pub sales: SalesView,
        /// Money between the parties.
        pub money: MoneyView,
        /// Exclusivity, a row a territory.
        pub exclusivity: Vec<ExclusivityView>,
        /// Intellectual property.
        pub ip: IpView,
        /// Governance.
        pub governance: GovernanceView,
        /// Rules of engagement.
        pub engagement: Option<EngagementView>,
        /// The pilot.
        pub pilot: Option<PilotView>,
        /// Key performance indicators.
        pub kpis: Vec<KpiView>,
        /// Risks.
        pub risks: Vec<RiskView>,
        /// The exit.
        pub exit: ExitView,
        /// Terms of the term sheet and general terms.
        pub terms: TermsView,
        /// Terms that have no table of their own.
        pub other_terms: Vec<OtherTermView>,
        /// All dates of the plan in order: start, goals, milestones, gates, end.
        pub calendar: Vec<CalendarView>,
    }

    /// What the alliance is.
    pub struct DealView {
        /// Its title.
        pub title: String,
        /// Its kind, as written in the spec: `joint-go-to-market`.
        pub kind: String,
        /// Its kind in words, without an article: "joint go-to-market alliance".
        pub kind_label: String,
        /// Its mechanism, as written in the spec: `distribution`, `integration` or `brand`.
        pub mechanism: Option<String>,
        /// The currency of all sums: "USD".
        pub currency: String,
        /// The Effective Date: "1 February 2027", or an open point in brackets.
        pub effective: String,
        /// The length of the initial term: "3 years".
        pub term: String,
        /// The last day of the initial term; absent when a part of it is open.
        pub end: Option<String>,
        /// What the alliance does, in whole sentences.
        pub summary: Option<String>,
        /// How the mechanism works here, in whole sentences.
        pub how_it_works: Option<String>,
    }

    /// A party.
    pub struct PartyView {
        /// The name that the spec calls it.
        pub id: String,
        /// The full registered name.
        pub name: String,
        /// The short name.
        pub short: String,
        /// Legal form and place, with its article: "a Delaware corporation".
        pub kind: String,
        /// Postal address for notices.
        pub address: Option<String>,
        /// E-mail address for notices.
        pub email: Option<String>,
        /// Person or office for notices.
        pub attention: Option<String>,
        /// What it is in the alliance: "owner of the product".
        pub role: Option<String>,
        /// What the alliance gives it.
        pub gains: Option<String>,
        /// The signatory's name.
        pub signatory_name: Option<String>,
        /// The signatory's office.
        pub signatory_title: Option<String>,
    }

    /// What the alliance covers. Noun phrases.
    pub struct ScopeView {
        /// Products or services.
        pub products: Vec<String>,
        /// Countries or regions.
        pub territory: Option<String>,
        /// Field of use.
        pub field: Option<String>,
        /// Customers addressed.
        pub customers: Option<String>,
        /// What it does not cover.
        pub out_of_scope: Vec<String>,
        /// What the customer gains.
        pub customer_gains: Option<String>,
    }

    /// A shared goal.
    pub struct GoalView {
        /// What is to be reached.
        pub goal: String,
        /// The measure of success: "30 customers".
        pub target: Option<String>,
        /// The date: "31 January 2028".
        pub by: Option<String>,
    }

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
        /// "USD 300,000".
        pub amount: String,
        /// The whole units of the amount, for a chart.
        pub units: u64,
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

    /// Exclusivity in a territory.
    pub struct ExclusivityView {
        /// Name of the row.
        pub id: String,
        /// Short name of the party that grants it.
        pub grantor: String,
        /// Short name of the party that has it.
        pub to: String,
        /// `exclusive`, `preferred`, `non-exclusive` or `excluded`.
        pub level: String,
        /// Where.
        pub territory: String,
        /// For what.
        pub field: Option<String>,
        /// How long from the Effective Date; the whole term when absent.
        pub lasts: Option<String>,
        /// The metric of the minimum that keeps it alive.
        pub while_metric: Option<String>,
        /// The share of that minimum: "75%".
        pub while_at_least: Option<String>,
        /// What it becomes: `non-exclusive` and so on.
        pub fallback: Option<String>,
        /// What is excepted, as noun phrases.
        pub except: Vec<String>,
    }

    /// Intellectual property.
    pub struct IpView {
        /// Whether there is anything in it.
        pub any: bool,
        /// What each party brings and keeps.
        pub background: Vec<BackgroundView>,
        /// What is made together.
        pub joint: Option<JointIpView>,
        /// Licences.
        pub licences: Vec<LicenceView>,
        /// Names and logos.
        pub marks: Option<MarksView>,
    }

    /// What a party brings and keeps.
    pub struct BackgroundView {
        /// Short name of the party.
        pub party: String,
        /// A noun phrase.
        pub what: String,
    }

    /// What is made together.
    pub struct JointIpView {
        /// A noun phrase.
        pub what: String,
        /// Short name of the owner; absent when both own it.
        pub owner: Option<String>,
        /// What the other may do with it, as a sentence.
        pub licence: Option<String>,
        /// Short name of the party that files.
        pub files: Option<String>,
        /// Short name of the party that enforces.
        pub enforces: Option<String>,
        /// Who pays, as a sentence.
        pub costs: Option<String>,
        /// What happens at the end, in whole sentences.
        pub exit: Option<String>,
    }

    /// A licence.
    pub struct LicenceView {
        /// Short name of the party that grants it.
        pub licensor: String,
        /// Short name of the party that has it.
        pub licensee: String,
        /// "the products, to demonstrate, market and sell them".
        pub subject: String,
        /// Where; everywhere when absent.
        pub territory: Option<String>,
        /// "to affiliates only"; none when absent.
        pub sublicence: Option<String>,
    }

    /// Names and logos.
    pub struct MarksView {
        /// A noun phrase.
        pub guidelines: String,
        /// "5 business days".
        pub approval: Option<String>,
    }

    /// Governance.
    pub struct GovernanceView {
        /// Whether there is anything in it.
        pub any: bool,
        /// Meetings and committees.
        pub forums: Vec<ForumView>,
        /// Named people.
        pub people: Vec<PersonView>,
        /// Escalation, lowest level first.
        pub escalation: Vec<EscalationView>,
        /// Paths by incident.
        pub incidents: Vec<IncidentView>,
        /// Final say by subject.
        pub final_say: Vec<FinalSayView>,
        /// Reports.
        pub reports: Vec<ReportView>,
        /// Support of customers by level.
        pub support: Vec<SupportLevelView>,
    }

    /// A meeting or committee.
    pub struct ForumView {
        /// Its name.
        pub name: String,
        /// "weekly".
        pub cadence: String,
        /// An infinitive without "to".
        pub purpose: String,
        /// Who sits in it.
        pub members: Vec<String>,
        /// Short name of the party that leads; absent when not said or alternating.
        pub chair: Option<String>,
        /// Whether the parties take turns in leading.
        pub alternating: bool,
        /// Who must be there.
        pub quorum: Option<String>,
        /// How long beforehand it is called.
        pub notice: Option<String>,
        /// How long beforehand the agenda is sent.
        pub agenda: Option<String>,
        /// How soon the minutes are sent.
        pub minutes: Option<String>,
        /// What it cannot do, as a sentence.
        pub limits: Option<String>,
    }

    /// A named person.
    pub struct PersonView {
        /// Short name of the party.
        pub party: String,
        /// "executive sponsor".
        pub role: String,
        /// The person's name.
        pub name: String,
        /// The person's office.
        pub title: Option<String>,
        /// Who follows.
        pub successor: Option<String>,
    }

    /// A level of the escalation ladder.
    pub struct EscalationView {
        /// 1, 2, 3.
        pub level: u32,
        /// "the alliance managers".
        pub who: String,
        /// "3 business days".
        pub within: String,
    }

    /// The path of an incident.
    pub struct IncidentView {
        /// `integration-broken`, `channel-conflict`, `security-breach` or `misused-logo`.
        pub kind: String,
        /// "Integration broken".
        pub label: String,
        /// Whom to call first.
        pub first_call: String,
        /// "2 hours".
        pub respond: String,
        /// Short name of the party that leads.
        pub owner: String,
        /// What happens then, in whole sentences.
        pub then: Option<String>,
    }

    /// Final say on a subject.
    pub struct FinalSayView {
        /// A noun phrase.
        pub subject: String,
        /// Short name of the party that decides.
        pub party: String,
    }

    /// A report.
    pub struct ReportView {
        /// What it says.
        pub what: String,
        /// Short name of the party that writes it.
        pub by: String,
        /// "calendar month".
        pub every: String,
        /// "10 business days".
        pub within: String,
    }

    /// Support at a level.
    pub struct SupportLevelView {
        /// "Level 3".
        pub level: String,
        /// Short name of the party.
        pub party: String,
        /// A noun phrase.
        pub what: String,
    }

    /// Rules of engagement.
    pub struct EngagementView {
        /// Deal registration, as a sentence.
        pub registration: Option<String>,
        /// How long a registered deal is protected.
        pub protection: Option<String>,
        /// Sentences.
        pub rules: Vec<String>,
    }

    /// The pilot.
    pub struct PilotView {
        /// A noun phrase.
        pub scope: String,
        /// The date.
        pub starts: String,
        /// "90 days".
        pub length: String,
        /// The last day; absent when a part is open.
        pub ends: Option<String>,
        /// Who pays, as a sentence.
        pub costs: Option<String>,
        /// The gates, earliest first.
        pub gates: Vec<GateView>,
    }

    /// A gate.
    pub struct GateView {
        /// What must be true, as a clause.
        pub test: String,
        /// The date.
        pub due: String,
        /// What follows when it is not, as a sentence.
        pub fail: String,
    }

    /// A key performance indicator.
    pub struct KpiView {
        /// What is measured.
        pub name: String,
        /// The value aimed at.
        pub target: String,
        /// Short name of the party that reports it.
        pub owner: String,
    }

    /// A risk.
    pub struct RiskView {
        /// What may go wrong.
        pub risk: String,
        /// What is done about it.
        pub answer: String,
        /// Short name of the party that watches it.
        pub owner: String,
    }

    /// The exit.
    pub struct ExitView {
        /// Renewal; the alliance ends with its term when absent.
        pub renewal: Option<RenewalView>,
        /// Ending without a reason.
        pub convenience: Option<ConvenienceView>,
        /// Ending for a reason.
        pub triggers: TriggersView,
        /// How a notice is given.
        pub notice: Option<NoticeView>,
        /// What each party does between notice and end, as infinitives without "to".
        pub conduct: Vec<String>,
        /// The wind-down.
        pub wind_down: Option<WindDownView>,
        /// Payments after the end.
        pub tail: Vec<TailView>,
        /// Fees for ending early.
        pub fees: Vec<ExitFeeView>,
        /// Duties after the end.
        pub after: AfterView,
        /// Further parts that survive.
        pub survival: Vec<SurvivalView>,
        /// Other agreements.
        pub companions: Vec<CompanionView>,
    }

    /// Renewal.
    pub struct RenewalView {
        /// `automatic` or `mutual`.
        pub how: String,
        /// "1 year".
        pub length: String,
        /// "90 days".
        pub notice: String,
        /// What is agreed anew, as noun phrases.
        pub resets: Vec<String>,
    }

    /// Ending without a reason.
    pub struct ConvenienceView {
        /// Short name of the party that may; absent when either may.
        pub holder: Option<String>,
        /// "6 months".
        pub notice: String,
        /// How long after the Effective Date the notice may first be given.
        pub earliest: Option<String>,
        /// That date, when it is known.
        pub earliest_date: Option<String>,
    }

    /// The triggers, in groups, each in the order of the spec.
    pub struct TriggersView {
        /// All of them.
        pub all: Vec<TriggerView>,
        /// `material-breach` and `non-payment`.
        pub cause: Vec<TriggerView>,
        /// `insolvency`.
        pub insolvency: Vec<TriggerView>,
        /// `missed-minimum`, `failed-gate` and `missed-milestone`.
        pub performance: Vec<TriggerView>,
        /// `conviction`, `regulatory`, `ip-challenge`, `key-person` and `other`.
        pub special: Vec<TriggerView>,
        /// `force-majeure`.
        pub force_majeure: Vec<TriggerView>,
        /// `change-of-control`.
        pub change_of_control: Vec<TriggerView>,
    }

    /// A trigger. Which of the optional fields are there depends on `event`.
    pub struct TriggerView {
        /// Name of the row.
        pub id: String,
        /// The name of the row in words: "missed revenue".
        pub label: String,
        /// Short name of the party that may end; absent when either may.
        pub holder: Option<String>,
        /// The event, as written in the spec: `missed-minimum`.
        pub event: String,
        /// `missed-minimum`: the metric.
        pub metric: Option<String>,
        /// `missed-minimum`, `missed-milestone`: short name of the party that committed.
        pub committed_by: Option<String>,
        /// `missed-minimum`: the share: "60%".
        pub below: Option<String>,
        /// `failed-gate`: the test, as a clause. `missed-milestone`: the state, as a clause.
        pub test: Option<String>,
        /// `failed-gate`, `missed-milestone`: the date.
        pub due: Option<String>,
        /// `missed-milestone`: how late.
        pub by_more_than: Option<String>,
        /// `insolvency`: how long a petition may stand.
        pub dismissal: Option<String>,
        /// `force-majeure`: how long.
        pub longer_than: Option<String>,
        /// `change-of-control`: short name of the party whose control changes; absent when either's.
        pub of: Option<String>,
        /// `change-of-control`: whether only a competitor counts.
        pub to_competitor_only: bool,
        /// `conviction`: of what. `key-person`: who. `other`: the event, as a clause.
        pub what: Option<String>,
        /// `key-person`: how long the search for a successor may take.
        pub replaced_within: Option<String>,
        /// "60 days"; the end takes effect on receipt when absent.
        pub notice: Option<String>,
        /// "30 days"; no cure when absent.
        pub cure: Option<String>,
        /// First date of notice.
        pub earliest: Option<String>,
        /// "90 days" after the holder learns of the event.
        pub window: Option<String>,
        /// Whether the holder's own fault bars the right.
        pub unless_own_fault: bool,
        /// What else follows, as a sentence.
        pub effect: Option<String>,
    }

    /// How a notice is given.
    pub struct NoticeView {
        /// "courier with proof of delivery", "e-mail".
        pub by: Vec<String>,
        /// "2 business days".
        pub receipt: String,
        /// Whether a default needs a first notice.
        pub two_stage: bool,
        /// How soon the sponsors meet.
        pub meet: Option<String>,
    }

    /// The wind-down.
    pub struct WindDownView {
        /// "12 months", or "the longer of …".
        pub length: String,
        /// Whether a party in breach cannot ask for it.
        pub unless_breach_by_requester: bool,
        /// Joint customers, in whole sentences.
        pub existing_customers: Option<String>,
        /// "30 days" after the End Date.
        pub open_deals: Option<String>,
        /// Short name of the party that supports.
        pub support_by: Option<String>,
        /// Short name of the party that customers call first.
        pub support_first_contact: Option<String>,
        /// How good the support is.
        pub support_level: Option<String>,
        /// The form of the data.
        pub data_format: Option<String>,
        /// How soon after a request.
        pub data_within: Option<String>,
        /// Short name of the party that bears the cost.
        pub data_cost_by: Option<String>,
        /// Who tells the customers.
        pub customer_notice_by: Option<String>,
        /// How soon after the notice of termination.
        pub customer_notice_within: Option<String>,
        /// How long sales may go on.
        pub sell_off: Option<String>,
        /// Committed spend, in whole sentences.
        pub committed_spend: Option<String>,
    }

    /// A payment after the end.
    pub struct TailView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// For how many calendar quarters.
        pub quarters: u32,
        /// "5%".
        pub rate: String,
        /// What the rate is taken of.
        pub base: String,
        /// Whether it is owed after expiry.
        pub on_expiry: bool,
        /// Whether it is owed after termination for convenience.
        pub on_convenience: bool,
        /// The labels of the triggers after which it is owed: "missed revenue".
        pub on_triggers: Vec<TriggerRefView>,
    }

    /// A trigger that is named elsewhere.
    pub struct TriggerRefView {
        /// The trigger's id; its section in the exit clause has the label `trigger-<id>`.
        pub id: String,
        /// Its name in words.
        pub label: String,
    }

    /// A fee for ending early.
    pub struct ExitFeeView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// "USD 400,000".
        pub amount: String,
        /// Whether it is owed after termination for convenience.
        pub on_convenience: bool,
        /// The triggers after which it is owed.
        pub on_triggers: Vec<TriggerRefView>,
        /// A clause that begins with "if".
        pub when: Option<String>,
        /// Why it is fair, as a clause.
        pub because: Option<String>,
    }

    /// Duties after the end. Each is absent when there is none.
    pub struct AfterView {
        /// Names and logos come down: "30 days".
        pub marks_down: Option<String>,
        /// Confidential information goes back: "15 days".
        pub hand_back: Option<String>,
        /// The final account: "60 days".
        pub final_account: Option<String>,
        /// No disparagement: "2 years".
        pub no_disparagement: Option<String>,
        /// No solicitation of people: "12 months".
        pub no_solicitation: Option<String>,
    }

    /// A part that survives.
    pub struct SurvivalView {
        /// A noun phrase.
        pub clause: String,
        /// "3 years"; without limit when absent.
        pub lasts: Option<String>,
    }

    /// Another agreement.
    pub struct CompanionView {
        /// Its name.
        pub name: String,
        /// A verb phrase.
        pub end: String,
    }

    /// Terms of the term sheet and general terms.
    pub struct TermsView {
        /// Whether confidentiality binds at once.
        pub binding_confidentiality: bool,
        /// Whether the no-shop binds at once.
        pub binding_no_shop: bool,
        /// Whether the rule on costs binds at once.
        pub binding_costs: bool,
        /// Whether law and forum bind at once.
        pub binding_law: bool,
        /// Whether the expiry binds at once.
        pub binding_expiry: bool,
        /// Whether any part binds.
        pub any_binding: bool,
        /// The date on which the offer lapses.
        pub expires: Option<String>,
        /// No talks with others.
        pub no_shop: Option<NoShopView>,
        /// "3 years" after the end.
        pub confidentiality: Option<String>,
        /// "the State of New York".
        pub law: Option<String>,
        /// "the state and federal courts in New York County".
        pub forum: Option<String>,
        /// Whole sentences.
        pub liability: Option<String>,
        /// Whole sentences.
        pub assignment: Option<String>,
    }

    /// No talks with others.
    pub struct NoShopView {
        /// Short name of the party bound; absent when both are.
        pub on: Option<String>,
        /// "45 days".
        pub lasts: String,
        /// A noun phrase.
        pub what: String,
    }

    /// A term without a table of its own.
    pub struct OtherTermView {
        /// The heading.
        pub title: String,
        /// Whole sentences.
        pub text: String,
    }

    /// A date of the plan.
    pub struct CalendarView {
        /// "2027-03-31".
        pub iso: String,
        /// "31 March 2027".
        pub date: String,
        /// `start`, `goal`, `milestone`, `gate`, `pilot-end` or `end`.
        pub kind: String,
        /// Short name of the party that owes it, if one does.
        pub by: Option<String>,
        /// What is due, as a clause; absent for `start`, `pilot-end` and `end`.
        pub what: Option<String>,
    }
}

view! {
    /// What only our team may read.
    pub struct PrivateMatter {
        /// The ideal state, in whole sentences.
        pub ideal: Option<String>,
        /// Our positions.
        pub positions: Vec<PositionView>,
        /// Conditions on which we leave.
        pub walk_away: Vec<WalkAwayView>,
        /// The two black-swan questions.
        pub black_swan: Option<BlackSwanView>,
        /// The strategy.
        pub strategy: Option<StrategyView>,
        /// What would have to be true.
        pub beliefs: Vec<BeliefView>,
        /// What we do if there is no deal.
        pub alternatives: Vec<AlternativeView>,
        /// Who in our own house agrees.
        pub sign_offs: Vec<SignOffView>,
        /// Notes.
        pub notes: Vec<NoteView>,
    }

    /// Our position on a term.
    pub struct PositionView {
        /// The term in words: "Minimums: net revenue, year 1, amount".
        pub term: String,
        /// What the spec says now.
        pub now: String,
        /// What we ask for.
        pub ideal: String,
        /// What we would sign.
        pub acceptable: String,
        /// Where we leave.
        pub walk_away: String,
        /// `more` or `less`.
        pub better: String,
        /// Why we leave there, as a clause.
        pub because: String,
        /// Who of us owns it.
        pub owner: Option<String>,
        /// `open`, `signalled`, `agreed` or `refused`.
        pub status: String,
        /// What we know of their answer.
        pub evidence: Option<String>,
    }

    /// A condition on which we leave.
    pub struct WalkAwayView {
        /// A clause.
        pub condition: String,
        /// Why, as a clause.
        pub because: String,
    }

    /// The two black-swan questions. Each is absent when it is not answered.
    pub struct BlackSwanView {
        /// The metric.
        pub metric: Option<String>,
        /// How we know that it counts.
        pub why_top: Option<String>,
        /// How our product moves it.
        pub driver: Option<String>,
        /// The role that answers for it.
        pub role: Option<String>,
        /// How its pay depends on it.
        pub pay: Option<String>,
        /// What proves it.
        pub proof: Option<String>,
    }

    /// The strategy.
    pub struct StrategyView {
        /// The winning aspiration.
        pub aspiration: Option<String>,
        /// Where we play.
        pub field: Option<String>,
        /// How we win.
        pub how: Option<String>,
        /// What we must be able to do.
        pub capabilities: Vec<String>,
        /// How we manage it.
        pub systems: Vec<String>,
        /// What we leave.
        pub not_doing: Vec<String>,
    }

    /// Something that would have to be true.
    pub struct BeliefView {
        /// "industry", "customer value", "relative position" or "competitors".
        pub about: String,
        /// A clause.
        pub statement: String,
        /// `confirmed`, `open`, `doubtful` or `false`.
        pub status: String,
        /// How we know.
        pub evidence: Option<String>,
    }

    /// What we do if there is no deal.
    pub struct AlternativeView {
        /// What it is.
        pub what: String,
        /// What it costs or gives.
        pub note: Option<String>,
    }

    /// An internal sign-off.
    pub struct SignOffView {
        /// The person.
        pub who: String,
        /// The person's office.
        pub role: Option<String>,
        /// On what.
        pub on: Option<String>,
        /// `pending`, `given` or `refused`.
        pub status: String,
    }

    /// A note.
    pub struct NoteView {
        /// About whom or what.
        pub about: String,
        /// What.
        pub note: String,
    }

    /// What the program itself has to say of the deal.
    pub struct Review {
        /// Findings, worst first.
        pub findings: Vec<FindingView>,
        /// Clauses that the shared documents leave out, with the reason.
        pub omitted: Vec<OmittedView>,
        /// Values that are still open.
        pub open_points: Vec<OpenPointView>,
    }

    /// A finding.
    pub struct FindingView {
        /// `error`, `warning` or `note`.
        pub level: String,
        /// The rule.
        pub rule: String,
        /// What is wrong, as a phrase.
        pub message: String,
        /// What to do, as a sentence.
        pub hint: Option<String>,
    }

    /// A clause that a shared document leaves out.
    pub struct OmittedView {
        /// The document's title.
        pub document: String,
        /// The clause's title.
        pub title: String,
        /// Why, as a phrase.
        pub reason: String,
    }

    /// A value that is still open.
    pub struct OpenPointView {
        /// Where in the spec: `terms.law`.
        pub place: String,
        /// What is to be settled.
        pub tbd: String,
        /// Who settles it.
        pub owner: Option<String>,
        /// By when.
        pub by: Option<String>,
    }
}
