use crate::deal::{Deal, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "cure-outlasts-window",
    level: Level::Warning,
    summary: "A right lapses before its own cure period is over.",
    source: "practice: windows are added late, to rights that are cured first",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, trigger) in deal.tables.exit.triggers.iter().enumerate() {
        let cure = trigger.cure.as_ref().and_then(Stated::known);
        let window = trigger.window.as_ref().and_then(Stated::known);
        if let (Some(cure), Some(window)) = (cure, window)
            && deal.longer(cure, window) == Some(true)
        {
            report.add(
                &Path::root().key("exit").key("triggers").index(index).key("window"),
                format!("`{}` lapses before its cure period is over", trigger.id),
                "make `window` longer than `cure`",
            );
        }
    }
}
