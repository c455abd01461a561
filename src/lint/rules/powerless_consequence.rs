use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "powerless-consequence",
    level: Level::Warning,
    summary: "A missed minimum cuts a fee that its party is not paid, or gives its right to the party that misses it.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (place, row) in deal.powerless_cuts() {
        let message = format!("this step cuts a fee, and `{}` is paid none", row.by);
        report.add(&place, message, "add the `[[money.fees]]` that is at stake, or choose another `effect`");
    }
    for (place, trigger) in deal.powerless_rights() {
        let message = format!("`{}` gives the right to the party that misses the minimum", trigger.id);
        report.add(&place, message, "make the other side the `holder`");
    }
}
