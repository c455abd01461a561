//! Whatever a deal spec says makes a difference: take it out or change it, and a document changes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;
#[path = "common/press.rs"]
mod press;

use std::collections::{BTreeMap, BTreeSet};

use common::change::{others, with, without};
use common::marks::complete;
use common::schema::{Field, Kind, Schema, remove, value_at};
use press::Press;
use toml::Value;

/// What may be taken out without a trace, each with its reason. Another value of each is seen.
const NO_TRACE: [(&str, &str); 6] = [
    ("calendar.weekend", "the example states the default, Saturday and Sunday"),
    ("exit.survival[].term", "it says where the deal has the part, and is checked"),
    ("money.payment.per", "the example states the default, a calendar month"),
    ("parties.*.short", "the example states the default, the first word of the name"),
    ("pilot.starts", "the example states the default, the Effective Date"),
    ("private.positions[].better", "it follows from the three values where these are not one"),
];

/// The fields of the complete deal by their name: a difference at one row of a list is enough.
fn fields() -> BTreeMap<String, Vec<Field>> {
    let mut by_name: BTreeMap<String, Vec<Field>> = BTreeMap::new();
    for field in Schema::of_spec().fields(&complete()) {
        by_name.entry(field.name.clone()).or_default().push(field);
    }
    by_name
}

/// How a change of a deal ends.
#[derive(Debug, PartialEq)]
enum Trace {
    Seen,
    Unseen,
    /// `check` refuses each such deal.
    Refused,
}

struct Trial {
    press: Press,
    before: Vec<String>,
    tried: usize,
    unseen: BTreeSet<String>,
}

impl Trial {
    fn new() -> Self {
        let press = Press::new();
        let before = press.words(&complete()).expect("the complete deal is sound").collect();
        Self { press, before, tried: 0, unseen: BTreeSet::new() }
    }

    /// Prints one changed deal after the other until a difference is seen.
    fn run(&mut self, what: &str, changed: impl IntoIterator<Item = toml::Table>) {
        let mut trace = Trace::Refused;
        for deal in changed {
            let Some(mut after) = self.press.words(&deal) else { continue };
            if self.before.iter().all(|before| after.next().as_ref() == Some(before)) {
                trace = Trace::Unseen;
            } else {
                trace = Trace::Seen;
                break;
            }
        }
        self.tried += usize::from(trace != Trace::Refused);
        if trace == Trace::Unseen {
            self.unseen.insert(what.to_owned());
        }
    }

    #[track_caller]
    fn ends_with(&self, least: usize, known: &[(&str, &str)]) {
        assert!(self.tried >= least, "only {} changes were tried", self.tried);
        let known: BTreeSet<String> = known.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(self.unseen, known, "no document shows a difference for what stands on the left");
    }
}

#[test]
fn what_is_taken_out_is_missed() {
    let (mut trial, all) = (Trial::new(), complete());
    for (name, fields) in fields() {
        trial.run(&name, fields.iter().filter(|field| field.optional).map(|field| without(&all, field)));
    }
    trial.ends_with(100, &NO_TRACE);
}

#[test]
fn each_row_of_a_list_counts() {
    let (mut trial, all) = (Trial::new(), complete());
    for (name, fields) in fields().into_iter().filter(|(name, _)| name.ends_with("[]")) {
        trial.run(&name, fields.iter().map(|field| without(&all, field)));
    }
    trial.ends_with(30, &[]);
}

#[test]
fn each_choice_reads_differently() {
    let (mut trial, all) = (Trial::new(), complete());
    let mut deal = all.clone();
    for (name, fields) in fields() {
        let Kind::Choice(words) = &fields[0].kind else { continue };
        for word in words {
            let others = fields.iter().filter(|field| value_at(&mut deal, &field.place).as_str() != Some(word));
            let others: Vec<toml::Table> = others.map(|field| with(&all, field, word.as_str().into())).collect();
            trial.run(&format!("{name} = {word}"), others);
        }
    }
    trial.ends_with(60, &[]);
}

/// The name of a row is for references only, and is left out.
#[test]
fn each_value_counts() {
    let (mut trial, all) = (Trial::new(), complete());
    let mut deal = all.clone();
    for (name, fields) in fields().into_iter().filter(|(name, _)| !name.ends_with("[].id")) {
        if matches!(fields[0].kind, Kind::Scalar | Kind::Typed(_) | Kind::Text) {
            let changed = fields.iter().flat_map(|field| {
                let others = others(value_at(&mut deal, &field.place), &field.kind);
                others.into_iter().map(|value| with(&all, field, value))
            });
            trial.run(&name, changed);
        }
    }
    trial.ends_with(150, &[]);
}

/// Clauses that come and go leave no heading, reference or term behind that stands on them.
#[test]
fn every_smaller_deal_gives_sound_documents() {
    let press = Press::new();
    let mut wrong = BTreeSet::new();
    let mut tried = 0;
    for (name, fields) in fields() {
        // All rows at once: one row less is seldom another shape.
        let mut deal = complete();
        for field in fields.iter().rev().filter(|field| field.optional || field.name.ends_with("[]")) {
            remove(&mut deal, &field.place);
        }
        let Some(faults) = press.faults(&deal) else { continue };
        tried += 1;
        wrong.extend(faults.lines().map(|line| format!("without `{name}`: {line}")));
    }
    assert!(tried > 100, "only {tried} deals were tried");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The same for a value that is not settled yet.
#[test]
fn every_open_point_gives_sound_documents() {
    let press = Press::new();
    let mut wrong = BTreeSet::new();
    let mut tried = 0;
    // Positions stand on values that are known.
    let may_be_open = |name: &str, fields: &[Field]| fields[0].stated && !name.starts_with("private.positions");
    for (name, fields) in fields().into_iter().filter(|(name, fields)| may_be_open(name, fields)) {
        let mut deal = complete();
        deal["private"].as_table_mut().unwrap().remove("positions");
        for field in &fields {
            *value_at(&mut deal, &field.place) = toml::Table::from_iter([("tbd".to_owned(), "x".into())]).into();
        }
        let Some(faults) = press.faults(&deal) else {
            wrong.insert(format!("`{name}` may not be open: no sound deal"));
            continue;
        };
        tried += 1;
        wrong.extend(faults.lines().map(|line| format!("with `{name}` open: {line}")));
    }
    assert!(tried > 60, "only {tried} deals were tried");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// One list or table of the deal with what it refers to, and next to nothing else.
#[test]
fn every_part_on_its_own_gives_sound_documents() {
    let press = Press::new();
    let all = complete();
    let mut wrong = BTreeSet::new();
    let mut tried = 0;
    for (name, value) in all.iter().filter(|(name, _)| !matches!(name.as_str(), "spec-version" | "deal" | "parties")) {
        let parts: Vec<(String, Value)> = match value {
            Value::Table(table) => {
                let part = |(key, value): (&String, &Value)| {
                    (format!("{name}.{key}"), toml::Table::from_iter([(key.clone(), value.clone())]).into())
                };
                table.iter().map(part).chain([(name.clone(), value.clone())]).collect()
            }
            Value::Array(_)
            | Value::String(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Datetime(_) => vec![(name.clone(), value.clone())],
        };
        for (part, value) in parts {
            let mut deal = all.clone();
            deal.retain(|key, _| matches!(key, "spec-version" | "deal" | "parties"));
            deal.insert(name.clone(), value);
            let Some(faults) = press.faults(&deal) else { continue };
            tried += 1;
            wrong.extend(faults.lines().map(|line| format!("with only `{part}`: {line}")));
        }
    }
    assert!(tried > 40, "only {tried} deals were tried");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
