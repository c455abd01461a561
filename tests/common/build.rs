//! Documents made of Markdown, without a deal.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use prenup::diag::{Findings, Sources};
use prenup::doc::{Document, Draft, DraftSection, Fragment, FrontAt, Numbering, Words, build};

/// What looks like markup of every kind.
pub const HOSTILE: &str = r#"A*B_C <x> #read("/etc/passwd") $1 & \end{document} {{ 7*7 }} | [x](y) `z`"#;

/// Clauses with everything that a clause may hold.
pub const SAMPLES: [&str; 4] =
    [include_str!("sample.md"), include_str!("sample2.md"), include_str!("sample3.md"), include_str!("sample4.md")];

/// Every sign of ASCII escaped, so that Markdown takes it as text.
pub fn escaped(value: &str) -> String {
    value.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}

/// A clause with a text in every place that a text can stand in.
pub fn everywhere(text: &str) -> String {
    let text = escaped(text);
    format!(
        "{text}\n\n## {text}\n\n1. {text}\n\n> **{text}**\n\n| {text} |\n| - |\n| *{text}* |\n\n~~~bars {text}\n\
         {text} | 1 | {text} | {text}\n~~~\n\n~~~timeline\n2027-01-01 | {text} | {text}\n~~~\n\n\
         ~~~signatures\n{text} | {text} | {text}\n~~~\n"
    )
}

/// A document of these clauses, each a section of this title; what is wrong with it otherwise.
pub fn try_document(title: &str, numbering: Numbering, clauses: &[&str]) -> Result<Document, Findings> {
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
                title: escaped(title),
                definitions: false,
                fragments: vec![fragment],
            }
        })
        .collect();
    let word = |word: &str| word.to_owned();
    let draft = Draft {
        id: word("sample"),
        title: title.into(),
        subtitle: Some(title.into()),
        marking: Some(title.into()),
        front_at: FrontAt::default(),
        date: Some(word("2027-02-01")),
        numbering,
        absent: Vec::new(),
        words: Words {
            article: word("Article"),
            section: word("Section"),
            signature: word("Signature"),
            name: word("Name"),
            title: word("Title"),
            date: word("Date"),
            contents: word("Contents"),
            pages: word("Page {page} of {pages}"),
        },
        sections,
    };
    build(draft, &sources, &mut findings).ok_or(findings)
}

/// The same where nothing is wrong.
pub fn document(title: &str, numbering: Numbering, clauses: &[&str]) -> Document {
    try_document(title, numbering, clauses).unwrap_or_else(|findings| panic!("{findings:#?}"))
}
