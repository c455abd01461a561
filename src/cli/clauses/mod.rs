//! `prenup clauses …`: one file a command.

mod approve;
mod eject;
mod list;
mod show;
mod status;

use std::path::PathBuf;

use clap::Subcommand;

use super::{CouldNotRun, Ended, print_findings, today};
use crate::pipeline::{self, Clauses, DealFiles};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Name the clauses, and with a deal say which of them it prints.
    List(list::Args),
    /// Print all that is known of one clause, and with a deal where it is printed, or why it is not.
    Show(show::Args),
    /// Write into clauses beside a deal who approved their words, and when.
    Approve(approve::Args),
    /// Copy built-in clauses and document templates beside a deal: from then on the copies count.
    Eject(eject::Args),
    /// Say which files beside a deal are ours, which are as built in, and which built-in ones have moved on since.
    Status(status::Args),
}

pub(super) fn run(world: &impl World, args: Args) -> Result<Ended, CouldNotRun> {
    match args.command {
        Command::List(args) => list::run(world, &args),
        Command::Show(args) => show::run(world, &args),
        Command::Approve(args) => approve::run(world, args),
        Command::Eject(args) => eject::run(world, &args),
        Command::Status(args) => status::run(world, &args),
    }
}

/// Whose clauses are told of.
#[derive(Debug, clap::Args)]
struct Whose {
    /// The deal spec, and what is to be laid over it. Without one, the clauses are those that are built in.
    #[arg(value_name = "DEAL LAYER")]
    files: Vec<PathBuf>,

    /// The playbook of the team; `playbook.toml` beside the deal spec when absent, if there is one.
    #[arg(long, value_name = "FILE", requires = "files")]
    playbook: Option<PathBuf>,

    /// The date on which approvals are read, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both, none ends.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
}

/// The clauses of a deal, or the built-in ones; `None` when the deal has errors, which have then been printed.
fn read(world: &impl World, whose: &Whose) -> Result<Option<Clauses>, CouldNotRun> {
    let Whose { files, playbook, today: flag } = whose;
    let playbook = playbook.as_deref();
    let files = files.split_first().map(|(deal, layers)| DealFiles { deal, layers, playbook });
    let clauses = pipeline::clauses(world, files, today(world, flag.as_deref())?)?;
    if clauses.findings.has_errors() {
        print_findings(&clauses.findings, &clauses.sources, false)?;
        return Ok(None);
    }
    Ok(Some(clauses))
}

/// Ids and, behind them, the deal spec or its folder: one list, so that flags may stand anywhere between them.
fn apart(mut names: Vec<String>) -> (Vec<String>, PathBuf) {
    let place = names.pop().unwrap_or_default();
    (names, PathBuf::from(place))
}
