use std::collections::BTreeMap;

use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::reference::{To, numbers};
use crate::lint::proof::{Paper, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "self-reference",
    level: Level::Warning,
    summary: "A section refers to itself as if it were another.",
    source: "practice: a section that was moved, or a number that was mistyped",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    match reading.paper {
        Paper::Ours => ours(reading, report),
        Paper::Theirs => theirs(reading, report),
    }
}

const HINT: &str = "name the section that is meant, or write “this section”";

/// A list of several sections may name its own among them.
fn ours(reading: &Reading<'_>, report: &mut Report<'_>) {
    for (index, line) in reading.lines.iter().enumerate() {
        let Some(part) = line.part else { continue };
        let section = reading.parts[part].section;
        if let [label] = line.references[..]
            && section.label.as_deref() == Some(label)
        {
            report.add(&reading.whole(index), |_| "a section refers to itself".to_owned(), HINT);
        }
    }
}

fn theirs(reading: &Reading<'_>, report: &mut Report<'_>) {
    let numbers = numbers(reading);
    let mut of_line: BTreeMap<usize, usize> = BTreeMap::new();
    for one in &reading.typed {
        *of_line.entry(one.place.line).or_default() += 1;
    }
    for one in reading.typed.iter().filter(|one| one.to == To::Section && !one.is_deeper && !one.is_this) {
        let line = one.place.line;
        let after = numbers.partition_point(|(at, _)| *at <= line);
        let own = after.checked_sub(1).map(|at| numbers[at].1);
        let is_alone = of_line.get(&line) == Some(&1);
        if own == Some(reading.word(one.number).trim_end_matches('.')) && is_alone {
            report.add(&one.place, |words| format!("{words} is named within itself"), HINT);
        }
    }
}
