//! The files of a library, before they are read.

use std::borrow::Cow;

use super::body::Body;
use super::head::Table;
use crate::diag::{FileId, Sources};

/// A file of a library: built in, or of the deal's own repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryFile {
    /// Its path within the library: `clauses/exit/term.md`, `templates/exit-clause.toml`.
    pub path: Cow<'static, str>,
    /// Its text.
    pub text: Cow<'static, str>,
    /// The name that findings print.
    pub printed_as: Cow<'static, str>,
    /// What was read of it when the program was built.
    pub(super) built: Option<&'static Built>,
}

/// What is read of a file inside the program when that is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Built {
    /// Its front matter; of a document template, all of it.
    pub(super) head: Table,
    /// Of a clause, what stands behind that.
    pub(super) body: Option<Body>,
}

impl LibraryFile {
    /// A file of which nothing was read yet.
    pub fn new(
        path: impl Into<Cow<'static, str>>,
        text: impl Into<Cow<'static, str>>,
        printed_as: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { path: path.into(), text: text.into(), printed_as: printed_as.into(), built: None }
    }
}

/// The files of a library in the order of their paths, known to the [`Sources`] that findings point into.
#[derive(Debug)]
pub struct LibraryFiles {
    pub(super) files: Vec<(FileId, LibraryFile)>,
}

impl LibraryFiles {
    /// Of two files with the same path the later one counts: give the built-in ones first.
    pub fn new(mut files: Vec<LibraryFile>, sources: &mut Sources) -> Self {
        files.reverse();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|later, first| later.path == first.path);
        sources.reserve(files.len());
        let known = |file: LibraryFile| (sources.add(file.printed_as.clone(), file.text.clone()), file);
        Self { files: files.into_iter().map(known).collect() }
    }
}
