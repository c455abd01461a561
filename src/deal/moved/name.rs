//! What a row and a value of one deal are called by somebody who does not write specs.

use std::collections::BTreeMap;

use super::TermPart;
use super::meaning::Meaning;
use crate::deal::name::{Way, key_in_words};
use crate::deal::{Deal, PositionOnTerm};
use crate::spec::{OpenPoint, Path, Said, ValueKind, What};

/// The keys that say what a row is, the likeliest first.
const TITLES: [&str; 10] =
    ["title", "name", "metric", "what", "goal", "risk", "territory", "subject", "statement", "test"];

/// The longest title of a row that is printed as its name, in characters.
const LONGEST: usize = 80;

/// Names the terms of one deal.
pub(super) struct Namer {
    parties: BTreeMap<String, String>,
    /// The terms on which we have positions, in words.
    positions: BTreeMap<String, String>,
}

impl Namer {
    pub(super) fn of(deal: &Deal) -> Self {
        let parties = deal.parties.iter().map(|party| (party.id.to_string(), party.short.clone())).collect();
        Self { parties, positions: BTreeMap::new() }
    }

    /// The same for what is private, whose rows may be named by the terms that they are positions on.
    pub(super) fn of_private(deal: &Deal, positions: &[PositionOnTerm]) -> Self {
        let positions = positions.iter().map(|row| (row.position.term.to_string(), row.label.clone()));
        Self { positions: positions.collect(), ..Self::of(deal) }
    }

    /// What a row is called behind the name of its list: `“net revenue”`, `2`.
    pub(super) fn row(&self, said: &Said, known_by: &[String], number: usize) -> String {
        let at = |key: &str| entry(said, key).and_then(|said| self.short(&said.what, key));
        let is_by_id = known_by == ["id"];
        if let [key] = known_by
            && let Some(What::Value { text, kind: ValueKind::Number }) = entry(said, key).map(|said| &said.what)
        {
            return if key == "level" { text.clone() } else { format!("{} {text}", key_in_words(key)) };
        }
        let known = || known_by.iter().map(|key| at(key)).collect::<Option<Vec<_>>>();
        let title = || TITLES.iter().find_map(|key| at(key));
        let name = if is_by_id || known_by.is_empty() { title().or_else(|| at("id")) } else { None };
        let name = name.or_else(|| known().filter(|names| !names.is_empty()).map(|names| names.join(", ")));
        // A name within a name has other quotes.
        let quoted = |name: String| format!("“{}”", name.replace('“', "‘").replace('”', "’"));
        name.map_or_else(|| number.to_string(), quoted)
    }

    /// A value as the name of a row; `None` where it is no value, or a long one.
    fn short(&self, what: &What, key: &str) -> Option<String> {
        let What::Value { text, kind } = what else { return None };
        if key == "term"
            && let Some(label) = self.positions.get(text)
        {
            return Some(label.clone());
        }
        let value = self.value(text, *kind);
        Some(value).filter(|value| value.chars().count() <= LONGEST)
    }

    /// The way one key further; a key may be the name of a party.
    pub(super) fn step(&self, way: &Way, key: &str) -> Way {
        way.key(self.parties.get(key).map_or(key, String::as_str))
    }

    /// The meaning of a value: positions are read as the values that they are positions on.
    pub(super) fn meaning(path: &Path, text: &str, kind: ValueKind) -> Meaning {
        let path = path.to_string();
        if path.starts_with("private.positions[") && kind == ValueKind::Words {
            Meaning::of_position(text)
        } else {
            Meaning::of(text, kind)
        }
    }

    /// A value as documents print it.
    fn value(&self, text: &str, kind: ValueKind) -> String {
        self.printed(Meaning::of(text, kind))
    }

    fn printed(&self, meaning: Meaning) -> String {
        match meaning {
            Meaning::Measure(measure) => measure.to_string(),
            Meaning::Word(word) => match self.parties.get(&word) {
                Some(short) => short.clone(),
                None => word.replace('-', " "),
            },
            Meaning::Words(words) => words,
        }
    }

    /// An open point as both sides may read it: what is to be settled, and which person does, is for our own side.
    pub(super) fn open_point(&self, point: &OpenPoint) -> String {
        let OpenPoint { tbd: _, owner, by: _ } = point;
        let owner = owner.as_ref().and_then(|owner| self.parties.get(&**owner));
        point.in_brackets(owner.map(String::as_str)).to_string()
    }

    /// What of an open point is for our own side: what is to be settled, and by whom of us.
    pub(super) fn task(&self, point: &OpenPoint) -> String {
        let OpenPoint { tbd, owner, by: _ } = point;
        match owner.as_ref().filter(|owner| !self.parties.contains_key(&***owner)) {
            Some(owner) => format!("{tbd} ({owner})"),
            None => tbd.to_string(),
        }
    }

    /// Everything that stands at a place, each value with the keys that lead to it from there.
    pub(super) fn parts(&self, said: &Said, way: &Way) -> Vec<TermPart> {
        let mut parts = Vec::new();
        self.gather(said, way, way, &mut parts);
        parts
    }

    fn gather(&self, said: &Said, way: &Way, above: &Way, parts: &mut Vec<TermPart>) {
        let mut add = |value: String| parts.push(TermPart { name: way.below(above), value });
        match &said.what {
            What::Value { text, kind } => add(self.printed(Self::meaning(&said.path, text, *kind))),
            What::Open(point) => add(self.open_point(point)),
            What::Table { entries, is_one_value: _ } => {
                for (key, said) in entries {
                    self.gather(said, &self.step(way, &key.name), above, parts);
                }
            }
            What::Rows { known_by, rows } => {
                for (number, row) in (1..).zip(rows) {
                    let is_value = matches!(row.what, What::Value { .. } | What::Open(_));
                    let way = if is_value { way.clone() } else { way.row(&self.row(row, known_by, number)) };
                    self.gather(row, &way, above, parts);
                }
            }
        }
    }
}

/// What stands under a key of a table.
pub(super) fn entry<'s>(said: &'s Said, key: &str) -> Option<&'s Said> {
    let What::Table { entries, is_one_value: _ } = &said.what else { return None };
    entries.iter().find(|(name, _)| name.name == key).map(|(_, said)| said)
}
