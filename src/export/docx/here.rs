use super::STEP;
use super::numbering::{STYLED, style_name};

/// Where blocks stand.
#[derive(Debug, Clone)]
pub(super) struct Here {
    /// The place in the tree.
    pub(super) place: String,
    /// How many lists are around.
    pub(super) depth: usize,
    pub(super) in_note: bool,
}

impl Here {
    /// Straight below a heading.
    pub(super) fn top(place: &str) -> Self {
        Self { place: place.to_owned(), depth: 0, in_note: false }
    }

    pub(super) fn style(&self) -> String {
        match self.depth {
            0 if self.in_note => "Note".into(),
            0 => "BodyText".into(),
            depth => style_name("ListContinue", depth - 1),
        }
    }

    /// How far text stands in, where the style does not say.
    pub(super) fn hang(&self) -> Option<(usize, usize)> {
        (self.depth > STYLED).then(|| (STEP * self.depth, 0))
    }
}
