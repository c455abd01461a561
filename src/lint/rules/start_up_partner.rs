use crate::deal::{Deal, PartnerStage};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "start-up-partner",
    level: Level::Warning,
    summary: "A partner is a start-up that commits nobody to the plan, or whose money nobody has looked at: it announces more \
              than it can carry out.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let partners = &deal.tables.private.reveal().partners;
    for (party, row) in partners.iter().filter(|(_, row)| row.stage == PartnerStage::Startup) {
        if deal.people_of(party).is_empty() {
            report.add(
                &at(&["commitments", "people"]),
                format!("`{party}` is a start-up and commits nobody to the plan"),
                format!("ask for `[[commitments.people]]` with `by = \"{party}\"` before anything is announced"),
            );
        }
        if row.runway.is_none() {
            report.add(
                &at(&["private", "partners", party.as_str()]),
                format!("`{party}` is a start-up, and nobody has looked how long its money lasts"),
                "ask, and add `runway` to its row in `[private.partners]`",
            );
        }
    }
}
