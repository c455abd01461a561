use super::marketing::Period;
use super::table;
use super::value::{Duration, Id, Stated, Text};
use std::collections::BTreeMap;

table! {
    /// Who meets, decides and is called when something breaks.
    #[derive(Default)]
    pub struct GovernanceTable {
        /// Meetings and committees.
        #[serde(default)]
        pub forums: Vec<Forum>,
        /// Named people.
        #[serde(default)]
        pub people: Vec<Person>,
        /// How long beforehand a party says that it changes a named person.
        pub change_notice: Option<Stated<Duration>>,
        /// The escalation ladder, lowest level first.
        #[serde(default)]
        pub escalation: Vec<Escalation>,
        /// The path for each kind of incident.
        #[serde(default)]
        pub incidents: Vec<Incident>,
        /// Who decides what when the ladder ends without agreement.
        #[serde(default)]
        pub final_say: Vec<FinalSay>,
        /// What follows when nobody has the final say.
        pub deadlock: Option<Deadlock>,
        /// Reports.
        #[serde(default)]
        pub reports: Vec<Report>,
        /// Support of customers, by level.
        #[serde(default)]
        pub support: Vec<SupportLevel>,
        /// How fast support answers and mends, by severity, the gravest first.
        #[serde(default)]
        pub service_levels: Vec<ServiceLevel>,
    }
}

table! {
    /// A meeting or committee.
    pub struct Forum {
        /// The name of the row.
        pub id: Id,
        /// Its name.
        pub name: Text,
        /// How often it meets; not said when absent.
        pub cadence: Option<Cadence>,
        /// What it is for, as an infinitive without "to".
        pub purpose: Text,
        /// The forum that it reports to; an id of `governance.forums`.
        pub reports_to: Option<Id>,
        /// How many seats each party has, by party.
        #[serde(default)]
        pub seats: BTreeMap<Id, u32>,
        /// Who sits in it.
        #[serde(default)]
        pub members: Vec<Text>,
        /// Who leads it: a key of `parties`, `alternating`, or `both` where each party appoints one of the chairs.
        pub chair: Option<Id>,
        /// How it decides.
        pub votes: Option<Votes>,
        /// Who must be there, as a noun phrase.
        pub quorum: Option<Text>,
        /// How long beforehand it is called.
        pub notice: Option<Stated<Duration>>,
        /// How long beforehand the agenda is sent.
        pub agenda: Option<Stated<Duration>>,
        /// How soon the minutes are sent.
        pub minutes: Option<Stated<Duration>>,
        /// Where and how it meets, as a sentence: "At most half of the meetings are held in person."
        pub venue: Option<Text>,
        /// What it cannot do, as a sentence.
        pub limits: Option<Text>,
    }
}

table! {
    /// How often a forum meets.
    pub enum Cadence {
        /// Every week.
        Weekly => "weekly",
        /// Every two weeks.
        Fortnightly => "fortnightly",
        /// Every month.
        Monthly => "monthly",
        /// Every quarter.
        Quarterly => "quarterly",
        /// Twice a year.
        HalfYearly => "half-yearly",
        /// Every year.
        Yearly => "yearly",
        /// When a member calls it.
        AsNeeded => "as needed",
    }
}

table! {
    /// How a forum decides.
    pub enum Votes {
        /// Each party has one vote, and all must agree.
        Unanimous => "unanimously",
        /// Each member has one vote, and most of them decide.
        Majority => "by majority",
        /// It decides nothing and advises only.
        Advisory => "advice only",
    }
}

table! {
    /// A named person in a role of the alliance.
    #[schemars(extend("x-row" = ["party", "role"]))]
    pub struct Person {
        /// The party; a key of `parties`.
        pub party: Id,
        /// The role.
        pub role: PersonRole,
        /// The person's name; the party still appoints one when absent.
        pub name: Option<Text>,
        /// The person's office.
        pub title: Option<Text>,
        /// Who follows when the person leaves.
        pub successor: Option<Text>,
    }
}

