use std::borrow::Cow;

/// Why a spelling was refused: what was expected, and one example of it. It never holds the spelling itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}, such as `{example}`")]
pub struct ValueError {
    message: Cow<'static, str>,
    example: &'static str,
}

impl ValueError {
    pub(super) fn new(message: impl Into<Cow<'static, str>>, example: &'static str) -> Self {
        Self { message: message.into(), example }
    }

    /// What was expected, as a lowercase phrase without a full stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// One spelling that is accepted.
    pub fn example(&self) -> &'static str {
        self.example
    }
}
