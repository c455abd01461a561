use std::borrow::Cow;
use std::ops::Range;

use super::LibraryFile;
use super::body::Body;
use super::choices::{Branch, Choices, Count, Field, Part, Question, Step, Value as Asked};
use super::file::Built;
use super::head::{Item, Row, Table, Value};

// `LIBRARY`: the path and the text of each file, and what was read of it; `CONDITIONS`: what each condition in them asks,
// by its text. As `build.rs` has found them.
include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The clauses and document templates inside the program, in the order of their paths.
pub fn built_in() -> Vec<LibraryFile> {
    let file = |(path, text, built): &'static (&str, &str, Option<Built>)| LibraryFile {
        built: built.as_ref(),
        ..LibraryFile::new(*path, *text, *path)
    };
    LIBRARY.iter().map(file).collect()
}

/// What a condition asks that stands in a file inside the program.
pub(super) fn question(condition: &str) -> Option<&'static Question> {
    let at = CONDITIONS.binary_search_by_key(&condition, |(text, _)| text).ok()?;
    CONDITIONS.get(at).map(|(_, question)| question)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::clause::choose::{self, choices};
    use crate::clause::{Clause, Library, LibraryFiles, Names};
    use crate::diag::{Findings, Sources};

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

    #[test]
    fn what_conditions_ask_was_read_too() {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let files = LibraryFiles::new(built_in(), &mut sources);
        let library = Library::load(&files, Names::Checked, &mut findings).expect("a good library");
        let of_clauses = library.clauses().filter_map(Clause::when);
        let sections = library.all_documents().flat_map(|document| document.sections.iter());
        let of_sections = sections.filter_map(|section| section.condition.as_ref().map(|it| &*it.when.text));
        let all: BTreeSet<_> = of_clauses.chain(of_sections).collect();
        assert!(all.len() > 100);
        for text in &all {
            assert_eq!(question(text), choose::condition(text).ok().as_ref(), "{text}");
        }
        assert_eq!(CONDITIONS.len(), all.len());
        assert_eq!(question("exit"), None);
    }
}
