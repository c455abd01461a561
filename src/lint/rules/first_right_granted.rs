use crate::deal::{Afterwards, Deal, FirstRightKind};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "first-right-granted",
    level: Level::Warning,
    summary: "We give another party a right to come first, which stands in the way of every later offer.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.restraints.first_rights.iter().enumerate() {
        // First talks that leave us free afterwards cost a few weeks and nothing else.
        let is_mild = row.kind == FirstRightKind::Negotiation && row.afterwards == Afterwards::Free;
        if row.grantor == deal.parties.us().id && !is_mild {
            report.add(
                &at(&["restraints", "first-rights"]).index(index),
                format!("`{}` stands in the way of later offers: {} for `{}`", row.id, row.kind.label(), row.holder),
                "offer `kind = \"negotiation\"` with `afterwards = \"free\"` and a short `negotiate`, or strike it",
            );
        }
    }
}
