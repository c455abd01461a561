use std::collections::BTreeMap;

use crate::diag::Level;
use crate::lint::proof::reading::{Defined, Reading};
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "defined-twice",
    level: Level::Warning,
    summary: "A term is defined in two places, so that two meanings compete.",
    source: "commonform-lint: terms defined more than once",
    scope: Scope::Theirs,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let mut first: BTreeMap<&str, &Defined<'_>> = BTreeMap::new();
    for term in reading.terms.iter().filter(|term| !term.is_pointer) {
        let Some(there) = first.get(term.text) else {
            first.insert(term.text, term);
            continue;
        };
        let hint = "define it once; elsewhere use it without quotes";
        report.add_with(
            &term.place,
            |words| format!("{words} is defined twice"),
            hint,
            (&there.place, "first defined here"),
        );
    }
}
