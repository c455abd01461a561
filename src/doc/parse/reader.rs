//! The events of one piece of Markdown, read one after another.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser};

use crate::diag::{Finding, Findings, Level};
use crate::doc::place::Places;
use crate::doc::tree::Origin;

/// Deeper than any readable document, and far from the end of the stack.
pub(super) const DEEPEST: usize = 8;

/// Whose text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// A clause of ours: what a document cannot hold is an error.
    Strict,
    /// A contract that somebody else wrote: what has no place in the tree is read as text, and only said where text is lost.
    Lenient,
}

pub(super) struct Reader<'a, 'f> {
    pub(super) text: &'a str,
    manner: Manner,
    /// What a lenient reader has said already that it does not read.
    unread: Vec<&'static str>,
    next: Option<(Event<'a>, Range<usize>)>,
    /// Those behind the next.
    events: OffsetIter<'a>,
    pub(super) depth: usize,
    pub(super) subject: String,
    places: Option<Places<'a>>,
    findings: &'f mut Findings,
}

/// What findings call the text, and its places.
struct Source<'a> {
    subject: String,
    places: Option<Places<'a>>,
}

impl<'a, 'f> Reader<'a, 'f> {
    pub(super) fn new(text: &'a str, subject: String, places: Option<Places<'a>>, findings: &'f mut Findings) -> Self {
        // Footnotes, tasks and strikethrough are read only to be refused: unread they would print as they stand.
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_STRIKETHROUGH;
        Self::with(text, options, Manner::Strict, Source { subject, places }, findings)
    }

    /// A reader of a text that somebody else wrote; footnotes stay as they are typed.
    pub(super) fn lenient(text: &'a str, subject: String, places: Places<'a>, findings: &'f mut Findings) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
        Self::with(text, options, Manner::Lenient, Source { subject, places: Some(places) }, findings)
    }

    fn with(text: &'a str, options: Options, manner: Manner, source: Source<'a>, findings: &'f mut Findings) -> Self {
        let Source { subject, places } = source;
        let parser = Parser::new_ext(text, options);
        let definitions: Vec<_> = parser.reference_definitions().iter().map(|(_, link)| link.span.start).collect();
        let mut events = parser.into_offset_iter();
        let next = events.next();
        let mut reader = Self { text, manner, unread: Vec::new(), next, events, depth: 0, subject, places, findings };
        if let Some(first) = definitions.into_iter().min() {
            reader.refuse(first, "a link definition, which does not print");
        }
        reader
    }

    pub(super) fn peek(&self) -> Option<&Event<'a>> {
        self.next.as_ref().map(|(event, _)| event)
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.next.as_ref().map_or(self.text.len()..self.text.len(), |(_, range)| range.clone())
    }

    pub(super) fn advance(&mut self) {
        self.next = self.events.next();
    }

    /// The next event, by value.
    pub(super) fn take(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        std::mem::replace(&mut self.next, self.events.next())
    }

    /// Passes over the element whose start is next, or over the next event if it starts nothing.
    pub(super) fn skip(&mut self) {
        let mut open = 0_usize;
        while let Some((event, _)) = self.take() {
            if matches!(event, Event::Start(_)) {
                open += 1;
            } else if matches!(event, Event::End(_)) {
                open = open.saturating_sub(1);
            }
            if open == 0 {
                return;
            }
        }
    }

    pub(super) fn origin(&self, at: usize) -> Option<Origin> {
        self.places.as_ref().map(|places| places.origin(at))
    }

    /// Reports an error at byte `at` of the rendered text.
    pub(super) fn error(&mut self, at: usize, id: &'static str, message: &str, hint: Option<&str>) {
        let span = self.places.as_ref().map(|places| places.span(at));
        let mut finding = Finding::error(id, format!("{} {message}", self.subject)).at(span);
        if let Some(hint) = hint {
            finding = finding.hint(hint);
        }
        self.findings.push(finding);
    }

    /// Reports markup that a document cannot hold; nothing is dropped in silence.
    pub(super) fn refuse(&mut self, at: usize, what: &'static str) {
        if self.manner == Manner::Lenient {
            return self.leave_out(at, what);
        }
        let hint =
            "a clause may hold headings, paragraphs, lists, tables, quotes, figures, bold, italics, code and links";
        self.error(at, "unsupported-markup", &format!("holds {what}"), Some(hint));
    }

    /// Says, once for each kind, that a text of another's holds something that is not read.
    fn leave_out(&mut self, at: usize, what: &'static str) {
        if !self.unread.contains(&what) {
            self.unread.push(what);
            let span = self.places.as_ref().map(|places| places.span(at));
            let message = format!("{} holds {what}: what stands in it is not read", self.subject);
            self.findings.push(Finding::new(Level::Note, "unread-markup", message).at(span));
        }
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.manner == Manner::Lenient
    }

    /// Whether one more level may be opened; reports it otherwise.
    pub(super) fn may_nest(&mut self, at: usize) -> bool {
        if self.depth < DEEPEST {
            return true;
        }
        self.error(at, "nested-too-deep", &format!("is nested more than {DEEPEST} levels deep"), None);
        false
    }
}
