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

/// Where the words of a copy for review stand.
pub(super) const REVIEW_PATH: &str = "templates/review.toml";

/// The words of a copy for review, from `templates/review.toml`, which says how they are put together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReviewVocabulary {
    /// Whom the copy is for.
    pub marking: String,
    /// Before the id of a clause.
    pub clause: String,
    /// Before the number of its version.
    pub version: String,
    /// Before the condition that chose it.
    pub condition: String,
    /// Between two conditions.
    pub and: String,
    /// Instead of a condition.
    pub always: String,
    /// Before the values that a paragraph depends on.
    pub values: String,
    /// Instead of such values.
    pub no_values: String,
    /// The heading over the clauses that were not chosen.
    pub not_chosen: String,
    /// Under it, when all were.
    pub all_chosen: String,
    /// The heading over the values that could not be traced.
    pub untraced: String,
    /// Why they could not.
    pub untraced_why: String,
}

pub(super) fn read<T: serde::de::DeserializeOwned>(text: &str, file: FileId, findings: &mut Findings) -> Option<T> {
    toml::from_str(text)
        .map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            findings.push(Finding::error("bad-words", error.message().to_owned()).at(Span::new(file, span)));
        })
        .ok()
}
