//! Where front matter and body of a clause stand in its file, and what is known of the body without a deal.
//!
//! Of the clauses inside the program this is read when the program is built, by `build.rs`, which includes this.

use std::borrow::Cow;
use std::ops::Range;

use super::choices::Choices;
use super::head::halves;
use super::words::first_label;

/// The body of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// Where the front matter stands in the file.
    pub(super) head: Range<usize>,
    /// Where the body does.
    pub(super) at: Range<usize>,
    /// The line of the file, from 1, at which the body starts.
    pub(super) first_line: usize,
    /// The first label in it that no value completes.
    pub(super) label: Option<Cow<'static, str>>,
    /// What it chooses between, where that was read when the program was built.
    pub(super) choices: Option<Choices>,
}

impl Body {
    /// What the text of a file says; `None` when it has no front matter.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (head, at) = halves(text)?;
        let first_line = text[..at.start].matches('\n').count() + 1;
        let label = first_label(&text[at.clone()]).map(|label| Cow::Owned(label.to_owned()));
        Some(Self { head, at, first_line, label, choices: None })
    }
}
