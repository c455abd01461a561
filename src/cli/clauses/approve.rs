use std::io::Write as _;

use super::{CouldNotRun, Ended, apart, print_findings};
use crate::diag::plain;
use crate::pipeline::{self, Approval};
use crate::world::World;

#[derive(Debug, clap::Args)]
#[command(override_usage = "prenup clauses approve [OPTIONS] --reviewer <NAME> --date <DATE> <ID>... <DEAL>")]
pub(super) struct Args {
    /// The clauses, and behind them the deal spec or its folder, in which `clauses/` lies.
    #[arg(value_name = "ID… DEAL", required = true)]
    names: Vec<String>,

    /// Who approves the words.
    #[arg(long, value_name = "NAME")]
    reviewer: String,

    /// The day of the approval, as 2027-01-31.
    #[arg(long, value_name = "DATE")]
    date: String,

    /// The last day on which it counts; for ever when absent.
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
}

pub(super) fn run(world: &impl World, args: Args) -> Result<Ended, CouldNotRun> {
    let Args { names, reviewer, date, expires } = args;
    let (ids, place) = apart(names);
    let written = pipeline::approve(world, &place, &ids, Approval { reviewer, date, expires })?;
    print_findings(&written.findings, &written.sources, false)?;
    if written.findings.has_errors() {
        return Ok(Ended::WithErrors);
    }
    world.write_all(&written.files)?;
    let mut stdout = std::io::stdout().lock();
    for file in &written.files {
        writeln!(stdout, "approved {}", plain(&file.path.display().to_string()))?;
    }
    Ok(Ended::Clean)
}
