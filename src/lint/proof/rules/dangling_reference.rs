use std::collections::BTreeSet;

use crate::diag::Level;
use crate::doc::roman_number;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::reference::{To, numbers};
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "dangling-reference",
    level: Level::Error,
    summary: "A section is named that the contract does not have.",
    source: "practice: a section that was taken out, and the reference to it that stayed",
    scope: Scope::Theirs,
    check,
};

/// How many numbers of its kind a contract must have before one that is not there counts as lost.
const ENOUGH: usize = 3;

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let known: BTreeSet<&str> = numbers(reading).into_iter().map(|(_, number)| number).collect();
    for typed in &reading.typed {
        let number = reading.word(typed.number).trim_end_matches('.');
        // Articles may be counted in roman numbers, and the sections in them in others.
        let style = |number: &str| (number.matches('.').count(), roman_number(number).is_some());
        let alike = known.iter().filter(|other| style(other) == style(number)).take(ENOUGH).count();
        if typed.to == To::Section && alike == ENOUGH && !known.contains(number) {
            let hint = "name the section that is meant, or say which other document it is in";
            report.add(&typed.place, |words| format!("{words} is named, and no section has this number"), hint);
        }
    }
}
