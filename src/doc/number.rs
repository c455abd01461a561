//! Numbers of sections and list items: the only place that computes them.

use super::draft::{Numbering, Words};
use super::tree::{Block, BlockKind, Document, Item, Section};

/// Gives every section and every item of an ordered list its number.
pub(super) fn number(document: &mut Document) {
    let Document { numbering, words, sections: list, .. } = document;
    sections(list, "", *numbering, words);
}

fn sections(list: &mut [Section], prefix: &str, numbering: Numbering, words: &Words) {
    for (index, section) in list.iter_mut().enumerate() {
        let bare = format!("{prefix}{}", index + 1);
        section.number = match (numbering, section.level) {
            (Numbering::Decimal | Numbering::Headings, 1) => Some(format!("{bare}.")),
            (Numbering::Decimal, _) => Some(bare.clone()),
            (Numbering::Articles, 1) => Some(called(&words.article, &format!("{}.", roman(index + 1).to_uppercase()))),
            (Numbering::Articles, _) => Some(called(&words.section, &bare)),
            (Numbering::Headings | Numbering::None, _) => None,
        };
        blocks(&mut section.blocks, 0);
        sections(&mut section.sections, &format!("{bare}."), numbering, words);
    }
}

/// A number behind its word, if the template has one.
fn called(word: &str, number: &str) -> String {
    if word.is_empty() { number.to_owned() } else { format!("{word} {number}") }
}

fn blocks(list: &mut [Block], depth: usize) {
    for block in list {
        match &mut block.kind {
            BlockKind::Ordered(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    item.number = format!("({})", ordinal(index + 1, depth));
                    blocks(&mut item.blocks, depth + 1);
                }
            }
            BlockKind::Bullets(items) => items.iter_mut().for_each(|Item { blocks: list, .. }| blocks(list, depth)),
            BlockKind::Note(list) => blocks(list, depth),
            BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Bars(_)
            | BlockKind::Timeline(_)
            | BlockKind::Signatures(_) => {}
        }
    }
}

/// The `n`th number, from 1, of a list inside `depth` others: a, i, A, 1, and again.
fn ordinal(n: usize, depth: usize) -> String {
    match depth % 4 {
        0 => letters(n),
        1 => roman(n),
        2 => letters(n).to_uppercase(),
        _ => n.to_string(),
    }
}

/// a … z, aa, ab …
fn letters(mut n: usize) -> String {
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(char::from(b'a' + u8::try_from(n % 26).expect("invariant: a remainder of 26 fits")));
        n /= 26;
    }
    out.iter().rev().collect()
}

fn roman(mut n: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// The longest roman number that is read: beyond it there are words as well.
const MOST_ROMAN: usize = 39;

/// What a roman number in capitals says, from `I` to `XXXIX`.
pub fn roman_number(text: &str) -> Option<u32> {
    let is_roman = (1..=7).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let found = (1..=MOST_ROMAN).find(|n| is_roman && roman(*n).eq_ignore_ascii_case(text))?;
    u32::try_from(found).ok()
}

/// A number that is typed at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedNumber<'t> {
    /// The number without points around it: `4.2`, `IV`.
    pub number: &'t str,
    /// Whether `Section`, `Article` or `Clause` stands before it.
    pub is_named: bool,
}

/// The number that a text begins with: `4.2 Fees`, `Section 3. Term`, `Article IV`, `IV. Price`. A roman one is a word like
/// any other unless it is named or ends with a point.
pub fn typed_number(text: &str) -> Option<TypedNumber<'_>> {
    let named = ["section ", "article ", "clause "]
        .into_iter()
        .find(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    let (rest, is_named) = (&text[named.map_or(0, str::len)..], named.is_some());
    let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let number = rest[..digits].trim_matches('.');
    if !number.is_empty() {
        return Some(TypedNumber { number, is_named });
    }
    let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let behind = &rest[letters..];
    let ends = behind.starts_with('.') || is_named && !behind.starts_with('-');
    let number = &rest[..letters];
    (ends && roman_number(number).is_some()).then_some(TypedNumber { number, is_named })
}

#[cfg(test)]
mod tests {
    use super::{letters, roman, roman_number, typed_number};

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([1, 26, 27, 28, 52, 53].map(letters), ["a", "z", "aa", "ab", "az", "ba"]);
    }

    #[test]
    fn roman_numbers_are_read() {
        for n in 1..=39_u32 {
            let text = roman(usize::try_from(n).expect("small")).to_uppercase();
            assert_eq!(roman_number(&text), Some(n), "{text}");
        }
        for text in ["", "IIII", "VX", "C", "iv", "XL", "MIX", "IV "] {
            assert_eq!(roman_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_begins_with_a_number() {
        for (text, number) in [
            ("4.2 Fees", Some("4.2")),
            ("Section 3. Term", Some("3")),
            ("Article IV – Price", Some("IV")),
            ("ARTICLE IX", Some("IX")),
            ("IV. Price", Some("IV")),
            ("I sell pumps", None),
            ("X-ray tubes", None),
            ("Article X-ray", None),
            ("Article Vienna", None),
            ("Fees", None),
            ("é", None),
        ] {
            assert_eq!(typed_number(text).map(|typed| typed.number), number, "{text}");
        }
    }

    #[test]
    fn roman_numbers_subtract() {
        assert_eq!([1, 4, 9, 14, 40, 1994].map(roman), ["i", "iv", "ix", "xiv", "xl", "mcmxciv"]);
    }
}
