//! Exclusivity and governance.

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

    /// Governance.
    pub struct GovernanceView {
        /// Whether there is anything in it.
        pub any: bool,
        /// Meetings and committees.
        pub forums: Vec<ForumView>,
        /// Named people.
        pub people: Vec<PersonView>,
        /// How long beforehand a change of a named person is told: "30 days".
        pub change_notice: Option<String>,
        /// Escalation, lowest level first.
        pub escalation: Vec<EscalationView>,
        /// Paths by incident.
        pub incidents: Vec<IncidentView>,
        /// Final say by subject.
        pub final_say: Vec<FinalSayView>,
        /// What follows when nobody has the final say.
        pub deadlock: Option<DeadlockView>,
        /// Reports.
        pub reports: Vec<ReportView>,
        /// Support of customers by level.
        pub support: Vec<SupportLevelView>,
        /// Answer and fix by severity, the gravest first.
        pub service_levels: Vec<ServiceLevelView>,
    }

    /// A meeting or committee.
    pub struct ForumView {
        /// Its name.
        pub name: String,
        /// "weekly"; absent when not said.
        pub cadence: Option<String>,
        /// An infinitive without "to".
        pub purpose: String,
        /// The name of the forum that it reports to.
        pub reports_to: Option<String>,
        /// The seats of each party; empty when not said.
        pub seats: Vec<SeatsView>,
        /// Who sits in it.
        pub members: Vec<String>,
        /// Short name of the party that leads; absent when not said, alternating or shared.
        pub chair: Option<String>,
        /// Whether each party appoints one of the chairs.
        pub co_chairs: bool,
        /// `unanimous`, `majority` or `advisory`; absent when not said.
        pub votes: Option<String>,
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
        /// Where and how it meets, as a sentence.
        pub venue: Option<String>,
        /// What it cannot do, as a sentence.
        pub limits: Option<String>,
    }

    /// The seats of a party in a forum.
    pub struct SeatsView {
        /// Short name of the party.
        pub party: String,
        /// How many.
        pub seats: u32,
    }

    /// A named person.
    pub struct PersonView {
        /// Short name of the party.
        pub party: String,
        /// "executive sponsor".
        pub role: String,
        /// The person's name; absent while the party has still to appoint one.
        pub name: Option<String>,
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
        /// How soon they meet: "2 business days".
        pub meet: Option<String>,
        /// "3 business days"; without limit when absent.
        pub within: Option<String>,
        /// What else holds, as a sentence.
        pub rule: Option<String>,
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

    /// What follows a deadlock.
    pub struct DeadlockView {
        /// `status-quo`, `disputes` or `expert`.
        pub then: String,
        /// What else holds, in whole sentences.
        pub rule: Option<String>,
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

    /// Support at a severity.
    pub struct ServiceLevelView {
        /// "Severity 1".
        pub severity: String,
        /// A clause.
        pub what: Option<String>,
        /// "2 hours".
        pub respond: String,
        /// "2 business days".
        pub fix: Option<String>,
        /// Short name of the party that answers.
        pub by: Option<String>,
    }
}
