//! Places in clause files: rendering moves lines, so a place is found by what stands there.

use crate::diag::{FileId, Sources, Span};

use super::draft::Fragment;
use super::tree::Origin;

/// How many equal bytes at a line's start or end make two lines the same one.
const ENOUGH: usize = 12;

/// The places of one fragment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'a> {
    fragment: &'a Fragment,
    sources: &'a Sources,
}

impl<'a> Places<'a> {
    pub(super) fn new(fragment: &'a Fragment, sources: &'a Sources) -> Self {
        Self { fragment, sources }
    }

    /// Where the node at byte `at` of the rendered Markdown came from.
    pub(super) fn origin(&self, at: usize) -> Origin {
        let Fragment { clause, file, first_line, markdown } = self.fragment;
        let line = self.line(*file, *first_line, line_at(markdown, at));
        Origin { clause: clause.clone(), file: *file, line, paragraph: 0, note: None }
    }

    /// The span of what [`Places::origin`] finds.
    pub(super) fn span(&self, at: usize) -> Span {
        span(&self.origin(at), self.sources)
    }

    /// The line of the clause's file that is most like the rendered `line`; the body's first if none is.
    fn line(&self, file: FileId, first: usize, line: &str) -> usize {
        let line = line.trim();
        let mut best = (ENOUGH - 1, first);
        for (index, candidate) in self.sources.text(file).lines().enumerate().skip(first.saturating_sub(1)) {
            let candidate = candidate.trim();
            if candidate == line && !line.is_empty() {
                return index + 1;
            }
            let alike =
                common(candidate.bytes(), line.bytes()).max(common(candidate.bytes().rev(), line.bytes().rev()));
            if alike > best.0 {
                best = (alike, index + 1);
            }
        }
        best.1
    }
}

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

fn line_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or("")
}

/// The span of the origin's line, without the blanks around it.
pub(super) fn span(origin: &Origin, sources: &Sources) -> Span {
    let text = sources.text(origin.file);
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index + 1 == origin.line {
            let begin = start + (line.len() - line.trim_start().len()).min(line.trim_end().len());
            return Span::new(origin.file, begin..start + line.trim_end().len());
        }
        start += line.len();
    }
    Span::new(origin.file, text.len()..text.len())
}

/// What a finding calls a label: its name when the clause says it, and not when a value made it.
pub(super) fn called(label: &str, origin: Option<&Origin>, sources: &Sources) -> String {
    match origin {
        Some(origin) if !sources.text(origin.file).contains(&format!("#{label}")) => {
            "a label made of a value".to_owned()
        }
        Some(_) | None => format!("the label `{label}`"),
    }
}

/// The span of `needle` in the origin's file, on its line if it is there, or else of the whole line.
///
/// `needle` must not go on with a character that a label may have.
pub(super) fn span_of(origin: &Origin, needle: &str, sources: &Sources) -> Span {
    let text = sources.text(origin.file);
    let line = span(origin, sources);
    let found = |from: usize| {
        text[from..].match_indices(needle).map(|(at, _)| from + at).find(|at| {
            let next = text[at + needle.len()..].chars().next();
            !next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        })
    };
    found(line.start).or_else(|| found(0)).map_or(line, |at| Span::new(origin.file, at..at + needle.len()))
}
