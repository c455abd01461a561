//! What moved between two deals.

use super::{FindingView, view};

view! {
    /// What moved between two deals, as both parties may read it.
    pub struct DiffView {
        /// The terms that moved, by where they are printed, in the order of the documents.
        pub sections: Vec<DiffSectionView>,
        /// How many terms that is.
        pub count: u32,
        /// Clauses that came or went because of it.
        pub clauses: Vec<ClauseMoveView>,
        /// Titles of clauses that now have other words, because another wording was picked.
        pub reworded: Vec<String>,
    }

    /// The terms that moved in one clause.
    pub struct DiffSectionView {
        /// The title of the document; absent for terms that no document prints.
        pub document: Option<String>,
        /// The title of the clause.
        pub clause: Option<String>,
        /// The terms.
        pub moves: Vec<TermMoveView>,
    }

    /// A term that was added, dropped, or moved.
    pub struct TermMoveView {
        /// The term in words: "Exit, triggers “missed minimum”: notice".
        pub term: String,
        /// `added`, `dropped` or `moved`.
        pub change: String,
        /// What the old deal says: a value, or each value of a row with its name. None of what was added.
        pub was: Vec<TermPartView>,
        /// What the new deal says. None of what was dropped.
        pub now: Vec<TermPartView>,
        /// By how much: "+USD 250,000 (+17%)". Absent where that is no number of one unit.
        pub by: Option<String>,
        /// Titles of the other documents that print it.
        pub also_in: Vec<String>,
    }

    /// A value, with what it is called where a term has several.
    pub struct TermPartView {
        /// What it is called: "notice"; empty where the term is the value.
        pub name: String,
        /// The value.
        pub value: String,
    }

    /// A clause that came or went.
    pub struct ClauseMoveView {
        /// The title of the document.
        pub document: String,
        /// The title of the clause.
        pub title: String,
        /// Whether the new document has it.
        pub came: bool,
        /// Why the other document does not have it, as a phrase; absent where that document knows no such clause.
        pub reason: Option<String>,
    }

    /// What only our own team may read of what moved.
    pub struct PrivateDiffView {
        /// Private terms that moved.
        pub moves: Vec<TermMoveView>,
        /// Where each term that moved stands, those of both sides first.
        pub places: Vec<TermPlaceView>,
        /// Clauses with another wording.
        pub wordings: Vec<WordingMoveView>,
        /// Findings that only the new deal has, worst first.
        pub gained: Vec<FindingView>,
        /// Findings that only the old deal has, worst first.
        pub cured: Vec<FindingView>,
    }

    /// Where a term that moved stands in the files.
    pub struct TermPlaceView {
        /// The term in words.
        pub term: String,
        /// Where the old deal says it: "old.toml:12"; absent where it does not.
        pub old: Option<String>,
        /// Where the new deal says it.
        pub new: Option<String>,
    }

    /// A clause with another wording.
    pub struct WordingMoveView {
        /// The title of the clause.
        pub title: String,
        /// What the wording in the old document is called.
        pub was: String,
        /// What the one in the new document is called.
        pub now: String,
    }
}
