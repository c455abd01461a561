use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "schedule-gap",
    level: Level::Warning,
    summary: "A minimum says nothing of one of the contract years.",
    source: "practice: a year without a number is a year without a minimum",
    check,
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.commitments.minimums.iter().enumerate() {
        let missing: Vec<String> = deal
            .years
            .iter()
            .filter(|year| !row.schedule.iter().any(|amount| amount.year == year.number))
            .map(|year| year.number.to_string())
            .collect();
        if !missing.is_empty() {
            report.add(
                &Path::root().key("commitments").key("minimums").index(index).key("schedule"),
                format!("`{}` has no minimum for contract year {}", row.id, missing.join(", ")),
                "add the year to `schedule`",
            );
        }
    }
}
