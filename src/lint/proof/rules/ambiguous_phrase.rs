use crate::diag::Level;
use crate::lint::proof::phrases;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-phrase",
    level: Level::Note,
    summary: "A phrase has two readings, or none that can be measured.",
    source: "K. Adams, a manual of style for contract drafting; the table in `phrases.txt`",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    phrases::report("ambiguous", reading, report);
}
