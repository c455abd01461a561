use crate::deal::{Deal, Duration, NonCompete, Path, Stated, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unbounded-non-compete",
    level: Level::Warning,
    summary: "A non-compete goes on after the end without a field and an area, or for more than a year.",
    source: "law: restraint of trade and competition",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.restraints.non_compete.iter().enumerate() {
        let at = Path::root().key("restraints").key("non-compete").index(index);
        let Some(after) = &row.after else { continue };
        let missing = missing_bounds(row);
        if !missing.is_empty() {
            report.add(
                &at,
                format!("`{}` binds after the end and has no {}", row.id, missing.join(" and no ")),
                "add `field` and `area`: those in which the alliance was active, and no wider",
            );
        }
        if is_longer_than_a_year(deal, after) {
            report.add(
                &at.key("after"),
                format!("`{}` binds for more than a year after the end", row.id),
                "shorten `after`, or rely on `terms.confidentiality` for what must be kept longer",
            );
        }
    }
}

fn missing_bounds(row: &NonCompete) -> Vec<&'static str> {
    let bounds = [("field", row.field.is_some()), ("area", row.area.is_some())];
    bounds.into_iter().filter(|(_, is_there)| !is_there).map(|(bound, _)| bound).collect()
}

fn is_longer_than_a_year(deal: &Deal, after: &Stated<Duration>) -> bool {
    let year = Duration::new(1, Unit::Year).ok();
    after.known().zip(year).is_some_and(|(after, year)| deal.longer(after, &year) == Some(true))
}
