use super::At;
use super::place::Written;
use crate::diag::Finding;

/// Something that is wrong with an expression, at a place in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    id: &'static str,
    at: At,
    message: String,
    hints: Vec<String>,
}

impl Problem {
    pub(super) fn new(id: &'static str, at: At, message: impl Into<String>) -> Self {
        Self { id, at, message: message.into(), hints: Vec::new() }
    }

    /// An expression that is too large or too much work.
    pub(super) fn size(at: At, message: impl Into<String>) -> Self {
        Self::new("condition-size", at, message).hint("split it into several conditions")
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    pub(super) fn finding(self, written: &Written) -> Finding {
        let finding = Finding::error(self.id, self.message).at(written.span(&self.at));
        self.hints.into_iter().fold(finding, Finding::hint)
    }
}
