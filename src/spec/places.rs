//! Where each value of the spec stands in its file.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::files::Files;
use super::gathered::Gathered;
use super::value::{Currency, OpenPoint};
use crate::diag::{Sources, Span};

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// A key of a table.
    Key(String),
    /// A row of an array, from 0.
    Index(usize),
}

/// The way from the top of the spec to one value: `exit.triggers[2].notice`, rows from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Segment>);

impl Path {
    /// The top of the spec.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value under `key` of this table.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.with(Segment::Key(key.into()))
    }

    /// The row `index`, from 0, of this array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    /// One level up; `None` at the top.
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.0.split_last()?;
        Some(Self(rest.to_vec()))
    }

    /// Its first steps, so many.
    #[must_use]
    pub fn first(&self, steps: usize) -> Self {
        Self(self.0.iter().take(steps).cloned().collect())
    }

    /// Whether it leads to something within what `other` leads to.
    pub fn is_below(&self, other: &Self) -> bool {
        self.0.len() > other.0.len() && self.0.starts_with(&other.0)
    }

    /// Whether it leads to a row of an array.
    pub fn is_row(&self) -> bool {
        matches!(self.0.last(), Some(Segment::Index(_)))
    }

    /// The steps from the top.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    fn with(&self, segment: Segment) -> Self {
        let mut segments = Vec::with_capacity(self.0.len() + 1);
        segments.extend_from_slice(&self.0);
        segments.push(segment);
        Self(segments)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if at == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// A dotted path that leads nowhere: the step that failed, and what it could have been.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no such key or row")]
pub struct ResolveError {
    /// Which step of the path it is, from 1.
    pub step: usize,
    /// The step as written.
    pub at: String,
    /// The keys, ids, years or row numbers that exist there; empty when nothing can stand below.
    pub known: Vec<String>,
}

#[derive(Debug)]
struct Node {
    key: Option<Range<usize>>,
    value: Range<usize>,
    inner: Inner,
}

#[derive(Debug)]
enum Inner {
    Table(Table),
    Array(Vec<Node>),
    Leaf,
}

/// A table keeps of its values only what rows are found by, so that no private value lives here.
#[derive(Debug)]
struct Table {
    nodes: BTreeMap<String, Node>,
    id: Option<String>,
    year: Option<String>,
}

/// The place of every key and value of a spec, each in the file that says it.
#[derive(Debug)]
pub struct Places {
    files: Files,
    root: Node,
    gathered: Gathered,
}

impl Places {
    /// The places of all that `table` holds, which was merged from `files`.
    pub(super) fn of(files: Files, table: &DeTable<'_>) -> Self {
        let gathered = Gathered::of(table);
        Self { files, root: Node { key: None, value: 0..0, inner: Inner::Table(Table::of(table)) }, gathered }
    }

    /// The open points of the spec in the order of their paths; those of private tables are left out.
    pub fn open_points(&self) -> &[(Path, OpenPoint)] {
        &self.gathered.open
    }

    /// The open points of private tables in the order of their paths: for documents of our own side.
    pub fn private_open_points(&self) -> &[(Path, OpenPoint)] {
        &self.gathered.private_open
    }

    /// The sums of money of the spec with their currencies; those of private tables are left out.
    pub fn sums(&self) -> &[(Path, Currency)] {
        &self.gathered.sums
    }

    /// The text of the string, number or date at `path`; `None` where there is none.
    pub fn scalar_at(&self, path: &Path, sources: &Sources) -> Option<String> {
        let node = self.find(path).filter(|node| matches!(node.inner, Inner::Leaf))?;
        let place = self.files.span(node.value.clone());
        let written = sources.text(place.file).get(place.start..place.end)?;
        match DeValue::parse(written).ok()?.into_inner() {
            DeValue::String(text) => Some(text.into_owned()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                Some(written.to_owned())
            }
            DeValue::Array(_) | DeValue::Table(_) => None,
        }
    }

    /// The place of the key by which the value at `path` is named; `None` for rows, for the top, and where nothing is.
    pub fn key_span(&self, path: &Path) -> Option<Span> {
        self.find(path).and_then(|node| node.key.clone()).map(|range| self.files.span(range))
    }

    /// The place of the value at `path`; of a table or row with a header, its header.
    pub fn value_span(&self, path: &Path) -> Option<Span> {
        self.find(path).map(|node| self.files.span(node.value.clone()))
    }

    /// The same as bytes of all files in a row.
    pub(super) fn range(&self, path: &Path) -> Option<Range<usize>> {
        self.find(path).map(|node| node.value.clone())
    }

    /// The place of the value at `path` or, where there is none, of what encloses it; `None` only in an empty file.
    pub fn nearest_span(&self, path: &Path) -> Option<Span> {
        let mut node = &self.root;
        for segment in path.segments() {
            match node.child(segment) {
                Some(child) => node = child,
                None => break,
            }
        }
        let nothing_is_here = matches!(&self.root.inner, Inner::Table(table) if table.nodes.is_empty());
        (!nothing_is_here).then(|| self.files.span(node.value.clone()))
    }

