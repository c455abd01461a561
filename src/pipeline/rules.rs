//! The pages of the rules.

use std::path::Path;

use super::CouldNotRun;
use super::run::Run;
use crate::diag::{self, Findings, Level, Sources};
use crate::lint::{self, About, Reads};
use crate::world::World;

/// The page of a rule, as Markdown that ends with a line break.
pub fn explain(name: &str) -> Result<String, CouldNotRun> {
    let rule = lint::rule(name).ok_or_else(|| CouldNotRun::UnknownRule { name: name.to_owned() })?;
    Ok(lint::page(&rule))
}

/// A page that was asked for, or what keeps the playbook from being read.
#[derive(Debug)]
pub enum TeamPage {
    /// The page, as Markdown that ends with a line break.
    Page(String),
    /// Findings on the playbook, and what they point into.
    Wrong(Findings, Sources),
}

/// The page of a rule of the program or of the playbook at a path; all rules of the playbook, a line each, when no name is
/// given. It is for our own eyes.
pub fn explain_team(world: &impl World, playbook: &Path, name: Option<&str>) -> Result<TeamPage, CouldNotRun> {
    let mut run = Run::start_playbook(world, playbook)?;
    let team = run.playbook_file().and_then(|file| run.team(file));
    let Some(team) = team.filter(|_| !run.findings.has_errors()) else {
        return Ok(TeamPage::Wrong(run.findings.sorted(), run.sources));
    };
    let rules = lint::team_rules(&team);
    let page = match name {
        None => rules.iter().map(|rule| rule.line.clone()).collect(),
        Some(name) => match rules.iter().find(|rule| rule.name == name) {
            Some(rule) => rule.page.clone(),
            None => explain(name)?,
        },
    };
    Ok(TeamPage::Page(page))
}

/// Whether a condition on which we leave is met, by a finding that weighs more than a note.
pub fn trips(findings: &Findings) -> bool {
    findings.iter().any(|finding| finding.id == lint::TRIPPED && finding.level != Level::Note)
}

/// All rules, those of deals before those of documents: name, level, what it reads and what it finds, a line each.
pub fn rule_list() -> String {
    let width = lint::names().map(str::len).max().unwrap_or_default();
    let line = |rule: About| {
        let reads = match rule.reads {
            Reads::Deal => "deal",
            Reads::Documents(_) => "document",
        };
        format!("{:width$}  {:7}  {reads:8}  {}\n", rule.name, rule.level.name(), rule.summary)
    };
    lint::rules().map(line).collect()
}

/// What to say of a name that no rule has.
pub(super) fn near_rule(name: &str) -> String {
    match diag::nearest(name, lint::names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`prenup explain` lists the rules".to_owned(),
    }
}
