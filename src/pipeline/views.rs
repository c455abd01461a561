//! What documents see of a deal.

use std::sync::OnceLock;

use crate::clause::{Audience, ViewData, Wording};
use crate::deal::Deal;
use crate::diag::Finding;
use crate::view::{PrivateReport, PrivateView, Review, SharedView};

/// What documents see of a deal: ready for those that both sides read, and for those of our own side as soon as one of
/// them asks. Both sides' documents need not wait for that, and a run that prints none of ours does not make it.
pub(super) struct Views {
    seen: SharedView,
    shared: ViewData,
    private_report: PrivateReport,
    private: OnceLock<Result<ViewData, Box<Finding>>>,
}

impl Views {
    /// The views of a deal in its wording; fails as [`ViewData::new`].
    pub(super) fn of(seen: SharedView, wording: Wording) -> Result<Self, Box<Finding>> {
        let shared = ViewData::new(Audience::Shared, &seen)?.in_wording(wording);
        Ok(Self { seen, shared, private_report: PrivateReport::default(), private: OnceLock::new() })
    }

    /// The same with what a report shows to our team alone.
    pub(super) fn with_report(self, private_report: PrivateReport) -> Self {
        Self { private_report, private: OnceLock::new(), ..self }
    }

    /// What documents for both sides see.
    pub(super) fn shared(&self) -> &ViewData {
        &self.shared
    }

    /// What documents of our own side see.
    pub(super) fn private(&self, deal: &Deal, review: &Review) -> Result<&ViewData, Box<Finding>> {
        let made = self.private.get_or_init(|| {
            let view = PrivateView {
                private_report: self.private_report.clone(),
                ..PrivateView::of(deal, self.seen.clone(), review.clone())
            };
            self.shared.with(Audience::Private, &view.ours())
        });
        made.as_ref().map_err(Clone::clone)
    }
}
