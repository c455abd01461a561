//! Plain text for a terminal and for mail: lines of at most a hundred columns, tables in columns, no markup.

mod blocks;
mod lines;
mod table;

use self::lines::{Lines, rule};
use crate::doc::{Document, Note, Section, plain};

/// The document as plain text, with one line break at the end.
pub fn write(document: &Document) -> String {
    let mut out = Lines::default();
    let title = plain(&document.title);
    out.block(&[title.clone(), rule('=', &title)]);
    if let Some(subtitle) = &document.subtitle {
        out.paragraph(&blocks::run(subtitle));
    }
    if let Some(marking) = &document.marking {
        out.paragraph(&blocks::run(marking));
    }
    for section in &document.sections {
        write_section(section, document, &mut out);
    }
    for (number, Note { clause, values }) in (1..).zip(&document.notes) {
        out.hanging(&blocks::sign_of_note(number), &format!("{} {}", blocks::run(clause), blocks::run(values)));
    }
    out.finish()
}

fn write_section(section: &Section, document: &Document, out: &mut Lines) {
    let note = section.origin.as_ref().and_then(|origin| origin.note);
    let title = blocks::noted(plain(&section.title), note);
    let title = section.number.as_ref().map_or_else(|| title.clone(), |number| format!("{number} {title}"));
    if section.level == 1 {
        out.block(&[title.clone(), rule('-', &title)]);
    } else {
        out.paragraph(&title);
    }
    blocks::write(&section.blocks, &document.words, out);
    for section in &section.sections {
        write_section(section, document, out);
    }
}
