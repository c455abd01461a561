//! Where each field of a deal spec is printed: found by changing the complete deal, with no list by hand.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;

use super::common::change::{others, with, without};
use super::common::marks::{complete, marked};
use super::common::schema::{Field, Kind, Schema, remove, value_at};
use super::press::Press;
use toml::Value;

type Clauses = BTreeMap<(String, String), String>;

/// Documents and the clauses in them.
pub type Places = BTreeSet<(String, String)>;

/// For each field of the complete deal, the places that print it.
pub struct Traces {
    press: Press,
    places: BTreeMap<String, Places>,
}

impl Traces {
    pub fn of_complete_deal() -> Self {
        let press = Press::new();
        let mut places = of_texts(&press);
        let all = complete();
        let before = press.clauses(&all).expect("the complete deal is sound");
        let mut fields = Schema::of_spec().fields(&all);
        fields.retain(|field| field.kind != Kind::Inner && !places.contains_key(&field.name));
        let fields = by_name(fields);
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let found: Vec<(String, Places)> = std::thread::scope(|scope| {
            let one = |part: usize| {
                let mine = fields.iter().skip(part).step_by(threads);
                let (press, all, before) = (&press, &all, &before);
                scope.spawn(move || {
                    mine.map(|(name, fields)| (name.clone(), of_values(press, all, before, fields))).collect::<Vec<_>>()
                })
            };
            let parts: Vec<_> = (0..threads).map(one).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
        });
        for (name, found) in found {
            places.entry(name).or_default().extend(found);
        }
        Self { press, places }
    }

    /// The places that print one word of a choice: those that differ where the row that says it is left out.
    pub fn of_word(&self, name: &str, word: &str) -> Places {
        let all = complete();
        for field in Schema::of_spec().fields(&all).iter().filter(|field| field.name == name) {
            let row = field.place.iter().rposition(|key| key.parse::<usize>().is_ok());
            let mut less = all.clone();
            remove(&mut less, &field.place[..=row.unwrap_or(field.place.len() - 1)]);
            let said = self.press.clauses(&with(&all, field, word.into()));
            if let (Some(said), Some(less)) = (said, self.press.clauses(&less)) {
                return differing(&less, &said);
            }
        }
        Places::new()
    }

    /// The fields that a clause prints, in any document.
    pub fn keys_of(&self, clause: &str) -> BTreeSet<String> {
        let prints = |places: &Places| places.iter().any(|(_, other)| other == clause);
        self.places.iter().filter(|(_, places)| prints(places)).map(|(name, _)| name.clone()).collect()
    }

    /// Whether a clause has words in a deal that has only the keys that each deal must have.
    pub fn is_in_least_deal(&self, clause: &str) -> bool {
        let deal = include_str!("../suite/base.toml").parse().unwrap();
        let clauses = self.press.clauses(&deal).expect("the least deal is sound");
        clauses.iter().any(|((_, other), words)| other == clause && !words.trim().is_empty())
    }

    /// The places that print a field or what is below it.
    pub fn of(&self, name: &str) -> Places {
        let below = |other: &&String| {
            let rest = other.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with("[]"))
        };
        self.places.keys().filter(below).flat_map(|name| self.places[name].clone()).collect()
    }
}

/// Words are looked for: a mark of its own in each text, all in one deal.
fn of_texts(press: &Press) -> BTreeMap<String, Places> {
    let (deal, marks) = marked(|_| true, |number| format!("sentinel{number:04}"));
    let clauses = press.clauses(&deal).expect("a complete deal with other words is sound");
    let clauses: Clauses = clauses.into_iter().map(|(place, words)| (place, words.to_lowercase())).collect();
    let mut places: BTreeMap<String, Places> = BTreeMap::new();
    for mark in marks {
        let holding = clauses.iter().filter(|(_, words)| words.contains(&mark.text)).map(|(place, _)| place.clone());
        places.entry(mark.name).or_default().extend(holding);
    }
    places
}

