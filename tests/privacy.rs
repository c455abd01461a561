//! Nothing private leaves the house: a different canary in every private field, searched for in every shared artefact.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;
#[cfg(feature = "pdf")]
#[path = "common/pdf_text.rs"]
mod pdf_text;

use std::path::Path;
use std::process::Command;

use common::marks::{Mark, PRIVATE, is_private, marked};
use common::{LARGE, Memory, SMALL, all_texts, findings, formats, render, without_private, word_text};
use prenup::pipeline::{self, Audience, ExitQuestion, Output, Request};

const SHARED: [&str; 3] = ["exit-clause", "joint-business-plan", "term-sheet"];

/// A complete deal with a canary of its own in each text and each id of its private table, and the canaries.
fn deal() -> (String, Vec<Mark>) {
    let (mut deal, marks) = marked(is_private, |number| format!("CANARY{number:04}"));
    assert!(marks.len() > 25, "the schema of the private table was not read");
    for (number, row) in deal["private"]["walk-away"].as_array_mut().unwrap().iter_mut().enumerate() {
        row["id"] = format!("canary-{number}").into();
    }
    (deal.to_string(), marks)
}

/// The same without its private tables.
fn shared_deal() -> String {
    let mut deal = marked(is_private, |_| "CANARY".to_owned()).0;
    for table in PRIVATE {
        deal.remove(table).unwrap();
    }
    deal.to_string()
}

fn has_canary(text: &str) -> bool {
    text.to_ascii_uppercase().contains("CANARY")
}

fn output(deal: &str, documents: &[&str]) -> Output {
    let documents = documents.iter().map(|id| (*id).to_owned()).collect();
    let output = render(deal, &Request { documents, formats: formats(), ..Request::default() });
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    output
}

#[test]
fn no_canary_in_any_shared_file() {
    let (deal, _) = deal();
    let output = output(&deal, &SHARED);
    assert_eq!(output.files.len(), SHARED.len() * formats().len());
    for file in &output.files {
        assert_eq!(file.audience, Audience::Shared);
        assert!(!has_canary(&file.name), "{}", file.name);
        assert!(!has_canary(&String::from_utf8_lossy(&file.bytes)), "{}", file.name);
    }
    assert!(!has_canary(&findings(&output)), "a finding quotes a private value");
}

