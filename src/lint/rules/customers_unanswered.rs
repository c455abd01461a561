use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "customers-unanswered",
    level: Level::Warning,
    summary: "The spec does not say what happens to joint customers when the alliance ends.",
    source: "D. Peek, breaking up is hard to do, part II",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let wind_down = deal.tables.exit.wind_down.as_ref();
    if wind_down.is_none_or(|table| table.existing_customers.is_none()) {
        report.add(
            &Path::root().key("exit").key("wind-down"),
            "nothing says what happens to joint customers after the end",
            "add `[exit.wind-down]` with `length` and `existing-customers`",
        );
    }
}
