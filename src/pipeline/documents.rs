//! From a deal that was read to its documents: clauses, tree, files.

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
        let built = each(ids, |id| {
            let mut findings = Findings::new();
            (document(read, id, today, sources, &mut findings), findings)
        });
        let mut documents = Vec::new();
        for (document, findings) in built {
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
        let mut files = Vec::new();
        for written in
            each(documents, |built| formats.iter().map(|format| file(built, *format, &look)).collect::<Vec<_>>())
        {
            for result in written {
                match result {
                    Ok(file) => files.push(file),
                    Err(finding) => self.findings.push(*finding),
                }
            }
        }
        files
    }
}

/// The results of `work` on each item, in order, one thread an item: documents do not wait for each other.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let work = &work;
    std::thread::scope(|scope| {
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || work(item))).collect();
        let results = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        results.map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
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
