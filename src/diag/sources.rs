use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// A file that findings can point into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// A place: a byte range of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The place `range` of `file`, in bytes.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }
}

/// Finds the private parts of a text, in bytes, in order, none touching the next.
pub type FindPrivate = fn(&str) -> Vec<Range<usize>>;

#[derive(Debug)]
struct Source {
    name: Cow<'static, str>,
    /// A text that is in the program is not copied.
    text: Cow<'static, str>,
    /// Where each line begins. Most files are never asked for a line.
    lines: OnceLock<Vec<usize>>,
    /// In order, none touching the next.
    private: OnceLock<Vec<Range<usize>>>,
    find_private: Option<FindPrivate>,
}

impl Source {
    fn lines(&self) -> &[usize] {
        let starts = || std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.lines.get_or_init(starts)
    }

    fn private(&self) -> &[Range<usize>] {
        self.private.get_or_init(|| self.find_private.map_or_else(Vec::new, |find| find(&self.text)))
    }
}

/// The texts of all files that findings point into, and which parts of them are private.
#[derive(Debug, Default)]
pub struct Sources {
    /// The number of the first of these files.
    first: usize,
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// No files yet, for some that are to come behind all that are here, by [`Sources::append`].
    #[must_use]
    pub fn behind(&self) -> Self {
        Self { first: self.first + self.files.len(), files: Vec::new() }
    }

    /// Takes the files over that were added [behind](Sources::behind) these.
    pub fn append(&mut self, behind: Self) {
        debug_assert_eq!(behind.first, self.first + self.files.len(), "other files have come between");
        self.files.extend(behind.files);
    }

    /// Makes room for so many more files.
    pub fn reserve(&mut self, files: usize) {
        self.files.reserve(files);
    }

