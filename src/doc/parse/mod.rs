//! Markdown into a tree without numbers and with references still to be resolved.

mod blocks;
mod figure;
mod foreign;
mod graft;
mod inlines;
mod reader;

pub(super) use foreign::document as foreign;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diag::{Findings, Sources};

pub(super) use blocks::Part;

use super::draft::{Draft, Fragment};
use super::place::Places;
use super::tree::{Document, Inline};

/// The tree of all fragments.
pub(super) fn document(draft: Draft, sources: &Sources, findings: &mut Findings) -> Document {
    let Draft { id, title, subtitle, marking, front_at, date, numbering, words, sections, absent: _ } = draft;
    let title = plain_line(&title);
    let subtitle = subtitle.as_deref().map(plain_line);
    let marking = marking.as_deref().map(plain_line);
    // No section waits for another: whoever is done with a document of its own helps with this one.
    let grafted = sections.par_iter().map(|section| {
        let mut found = Findings::new();
        (graft::section(section, sources, &mut found), found)
    });
    let (sections, found): (Vec<_>, Vec<_>) = grafted.unzip();
    for found in found {
        findings.extend(found);
    }
    Document {
        id,
        title,
        subtitle,
        marking,
        front_at,
        date,
        numbering,
        words,
        sections,
        terms: Vec::new(),
        labels: std::collections::BTreeMap::new(),
        notes: Vec::new(),
    }
}

/// What a clause is made of.
pub(super) fn parts(fragment: &Fragment, sources: &Sources, findings: &mut Findings) -> Vec<Part> {
    let subject = format!("clause `{}`", fragment.clause);
    reader::Reader::new(&fragment.markdown, subject, Some(Places::new(fragment, sources)), findings).parts()
}

/// A line of plain text that no clause holds: no sign in it has a meaning.
fn plain_line(text: &str) -> Vec<Inline> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { Vec::new() } else { vec![Inline::Text(text)] }
}
