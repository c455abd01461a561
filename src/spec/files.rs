use std::ops::Range;

use crate::diag::{FileId, Sources, Span};

/// The files of one spec, lowest first, seen as one row of bytes, so that a place of what was merged is one range.
///
/// Each file begins one byte behind the end of the one before: a place at the very end of a file is still in it.
#[derive(Debug, Clone)]
pub(super) struct Files(Vec<(usize, FileId)>);

impl Files {
    /// The files in their order; there is at least one.
    pub(super) fn of(files: &[FileId], sources: &Sources) -> Self {
        let mut next = 0;
        let begin = |file: &FileId| {
            let start = next;
            next += sources.text(*file).len() + 1;
            (start, *file)
        };
        Self(files.iter().map(begin).collect())
    }

    /// One file, whose places are what they are.
    pub(super) fn one(file: FileId) -> Self {
        Self(vec![(0, file)])
    }

    /// Each file with the byte at which it begins.
    pub(super) fn starts(&self) -> impl Iterator<Item = (usize, FileId)> {
        self.0.iter().copied()
    }

    /// The place in its own file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let at = self.0.partition_point(|(start, _)| *start <= range.start).saturating_sub(1);
        let (start, file) = self.0[at];
        Span::new(file, range.start - start..range.end.saturating_sub(start))
    }
}
