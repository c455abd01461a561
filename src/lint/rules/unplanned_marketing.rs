use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unplanned-marketing",
    level: Level::Note,
    summary: "A marketing budget has no plan with an owner, or nobody reports how it is spent.",
    source: "V. Belfor, the partnership relationship test; D. Peek, step 8: create an alliance plan",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let Some(marketing) = deal.tables.marketing.as_ref().filter(|table| !table.budget.is_empty()) else { return };
    if marketing.plan.is_none() {
        let hint = "add `[marketing.plan]` with `owner` and `submit`";
        report.add(&at(&["marketing", "plan"]), "the marketing budget has no plan, and so no owner", hint);
    }
    if deal.marketing_reports().is_empty() {
        let hint = "add `[marketing.reporting]` with `every` and `within`";
        report.add(&at(&["marketing", "reporting"]), "nobody reports how the marketing budget is spent", hint);
    }
}
