use crate::diag::Level;
use crate::lint::proof::phrases;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "archaic-phrase",
    level: Level::Note,
    summary: "A phrase makes a contract older and no clearer.",
    source: "K. Adams, a manual of style for contract drafting; the table in `phrases.txt`",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    phrases::report("archaic", reading, report);
}
