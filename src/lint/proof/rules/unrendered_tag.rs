use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "unrendered-tag",
    level: Level::Warning,
    summary: "A tag of a template, or an error of a word processor, was left in the text.",
    source: "practice: a field of the template that nobody filled",
    scope: Scope::Both,
    check,
};

static ERROR: Wanted<1> = Wanted::new(["Error"]);

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let tags = reading.marks.iter().filter(|mark| matches!(mark.sign, '{' | '<' | '$')).filter_map(|mark| {
        let length = tag(&reading.text(mark.line)[mark.at..])?;
        Some(Place::new(mark.line, mark.at..mark.at + length))
    });
    let errors = ERROR.found(reading).into_iter().map(|index| reading.words[index]).filter_map(|word| {
        const SAID: [&str; 3] = [
            "Error! Reference source not found",
            "Error! Bookmark not defined",
            "Error! Unknown document property name",
        ];
        let text = &reading.text(word.line)[word.start..];
        let said = SAID.into_iter().find(|said| text.starts_with(said))?;
        Some(Place::new(word.line, word.start..word.start + said.len()))
    });
    for place in tags.chain(errors) {
        report.add(&place, |words| format!("{words} is a tag that was not filled"), "write what it stands for");
    }
}

/// The length of the tag that a text begins with.
fn tag(text: &str) -> Option<usize> {
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<%", "%>"), ("${", "}")] {
        if let Some(rest) = text.strip_prefix(open) {
            let near = &rest[..rest.floor_char_boundary(rest.len().min(100))];
            return near.find(close).map(|at| open.len() + at + close.len());
        }
    }
    None
}
