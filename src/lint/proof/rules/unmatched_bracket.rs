use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::words::Mark;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "unmatched-bracket",
    level: Level::Warning,
    summary: "A bracket is opened and not closed, or closed and not opened.",
    source: "practice: a qualification that was cut in two",
    scope: Scope::Both,
    check,
};

/// How many open brackets are looked through for the one that is closed.
const DEEPEST: usize = 50;

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for (index, part) in reading.parts.iter().enumerate() {
        let end = reading.parts.get(index + 1).map_or(part.lines.end, |next| next.heading);
        section(reading, part.heading..end, report);
    }
    for line in reading.front_lines() {
        section(reading, line..line + 1, report);
    }
}

/// A bracket may open in a paragraph and close in the list below it, but not in another section.
fn section(reading: &Reading<'_>, lines: std::ops::Range<usize>, report: &mut Report<'_>) {
    let mut open: Vec<Mark> = Vec::new();
    let mut stray: Vec<Mark> = Vec::new();
    for line in lines {
        for mark in &reading.marks[reading.lines[line].marks.clone()] {
            match mark.sign {
                '(' | '[' => open.push(*mark),
                ')' | ']' => match open.iter().rev().take(DEEPEST).position(|other| closes(*other, *mark)) {
                    // What was opened within and not closed stays open.
                    Some(at) => drop(open.remove(open.len() - 1 - at)),
                    None if mark.sign == ')' && is_list(&reading.text(line)[..mark.at]) => {}
                    None => stray.push(*mark),
                },
                _ => {}
            }
        }
    }
    for mark in open {
        let place = Place::new(mark.line, mark.at..mark.at + 1);
        report.add(&place, |_| format!("`{}` is opened and not closed", mark.sign), "close it, or take it out");
    }
    for mark in stray {
        let place = Place::new(mark.line, mark.at..mark.at + 1);
        report.add(&place, |_| format!("`{}` closes nothing", mark.sign), "open it, or take it out");
    }
}

fn closes(open: Mark, close: Mark) -> bool {
    matches!((open.sign, close.sign), ('(', ')') | ('[', ']'))
}

/// Whether a closing bracket stands behind the number of an item: `a)`, `12)`, `iv)`.
fn is_list(before: &str) -> bool {
    let number = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_roman = number.bytes().all(|byte| b"ivxIVX".contains(&byte));
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_smiley = before.ends_with([':', ';']);
    (!number.is_empty() && (number.len() == 1 || (number.len() <= 4 && (is_roman || is_number)))) || is_smiley
}
