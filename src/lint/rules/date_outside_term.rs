use crate::deal::{Date, Deal, FallsAwayWhen, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "date-outside-term",
    level: Level::Warning,
    summary: "A goal, milestone, gate or date for an approval lies before the Effective Date or after the end of the \
              term.",
    source: "practice: dates are moved one by one",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let (Some(start), Some(end)) = (deal.tables.deal.effective.known(), deal.end) else { return };
    let mut dates: Vec<(Path, Option<&Date>)> = Vec::new();
    for (index, goal) in deal.tables.goals.iter().enumerate() {
        let at = Path::root().key("goals").index(index).key("by");
        dates.push((at, goal.by.as_ref().and_then(Stated::known)));
    }
    for (index, milestone) in deal.tables.commitments.milestones.iter().enumerate() {
        let at = Path::root().key("commitments").key("milestones").index(index).key("due");
        dates.push((at, milestone.due.known()));
    }
    for (index, gate) in deal.tables.pilot.iter().flat_map(|pilot| &pilot.gates).enumerate() {
        dates.push((Path::root().key("pilot").key("gates").index(index).key("due"), gate.due.known()));
    }
    for (index, exclusivity) in deal.tables.exclusivity.iter().enumerate() {
        for (part, row) in exclusivity.falls_away.iter().enumerate() {
            let FallsAwayWhen::NotApproved { approval: _, due } = &row.when else { continue };
            let at = Path::root().key("exclusivity").index(index).key("falls-away").index(part);
            dates.push((at.key("when").key("not-approved").key("due"), due.known()));
        }
    }
    for (at, date) in dates {
        let Some(date) = date else { continue };
        if date < start {
            report.add(&at, format!("`{at}` lies before the Effective Date"), "move it, or `deal.effective`");
        } else if *date > end {
            report.add(&at, format!("`{at}` lies after the end of the term"), "move it, or lengthen `deal.term`");
        }
    }
}
