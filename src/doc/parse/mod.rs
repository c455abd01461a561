//! Markdown into a tree without numbers and with references still to be resolved.

mod blocks;
mod figure;
mod graft;
mod inlines;
mod reader;

use crate::diag::{Findings, Sources};

use super::draft::Draft;
use super::tree::{Document, Inline};
use reader::Reader;

/// The tree of all fragments.
pub(super) fn document(draft: Draft, sources: &Sources, findings: &mut Findings) -> Document {
    let Draft { id, title, subtitle, marking, date, numbering, words, sections } = draft;
    let mut line = |what: String, text: &str| title_line(what, text, findings);
    let title = line(format!("the title of `{id}`"), &title);
    let subtitle = subtitle.map(|text| line(format!("the subtitle of `{id}`"), &text));
    let marking = marking.map(|text| line(format!("the marking of `{id}`"), &text));
    let sections = sections.iter().map(|section| graft::section(section, sources, findings)).collect();
    Document {
        id,
        title,
        subtitle,
        marking,
        date,
        numbering,
        words,
        sections,
        terms: Vec::new(),
        labels: std::collections::BTreeMap::new(),
    }
}

/// A line of inline Markdown that no clause holds.
fn title_line(subject: String, text: &str, findings: &mut Findings) -> Vec<Inline> {
    // As a heading, so that a name such as "1. FC" is not read as a list.
    let text = format!("# {}", text.replace(['\n', '\r'], " "));
    let mut reader = Reader::new(&text, subject, None, findings);
    reader.advance();
    reader.run().content
}
