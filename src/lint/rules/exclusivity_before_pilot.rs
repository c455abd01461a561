use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "exclusivity-before-pilot",
    level: Level::Warning,
    summary: "Exclusivity is granted on day one, with neither a pilot nor a minimum that keeps it alive.",
    source: "“1 + 1 = 3”, crawl, walk, run",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.tables.pilot.is_some() {
        return;
    }
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        if deal.keeps_us_out(row) && !deal.is_earned(row) {
            report.add(
                &Path::root().key("exclusivity").index(index),
                "this exclusivity has no condition, and no pilot comes before it",
                "add `while = { minimum = \"…\", at-least = \"75%\" }`, or a `[pilot]`",
            );
        }
    }
}
