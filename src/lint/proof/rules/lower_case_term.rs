use crate::diag::Level;
use crate::lint::proof::forms::Forms;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::words::First;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "lower-case-term",
    level: Level::Warning,
    summary: "A defined term of several words is written in small letters, so that it is open whether it is meant.",
    source: "commonform-lint: terms not capitalised",
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
    let all: Vec<(String, usize)> = small.flat_map(|(lower, at)| [(format!("{lower}s"), at), (lower, at)]).collect();
    let forms = Forms::new(&all);
    let mut said = vec![false; reading.terms.len()];
    for word in reading.words.iter().filter(|word| word.first == First::Small) {
        let Some((length, term)) = forms.at(reading.text(word.line), *word) else { continue };
        if std::mem::replace(&mut said[term], true) {
            continue;
        }
        let place = Place::new(word.line, word.start..word.start + length);
        let called = report.term(term);
        report.add_with(
            &place,
            |words| format!("{words} is written in small letters, and {called} is defined"),
            "write it as it is defined, or use other words if something else is meant",
            (&reading.terms[term].place, "defined here"),
        );
    }
}
