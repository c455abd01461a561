use std::borrow::Cow;
use std::ops::Range;

use super::LibraryFile;
use super::choices::{Branch, Choices, Count, Part, Question, Step, Value as Asked};
use super::head::{Item, Row, Table, Value};

// `LIBRARY`: the path, the text, the front matter and the choices of each file, as `build.rs` has found them.
include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The clauses and document templates inside the program, in the order of their paths.
pub fn built_in() -> Vec<LibraryFile> {
    let file = |(path, text, head, choices): &'static (&str, &str, Option<Table>, Option<Choices>)| LibraryFile {
        head: head.as_ref(),
        choices: choices.as_ref(),
        ..LibraryFile::new(*path, *text, *path)
    };
    LIBRARY.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::choose::choices;
    use crate::clause::head::halves;
    use crate::clause::read::template;

    #[test]
    fn what_was_read_when_the_program_was_built_is_what_the_files_say() {
        let files = built_in();
        assert!(files.len() > 200);
        for file in files.iter().filter(|file| !file.path.ends_with("README.md")) {
            let is_clause = file.path.starts_with("clauses/");
            let toml = if is_clause { halves(&file.text).expect("front matter").0 } else { 0..file.text.len() };
            assert_eq!(file.head, Table::read(&file.text[toml]).ok().as_ref(), "{}", file.path);
            let body = halves(&file.text).map(|(_, body)| &file.text[body]);
            let read = body.and_then(|body| template(body).ok()).map(|nodes| choices(&nodes));
            assert_eq!(file.choices, read.as_ref(), "{}", file.path);
            assert_eq!(is_clause, read.is_some(), "{}", file.path);
        }
    }
}
