use std::io::Write as _;

use super::{CouldNotRun, Ended};
use crate::pipeline;

/// Takes no arguments: there is one spec.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(args: &Args) -> Result<Ended, CouldNotRun> {
    let Args {} = args;
    std::io::stdout().write_all(pipeline::spec_schema().as_bytes())?;
    Ok(Ended::Clean)
}
