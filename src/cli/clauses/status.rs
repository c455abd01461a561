use std::io::Write as _;
use std::path::PathBuf;

use super::{CouldNotRun, Ended};
use crate::diag::plain;
use crate::pipeline;
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The deal spec, or its folder.
    #[arg(value_name = "DEAL")]
    place: PathBuf,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let status = pipeline::status(world, &args.place)?;
    let mut stdout = std::io::stdout().lock();
    for file in &status.own {
        writeln!(stdout, "{}", plain(&format!("{:11}  {}", file.state.name(), file.path)))?;
    }
    let (own, built_in) = (status.own.len(), status.built_in);
    let files = if own == 1 { "file" } else { "files" };
    writeln!(stdout, "{own} {files} beside the deal, {built_in} built in")?;
    for difference in status.own.iter().filter_map(|file| file.difference.as_ref()) {
        writeln!(stdout)?;
        for line in difference.lines() {
            writeln!(stdout, "{}", plain(line))?;
        }
    }
    Ok(Ended::Clean)
}
