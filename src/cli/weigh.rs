use std::path::PathBuf;

use super::report::ReportArgs;
use super::{CouldNotRun, DealArgs, Ended, today};
use crate::pipeline;
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    deal: DealArgs,

    /// What they offer: a file of the lines that they want otherwise, laid over all files of the deal.
    #[arg(long, value_name = "FILE", required_unless_present = "history")]
    offer: Option<PathBuf>,

    /// Several offers in their order, each laid over the deal by itself: how each of our positions moved.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "offer")]
    history: Vec<PathBuf>,

    /// The date to print on the report, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both, no date is printed.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,

    #[command(flatten)]
    report: ReportArgs,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let Args { deal, offer, history, today: flag, report } = args;
    let (form, today) = (report.form()?, today(world, flag.as_deref())?);
    let weighing = match offer {
        Some(offer) => pipeline::weigh(world, deal.files(), offer, form, today)?,
        None => pipeline::weigh_history(world, deal.files(), history, form, today)?,
    };
    let ended = report.deliver(world, weighing.report)?;
    Ok(if weighing.is_past { Ended::WithErrors } else { ended })
}
