use std::io::Write as _;
use std::path::PathBuf;

use super::{CouldNotRun, Ended, print_findings, summary};
use crate::diag::plain;
use crate::pipeline;
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Contracts in Markdown, whoever wrote them.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// One line a finding.
    #[arg(long)]
    short: bool,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let (findings, sources) = pipeline::proofread(world, &args.files)?;
    print_findings(&findings, &sources, args.short)?;
    let names: Vec<String> = args.files.iter().map(|path| plain(&path.display().to_string())).collect();
    writeln!(std::io::stdout(), "{}: {}", names.join(" "), summary(&findings))?;
    Ok(if findings.has_errors() { Ended::WithErrors } else { Ended::Clean })
}