/// The fields of each name.
fn by_name(fields: Vec<Field>) -> Vec<(String, Vec<Field>)> {
    let mut named: BTreeMap<String, Vec<Field>> = BTreeMap::new();
    for field in fields {
        named.entry(field.name.clone()).or_default().push(field);
    }
    named.into_iter().collect()
}

/// Rows that are alike are printed alike: the first that can be changed tells.
fn of_values(press: &Press, all: &toml::Table, before: &Clauses, fields: &[Field]) -> Places {
    let mut places = fields.iter().map(|field| of_value(press, all, before, field));
    places.find(|places| !places.is_empty()).unwrap_or_default()
}

/// Another value is put in its place, or it is left out: what reads differently prints it. Where the other value can be read
/// there, places that only follow from it are left out. The name of a row is for references only.
fn of_value(press: &Press, all: &toml::Table, before: &Clauses, field: &Field) -> Places {
    if field.name.ends_with("[].id") {
        return Places::new();
    }
    let mut deal = all.clone();
    let value = value_at(&mut deal, &field.place).clone();
    for other in values(&value, &field.kind) {
        let printed = printed(&other, &field.kind);
        let Some(after) = press.clauses(&with(all, field, other)) else { continue };
        let changed = differing(before, &after);
        let mut direct = changed.clone();
        direct.retain(|place| {
            printed.as_ref().is_some_and(|printed| after.get(place).is_some_and(|words| words.contains(printed)))
        });
        if !changed.is_empty() {
            return if direct.is_empty() { changed } else { direct };
        }
    }
    if field.optional
        && let Some(after) = press.clauses(&without(all, field))
    {
        return differing(before, &after);
    }
    let larger = (2..field.place.len()).rev().map(|length| {
        let changed = larger_changes(all, &field.place[..length]);
        let after = changed.into_iter().filter_map(|deal| press.clauses(&deal));
        after.flat_map(|after| differing(before, &after)).collect()
    });
    larger.into_iter().find(|places: &Places| !places.is_empty()).unwrap_or_default()
}

/// For what cannot be changed alone: the parties change places in the row, table or list above it, or that is left out.
fn larger_changes(all: &toml::Table, place: &[String]) -> Vec<toml::Table> {
    let mut swapped = all.clone();
    swap_parties(value_at(&mut swapped, place));
    let mut less = all.clone();
    remove(&mut less, place);
    vec![swapped, less]
}

fn swap_parties(value: &mut Value) {
    match value {
        Value::String(text) if text == "harbor" => "meridian".clone_into(text),
        Value::String(text) if text == "meridian" => "harbor".clone_into(text),
        Value::Array(rows) => rows.iter_mut().for_each(swap_parties),
        Value::Table(table) => table.iter_mut().for_each(|(_, value)| swap_parties(value)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

fn values(value: &Value, kind: &Kind) -> Vec<Value> {
    match kind {
        Kind::Choice(words) => {
            words.iter().filter(|word| value.as_str() != Some(word)).map(|word| word.as_str().into()).collect()
        }
        Kind::Text | Kind::Typed(_) | Kind::Scalar | Kind::Inner => others(value, kind),
    }
}

/// How a document prints a value that no other place of the complete deal has; `None` where words are made of it.
fn printed(value: &Value, kind: &Kind) -> Option<String> {
    let typed = |names: &[&str]| matches!(kind, Kind::Typed(name) if names.contains(&name.as_str()));
    match value {
        Value::String(text) if typed(&["duration", "money", "amount", "percent"]) => Some(text.clone()),
        Value::Datetime(_) => Some("17 June 2027".to_owned()),
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Array(_)
        | Value::Table(_) => None,
    }
}

fn differing(before: &Clauses, after: &Clauses) -> Places {
    let all = before.keys().chain(after.keys());
    all.filter(|place| before.get(*place) != after.get(*place)).cloned().collect()
}