    /// The keys of the table at `path`, sorted; none where there is no table.
    pub fn keys_at(&self, path: &Path) -> Vec<&str> {
        match self.find(path).map(|node| &node.inner) {
            Some(Inner::Table(table)) => table.nodes.keys().map(String::as_str).collect(),
            Some(Inner::Array(_) | Inner::Leaf) | None => Vec::new(),
        }
    }

    /// Whether there is an array at `path`.
    pub(super) fn is_list(&self, path: &Path) -> bool {
        matches!(self.find(path).map(|node| &node.inner), Some(Inner::Array(_)))
    }

    /// How many rows the array at `path` has; none where there is no array.
    pub fn rows_at(&self, path: &Path) -> usize {
        match self.find(path).map(|node| &node.inner) {
            Some(Inner::Array(rows)) => rows.len(),
            Some(Inner::Table(_) | Inner::Leaf) | None => 0,
        }
    }

    /// The names of what stands right below `path`: keys of a table, and rows as [`Places::resolve`] calls them.
    pub fn steps_at(&self, path: &Path) -> Vec<String> {
        self.find(path).map(Node::known).unwrap_or_default()
    }

    /// One step of [`Places::resolve`] further.
    pub fn step(&self, path: &Path, name: &str) -> Option<Path> {
        let node = self.find(path)?;
        let segment = node.step(name)?;
        node.child(&segment).map(|_| path.with(segment))
    }

    /// Follows a dotted path as people write it, such as `commitments.minimums.net-revenue.schedule.1.amount`.
    ///
    /// A row is named by its `id`, else by its `year`, else, when no row has either, by its number from 1.
    pub fn resolve(&self, dotted: &str) -> Result<Path, ResolveError> {
        let mut node = &self.root;
        let mut path = Path::root();
        for (number, step) in (1..).zip(dotted.trim().split('.')) {
            let found = node.step(step).and_then(|segment| node.child(&segment).map(|child| (segment, child)));
            let Some((segment, child)) = found else {
                return Err(ResolveError { step: number, at: step.to_owned(), known: node.known() });
            };
            path = path.with(segment);
            node = child;
        }
        Ok(path)
    }

    /// The dotted path as people write it, which [`Places::resolve`] follows back to `path`: a row among named ones that
    /// has no name itself is said by its number.
    pub fn dotted(&self, path: &Path) -> String {
        let mut node = Some(&self.root);
        let mut steps = Vec::new();
        for segment in path.segments() {
            steps.push(match segment {
                Segment::Key(key) => key.clone(),
                Segment::Index(index) => {
                    node.and_then(|rows| rows.row_name(*index)).unwrap_or_else(|| (index + 1).to_string())
                }
            });
            node = node.and_then(|node| node.child(segment));
        }
        steps.join(".")
    }

    fn find(&self, path: &Path) -> Option<&Node> {
        path.segments().iter().try_fold(&self.root, |node, segment| node.child(segment))
    }
}

impl Table {
    fn of(table: &DeTable<'_>) -> Self {
        let nodes = table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), Node::of(Some(key.span()), value.span(), value.get_ref())))
            .collect();
        let text = |key: &str| match table.get(key).map(toml::Spanned::get_ref) {
            Some(DeValue::String(text)) => Some(text.to_string()),
            Some(DeValue::Integer(number)) => Some(number.to_string()),
            _ => None,
        };
        Self { nodes, id: text("id"), year: text("year") }
    }
}

/// How the rows of an array are named.
fn row_names(rows: &[Node]) -> Vec<String> {
    let by = |name: fn(&Table) -> Option<&String>| -> Option<Vec<String>> {
        let names: Vec<_> = rows
            .iter()
            .map(|row| match &row.inner {
                Inner::Table(table) => name(table).cloned(),
                Inner::Array(_) | Inner::Leaf => None,
            })
            .collect();
        // A row without a name among rows that have one cannot be referred to; it keeps its place with an empty name.
        names.iter().any(Option::is_some).then(|| names.into_iter().map(Option::unwrap_or_default).collect())
    };
    by(|table| table.id.as_ref())
        .or_else(|| by(|table| table.year.as_ref()))
        .unwrap_or_else(|| (1..=rows.len()).map(|number| number.to_string()).collect())
}

