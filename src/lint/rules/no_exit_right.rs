use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-exit-right",
    level: Level::Warning,
    summary: "Our own side has no way out before the term ends.",
    source: "D. Peek, breaking up is hard to do",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = deal.parties.us().id.as_str();
    let exit = &deal.tables.exit;
    let ours = |holder: &str| holder == us || holder == crate::deal::EITHER;
    let convenience = exit.convenience.as_ref().is_some_and(|row| ours(row.holder.as_str()));
    if !convenience && !exit.triggers.iter().any(|row| ours(row.holder.as_str())) {
        report.add(
            &Path::root().key("exit"),
            format!("`{us}` cannot end the alliance before its term is over"),
            "add `[exit.convenience]` or an `[[exit.triggers]]` row with us as the holder",
        );
    }
}
