use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-sales-compensation",
    level: Level::Warning,
    summary: "The other side's sales people earn nothing by selling the joint offer, so they will not sell it.",
    source: "V. Belfor, the partnership relationship test; “1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.they_sell() && deal.seller_pay().is_empty() {
        report.add(
            &at(&["sales"]),
            format!("the sales people of `{}` are not paid for joint sales", deal.parties.them().id),
            "add `[[sales.quota]]` (quota retirement), or at least `[[sales.spiffs]]`",
        );
    }
}