    /// Keeps a file under the name that findings print.
    pub fn add(&mut self, name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> FileId {
        let (lines, private) = (OnceLock::new(), OnceLock::new());
        self.files.push(Source { name: name.into(), text: text.into(), lines, private, find_private: None });
        FileId(self.first + self.files.len() - 1)
    }

    fn source(&self, file: FileId) -> &Source {
        &self.files[file.0 - self.first]
    }

    fn source_mut(&mut self, file: FileId) -> &mut Source {
        &mut self.files[file.0 - self.first]
    }

    /// Says how to find the private parts of a file; they are looked for before the first of its characters is printed,
    /// and not at all in a run that prints none.
    pub fn find_private(&mut self, file: FileId, find: FindPrivate) {
        self.source_mut(file).find_private = Some(find);
    }

    /// Marks a place as private: no emitter prints its characters.
    pub fn mark_private(&mut self, span: Span) {
        let source = self.source_mut(span.file);
        source.private();
        let mut private = source.private.take().unwrap_or_default();
        let first = private.partition_point(|range| range.end < span.start);
        let last = first + private[first..].partition_point(|range| range.start <= span.end);
        let start = private[first..last].first().map_or(span.start, |range| range.start.min(span.start));
        let end = private[first..last].last().map_or(span.end, |range| range.end.max(span.end));
        private.drain(first..last);
        private.insert(first, start..end);
        source.private = OnceLock::from(private);
    }

    /// Whether any part of `span` is private.
    pub fn is_private(&self, span: Span) -> bool {
        let private = self.source(span.file).private();
        let next = private.partition_point(|range| range.end <= span.start);
        private.get(next).is_some_and(|range| range.start < span.end && span.start < span.end)
    }

    /// The file's name as printed.
    pub fn name(&self, file: FileId) -> &str {
        &self.source(file).name
    }

    /// The file's whole text, private parts included: never print it, print [`Sources::printable`].
    pub fn text(&self, file: FileId) -> &str {
        &self.source(file).text
    }

    /// The file's text of the same length in bytes and lines, with `*` for each byte of a private part.
    ///
    /// Line breaks stay, so places stay where they are.
    pub fn printable(&self, file: FileId) -> String {
        self.masked(file, 0..self.text(file).len())
    }

    /// The whole lines of `file` that `range` touches, as [`Sources::printable`] has them: the number of the first, from 1,
    /// the byte at which it begins, and their text.
    pub(super) fn excerpt(&self, file: FileId, range: Range<usize>) -> (usize, usize, String) {
        let source = self.source(file);
        let (text, lines) = (&source.text, source.lines());
        let first = lines.partition_point(|start| *start <= range.start).saturating_sub(1);
        let after = lines.partition_point(|start| *start <= range.end.max(range.start)).max(first + 1);
        let end = lines.get(after).copied().unwrap_or(text.len());
        (first + 1, lines[first], self.masked(file, lines[first]..end))
    }

    fn masked(&self, file: FileId, part: Range<usize>) -> String {
        let source = self.source(file);
        let (text, private) = (&source.text, source.private());
        let mut out = String::with_capacity(part.len());
        let mut at = part.start;
        let first = private.partition_point(|range| range.end <= part.start);
        for range in private[first..].iter().take_while(|range| range.start < part.end) {
            let (start, end) = (range.start.max(at), range.end.min(part.end));
            out.push_str(&text[at..start]);
            out.extend(text[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { '*' }));
            at = end;
        }
        out.push_str(&text[at..part.end]);
        out
    }

    /// The line, from 1, of the start of `span`.
    pub fn line(&self, span: Span) -> usize {
        self.source(span.file).lines().partition_point(|begin| *begin <= span.start)
    }

    /// The byte at which a line, from 1, begins; the end of the text when there is no such line.
    pub fn start_of_line(&self, file: FileId, line: usize) -> usize {
        let source = self.source(file);
        source.lines().get(line.saturating_sub(1)).copied().unwrap_or(source.text.len())
    }

    /// The text from the beginning of a line, from 1, on. For a single question: it is found without an index of all lines.
    pub fn from_line(&self, file: FileId, line: usize) -> &str {
        let text = self.text(file);
        let Some(breaks) = line.checked_sub(2) else { return text };
        text.match_indices('\n').nth(breaks).map_or("", |(end, _)| &text[end + 1..])
    }

    /// Line and column (in characters), both from 1, of the start of `span`.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let source = self.source(span.file);
        let (text, lines) = (&source.text, source.lines());
        let start = text.floor_char_boundary(span.start);
        let line = lines.partition_point(|begin| *begin <= start);
        (line, text[lines[line - 1]..start].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, marks: &[Range<usize>]) -> (Sources, FileId) {
        let mut sources = Sources::new();
        let file = sources.add("x", text.to_owned());
        for mark in marks {
            sources.mark_private(Span::new(file, mark.clone()));
        }
        (sources, file)
    }

    #[test]
    fn marks_may_come_in_any_order_and_overlap() {
        let (sources, file) = marked("0123456789\nab", &[8..12, 2..3, 5..6, 2..4, 5..6, 1..1]);
        assert_eq!(sources.printable(file), "01**4*67**\n*b");
        assert_eq!(sources.excerpt(file, 11..12), (2, 11, "*b".to_owned()));
        assert_eq!(sources.excerpt(file, 3..13), (1, 0, "01**4*67**\n*b".to_owned()));
        assert!(sources.is_private(Span::new(file, 4..6)) && !sources.is_private(Span::new(file, 6..8)));
    }

    #[test]
    fn files_that_come_behind_are_found_where_they_come() {
        let (mut sources, first) = marked("a", &[]);
        let mut behind = sources.behind();
        let second = behind.add("y", "b\nc");
        assert_eq!(behind.line(Span::new(second, 2..3)), 2);
        sources.append(behind);
        let third = sources.add("z", "d");
        assert_eq!([first, second, third].map(|file| sources.name(file)), ["x", "y", "z"]);
        assert_eq!([first, second, third].map(|file| sources.text(file)), ["a", "b\nc", "d"]);
    }

    #[test]
    fn places_at_the_end_and_beyond_it() {
        let (sources, file) = marked("ä\n", &[]);
        let place = |range: Range<usize>| sources.line_column(Span::new(file, range));
        assert_eq!(
            [place(0..1), place(1..2), place(2..3), place(3..3), place(9..9)],
            [(1, 1), (1, 1), (1, 2), (2, 1), (2, 1)]
        );
        assert_eq!([0, 1, 2, 3].map(|line| sources.from_line(file, line)), ["ä\n", "ä\n", "", ""]);
        assert_eq!(sources.excerpt(file, 3..3), (2, 3, String::new()));
        assert_eq!(sources.excerpt(file, 9..9), (2, 3, String::new()));
    }

    proptest! {
        #[test]
        fn each_marked_byte_is_masked_and_no_other(
            marks in prop::collection::vec((0_usize..40, 0_usize..9), 0..8),
            text in "[a-z\n]{50}",
        ) {
            let marks: Vec<_> = marks.into_iter().map(|(at, length)| at..at + length).collect();
            let (sources, file) = marked(&text, &marks);
            let masked = |at: usize| marks.iter().any(|mark| mark.contains(&at));
            let wanted: String = text
                .char_indices()
                .map(|(at, c)| if c != '\n' && masked(at) { '*' } else { c })
                .collect();
            prop_assert_eq!(sources.printable(file), wanted);
            for at in 0..50 {
                prop_assert_eq!(sources.is_private(Span::new(file, at..at + 1)), masked(at));
            }
        }
    }
}
