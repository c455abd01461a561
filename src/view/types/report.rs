//! What a report shows besides the deal: one field for each sort, `null` unless its command is run.

use super::{MatrixView, RehearsalView, view};

view! {
    /// What both parties may read of it.
    #[derive(Default)]
    pub struct SharedReport {
        /// A rehearsed exit: `prenup exit`.
        pub rehearsal: Option<RehearsalView>,
        /// Who may leave when: `prenup exit --matrix`.
        pub matrix: Option<MatrixView>,
    }

    /// What only our team may read of it.
    #[derive(Default)]
    pub struct PrivateReport {}
}
