use std::borrow::Cow;
use std::ops::Range;

use super::LibraryFile;
use super::body::Body;
use super::choices::{Branch, Choices, Count, Part, Question, Step, Value as Asked};
use super::file::Built;
use super::head::{Item, Row, Table, Value};

// `LIBRARY`: the path and the text of each file, and what was read of it, as `build.rs` has found them.
include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The clauses and document templates inside the program, in the order of their paths.
pub fn built_in() -> Vec<LibraryFile> {
    let file = |(path, text, built): &'static (&str, &str, Option<Built>)| LibraryFile {
        built: built.as_ref(),
        ..LibraryFile::new(*path, *text, *path)
    };
    LIBRARY.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::choose::choices;

    #[test]
    fn what_was_read_when_the_program_was_built_is_what_the_files_say() {
        let files = built_in();
        assert!(files.len() > 200);
        for file in files.iter().filter(|file| !file.path.ends_with("README.md")) {
            let body = file.path.starts_with("clauses/").then(|| {
                let body = Body::read(&file.text).expect("front matter");
                let choices = choices(&file.text[body.at.clone()]).expect("a template");
                Body { choices: Some(choices), ..body }
            });
            let toml = body.as_ref().map_or(0..file.text.len(), |body| body.head.clone());
            let head = Table::read(&file.text[toml]).expect("TOML");
            assert_eq!(file.built, Some(&Built { head, body }), "{}", file.path);
        }
    }
}
