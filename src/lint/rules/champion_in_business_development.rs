use crate::deal::{Deal, PersonRole};
use crate::diag::Level;
use crate::lint::words::says;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "champion-in-business-development",
    level: Level::Warning,
    summary: "The champion on the other side sits in business development, which buys and does not sell.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

const OFFICES: [&str; 5] = [
    "business development",
    "corporate development",
    "partnership",
    "alliance",
    "partner \
                            manag",
];

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    for (index, person) in deal.tables.governance.people.iter().enumerate() {
        let office = person.title.as_ref().is_some_and(|title| says(title.as_str(), &OFFICES));
        if person.party != *us && person.role == PersonRole::Champion && office {
            report.add(
                &at(&["governance", "people"]).index(index).key("title"),
                format!("the champion at `{}` sits in business development", person.party),
                "find one in a business unit that owns a number, such as product or sales",
            );
        }
    }
}
