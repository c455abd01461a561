//! Phrases to avoid, each with its reason: a table that a drafter can read and change.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::Place;
use super::Report;
use super::forms::Forms;
use super::reading::{Reading, Use};

/// The table, a line a phrase: kind, phrase, reason, what to write instead.
const TABLE: &str = include_str!("phrases.txt");

/// One phrase of the table.
#[derive(Debug)]
struct Phrase {
    kind: &'static str,
    words: &'static str,
    reason: &'static str,
    instead: &'static str,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| TABLE.lines().filter_map(phrase).collect());

/// Each phrase as it stands and with a capital at its start.
static FINDER: LazyLock<Forms<'static>> = LazyLock::new(|| {
    Forms::new(PHRASES.iter().enumerate().flat_map(|(index, phrase)| {
        let mut capital = phrase.words.to_owned();
        capital[..1].make_ascii_uppercase();
        [(Cow::Borrowed(phrase.words), index), (Cow::Owned(capital), index)]
    }))
});

fn phrase(line: &'static str) -> Option<Phrase> {
    let mut cells = line.split('|').map(str::trim);
    let (kind, words, reason, instead) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    (!kind.starts_with('#')).then_some(Phrase { kind, words, reason, instead })
}

/// Every phrase of the table in a reading, in its order, as the use of a term.
pub(super) fn found(reading: &Reading<'_>) -> Vec<Use> {
    let mut out = Vec::new();
    for word in &reading.words {
        if let Some((length, index)) = FINDER.at(reading.text(word.line), *word) {
            out.push(Use { term: index, place: Place::new(word.line, word.start..word.start + length) });
        }
    }
    out
}

/// Reports each phrase of a kind once, where it stands first, with how often it does.
pub(super) fn report(kind: &str, reading: &Reading<'_>, report: &mut Report<'_>) {
    let mut first: Vec<(&Use, usize)> = Vec::new();
    for found in reading.phrases.iter().filter(|found| PHRASES[found.term].kind == kind) {
        match first.iter_mut().find(|(there, _)| there.term == found.term) {
            Some((_, count)) => *count += 1,
            None => first.push((found, 1)),
        }
    }
    for (found, count) in first {
        let Phrase { reason, instead, .. } = &PHRASES[found.term];
        let often = if count == 1 { String::new() } else { format!(", {count} times") };
        report.add(&found.place, |words| format!("{words}: {reason}{often}"), *instead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(PHRASES.len(), lines);
        for phrase in PHRASES.iter() {
            assert!(matches!(phrase.kind, "archaic" | "ambiguous"), "{phrase:?}");
            assert_eq!(phrase.words, phrase.words.to_lowercase(), "{phrase:?}");
        }
    }
}
