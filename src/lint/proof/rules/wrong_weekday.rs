use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "wrong-weekday",
    level: Level::Error,
    summary: "A weekday and the date beside it do not fit.",
    source: "practice: last year’s calendar",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for date in &reading.dates {
        let (Some(right), Some((_, start))) = (date.right_weekday(), date.weekday) else { continue };
        let place = Place::new(date.place.line, start..date.place.range.end);
        report.add(&place, |words| format!("{words} falls on a {right}"), "mend the day or the date");
    }
}
