//! The walk over two specs side by side.

use std::collections::BTreeSet;

use super::name::Namer;
use super::rows::{Pairs, matched};
use super::{TermChange, TermMove, TermPart};
use crate::deal::name::Way;
use crate::spec::{OpenPoint, Path, Said, Segment, What};

/// Two deals that are compared, and what was found so far.
pub(super) struct Comparison<'n> {
    old: &'n Namer,
    new: &'n Namer,
    found: Vec<TermMove>,
    /// What was found of that part of open points that is for our own side.
    tasks: Vec<TermMove>,
}

impl<'n> Comparison<'n> {
    pub(super) fn new(old: &'n Namer, new: &'n Namer) -> Self {
        Self { old, new, found: Vec::new(), tasks: Vec::new() }
    }

    /// What moved, and what moved of the tasks behind open points.
    pub(super) fn finish(self) -> (Vec<TermMove>, Vec<TermMove>) {
        (self.found, self.tasks)
    }

    /// Compares what stands at each of some places.
    pub(super) fn tops(&mut self, old: &[Said], new: &[Said]) {
        let paths: BTreeSet<&Path> = old.iter().chain(new).map(|said| &said.path).collect();
        for path in paths {
            let [old, new] = [old, new].map(|list| list.iter().find(|said| said.path == *path));
            let keys = path.segments().iter();
            let way = keys.fold(Way::default(), |way, segment| match segment {
                Segment::Key(key) => way.key(key),
                Segment::Index(number) => way.row(&(number + 1).to_string()),
            });
            self.either(&way, old, new);
        }
    }

    fn either(&mut self, way: &Way, old: Option<&Said>, new: Option<&Said>) {
        match (old, new) {
            (Some(old), Some(new)) => self.both(way, old, new),
            (Some(old), None) => self.one(way, old, Only::Old),
            (None, Some(new)) => self.one(way, new, Only::New),
            (None, None) => {}
        }
    }

    fn both(&mut self, way: &Way, old: &Said, new: &Said) {
        match (&old.what, &new.what) {
            (What::Value { text: was, kind }, What::Value { text: now, kind: other }) => {
                let meant = (Namer::meaning(&old.path, was, *kind), Namer::meaning(&new.path, now, *other));
                if meant.0 != meant.1 {
                    let by = meant.0.distance_to(&meant.1);
                    self.moved(way, old, new, by);
                }
            }
            (What::Open(was), What::Open(now)) => {
                if self.old.open_point(was) != self.new.open_point(now) {
                    self.moved(way, old, new, None);
                }
                self.task(way, Some((old, was)), Some((new, now)));
            }
            (What::Table { entries: was, is_one_value }, What::Table { entries: now, is_one_value: _ }) => {
                let keys: BTreeSet<_> = was.keys().chain(now.keys()).collect();
                if *is_one_value && keys.iter().any(|key| was.contains_key(key) != now.contains_key(key)) {
                    return self.whole(way, old, new);
                }
                for key in keys {
                    let namer = if now.contains_key(key) { self.new } else { self.old };
                    self.either(&namer.step(way, &key.name), was.get(key), now.get(key));
                }
            }
            (What::Rows { known_by, rows: was }, What::Rows { known_by: _, rows: now }) => {
                self.rows(way, was, now, known_by);
            }
            (What::Value { .. } | What::Open(_) | What::Table { .. } | What::Rows { .. }, _) => {
                self.whole(way, old, new);
            }
        }
    }

    /// A value of one shape became one of another.
    fn whole(&mut self, way: &Way, old: &Said, new: &Said) {
        self.moved(way, old, new, None);
        for (said, only) in [(old, Only::Old), (new, Only::New)] {
            self.tasks_within(way, said, only);
        }
    }

    fn moved(&mut self, way: &Way, old: &Said, new: &Said, by: Option<String>) {
        let change = TermChange::Moved { was: self.old.parts(old, way), now: self.new.parts(new, way) };
        self.found.push(TermMove { term: way.term(), change, by, old: leaves(old), new: leaves(new) });
    }

    fn rows(&mut self, way: &Way, was: &[Said], now: &[Said], known_by: &[String]) {
        let Pairs { both, gone, came } = matched(was, now, known_by);
        // In the order of the new list, with what is gone where it stood.
        let mut order: Vec<(usize, Option<usize>, Option<usize>)> = Vec::new();
        order.extend(both.into_iter().map(|(old, new)| (new, Some(old), Some(new))));
        order.extend(gone.into_iter().map(|old| (old, Some(old), None)));
        order.extend(came.into_iter().map(|new| (new, None, Some(new))));
        order.sort_unstable();
        for (at, old, new) in order {
            let (old, new) = (old.map(|at| &was[at]), new.map(|at| &now[at]));
            let way = match (old, new) {
                (_, Some(row)) => row_way(way, self.new, row, known_by, at),
                (Some(row), None) => row_way(way, self.old, row, known_by, at),
                (None, None) => continue,
            };
            self.either(&way, old, new);
        }
    }

