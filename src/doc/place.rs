//! Places in clause files: rendering moves lines, so a place is found by what stands there.

use std::cell::OnceCell;

use crate::diag::{Sources, Span};

use super::draft::Fragment;
use super::tree::Origin;

/// How many equal bytes at a line's start or end make two lines the same one.
const ENOUGH: usize = 12;

/// The places of one fragment.
#[derive(Debug)]
pub(super) struct Places<'a> {
    fragment: &'a Fragment,
    sources: &'a Sources,
    /// Whether the fragment is its file, letter for letter.
    is_whole: bool,
    /// The lines of its file from its first on, without the blanks around them.
    lines: OnceCell<Vec<&'a str>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(fragment: &'a Fragment, sources: &'a Sources) -> Self {
        Self { fragment, sources, is_whole: false, lines: OnceCell::new() }
    }

    /// The places of a fragment that is a whole file as it stands: these are exact.
    pub(super) fn whole(fragment: &'a Fragment, sources: &'a Sources) -> Self {
        Self { fragment, sources, is_whole: true, lines: OnceCell::new() }
    }

    /// Where the node at byte `at` of the rendered Markdown came from.
    pub(super) fn origin(&self, at: usize) -> Origin {
        let Fragment { clause, file, first_line: _, markdown } = self.fragment;
        let line =
            if self.is_whole { self.sources.line(Span::new(*file, at..at)) } else { self.line(line_at(markdown, at)) };
        Origin { clause: clause.clone(), file: *file, line, paragraph: 0, note: None }
    }

    /// The span of what [`Places::origin`] finds.
    pub(super) fn span(&self, at: usize) -> Span {
        span(&self.origin(at), self.sources)
    }

    /// The line of the clause's file that is most like the rendered `line`; the body's first if none is.
    fn line(&self, line: &str) -> usize {
        let Fragment { file, first_line, .. } = self.fragment;
        let (line, first) = (trimmed(line), (*first_line).max(1));
        let lines = self.lines.get_or_init(|| self.sources.from_line(*file, first).lines().map(trimmed).collect());
        if let Some(index) = lines.iter().position(|candidate| *candidate == line).filter(|_| !line.is_empty()) {
            return first + index;
        }
        let mut best = (ENOUGH - 1, first);
        for (index, candidate) in lines.iter().enumerate() {
            let alike =
                common(candidate.bytes(), line.bytes()).max(common(candidate.bytes().rev(), line.bytes().rev()));
            if alike > best.0 {
                best = (alike, first + index);
            }
        }
        best.1
    }
}

/// A line without the blanks around it, of which most have none.
fn trimmed(line: &str) -> &str {
    let ends = [line.as_bytes().first(), line.as_bytes().last()];
    if ends.iter().all(|end| end.is_some_and(u8::is_ascii_graphic)) { line } else { line.trim() }
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
    let start = sources.start_of_line(origin.file, origin.line);
    let rest = &sources.text(origin.file)[start..];
    let line = rest.split('\n').next().unwrap_or_default();
    let begin = (line.len() - line.trim_start().len()).min(line.trim_end().len());
    Span::new(origin.file, start + begin..start + line.trim_end().len())
}

/// How many bytes from its first line on a paragraph is searched for some words.
const FAR: usize = 20_000;

/// The span of `words` in the paragraph, list item or table that begins on the origin's line; `None` when they do not
/// stand there as they are, such as where a value of a deal printed them. Line breaks count as blanks.
pub(super) fn find(origin: &Origin, words: &str, sources: &Sources) -> Option<Span> {
    let text = sources.text(origin.file);
    let start = sources.start_of_line(origin.file, origin.line);
    let part = &text[start..text.floor_char_boundary((start + FAR).min(text.len()))];
    let end = part.match_indices("\n\n").map(|(at, _)| at).find(|at| !part[..*at].trim().is_empty());
    let part = &part[..end.unwrap_or(part.len())];
    let mut pieces = words.split_whitespace();
    let first = pieces.next()?;
    part.match_indices(first).find_map(|(at, _)| {
        let mut end = at + first.len();
        for piece in pieces.clone() {
            let rest = &part[end..];
            let blank = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t', '>']).len();
            if blank == 0 || !rest[blank..].starts_with(piece) {
                return None;
            }
            end += blank + piece.len();
        }
        Some(Span::new(origin.file, start + at..start + end))
    })
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
