use std::collections::BTreeSet;

use crate::diag::Level;
use crate::lint::proof::reading::{Defined, Reading};
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "circular-definition",
    level: Level::Warning,
    summary: "A term is defined by itself, or two terms by each other.",
    source: "practice: the reader who looks a word up ends where he began",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let needs: Vec<BTreeSet<usize>> = reading.terms.iter().map(|term| needs(reading, term)).collect();
    let mut said = BTreeSet::new();
    for (index, term) in reading.terms.iter().enumerate() {
        if needs[index].contains(&index) {
            let hint = "say what it is in words that are known";
            report.add(&term.place, |words| format!("{words} is defined by itself"), hint);
            continue;
        }
        let other = needs[index].iter().copied().find(|other| *other != index && needs[*other].contains(&index));
        if let Some(other) = other.filter(|other| !said.contains(&(*other, index))) {
            said.insert((index, other));
            let called = report.term(other);
            report.add_with(
                &term.place,
                |words| format!("{words} is defined by {called}, and that by it"),
                "define one of the two in words that are known",
                (&reading.terms[other].place, "defined here"),
            );
        }
    }
}

/// The terms in the first sentence of what a definition says that the term means.
fn needs(reading: &Reading<'_>, term: &Defined<'_>) -> BTreeSet<usize> {
    let text = reading.text(term.place.line);
    let rest = &text[term.place.range.end..];
    let Some(verb) = [" means ", " mean ", " means:"].into_iter().filter_map(|verb| rest.find(verb)).min() else {
        return BTreeSet::new();
    };
    let is_own = !rest[..verb].contains(['.', ';']);
    let from = term.place.range.end + verb;
    let end = text[from..].find(['.', ';']).map_or(text.len(), |stop| from + stop);
    let first = reading.uses.partition_point(|one| (one.place.line, one.place.range.start) < (term.place.line, from));
    let inside =
        reading.uses[first..].iter().take_while(|one| one.place.line == term.place.line && one.place.range.start < end);
    inside.filter(|_| is_own).map(|one| one.term).collect()
}
