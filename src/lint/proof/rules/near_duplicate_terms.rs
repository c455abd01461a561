use crate::diag::Level;
use crate::lint::proof::forms::singular;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "near-duplicate-terms",
    level: Level::Warning,
    summary: "Two defined terms differ only by a letter, a hyphen or a blank.",
    source: "practice: two drafts merged into one",
    scope: Scope::Both,
    check,
};

/// With more terms than any contract has, only those that are equal but for blanks and hyphens are compared.
const MOST: usize = 300;

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let letters = |text: &str| text.to_lowercase().replace([' ', '-', '\u{2011}'], "");
    let terms: Vec<String> = reading.terms.iter().map(|term| letters(term.text)).collect();
    for (index, this) in terms.iter().enumerate() {
        let near = |other: &usize| {
            let that = &terms[*other];
            (this == that || (terms.len() <= MOST && differs_by_a_letter(this, that)))
                && reading.terms[index].text != reading.terms[*other].text
                && !reading.is_same_term(index, *other)
        };
        let Some(other) = (0..index).find(near) else { continue };
        let called = report.term(other);
        report.add_with(
            &reading.terms[index].place,
            |words| format!("{words} is almost the same term as {called}"),
            "use one of the two for both, or a name that nobody mistakes for the other",
            (&reading.terms[other].place, "defined here"),
        );
    }
}

/// Whether long words differ by one letter, and not by a number or a letter that counts.
fn differs_by_a_letter(one: &str, other: &str) -> bool {
    if one.len() < 8 || other.len() < 8 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let last = |text: &str| text.chars().next_back();
    let is_counted = one.chars().chain(other.chars()).any(|c| c.is_ascii_digit()) || last(one) != last(other);
    !is_counted && singular(one) != singular(other) && strsim::osa_distance(one, other) == 1
}
