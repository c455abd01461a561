use crate::deal::{Deal, PersonRole};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "person-without-successor",
    level: Level::Note,
    summary: "The alliance rests on one person, and nobody follows when that person leaves.",
    source: "“1 + 1 = 3”, David and Goliath",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, person) in deal.tables.governance.people.iter().enumerate() {
        let carries = matches!(person.role, PersonRole::Champion | PersonRole::AllianceManager);
        if carries && person.name.is_some() && person.successor.is_none() {
            report.add(
                &at(&["governance", "people"]).index(index),
                format!("nobody follows the {} of `{}`", person.role.label(), person.party),
                "add `successor`",
            );
        }
    }
}
