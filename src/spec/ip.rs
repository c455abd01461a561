use super::table;
use super::value::{Duration, Id, Stated, Text};
use std::collections::BTreeMap;

table! {
    /// Intellectual property.
    #[derive(Default)]
    pub struct IpTable {
        /// What each party brings and keeps, by party, as a noun phrase.
        #[serde(default)]
        pub background: BTreeMap<Id, Text>,
        /// What is made together.
        pub joint: Option<JointIp>,
        /// Licences.
        #[serde(default)]
        pub licences: Vec<Licence>,
        /// Names and logos.
        pub marks: Option<Marks>,
    }
}

table! {
    /// What is made together, with every question that joint matter raises.
    pub struct JointIp {
        /// What it is, as a noun phrase.
        pub what: Text,
        /// Who owns it: a key of `parties`, or `both`.
        pub owner: Id,
        /// What the other may do with it, as a sentence.
        pub licence: Option<Text>,
        /// Who files for protection; a key of `parties`.
        pub files: Option<Id>,
        /// Who enforces it; a key of `parties`.
        pub enforces: Option<Id>,
        /// Who pays, as a sentence.
        pub costs: Option<Text>,
        /// What happens to it when the alliance ends, in whole sentences.
        pub exit: Option<Text>,
    }
}

table! {
    /// A licence from one party to the other.
    #[schemars(extend("x-row" = ["licensor", "licensee", "subject"]))]
    pub struct Licence {
        /// The party that grants it; a key of `parties`.
        pub licensor: Id,
        /// The party that has it; a key of `parties`.
        pub licensee: Id,
        /// What may be used and for what, as a noun phrase.
        pub subject: Text,
        /// Where, as a noun phrase; everywhere when absent.
        pub territory: Option<Text>,
        /// To whom it may be sublicensed, as "to …"; to nobody when absent.
        pub sublicence: Option<Text>,
    }
}

table! {
    /// Names and logos.
    pub struct Marks {
        /// The guidelines that apply, as a noun phrase.
        pub guidelines: Text,
        /// How long the owner has to approve a use.
        pub approval: Option<Stated<Duration>>,
    }
}
