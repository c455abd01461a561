//! What a report shows besides the deal: one field for each sort, `null` unless its command is run.

use super::{DiffView, PrivateDiffView, view};

view! {
    /// What both parties may read of it.
    #[derive(Default)]
    pub struct SharedReport {
        /// What moved between two deals.
        pub diff: Option<DiffView>,
    }

    /// What only our team may read of it.
    #[derive(Default)]
    pub struct PrivateReport {
        /// What else moved between two deals.
        pub private_diff: Option<PrivateDiffView>,
    }
}
