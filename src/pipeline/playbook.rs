//! The playbook of a team: where it lies, and what it asks of every deal.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::deal::Team;
use crate::diag::{Findings, Sources};
use crate::lint;
use crate::spec::{Places, Playbook};
use crate::world::World;

/// The name of the playbook that lies beside a deal.
const PLAYBOOK: &str = "playbook.toml";

/// The playbook that was named, else the one beside the deal, if there is one.
pub(super) fn path(world: &impl World, folder: &Path, named: Option<&Path>) -> Option<PathBuf> {
    let beside = || Some(folder.join(PLAYBOOK)).filter(|path| world.is_there(path));
    named.map(Path::to_owned).or_else(beside)
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
