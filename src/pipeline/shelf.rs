//! The files that a library is read from: those in the program, and over them the deal's own by the same path.

use std::collections::BTreeSet;
use std::path::Path;

use super::own::{self, own_files};
use crate::clause::{self, LibraryFiles};
use crate::diag::{Finding, Sources};
use crate::export::{Looks, html, pdf};
use crate::world::World;

pub(super) struct Shelf {
    pub(super) files: LibraryFiles,
    /// What findings in them point into.
    pub(super) sources: Sources,
    pub(super) looks: Looks,
    /// The paths of the deal's own clauses and document templates.
    pub(super) own: BTreeSet<String>,
}

impl Shelf {
    /// The files for a deal in that folder. Fails when its own cannot be read.
    pub(super) fn of(world: &impl World, folder: &Path, mut sources: Sources) -> Result<Self, Box<Finding>> {
        let unreadable = |error: crate::world::WorldError| Finding::error("unreadable-library", error.to_string());
        let (mut looks, mut own, mut files) = (Looks::built_in(), BTreeSet::new(), clause::built_in());
        for file in own_files(world, folder).map_err(unreadable)? {
            match &*file.path {
                own::LOOK => looks.pdf = pdf::Look { name: file.printed_as, source: file.text },
                own::PAGE => looks.html = html::Page { css: file.text },
                own::ORIGINS => {}
                path => {
                    own.insert(path.to_owned());
                    files.push(file);
                }
            }
        }
        Ok(Self { files: LibraryFiles::new(files, &mut sources), sources, looks, own })
    }
}
