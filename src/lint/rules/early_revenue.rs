use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "early-revenue",
    level: Level::Warning,
    summary: "Revenue is expected within six months of the start, and the other side prepays nothing.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (place, id) in deal.early_revenue() {
        let message = format!("`{id}` expects money within six months of the start");
        report.add(&place, message, "move it, or ask for `[[commitments.prepayments]]` by the other side");
    }
}
