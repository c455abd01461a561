//! The document tree: clauses grafted into one tree, then numbers, terms and references.
//!
//! The only module that reads Markdown. [`build`] is the one way in; a [`Document`] has no open question left: every
//! number is computed, every reference resolved, and each node that came from a clause knows which.

mod across;
mod draft;
mod labels;
mod number;
mod parse;
mod phrases;
mod place;
mod redline;
mod refer;
mod review;
mod terms;
mod text;
mod tree;

#[cfg(test)]
pub(crate) mod tests;

pub use across::undefined_when_shared;
pub use draft::{Absent, Draft, DraftSection, Fragment, FrontAt, Numbering, Words};
pub use number::{TypedNumber, roman_number, typed_number};
pub use phrases::Phrases;
pub use redline::{Fate, Line, Piece, Redline, Shape, redline};
pub use review::{NotChosen, Provenance, Review, ReviewWords, SpecLine, paragraphs, review};
pub use text::plain;
pub use tree::{
    Align, Bar, Bars, Block, BlockKind, CalendarEntry, Document, Event, Inline, Item, Note, Origin, Outline, Reference,
    Repeats, Section, Signatory, Table, Target, Term, Timeline,
};

use crate::diag::{FileId, Findings, Sources};

/// The tree of a draft, or `None` when an error was found; every independent problem is reported in one run.
pub fn build(mut draft: Draft, sources: &Sources, findings: &mut Findings) -> Option<Document> {
    let mut found = Findings::new();
    let absent = std::mem::take(&mut draft.absent);
    let mut document = parse::document(draft, sources, &mut found);
    terms::settle(&mut document, sources, &mut found);
    number::number(&mut document);
    labels::collect(&mut document, sources, &mut found);
    refer::resolve(&mut document, &absent, sources, &mut found);
    let failed = found.has_errors();
    findings.extend(found);
    (!failed).then_some(document)
}

/// The tree of a contract that somebody else wrote, with its numbers and references as they are typed; what it cannot
/// hold is read as plain text. `None` when the file holds no text, or is nested too deep to be read.
pub fn read(file: FileId, sources: &Sources, findings: &mut Findings) -> Option<Document> {
    parse::foreign(file, sources, findings)
}
