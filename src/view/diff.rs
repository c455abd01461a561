//! What moved between two deals, as documents print it.

use super::types::{MovePartView, MoveView};
use crate::deal::{Change, Move, MovedPart};

impl MoveView {
    /// A move, with the titles of the documents that print its term besides the one it is listed under.
    pub fn of(it: &Move, also_in: Vec<String>) -> Self {
        let Move { term, change, by, old: _, new: _ } = it; // where it stands is not for both sides
        let (change, was, now) = match change {
            Change::Added(now) => ("added", &[][..], &now[..]),
            Change::Dropped(was) => ("dropped", &was[..], &[][..]),
            Change::Moved { was, now } => ("moved", &was[..], &now[..]),
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

fn part(part: &MovedPart) -> MovePartView {
    let MovedPart { name, value } = part;
    MovePartView { name: name.clone(), value: value.clone() }
}
