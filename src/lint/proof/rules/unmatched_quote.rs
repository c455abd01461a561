use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::words::Mark;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "unmatched-quote",
    level: Level::Warning,
    summary: "A quote is opened and not closed, or closed and not opened.",
    source: "practice: words pasted from elsewhere",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for line in &reading.lines {
        let marks = &reading.marks[line.marks.clone()];
        if let Some(mark) = unmatched(&line.text, marks) {
            let place = Place::new(mark.line, mark.at..mark.at + mark.sign.len_utf8());
            report.add(
                &place,
                |_| "a quote has no counterpart".to_owned(),
                "add the other quote, or take this one out",
            );
        }
    }
}

/// The quote of a line that has no counterpart. A paragraph of a long quotation may open one that only a later one closes,
/// so one that the line begins with is let pass.
fn unmatched(text: &str, marks: &[Mark]) -> Option<Mark> {
    let mut open: Option<Mark> = None;
    let mut straight: Option<Mark> = None;
    for mark in marks {
        match mark.sign {
            '“' => {
                if let Some(first) = open.filter(|first| first.at > 0) {
                    return Some(first);
                }
                open = Some(*mark);
            }
            '”' if open.is_none() && straight.take().is_none() => return Some(*mark),
            '”' => open = None,
            // Inches stand behind a number.
            '"' if straight.is_none() && text[..mark.at].ends_with(|c: char| c.is_ascii_digit()) => {}
            '"' => straight = if straight.is_some() { None } else { Some(*mark) },
            _ => {}
        }
    }
    open.or(straight).filter(|mark| mark.at > 0)
}
