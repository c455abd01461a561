//! The playbook of a team: where it lies, and what it asks of every deal.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::run::Run;
use crate::deal::Team;
use crate::diag::{FileId, Findings, Sources, Span};
use crate::lint;
use crate::spec::{self, Places, Playbook};
use crate::world::World;

/// The name of the playbook that lies beside a deal.
const PLAYBOOK: &str = "playbook.toml";

/// The playbook that was named, else the one beside the deal, if there is one.
pub(super) fn path(world: &impl World, folder: &Path, named: Option<&Path>) -> Option<PathBuf> {
    let beside = || Some(folder.join(PLAYBOOK)).filter(|path| world.is_there(path));
    named.map(Path::to_owned).or_else(beside)
}

impl<W: World> Run<'_, W> {
    /// The playbook, if there is one whose text can be read.
    pub(super) fn playbook_file(&mut self) -> Option<FileId> {
        let (name, bytes) = self.playbook.take()?;
        let file = self.deal_file(name, bytes)?;
        // All of it is ours alone, comments and keys too.
        self.sources.mark_private(Span::new(file, 0..usize::MAX));
        Some(file)
    }

    /// The playbook, read; none where it has an error.
    pub(super) fn team(&mut self, file: FileId) -> Option<Arc<Team>> {
        let read = spec::read::<Playbook>(file, &mut self.sources, &mut self.findings)?;
        let (team, found) = team(read, &self.sources);
        self.findings.extend(found);
        team
    }
}

/// What a playbook asks of every deal; none where it has an error.
pub(super) fn team((table, places): (Playbook, Places), sources: &Sources) -> (Option<Arc<Team>>, Findings) {
    let mut found = Findings::new();
    let team = Team::of(table, places, sources, &mut found);
    if let Some(team) = &team {
        found.extend(lint::check_playbook(team));
    }
    (team, found)
}
