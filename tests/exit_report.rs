//! The report of a rehearsed exit: it cites the exit clause, has words for every step, and prints whole sentences.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::marks::complete;
use common::{LARGE, Memory, SMALL, findings};
use prenup::deal::StepKind;
use prenup::pipeline::{self, ExitQuestion, Output, ReportForm};
use serde_json::Value;

fn ask(deal: &str, question: &ExitQuestion, form: &str) -> Output {
    let world = Memory::with(&[("deal.toml", deal)]);
    let form = ReportForm::from_name(form).unwrap();
    pipeline::exit(&world, Path::new("deal.toml"), question, (form, None)).unwrap()
}

fn rehearse(ground: &str, on: &str) -> ExitQuestion {
    ExitQuestion::Rehearse { ground: ground.to_owned(), on: on.to_owned(), by: None, learnt: None }
}

fn text(output: &Output) -> Option<&str> {
    output.files.first().map(|file| std::str::from_utf8(&file.bytes).unwrap())
}

/// The grounds of a deal.
fn grounds(deal: &str) -> Vec<String> {
    let deal: toml::Table = deal.parse().unwrap();
    let rows = |key: &str| {
        let rows = deal["exit"].get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
        rows.into_iter().map(|row| row["id"].as_str().unwrap().to_owned())
    };
    let named = ["convenience", "expiry"].into_iter().map(str::to_owned);
    named.chain(rows("triggers")).chain(rows("automatic")).collect()
}

const DAYS: [&str; 9] = [
    "2029-05-15",
    "2030-01-31",
    "2027-09-30",
    "2028-04-20",
    "2027-03-15",
    "2031-01-31",
    "2027-06-15",
    "2027-07-15",
    "2027-08-31",
];

/// Each ground of a deal, on the first of the days on which it can be used.
fn rehearsed(deal: &str, form: &str, mut see: impl FnMut(&str, &str)) {
    for ground in grounds(deal) {
        let made = DAYS.iter().map(|on| ask(deal, &rehearse(&ground, on), form));
        let mut said = String::new();
        let report = made.into_iter().find(|output| {
            said.push_str(&findings(output));
            !output.files.is_empty()
        });
        let report = report.unwrap_or_else(|| panic!("`{ground}` could be used on none of the days: {said}"));
        see(&ground, text(&report).unwrap());
    }
}

#[test]
fn every_step_and_sum_cites_the_exit_clause() {
    let mut kinds = BTreeSet::new();
    for deal in [complete().to_string(), LARGE.to_owned()] {
        rehearsed(&deal, "json", |ground, text| {
            let report: Value = serde_json::from_str(text).unwrap();
            let report = &report["rehearsal"];
            let parts = report["parts"].as_array().unwrap().iter();
            let steps = parts.flat_map(|part| part["steps"].as_array().unwrap());
            for row in steps.chain(report["owed"].as_array().unwrap()) {
                assert!(row["section"].is_string(), "{ground} cites nothing: {row:#}");
                kinds.insert(row["kind"].as_str().unwrap().to_owned());
            }
            assert!(report["section"].is_string(), "{ground}");
        });
    }
    let never: Vec<&str> = StepKind::ALL.iter().map(|kind| kind.name()).filter(|name| !kinds.contains(*name)).collect();
    // A complete deal has one wording of each choice; the rest is seen in `src/deal/rehearsal/tests.rs`.
    let rare = ["default-delivered", "notice-delivered", "renewal-stopped", "renewal-option", "renewal-agreed"];
    assert!(never.len() < 20, "{never:?}");
    assert!(rare.iter().any(|name| never.contains(name)), "{never:?}");
}

#[test]
fn every_kind_has_words() {
    let words = std::fs::read_to_string("clauses/rehearsal/steps.md").unwrap();
    for kind in StepKind::ALL {
        assert!(words.contains(&format!("s.kind == \"{kind}\"")), "no words for {kind}");
    }
}

#[test]
fn a_report_is_whole_sentences() {
    for deal in [complete().to_string(), SMALL.to_owned()] {
        let check = |ground: &str, text: &str| {
            for wrong in ["..", " .", " ,", ",.", ":.", ". .", "{{", "{%", "for .", "of .", "null", "the the", "1 days"]
            {
                let at = text.find(wrong).map(|at| &text[text.floor_char_boundary(at.saturating_sub(80))..][..120]);
                assert!(at.is_none(), "`{wrong}` in {ground}: {at:?}");
            }
        };
        rehearsed(&deal, "markdown", check);
        let table = ask(&deal, &ExitQuestion::Matrix, "markdown");
        check("the table", text(&table).unwrap());
    }
}

/// Some parts of the exit clause set a time where the deal sets none, and the rehearsal reckons with it.
#[test]
fn the_default_of_the_exit_clause_is_thirty_days() {
    for clause in ["marks", "confidential-information", "prepayment", "refunds", "fees", "tail", "security"] {
        let words = std::fs::read_to_string(format!("clauses/exit/{clause}.md")).unwrap();
        assert!(words.contains("within 30 days"), "{clause} has another default: mend DEFAULT_DAYS as well");
    }
}

/// What is open has no date, and is said to be open.
#[test]
fn an_open_point_leaves_a_gap() {
    let open =
        LARGE.replacen("notice   = \"6 months\"", "notice   = { tbd = \"the board decides\", owner = \"harbor\" }", 1);
    assert_ne!(open, LARGE);
    let output = ask(&open, &rehearse("convenience", "2029-11-30"), "markdown");
    let text = text(&output).unwrap_or_else(|| panic!("{}", findings(&output))).replace('\\', "");
    assert!(text.contains("[open: Harbor]") && text.contains("not known"), "{text}");
    assert!(!text.contains("the board decides"), "what is to be settled is our own note");
}
