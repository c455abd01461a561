use crate::deal::{Cadence, Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-executive-review",
    level: Level::Note,
    summary: "No forum meets once a quarter, or no working meeting once in two weeks.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let forums = &deal.tables.governance.forums;
    let at = Path::root().key("governance").key("forums");
    let meets =
        |wanted: &[Cadence]| forums.iter().any(|forum| forum.cadence.is_some_and(|cadence| wanted.contains(&cadence)));
    if !meets(&[Cadence::Quarterly]) {
        report.add(&at, "no quarterly review is held", "add `[[governance.forums]]` with `cadence = \"quarterly\"`");
    }
    if !meets(&[Cadence::Weekly, Cadence::Fortnightly]) {
        let hint = "add `[[governance.forums]]` with `cadence = \"fortnightly\"`";
        report.add(&at, "no working meeting is held every one or two weeks", hint);
    }
}
