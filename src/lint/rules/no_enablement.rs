use crate::deal::{Deal, Kind};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-enablement",
    level: Level::Note,
    summary: "Another party’s people are to sell the offer, and nobody trains them.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let sells = matches!(deal.tables.deal.kind, Kind::JointGoToMarket | Kind::Reseller | Kind::Referral);
    if sells && deal.tables.sales.training.is_empty() {
        report.add(
            &at(&["sales", "training"]),
            "nobody trains the people who are to sell the joint offer",
            "add `[[sales.training]]` with `by`, `audience`, `due` and `paid-by`",
        );
    }
}
