//! Signed agreements as deal specs: every fact of a sheet of ../shared/agreements is in the spec and in a document.
//!
//! tests/agreements/README.md says how to add one.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use prenup::diag::{Findings, Sources};
use prenup::spec::{self, Places, Spec};
use serde::Deserialize;
use serde_json::Value;

const SHEETS: &str = "../shared/agreements";
const DEALS: &str = "tests/agreements";

/// How many facts are not in a deal spec yet. It may only become less.
const OPEN: usize = 0;

/// What a sheet says of itself, and slips of the paper that was signed.
const BOOKKEEPING: [&str; 6] = ["id", "source", "source_file", "filing", "coverage", "oddities"];

/// Where a fact stands in the deal spec, and the words of a document that show it.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Line {
    at: String,
    prints: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Lines {
    One(Line),
    Several(Vec<Line>),
}

impl Lines {
    fn all(&self) -> &[Line] {
        match self {
            Self::One(line) => std::slice::from_ref(line),
            Self::Several(lines) => lines,
        }
    }
}

/// The sheets by name, each as its facts by JSON pointer.
fn sheets() -> BTreeMap<String, BTreeMap<String, Value>> {
    let mut sheets = BTreeMap::new();
    let folder = std::fs::read_dir(SHEETS).unwrap_or_else(|error| panic!("{SHEETS}: {error}"));
    for path in folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json")) {
        let mut sheet: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        sheet.as_object_mut().unwrap().retain(|key, _| !BOOKKEEPING.contains(&key.as_str()));
        let mut facts = BTreeMap::new();
        leaves(&sheet, "", &mut facts);
        sheets.insert(path.file_stem().unwrap().to_str().unwrap().to_owned(), facts);
    }
    assert_eq!(sheets.len(), 12);
    sheets
}

fn leaves(value: &Value, pointer: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                leaves(inner, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                leaves(inner, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.insert(pointer.to_owned(), value.clone());
        }
    }
}

fn read(name: &str) -> Option<String> {
    std::fs::read_to_string(Path::new(DEALS).join(name)).ok()
}

fn lines_of(id: &str) -> BTreeMap<String, Lines> {
    let text = read(&format!("{id}.facts.toml")).unwrap_or_default();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{id}.facts.toml: {error}"))
}

/// The facts that are in no deal spec yet, by sheet.
fn open() -> BTreeMap<String, BTreeSet<String>> {
    toml::from_str(&read("open.toml").unwrap_or_default()).unwrap()
}

/// All documents of a deal as a person reads them, with single blanks.
fn words(deal: &str) -> String {
    let documents = common::all_markdown(deal);
    let text: String = documents.values().map(|markdown| common::plain::text(markdown)).collect();
    fold(&text)
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn places(id: &str, deal: &str) -> Places {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", deal.to_owned());
    let read = spec::read::<Spec>(file, &mut sources, &mut findings);
    read.unwrap_or_else(|| panic!("{id}.toml: {}", common::check(deal))).1
}

#[test]
fn every_fact_is_accounted_for() {
    let (sheets, open) = (sheets(), open());
    let mut wrong = Vec::new();
    for (id, facts) in &sheets {
        let (lines, none) = (lines_of(id), BTreeSet::new());
        let open = open.get(id).unwrap_or(&none);
        for fact in facts.keys() {
            match (lines.contains_key(fact), open.contains(fact)) {
                (false, false) => wrong.push(format!("{id} {fact} has no line in {id}.facts.toml")),
                (true, true) => wrong.push(format!("{id} {fact} has its line: take it out of open.toml")),
                (true, false) | (false, true) => {}
            }
        }
        for fact in lines.keys().chain(open).filter(|fact| !facts.contains_key(*fact)) {
            wrong.push(format!("{id} {fact} is no fact of the sheet"));
        }
    }
    wrong.extend(open.keys().filter(|id| !sheets.contains_key(*id)).map(|id| format!("there is no sheet {id}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fact_is_in_the_spec_and_in_a_document() {
    let barest = words(include_str!("suite/base.toml"));
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (id, facts) in sheets() {
        let lines = lines_of(&id);
        let Some(deal) = read(&format!("{id}.toml")) else {
            assert!(lines.is_empty(), "write {DEALS}/{id}.toml");
            continue;
        };
        let (places, words) = (places(&id, &deal), words(&deal));
        for (fact, lines) in &lines {
            for line in lines.all() {
                seen += 1;
                if let Err(error) = places.resolve(&line.at) {
                    wrong.push(format!("{id} {fact}: the deal has no `{}`: its step {}", line.at, error.step));
                }
                let said = fold(&line.prints);
                if said.is_empty() || !words.contains(&said) {
                    wrong.push(format!("{id} {fact}: no document prints “{said}”"));
                } else if barest.contains(&said) {
                    wrong.push(format!("{id} {fact}: any deal prints “{said}”"));
                }
            }
            if let Some(Value::Number(number)) = facts.get(fact)
                && !lines.all().iter().any(|line| holds(&line.prints, &number.to_string()))
            {
                wrong.push(format!("{id} {fact}: the words do not hold the number {number}"));
            }
        }
    }
    assert!(seen > 10 && wrong.is_empty(), "{seen} lines were read\n{}", wrong.join("\n"));
}

/// Whether words hold the digits of a number; zeros before it and behind it say how it is counted.
fn holds(words: &str, number: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(words).contains(digits(number).trim_start_matches('0').trim_end_matches('0'))
}

/// What a spec says once it goes on saying.
#[test]
fn open_facts_become_fewer() {
    let left: usize = open().values().map(BTreeSet::len).sum();
    assert_eq!(left, OPEN, "so many facts are open: when fewer are, write that into OPEN; more there must not be");
}

/// A file that belongs to no sheet proves nothing.
#[test]
fn every_file_belongs_to_a_sheet() {
    let sheets = sheets();
    for entry in std::fs::read_dir(DEALS).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.trim_end_matches(".toml").trim_end_matches(".facts");
        assert!(matches!(name.as_str(), "README.md" | "open.toml") || sheets.contains_key(stem), "{name}");
    }
}
