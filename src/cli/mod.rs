//! The command line: one file a command, holding its arguments and its run.
//!
//! Exit status: 0 when all is well, 1 when a finding is an error, 2 when the command could not run.

mod calendar;
mod check;
mod clauses;
mod diff;
mod exit;
mod explain;
mod proofread;
mod render;
mod report;
mod schema;
mod weigh;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::diag::{Findings, Level, Sources, Style, emit, plain};
use crate::pipeline::DealFiles;
use crate::world::{Disk, World, WorldError};

/// Turns one deal spec into the papers of a strategic alliance.
#[derive(Debug, Parser)]
#[command(name = "prenup", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Render the documents of a deal.
    Render(render::Args),
    /// Report every problem of a deal at once.
    Check(check::Args),
    /// List the dates of an alliance, or write them to a calendar file.
    Calendar(calendar::Args),
    /// Rehearse the exit: what happens when, who owes what, and who may leave when.
    Exit(exit::Args),
    /// Look into the clause library, approve its words, and take it into your own hands.
    Clauses(clauses::Args),
    /// Tell what moved between two deals.
    Diff(diff::Args),
    /// Print a rule's page: what it finds, why, and examples.
    Explain(explain::Args),
    /// Proofread contracts in Markdown that somebody else wrote.
    Proofread(proofread::Args),
    /// Weigh an offer against our positions and the conditions on which we leave. Private: for our own side alone.
    Weigh(weigh::Args),
    /// Print the JSON Schema of the deal spec, for editors and validators.
    Schema(schema::Args),
}

/// The files of a deal, as every command on a deal takes them.
#[derive(Debug, clap::Args)]
struct DealArgs {
    /// The deal spec.
    #[arg(value_name = "DEAL")]
    deal: PathBuf,

    /// Files to lay over it, in this order: where two say something of the same value, the later one counts. They may
    /// lack whatever the files before them say.
    #[arg(value_name = "LAYER")]
    layers: Vec<PathBuf>,

    /// The playbook of the team; `playbook.toml` beside the deal spec when absent, if there is one.
    #[arg(long, value_name = "FILE")]
    playbook: Option<PathBuf>,
}

impl DealArgs {
    fn files(&self) -> DealFiles<'_> {
        DealFiles { deal: &self.deal, layers: &self.layers, playbook: self.playbook.as_deref() }
    }

    /// The files as they were named.
    fn name(&self) -> String {
        let names = std::iter::once(&self.deal).chain(&self.layers).map(|path| path.display().to_string());
        plain(&names.collect::<Vec<_>>().join(" "))
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Clean,
    WithErrors,
    CouldNotRun,
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Clean => Self::SUCCESS,
            Ended::WithErrors => Self::from(1),
            Ended::CouldNotRun => Self::from(2),
        }
    }
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
enum CouldNotRun {
    #[error(transparent)]
    World(#[from] WorldError),
    #[error(transparent)]
    Pipeline(#[from] crate::pipeline::CouldNotRun),
    #[error("`{format}` does not go to a terminal; name a file with `--out`")]
    NotText {
        /// What was asked for.
        format: String,
    },
    #[error("failed to print ({0})")]
    Print(#[from] std::io::Error),
}

/// Runs one command line.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let wrong = error.use_stderr();
            // A closed pipe is no reason to fail a second time.
            let _ = error.print();
            return if wrong { Ended::CouldNotRun.into() } else { Ended::Clean.into() };
        }
    };
    let world = Disk;
    let ended = match cli.command {
        Command::Render(args) => render::run(&world, args),
        Command::Calendar(args) => calendar::run(&world, &args),
        Command::Check(args) => check::run(&world, &args),
        Command::Exit(args) => exit::run(&world, args),
        Command::Clauses(args) => clauses::run(&world, args),
        Command::Diff(args) => diff::run(&world, &args),
        Command::Explain(args) => explain::run(&world, &args),
        Command::Proofread(args) => proofread::run(&world, &args),
        Command::Weigh(args) => weigh::run(&world, &args),
        Command::Schema(args) => schema::run(&args),
    };
    match ended {
        Ok(ended) => ended.into(),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {}", plain(&error.to_string()));
            Ended::CouldNotRun.into()
        }
    }
}

/// Prints findings for a person.
fn print_findings(findings: &Findings, sources: &Sources, short: bool) -> Result<(), CouldNotRun> {
    let style = if short { Style::Short } else { Style::Human { color: std::io::stderr().is_terminal() } };
    std::io::stderr().write_all(emit(findings, sources, style).as_bytes())?;
    Ok(())
}

/// How many findings there are of each level.
fn summary(findings: &Findings) -> String {
    let mut parts = Vec::new();
    for (level, one, many) in
        [(Level::Error, "error", "errors"), (Level::Warning, "warning", "warnings"), (Level::Note, "note", "notes")]
    {
        let count = findings.iter().filter(|finding| finding.level == level).count();
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    }
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

/// The date of this run, as documents may print it: `--today`, else `SOURCE_DATE_EPOCH`, else none.
fn today(world: &impl World, flag: Option<&str>) -> Result<Option<crate::pipeline::Today>, CouldNotRun> {
    Ok(crate::pipeline::today(flag, world.source_date_epoch().as_deref())?)
}
