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
        /// The licence that the owner grants, as a noun phrase: "a non-exclusive licence without royalty, for the Term".
        pub licence: Option<Text>,
        /// Where and how the marks appear, in whole sentences.
        pub placement: Option<Text>,
        /// Lines that credit a party, such as "Powered by …".
        #[serde(default)]
        pub credits: Vec<MarkCredit>,
        /// Whether the goodwill from the use belongs to the owner of the mark.
        #[serde(default)]
        pub goodwill_to_owner: bool,
        /// How the owner of a mark watches over its use.
        pub quality: Option<MarkQuality>,
    }
}

table! {
    /// A line that credits a party.
    pub struct MarkCredit {
        /// The party that shows it; a key of `parties`.
        pub by: Id,
        /// The line, as it is shown.
        pub line: Text,
        /// Where, as words that follow the line: "on each page that shows a forecast".
        pub place: Text,
    }
}

table! {
    /// How the owner of a mark watches over its use.
    pub struct MarkQuality {
        /// How soon after a request the user shows samples.
        pub samples: Option<Stated<Duration>>,
        /// How soon after the owner's objection the user mends or ends a use.
        pub mended: Option<Stated<Duration>>,
    }
}
