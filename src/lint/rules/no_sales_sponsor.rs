use crate::deal::{Deal, Path, PersonRole};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-sales-sponsor",
    level: Level::Warning,
    summary: "A side has nobody in sales who stands for the alliance.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let people = &deal.tables.governance.people;
    for party in deal.parties.iter() {
        if !people.iter().any(|person| person.party == party.id && person.role == PersonRole::SalesSponsor) {
            report.add(
                &Path::root().key("governance").key("people"),
                format!("`{}` has no sales sponsor", party.id),
                format!("add `[[governance.people]]` with `party = \"{}\"`, `role = \"sales-sponsor\"`", party.id),
            );
        }
    }
}
