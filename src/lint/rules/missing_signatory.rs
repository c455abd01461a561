use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-signatory",
    level: Level::Note,
    summary: "One party names who signs and another does not.",
    source: "practice: the signature page is the last to be filled in",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.parties.iter().all(|party| party.table.signatory.is_none()) {
        return;
    }
    for party in deal.parties.iter().filter(|party| party.table.signatory.is_none()) {
        report.add(
            &Path::root().key("parties").key(party.id.as_str()),
            format!("nobody is named to sign for `{}`", party.id),
            format!("add `[parties.{}.signatory]` with `name` and `title`", party.id),
        );
    }
}
