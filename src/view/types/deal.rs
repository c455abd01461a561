//! What the alliance is, and its plan.

use super::{
    CommitmentsView, ExclusivityView, ExitView, GovernanceView, IpView, MarketingView, MoneyView, RestraintsView,
    SalesView, SharedReport, TermsView, view,
};

view! {
    /// The deal as both parties may read it.
    pub struct SharedView {
        /// The date of this draft, when the caller gave one.
        pub today: Option<String>,
        /// Whether this is the final text: nothing in it is open, and it is no draft.
        pub is_final: bool,
        /// What the alliance is.
        pub deal: DealView,
        /// The parties, ours first.
        pub parties: Vec<PartyView>,
        /// The short names of the parties, joined: "Harbor and Meridian".
        pub party_names: String,
        /// Which days are business days.
        pub workdays: WorkdaysView,
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
        /// Non-compete, non-solicitation and rights to come first.
        pub restraints: RestraintsView,
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
        /// What a report shows to both parties besides the deal.
        pub report: SharedReport,
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
        /// The length of the initial term: "3 years"; absent where its last day alone is fixed.
        pub term: Option<String>,
        /// The event on which the term starts, as a clause; the Effective Date when absent.
        pub term_starts_when: Option<String>,
        /// The date on which it starts at the latest.
        pub term_starts_latest: Option<String>,
        /// The last day of each contract year: "31 December"; the term's own anniversary decides when absent.
        pub contract_year_ends: Option<String>,
        /// `own` or `joined`: what becomes of a short first contract year.
        pub contract_year_stub: Option<String>,
        /// Whether the last day is only the latest that it can be.
        pub end_is_latest: bool,
        /// The last day of the initial term; absent when a part of it is open.
        pub end: Option<String>,
        /// What the alliance does, in whole sentences.
        pub summary: Option<String>,
        /// How the mechanism works here, in whole sentences.
        pub how_it_works: Option<String>,
    }

    /// Which days are business days.
    pub struct WorkdaysView {
        /// The place whose public holidays count, behind “in”; the place of the party that has to act when absent.
        pub place: Option<String>,
        /// The days of the week on which no business is done, from Monday; never empty: "Saturday".
        pub weekend: Vec<String>,
        /// The holidays that are listed, earliest first: "27 December 2027 (Christmas Day)".
        pub holidays: Vec<String>,
        /// The years whose holidays are listed.
        pub years: Vec<String>,
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
        /// Short name of the party to whose group it belongs.
        pub affiliate_of: Option<String>,
        /// Which of its affiliates take part, as a noun phrase.
        pub affiliates: Option<String>,
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

    /// Rules of engagement.
    pub struct EngagementView {
        /// Deal registration, as a sentence.
        pub registration: Option<String>,
        /// How long a registered deal is protected.
        pub protection: Option<String>,
        /// Sentences.
        pub rules: Vec<String>,
        /// Accounts that one party keeps for itself.
        pub reserved: Vec<ReservedAccountsView>,
        /// Exclusivity in a single opportunity.
        pub opportunities: Option<OpportunityExclusivityView>,
    }

    /// Accounts that one party keeps for itself.
    pub struct ReservedAccountsView {
        /// Short name of the party.
        pub party: String,
        /// Noun phrases.
        pub accounts: Vec<String>,
        /// What another party may do there, as a sentence.
        pub others: Option<String>,
    }

    /// Exclusivity in a single opportunity.
    pub struct OpportunityExclusivityView {
        /// Short name of the party that is bound; absent when both are.
        pub on: Option<String>,
        /// "registered" or "qualified".
        pub once: String,
        /// What that takes, as a clause.
        pub means: Option<String>,
        /// "6 months"; until the opportunity is won or lost when absent.
        pub lasts: Option<String>,
        /// What is excepted, as noun phrases.
        pub except: Vec<String>,
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
        /// What is handed over for it.
        pub deliverable: Option<String>,
        /// The date.
        pub due: String,
        /// What follows when it is true, as a sentence.
        pub pass: Option<String>,
        /// What follows when it is not, as a sentence.
        pub fail: String,
    }
}
