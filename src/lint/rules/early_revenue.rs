use crate::deal::{Amount, Date, Deal, Duration, Period, Stated, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "early-revenue",
    level: Level::Warning,
    summary: "Revenue is expected within six months of the start, and the other side prepays nothing.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    let commitments = &deal.tables.commitments;
    if commitments.prepayments.iter().any(|row| row.by != *us) {
        return;
    }
    let Some(half_year) = half_year(deal) else { return };
    let hint = "move it, or ask for `[[commitments.prepayments]]` by the other side";
    for (index, goal) in deal.tables.goals.iter().enumerate() {
        let is_early = goal.by.as_ref().and_then(Stated::known).is_some_and(|by| *by < half_year);
        if is_early && is_money(goal.target.as_ref()) {
            let place = at(&["goals"]).index(index).key("by");
            report.add(&place, format!("`{}` expects money within six months of the start", goal.id), hint);
        }
    }
    for (index, row) in commitments.minimums.iter().enumerate().filter(|(_, row)| row.by != *us) {
        let stub = row.stub.as_ref().filter(|stub| stub.until.known().is_some_and(|until| *until < half_year));
        let in_stub = stub.is_some_and(|stub| is_money(stub.amount.as_ref()));
        let is_short = matches!(row.per, Some(Period::Week | Period::Month | Period::Quarter));
        let first = row.schedule.iter().find(|amount| amount.year == 1).map(|amount| &amount.amount);
        if in_stub || (is_short && is_money(first)) {
            let place = at(&["commitments", "minimums"]).index(index);
            report.add(&place, format!("`{}` expects money within six months of the start", row.id), hint);
        }
    }
}

fn half_year(deal: &Deal) -> Option<Date> {
    deal.start?.plus(&Duration::new(6, Unit::Month).ok()?)
}

fn is_money(amount: Option<&Stated<Amount>>) -> bool {
    amount.and_then(Stated::known).is_some_and(|amount| matches!(amount, Amount::Money(_)))
}
