use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "impossible-date",
    level: Level::Error,
    summary: "A date is named that no calendar has.",
    source: "practice: 31 April",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for date in reading.dates.iter().filter(|date| date.is_impossible()) {
        report.add(&date.place, |words| format!("{words} is a date that no calendar has"), "write a day that there is");
    }
}
