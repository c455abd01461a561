use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "minimum-without-consequence",
    level: Level::Warning,
    summary: "A minimum is committed, and nothing follows when it is missed.",
    source: "V. Belfor, the partnership relationship test; D. Peek, trust me!",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (place, row) in deal.loose_minimums() {
        report.add(
            &place,
            format!("nothing follows when `{}` is missed", row.id),
            "add `shortfall` steps, or an `[[exit.triggers]]` row with `event = { missed-minimum = { … } }`",
        );
    }
}
