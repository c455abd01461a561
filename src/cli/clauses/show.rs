use std::io::Write as _;

use super::{CouldNotRun, Ended, Whose, read};
use crate::diag::plain;
use crate::pipeline::{ClausePage, ClauseUse, Outcome, clause_page};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The clause.
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    whose: Whose,
}

pub(super) fn run(world: &impl World, args: &Args) -> Result<Ended, CouldNotRun> {
    let Some(clauses) = read(world, &args.whose)? else {
        return Ok(Ended::WithErrors);
    };
    let page = clause_page(&clauses, &args.id)?;
    let mut stdout = std::io::stdout().lock();
    for (name, value) in facts(page) {
        for (number, line) in value.lines().enumerate() {
            let name = if number == 0 { name } else { "" };
            writeln!(stdout, "{}", plain(&format!("{name:11} {line}")).trim_end())?;
        }
    }
    writeln!(stdout)?;
    for line in page.body.trim_matches('\n').lines() {
        writeln!(stdout, "{}", plain(line))?;
    }
    Ok(Ended::Clean)
}

/// What is known of a clause, each thing under its name; what is not there is left out.
fn facts(page: &ClausePage) -> Vec<(&'static str, String)> {
    let whose = if page.is_own { "beside the deal" } else { "built in" };
    let mut facts = vec![
        ("clause", page.id.clone()),
        ("title", page.title.clone()),
        ("file", format!("{} ({whose})", page.file)),
        ("audience", page.audience.name().to_owned()),
        ("version", format!("{}, {}", page.version, page.standing.name())),
    ];
    if let Some((reviewer, date, expires)) = &page.approval {
        let until = expires.as_ref().map_or_else(String::new, |last| format!(" until {last}"));
        facts.push(("approval", format!("{reviewer}, from {date}{until}")));
    }
    let some = |name, value: &Option<String>| value.clone().map(|value| (name, value));
    facts.extend(some("when", &page.when));
    facts.extend(some("otherwise", &page.otherwise));
    facts.extend(some("survives", &page.survives));
    if !page.requires.is_empty() {
        facts.push(("requires", page.requires.join(", ")));
    }
    facts.extend(page.uses.iter().map(|used| ("document", of(used))));
    if page.uses.is_empty() {
        facts.push(("document", "none".to_owned()));
    }
    facts.push(("note", page.note.clone()));
    facts.extend(some("source", &page.source));
    facts
}

fn of(used: &ClauseUse) -> String {
    let place = format!("{}, section `{}`", used.document, used.section);
    match &used.outcome {
        None => place,
        Some(Outcome::Chosen { under: Some(heading) }) => format!("{place}: chosen, under “{heading}”"),
        Some(Outcome::Chosen { under: None }) => format!("{place}: chosen"),
        Some(Outcome::LeftOut { reason }) => format!("{place}: not chosen, since {reason}"),
    }
}
