//! For unit tests: what is read of a text in which nothing is wrong.

use super::{Places, Spec, read};
use crate::diag::{FileId, Findings, Sources};

/// A spec as read, with its file.
pub(crate) struct Sound {
    pub(crate) spec: Spec,
    pub(crate) places: Places,
    pub(crate) sources: Sources,
    pub(crate) file: FileId,
}

/// Reads a spec; a finding that stops it fails the test.
pub(crate) fn sound(text: &str) -> Sound {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", text.to_owned());
    let read = read::<Spec>(file, &mut sources, &mut findings);
    let (spec, places) = read.unwrap_or_else(|| panic!("{findings:#?}"));
    Sound { spec, places, sources, file }
}
