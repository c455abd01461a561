//! Notes in the margin, or below their paragraph where there is none.

use crate::doc::{Document, Note, Words};

use super::super::markup::Markup;
use super::inlines;

/// The notes of a document while it is written: each is said in full once, and then only named.
pub(super) struct Notes<'d> {
    /// The words of signature blocks.
    pub(super) words: &'d Words,
    list: &'d [Note],
    /// How many were said; they are numbered in the order in which they are met.
    said: usize,
}

impl<'d> Notes<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self { words: &document.words, list: &document.notes, said: 0 }
    }

    /// The note of that number, if there is one.
    pub(super) fn write(&mut self, number: Option<usize>, out: &mut Markup) {
        let Some((number, Note { clause, values })) = number.and_then(|at| Some((at, self.list.get(at - 1)?))) else {
            return;
        };
        let (shown, anchor) = (number.to_string(), format!("~note-{number}"));
        if number <= self.said {
            out.leaf("a", &[("class", "note-sign"), ("href", &format!("#{anchor}"))], &shown);
            return;
        }
        self.said = number;
        out.leaf("span", &[("class", "note-sign")], &shown);
        out.element("small", &[("class", "margin"), ("role", "note"), ("id", &anchor)], |small| {
            small.leaf("b", &[], &shown);
            small.text(" ");
            inlines::write(clause, small);
            small.text(" ");
            inlines::write(values, small);
        });
    }
}
