use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "used-once",
    level: Level::Note,
    summary: "A term is defined and used only once, where its meaning could stand instead.",
    source: "K. Adams, a manual of style for contract drafting",
    scope: Scope::Theirs,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let used = reading.used();
    for (index, term) in reading.terms.iter().enumerate() {
        let is_only = !(0..used.len()).any(|other| other != index && reading.is_same_term(index, other));
        if used[index] == 1 && is_only && !term.is_pointer {
            let hint = "write what it means where it is used, and leave the definition out";
            report.add(&term.place, |words| format!("{words} is defined and used only once"), hint);
        }
    }
}
