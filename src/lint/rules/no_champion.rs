use crate::deal::{Deal, PersonRole};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-champion",
    level: Level::Warning,
    summary: "Nobody on the other side is named who wants the alliance and carries it through the house.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    let people = &deal.tables.governance.people;
    for party in deal.parties.iter().filter(|party| party.id != *us) {
        if !people.iter().any(|person| person.party == party.id && person.role == PersonRole::Champion) {
            report.add(
                &at(&["governance", "people"]),
                format!("`{}` has no champion of the alliance", party.id),
                format!("add `[[governance.people]]` with `party = \"{}\"`, `role = \"champion\"`", party.id),
            );
        }
    }
}
