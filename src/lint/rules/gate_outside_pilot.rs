use crate::deal::{Date, Deal, Duration, Path, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "gate-outside-pilot",
    level: Level::Warning,
    summary: "A gate of the pilot is held before it starts or after it is over, or the pilot is longer than the term.",
    source: "practice: a pilot is shortened, and its gates are not",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let (Some(pilot), Some(over)) = (&deal.tables.pilot, deal.pilot_end) else { return };
    let at = Path::root().key("pilot");
    if deal.end.is_some_and(|end| over > end) {
        report.add(&at.key("length"), "the pilot lasts longer than the term", "shorten it, or lengthen `deal.term`");
    }
    let start: Option<&Date> = pilot.starts.as_ref().unwrap_or(&deal.tables.deal.effective).known();
    // The result is often judged a little later: a gate has a month after the pilot.
    let latest = Duration::new(1, Unit::Month).ok().and_then(|month| over.plus(&month)).unwrap_or(over);
    for (index, gate) in pilot.gates.iter().enumerate() {
        let Some(due) = gate.due.known() else { continue };
        let at = at.key("gates").index(index).key("due");
        if start.is_some_and(|start| due < start) {
            report.add(&at, format!("`{}` is held before the pilot starts", gate.id), "move it, or `pilot.starts`");
        } else if *due > latest {
            report.add(
                &at,
                format!("`{}` is held long after the pilot is over", gate.id),
                "move it, or lengthen the pilot",
            );
        }
    }
}