impl Node {
    fn of(key: Option<Range<usize>>, span: Range<usize>, value: &DeValue<'_>) -> Self {
        let inner = match value {
            DeValue::Table(table) => Inner::Table(Table::of(table)),
            DeValue::Array(rows) => {
                Inner::Array(rows.iter().map(|row| Self::of(None, row.span(), row.get_ref())).collect())
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => Inner::Leaf,
        };
        Self { key, value: span, inner }
    }

    fn child(&self, segment: &Segment) -> Option<&Self> {
        match (&self.inner, segment) {
            (Inner::Table(table), Segment::Key(key)) => table.nodes.get(key),
            (Inner::Array(rows), Segment::Index(index)) => rows.get(*index),
            (Inner::Table(_) | Inner::Array(_) | Inner::Leaf, _) => None,
        }
    }

    fn step(&self, step: &str) -> Option<Segment> {
        match &self.inner {
            Inner::Table(_) => Some(Segment::Key(step.to_owned())),
            Inner::Array(rows) if !step.is_empty() => {
                row_names(rows).iter().position(|name| name == step).map(Segment::Index)
            }
            Inner::Array(_) | Inner::Leaf => None,
        }
    }

    /// How a row is named; `None` where its array names others and not it.
    fn row_name(&self, index: usize) -> Option<String> {
        match &self.inner {
            Inner::Array(rows) => row_names(rows).into_iter().nth(index).filter(|name| !name.is_empty()),
            Inner::Table(_) | Inner::Leaf => None,
        }
    }

    fn known(&self) -> Vec<String> {
        let mut known = match &self.inner {
            Inner::Table(table) => table.nodes.keys().cloned().collect(),
            Inner::Array(rows) => row_names(rows),
            Inner::Leaf => Vec::new(),
        };
        known.retain(|name| !name.is_empty());
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    const SPEC: &str = "\
[deal]
title = 'x'

[[commitments.minimums]]
id = 'net-revenue'
schedule = [{ year = 1, amount = 'USD 1M' }, { year = 2, amount = 'USD 2M' }]

[[exit.triggers]]
notice = '60 days'

[[exit.triggers]]
notice = '90 days'
";

    fn places(text: &str) -> (Places, Sources) {
        let mut sources = Sources::new();
        let file = sources.add("deal.toml", text.to_owned());
        let table = DeTable::parse(text).expect("the test's own TOML");
        (Places::of(Files::one(file), table.get_ref()), sources)
    }

    fn shown(span: Option<Span>, sources: &Sources) -> &str {
        span.map_or("-", |span| &sources.text(span.file)[span.start..span.end])
    }

    #[test]
    fn spans() {
        let (places, sources) = places(SPEC);
        let notice = Path::root().key("exit").key("triggers").index(1).key("notice");
        assert_eq!(notice.to_string(), "exit.triggers[1].notice");
        assert_eq!(shown(places.key_span(&notice), &sources), "notice");
        assert_eq!(shown(places.value_span(&notice), &sources), "'90 days'");
        let cure = Path::root().key("exit").key("triggers").index(1).key("cure").key("x");
        assert_eq!(places.value_span(&cure), None);
        assert_eq!(shown(places.nearest_span(&cure), &sources), "[[exit.triggers]]");
        let deal = Path::root().key("deal");
        assert_eq!(shown(places.value_span(&deal), &sources), "[deal]");
        assert_eq!(shown(places.key_span(&deal), &sources), "deal");
        assert!(places.nearest_span(&Path::root().key("parties")).is_some());
        assert_eq!(places.keys_at(&Path::root()), ["commitments", "deal", "exit"]);
        assert_eq!(places.rows_at(&Path::root().key("exit").key("triggers")), 2);
    }

    #[test]
    fn an_empty_file_has_no_places() {
        assert_eq!(places("").0.nearest_span(&Path::root().key("deal")), None);
    }

    #[test]
    fn resolve_by_id_year_and_number() {
        let (places, _) = places(SPEC);
        for (dotted, path) in [
            ("commitments.minimums.net-revenue.schedule.2.amount", "commitments.minimums[0].schedule[1].amount"),
            ("exit.triggers.2.notice", "exit.triggers[1].notice"),
            (" deal.title ", "deal.title"),
        ] {
            let resolved = places.resolve(dotted).expect("it resolves");
            assert_eq!((resolved.to_string().as_str(), places.dotted(&resolved).as_str()), (path, dotted.trim()));
        }
    }

    #[test]
    fn what_does_not_resolve_says_what_would() {
        let (places, _) = places(SPEC);
        for (dotted, step, at, known) in [
            ("commitments.minimums.revenue", 3, "revenue", &["net-revenue"][..]),
            ("commitments.minimums.1", 3, "1", &["net-revenue"]),
            ("commitments.minimums.net-revenue.schedule.3", 5, "3", &["1", "2"]),
            ("exit.triggers.0", 3, "0", &["1", "2"]),
            ("deal.title.x", 3, "x", &[]),
            ("", 1, "", &["commitments", "deal", "exit"]),
            ("deal..title", 2, "", &["title"]),
        ] {
            let known = known.iter().map(ToString::to_string).collect();
            assert_eq!(places.resolve(dotted), Err(ResolveError { step, at: at.to_owned(), known }));
        }
    }
}
