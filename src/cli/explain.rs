use std::io::Write as _;
use std::path::PathBuf;

use super::{CouldNotRun, Ended, print_findings};
use crate::pipeline::{self, TeamPage};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The name of a rule, as it stands in the brackets of a finding. All rules, one line each, when absent.
    #[arg(value_name = "RULE")]
    rule: Option<String>,

    /// A playbook, whose rules are explained too. Without a rule, those of the playbook are listed.
    #[arg(long, value_name = "FILE")]
    playbook: Option<PathBuf>,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let text = match (&args.playbook, &args.rule) {
        (Some(playbook), name) => match pipeline::explain_team(world, playbook, name.as_deref())? {
            TeamPage::Page(text) => text,
            TeamPage::Wrong(findings, sources) => {
                print_findings(&findings, &sources, false)?;
                return Ok(Ended::WithErrors);
            }
        },
        (None, Some(name)) => pipeline::explain(name)?,
        (None, None) => pipeline::rule_list(),
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(Ended::Clean)
}
