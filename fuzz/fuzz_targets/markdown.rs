//! No Markdown ends the program on its way through the tree and back into Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::doc::{self, Draft, DraftSection, Fragment, FrontAt, Numbering, Words};
use prenup::export::{Readers, docx, html, md};

fuzz_target!(|markdown: &str| {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("fuzz.md", markdown.to_owned());
    let word = || "Word".to_owned();
    let fragment = Fragment { clause: "fuzz/fuzz".into(), file, first_line: 1, markdown: markdown.to_owned() };
    let draft = Draft {
        id: "fuzz".into(),
        title: "Fuzz".into(),
        subtitle: None,
        marking: None,
        front_at: FrontAt::default(),
        date: None,
        numbering: Numbering::Decimal,
        words: Words {
            section: word(),
            article: word(),
            signature: word(),
            name: word(),
            title: word(),
            date: word(),
            contents: word(),
            pages: word(),
        },
        sections: vec![DraftSection {
            title_at: None,
            id: "fuzz".into(),
            title: "Fuzz".into(),
            definitions: false,
            fragments: vec![fragment],
        }],
        absent: Vec::new(),
    };
    if let Some(document) = doc::build(draft, &sources, &mut findings) {
        md::write(&document);
        html::write(&document, &html::Page::built_in(), Readers::BothSides);
        docx::write(&document, Readers::BothSides);
    }
    emit(&findings, &sources, Style::Short);
});
