//! The pages of the rules.

use super::CouldNotRun;
use crate::diag;
use crate::lint;

/// The page of a rule, as Markdown that ends with a line break.
pub fn explain(name: &str) -> Result<String, CouldNotRun> {
    lint::rule(name).map(lint::page).ok_or_else(|| CouldNotRun::UnknownRule { name: name.to_owned() })
}

/// All rules, worst first: name, level and what each finds, a line each.
pub fn rule_list() -> String {
    let width = lint::RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let line = |rule: &lint::Rule| format!("{:width$}  {:7}  {}\n", rule.name, rule.level.name(), rule.summary);
    lint::RULES.iter().map(line).collect()
}

/// What to say of a name that no rule has.
pub(super) fn near_rule(name: &str) -> String {
    match diag::nearest(name, lint::RULES.iter().map(|rule| rule.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`prenup explain` lists the rules".to_owned(),
    }
}
