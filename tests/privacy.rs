//! Nothing private leaves the house: a different canary in every private field, searched for in every shared artefact.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files, and fails where it cannot")]

mod common;
#[cfg(feature = "pdf")]
#[path = "common/pdf_text.rs"]
mod pdf_text;

use std::process::Command;

use common::{LARGE, findings, markdown, render, without_private};
use prenup::pipeline::{Audience, Output, Request};
use serde_json::Value;

const SHARED: [&str; 3] = ["exit-clause", "joint-business-plan", "term-sheet"];

/// A private table with every field that the schema knows, each text a canary of its own.
struct Canaries {
    defs: Value,
    /// The path of each canary, in order: the canary of `paths[7]` is `CANARY0007`.
    paths: Vec<String>,
}

impl Canaries {
    fn new() -> (Self, Value) {
        let schema = schemars::schema_for!(prenup::spec::Spec).to_value();
        let private = schema["properties"]["private"].clone();
        (Self { defs: schema["$defs"].clone(), paths: Vec::new() }, private)
    }

    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        if let Some(name) = schema["$ref"].as_str() {
            return self.resolve(&self.defs[name.trim_start_matches("#/$defs/")]);
        }
        if let Some(options) = schema["anyOf"].as_array().or(schema["allOf"].as_array()) {
            return self.resolve(options.iter().find(|option| option["type"] != "null").unwrap());
        }
        schema
    }

    fn value(&mut self, schema: &Value, path: &str) -> toml::Value {
        let schema = self.resolve(schema).clone();
        if let Some(values) = schema["enum"].as_array().or(schema["oneOf"].as_array()) {
            let first = if values[0]["const"].is_null() { &values[0] } else { &values[0]["const"] };
            let first = first["enum"].get(0).unwrap_or(first);
            return toml::Value::String(first.as_str().unwrap().to_owned());
        }
        if let Some(properties) = schema["properties"].as_object() {
            let fields = properties.iter().map(|(key, field)| (key.clone(), self.value(field, &join(path, key))));
            return toml::Value::Table(fields.collect());
        }
        let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str());
        match kind.unwrap_or_else(|| panic!("no type at `{path}`: {schema}")) {
            "array" => toml::Value::Array(vec![self.value(&schema["items"], path)]),
            "string" => self.text(&schema, path),
            other => panic!("`{path}` is of type `{other}`: say here how to put a canary into it"),
        }
    }

    fn text(&mut self, schema: &Value, path: &str) -> toml::Value {
        // A position stands on a term that exists; its values are words because that term is.
        if path == "positions.term" {
            return toml::Value::String("terms.law".to_owned());
        }
        self.paths.push(path.to_owned());
        let number = self.paths.len() - 1;
        toml::Value::String(match schema["x-value"].as_str() {
            Some("id") => format!("canary{number:04}"),
            Some("text") | None => format!("CANARY{number:04}"),
            Some(other) => panic!("`{path}` is a `{other}`: say here how to put a canary into it"),
        })
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The large example with canaries in place of its private table, and the path of each canary.
fn deal() -> (String, Vec<String>) {
    let (mut canaries, schema) = Canaries::new();
    let private = canaries.value(&schema, "");
    let table = toml::Table::from_iter([("private".to_owned(), private)]);
    assert!(canaries.paths.len() > 25, "the schema of the private table was not read: {:?}", canaries.paths);
    (format!("{}\n{table}", without_private(LARGE)), canaries.paths)
}

fn has_canary(text: &str) -> bool {
    text.to_ascii_uppercase().contains("CANARY")
}

fn output(deal: &str, documents: &[&str]) -> Output {
    let documents = documents.iter().map(|id| (*id).to_owned()).collect();
    let output = render(deal, &Request { documents, ..Request::default() });
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    output
}

#[test]
fn no_canary_in_any_shared_file() {
    let (deal, _) = deal();
    let output = output(&deal, &SHARED);
    assert!(output.files.len() >= SHARED.len());
    for file in &output.files {
        assert_eq!(file.audience, Audience::Shared);
        assert!(!has_canary(&file.name), "{}", file.name);
        assert!(!has_canary(&String::from_utf8_lossy(&file.bytes)), "{}", file.name);
    }
    assert!(!has_canary(&findings(&output)), "a finding quotes a private value");
}

#[cfg(feature = "pdf")]
#[test]
fn no_canary_in_text_or_metadata_of_a_shared_pdf() {
    let (deal, _) = deal();
    for file in output(&deal, &SHARED).files.iter().filter(|file| file.name.ends_with(".pdf")) {
        let all = pdf_text::everything(&file.bytes);
        assert!(all.contains("Harbor"), "the text of {} was not read", file.name);
        assert!(!has_canary(&all), "{}", file.name);
    }
}

/// The strongest form: not a byte of a shared document depends on what is private.
#[test]
fn shared_files_are_the_same_without_the_private_table() {
    let (deal, _) = deal();
    let with = output(&deal, &SHARED);
    let without = output(without_private(LARGE), &SHARED);
    assert_eq!(with.files.len(), without.files.len());
    for (one, other) in with.files.iter().zip(&without.files) {
        assert!(one == other, "{} depends on the private table", one.name);
    }
}

/// The other direction: what is private is in the private term sheet, each field once at least.
#[test]
fn every_canary_is_in_the_private_term_sheet() {
    let (deal, paths) = deal();
    let text = markdown(&deal, "private-term-sheet");
    // A row's name is for references only.
    let unprinted = ["walk-away.id"];
    for (number, path) in paths.iter().enumerate() {
        let there = text.contains(&format!("CANARY{number:04}"));
        assert_eq!(there, !unprinted.contains(&path.as_str()), "`private.{path}`");
    }
}

#[test]
fn nothing_private_is_printed_while_shared_documents_are_made() {
    let (deal, _) = deal();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deal.toml");
    std::fs::write(&path, deal).unwrap();
    for document in SHARED {
        let run = Command::new(env!("CARGO_BIN_EXE_prenup"))
            .args(["render", "--document", document, "--format", "markdown"])
            .arg(&path)
            .output()
            .unwrap();
        let printed = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(run.status.success(), "{printed}");
        assert!(printed.contains(document), "{printed}");
        assert!(!has_canary(&printed), "{printed}");
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder.path().join("out")).unwrap() {
        names.push(entry.unwrap().file_name().into_string().unwrap());
    }
    assert_eq!(names, ["shared"], "a shared render writes into the shared folder only");
}

/// Broken private matter is reported without a word of it.
#[test]
fn a_finding_on_a_private_table_does_not_quote_it() {
    let shared = without_private(LARGE);
    let position = |lines: &str| {
        format!(
            "{shared}\n[private]\n[[private.positions]]\nterm = \"money.fees.revenue-share.rate\"\nbetter = \
             \"less\"\nbecause = \"CANARY\"\n{lines}\n"
        )
    };
    let cases = [
        format!("{shared}\n[private]\nideal = [\"CANARY\"]\n"),
        format!("{shared}\n[private]\nideal = \"CANARY\n"),
        format!("{shared}\n[private]\nideal = \"CANARY\"\nideals = \"CANARY\"\n"),
        format!("{shared}\n[private]\nblack-swan = \"CANARY\"\n"),
        format!("{shared}\n[private.strategy]\ncapabilities = \"CANARY\"\n"),
        position("ideal = \"CANARY\"\nacceptable = \"22%\"\nwalk-away = \"28%\""),
        position("ideal = \"41.1337%\"\nacceptable = \"22%\"\nwalk-away = \"28%\""),
        position("ideal = \"18%\"\nacceptable = \"22%\"\nwalk-away = \"28%\"\nstatus = \"CANARY\""),
        position("ideal = \"18%\"\nacceptable = \"22%\"\n").replace("money.fees.revenue-share.rate", "CANARY.rate"),
    ];
    for case in cases {
        let output = render(&case, &Request::default());
        assert!(output.findings.has_errors(), "no error in: {}", case.split("[private").nth(1).unwrap());
        assert!(output.files.is_empty());
        let text = findings(&output);
        assert!(!has_canary(&text) && !text.contains("1337"), "{text}");
    }
}
