use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unreported-minimum",
    level: Level::Note,
    summary: "The other side owes a minimum that nobody reports and nobody may audit, so that nobody can say that it was missed.",
    source: "V. Belfor, the partnership relationship test; D. Peek, are you serious?",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let tables = &deal.tables;
    let reported = !tables.governance.reports.is_empty()
        || tables.money.payment.as_ref().is_some_and(|payment| payment.statement.is_some())
        || tables.money.audit.is_some();
    if reported {
        return;
    }
    for (place, row) in deal.minimums_out_of_sight() {
        report.add(
            &place,
            format!("nobody reports whether `{}` is reached", row.id),
            format!("add `[[governance.reports]]` with `by = \"{}\"`, or `[money.audit]`", row.by),
        );
    }
}
