//! What a report shows besides the deal: one field for each sort, `null` unless its command is run.

use super::{HistoryView, WeighView, view};

view! {
    /// What both parties may read of it.
    #[derive(Default)]
    pub struct SharedReport {}

    /// What only our team may read of it.
    #[derive(Default)]
    pub struct PrivateReport {
        /// An offer, weighed.
        pub weigh: Option<WeighView>,
        /// Several offers, in their order.
        pub history: Option<HistoryView>,
    }
}
