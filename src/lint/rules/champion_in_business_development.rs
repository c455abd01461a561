use crate::deal::{Deal, PersonRole, makes_deals_only};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "champion-in-business-development",
    level: Level::Warning,
    summary: "The champion on the other side sits in business development, which buys and does not sell.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    for (index, person) in deal.tables.governance.people.iter().enumerate() {
        if person.party != *us && person.role == PersonRole::Champion && makes_deals_only(person) {
            report.add(
                &at(&["governance", "people"]).index(index).key("title"),
                format!("the champion at `{}` sits in business development", person.party),
                "find one in a business unit that owns a number, such as product or sales",
            );
        }
    }
}
