use std::path::PathBuf;

use super::report::ReportArgs;
use super::{CouldNotRun, Ended, print_findings, today};
use crate::pipeline::{self, Audience, DealFiles, Diff, DiffRequest};
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

    /// Tell only what the other side may know: no private table takes part, no finding, and no line of a file.
    #[arg(long)]
    shared: bool,

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
    let request = DiffRequest {
        old: DealFiles { deal: &args.old, layers: &old_layers, playbook: None },
        new: DealFiles { deal: &args.new, layers: &new_layers, playbook: None },
        audience: if args.shared { Audience::Shared } else { Audience::Private },
        written: args.report.form()?,
        today: today(world, args.today.as_deref())?,
    };
    let Diff { report, old: (findings, sources), differs } = pipeline::diff(world, request)?;
    if findings.has_errors() {
        print_findings(&findings, &sources, false)?;
    }
    let ended = args.report.deliver(world, report)?;
    let is_clean = ended == Ended::Clean && !findings.has_errors() && !(args.exit_code && differs);
    Ok(if is_clean { Ended::Clean } else { Ended::WithErrors })
}
