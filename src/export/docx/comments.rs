//! The notes of a copy for review, as comments in the margin: each beside what it is about.

use crate::doc::{Block, BlockKind, Document, Inline, Note, Section, plain};

use super::super::markup::Markup;
use super::paragraph::Paragraph;
use super::{DECLARATION, WORD, inlines};

/// Who comments: the program, whoever ran it.
const AUTHOR: &str = "prenup";

/// A comment, and how much of the document it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Comment {
    /// The number of its note, from 1.
    note: usize,
    /// The headings, paragraphs, tables and figures of its first and its last, from 0 in the order of reading.
    first: usize,
    last: usize,
}

/// The comments of a document while it is written.
///
/// Word shows a comment beside its text and not once for all, so a note is said wherever it applies; paragraphs behind one
/// another to which the same applies share one comment.
#[derive(Debug, Default)]
pub(super) struct Comments {
    all: Vec<Comment>,
    /// How many headings, paragraphs, tables and figures were met.
    met: usize,
    /// How many comments were begun, and how many were ended.
    begun: usize,
    ended: usize,
}

impl Comments {
    pub(super) fn of(document: &Document) -> Self {
        let mut notes = Vec::new();
        document.sections.iter().for_each(|section| of_section(section, &mut notes));
        let mut all: Vec<Comment> = Vec::new();
        for (at, note) in notes.into_iter().enumerate() {
            let Some(note) = note.filter(|note| (1..=document.notes.len()).contains(note)) else { continue };
            match all.last_mut() {
                Some(last) if last.note == note && last.last + 1 == at => last.last = at,
                _ => all.push(Comment { note, first: at, last: at }),
            }
        }
        Self { all, ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Stands before what is next in the order of reading: begins its comment, if one begins with it.
    pub(super) fn before(&mut self, out: &mut Markup) {
        if self.all.get(self.begun).is_some_and(|comment| comment.first == self.met) {
            out.void("w:commentRangeStart", &[("w:id", &self.begun.to_string())]);
            self.begun += 1;
        }
    }

    /// Stands behind it, in the same paragraph or in the one behind a table: ends its comment, if one ends with it.
    pub(super) fn after(&mut self, out: &mut Markup) {
        if self.all.get(self.ended).is_some_and(|comment| comment.last == self.met) {
            let id = self.ended.to_string();
            out.void("w:commentRangeEnd", &[("w:id", &id)]);
            out.element("w:r", &[], |r| {
                r.element("w:rPr", &[], |face| face.void("w:rStyle", &[("w:val", "CommentReference")]));
                r.void("w:commentReference", &[("w:id", &id)]);
            });
            self.ended += 1;
        }
        self.met += 1;
    }

    /// `comments.xml`: what each says, on the document's own date if it has one.
    pub(super) fn write(&self, document: &Document) -> String {
        let date = document.date.as_ref().map_or_else(String::new, |date| format!("{date}T00:00:00Z"));
        let mut out = Markup::starting(DECLARATION);
        out.element("w:comments", &[("xmlns:w", WORD)], |comments| {
            for (id, comment) in self.all.iter().enumerate() {
                let Note { clause, values } = &document.notes[comment.note - 1];
                let id = id.to_string();
                let about = [("w:id", id.as_str()), ("w:author", AUTHOR), ("w:date", &date), ("w:initials", "p")];
                comments.element("w:comment", &about, |one| {
                    Paragraph::of("CommentText").write(one, |p| {
                        p.element("w:r", &[], |r| {
                            r.element("w:rPr", &[], |face| face.void("w:rStyle", &[("w:val", "CommentReference")]));
                            r.void("w:annotationRef", &[]);
                        });
                        said(clause, p);
                        inlines::text(" ", p);
                        said(values, p);
                    });
                });
            }
        });
        out.finish()
    }
}

/// A run of a note. It has no links: addresses belong to the part of the document itself.
fn said(run: &[Inline], out: &mut Markup) {
    for inline in run {
        match inline {
            Inline::Code(code) => inlines::code(code, out),
            Inline::Text(_)
            | Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Term(_)
            | Inline::Break => inlines::text(&plain(std::slice::from_ref(inline)), out),
        }
    }
}

/// The note of each heading, paragraph, table and figure, in the order in which they are written.
fn of_section(section: &Section, out: &mut Vec<Option<usize>>) {
    out.push(section.origin.as_ref().and_then(|origin| origin.note));
    section.blocks.iter().for_each(|block| of_block(block, out));
    section.sections.iter().for_each(|section| of_section(section, out));
}

fn of_block(block: &Block, out: &mut Vec<Option<usize>>) {
    match &block.kind {
        BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| of_block(block, out));
        }
        BlockKind::Note(blocks) => blocks.iter().for_each(|block| of_block(block, out)),
        BlockKind::Paragraph(_)
        | BlockKind::Table(_)
        | BlockKind::Bars(_)
        | BlockKind::Timeline(_)
        | BlockKind::Signatures(_) => out.push(block.origin.note),
    }
}