table! {
    /// A role of the alliance.
    pub enum PersonRole {
        /// Stands for the alliance in the board room.
        ExecutiveSponsor => "executive sponsor",
        /// Stands for it in the field.
        SalesSponsor => "sales sponsor",
        /// Wants it, and carries it through the house.
        Champion => "champion",
        /// Runs it.
        AllianceManager => "alliance manager",
        /// Keeps the product side going.
        ProductLead => "product lead",
        /// Keeps the marketing side going.
        MarketingLead => "marketing lead",
        /// Answers for the numbers.
        Finance => "finance representative",
        /// Answers for the rules.
        Compliance => "compliance manager",
        /// Answers for the safety of data.
        SecurityOfficer => "security officer",
        /// Is called first in daily work.
        RelationshipManager => "relationship manager",
        /// Answers for the customers.
        AccountManager => "account manager",
        /// Keeps the two managements in touch.
        Liaison => "liaison",
    }
}

table! {
    /// One level of the escalation ladder.
    #[schemars(extend("x-row" = ["level"]))]
    pub struct Escalation {
        /// The level, counted from 1.
        pub level: u32,
        /// Who tries to settle it, as a noun phrase.
        pub who: Text,
        /// How soon they meet.
        pub meet: Option<Stated<Duration>>,
        /// How long they have; without limit when absent.
        pub within: Option<Stated<Duration>>,
        /// What else holds at this level, as a sentence.
        pub rule: Option<Text>,
    }
}

table! {
    /// What happens when a given thing goes wrong.
    #[schemars(extend("x-row" = ["kind"]))]
    pub struct Incident {
        /// The kind of incident.
        pub kind: IncidentKind,
        /// Whom to call first, as a noun phrase.
        pub first_call: Text,
        /// How fast the first answer comes.
        pub respond: Stated<Text>,
        /// The party that leads; a key of `parties`.
        pub owner: Id,
        /// What happens then, in whole sentences.
        pub then: Option<Text>,
    }
}

table! {
    /// The four incidents that each alliance meets (source: Belfor).
    pub enum IncidentKind {
        /// The integration stops working.
        IntegrationBroken => "Integration broken",
        /// Both sales teams claim one account.
        ChannelConflict => "Channel conflict",
        /// Data is exposed.
        SecurityBreach => "Security breach",
        /// A name or logo is used against the rules.
        MisusedLogo => "Misused logo",
    }
}

table! {
    /// A subject on which one party decides in the end.
    #[schemars(extend("x-row" = ["subject"]))]
    pub struct FinalSay {
        /// The subject, as a noun phrase.
        pub subject: Text,
        /// The party that decides; a key of `parties`.
        pub party: Id,
    }
}

table! {
    /// What follows when the parties do not agree and nobody has the final say.
    pub struct Deadlock {
        /// What follows.
        pub then: DeadlockRule,
        /// What else holds, in whole sentences.
        pub rule: Option<Text>,
    }
}

table! {
    /// What follows a deadlock.
    pub enum DeadlockRule {
        /// What held before goes on.
        StatusQuo => "what held before goes on",
        /// The matter goes the way of a dispute.
        Disputes => "the way of a dispute",
        /// An independent expert decides.
        Expert => "an independent expert",
    }
}

table! {
    /// A report that one party owes.
    #[schemars(extend("x-row" = ["by", "what"]))]
    pub struct Report {
        /// What it says, as a noun phrase.
        pub what: Text,
        /// The party that writes it; a key of `parties`.
        pub by: Id,
        /// How often.
        pub every: Period,
        /// How soon after the period ends.
        pub within: Stated<Duration>,
    }
}

table! {
    /// Which party supports customers at a level.
    #[schemars(extend("x-row" = ["level", "party"]))]
    pub struct SupportLevel {
        /// The level: "Level 1".
        pub level: Text,
        /// The party; a key of `parties`.
        pub party: Id,
        /// What it covers, as a noun phrase.
        pub what: Text,
    }
}

table! {
    /// How fast support answers and mends at a severity.
    #[schemars(extend("x-row" = ["severity"]))]
    pub struct ServiceLevel {
        /// The severity: "Severity 1".
        pub severity: Text,
        /// What counts as such, as a clause; not said when absent.
        pub what: Option<Text>,
        /// How fast the first answer comes.
        pub respond: Stated<Text>,
        /// How fast it is mended or worked around.
        pub fix: Option<Stated<Text>>,
        /// The party that answers, a key of `parties`; the party of the support level when absent.
        pub by: Option<Id>,
    }
}
