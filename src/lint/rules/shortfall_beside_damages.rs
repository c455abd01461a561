use crate::deal::{Deal, Effect, Efforts, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "shortfall-beside-damages",
    level: Level::Warning,
    summary: "A missed minimum costs money by the ladder, and nothing says whether damages are owed beside it.",
    source: "law: liquidated damages and penalties",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.commitments.minimums.iter().enumerate() {
        // What is a threshold only is no duty, so that no damages can be owed for it.
        if row.sole_money_remedy || row.efforts == Some(Efforts::None) {
            continue;
        }
        let in_money = |effect: Effect| matches!(effect, Effect::PayDifference | Effect::FeeCut);
        if row.shortfall.iter().any(|step| in_money(step.effect)) {
            report.add(
                &Path::root().key("commitments").key("minimums").index(index),
                format!("`{}` costs money when it is missed, and damages beside it are not excluded", row.id),
                "add `sole-money-remedy = true`; where damages are to go on beside it, write that into \
                `[[other-terms]]`, and \
                 why into `[lints]`",
            );
        }
    }
}
