//! PDF from a document: what it shows, that it is the same each time, and what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]
#![cfg(feature = "pdf")]

#[path = "common/pdf_text.rs"]
#[expect(unreachable_pub, reason = "other tests use it too")]
mod pdf_text;

use proptest::prelude::*;

use prenup::diag::{Findings, Sources};
use prenup::doc::{Document, Draft, DraftSection, Fragment, FrontAt, Numbering, Words, build};
use prenup::export::pdf::{Look, PdfError, write};

const HOSTILE: &str = r#"A*B_C <x> #read("/etc/passwd") $1 & \end{document} {{ 7*7 }} | [x](y) `z`"#;

const ALL: [&str; 4] = [
    include_str!("common/sample.md"),
    include_str!("common/sample2.md"),
    include_str!("common/sample3.md"),
    include_str!("common/sample4.md"),
];

fn escaped(value: &str) -> String {
    value.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}

fn try_document(title: &str, numbering: Numbering, clauses: &[&str]) -> Result<Document, Findings> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let sections = clauses
        .iter()
        .enumerate()
        .map(|(at, markdown)| {
            let file = sources.add(format!("{at}.md"), (*markdown).to_owned());
            let fragment = Fragment { clause: at.to_string(), file, first_line: 1, markdown: (*markdown).into() };
            DraftSection {
                title_at: None,
                id: format!("s{at}"),
                title: title.into(),
                definitions: false,
                fragments: vec![fragment],
            }
        })
        .collect();
    let draft = Draft {
        id: "sample".into(),
        title: title.into(),
        subtitle: Some(title.into()),
        marking: Some(title.into()),
        front_at: FrontAt::default(),
        date: Some("2027-02-01".into()),
        numbering,
        words: Words {
            section: "Section".into(),
            article: "Article".into(),
            signature: "Signature".into(),
            name: "Name".into(),
            title: "Title".into(),
            date: "Date".into(),
            contents: "Contents".into(),
            pages: "Page {page} of {pages}".into(),
        },
        sections,
        absent: Vec::new(),
    };
    build(draft, &sources, &mut findings).ok_or(findings)
}

fn document(title: &str, numbering: Numbering, clauses: &[&str]) -> Document {
    try_document(title, numbering, clauses).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn look(source: &str) -> Look {
    Look { name: "look.typ".into(), source: source.to_owned().into() }
}

/// Lines break at blanks, which then do not show.
fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_hostile_name_comes_out_letter_for_letter() {
    let name = escaped(HOSTILE);
    let clause = format!(
        "{name}\n\n## {name}\n\n1. {name}\n\n> **{name}**\n\n| {name} |\n| - |\n| *{name}* |\n\n\
         ~~~bars {name}\n{name} | 1 | {name}\n~~~\n\n~~~timeline\n2027-01-01 | {name} | {name}\n~~~\n\n\
         ~~~signatures\n{name} | {name} | {name}\n~~~\n"
    );
    let bytes = write(&document(HOSTILE, Numbering::Decimal, &[&clause]), &Look::built_in()).expect("it is a PDF");
    let text = without_blanks(&pdf_text::text(&bytes));
    let shown = text.matches(&without_blanks(HOSTILE)).count();
    assert!(shown >= 16, "{shown} times in {text}");
}

#[test]
fn the_whole_sample_is_shown() {
    let document = document("Joint plan", Numbering::Decimal, &ALL);
    let bytes = write(&document, &Look::built_in()).expect("it is a PDF");
    let text = without_blanks(&pdf_text::text(&bytes));
    for line in document.plain_text().lines() {
        for part in line.split(" | ") {
            // A number and its text are drawn apart.
            let part = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let part = part.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(part, |(_, rest)| rest);
            assert!(text.contains(&without_blanks(part)), "{part:?} is not in {text}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for numbering in [Numbering::Decimal, Numbering::Articles, Numbering::Headings, Numbering::None] {
        let document = document("Joint plan", numbering, &ALL);
        let first = write(&document, &Look::built_in()).expect("it is a PDF");
        assert!(first == write(&document, &Look::built_in()).expect("it is a PDF"), "{numbering:?}");
    }
}

#[test]
fn a_character_without_glyph_is_named() {
    let document = document("Plan", Numbering::None, &["Sign 漢 and 😀."]);
    let refused = write(&document, &Look::built_in());
    assert_eq!(refused, Err(PdfError::NoGlyph(vec!["U+6F22".into(), "U+1F600".into()])));
}

#[test]
fn a_pdf_carries_no_clock_and_no_machine() {
    let bytes = write(&document("Plan", Numbering::None, &["x"]), &Look::built_in()).expect("it is a PDF");
    let text = String::from_utf8_lossy(&bytes);
    let dates: Vec<&str> = text.match_indices("D:20").map(|(at, _)| &text[at + 2..at + 10]).collect();
    assert!(!dates.is_empty() && dates.iter().all(|date| *date == "20270201"), "{dates:?}");
    assert!(text.contains("prenup"));
}

#[test]
fn an_error_in_the_look_has_its_line() {
    let document = document("Plan", Numbering::None, &["x"]);
    let refused = write(&document, &look("#set text(size: 10pt)\n#nothing\n")).expect_err("there is no such name");
    assert_eq!(refused.to_string(), "look.typ:2: unknown variable: nothing");
}

#[test]
fn the_look_sees_no_file_and_no_package() {
    let document = document("Plan", Numbering::None, &["x"]);
    for source in
        ["#read(\"/etc/passwd\")", "#include \"/other.typ\"", "#image(\"a.png\")", "#import \"@preview/cetz:0.3.0\": *"]
    {
        assert!(matches!(write(&document, &look(source)), Err(PdfError::Look(_))), "{source}");
    }
}

#[test]
fn long_and_deep_content_is_laid_out() {
    let row = format!("| {} | x |\n", "word ".repeat(400).trim());
    let table = format!("| a | b |\n| - | - |\n{}", row.repeat(5));
    let deep = (0..8).map(|at| format!("{}1. x", "   ".repeat(at))).collect::<Vec<_>>().join("\n");
    let many = vec![format!("2027-01-01 | day 1 | {}", "what ".repeat(30)); 200].join("\n");
    let clause = format!("{table}\n{deep}\n\n> {}\n\n~~~timeline\n{many}\n~~~\n", "note ".repeat(2000));
    let bytes = write(&document("Long", Numbering::Decimal, &[&clause]), &Look::built_in()).expect("it is a PDF");
    let text = pdf_text::text(&bytes);
    assert_eq!((text.matches("word").count(), text.matches("day ").count()), (2000, 200));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn what_is_a_document_is_a_pdf(markdown in "([-#>*_`|\\[\\](){}<>&$@!.\\\\ \n0-9a-z“”:]|\n\n|1\\. |- |> |\\*\\*|  ){0,60}") {
        if let Ok(document) = try_document("Any", Numbering::Decimal, &[&markdown]) {
            let bytes = write(&document, &Look::built_in());
            prop_assert!(bytes.is_ok(), "{:?}", bytes.err());
        }
    }
}
