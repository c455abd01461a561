use super::table;
use super::value::{Date, Duration, Id, Stated, Text};

table! {
    /// A pilot before the roll-out.
    pub struct PilotTable {
        /// What it covers, as a noun phrase.
        pub scope: Text,
        /// When it starts; the Effective Date when absent.
        pub starts: Option<Stated<Date>>,
        /// How long it lasts.
        pub length: Stated<Duration>,
        /// Who pays for it, as a sentence.
        pub costs: Option<Text>,
        /// The gates.
        #[serde(default)]
        pub gates: Vec<Gate>,
    }
}

table! {
    /// A test that decides how the pilot goes on.
    pub struct Gate {
        /// The name of the row.
        pub id: Id,
        /// What must be true, as a clause that can be measured.
        pub test: Text,
        /// What is handed over for it, as a noun phrase.
        pub deliverable: Option<Text>,
        /// On which date it is held.
        pub due: Stated<Date>,
        /// What follows when it is true, as a sentence; the pilot goes on when absent.
        pub pass: Option<Text>,
        /// What follows when it is not, as a sentence.
        pub fail: Text,
    }
}
