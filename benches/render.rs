//! The large example, phase by phase: `cargo bench`. What the figures mean stands in `docs/performance.md`.

#![allow(missing_docs, reason = "a bench of the program's own example")]

use std::path::Path;

use divan::Bencher;
use prenup::clause::{self, Library, LibraryFiles, Names, ViewData};
use prenup::deal::{self, Deal};
use prenup::diag::{Findings, Sources};
use prenup::doc::Document;
#[cfg(feature = "pdf")]
use prenup::export::pdf;
use prenup::export::{Readers, docx, html, md};
use prenup::lint::{self, Paper};
use prenup::pipeline::{self, Audience, Request};
use prenup::spec::{self, Spec};
use prenup::view::SharedView;
use prenup::world::{NewFile, World, WorldError};

const DEAL: &str = include_str!("../examples/harbor-meridian/deal.toml");
const PLAYBOOK: &str = include_str!("../examples/harbor-meridian/playbook.toml");
const DOCUMENTS: [&str; 3] = ["private-term-sheet", "joint-business-plan", "exit-clause"];

fn main() {
    divan::main();
}

/// The example and nothing else, in memory.
struct Example;

impl World for Example {
    fn read(&self, path: &Path) -> Result<Vec<u8>, WorldError> {
        match path.to_str() {
            Some("deal.toml") => Ok(DEAL.as_bytes().to_vec()),
            Some("playbook.toml") => Ok(PLAYBOOK.as_bytes().to_vec()),
            _ => Err(WorldError { doing: "read", path: path.to_owned(), cause: "there is no such file".to_owned() }),
        }
    }
    fn read_tree(&self, _: &Path) -> Result<Vec<(String, Vec<u8>)>, WorldError> {
        Ok(Vec::new())
    }
    fn write_all(&self, _: &[NewFile]) -> Result<(), WorldError> {
        Ok(())
    }
    fn source_date_epoch(&self) -> Option<String> {
        None
    }
}

fn render(format: &str) -> usize {
    written(&Request { formats: vec![format.to_owned()], ..Request::default() })
}

fn written(request: &Request) -> usize {
    let request = Request { documents: DOCUMENTS.map(str::to_owned).to_vec(), ..request.clone() };
    let output = pipeline::render(&Example, Path::new("deal.toml"), &request).expect("the example renders");
    assert_eq!(output.files.len(), DOCUMENTS.len());
    output.files.iter().map(|file| file.bytes.len()).sum()
}

/// Typst remembers what it has laid out: forget it, so that each round does all the work of a first one.
#[cfg(feature = "pdf")]
fn forget() {
    typst::comemo::evict(0);
}

#[divan::bench]
fn all_three_to_markdown() -> usize {
    render("markdown")
}

#[cfg(feature = "pdf")]
#[divan::bench(sample_count = 10, sample_size = 1)]
fn all_three_to_pdf(bencher: Bencher) {
    bencher.with_inputs(forget).bench_values(|()| render("pdf"));
}

#[divan::bench]
fn all_three_to_html() -> usize {
    render("html")
}

#[divan::bench]
fn all_three_to_word() -> usize {
    render("docx")
}

/// The same with the note of each paragraph: each value of the spec is changed, and what then reads otherwise is looked for.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn all_three_for_review() -> usize {
    written(&Request { formats: vec!["markdown".to_owned()], for_review: true, ..Request::default() })
}

mod phases {
    #[allow(clippy::wildcard_imports, reason = "one file in two parts")]
    use super::*;

    fn read(sources: &mut Sources) -> (Spec, spec::Places) {
        let file = sources.add("deal.toml", DEAL);
        spec::read::<Spec>(file, sources, &mut Findings::new()).expect("the example is a spec")
    }

    fn resolved() -> Deal {
        let mut sources = Sources::new();
        let (spec, places) = read(&mut sources);
        deal::resolve(spec, places, &sources, &mut Findings::new()).expect("the example is a deal")
    }

    fn library(sources: &mut Sources) -> Library {
        let files = LibraryFiles::new(clause::built_in(), sources);
        Library::load(&files, Names::Checked, &mut Findings::new()).expect("the library is whole")
    }

    #[divan::bench]
    fn a_read_spec() -> (Spec, spec::Places) {
        read(&mut Sources::new())
    }

    #[divan::bench]
    fn b_resolve_deal(bencher: Bencher) {
        let input = || {
            let mut sources = Sources::new();
            let (spec, places) = read(&mut sources);
            (spec, places, sources)
        };
        bencher.with_inputs(input).bench_values(|(spec, places, sources)| {
            deal::resolve(spec, places, &sources, &mut Findings::new()).expect("the example is a deal")
        });
    }

    #[divan::bench]
    fn c_load_library() -> Library {
        library(&mut Sources::new())
    }

    #[divan::bench]
    fn d_view(bencher: Bencher) {
        let deal = resolved();
        bencher.bench(|| ViewData::new(Audience::Shared, &SharedView::of(&deal, None)).expect("a view"));
    }

    #[divan::bench]
    fn e_render_clauses_of_the_exit_clause(bencher: Bencher) {
        let library = library(&mut Sources::new());
        let view = ViewData::new(Audience::Shared, &SharedView::of(&resolved(), None)).expect("a view");
        bencher.bench(|| library.render("exit-clause", &view, &mut Findings::new()).expect("it renders"));
    }

    fn documents() -> Vec<Document> {
        let request = DOCUMENTS.map(str::to_owned);
        pipeline::documents(&Example, Path::new("deal.toml"), &request).expect("the example gives documents")
    }

    #[divan::bench]
    fn f_write_markdown(bencher: Bencher) {
        let documents = documents();
        bencher.bench(|| documents.iter().map(|document| md::write(document).len()).sum::<usize>());
    }

    #[divan::bench]
    fn f_write_html(bencher: Bencher) {
        let (documents, page) = (documents(), html::Page::built_in());
        let write = |document| html::write(document, &page, Readers::BothSides).len();
        bencher.bench(|| documents.iter().map(write).sum::<usize>());
    }

    #[divan::bench]
    fn f_write_word(bencher: Bencher) {
        let documents = documents();
        bencher
            .bench(|| documents.iter().map(|document| docx::write(document, Readers::BothSides).len()).sum::<usize>());
    }

    /// The rules of proofreading over all four documents.
    #[divan::bench]
    fn h_proofread(bencher: Bencher) {
        let ids = DOCUMENTS.iter().chain(&["term-sheet"]).map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let documents =
            pipeline::documents(&Example, Path::new("deal.toml"), &ids).expect("the example gives documents");
        let sources = Sources::new();
        bencher.bench(|| {
            documents.iter().map(|document| lint::proofread(document, Paper::Ours, &sources).len()).sum::<usize>()
        });
    }

    /// What Typst alone needs for the same pages: layout and PDF of trees that are ready.
    #[cfg(feature = "pdf")]
    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn g_typst_alone(bencher: Bencher) {
        let (documents, look) = (documents(), pdf::Look::built_in());
        bencher.with_inputs(forget).bench_values(|()| {
            documents.iter().map(|document| pdf::write(document, &look).expect("a PDF").len()).sum::<usize>()
        });
    }
}
