use crate::deal::{Deal, Event, Id};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "milestone-without-consequence",
    level: Level::Note,
    summary: "A milestone may be missed, and nothing says what follows.",
    source: "D. Peek, trust me!",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let triggers = &deal.tables.exit.triggers;
    let gives_right = |id: &Id| {
        triggers.iter().any(|row| matches!(&row.event, Event::MissedMilestone { milestone, .. } if milestone == id))
    };
    for (index, row) in deal.tables.commitments.milestones.iter().enumerate() {
        if row.if_missed.is_none() && row.breach.is_none() && !gives_right(&row.id) {
            report.add(
                &at(&["commitments", "milestones"]).index(index),
                format!("nothing follows when `{}` is late", row.id),
                "add `if-missed`, or say with `breach` whether it is a breach to miss it",
            );
        }
    }
}
