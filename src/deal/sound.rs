//! For unit tests: the deal of a text in which nothing is wrong.

use super::{Deal, resolve};
use crate::diag::{FileId, Findings, Sources};
use crate::spec;

/// A deal as resolved, with its file.
pub(super) struct Sound {
    pub(super) deal: Deal,
    pub(super) sources: Sources,
    pub(super) file: FileId,
}

/// Reads and resolves a deal; a finding that stops it fails the test.
pub(super) fn sound(text: &str) -> Sound {
    let spec::Sound { spec, places, sources, file } = spec::sound(text);
    let mut findings = Findings::new();
    let deal = resolve(spec, places, &sources, &mut findings).unwrap_or_else(|| panic!("{findings:#?}"));
    Sound { deal, sources, file }
}
