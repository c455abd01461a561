//! References that are typed by hand.

use super::Place;
use super::reading::{Kind, Reading};
use super::wanted::Wanted;
use super::words::{First, Word};
use crate::doc::{roman_number, typed_number};

/// What a typed reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// A section, article or clause.
    Section,
    /// An exhibit, schedule or annex.
    Exhibit,
}

/// A reference as it is typed.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) to: To,
    /// The word before the number.
    pub(super) word: Word,
    /// The number, without the brackets behind it.
    pub(super) number: Word,
    /// The word and the number.
    pub(super) place: Place,
    /// Whether it goes on in brackets, as `(b)`.
    pub(super) is_deeper: bool,
    /// Whether `this` stands before it.
    pub(super) is_this: bool,
}

/// British contracts write their clauses in small letters; a small `section` is mostly one of a law.
static SECTIONS: Wanted<8> =
    Wanted::new(["Section", "Sections", "Article", "Articles", "Clause", "Clauses", "clause", "clauses"]);
static EXHIBITS: Wanted<5> = Wanted::new(["Exhibit", "Schedule", "Annex", "Appendix", "Attachment"]);

/// The references of a reading that lead into the document itself, less those in headings.
pub(super) fn typed(reading: &Reading<'_>) -> Vec<Typed> {
    let mut out = Vec::new();
    let sections = SECTIONS.found(reading).into_iter().map(|index| (index, To::Section));
    let mut named: Vec<(usize, To)> =
        sections.chain(EXHIBITS.found(reading).into_iter().map(|index| (index, To::Exhibit))).collect();
    named.sort_by_key(|(index, _)| *index);
    for (index, to) in named {
        let word = reading.words[index];
        let line = &reading.lines[word.line];
        let Some(next) = reading.words.get(index + 1).filter(|next| next.line == word.line) else { continue };
        let number = reading.word(*next);
        let is_number = match to {
            To::Section => is_section(number),
            To::Exhibit => is_exhibit(number),
        };
        let gap = &line.text[word.end..next.start];
        if line.kind == Kind::Heading || !is_number || !matches!(gap, " " | "\u{a0}") {
            continue;
        }
        let all = listed(reading, index + 1);
        let last = all.last().map_or(next.end, |last| last.end);
        if is_of_another(&line.text[last..]) {
            continue;
        }
        let before = index.checked_sub(1).map(|at| reading.words[at]).filter(|before| before.line == word.line);
        let is_this = before.is_some_and(|before| reading.word(before).eq_ignore_ascii_case("this"));
        for (at, one) in all.iter().enumerate() {
            out.push(Typed {
                to,
                word,
                number: *one,
                place: Place::new(word.line, if at == 0 { word.start } else { one.start }..one.end),
                is_deeper: line.text[one.end..].starts_with('('),
                is_this: is_this && at == 0,
            });
        }
    }
    out
}

/// The number at `first`, and those that a list goes on with: `Sections 5, 6(a) and 12`.
fn listed(reading: &Reading<'_>, first: usize) -> Vec<Word> {
    let mut all = vec![reading.words[first]];
    let is_list = reading.word(reading.words[first - 1]).ends_with('s');
    for next in reading.words[first + 1..].iter().take_while(|_| is_list) {
        let last = all[all.len() - 1];
        if next.line != last.line {
            break;
        }
        if next.first == First::Digit {
            let between = &reading.text(last.line)[last.end..next.start];
            if !is_joined(between) || !is_section(reading.word(*next)) {
                break;
            }
            all.push(*next);
        }
    }
    all
}

/// Whether what stands between two numbers makes them a list: `, `, ` and `, `(a), `.
fn is_joined(between: &str) -> bool {
    let mut rest = between;
    while let Some((_, after)) = rest.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        rest = after;
    }
    matches!(rest, ", " | " and " | " or " | ", and " | ", or " | " to " | " & ")
}

/// Whether a number may be one of a section: `4`, `4.2`, or `IV`.
fn is_section(number: &str) -> bool {
    if roman_number(number).is_some() {
        return true;
    }
    let first = number.split('.').next().unwrap_or_default();
    number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && (1..=2).contains(&first.len())
}

fn is_exhibit(number: &str) -> bool {
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_uppercase());
    is_letter || (number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether what follows a reference says that it leads into another document or a law.
fn is_of_another(rest: &str) -> bool {
    // Past `(b)(ii)`.
    let mut rest = rest;
    while let Some(inside) = rest.strip_prefix('(') {
        let Some((_, after)) = inside.split_once(')') else { break };
        rest = after;
    }
    let own = [" of this ", " of the Agreement", " to this "];
    if own.into_iter().any(|own| rest.starts_with(own)) {
        return false;
    }
    [" of ", " to the ", " to that ", " thereof", " in the ", " under the "]
        .into_iter()
        .any(|other| rest.starts_with(other))
}

/// The numbers that headings, paragraphs and items of a reading begin with, as typed, with the line of each.
pub(super) fn numbers<'a>(reading: &'a Reading<'_>) -> Vec<(usize, &'a str)> {
    let mut out = Vec::new();
    // Where headings have numbers, those of lists name no section.
    let has_numbered_headings = reading.parts.iter().filter(|part| part.section.number.is_some()).count() > 1;
    for (index, line) in reading.lines.iter().enumerate() {
        if !line.number.is_empty() && !has_numbered_headings {
            out.push((index, line.number.as_str()));
        }
        let Some(typed) = typed_number(&line.text).filter(|typed| is_section(typed.number)) else { continue };
        let is_place = match line.kind {
            Kind::Heading => true,
            // In running text a roman number with a point may be an initial, and “Section 4 applies” is about another one.
            Kind::Paragraph | Kind::Item if typed.is_named => is_title(&line.text, typed.number),
            Kind::Paragraph | Kind::Item => roman_number(typed.number).is_none(),
            Kind::Cell | Kind::Figure => false,
        };
        if is_place {
            out.push((index, typed.number));
        }
    }
    out
}

/// Whether what stands behind the number that a paragraph begins with makes it a title: `Section 4. Fees`, `Article IV Fees`.
fn is_title(text: &str, number: &str) -> bool {
    let rest = text.split_once(number).map_or("", |(_, rest)| rest);
    !rest.starts_with('(') && !rest.trim_start().starts_with(char::is_lowercase)
}
