use crate::deal::{BOTH, Deal};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "accepted-non-compete",
    level: Level::Warning,
    summary: "We keep out of business or of dealings for the sake of another party.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = deal.parties.us().id.as_str();
    for (index, row) in deal.tables.restraints.non_compete.iter().enumerate() {
        if row.by.as_str() == us || row.by.as_str() == BOTH {
            report.add(
                &at(&["restraints", "non-compete"]).index(index),
                format!("`{}` keeps us out of something", row.id),
                "narrow `what`, `field` and `area`, list what stays free in `except`, and give it no time after the \
                end",
            );
        }
    }
}
