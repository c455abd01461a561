use crate::deal::{Deal, ExclusivityLevel, Path};
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
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        let exclusive = matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole);
        if exclusive && row.condition.is_none() && deal.tables.pilot.is_none() {
            report.add(
                &Path::root().key("exclusivity").index(index),
                "this exclusivity has no condition, and no pilot comes before it",
                "add `while = { minimum = \"…\", at-least = \"75%\" }`, or a `[pilot]`",
            );
        }
    }
}
