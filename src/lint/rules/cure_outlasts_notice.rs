use crate::deal::{Deal, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "cure-outlasts-notice",
    level: Level::Warning,
    summary: "With one notice for both, the cure period is longer than the notice: the stated notice never counts.",
    source: "practice: cure and notice are set by different people",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = &deal.tables.exit;
    if exit.notice.as_ref().is_none_or(|notice| notice.two_stage) {
        return;
    }
    for (index, trigger) in exit.triggers.iter().enumerate() {
        let notice = trigger.notice.as_ref().and_then(Stated::known);
        let cure = trigger.cure.as_ref().and_then(Stated::known);
        if let (Some(notice), Some(cure)) = (notice, cure)
            && deal.longer(cure, notice) == Some(true)
        {
            report.add(
                &Path::root().key("exit").key("triggers").index(index).key("cure"),
                format!("`{}` gives longer to cure than its notice lasts", trigger.id),
                "write `two-stage = true` in `[exit.notice]`, or make the notice at least as long as the cure",
            );
        }
    }
}
