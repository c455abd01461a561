//! `docs/coverage.md`: where each term of the yardstick stands in the spec, and which clauses print it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::common::marks::complete;
use crate::common::schema::{Kind, Schema};
use crate::trace::{Places, Traces};
use serde::Deserialize;

const YARDSTICK: &str = "../shared/yardstick.json";

#[derive(Deserialize)]
struct Yardstick {
    terms: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    id: String,
    group: String,
    #[serde(rename = "term")]
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    paths: Vec<String>,
    /// Clauses that say it in every deal, with no key.
    #[serde(default)]
    always: Vec<String>,
    remark: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    rows: BTreeMap<String, Row>,
}

fn terms() -> Vec<Term> {
    let text = std::fs::read_to_string(YARDSTICK).unwrap_or_else(|error| panic!("{YARDSTICK}: {error}"));
    let terms = serde_json::from_str::<Yardstick>(&text).unwrap().terms;
    assert_eq!(terms.len(), 146);
    terms
}

fn answers() -> Answers {
    toml::from_str(include_str!("yardstick.toml")).unwrap()
}

/// What a path can be: the fields of the schema, and the words of each choice.
struct Known {
    names: BTreeSet<String>,
    words: BTreeMap<String, Vec<String>>,
}

impl Known {
    fn of_spec() -> Self {
        let schema = Schema::of_spec();
        let mut words = BTreeMap::new();
        for field in schema.fields(&complete()) {
            if let Kind::Choice(choice) = field.kind {
                words.insert(field.name, choice);
            }
        }
        Self { names: schema.names().into_iter().collect(), words }
    }

    fn has(&self, path: &str) -> bool {
        match path.split_once(" = ") {
            None => self.names.contains(path),
            Some((name, word)) => self.words.get(name).is_some_and(|words| words.iter().any(|other| other == word)),
        }
    }
}

/// The clauses of shared documents that print a path; of all documents where it is private.
fn printed_by(traces: &Traces, path: &str) -> Places {
    let mut places = match path.split_once(" = ") {
        None => traces.of(path),
        Some((name, word)) => traces.of_word(name, word),
    };
    places.retain(|(document, _)| path.starts_with("private.") || document != "private-term-sheet");
    places
}

/// All that is wrong with the data file, a line each.
pub(crate) fn faults(traces: &Traces) -> Vec<String> {
    let (answers, known) = (answers(), Known::of_spec());
    let mut wrong = Vec::new();
    let ids: BTreeSet<String> = terms().into_iter().map(|term| term.id).collect();
    for id in ids.iter().filter(|id| !answers.rows.contains_key(*id)) {
        wrong.push(format!("{id} has no row: say its spec paths"));
    }
    wrong.extend(answers.rows.keys().filter(|id| !ids.contains(*id)).map(|id| format!("the yardstick has no {id}")));
    for (id, row) in &answers.rows {
        if row.paths.is_empty() && row.always.is_empty() {
            wrong.push(format!("{id} has no path"));
        }
        for clause in row.always.iter().filter(|clause| !traces.is_in_least_deal(clause)) {
            wrong.push(format!("{id}: a deal that says nothing else has no clause `{clause}`"));
        }
        for path in &row.paths {
            if !known.has(path) {
                wrong.push(format!("{id}: the spec has no `{path}`"));
            } else if printed_by(traces, path).is_empty() {
                wrong.push(format!("{id}: no clause of a shared document prints `{path}`"));
            }
        }
    }
    wrong
}

/// The clauses that print a row.
fn clauses(traces: &Traces, row: &Row) -> String {
    let clauses = row.paths.iter().flat_map(|path| printed_by(traces, path)).map(|(_, clause)| format!("`{clause}`"));
    let always = row.always.iter().map(|clause| format!("`{clause}`"));
    clauses.chain(always).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
}

pub(crate) fn page(traces: &Traces) -> String {
    let answers = answers();
    let terms = terms();
    let mut out = format!(
        "# What a deal spec can say\n\n\
         Real partnership agreements carry {all} terms, gathered from 163 of them that are public. Each of these has a place \
         in the spec and words in a document.\n\n\
         This page is made by a test from tests/docs/yardstick.toml. That each key exists is read from the schema; which \
         clauses of shared documents print it was found by changing it in a deal that has every key. A clause is a file below \
         `clauses/`: those of `plan/` make the joint business plan, those of `exit/` the exit clause, those of `terms/` the \
         term sheet. `head` is the head of a document.\n",
        all = terms.len(),
    );
    let mut group = "";
    for term in &terms {
        if term.group != group {
            group = &term.group;
            let title = group[..1].to_uppercase() + &group[1..];
            let _ = write!(out, "\n## {title}\n\n| | term | in the spec | printed by |\n| --- | --- | --- | --- |\n");
        }
        let row = &answers.rows[&term.id];
        let paths: Vec<String> = row.paths.iter().map(|path| format!("`{path}`")).collect();
        let remark = row.remark.as_ref().map_or_else(String::new, |remark| format!(" – {remark}"));
        let paths = if paths.is_empty() { "said in every deal, with no key".to_owned() } else { paths.join(", ") };
        let _ = writeln!(out, "| {} | {} | {paths}{remark} | {} |", term.id, term.name, clauses(traces, row));
    }
    out
}
