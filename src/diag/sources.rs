use std::ops::Range;

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

#[derive(Debug)]
struct Source {
    name: String,
    text: String,
    private: Vec<Range<usize>>,
}

/// The texts of all files that findings point into, and which parts of them are private.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps a file under the name that findings print.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(Source { name: name.into(), text: text.into(), private: Vec::new() });
        FileId(self.files.len() - 1)
    }

    /// Marks a place as private: no emitter prints its characters.
    pub fn mark_private(&mut self, span: Span) {
        self.files[span.file.0].private.push(span.start..span.end);
    }

    /// Whether any part of `span` is private.
    pub fn is_private(&self, span: Span) -> bool {
        self.files[span.file.0].private.iter().any(|range| range.start < span.end && span.start < range.end)
    }

    /// The file's name as printed.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0].name
    }

    /// The file's whole text, private parts included: never print it, print [`Sources::printable`].
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0].text
    }

    /// The file's text of the same length in bytes and lines, with `*` for each byte of a private part.
    ///
    /// Line breaks stay, so places stay where they are.
    pub fn printable(&self, file: FileId) -> String {
        let source = &self.files[file.0];
        if source.private.is_empty() {
            return source.text.clone();
        }
        let mut out = String::with_capacity(source.text.len());
        for (at, c) in source.text.char_indices() {
            if c != '\n' && source.private.iter().any(|range| range.contains(&at)) {
                out.extend(std::iter::repeat_n('*', c.len_utf8()));
            } else {
                out.push(c);
            }
        }
        out
    }

    /// Line and column (in characters), both from 1, of the start of `span`.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let text = self.text(span.file);
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}
