//! Where each field of a deal spec is printed: found by changing the complete deal, with no list by hand.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};

use super::common::change::{others, with, without};
use super::common::marks::{complete, marked};
use super::common::schema::{Field, Kind, Schema, value_at};
use super::press::Press;
use toml::Value;

type Clauses = BTreeMap<(String, String), String>;

/// Documents and the clauses in them.
pub type Places = BTreeSet<(String, String)>;

/// For each field of the complete deal, the places that print it.
pub struct Traces {
    places: BTreeMap<String, Places>,
}

impl Traces {
    pub fn of_complete_deal() -> Self {
        let press = Press::new();
        let mut places = of_texts(&press);
        let (all, schema) = (complete(), Schema::of_spec());
        let before = press.clauses(&all).expect("the complete deal is sound");
        for field in schema.fields(&all) {
            let found = places.entry(field.name.clone()).or_default();
            if !matches!(field.kind, Kind::Text | Kind::Inner) {
                found.extend(of_value(&press, &all, &before, &field));
            }
        }
        Self { places }
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

/// Another value is put in its place, or it is left out: what reads differently prints it. Where the other value can be read
/// there, places that only follow from it are left out.
fn of_value(press: &Press, all: &toml::Table, before: &Clauses, field: &Field) -> Places {
    let mut deal = all.clone();
    let value = value_at(&mut deal, &field.place).clone();
    for other in values(&value, &field.kind) {
        let printed = printed(&other, &field.kind);
        let Some(after) = press.clauses(&with(all, field, other)) else { continue };
        let changed = differing(before, &after);
        let mut direct = changed.clone();
        direct.retain(|place| printed.as_ref().is_some_and(|printed| after.get(place).is_some_and(|words| words.contains(printed))));
        if !changed.is_empty() {
            return if direct.is_empty() { changed } else { direct };
        }
    }
    if field.optional && let Some(after) = press.clauses(&without(all, field)) {
        return differing(before, &after);
    }
    Places::new()
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
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

fn differing(before: &Clauses, after: &Clauses) -> Places {
    let all = before.keys().chain(after.keys());
    all.filter(|place| before.get(*place) != after.get(*place)).cloned().collect()
}
