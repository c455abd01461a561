use crate::diag::Level;
use crate::lint::proof::number;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::words::{First, Mark, Word};
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "words-against-digits",
    level: Level::Error,
    summary: "A number in words and the digits beside it differ.",
    source: "practice: one of the two was changed",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for mark in reading.marks.iter().filter(|mark| mark.sign == '(') {
        if let Some(place) = differs(reading, *mark) {
            let hint = "write the number that was agreed, once, in digits";
            report.add(&place, |words| format!("{words} says two numbers"), hint);
        }
    }
}

/// The words and digits around an opening bracket, when they say different numbers.
fn differs(reading: &Reading<'_>, mark: Mark) -> Option<Place> {
    let text = reading.text(mark.line);
    let inside = &text[mark.at + 1..];
    let length = inside.char_indices().take(40).find(|(_, c)| *c == ')').map(|(at, _)| at)?;
    let (inside, end) = (inside[..length].trim(), mark.at + length + 2);
    let words = reading.words_of(mark.line);
    let before = &words[..words.partition_point(|word| word.end <= mark.at)];
    let (start, said, other) = if let Some(digits) = digits(inside) {
        let (start, said) = words_before(reading, before, mark.at)?;
        (start, said, digits)
    } else {
        let mut all: Vec<&str> = inside.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        while all.last().is_some_and(|word| is_unit(word)) {
            all.pop();
        }
        let in_words = number::of_words(&all)?;
        let last =
            before.last().filter(|word| word.first == First::Digit && text[word.end..mark.at].trim().is_empty())?;
        (last.start, in_words, number::of_digits(reading.word(*last))?)
    };
    (said != other).then(|| Place::new(mark.line, start..end))
}

/// The number in a bracket, less a currency before it and a per cent sign behind it.
fn digits(inside: &str) -> Option<u64> {
    let bare = inside.trim_start_matches(|c: char| !c.is_ascii_digit());
    let prefix = inside[..inside.len() - bare.len()].trim();
    let is_currency =
        prefix.len() <= 4 && prefix.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '$' | '€' | '£'));
    let bare = bare.trim_end_matches('%').trim_end();
    is_currency.then(|| number::of_digits(bare))?
}

/// Whether a word behind a number says what it counts.
fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 9] = ["percent", "per", "cent", "US", "dollars", "dollar", "euros", "euro", "pounds"];
    UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word))
}

/// The number that ends in words before a bracket, and the byte at which it begins.
fn words_before(reading: &Reading<'_>, words: &[Word], end: usize) -> Option<(usize, u64)> {
    let mut at = words.len();
    let mut last = end;
    let is_next = |word: &Word, last: usize| {
        reading.text(word.line)[word.end..last].chars().all(|c| matches!(c, ' ' | '-' | '\u{a0}'))
    };
    while at > 0 && is_unit(reading.word(words[at - 1])) && is_next(&words[at - 1], last) {
        at -= 1;
        last = words[at].start;
    }
    let stop = at;
    while at > 0 && number::is_part(reading.word(words[at - 1])) && is_next(&words[at - 1], last) {
        at -= 1;
        last = words[at].start;
    }
    // An `and` before it belongs to the sentence.
    while at < stop && reading.word(words[at]).eq_ignore_ascii_case("and") {
        at += 1;
    }
    let said: Vec<&str> = words[at..stop].iter().map(|word| reading.word(*word)).collect();
    Some((words.get(at)?.start, number::of_words(&said)?))
}
