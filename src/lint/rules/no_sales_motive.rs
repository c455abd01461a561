use crate::deal::{Deal, Kind};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-sales-motive",
    level: Level::Note,
    summary: "The deal does not say what is in it for one of the sales teams.",
    source: "D. Peek, what’s in it for me? WIFM",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    // Where nobody sells for or with the other there is no sales team to win.
    if !matches!(deal.tables.deal.kind, Kind::JointGoToMarket | Kind::Reseller | Kind::Referral | Kind::Oem) {
        return;
    }
    let motives = &deal.tables.sales.motives;
    for party in deal.parties.iter().filter(|party| !motives.iter().any(|row| row.team == party.id)) {
        report.add(
            &at(&["sales", "motives"]),
            format!("nothing says what is in it for the sales team of `{}`", party.id),
            format!("add `[[sales.motives]]` with `team = \"{}\"` and `motive`", party.id),
        );
    }
}
