use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::Level;
use crate::lint::proof::reading::{Kind, Line, Reading};
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::words::First;
use crate::lint::proof::{Paper, Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "undefined-term",
    level: Level::Warning,
    summary: "A word is written as a defined term and defined nowhere.",
    source: "commonform-lint: undefined terms",
    scope: Scope::Both,
    check,
};

/// What defined terms of contracts end with. A capital alone does not make a term: names of laws, bodies and places have one.
static HEADS: Wanted<40> = Wanted::new([
    "Affiliate",
    "Affiliates",
    "Agreement",
    "Claims",
    "Customer",
    "Customers",
    "Date",
    "Deliverables",
    "Distributor",
    "Event",
    "Fee",
    "Fees",
    "Information",
    "Licence",
    "License",
    "Licensee",
    "Licensor",
    "Losses",
    "Marks",
    "Materials",
    "Notice",
    "Parties",
    "Party",
    "Payment",
    "Payments",
    "Period",
    "Price",
    "Product",
    "Products",
    "Property",
    "Purchaser",
    "Quarter",
    "Reseller",
    "Revenue",
    "Sales",
    "Services",
    "Supplier",
    "Term",
    "Territory",
    "Year",
]);

static ARTICLES: Wanted<23> = Wanted::new([
    "the", "a", "an", "each", "any", "such", "that", "its", "no", "every", "either", "neither", "all", "The", "A",
    "An", "Each", "Any", "Such", "No", "Every", "Either", "Neither",
]);

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    if sends_elsewhere(reading) {
        return;
    }
    let keys = if reading.paper == Paper::Theirs { keys(reading) } else { BTreeSet::new() };
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for index in 1..reading.words.len() {
        let (before, word) = (reading.words[index - 1], reading.words[index]);
        let is_candidate = word.first == First::Capital
            && before.line == word.line
            && word.start == before.end + 1
            && !matches!(reading.lines[word.line].kind, Kind::Heading | Kind::Figure);
        if !is_candidate || !ARTICLES.has(before, reading) {
            continue;
        }
        let phrase = phrase(reading, index);
        let text = &reading.text(word.line)[word.start..phrase.end];
        let is_known = phrase.words.clone().any(|at| {
            let from = reading.words[at];
            reading
                .forms
                .at(reading.text(word.line), from)
                .is_some_and(|(length, _)| at == index || from.start + length >= phrase.end)
        });
        let last = reading.words[phrase.words.end - 1];
        let is_known = is_known || keys.contains(text);
        if HEADS.has(last, reading)
            && !is_known
            && !is_title(&reading.text(word.line)[phrase.end..])
            && said.insert(text)
        {
            let place = Place::new(word.line, word.start..phrase.end);
            // A value may name another document by its title.
            if reading.paper == Paper::Ours && !report.is_in_source(&place) {
                continue;
            }
            let hint = "define it where it is introduced, or write it in small letters if it is no term";
            report.add(&place, |words| format!("{words} is written as a defined term and nothing defines it"), hint);
        }
    }
}

/// What tables and lists of key terms say: the words of each cell, and those before the colon of a paragraph.
fn keys<'a>(reading: &'a Reading<'_>) -> BTreeSet<&'a str> {
    let key = |line: &'a Line<'_>| match line.kind {
        Kind::Cell => Some(line.text.trim().trim_end_matches(':')),
        Kind::Paragraph | Kind::Item => line.text.split_once(": ").map(|(key, _)| key),
        Kind::Heading | Kind::Figure => None,
    };
    reading.lines.iter().filter_map(key).collect()
}

struct Phrase {
    words: Range<usize>,
    end: usize,
}

/// The words with a capital from `first` on, joined by blanks, hyphens or `of`.
fn phrase(reading: &Reading<'_>, first: usize) -> Phrase {
    let line = reading.words[first].line;
    let text = reading.text(line);
    let (mut end, mut at) = (first, first + 1);
    while let Some(next) = reading.words.get(at).filter(|next| next.line == line) {
        let gap = &text[reading.words[at - 1].end..next.start];
        let is_joined = gap == "-" || (gap == " " && next.first == First::Capital);
        if is_joined {
            end = at;
        } else if gap != " " || reading.word(*next) != "of" {
            break;
        }
        at += 1;
    }
    Phrase { words: first..end + 1, end: reading.words[end].end }
}

/// Whether what follows shows that a document is named by its title, or that the words are about to be defined.
fn is_title(rest: &str) -> bool {
    [" dated", " of ", " between", " entered", " (", "” "].into_iter().any(|start| rest.starts_with(start))
        || rest.starts_with(|c: char| c == '-' || c.is_alphanumeric())
}

/// Whether a sentence says that words with a capital are defined in another document.
fn sends_elsewhere(reading: &Reading<'_>) -> bool {
    let mut words = [b'c', b'C'].into_iter().flat_map(|initial| reading.initials.with(initial));
    words.any(|index| {
        let word = reading.words[*index];
        let is_capital = matches!(word.len(), 7 | 11)
            && ["capital", "capitalized", "capitalised"]
                .iter()
                .any(|said| said.eq_ignore_ascii_case(reading.word(word)));
        is_capital && ["meaning", "defined"].into_iter().any(|said| reading.text(word.line).contains(said))
    })
}
