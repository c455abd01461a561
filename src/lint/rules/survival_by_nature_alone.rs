use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "survival-by-nature-alone",
    level: Level::Warning,
    summary: "What survives beyond the exit clause itself is left to its nature: nobody knows what that is until a \
              court says.",
    source: "law: survival clauses",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = &deal.tables.exit;
    if exit.survival_by_nature && exit.survival.is_empty() {
        report.add(
            &Path::root().key("exit").key("survival-by-nature"),
            "terms survive by their nature, and none is named",
            "add `[[exit.survival]]` with `clause` and `for`: confidentiality, records and audit, limits on liability",
        );
    }
}
