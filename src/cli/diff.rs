use std::path::PathBuf;

use super::report::ReportArgs;
use super::{CouldNotRun, Ended, print_findings, today};
use crate::pipeline::{self, Audience, DealFiles, Diff, DiffRequest, RedlineRequest};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The deal as it was.
    old: PathBuf,

    /// The deal as it is now.
    new: PathBuf,

    /// A file to lay over both; may be given several times, and is laid on before those of one side alone.
    #[arg(long = "layer", value_name = "FILE")]
    layers: Vec<PathBuf>,

    /// A file to lay over the old deal alone; may be given several times.
    #[arg(long = "old-layer", value_name = "FILE")]
    old_layers: Vec<PathBuf>,

    /// A file to lay over the new deal alone; may be given several times.
    #[arg(long = "new-layer", value_name = "FILE")]
    new_layers: Vec<PathBuf>,

    /// The playbook of the team, for both; `playbook.toml` beside each deal spec when absent, if there is one.
    #[arg(long, value_name = "FILE")]
    playbook: Option<PathBuf>,

    /// Tell only what the other side may know: no private table takes part, no finding, and no line of a file.
    #[arg(long)]
    shared: bool,

    /// Instead of the terms, write one document as Markdown, with the words that are gone struck through and those that
    /// are new in bold.
    #[arg(long, requires = "document", conflicts_with = "shared")]
    redline: bool,

    /// Which document the redline is of.
    #[arg(long, short = 'd', value_name = "ID", requires = "redline")]
    document: Option<String>,

    /// End with status 1 when anything moved.
    #[arg(long)]
    exit_code: bool,

    /// The date of the run, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both, no date is printed.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,

    #[command(flatten)]
    report: ReportArgs,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let over = |own: &[PathBuf]| args.layers.iter().chain(own).cloned().collect::<Vec<_>>();
    let (old_layers, new_layers) = (over(&args.old_layers), over(&args.new_layers));
    let playbook = args.playbook.as_deref();
    let old = DealFiles { deal: &args.old, layers: &old_layers, playbook };
    let new = DealFiles { deal: &args.new, layers: &new_layers, playbook };
    let (written, today) = (args.report.form()?, today(world, args.today.as_deref())?);
    let found = match args.document.as_deref().filter(|_| args.redline) {
        Some(document) => pipeline::redline(world, RedlineRequest { old, new, document, written, today })?,
        None => {
            let audience = if args.shared { Audience::Shared } else { Audience::Private };
            pipeline::diff(world, DiffRequest { old, new, audience, written, today })?
        }
    };
    let Diff { report, old: (findings, sources), differs } = found;
    if findings.has_errors() {
        print_findings(&findings, &sources, false)?;
    }
    let ended = args.report.deliver(world, report)?;
    let is_clean = ended == Ended::Clean && !findings.has_errors() && !(args.exit_code && differs);
    Ok(if is_clean { Ended::Clean } else { Ended::WithErrors })
}
