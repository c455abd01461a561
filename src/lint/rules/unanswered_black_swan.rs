use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unanswered-black-swan",
    level: Level::Note,
    summary: "We do not know the partner's metric that counts, or whose pay moves with it.",
    source: "J. Fuller, strategic alliances: play to win",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let swan = deal.tables.private.reveal().black_swan.as_ref();
    let at = Path::root().key("private").key("black-swan");
    if swan.is_none_or(|swan| swan.metric.is_none()) {
        let hint = "add `metric` to `[private.black-swan]`";
        report.add(&at, "the partner’s top-three metric is not known", hint);
    }
    if swan.is_none_or(|swan| swan.pay.is_none()) {
        report.add(&at, "it is not known whose pay moves with it", "add `role` and `pay` to `[private.black-swan]`");
    }
}
