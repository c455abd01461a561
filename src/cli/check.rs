use std::io::Write as _;

use super::{CouldNotRun, DealArgs, Ended, print_findings, summary, today};
use crate::pipeline;
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    deal: DealArgs,

    /// One line a finding.
    #[arg(long)]
    short: bool,

    /// The date on which approvals of clauses are read, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both,
    /// none ends.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,

    /// Print what the files say together, as TOML with the file and line of each value. Private values are printed
    /// too: this is for your own side of the table.
    #[arg(long, value_name = "WHAT")]
    show: Option<Show>,
}

/// What can be shown of a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Show {
    /// What the files say together.
    Merged,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    if args.show == Some(Show::Merged)
        && let Some(merged) = pipeline::merged(world, args.deal.files())?
    {
        std::io::stdout().write_all(merged.as_bytes())?;
    }
    let (findings, sources) = pipeline::check_on(world, args.deal.files(), today(world, args.today.as_deref())?)?;
    print_findings(&findings, &sources, args.short)?;
    let summary = format!("{}: {}", args.deal.name(), summary(&findings));
    match args.show {
        // What was shown is a file of its own.
        Some(Show::Merged) => writeln!(std::io::stderr(), "{summary}")?,
        None => writeln!(std::io::stdout(), "{summary}")?,
    }
    Ok(if findings.has_errors() || pipeline::trips(&findings) { Ended::WithErrors } else { Ended::Clean })
}
