//! What a report shows besides the deal: one field for each sort, `null` unless its command is run.

use super::{HistoryView, MatrixView, RehearsalView, WeighView, view};

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
    pub struct PrivateReport {
        /// An offer, weighed.
        pub weigh: Option<WeighView>,
        /// Several offers, in their order.
        pub history: Option<HistoryView>,
    }
}
