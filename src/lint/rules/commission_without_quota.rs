use crate::deal::{Deal, Id};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "commission-without-quota",
    level: Level::Note,
    summary: "The other side’s sellers are paid something for joint sales, and these do not count towards their quota.",
    source: "V. Belfor, the partnership relationship test; a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let sales = &deal.tables.sales;
    let us = &deal.parties.us().id;
    let theirs = |by: &Id| by != us;
    let counts = sales.quota.iter().any(|row| theirs(&row.by)) || sales.product_quota.iter().any(|row| theirs(&row.by));
    let paid = !sales.spiffs.is_empty()
        || sales.incentive_share.iter().any(|row| theirs(&row.by))
        || sales.parity.iter().any(|row| theirs(&row.by));
    if paid && !counts {
        report.add(
            &at(&["sales"]),
            format!("joint sales do not count towards the quota of the sellers of `{}`", deal.parties.them().id),
            "ask for `[[sales.quota]]` with `credit = \"100%\"`, or for a target of its own in \
            `[[sales.product-quota]]`",
        );
    }
}
