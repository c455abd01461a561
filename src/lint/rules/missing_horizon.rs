use crate::deal::{Date, Deal, Duration, Stated, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "missing-horizon",
    level: Level::Note,
    summary: "No dated goal or test says what the first three, six or twelve months are to bring.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

const HORIZONS: [u32; 3] = [3, 6, 12];

fn check(deal: &Deal, report: &mut Report<'_>) {
    let (Some(start), Some(end)) = (deal.start, deal.end) else { return };
    let after = |months: u32| Duration::new(months, Unit::Month).ok().and_then(|length| start.plus(&length));
    let dates = dates(deal);
    let mut missing = Vec::new();
    let mut from = start;
    for months in HORIZONS {
        let Some(to) = after(months) else { return };
        // A horizon beyond the term has no goal to have.
        if end.plus_days(1).is_some_and(|over| over < to) {
            break;
        }
        if !dates.iter().any(|date| *date > from && *date <= to) {
            missing.push(months.to_string());
        }
        from = to;
    }
    if !missing.is_empty() {
        report.add(
            &at(&["goals"]),
            format!("no goal has a date for {} months after the start", missing.join(", ")),
            "add `[[goals]]` with `goal`, `target` and `by` for each of 3, 6 and 12 months",
        );
    }
}

/// The dates at which the parties see whether it works.
fn dates(deal: &Deal) -> Vec<Date> {
    let goals = deal.tables.goals.iter().filter_map(|goal| goal.by.as_ref());
    let gates = deal.tables.pilot.iter().flat_map(|pilot| &pilot.gates).map(|gate| &gate.due);
    let customers = deal.tables.commitments.first_customers.iter().map(|row| &row.due);
    goals.chain(gates).chain(customers).filter_map(Stated::known).copied().collect()
}
