//! Exclusivity, intellectual property, governance and general terms.

use super::view;

view! {
    /// Exclusivity in a territory.
    pub struct ExclusivityView {
        /// Name of the row.
        pub id: String,
        /// Short name of the party that grants it.
        pub grantor: String,
        /// Short name of the party that has it.
        pub to: String,
        /// `exclusive`, `sole`, `preferred`, `non-exclusive` or `excluded`.
        pub level: String,
        /// Where.
        pub territory: String,
        /// For which product or service.
        pub product: Option<String>,
        /// For what use or business.
        pub field: Option<String>,
        /// How long; the whole term when absent.
        pub lasts: Option<String>,
        /// The day on which it begins; the Effective Date when absent.
        pub from: Option<String>,
        /// What the standing gives beyond its level, in whole sentences.
        pub means: Option<String>,
        /// Whether it keeps out only the named competitors of the party that has it.
        pub competitors_only: bool,
        /// The metric of the minimum that keeps it alive.
        pub while_metric: Option<String>,
        /// The share of that minimum: "75%".
        pub while_at_least: Option<String>,
        /// The notice by which the grantor ends it when that is missed; it ends by itself when absent.
        pub while_notice: Option<String>,
        /// Whether it stays when the share is reached before that notice runs out.
        pub while_curable: bool,
        /// What it becomes: `non-exclusive` and so on.
        pub fallback: Option<String>,
        /// What is excepted, as noun phrases.
        pub except: Vec<String>,
        /// Parts of it that fall away on their own.
        pub falls_away: Vec<FallsAwayView>,
        /// The only thing that the grantor owes when it does not keep to it, as an infinitive without "to".
        pub sole_remedy: Option<String>,
    }

    /// A product or field that an exclusivity loses.
    pub struct FallsAwayView {
        /// The product or field.
        pub part: String,
        /// `discontinued`: short name of the party that no longer offers it.
        pub discontinued_by: Option<String>,
        /// `not-approved`: the approval.
        pub approval: Option<String>,
        /// `not-approved`: the last day for it.
        pub due: Option<String>,
        /// Whether it takes a notice; it ends by itself otherwise.
        pub by_notice: bool,
        /// Short name of the party that gives the notice; absent when any of them may.
        pub notice_by: Option<String>,
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
        /// The licence that the owner grants, as a noun phrase.
        pub licence: Option<String>,
        /// Where and how the marks appear, in whole sentences.
        pub placement: Option<String>,
        /// Lines that credit a party.
        pub credits: Vec<MarkCreditView>,
        /// Whether the goodwill from the use belongs to the owner of the mark.
        pub goodwill_to_owner: bool,
        /// Whether the owner watches over the use.
        pub quality: bool,
        /// How soon after a request the user shows samples.
        pub samples: Option<String>,
        /// How soon after an objection the user mends or ends a use.
        pub mended: Option<String>,
    }

    /// A line that credits a party.
    pub struct MarkCreditView {
        /// Short name of the party that shows it.
        pub by: String,
        /// "Powered by Harbor".
        pub line: String,
        /// "on each page that shows a forecast".
        pub place: String,
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
}
