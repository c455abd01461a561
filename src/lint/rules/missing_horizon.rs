use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "missing-horizon",
    level: Level::Note,
    summary: "No dated goal or test says what the first three, six or twelve months are to bring.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let missing: Vec<String> = deal.missing_horizons().iter().map(u32::to_string).collect();
    if !missing.is_empty() {
        report.add(
            &at(&["goals"]),
            format!("no goal has a date for {} months after the start", missing.join(", ")),
            "add `[[goals]]` with `goal`, `target` and `by` for each of 3, 6 and 12 months",
        );
    }
}
