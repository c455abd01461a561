use super::table;
use super::value::{Duration, Id, Percent, Stated, Text};

table! {
    /// What a party may sell or do in one territory.
    pub struct Exclusivity {
        /// The name of the row.
        pub id: Id,
        /// The party that grants it; a key of `parties`.
        pub grantor: Id,
        /// The party that has it; a key of `parties`.
        pub to: Id,
        /// How strong it is.
        pub level: ExclusivityLevel,
        /// Where, as a noun phrase.
        pub territory: Text,
        /// For what, as a noun phrase.
        pub field: Option<Text>,
        /// How long from the Effective Date; the whole term when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// The minimum that keeps it alive.
        #[serde(rename = "while")]
        pub condition: Option<Condition>,
        /// What it becomes when it ends early or its time is over.
        pub fallback: Option<ExclusivityLevel>,
        /// What is excepted, as noun phrases.
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// How strong an exclusivity is.
    pub enum ExclusivityLevel {
        /// The grantor appoints nobody else.
        Exclusive => "exclusive",
        /// The grantor prefers this party in public, and may appoint others.
        Preferred => "preferred",
        /// The grantor may appoint others.
        NonExclusive => "non-exclusive",
        /// The party may not act here.
        Excluded => "excluded",
    }
}

table! {
    /// The condition under which an exclusivity lasts.
    pub struct Condition {
        /// The minimum; an id of `commitments.minimums`.
        pub minimum: Id,
        /// The share of it that must be reached in each contract year.
        pub at_least: Stated<Percent>,
    }
}
