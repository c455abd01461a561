//! What a report shows besides the deal: one field for each sort, `null` unless its command is run.

use super::{AgendaView, DiffView, HistoryView, MatrixView, PrivateDiffView, RehearsalView, TaskView, WeighView, view};

view! {
    /// What both parties may read of it.
    #[derive(Default)]
    pub struct SharedReport {
        /// What moved between two deals.
        pub diff: Option<DiffView>,
        /// The dates of the alliance.
        pub agenda: Option<AgendaView>,
        /// A rehearsed exit: `prenup exit`.
        pub rehearsal: Option<RehearsalView>,
        /// Who may leave when: `prenup exit --matrix`.
        pub matrix: Option<MatrixView>,
    }

    /// What only our team may read of it.
    #[derive(Default)]
    pub struct PrivateReport {
        /// What else moved between two deals.
        pub private_diff: Option<PrivateDiffView>,
        /// What our own side has to settle, earliest first.
        pub tasks: Option<Vec<TaskView>>,
        /// An offer, weighed.
        pub weigh: Option<WeighView>,
        /// Several offers, in their order.
        pub history: Option<HistoryView>,
    }
}
