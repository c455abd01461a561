//! The pages of the rules.

use super::CouldNotRun;
use crate::diag;
use crate::lint::{self, About, Reads};

/// The page of a rule, as Markdown that ends with a line break.
pub fn explain(name: &str) -> Result<String, CouldNotRun> {
    let rule = lint::rule(name).ok_or_else(|| CouldNotRun::UnknownRule { name: name.to_owned() })?;
    Ok(lint::page(&rule))
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
