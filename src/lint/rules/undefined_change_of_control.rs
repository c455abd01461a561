use crate::deal::{Deal, Event};
use crate::diag::Level;
use crate::lint::words::{own_words, says};
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "undefined-change-of-control",
    level: Level::Warning,
    summary: "The deal’s own words hang on a change of control, and no trigger brings the definition of it.",
    source: "law: change of control",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let triggers = &deal.tables.exit.triggers;
    if triggers.iter().any(|trigger| matches!(trigger.event, Event::ChangeOfControl { .. })) {
        return;
    }
    for (at, text) in own_words(deal) {
        if says(text, &["change of control", "change in control", "change of ownership", "comes under new control"]) {
            report.add(
                &at,
                "these words speak of a change of control, which nothing here defines",
                "write the ground as `event = { change-of-control = { of = \"either\" } }`, which brings the \
                definition",
            );
        }
    }
}
