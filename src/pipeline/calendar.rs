//! The calendar of an alliance: for both sides, or with what our own has to settle.

use super::report::{Report, Wanted, Written};
use super::run::Run;
use super::{CouldNotRun, DealFiles, Output, Today};
use crate::clause::{Audience, Occasion};
use crate::view::{AgendaView, PrivateReport, SharedReport, tasks};
use crate::world::World;

/// Makes the calendar of a deal for an audience.
pub fn calendar<'a>(
    world: &impl World,
    files: impl Into<DealFiles<'a>>,
    audience: Audience,
    form: Written,
    today: Option<Today>,
) -> Result<Output, CouldNotRun> {
    let mut run = Run::start(world, files.into())?;
    run.today = today;
    run.names_checked = true;
    let read = run.read();
    let mut report = Report { shared: SharedReport::default(), private: PrivateReport::default() };
    if let Some(read) = &read {
        report.shared.agenda = Some(AgendaView::of(&read.deal, form == Written::Calendar));
        if audience == Audience::Private {
            report.private.tasks = Some(tasks(&read.deal));
        }
    }
    Ok(run.report(read, report, Wanted { occasion: Occasion::Calendar, audience, written: form }))
}
