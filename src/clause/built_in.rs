use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use super::LibraryFile;
use super::head::{Item, Row, Table, Value};

static CLAUSES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/clauses");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

// The front matter of these files, as `build.rs` has read it: `HEADS`, in the order of their paths.
include!(concat!(env!("OUT_DIR"), "/heads.rs"));

/// The clauses and document templates inside the program.
pub fn built_in() -> Vec<LibraryFile> {
    let mut files = Vec::new();
    for (folder, dir) in [("clauses", &CLAUSES), ("templates", &TEMPLATES)] {
        collect(folder, dir, &mut files);
    }
    files
}

fn collect(folder: &str, dir: &'static Dir<'static>, files: &mut Vec<LibraryFile>) {
    for file in dir.files() {
        let read = file.path().extension().is_some_and(|ending| ending == "md" || ending == "toml");
        if let (true, Some(text), Some(path)) = (read, file.contents_utf8(), file.path().to_str()) {
            let path = format!("{folder}/{path}");
            let head = HEADS.binary_search_by_key(&path.as_str(), |(path, _)| path).ok().map(|at| &HEADS[at].1);
            files.push(LibraryFile { head, ..LibraryFile::new(path.clone(), text, path) });
        }
    }
    for sub in dir.dirs() {
        collect(folder, sub, files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::head::halves;

    #[test]
    fn what_was_read_when_the_program_was_built_is_what_the_files_say() {
        let files = built_in();
        assert!(files.len() > 200);
        for file in files.iter().filter(|file| !file.path.ends_with("README.md")) {
            let is_clause = file.path.starts_with("clauses/");
            let toml = if is_clause { halves(&file.text).expect("front matter").0 } else { 0..file.text.len() };
            assert_eq!(file.head, Table::read(&file.text[toml]).ok().as_ref(), "{}", file.path);
        }
    }
}
