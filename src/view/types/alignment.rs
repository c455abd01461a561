//! What our side believes, set beside what the deal says.

use super::view;

view! {
    /// The alignment page: counts, and the questions by how they stand.
    pub struct AlignmentView {
        /// The parts of the page, in order.
        pub dimensions: Vec<DimensionView>,
        /// The questions by how they stand, the worst first; a standing that no question has is left out.
        pub groups: Vec<AlignmentGroupView>,
    }

    /// A part of the alignment page, with how many of its questions stand how.
    pub struct DimensionView {
        /// `relationship`, `trifecta`, `barney-hug`, `black-swan`, `strategy` or `beliefs`.
        pub dimension: String,
        /// How many are contradicted.
        pub contradicted: usize,
        /// How many are answered with no.
        pub refused: usize,
        /// How many are open.
        pub open: usize,
        /// How many are answered, and nothing speaks against it.
        pub answered: usize,
    }

    /// The questions that stand alike, in the order of the page.
    pub struct AlignmentGroupView {
        /// `contradicted`, `refused`, `open` or `answered`.
        pub standing: String,
        /// The questions, less those that are named in the two lists.
        pub answers: Vec<AssessmentView>,
        /// The names of the questions of playing to win that are open because nothing is chosen.
        pub choices: Vec<String>,
        /// The names of the questions of what would have to be true that are open because nothing is written down.
        pub beliefs: Vec<String>,
    }

    /// How a question stands, and why.
    pub struct AssessmentView {
        /// The part of the page that it belongs to, as in [`DimensionView`].
        pub dimension: String,
        /// The name of the question.
        pub question: String,
        /// What we answer ourselves.
        pub ours: Option<OurAnswerView>,
        /// Terms that say the opposite, and then what is not there and should be.
        pub reasons: Vec<ReasonView>,
        /// Where the spec answers it.
        pub proofs: Vec<SpecPlaceView>,
    }

    /// What we answer ourselves.
    pub struct OurAnswerView {
        /// `yes` or `no`.
        pub answer: String,
        /// How we know, as a clause.
        pub because: String,
    }

    /// One thing that speaks against an answer, or is missing from it.
    pub struct ReasonView {
        /// The name of the reason.
        pub why: String,
        /// The party that it is about, by its short name; empty where it is about none. Which reasons have one, and which
        /// have a detail, is settled by their names.
        pub party: String,
        /// The name, date or statement that it is about; empty where it is about none.
        pub detail: String,
        /// Where the spec says it, or would.
        pub place: SpecPlaceView,
    }

    /// A place of the spec.
    pub struct SpecPlaceView {
        /// The way to it: `commitments.minimums.net-revenue`.
        pub key: String,
        /// Its file; absent where nothing stands there.
        pub file: Option<String>,
        /// Its line in that file, from 1.
        pub line: Option<usize>,
    }

    /// What we know of a partner as a company.
    pub struct PartnerView {
        /// Its short name.
        pub party: String,
        /// `startup` or `established`.
        pub stage: String,
        /// How long its money lasts.
        pub runway: Option<String>,
        /// How we know.
        pub evidence: Option<String>,
    }
}
