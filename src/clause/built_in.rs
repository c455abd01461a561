use std::borrow::Cow;

use super::LibraryFile;
use super::head::{Item, Row, Table, Value};

// `LIBRARY`: the path, the text and the front matter of each file, as `build.rs` has found them.
include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The clauses and document templates inside the program, in the order of their paths.
pub fn built_in() -> Vec<LibraryFile> {
    let file = |(path, text, head): &'static (&str, &str, Option<Table>)| LibraryFile {
        head: head.as_ref(),
        ..LibraryFile::new(*path, *text, *path)
    };
    LIBRARY.iter().map(file).collect()
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
