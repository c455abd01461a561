//! From a deal that was read to its documents: clauses, tree, files.

use std::sync::OnceLock;

use super::run::{Read, Run};
use super::{OutputFile, Today};
use crate::clause::{self, Audience};
use crate::diag::{Finding, Findings, Sources};
use crate::doc::{self, Document};
use crate::export::{self, Format, pdf};
use crate::world::World;

/// A document with what its file needs.
pub(super) struct Built {
    file_name: String,
    audience: Audience,
    pub(super) document: Document,
}

impl<W: World> Run<'_, W> {
    /// The documents that have no error, as trees, in the order of `ids`.
    pub(super) fn documents(&mut self, read: &Read, ids: &[String]) -> Vec<Built> {
        let (sources, today) = (&self.sources, self.today);
        // The longest is begun first, so that it is not left over at the end.
        let mut order: Vec<(usize, &String)> = ids.iter().enumerate().collect();
        order.sort_by_key(|(_, id)| std::cmp::Reverse(read.library.size(id)));
        let mut built = each(&order, Threads::Pool, |(index, id)| {
            let mut findings = Findings::new();
            (*index, document(read, id, today, sources, &mut findings), findings)
        });
        built.sort_by_key(|(index, _, _)| *index);
        let mut documents = Vec::new();
        for (_, document, findings) in built {
            documents.extend(document);
            self.findings.extend(findings);
        }
        documents
    }

    pub(super) fn export(&mut self, documents: &[Built], formats: &[Format]) -> Vec<OutputFile> {
        let look = self
            .look
            .take()
            .map_or_else(pdf::Look::built_in, |file| pdf::Look { name: file.printed_as, source: file.text });
        let threads = if formats.contains(&Format::Pdf) { Threads::Own } else { Threads::Pool };
        let written = each(documents, threads, |built| {
            formats.iter().map(|format| file(built, *format, &look)).collect::<Vec<_>>()
        });
        let mut files = Vec::new();
        for result in written.into_iter().flatten() {
            match result {
                Ok(file) => files.push(file),
                Err(finding) => self.findings.push(*finding),
            }
        }
        files
    }
}

/// Which threads do the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Threads {
    /// Those of the common pool, which stand ready.
    Pool,
    /// One an item: for work that waits for the common pool itself, as Typst’s does.
    Own,
}

/// The results of `work` on each item, in order: documents do not wait for each other.
fn each<T: Sync, R: Send + Sync>(items: &[T], threads: Threads, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let slots: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    let one = |(slot, item): (&OnceLock<R>, &T)| drop(slot.set(work(item)));
    let one = &one;
    match threads {
        Threads::Pool => rayon::scope_fifo(|scope| {
            slots.iter().zip(items).for_each(|item| scope.spawn_fifo(move |_| one(item)));
        }),
        Threads::Own => std::thread::scope(|scope| {
            slots.iter().zip(items).for_each(|item| drop(scope.spawn(move || one(item))));
        }),
    }
    slots.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// One document as a tree.
fn document(read: &Read, id: &str, today: Option<Today>, sources: &Sources, findings: &mut Findings) -> Option<Built> {
    let view = match read.library.document(id)?.audience() {
        Audience::Shared => &read.shared,
        Audience::Private => &read.private,
    };
    let rendered = read.library.render(id, view, findings)?;
    let (file_name, audience) = (rendered.file_name.clone(), rendered.audience);
    let draft = draft(id, rendered, words(read.library.vocabulary()), today);
    let document = doc::build(draft, sources, findings)?;
    Some(Built { file_name, audience, document })
}

/// One document in one format.
fn file(built: &Built, format: Format, look: &pdf::Look) -> Result<OutputFile, Box<Finding>> {
    let bytes = match format {
        Format::Markdown => export::md::write(&built.document).into_bytes(),
        Format::Pdf => pdf::write(&built.document, look).map_err(|error| {
            let message = format!("`{}` cannot be written as PDF: {error}", built.document.id);
            Finding::error("pdf", message)
        })?,
    };
    let name = format!("{}.{}", built.file_name, format.extension());
    Ok(OutputFile { name, audience: built.audience, bytes })
}

/// A rendered document in the shape that the tree is built from.
fn draft(id: &str, rendered: clause::Rendered, words: doc::Words, today: Option<Today>) -> doc::Draft {
    let clause::Rendered { title, subtitle, marking, numbering, audience: _, file_name: _, sections, omitted: _ } =
        rendered;
    let fragment = |fragment: clause::RenderedFragment| {
        let clause::RenderedFragment { clause, file, first_line, markdown } = fragment;
        doc::Fragment { clause, file, first_line, markdown }
    };
    let section = |section: clause::RenderedSection| {
        let clause::RenderedSection { id, title, definitions, fragments } = section;
        doc::DraftSection { id, title, definitions, fragments: fragments.into_iter().map(fragment).collect() }
    };
    doc::Draft {
        id: id.to_owned(),
        title,
        subtitle,
        marking,
        date: today.map(|Today(date)| date.iso()),
        numbering: match numbering {
            clause::Numbering::Decimal => doc::Numbering::Decimal,
            clause::Numbering::Headings => doc::Numbering::Headings,
            clause::Numbering::None => doc::Numbering::None,
        },
        words,
        sections: sections.into_iter().map(section).collect(),
    }
}

fn words(vocabulary: &clause::Vocabulary) -> doc::Words {
    let clause::Vocabulary { section, signature, name, title, date } = vocabulary.clone();
    doc::Words { section, signature, name, title, date }
}
