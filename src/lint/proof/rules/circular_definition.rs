use std::collections::BTreeSet;

use crate::diag::Level;
use crate::lint::proof::reading::{Reading, Use};
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
    let needs: Vec<BTreeSet<usize>> = (0..reading.terms.len()).map(|index| needs(reading, index)).collect();
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

/// How many bytes a definition has that is no more than another word for the term.
const SHORT: usize = 80;

/// The terms in the first sentence of what a definition says that the term means: of a long one only the term itself.
fn needs(reading: &Reading<'_>, index: usize) -> BTreeSet<usize> {
    let place = &reading.terms[index].place;
    let text = reading.text(place.line);
    let rest = &text[place.range.end..];
    let verbs = [" means ", " mean ", " means:"];
    let Some(verb) = verbs.into_iter().filter_map(|verb| Some(rest.find(verb)? + verb.len())).min() else {
        return BTreeSet::new();
    };
    let from = place.range.end + verb;
    // `“Acme” means Acme, Inc.` says who it is.
    if rest[..verb].contains(['.', ';']) || text[from..].trim_start().starts_with(char::is_uppercase) {
        return BTreeSet::new();
    }
    let end = text[from..].find(['.', ';']).map_or(text.len(), |stop| from + stop);
    let first = reading.uses.partition_point(|one| (one.place.line, one.place.range.start) < (place.line, from));
    let inside =
        reading.uses[first..].iter().take_while(|one| one.place.line == place.line && one.place.range.start < end);
    let counts = |one: &&Use| (end - from <= SHORT || one.term == index) && !is_in_name(text, one);
    inside.filter(counts).map(|one| one.term).collect()
}

/// Whether a use is part of a longer name, or names what it stands in: `these Standard Terms`.
fn is_in_name(text: &str, one: &Use) -> bool {
    let (before, after) = (text[..one.place.range.start].trim_end(), &text[one.place.range.end..]);
    let last = before.rsplit(' ').next().unwrap_or_default();
    let next = after.strip_prefix(' ').or_else(|| after.strip_prefix(", ")).unwrap_or_default();
    matches!(last, "this" | "these") || last.starts_with(char::is_uppercase) || next.starts_with(char::is_uppercase)
}
