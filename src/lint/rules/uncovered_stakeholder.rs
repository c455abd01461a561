use crate::deal::{Deal, Person, PersonRole};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "uncovered-stakeholder",
    level: Level::Note,
    summary: "People of the other side are named, and one of the departments that can stop the alliance is not among \
              them.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

/// The departments of the extended family, each with the roles that speak for it. Sales has a rule of its own.
const DEPARTMENTS: [(&str, &[PersonRole]); 4] = [
    ("product", &[PersonRole::ProductLead]),
    ("marketing", &[PersonRole::MarketingLead]),
    ("finance", &[PersonRole::Finance]),
    ("IT and security", &[PersonRole::SecurityOfficer, PersonRole::Compliance]),
];

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    for party in deal.parties.iter().filter(|party| party.id != *us) {
        let theirs = move || deal.tables.governance.people.iter().filter(move |person| person.party == party.id);
        if theirs().next().is_none() {
            continue;
        }
        let covers = |roles: &[PersonRole], person: &Person| roles.contains(&person.role);
        let missing = DEPARTMENTS.iter().filter(|(_, roles)| !theirs().any(|person| covers(roles, person)));
        let missing: Vec<&str> = missing.map(|(department, _)| *department).collect();
        if !missing.is_empty() {
            report.add(
                &at(&["governance", "people"]),
                format!("nobody speaks for {} at `{}`", missing.join(", "), party.id),
                "add `[[governance.people]]` with `product-lead`, `marketing-lead`, `finance` or `security-officer`",
            );
        }
    }
}
