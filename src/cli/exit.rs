use std::path::PathBuf;

use super::report::ReportArgs;
use super::{CouldNotRun, DealArgs, Ended, today};
use crate::pipeline::{self, Audience, ExitQuestion, ReportForm};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    deal: DealArgs,

    /// The ground on which the alliance ends: `convenience`, `expiry`, or the id of a trigger or of an automatic end.
    #[arg(long, short = 't', value_name = "ID", requires = "on", required_unless_present = "matrix")]
    trigger: Option<String>,

    /// The last day of the alliance, as 2027-01-31. All dates are reckoned back from it and on from it: the letters are
    /// as late as they may be for the alliance to end on that day.
    #[arg(long, value_name = "DATE", requires = "trigger")]
    on: Option<String>,

    /// The party that ends it. The only one that holds the right, or else our own side, when absent.
    #[arg(long, value_name = "PARTY", requires = "trigger")]
    by: Option<String>,

    /// The day on which that party learnt of the event, where its right lapses some time after. The day that the deal
    /// gives the event, when absent.
    #[arg(long, value_name = "DATE", requires = "trigger")]
    learnt: Option<String>,

    /// Instead, set out who may leave on which ground in which stage, how fast, and at what cost.
    #[arg(long, conflicts_with_all = ["trigger", "on", "by", "learnt"])]
    matrix: bool,

    /// Instead, write the steps to a calendar file, which Outlook, Google and Apple import.
    #[arg(long, value_name = "FILE.ics", requires = "trigger", conflicts_with_all = ["matrix", "notice", "format", "out"])]
    calendar: Option<PathBuf>,

    /// Instead, write the letter that ends the alliance on this ground and day. What the deal does not know stands in
    /// brackets.
    #[arg(long, requires = "trigger", conflicts_with = "matrix")]
    notice: bool,

    /// Instead, write what to say when the letter has gone out: private, for our own side.
    #[arg(long, requires = "trigger", conflicts_with_all = ["matrix", "notice", "calendar"])]
    talking_points: bool,

    /// The date to print on the report, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both, none is printed.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,

    #[command(flatten)]
    report: ReportArgs,
}

pub(super) fn run(world: &impl World, args: Args) -> Result<Ended, CouldNotRun> {
    let Args { deal, trigger, on, by, learnt, matrix: _, calendar, notice, talking_points, today: flag, report } = args;
    let question = match (trigger, on) {
        (Some(ground), Some(on)) => ExitQuestion::Rehearse { ground, on, by, learnt },
        // The command line has seen to it that this is `--matrix`.
        _ => ExitQuestion::Matrix,
    };
    let today = today(world, flag.as_deref())?;
    if let Some(file) = calendar {
        let output = pipeline::exit(world, deal.files(), &question, (ReportForm::Calendar, today))?;
        return ReportArgs::to(file).deliver(world, output);
    }
    let form = report.form()?;
    let output = if notice {
        pipeline::notice(world, deal.files(), &question, Audience::Shared, (form, today))?
    } else if talking_points {
        pipeline::notice(world, deal.files(), &question, Audience::Private, (form, today))?
    } else {
        pipeline::exit(world, deal.files(), &question, (form, today))?
    };
    report.deliver(world, output)
}
