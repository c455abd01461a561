use crate::deal::{Deal, Minimum, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "schedule-gap",
    level: Level::Warning,
    summary: "A minimum says nothing of one of the contract years.",
    source: "practice: a year without a number is a year without a minimum",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.commitments.minimums.iter().enumerate() {
        // What takes another minimum's place begins when that one ends.
        if replaces_another(deal, row) {
            continue;
        }
        let missing: Vec<String> = deal
            .years
            .iter()
            .filter(|year| !row.schedule.iter().any(|amount| amount.year == year.number))
            .filter(|year| !goes_on(row, year.number))
            .map(|year| year.number.to_string())
            .collect();
        if !missing.is_empty() {
            report.add(
                &Path::root().key("commitments").key("minimums").index(index).key("schedule"),
                format!("`{}` has no minimum for contract year {}", row.id, missing.join(", ")),
                "add the year to `schedule`, or say `later = \"repeat\"`",
            );
        }
    }
}

fn replaces_another(deal: &Deal, row: &Minimum) -> bool {
    let replaced_by = |other: &Minimum| other.drop.as_ref()?.replaced_by.clone();
    deal.tables.commitments.minimums.iter().any(|other| replaced_by(other).is_some_and(|id| id == row.id))
}

/// Whether a year that the schedule leaves out follows from the last one, or is agreed later.
fn goes_on(row: &Minimum, year: u32) -> bool {
    let after_last = row.schedule.last().is_some_and(|last| last.year < year);
    // A part-year pushes the years back by less than one.
    let pushed_back = row.stub.is_some() && row.schedule.last().is_some_and(|last| last.year + 1 == year);
    let agreed = row.to_agree.as_ref().is_some_and(|agree| agree.from_year.is_none_or(|first| first <= year));
    (row.later.is_some() && after_last) || pushed_back || agreed
}
