use crate::deal::{Deal, Duration, Path, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "tail-outlives-records",
    level: Level::Warning,
    summary: "A tail payment goes on after the records that prove it may be thrown away.",
    source: "practice: audit terms are written for the term alone",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let Some(records) = deal.tables.money.audit.as_ref().and_then(|audit| audit.records.known()) else { return };
    for (index, tail) in deal.tables.exit.tail.iter().enumerate() {
        let Ok(lasts) = Duration::new(tail.quarters, Unit::Quarter) else { continue };
        if deal.longer(&lasts, records) == Some(true) {
            report.add(
                &Path::root().key("exit").key("tail").index(index).key("quarters"),
                "this payment goes on longer than records are kept",
                "lengthen `records` in `[money.audit]`, or shorten the tail",
            );
        }
    }
}
