use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "gateless-pilot",
    level: Level::Warning,
    summary: "A pilot ends without a gate, so that nothing is decided by what it brought.",
    source: "“1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.tables.pilot.as_ref().is_some_and(|pilot| pilot.gates.is_empty()) {
        report.add(
            &at(&["pilot"]),
            "the pilot has no gate, so that it decides nothing",
            "add `[[pilot.gates]]` with `test`, `due` and `fail`",
        );
    }
}
