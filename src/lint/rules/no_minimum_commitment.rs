use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-minimum-commitment",
    level: Level::Warning,
    summary: "The other side neither prepays nor commits to a minimum: it has no skin in the game.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.they_sell() && deal.skin().is_empty() && deal.excluded_minimum().is_empty() {
        report.add(
            &at(&["commitments"]),
            format!("`{}` commits to no minimum and prepays nothing", deal.parties.them().id),
            "add `[[commitments.minimums]]` or `[[commitments.prepayments]]` by the other side",
        );
    }
}
