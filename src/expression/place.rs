use super::At;
use crate::diag::{Sources, Span};
use crate::spec::{Expression, Path, Places};

/// Where the text of an expression stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The value with its quotes.
    pub(super) whole: Option<Span>,
    /// The byte of the file at which the expression begins; none where it is written with escapes, so that no byte of it
    /// has its own place.
    pub(super) start: Option<usize>,
}

impl Written {
    /// The place of the expression at `path` of a spec.
    pub fn at(path: &Path, expression: &Expression, places: &Places, sources: &Sources) -> Self {
        let Some(whole) = places.value_span(path) else {
            return Self { whole: places.nearest_span(path), start: None };
        };
        let text = sources.text(whole.file).get(whole.start..whole.end).unwrap_or_default();
        Self { whole: Some(whole), start: text.find(expression.as_str()).map(|at| whole.start + at) }
    }

    /// The whole value.
    pub fn whole(&self) -> Option<Span> {
        self.whole
    }

    /// A part of it.
    pub(super) fn span(&self, at: &At) -> Option<Span> {
        let whole = self.whole?;
        Some(self.start.map_or(whole, |start| Span::new(whole.file, start + at.start..start + at.end)))
    }
}
