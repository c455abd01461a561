use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "unused-term",
    level: Level::Warning,
    summary: "A term is defined and never used.",
    source: "commonform-lint: unused terms",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let used = reading.used();
    for (index, term) in reading.terms.iter().enumerate() {
        let names: Vec<usize> = (0..used.len()).filter(|other| reading.is_same_term(index, *other)).collect();
        // Of several names of one thing the first speaks for all; a second definition falls with the first.
        let is_first =
            names.first() == Some(&index) && !reading.terms[..index].iter().any(|other| other.text == term.text);
        if is_first && names.iter().all(|name| used[*name] == 0) {
            let hint = "leave the definition out, or use the term where it is meant";
            report.add(&term.place, |words| format!("{words} is defined and never used"), hint);
        }
    }
}
