use std::borrow::Cow;

use crate::diag::Level;
use crate::lint::proof::forms::Forms;
use crate::lint::proof::reading::{Kind, Reading, Use, is_quoted};
use crate::lint::proof::words::First;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "lower-case-term",
    level: Level::Note,
    summary: "A defined term of several words is written in small letters, so that it is open whether it is meant.",
    source: "practice: a term that was defined after the text was written",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let is_defined = |text: &str| reading.terms.iter().any(|term| term.text == text);
    let small = reading.terms.iter().enumerate().filter_map(|(index, term)| {
        let lower = term.text.to_lowercase();
        // A single word is mostly an everyday one as well.
        (term.text.contains([' ', '-']) && lower != term.text && !is_defined(&lower)).then_some((lower, index))
    });
    let forms = Forms::new(
        small.flat_map(|(lower, at)| [(format!("{lower}s"), at), (lower, at)]).map(|(form, at)| (Cow::Owned(form), at)),
    );
    let mut found: Vec<Use> = Vec::new();
    let mut is_settled = vec![false; reading.terms.len()];
    for word in reading.words.iter().filter(|word| word.first == First::Small) {
        let text = reading.text(word.line);
        let Some((length, term)) = forms.at(text, *word) else { continue };
        // Quoted small letters say that both ways of writing mean the same.
        is_settled[term] |= is_quoted(text, *word);
        // Its own definition may say what it is in everyday words, and headings have their own ways.
        let is_meant = word.line == reading.terms[term].place.line;
        if !is_meant && reading.lines[word.line].kind != Kind::Heading {
            found.push(Use { term, place: Place::new(word.line, word.start..word.start + length) });
        }
    }
    for Use { term, place } in found {
        if std::mem::replace(&mut is_settled[term], true) {
            continue;
        }
        let called = report.term(term);
        report.add_with(
            &place,
            |words| format!("{words} is written in small letters, and {called} is defined"),
            "write it as it is defined, or use other words if something else is meant",
            (&reading.terms[term].place, "defined here"),
        );
    }
}
