//! From a deal that was read to its documents: clauses, tree, files.

use std::sync::OnceLock;

use super::run::{Read, Run};
use super::{OutputFile, Today};
use crate::clause::{self, Audience};
use crate::diag::{Finding, Findings, Sources};
use crate::doc::{self, Document};
use crate::export::{Format, Looks, Readers, docx, html, md, pdf, text};
use crate::lint;
use crate::world::World;

/// A document with what its file needs.
pub(super) struct Built {
    pub(super) file_name: String,
    pub(super) audience: Audience,
    pub(super) document: Document,
    /// Those of its files that were written when it was built.
    written: Vec<(Format, OutputFile)>,
}

impl Built {
    /// The same as a copy for review. Whoever may read the document, its copy is for our own eyes, and its name says so.
    pub(super) fn for_review(mut self, review: &doc::Review) -> Self {
        doc::review(&mut self.document, review);
        self.written.clear();
        self.file_name.push_str(".review");
        self.audience = Audience::Private;
        self
    }
}

impl<W: World> Run<'_, W> {
    /// The documents that have no error, as trees, in the order of `ids`.
    pub(super) fn documents(&mut self, read: &Read, ids: &[String]) -> Vec<Built> {
        let (sources, today, looks, at_once) = (&self.sources, self.today, &self.looks, &self.at_once);
        // The longest is begun first, so that it is not left over at the end.
        let mut order: Vec<(usize, &String)> = ids.iter().enumerate().collect();
        order.sort_by_key(|(_, id)| std::cmp::Reverse(read.library.size(id)));
        let mut built = each(&order, Threads::Pool, |(index, id)| {
            let mut findings = Findings::new();
            let mut built = document(read, id, today, sources, &mut findings);
            if let Some(built) = &mut built {
                let write = || at_once.iter().filter_map(|format| Some((*format, file(built, *format, looks).ok()?)));
                let proofread = || lint::proofread_ours(&built.document, &read.deal, sources);
                let (written, found) = rayon::join(|| write().collect(), proofread);
                built.written = written;
                findings.extend(found);
            }
            (*index, built, findings)
        });
        built.sort_by_key(|(index, _, _)| *index);
        let mut documents = Vec::new();
        for (_, document, findings) in built {
            documents.extend(document);
            self.findings.extend(findings);
        }
        let of = |audience| documents.iter().filter(move |built: &&Built| built.audience == audience);
        let shared: Vec<&Document> = of(Audience::Shared).map(|built| &built.document).collect();
        let private: Vec<&Document> = of(Audience::Private).map(|built| &built.document).collect();
        doc::undefined_when_shared(&shared, &private, &self.sources, &mut self.findings);
        self.settle(read);
        documents
    }

    /// Reports the clauses of these documents whose words nobody approved.
    pub(super) fn require_approved(&mut self, read: &Read, ids: &[String]) {
        let mut found = Findings::new();
        for id in ids {
            let Some(template) = read.library.document(id) else { continue };
            let selection = read.view(template.audience()).and_then(|view| read.library.select(id, view));
            match selection {
                Ok(selection) => found.extend(read.library.unapproved(selection.clauses())),
                Err(finding) => found.push(*finding),
            }
        }
        // What is an error here was a warning when the library was read.
        self.findings.retain(|old| !found.iter().any(|new| (new.id, new.span) == (old.id, old.span)));
        self.findings.extend(found);
    }

    /// The files of some documents in these formats. Takes those that were written when a document was built.
    pub(super) fn export(&mut self, documents: &mut [Built], formats: &[Format]) -> Vec<OutputFile> {
        let looks = &self.looks;
        let threads = if formats.contains(&Format::Pdf) { Threads::Own } else { Threads::Pool };
        let open = |built: &Built| {
            let open = formats.iter().filter(|format| built.written.iter().all(|(written, _)| written != *format));
            open.copied().collect::<Vec<_>>()
        };
        let write = |built: &Built| {
            let files = open(built).into_iter().map(|format| (format, file(built, format, looks)));
            files.collect::<Vec<_>>()
        };
        let rest = if documents.iter().all(|built| open(built).is_empty()) {
            documents.iter().map(|_| Vec::new()).collect()
        } else {
            each(documents, threads, write)
        };
        let mut files = Vec::new();
        for (built, rest) in documents.iter_mut().zip(rest) {
            let written = std::mem::take(&mut built.written).into_iter().map(|(format, file)| (format, Ok(file)));
            let mut all: Vec<_> = written.chain(rest).collect();
            all.sort_by_key(|(format, _)| formats.iter().position(|asked| asked == format));
            for (_, result) in all {
                match result {
                    Ok(file) => files.push(file),
                    Err(finding) => self.findings.push(*finding),
                }
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
    let audience = read.library.document(id)?.audience();
    if audience == Audience::Private {
        // What keeps it from being made is told when the deal is settled.
        read.review_now(sources)?;
    }
    let view = match read.view(audience) {
        Ok(view) => view,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let rendered = read.library.render(id, view, findings)?;
    let (file_name, audience) = (rendered.file_name.clone(), rendered.audience);
    let draft = draft(id, rendered, words(read.library.vocabulary()), today);
    let document = doc::build(draft, sources, findings)?;
    Some(Built { file_name, audience, document, written: Vec::new() })
}

/// One document in one format.
fn file(built: &Built, format: Format, looks: &Looks) -> Result<OutputFile, Box<Finding>> {
    let readers = readers(built.audience);
    let bytes = match format {
        Format::Markdown => md::write(&built.document).into_bytes(),
        Format::Html => html::write(&built.document, &looks.html, readers).into_bytes(),
        Format::Docx => docx::write(&built.document, readers),
        Format::Text => text::write(&built.document).into_bytes(),
        Format::Pdf => pdf::write(&built.document, &looks.pdf).map_err(|error| {
            let message = format!("`{}` cannot be written as PDF: {error}", built.document.id);
            Finding::error("pdf", message)
        })?,
    };
    let name = format!("{}.{}", built.file_name, format.extension());
    Ok(OutputFile { name, audience: built.audience, bytes })
}

/// Who may read what is made for that audience.
pub(super) fn readers(audience: Audience) -> Readers {
    match audience {
        Audience::Shared => Readers::BothSides,
        Audience::Private => Readers::OneSide,
    }
}

/// A rendered document in the shape that the tree is built from.
fn draft(id: &str, rendered: clause::Rendered, words: doc::Words, today: Option<Today>) -> doc::Draft {
    let clause::Rendered {
        title,
        title_at,
        subtitle,
        subtitle_at,
        marking,
        marking_at,
        numbering,
        audience: _,
        file_name: _,
        sections,
        omitted: _,
        absent: left_out,
    } = rendered;
    let section = |section: clause::RenderedSection| {
        let clause::RenderedSection { id, title, title_at, definitions, fragments } = section;
        let fragments = fragments.into_iter().map(fragment).collect();
        doc::DraftSection { id, title, title_at: Some(title_at), definitions, fragments }
    };
    let absent = |absent: clause::Absent| {
        let clause::Absent { clause, labels, reason } = absent;
        doc::Absent { clause, labels, reason }
    };
    doc::Draft {
        id: id.to_owned(),
        title,
        subtitle,
        marking,
        front_at: doc::FrontAt { title: Some(title_at), subtitle: subtitle_at, marking: marking_at },
        date: today.map(|Today(date)| date.iso()),
        numbering: match numbering {
            clause::Numbering::Decimal => doc::Numbering::Decimal,
            clause::Numbering::Articles => doc::Numbering::Articles,
            clause::Numbering::Headings => doc::Numbering::Headings,
            clause::Numbering::None => doc::Numbering::None,
        },
        words,
        sections: sections.into_iter().map(section).collect(),
        absent: left_out.into_iter().map(absent).collect(),
    }
}

/// A clause in the shape that the tree is built from.
pub(super) fn fragment(fragment: clause::RenderedFragment) -> doc::Fragment {
    let clause::RenderedFragment { clause, file, first_line, markdown } = fragment;
    doc::Fragment { clause, file, first_line, markdown }
}

fn words(vocabulary: &clause::Vocabulary) -> doc::Words {
    let clause::Vocabulary { section, article, signature, name, title, date, contents, pages } = vocabulary.clone();
    doc::Words { section, article, signature, name, title, date, contents, pages }
}
