//! What several tests share: a world in memory, and deals made of an example's text.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files, and fails where it cannot")]

pub mod build;
pub mod change;
pub mod command;
pub mod effort;
pub mod marks;
pub mod page_text;
pub mod pieces;
pub mod plain;
pub mod program;
pub mod schema;
pub mod word_text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use prenup::export::Format;
use prenup::pipeline::{self, DealFiles, Output, Request};
use prenup::world::{NewFile, World, WorldError};

/// The large example.
pub const LARGE: &str = include_str!("../../examples/harbor-meridian/deal.toml");
/// The small example.
pub const SMALL: &str = include_str!("../../examples/fernlight-colossa/deal.toml");

/// Files in memory, by path.
#[derive(Default)]
pub struct Memory {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    pub fn with(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect() }
    }
}

impl World for Memory {
    fn read(&self, path: &Path) -> Result<Vec<u8>, WorldError> {
        let found = self.files.get(path.to_str().unwrap()).cloned();
        found.ok_or_else(|| WorldError { doing: "read", path: path.to_owned(), cause: "not there".into() })
    }

    fn read_tree(&self, folder: &Path) -> Result<Vec<(String, Vec<u8>)>, WorldError> {
        let prefix = format!("{}/", folder.display());
        let below = self.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?, bytes)));
        Ok(below.map(|(path, bytes)| (path.to_owned(), bytes.clone())).collect())
    }

    fn write_all(&self, _: &[NewFile]) -> Result<(), WorldError> {
        unreachable!("these tests write nothing")
    }

    fn source_date_epoch(&self) -> Option<String> {
        None
    }
}

/// Renders a deal given as text.
pub fn render(deal: &str, request: &Request) -> Output {
    let world = Memory::with(&[("deal.toml", deal)]);
    pipeline::render(&world, Path::new("deal.toml"), request).unwrap()
}

/// The Markdown of one document of a deal that has no error.
pub fn markdown(deal: &str, document: &str) -> String {
    let request =
        Request { documents: vec![document.to_owned()], formats: vec!["markdown".to_owned()], ..Request::default() };
    let output = render(deal, &request);
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    String::from_utf8(output.files.into_iter().next().unwrap().bytes).unwrap()
}

/// What the program makes of files of which the first is the deal spec and the others are laid over it.
pub fn render_layers(files: &[(String, String)], request: &Request) -> Output {
    let world = Memory { files: files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect() };
    let layers: Vec<PathBuf> = files.iter().skip(1).map(|(path, _)| PathBuf::from(path)).collect();
    pipeline::render(&world, DealFiles { deal: Path::new(&files[0].0), layers: &layers, playbook: None }, request)
        .unwrap()
}

/// The Markdown of one document of such files.
pub fn layered_markdown(files: &[(String, String)], document: &str) -> String {
    let request =
        Request { documents: vec![document.to_owned()], formats: vec!["markdown".to_owned()], ..Request::default() };
    let output = render_layers(files, &request);
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    String::from_utf8(output.files.into_iter().next().unwrap().bytes).unwrap()
}

/// What `check` says of such files.
pub fn layered_check(files: &[(String, String)]) -> String {
    let world = Memory { files: files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect() };
    let layers: Vec<PathBuf> = files.iter().skip(1).map(|(path, _)| PathBuf::from(path)).collect();
    let deal = DealFiles { deal: Path::new(&files[0].0), layers: &layers, playbook: None };
    let (findings, sources) = pipeline::check(&world, deal).unwrap();
    prenup::diag::emit(&findings, &sources, prenup::diag::Style::Short)
}

/// The names of the formats that this build writes.
pub fn formats() -> Vec<String> {
    let all = Format::ALL.into_iter().filter(|format| cfg!(feature = "pdf") || *format != Format::Pdf);
    all.map(|format| format.name().to_owned()).collect()
}

/// What each document of a deal that has no error shows, by file name, in Markdown, HTML and Word.
pub fn all_texts(deal: &str) -> BTreeMap<String, String> {
    let formats = ["markdown", "html", "docx"].map(str::to_owned).to_vec();
    let output = render(deal, &Request { formats, ..Request::default() });
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    let text = |name: &str, bytes: Vec<u8>| match name.rsplit('.').next() {
        Some("docx") => word_text::text(&bytes),
        Some("html") => page_text::text(&String::from_utf8(bytes).unwrap()),
        _ => plain::text(&String::from_utf8(bytes).unwrap()),
    };
    output.files.into_iter().map(|file| (file.name.clone(), text(&file.name, file.bytes))).collect()
}

/// The tree of each document of both examples.
pub fn example_trees() -> Vec<prenup::doc::Document> {
    let ids = ["exit-clause", "joint-business-plan", "private-term-sheet", "term-sheet"].map(str::to_owned);
    let trees = |deal: &str| pipeline::documents(&Memory::with(&[("deal.toml", deal)]), Path::new("deal.toml"), &ids);
    [SMALL, LARGE].into_iter().flat_map(|deal| trees(deal).expect("an example has no error")).collect()
}

/// Fails unless the text is that of a file that a person has read; what is new lies beside the tests' other files.
#[track_caller]
pub fn read_by_a_person(name: &str, text: &str) {
    let known = std::fs::read_to_string(Path::new("tests/golden").join(name)).unwrap_or_default();
    if known != text {
        let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&new, text).unwrap();
        panic!("read {} and, if it is right, put it in place of tests/golden/{name}", new.display());
    }
}

/// The findings of an output as text.
pub fn findings(output: &Output) -> String {
    prenup::diag::emit(&output.findings, &output.sources, prenup::diag::Style::Human { color: false })
}

/// What `check` says of a deal given as text.
pub fn check(deal: &str) -> String {
    let world = Memory::with(&[("deal.toml", deal)]);
    let (findings, sources) = pipeline::check(&world, Path::new("deal.toml")).unwrap();
    prenup::diag::emit(&findings, &sources, prenup::diag::Style::Short)
}

/// The example's text up to its private table.
pub fn without_private(deal: &str) -> &str {
    deal.split("\n[private]").next().unwrap()
}

/// The Markdown of all documents of a deal that has no error, by file name.
pub fn all_markdown(deal: &str) -> BTreeMap<String, String> {
    let output = render(deal, &Request { formats: vec!["markdown".to_owned()], ..Request::default() });
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    output.files.into_iter().map(|file| (file.name, String::from_utf8(file.bytes).unwrap())).collect()
}
