use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-sales-compensation",
    level: Level::Warning,
    summary: "The other side's sales people earn nothing by selling the joint offer, so they will not sell it.",
    source: "V. Belfor, the partnership relationship test; “1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    let sales = &deal.tables.sales;
    let quota = sales.quota.iter().any(|row| row.by != *us);
    let share = sales.incentive_share.iter().any(|row| row.by != *us);
    let target = sales.product_quota.iter().any(|row| row.by != *us);
    let parity = sales.parity.iter().any(|row| row.by != *us);
    // A SPIFF goes to single sellers whoever pays it; the row does not say whose they are, but nobody pays their own so.
    if !quota && !share && !target && !parity && sales.spiffs.is_empty() {
        report.add(
            &Path::root().key("sales"),
            format!("the sales people of `{}` are not paid for joint sales", deal.parties.them().id),
            "add `[[sales.quota]]` (quota retirement), or at least `[[sales.spiffs]]`",
        );
    }
}