    /// What only one of the two deals says. A row is one change, and so is a value; a table is as many as it has.
    fn one(&mut self, way: &Way, said: &Said, only: Only) {
        match &said.what {
            What::Table { entries, is_one_value: false } if !entries.is_empty() && !is_row(said) => {
                for (key, inner) in entries {
                    self.one(&self.namer(only).step(way, &key.name), inner, only);
                }
            }
            What::Rows { known_by, rows } => {
                for (at, row) in rows.iter().enumerate() {
                    let way = row_way(way, self.namer(only), row, known_by, at);
                    self.one(&way, row, only);
                }
            }
            What::Value { .. } | What::Open(_) | What::Table { .. } => {
                let is_row = is_row(said) && matches!(said.what, What::Table { .. });
                let term = if is_row { way.of_row() } else { way.term() };
                let mut parts = self.namer(only).parts(said, way);
                if is_row {
                    parts.retain(|part| !is_named(&term, part));
                }
                let (change, old, new) = match only {
                    Only::Old => (TermChange::Dropped(parts), leaves(said), Vec::new()),
                    Only::New => (TermChange::Added(parts), Vec::new(), leaves(said)),
                };
                self.found.push(TermMove { term, change, by: None, old, new });
                self.tasks_within(way, said, only);
            }
        }
    }

    fn namer(&self, only: Only) -> &'n Namer {
        match only {
            Only::Old => self.old,
            Only::New => self.new,
        }
    }

    /// The tasks behind all open points of what only one of the deals says.
    fn tasks_within(&mut self, way: &Way, said: &Said, only: Only) {
        match &said.what {
            What::Value { .. } => {}
            What::Open(point) => match only {
                Only::Old => self.task(way, Some((said, point)), None),
                Only::New => self.task(way, None, Some((said, point))),
            },
            What::Table { entries, is_one_value: _ } => {
                for (key, said) in entries {
                    self.tasks_within(&self.namer(only).step(way, &key.name), said, only);
                }
            }
            What::Rows { known_by, rows } => {
                for (at, row) in rows.iter().enumerate() {
                    let way = row_way(way, self.namer(only), row, known_by, at);
                    self.tasks_within(&way, row, only);
                }
            }
        }
    }

    /// What both deals say of a task behind an open point.
    fn task(&mut self, way: &Way, old: Option<(&Said, &OpenPoint)>, new: Option<(&Said, &OpenPoint)>) {
        let part = |value: String| vec![TermPart { name: String::new(), value }];
        let was = old.map(|(_, point)| self.old.task(point));
        let now = new.map(|(_, point)| self.new.task(point));
        let change = match (was, now) {
            (Some(was), Some(now)) if was == now => return,
            (Some(was), Some(now)) => TermChange::Moved { was: part(was), now: part(now) },
            (Some(was), None) => TermChange::Dropped(part(was)),
            (None, Some(now)) => TermChange::Added(part(now)),
            (None, None) => return,
        };
        let paths = |side: Option<(&Said, &OpenPoint)>| side.map(|(said, _)| said.path.clone()).into_iter().collect();
        let term = way.key("tbd").term();
        self.tasks.push(TermMove { term, change, by: None, old: paths(old), new: paths(new) });
    }
}

/// The way to a row of a list.
fn row_way(way: &Way, namer: &Namer, row: &Said, known_by: &[String], at: usize) -> Way {
    match &row.what {
        What::Table { .. } | What::Rows { .. } => way.row(&namer.row(row, known_by, at + 1)),
        What::Value { text: _, kind } if kind.is_measure() => way.row(&(at + 1).to_string()),
        What::Value { .. } | What::Open(_) => way.clone(),
    }
}

/// The deal that alone says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    Old,
    New,
}

/// Whether the name of a row says a value of it already; what only other rows call it by is no news.
fn is_named(term: &str, part: &TermPart) -> bool {
    let TermPart { name, value } = part;
    name == "id" || term.ends_with(&format!("“{value}”")) || term.ends_with(&format!("{name} {value}"))
}

/// Whether it is a row of a list.
fn is_row(said: &Said) -> bool {
    matches!(said.path.segments().last(), Some(Segment::Index(_)))
}

/// The values within what is said; of what is empty, itself.
fn leaves(said: &Said) -> Vec<Path> {
    let inner: Vec<&Said> = match &said.what {
        What::Value { .. } | What::Open(_) => Vec::new(),
        What::Table { entries, is_one_value: _ } => entries.values().collect(),
        What::Rows { known_by: _, rows } => rows.iter().collect(),
    };
    if inner.is_empty() { vec![said.path.clone()] } else { inner.into_iter().flat_map(leaves).collect() }
}
