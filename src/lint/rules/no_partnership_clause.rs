use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Holds, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-partnership-clause",
    level: Level::Warning,
    summary: "The deal’s own library has dropped the clause by which the parties stay independent and make no \
              partnership.",
    source: "law: partnership by conduct",
    check: Check::Clauses(check),
};

fn check(_: &Deal, holds: Holds<'_>, report: &mut Report<'_>) {
    if !holds("terms/independence") {
        report.add(
            &at(&["terms"]),
            "no shared document says that the parties make no partnership",
            "list the clause `terms/independence` in your own `templates/term-sheet.toml`",
        );
    }
}
