use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::reference::To;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "typed-reference",
    level: Level::Warning,
    summary: "A section is named by a number that is typed by hand, which stays when the sections move.",
    source: "practice: numbers that are typed go wrong with the next section that is added",
    scope: Scope::Ours,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let has_numbers = reading.parts.iter().any(|part| part.section.number.is_some());
    for typed in reading.typed.iter().filter(|typed| typed.to == To::Section) {
        // Where no section has a number, what a value says leads into another document, as a letter cites the exit clause.
        if !has_numbers && !report.is_in_source(&typed.place) {
            continue;
        }
        let hint = "in a clause write a link to the label, `[…](#label)`; in a value say what the section is about";
        report.add(&typed.place, |words| format!("{words} is a section number typed by hand"), hint);
    }
}
