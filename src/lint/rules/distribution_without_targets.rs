use crate::deal::{Deal, Mechanism};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "distribution-without-targets",
    level: Level::Warning,
    summary: "The mechanism is distribution, and nothing says how much is to be distributed: a logo partnership.",
    source: "“1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let tables = &deal.tables;
    let commitments = &tables.commitments;
    let has_target = !commitments.minimums.is_empty()
        || !commitments.first_customers.is_empty()
        || !tables.sales.product_quota.is_empty()
        || !tables.kpis.is_empty()
        || tables.goals.iter().any(|goal| goal.target.is_some());
    if tables.deal.mechanism == Some(Mechanism::Distribution) && !has_target {
        report.add(
            &at(&["deal", "mechanism"]),
            "one side is to distribute for the other, and no number says how much",
            "add `[[commitments.minimums]]`, `[[commitments.first-customers]]` or `[[goals]]` with a `target`",
        );
    }
}
