use serde::Deserialize;

use crate::diag::{FileId, Finding, Findings, Span};

/// Where the single words stand that the program itself sets into documents.
pub(super) const PATH: &str = "templates/words.toml";

/// Single words that the program itself sets into documents, from `templates/words.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// What stands before the number of a reference.
    pub section: String,
    /// What a section of level 1 is called where such sections are articles.
    pub article: String,
    /// The line for the signature in a signature block.
    pub signature: String,
    /// The line for the name.
    pub name: String,
    /// The line for the office.
    pub title: String,
    /// The line for the date.
    pub date: String,
    /// What stands above a table of contents.
    pub contents: String,
    /// What stands below a page, with `{page}` and `{pages}` where the numbers go.
    pub pages: String,
}

pub(super) fn read(text: &str, file: FileId, findings: &mut Findings) -> Option<Vocabulary> {
    toml::from_str(text)
        .map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            findings.push(Finding::error("bad-words", error.message().to_owned()).at(Span::new(file, span)));
        })
        .ok()
}
