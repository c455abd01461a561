use std::io::Write as _;
use std::path::PathBuf;

use super::{CouldNotRun, Ended, print_findings};
use crate::diag::Level;
use crate::pipeline;
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The deal spec.
    #[arg(value_name = "DEAL")]
    deal: PathBuf,

    /// One line a finding.
    #[arg(long)]
    short: bool,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let (findings, sources) = pipeline::check(world, &args.deal)?;
    print_findings(&findings, &sources, args.short)?;
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let [errors, warnings, notes] = [Level::Error, Level::Warning, Level::Note].map(count);
    let mut parts = Vec::new();
    for (count, one, many) in [(errors, "error", "errors"), (warnings, "warning", "warnings"), (notes, "note", "notes")]
    {
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    }
    let summary = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    writeln!(std::io::stdout(), "{}: {summary}", args.deal.display())?;
    Ok(if errors > 0 { Ended::WithErrors } else { Ended::Clean })
}
