use crate::deal::{Deal, Efforts, Event, Id};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "minimum-without-consequence",
    level: Level::Warning,
    summary: "A minimum is committed, and nothing follows when it is missed.",
    source: "V. Belfor, the partnership relationship test; D. Peek, trust me!",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.commitments.minimums.iter().enumerate() {
        let is_duty = row.efforts != Some(Efforts::None);
        if is_duty && row.shortfall.is_empty() && !something_hangs_on(deal, &row.id) {
            report.add(
                &at(&["commitments", "minimums"]).index(index),
                format!("nothing follows when `{}` is missed", row.id),
                "add `shortfall` steps, or an `[[exit.triggers]]` row with `event = { missed-minimum = { … } }`",
            );
        }
    }
}

/// Whether a right, an exclusivity, a renewal or a test stands or falls with a minimum.
fn something_hangs_on(deal: &Deal, minimum: &Id) -> bool {
    let tables = &deal.tables;
    let of_test = |test: &Id| {
        let tests = tables.commitments.tests.iter().filter(|row| row.id == *test);
        tests.flat_map(|row| &row.all_of).any(|part| part.minimum == *minimum)
    };
    let of_event = |event: &Event| {
        matches!(event, Event::MissedMinimum { minimum: missed, .. } if missed == minimum)
            || matches!(event, Event::FailedTest { test, .. } if of_test(test))
    };
    let rows = &tables.exclusivity;
    tables.exit.triggers.iter().any(|trigger| of_event(&trigger.event))
        || rows.iter().filter_map(|row| row.condition.as_ref()).any(|condition| condition.minimum == *minimum)
        || tables.exit.renewal.as_ref().is_some_and(|renewal| renewal.needs.contains(minimum))
        || tables.commitments.tests.iter().any(|test| test.if_missed.is_some() && of_test(&test.id))
}
