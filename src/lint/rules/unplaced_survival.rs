use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unplaced-survival",
    level: Level::Note,
    summary: "A part of the agreement is to survive, and nothing says where the deal has it.",
    source: "practice: survival lists that outlived the clauses they name",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.exit.survival.iter().enumerate() {
        if row.term.is_none() {
            report.add(
                &Path::root().key("exit").key("survival").index(index).key("clause"),
                format!("“{}” is to survive, and nothing says where the deal has it", row.clause),
                "name it in `term`, as in `term = \"money.audit\"`; what the deal does not say yet has a place in `[[other-terms]]`",
            );
        }
    }
}
