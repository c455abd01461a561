use std::io::Write as _;

use super::{CouldNotRun, Ended, apart};
use crate::diag::plain;
use crate::pipeline;
use crate::world::World;

#[derive(Debug, clap::Args)]
#[command(override_usage = "prenup clauses eject [--all] [ID]... <DEAL>")]
pub(super) struct Args {
    /// Clauses such as `exit/term`, document templates such as `exit-clause`, `words` or `look`; and behind them the
    /// deal spec or its folder.
    #[arg(value_name = "ID… DEAL", required = true)]
    names: Vec<String>,

    /// Copy all of them, less those that lie there already.
    #[arg(long)]
    all: bool,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let (ids, place) = apart(args.names.clone());
    let ids = if args.all && ids.is_empty() { None } else { Some(ids.as_slice()) };
    let ejected = pipeline::eject(world, &place, ids)?;
    world.write_all(&ejected.files)?;
    let mut stdout = std::io::stdout().lock();
    // The last one is the record of the others.
    let copies = ejected.files.len().saturating_sub(1);
    if args.all {
        writeln!(stdout, "wrote {copies} files, left {} as they are", ejected.kept)?;
    } else {
        for file in &ejected.files {
            writeln!(stdout, "wrote {}", plain(&file.path.display().to_string()))?;
        }
    }
    Ok(Ended::Clean)
}
