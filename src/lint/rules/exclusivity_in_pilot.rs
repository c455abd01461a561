use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "exclusivity-in-pilot",
    level: Level::Warning,
    summary: "An exclusivity without a condition holds from the first day of a pilot: it is not earned but given.",
    source: "“1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.tables.pilot.is_none() {
        return;
    }
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        if deal.keeps_us_out(row) && !deal.is_earned(row) && row.from.is_none() {
            report.add(
                &at(&["exclusivity"]).index(index),
                format!("`{}` holds in the pilot already, whatever the pilot brings", row.id),
                "add `from = \"the day after the last gate is passed\"`, or `while = { minimum = \"…\", at-least = \
                \"75%\" }`",
            );
        }
    }
}
