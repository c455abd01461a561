use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Holds, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unended-exclusivity",
    level: Level::Warning,
    summary: "The deal’s own library has dropped the clause that ends each exclusivity with the agreement and not \
              with the \
              wind-down.",
    source: "law: exclusivity after the end",
    check: Check::Clauses(check),
};

fn check(deal: &Deal, holds: Holds<'_>, report: &mut Report<'_>) {
    if !deal.tables.exclusivity.is_empty() && !holds("exit/exclusivity") {
        report.add(
            &at(&["exclusivity"]),
            "nothing ends the exclusivity on the last day, so that it may run on through the wind-down",
            "list the clause `exit/exclusivity` in your own `templates/exit-clause.toml`",
        );
    }
}
