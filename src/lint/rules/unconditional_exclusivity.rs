use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unconditional-exclusivity",
    level: Level::Warning,
    summary: "We grant an exclusivity after the pilot that nothing has to be reached for, and that nothing ends early.",
    source: "“1 + 1 = 3”; D. Peek, “bad deals don’t last”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    // Without a pilot, or from its first day, other rules say so.
    if deal.tables.pilot.is_none() {
        return;
    }
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        if deal.keeps_us_out(row) && !deal.is_earned(row) && row.from.is_some() {
            report.add(
                &at(&["exclusivity"]).index(index),
                format!("`{}` stays whatever `{}` sells", row.id, row.to),
                "add `while = { minimum = \"…\", at-least = \"75%\" }`, or a `shortfall` with `effect = \"lose-exclusivity\"`",
            );
        }
    }
}
