use crate::deal::{Deal, PersonRole};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-executive-sponsor",
    level: Level::Warning,
    summary: "A side has nobody in its board room who stands for the alliance.",
    source: "D. Peek, more on trust; V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let people = &deal.tables.governance.people;
    for party in deal.parties.iter() {
        if !people.iter().any(|person| person.party == party.id && person.role == PersonRole::ExecutiveSponsor) {
            report.add(
                &at(&["governance", "people"]),
                format!("`{}` has no executive sponsor", party.id),
                format!("add `[[governance.people]]` with `party = \"{}\"`, `role = \"executive-sponsor\"`", party.id),
            );
        }
    }
}
