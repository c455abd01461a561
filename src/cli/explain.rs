use std::io::Write as _;

use super::{CouldNotRun, Ended};
use crate::pipeline;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The name of a rule, as it stands in the brackets of a finding. All rules, one line each, when absent.
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Ended, CouldNotRun> {
    let text = match &args.rule {
        Some(name) => pipeline::explain(name)?,
        None => pipeline::rule_list(),
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(Ended::Clean)
}
