//! Markdown that reads well as it stands, in a mail and on a forge: `CommonMark` with tables, no HTML.

mod blocks;
mod escape;
mod inlines;
mod redline;
mod table;

pub use redline::redline;

use crate::doc::{Document, Inline, Note, Section};

/// How much room a document is given at once, in bytes: one that outgrows it is copied.
const ROOM: usize = 1 << 16;

/// The document as Markdown: one blank line between blocks, one line break at the end.
pub fn write(document: &Document) -> String {
    let mut out = Blocks { text: String::with_capacity(ROOM) };
    out.push(&format!("# {}", inlines::heading(&document.title, None)));
    if let Some(subtitle) = &document.subtitle {
        out.push(&inlines::paragraph(subtitle));
    }
    if let Some(marking) = &document.marking {
        out.push(&inlines::paragraph(&[Inline::Strong(marking.clone())]));
    }
    for section in &document.sections {
        write_section(section, document, &mut out);
    }
    for (number, Note { clause, values }) in (1..).zip(&document.notes) {
        let (clause, values) = (inlines::rest_of_line(clause), inlines::rest_of_line(values));
        out.push(&format!("{}: {clause} {values}", inlines::sign_of_note(number)));
    }
    out.finish()
}

fn write_section(section: &Section, document: &Document, out: &mut Blocks) {
    let hashes = "#".repeat(usize::from(section.level) + 1);
    let title = inlines::heading(&section.title, section.origin.as_ref().and_then(|origin| origin.note));
    match &section.number {
        Some(number) => out.push(&format!("{hashes} {number} {title}")),
        None => out.push(&format!("{hashes} {title}")),
    }
    blocks::write(&section.blocks, &document.words, out);
    for section in &section.sections {
        write_section(section, document, out);
    }
}

/// Blocks of text with a blank line between them.
#[derive(Default)]
struct Blocks {
    text: String,
}

impl Blocks {
    /// Adds a block of one or more lines.
    fn push(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(block.trim_end_matches(['\n', ' ']));
    }

    fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }
}
