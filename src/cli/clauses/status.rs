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
    let mut text = String::new();
    for file in &status.own {
        text.push_str(&plain(&format!("{:11}  {}", file.state.name(), file.path)));
        text.push('\n');
    }
    let (own, built_in) = (status.own.len(), status.built_in);
    text.push_str(&format!("{own} {} beside the deal, {built_in} built in\n", if own == 1 { "file" } else { "files" }));
    for difference in status.own.iter().filter_map(|file| file.difference.as_ref()) {
        text.push('\n');
        for line in difference.lines() {
            text.push_str(&plain(line));
            text.push('\n');
        }
    }
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(Ended::Clean)
}
