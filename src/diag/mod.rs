//! Findings as values: what is wrong, where, how bad, and what to write instead.
//!
//! No phase prints. Each pushes [`Finding`]s into [`Findings`]; the command line hands them to an emitter.

mod emit;
mod sources;

pub use emit::{Style, emit, plain};
pub use sources::{FileId, FindPrivate, Sources, Span};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is written; exit status 1.
    Error,
    /// Something an experienced reader would stop at; documents are still written.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The level's name as printed: `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A second place that a finding speaks of, with what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there, as a lowercase phrase.
    pub label: String,
}

/// One thing that is wrong or worth saying, with its place and advice.
///
/// The message is a lowercase phrase without a full stop. It never quotes a value of the spec (only keys and ids): the
/// caret shows the value, and the emitter masks it where it is private.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kebab-case name of the rule or error, one identity for ever.
    pub id: &'static str,
    /// The name that a team gives the rule, where the rule is its own.
    pub named: Option<String>,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// Where; `None` when it is about a whole command.
    pub span: Option<Span>,
    /// Further places.
    pub related: Vec<Related>,
    /// What to write instead, one sentence each.
    pub hints: Vec<String>,
}

impl Finding {
    /// A finding of the given level without a place.
    pub fn new(level: Level, id: &'static str, message: impl Into<String>) -> Self {
        Self { id, named: None, level, message: message.into(), span: None, related: Vec::new(), hints: Vec::new() }
    }

    /// A finding that stops the command.
    pub fn error(id: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Error, id, message)
    }

    /// A finding that does not stop the command.
    pub fn warning(id: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, id, message)
    }

    /// Says which rule of a team it is.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.named = Some(name.into());
        self
    }

    /// The name of the rule or error, as printed.
    pub fn name(&self) -> &str {
        self.named.as_deref().unwrap_or(self.id)
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds the hint "did you mean …" when one of `known` is close to `word`.
    #[must_use]
    pub fn did_you_mean<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(word, known) {
            Some(name) => self.hint(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }
}

/// All findings of one run, in the order found until [`Findings::sorted`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Findings) {
        self.list.extend(other.list);
    }

    /// Drops those for which `is_kept` is false.
    pub fn retain(&mut self, is_kept: impl FnMut(&Finding) -> bool) {
        self.list.retain(is_kept);
    }

    /// Whether one of them stops the command.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Error)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The findings in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// The same findings by file, place, level and id, each once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.list.sort_by(|a, b| {
            let key = |f: &Finding| (f.span.map(|s| (s.file, s.start, s.end)), f.level, f.name().to_owned());
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.list.dedup();
        self
    }
}

impl From<Vec<Finding>> for Findings {
    fn from(list: Vec<Finding>) -> Self {
        Self { list }
    }
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        Self { list: vec![finding] }
    }
}

/// Longer words, in bytes, are not compared: it would take seconds.
const LONGEST_WORD: usize = 200;

/// The one of `known` that `word` most likely meant, if any is close enough (Jaro-Winkler of at least 0.8).
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}
