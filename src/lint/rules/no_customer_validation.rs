use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::words::says;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-customer-validation",
    level: Level::Warning,
    summary: "No customer is asked whether the joint offer is worth anything: no pilot, no first customers, no goal \
              that names any.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let tables = &deal.tables;
    let names_customers = |text: &str| says(text, &["customer", "buyer", "user"]);
    let in_goals = tables.goals.iter().any(|goal| names_customers(goal.goal.as_str()));
    let in_milestones = tables.commitments.milestones.iter().any(|row| names_customers(row.what.as_str()));
    let validated = tables.pilot.is_some() || !tables.commitments.first_customers.is_empty();
    if !validated && !in_goals && !in_milestones {
        report.add(
            &at(&["commitments", "first-customers"]),
            "nothing asks a customer whether the joint offer is worth it",
            "add `[[commitments.first-customers]]` with `count` and `due`, or a `[pilot]`",
        );
    }
}
