use crate::deal::{Deal, Tripped, walk_aways};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-walk-away",
    level: Level::Note,
    summary: "Whether we would leave the table cannot be told: the draft does not say what the condition asks.",
    source: "J. Fuller, strategic alliances: play to win (walk-away conditions)",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (at, row) in walk_aways(deal) {
        if let Some(Tripped::Unknown { missing }) = &row.state {
            let values = if missing.len() == 1 { "1 value that it asks for is" } else { "values that it asks for are" };
            report.add(
                &at.key("when"),
                format!("whether a condition on which we leave is met cannot be told: {values} open or not there"),
                "settle it; the private term sheet names it. If it may well be absent, ask `has(…)` first",
            );
        }
    }
}
