use crate::deal::{Deal, Event, Id, Path, Period};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "trigger-after-term",
    level: Level::Warning,
    summary: "A right to end the alliance arises only when its term is over anyway.",
    source: "practice: a yearly minimum in a deal of a year or less",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.years.len() != 1 || deal.tables.exit.renewal.is_some() {
        return;
    }
    for (index, trigger) in deal.tables.exit.triggers.iter().enumerate() {
        if let Event::MissedMinimum { minimum, below: _, repeated: _ } = &trigger.event
            && is_yearly(deal, minimum)
        {
            report.add(
                &Path::root().key("exit").key("triggers").index(index),
                format!("whether `{minimum}` is missed is known only when the term is over"),
                "test it earlier: add a `[pilot]` gate and `event = { failed-gate = { gate = \"…\" } }`",
            );
        }
    }
}

fn is_yearly(deal: &Deal, minimum: &Id) -> bool {
    let row = deal.tables.commitments.minimums.iter().find(|row| row.id == *minimum);
    row.is_some_and(|row| row.stub.is_none() && row.per.is_none_or(|per| per == Period::Year))
}
