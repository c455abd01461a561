//! The JSON Schema of the spec, in the hands of a validator that knows nothing of this program.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::path::{Path, PathBuf};

use common::marks::complete;
use common::{LARGE, SMALL, check};
use jsonschema::Validator;
use serde_json::Value;

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&prenup::pipeline::spec_schema()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A deal as other programs see it: dates are strings.
fn as_json(deal: &str) -> Value {
    fn of(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(rows) => rows.into_iter().map(of).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, of(value))).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    of(toml::Value::Table(deal.parse().unwrap()))
}

/// Every deal spec that lies below `examples` or is a case of the tests' agreements.
fn deals() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("examples").unwrap() {
        found.push(entry.unwrap().path().join("deal.toml"));
    }
    assert!(found.len() >= 2);
    found
}

#[test]
fn all_examples_are_valid() {
    let validator = validator();
    let read = |path: &PathBuf| (path.display().to_string(), std::fs::read_to_string(path).unwrap());
    let mut all: Vec<(String, String)> = deals().iter().map(read).collect();
    all.push(("the complete deal".to_owned(), complete().to_string()));
    for (name, deal) in all {
        let said: Vec<String> = validator.iter_errors(&as_json(&deal)).map(|error| error.to_string()).collect();
        assert!(said.is_empty(), "{name}: {said:#?}");
    }
}

/// What the program refuses for its form, the schema refuses too.
#[test]
fn broken_specs_are_refused() {
    let validator = validator();
    for (from, to, why) in [
        ("spec-version = 1", "spec-version = -1", "a negative version"),
        ("title     =", "titel     =", "an unknown key, and one that is missing"),
        ("[deal]", "[deals]", "an unknown table"),
        ("kind      = \"referral\"", "kind      = \"referal\"", "a word that is not there"),
        ("mechanism = \"distribution\"", "mechanism = 3", "a number for a word"),
        ("currency  = \"EUR\"", "currency  = \"€\"", "a sign for a code"),
        ("effective = 2027-03-01", "effective = \"soon\"", "no date"),
        ("effective = 2027-03-01", "effective = 2027", "a number for a date"),
        ("term      = \"6 months\"", "term      = \"6mo\"", "no duration"),
        ("term      = \"6 months\"", "term      = { tbd = 5 }", "an open point without words"),
        ("rate   = \"15%\"", "rate   = \"15 %\"", "no percentage"),
        ("amount = \"20 introductions\"", "amount = \"20\"", "a bare number"),
        ("year = 1", "year = \"1\"", "a year in quotes"),
        ("[parties.colossa]", "[parties.\"Colossa AG\"]", "a key that is no id"),
        ("id        = \"introductions\"", "id        = \"In troductions\"", "no id"),
        ("failed-gate = { gate", "failed-gates = { gate", "an event that is not there"),
        ("better = \"less\"", "better = \"lower\"", "a private word that is not there"),
    ] {
        assert!(SMALL.contains(from), "the small example does not hold {from:?}");
        let broken = SMALL.replacen(from, to, 1);
        assert!(!validator.is_valid(&as_json(&broken)), "the schema takes {why}");
        assert!(check(&broken).contains("error["), "the program takes {why}");
    }
}

/// A comment by which editors find the schema leads to it.
#[test]
fn the_examples_name_their_schema() {
    for path in deals() {
        let deal = std::fs::read_to_string(&path).unwrap();
        let line = deal.lines().next().unwrap();
        let named = line.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{} names no schema", path.display()));
        let file = path.parent().unwrap().join(Path::new(named));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), prenup::pipeline::spec_schema(), "{}", file.display());
    }
    assert!(LARGE.starts_with("#:schema"));
}
