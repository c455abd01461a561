//! What moved between two deals, as documents print it.

use super::types::{TermMoveView, TermPartView};
use crate::deal::{TermChange, TermMove, TermPart};

impl TermMoveView {
    /// A move, with the titles of the documents that print its term besides the one it is listed under.
    pub fn of(it: &TermMove, also_in: Vec<String>) -> Self {
        let TermMove { term, change, by, old: _, new: _ } = it; // where it stands is not for both sides
        let (change, was, now) = match change {
            TermChange::Added(now) => ("added", &[][..], &now[..]),
            TermChange::Dropped(was) => ("dropped", &was[..], &[][..]),
            TermChange::Moved { was, now } => ("moved", &was[..], &now[..]),
        };
        Self {
            term: term.clone(),
            change: change.to_owned(),
            was: was.iter().map(part).collect(),
            now: now.iter().map(part).collect(),
            by: by.clone(),
            also_in,
        }
    }
}

fn part(part: &TermPart) -> TermPartView {
    let TermPart { name, value } = part;
    TermPartView { name: name.clone(), value: value.clone() }
}
