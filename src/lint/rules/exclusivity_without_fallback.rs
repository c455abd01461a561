use crate::deal::{Deal, ExclusivityLevel};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "exclusivity-without-fallback",
    level: Level::Note,
    summary: "An exclusivity can end before the alliance does, and nothing says what it becomes.",
    source: "practice: the day after an exclusivity ends is nobody’s subject",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        let keeps_out = matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole);
        let can_end = row.condition.is_some() || row.lasts.is_some();
        if keeps_out && can_end && row.fallback.is_none() {
            report.add(
                &at(&["exclusivity"]).index(index),
                format!("nothing says what `{}` becomes when it ends", row.id),
                "add `fallback = \"non-exclusive\"`",
            );
        }
    }
}
