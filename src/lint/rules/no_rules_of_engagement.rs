use crate::deal::{Deal, ExclusivityLevel, Kind};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-rules-of-engagement",
    level: Level::Warning,
    summary: "Two sales forces meet in the same accounts, and no rule says who leads.",
    source: "a16z, tech partnerships for pre-chasm start-ups; D. Peek, step 8: create an alliance plan",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let rows = &deal.tables.exclusivity;
    // Where the reseller has its market wholly to itself, nobody of the other side sells there.
    let apart = !rows.is_empty()
        && rows.iter().all(|row| matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Excluded));
    let kind = deal.tables.deal.kind;
    let meet = kind == Kind::JointGoToMarket || (kind == Kind::Reseller && !apart);
    let has_rules = deal
        .tables
        .engagement
        .as_ref()
        .is_some_and(|table| table.registration.is_some() || !table.rules.is_empty() || !table.reserved.is_empty());
    if meet && !has_rules {
        report.add(
            &at(&["engagement"]),
            "no rule says who leads where both sales teams meet",
            "add `[engagement]` with `registration`, `protection` and `rules`",
        );
    }
}
