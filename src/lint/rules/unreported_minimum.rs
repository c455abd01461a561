use crate::deal::{Deal, Efforts};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

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
    for (index, row) in tables.commitments.minimums.iter().enumerate() {
        let is_owed = deal.is_partner(&row.by) && row.efforts != Some(Efforts::None);
        if is_owed {
            report.add(
                &at(&["commitments", "minimums"]).index(index),
                format!("nobody reports whether `{}` is reached", row.id),
                format!("add `[[governance.reports]]` with `by = \"{}\"`, or `[money.audit]`", row.by),
            );
        }
    }
}
