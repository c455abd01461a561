use crate::deal::{Deal, Tripped, walk_aways};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "tripped-walk-away",
    level: Level::Warning,
    summary: "The draft is so that we leave the table, by a condition that we wrote down ourselves.",
    source: "J. Fuller, strategic alliances: play to win (walk-away conditions)",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (at, _) in walk_aways(deal).filter(|(_, row)| row.state == Some(Tripped::Yes)) {
        report.add(
            &at.key("when"),
            "a condition on which we leave the table is met",
            "change the draft until it is not, or leave; the private term sheet says which it is, and why",
        );
    }
}
