use crate::deal::{Deal, Effect, Event, Minimum};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "powerless-consequence",
    level: Level::Warning,
    summary: "A missed minimum cuts a fee that its party is not paid, or gives its right to the party that misses it.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.commitments.minimums.iter().enumerate() {
        for (step, shortfall) in row.shortfall.iter().enumerate() {
            let place = at(&["commitments", "minimums"]).index(index).key("shortfall").index(step).key("effect");
            if shortfall.effect == Effect::FeeCut && !has_fee(deal, row) {
                let message = format!("this step cuts a fee, and `{}` is paid none", row.by);
                report.add(&place, message, "add the `[[money.fees]]` that is at stake, or choose another `effect`");
            }
        }
    }
    for (index, trigger) in deal.tables.exit.triggers.iter().enumerate() {
        let Event::MissedMinimum { minimum, .. } = &trigger.event else { continue };
        if deal.tables.commitments.minimums.iter().any(|row| row.id == *minimum && row.by == trigger.holder) {
            report.add(
                &at(&["exit", "triggers"]).index(index).key("holder"),
                format!("`{}` gives the right to the party that misses the minimum", trigger.id),
                "make the other side the `holder`",
            );
        }
    }
}

fn has_fee(deal: &Deal, row: &Minimum) -> bool {
    deal.tables.money.fees.iter().any(|fee| fee.payee == row.by)
}
