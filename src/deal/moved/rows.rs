//! Which rows of two lists are the same row.

use std::collections::BTreeMap;

use super::name::{Namer, entry};
use crate::spec::{Said, What};

/// Pairs of row numbers, and the numbers of rows that only one of the two lists has.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    pub(super) both: Vec<(usize, usize)>,
    pub(super) gone: Vec<usize>,
    pub(super) came: Vec<usize>,
}

/// Matches the rows of two lists: by what they are known by; rows that are known by nothing, or that were renamed, by how
/// much of them is the same. Measures in a list have their place in it, and words have none.
pub(super) fn matched(old: &[Said], new: &[Said], known_by: &[String]) -> Pairs {
    if old.iter().chain(new).all(is_measure) {
        return by_place(old.len(), new.len());
    }
    let mut open = Open { old: (0..old.len()).collect(), new: (0..new.len()).collect(), both: Vec::new() };
    let texts = |rows: &[Said]| rows.iter().map(|row| Some(leaves(row))).collect::<Vec<_>>();
    let (was, now) = (texts(old), texts(new));
    // What is the same in all is the same row, even where another one has taken its name.
    open.by(&was, &now);
    let names = |rows: &[Said]| rows.iter().map(|row| name(row, known_by)).collect::<Vec<_>>();
    open.by(&names(old), &names(new));
    open.by_likeness(&was, &now, known_by.is_empty());
    let Open { old, new, mut both } = open;
    both.sort_by_key(|(_, new)| *new);
    Pairs { both, gone: old, came: new }
}

fn by_place(old: usize, new: usize) -> Pairs {
    let both = old.min(new);
    Pairs { both: (0..both).map(|at| (at, at)).collect(), gone: (both..old).collect(), came: (both..new).collect() }
}

fn is_measure(row: &Said) -> bool {
    match &row.what {
        What::Value { text: _, kind } => kind.is_measure(),
        What::Open(_) | What::Table { .. } | What::Rows { .. } => false,
    }
}

/// What a row is known by, where it says all of that.
fn name(row: &Said, known_by: &[String]) -> Option<Vec<String>> {
    if known_by.is_empty() {
        return None;
    }
    let word = |key: &String| match &entry(row, key)?.what {
        What::Value { text, kind: _ } => Some(text.clone()),
        What::Open(_) | What::Table { .. } | What::Rows { .. } => None,
    };
    known_by.iter().map(word).collect()
}

/// Each value of a row with the way to it, as it is meant.
fn leaves(row: &Said) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let depth = row.path.to_string().len();
    gather(row, depth, &mut found);
    found
}

fn gather(said: &Said, depth: usize, found: &mut BTreeMap<String, String>) {
    let meant = match &said.what {
        What::Value { text, kind } => format!("{:?}", Namer::meaning(&said.path, text, *kind)),
        What::Open(point) => format!("{point:?}"),
        What::Table { entries, is_one_value: _ } => {
            return entries.values().for_each(|said| gather(said, depth, found));
        }
        What::Rows { known_by: _, rows } => return rows.iter().for_each(|row| gather(row, depth, found)),
    };
    found.insert(said.path.to_string()[depth..].to_owned(), meant);
}

struct Open {
    old: Vec<usize>,
    new: Vec<usize>,
    both: Vec<(usize, usize)>,
}

impl Open {
    /// Pairs those that are called the same, in order; what has no name stays.
    fn by<N: PartialEq>(&mut self, old: &[Option<N>], new: &[Option<N>]) {
        let mut left = Vec::new();
        for one in std::mem::take(&mut self.old) {
            let same = |other: &usize| old[one].is_some() && old[one] == new[*other];
            match self.new.iter().position(same) {
                Some(at) => self.both.push((one, self.new.remove(at))),
                None => left.push(one),
            }
        }
        self.old = left;
    }

    /// Pairs those of which most is the same, the likest first. Where rows have no name, half is enough, and so is the
    /// same place in the list.
    fn by_likeness(
        &mut self,
        old: &[Option<BTreeMap<String, String>>],
        new: &[Option<BTreeMap<String, String>>],
        is_unnamed: bool,
    ) {
        let mut likely = Vec::new();
        for one in &self.old {
            for other in &self.new {
                let (Some(was), Some(now)) = (&old[*one], &new[*other]) else { continue };
                let same = was.iter().filter(|(way, meant)| now.get(*way) == Some(*meant)).count();
                let all = was.len().max(now.len());
                let is_alike = if is_unnamed { 2 * same >= all && same > 0 } else { 2 * same > all };
                if is_alike || is_unnamed && one == other {
                    // The order does not hang on which list is which.
                    let key = (std::cmp::Reverse(1000 * same / all.max(1)), one.abs_diff(*other), one + other);
                    likely.push((key, *one, *other));
                }
            }
        }
        likely.sort_unstable();
        for (_, one, other) in likely {
            if self.old.contains(&one) && self.new.contains(&other) {
                self.old.retain(|at| *at != one);
                self.new.retain(|at| *at != other);
                self.both.push((one, other));
            }
        }
    }
}
