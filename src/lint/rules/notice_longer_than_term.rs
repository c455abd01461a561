use crate::deal::{Deal, Duration, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "notice-longer-than-term",
    level: Level::Warning,
    summary: "A notice takes as long as the whole term, or longer.",
    source: "practice: a notice period is copied from a longer deal",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = Path::root().key("exit");
    let tables = &deal.tables.exit;
    let mut notices: Vec<(Path, Option<&Stated<Duration>>)> = vec![
        (exit.key("renewal").key("notice"), tables.renewal.as_ref().map(|row| &row.notice)),
        (exit.key("convenience").key("notice"), tables.convenience.as_ref().map(|row| &row.notice)),
    ];
    for (index, trigger) in tables.triggers.iter().enumerate() {
        notices.push((exit.key("triggers").index(index).key("notice"), trigger.notice.as_ref()));
    }
    let (Some(start), Some(end)) = (deal.tables.deal.effective.known(), deal.end) else { return };
    for (at, notice) in notices {
        let Some(notice) = notice.and_then(Stated::known) else { continue };
        if start.plus(notice).is_none_or(|over| over > end) {
            report.add(&at, format!("`{at}` is as long as the whole term"), "shorten it, or lengthen `deal.term`");
        }
    }
}
