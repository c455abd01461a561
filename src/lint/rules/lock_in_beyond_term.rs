use crate::deal::{Deal, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "lock-in-beyond-term",
    level: Level::Warning,
    summary: "A right to end without a reason can be used only when the term is over anyway.",
    source: "practice: a lock-in and a term are negotiated by different people",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let Some(convenience) = &deal.tables.exit.convenience else { return };
    let (Some(start), Some(end)) = (deal.tables.deal.effective.known(), deal.end) else { return };
    let Some(first) = convenience.earliest.as_ref().and_then(Stated::known).and_then(|wait| start.plus(wait)) else {
        return;
    };
    let Some(over) = convenience.notice.known().and_then(|notice| first.plus(notice)) else { return };
    if over > end && deal.tables.exit.renewal.is_none() {
        report.add(
            &Path::root().key("exit").key("convenience").key("earliest"),
            "whoever waits for `earliest` and gives notice then is out after the end of the term",
            "shorten `earliest` or `notice`, or drop `exit.convenience`",
        );
    }
}
