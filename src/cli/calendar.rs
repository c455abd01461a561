use super::report::ReportArgs;
use super::{CouldNotRun, DealArgs, Ended, today};
use crate::pipeline::{self, Audience, ReportForm};
use crate::world::World;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("readers").required(true).args(["shared", "private"]))]
pub(super) struct Args {
    #[command(flatten)]
    deal: DealArgs,

    /// For both sides: what either may read.
    #[arg(long)]
    shared: bool,

    /// For our own side only: with what we still have to settle.
    #[arg(long)]
    private: bool,

    #[command(flatten)]
    report: ReportArgs,

    /// The date to print on drafts and in calendar files, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let Args { deal, shared, private: _, report, today: flag } = args;
    let audience = if *shared { Audience::Shared } else { Audience::Private };
    let form = if report.is("ics") { ReportForm::Calendar } else { report.form()? };
    let calendar = pipeline::calendar(world, deal.files(), audience, form, today(world, flag.as_deref())?)?;
    report.deliver(world, calendar)
}
