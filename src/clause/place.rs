use std::borrow::Cow;
use std::ops::Range;

use crate::diag::{FileId, Span};

/// A text taken from a file, which knows where each of its bytes stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// The text as meant: escapes of TOML are resolved.
    pub(super) text: Cow<'static, str>,
    /// Where the whole of it stands.
    pub(super) span: Span,
    /// The byte of the file at which the text starts, when it stands there letter for letter.
    start: Option<usize>,
}

impl Placed {
    /// A part of a file, letter for letter.
    pub(super) fn verbatim(file: FileId, source: &Cow<'static, str>, range: Range<usize>) -> Self {
        let text = match source {
            Cow::Borrowed(source) => Cow::Borrowed(&source[range.clone()]),
            Cow::Owned(source) => Cow::Owned(source[range.clone()].to_owned()),
        };
        Self { text, start: Some(range.start), span: Span::new(file, range) }
    }

    /// A TOML string whose literal, with its quotes, stands at `range`.
    pub(super) fn toml(file: FileId, source: &str, range: Range<usize>, text: &str) -> Self {
        let literal = source.get(range.clone()).unwrap_or_default();
        // A literal without escapes holds its text letter for letter, between one or three quotes.
        let held = |at: &usize| literal.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(text.as_bytes()));
        let start = (1..=4).find(|at| !text.is_empty() && held(at)).map(|at| range.start + at);
        Self { text: Cow::Owned(text.to_owned()), span: Span::new(file, range), start }
    }

    /// The place of a part of the text; of the whole when TOML escapes shift its parts.
    pub(super) fn at(&self, part: Range<usize>) -> Span {
        match self.start {
            Some(start) => Span::new(self.span.file, start + part.start..start + part.end),
            None => self.span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    fn first(source: &str, text: &str) -> Span {
        let file = Sources::new().add("x", source.to_owned());
        Placed::toml(file, source, 4..source.len(), text).at(0..1)
    }

    #[test]
    fn parts_of_plain_literals_are_found() {
        assert_eq!(first("a = \"bc\"", "bc").start, 5);
        assert_eq!(first("a = 'bc'", "bc").start, 5);
        assert_eq!(first("a = \"\"\"\nbc\"\"\"", "bc").start, 8);
    }

    #[test]
    fn a_literal_with_escapes_is_one_place() {
        let source = r#"a = "b\"c""#;
        assert_eq!(first(source, "b\"c"), Span::new(Sources::new().add("x", ""), 4..source.len()));
    }
}