/// Every part of the package: text, properties, relationships, heads and feet of pages.
#[test]
fn no_canary_in_any_part_of_a_shared_word_file() {
    let (deal, _) = deal();
    let files = output(&deal, &SHARED).files;
    let packages: Vec<_> = files.iter().filter(|file| file.bytes.starts_with(b"PK")).collect();
    assert_eq!(packages.len(), SHARED.len());
    for file in packages {
        let all = word_text::everything(&file.bytes);
        assert!(all.contains("Harbor"), "the text of {} was not read", file.name);
        assert!(!has_canary(&all), "{}", file.name);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn no_canary_in_text_or_metadata_of_a_shared_pdf() {
    let (deal, _) = deal();
    for file in output(&deal, &SHARED).files.iter().filter(|file| file.bytes.starts_with(b"%PDF")) {
        let all = pdf_text::everything(&file.bytes);
        assert!(all.contains("Harbor"), "the text of {} was not read", file.name);
        assert!(!has_canary(&all), "{}", file.name);
    }
}

/// The strongest form: not a byte of a shared document depends on what is private.
#[test]
fn shared_files_are_the_same_without_the_private_tables() {
    let (deal, _) = deal();
    let with = output(&deal, &SHARED);
    let without = output(&shared_deal(), &SHARED);
    assert_eq!(with.files.len(), without.files.len());
    for (one, other) in with.files.iter().zip(&without.files) {
        assert!(one == other, "{} depends on a private table", one.name);
    }
}

/// The copies for review of shared documents say where each paragraph comes from, and that is never a private value; nor
/// does what they say hang on one.
#[test]
fn no_copy_for_review_of_a_shared_document_tells_what_is_private() {
    let mut small: toml::Table = SMALL.parse().unwrap();
    let mut private = deal().0.parse::<toml::Table>().unwrap()["private"].clone();
    // The others stand on terms that the small example lacks; one cannot be moved to another term, and is so untraced.
    private["positions"] = small["private"]["positions"].clone();
    private["partners"] =
        "colossa = { stage = \"startup\", evidence = \"CANARY\" }".parse::<toml::Table>().unwrap().into();
    small.remove("private");
    let shared_deal = small.to_string();
    small.insert("private".to_owned(), private);
    let deal = small.to_string();
    let review = |deal: &str| {
        let (documents, formats) = (SHARED.map(str::to_owned).to_vec(), vec!["markdown".to_owned()]);
        let output = render(deal, &Request { documents, formats, for_review: true, ..Request::default() });
        assert!(!output.findings.has_errors(), "{}", findings(&output));
        output.files
    };
    let (with, without) = (review(&deal), review(&shared_deal));
    assert_eq!((with.len(), without.len()), (SHARED.len(), SHARED.len()));
    for (one, other) in with.iter().zip(&without) {
        let text = String::from_utf8_lossy(&one.bytes);
        assert!(text.contains(" (deal.toml:"), "{} names no line", one.name);
        assert!(!has_canary(&text) && !text.contains("`private."), "{}", one.name);
        // The lines of the file move; what is said of them does not.
        let bare = |text: &str| {
            text.split("(deal.toml:")
                .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned())
                .collect::<Vec<_>>()
        };
        assert!(
            bare(&text) == bare(&String::from_utf8_lossy(&other.bytes)),
            "{} depends on the private table",
            one.name
        );
    }
}

/// A rehearsed exit, and the table of who may leave when, are made for both sides.
#[test]
fn no_rehearsal_of_the_exit_tells_what_is_private() {
    let (deal, shared) = (deal().0, shared_deal());
    let asked = |ground: &str, on: &str| ExitQuestion::Rehearse {
        ground: ground.to_owned(),
        on: on.to_owned(),
        by: None,
        learnt: None,
    };
    let questions = [asked("convenience", "2029-12-31"), asked("convenience", "2020-01-01"), ExitQuestion::Matrix];
    let made = |deal: &str, question: &ExitQuestion, form: &str| {
        let world = Memory::with(&[("deal.toml", deal)]);
        let form = pipeline::ReportForm::from_name(form).unwrap();
        pipeline::exit(&world, Path::new("deal.toml"), question, (form, None)).unwrap()
    };
    let mut files = 0;
    for form in formats().iter().map(String::as_str).chain(["text", "json"]) {
        for question in &questions {
            let output = made(&deal, question, form);
            assert!(!has_canary(&findings(&output)), "a finding quotes a private value");
            for file in &output.files {
                files += 1;
                assert!(file.audience == Audience::Shared && file.bytes.len() > 1000, "{}", file.name);
                assert!(!has_canary(&String::from_utf8_lossy(&file.bytes)), "{}", file.name);
            }
        }
        let table = made(&deal, &ExitQuestion::Matrix, form).files;
        assert!(table == made(&shared, &ExitQuestion::Matrix, form).files, "the table depends on what is private");
    }
    assert_eq!(files, 2 * (formats().len() + 2), "{}", findings(&made(&deal, &questions[0], "text")));
}

/// The other direction: what is private is in the private term sheet, each field once at least.
#[test]
fn every_canary_is_in_the_private_term_sheet() {
    let (deal, marks) = deal();
    let texts = all_texts(&deal).into_iter().filter(|(name, _)| name.starts_with("private-term-sheet."));
    let texts: Vec<(String, String)> = texts.collect();
    assert_eq!(texts.len(), 3);
    for (name, text) in texts {
        for mark in &marks {
            assert!(text.contains(&mark.text), "`{}` in {name}", mark.name);
        }
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
        format!("{shared}\n[lints]\ncanary = {{ level = \"off\", because = \"CANARY\" }}\n"),
        format!("{shared}\n[lints]\nno-mechanism = {{ level = \"CANARY\", because = 5 }}\n"),
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

/// Whoever asks by name whether a table is private, and whoever asks the schema, are told the same.
#[test]
fn the_private_tables_are_those_of_the_schema() {
    let schema = schemars::schema_for!(prenup::spec::Spec).to_value();
    let tables = schema["properties"].as_object().unwrap().iter();
    let mut marked: Vec<&str> =
        tables.filter(|(_, table)| table["x-private"] == true).map(|(key, _)| key.as_str()).collect();
    marked.sort_unstable();
    assert_eq!(marked, PRIVATE);
}
