//! The examples as a careful reader reads them: no seam of the machine shows.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeSet;

use common::marks::complete;
use common::plain::{Block, Shape, blocks, tables};
use common::schema::{Kind, Schema, value_at};
use common::{LARGE, SMALL, all_markdown};

/// Words of a choice that are the field's own words too.
const ENGLISH: [&str; 6] = ["co-marketing", "half-yearly", "no-shop", "non-exclusive", "non-payment", "wind-down"];

/// What stands in a text only when a value is missing or a tag was left over.
const SEAMS: [&str; 13] = ["  ", " ,", " .", " ;", " :", "..", ",,", ",.", "()", "[]", "{{", "{%", "Some("];

const UNITS: [&str; 6] = ["day", "week", "month", "quarter", "year", "session"];

/// All faults of one document; `raw` are names that only a spec uses.
fn faults(markdown: &str, raw: &BTreeSet<String>) -> Vec<String> {
    let blocks = blocks(markdown);
    let mut found = Vec::new();
    for block in &blocks {
        let text = block.text.as_str();
        for seam in SEAMS.into_iter().filter(|seam| text.contains(seam)) {
            found.push(format!("seam {seam:?}: {text}"));
        }
        if matches!(text, "true" | "false" | "null" | "undefined" | "NaN") {
            found.push(format!("raw value: {text}"));
        }
        for (number, word) in words(text).zip(words(text).skip(1)) {
            let one = number == "1";
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b',');
            let is_wrong = |unit: &str| if one { word == format!("{unit}s") } else { is_number && word == unit };
            if UNITS.into_iter().any(is_wrong) {
                found.push(format!("number and noun: {number} {word}"));
            }
        }
        for name in words(text).filter(|word| raw.contains(*word)) {
            found.push(format!("raw name `{name}`: {text}"));
        }
    }
    for table in tables(markdown) {
        // A chart has a head without words.
        let head = table.first().filter(|row| row.iter().any(|cell| !cell.is_empty()));
        if head.into_iter().chain(&table[1..]).flatten().any(|cell| cell.trim().is_empty()) && head.is_some() {
            found.push(format!("empty cell: {table:?}"));
        }
    }
    found.extend(faults_of_order(&blocks));
    found.extend(faults_of_names(markdown, &blocks));
    found
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Headings without a text of their own, and a text that announces a list which does not come.
fn faults_of_order(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1).map(|next| next.kind);
        if let Shape::Heading(level) = block.kind {
            let is_empty = match next {
                None => true,
                Some(Shape::Heading(next)) => next <= level,
                Some(Shape::Paragraph | Shape::Item | Shape::Cell) => false,
            };
            if is_empty {
                found.push(format!("empty section: {}", block.text));
            }
        }
        let announces = block.text.ends_with(':') && block.kind != Shape::Cell;
        // A chart and a place to sign have a caption.
        let is_caption = blocks.get(index + 1).is_some_and(|next| next.text.chars().count() < 40);
        let after =
            if is_caption && next == Some(Shape::Paragraph) { blocks.get(index + 2) } else { blocks.get(index + 1) };
        if announces && !matches!(after.map(|after| after.kind), Some(Shape::Item | Shape::Cell)) {
            found.push(format!("nothing after: {}", block.text));
        }
    }
    found
}

/// Terms defined twice, and references to a section that is not there.
fn faults_of_names(markdown: &str, blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    let mut defined = BTreeSet::new();
    for term in markdown.split("**“").skip(1).filter_map(|rest| rest.split("”**").next()) {
        if !defined.insert(term) {
            found.push(format!("defined twice: {term}"));
        }
    }
    let headings: BTreeSet<&str> = blocks
        .iter()
        .filter(|block| matches!(block.kind, Shape::Heading(_)))
        .filter_map(|block| block.text.split(' ').next())
        .map(|number| number.trim_end_matches('.'))
        .collect();
    for block in blocks {
        for rest in block.text.split("Section ").skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            if !headings.contains(number.trim_end_matches('.')) {
                found.push(format!("no Section {number}: {}", block.text));
            }
        }
    }
    found
}

/// The ids of rows and the words of choices that a person would not write, and that no text of the deal holds.
fn raw_names(deal: &str) -> BTreeSet<String> {
    let mut table: toml::Table = deal.parse().unwrap();
    let schema = Schema::of_spec();
    let mut names = BTreeSet::new();
    for field in schema.fields(&complete()) {
        if let Kind::Choice(words) = field.kind {
            names.extend(words);
        }
    }
    let mut texts = String::new();
    for field in schema.fields(&table) {
        let value = value_at(&mut table, &field.place).as_str().map(str::to_owned);
        match field.kind {
            Kind::Typed(name) if name == "id" => names.extend(value),
            Kind::Text => texts.extend(value.map(|text| text + "\n")),
            Kind::Typed(_) | Kind::Choice(_) | Kind::Scalar | Kind::Inner => {}
        }
    }
    names.retain(|name| name.contains('-') && !texts.contains(name.as_str()) && !ENGLISH.contains(&name.as_str()));
    names
}

#[test]
fn no_seam_shows() {
    let mut found = Vec::new();
    for (example, deal) in [("harbor-meridian", LARGE), ("fernlight-colossa", SMALL)] {
        let raw = raw_names(deal);
        assert!(raw.len() > 20, "the names of {example} were not read: {raw:?}");
        let documents = all_markdown(deal);
        assert_eq!(documents.len(), 4);
        for (name, markdown) in documents {
            found.extend(faults(&markdown, &raw).into_iter().map(|fault| format!("{example}/{name}: {fault}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Each check sees the fault that it is there for, and only that one.
#[test]
fn each_check_sees_its_fault() {
    let raw = BTreeSet::from(["pay-difference".to_owned()]);
    let sound = "# Title\n\nA text of 1 day, see Section 1.\n\n## 1. Head\n\nTwo:\n\n- one, 90 days\n- two\n\n\
                 | a | b |\n| - | - |\n| **“Term”** | d |\n\n|  |  |\n| - | - |\n| x | 1 |\n";
    assert_eq!(faults(sound, &raw), Vec::<String>::new());
    for (from, to, said) in [
        ("A text", "A &#32;text", "seam \"  \""),
        ("1 day,", "1 day ,", "seam \" ,\""),
        ("Section 1.", "Section 1..", "seam \"..\""),
        ("text of", "text () of", "seam \"()\""),
        ("text of", "text \\[\\] of", "seam \"[]\""),
        ("text of", "text {{ x }} of", "seam \"{{\""),
        ("text of", "text {% x %} of", "seam \"{%\""),
        ("1 day,", "1 days,", "number and noun: 1 days"),
        ("90 days", "90 day", "number and noun: 90 day"),
        ("| d |", "| |", "empty cell"),
        ("| d |", "| true |", "raw value"),
        ("| d |", "| null |", "raw value"),
        ("A text of", "A pay-difference of", "raw name `pay-difference`"),
        ("Two:\n\n", "Two:\n\nThree things that nobody has announced here.\n\n", "nothing after: Two:"),
        ("## 1. Head\n\n", "## 1. Head\n\n## 2. Head\n\n", "empty section: 1. Head"),
        ("| x | 1 |", "| **“Term”** | 1 |", "defined twice: Term"),
        ("Section 1.", "Section 1.2.", "no Section 1.2"),
    ] {
        let broken = sound.replacen(from, to, 1);
        let found = faults(&broken, &raw);
        assert!(found.len() == 1 && found[0].starts_with(said), "{said}: {found:?}");
    }
}
