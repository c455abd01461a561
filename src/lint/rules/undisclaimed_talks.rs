use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Holds, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "undisclaimed-talks",
    level: Level::Warning,
    summary: "The deal’s own library has dropped the clause by which nobody owes talks, in good faith or otherwise.",
    source: "law: agreements to negotiate; SIGA Technologies v. PharmAthene (Del. 2013)",
    check: Check::Clauses(check),
};

fn check(_: &Deal, holds: Holds<'_>, report: &mut Report<'_>) {
    if !holds("terms/nature") {
        report.add(
            &at(&["terms"]),
            "no shared document says that nobody has to negotiate or to conclude",
            "list the clause `terms/nature` in your own `templates/term-sheet.toml`",
        );
    }
}
