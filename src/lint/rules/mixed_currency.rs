use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "mixed-currency",
    level: Level::Warning,
    summary: "A sum is in another currency than the deal, and nothing says how it is converted.",
    source: "practice: two sides, each with the currency of its own books",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.tables.money.payment.as_ref().is_some_and(|payment| payment.currency.is_some()) {
        return;
    }
    let of_deal = &deal.tables.deal.currency;
    let mut said = Vec::new();
    for (at, currency) in deal.places.sums() {
        if currency != of_deal && !said.contains(&currency) {
            said.push(currency);
            report.add(
                at,
                format!("`{}` is in another currency than the deal", deal.places.dotted(at)),
                "write it in the currency of the deal, or add `[money.payment.currency]` with how it is converted",
            );
        }
    }
}
