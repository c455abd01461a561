use std::io::Write as _;

use super::{CouldNotRun, Ended, Whose, read};
use crate::diag::plain;
use crate::pipeline::{ClausePage, Outcome};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    whose: Whose,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let Some(clauses) = read(world, &args.whose)? else {
        return Ok(Ended::WithErrors);
    };
    let mut stdout = std::io::stdout().lock();
    let longest = clauses.pages.iter().map(|page| page.id.len()).max().unwrap_or(0);
    for page in &clauses.pages {
        let ClausePage { id, version, standing, audience, title, .. } = page;
        let version = format!("v{version}");
        let line =
            format!("{id:longest$}  {version:<3}  {:8}  {:7}  {title}{}", standing.name(), audience.name(), of(page));
        writeln!(stdout, "{}", plain(&line))?;
    }
    Ok(Ended::Clean)
}

/// In which documents a deal prints the clause, or that it prints it nowhere; nothing without a deal.
fn of(page: &ClausePage) -> String {
    if page.uses.iter().all(|used| used.outcome.is_none()) {
        return String::new();
    }
    let chosen = page.uses.iter().filter(|used| matches!(used.outcome, Some(Outcome::Chosen { .. })));
    let documents: Vec<&str> = chosen.map(|used| used.document.as_str()).collect();
    if documents.is_empty() { " · not chosen".to_owned() } else { format!(" · in {}", documents.join(", ")) }
}
