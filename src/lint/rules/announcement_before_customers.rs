use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "announcement-before-customers",
    level: Level::Note,
    summary: "The alliance may be announced before the first customer has said that the joint offer is worth it.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if let Some((place, first)) = deal.early_announcement() {
        report.add(
            &place,
            format!("the alliance is announced before the first customer has answered, on {first}"),
            "lengthen `within`, or win the customer first",
        );
    }
}
