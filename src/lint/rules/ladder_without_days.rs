use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "ladder-without-days",
    level: Level::Note,
    summary: "There is no escalation ladder, or a level of it has no time, so that a matter can lie there for ever.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let levels = &deal.tables.governance.escalation;
    let place = at(&["governance", "escalation"]);
    if levels.is_empty() {
        let hint = "add `[[governance.escalation]]` with `level`, `who` and `within`";
        report.add(&place, "no ladder says who settles what the teams cannot", hint);
    }
    for (index, level) in levels.iter().enumerate().filter(|(_, level)| level.within.is_none()) {
        report.add(&place.index(index), format!("level {} has no time", level.level), "add `within`");
    }
}
