//! Every word of a deal spec is printed: a mark of its own in each text field, looked for in the documents.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::marks::{complete, is_private_name, marked};
use common::schema::{Field, Schema, value_at};
use common::{all_markdown, all_texts};
use prenup::spec::{Date, Duration, Unit};

const SHARED: [&str; 3] = ["term-sheet.md", "joint-business-plan.md", "exit-clause.md"];

/// The other formats that show what Markdown shows.
const OTHERS: [&str; 2] = ["html", "docx"];

/// Text that no document prints, each with its reason.
const UNPRINTED: [(&str, &str); 0] = [];

/// Fields that only a formula within a formula, or another form of it, has.
fn is_formula(name: &str) -> bool {
    const LENGTHS: [&str; 6] = [
        "exit.wind-down.length.",
        "exit.wind-down.sell-off.",
        "exit.wind-down.customers.access.",
        "exit.wind-down.customers.support.",
        "exit.wind-down.continuing.length.",
        "exit.survival[].for.",
    ];
    LENGTHS.iter().any(|length| name.starts_with(length))
}

#[test]
fn the_complete_deal_has_every_field_of_the_schema() {
    let schema = Schema::of_spec();
    let there: BTreeSet<String> = schema.fields(&complete()).into_iter().map(|field| field.name).collect();
    let names = schema.names();
    let missing: Vec<&String> = names.iter().filter(|name| !name.is_empty() && !there.contains(*name)).collect();
    let missing: Vec<&&String> = missing.iter().filter(|name| !is_formula(name)).collect();
    assert!(names.len() > 300 && missing.is_empty(), "say these in tests/common/more/*.toml: {missing:?}");
}

#[test]
fn every_text_is_printed() {
    let (deal, marks) = marked(|_| true, |number| format!("sentinel{number:04}"));
    assert!(marks.len() > 200, "the schema was not read");
    let documents: BTreeMap<String, String> =
        all_texts(&deal.to_string()).into_iter().map(|(name, text)| (name, text.to_lowercase())).collect();
    let mut lost = Vec::new();
    for mark in &marks {
        let holds = |name: &str| documents[name].contains(&mark.text);
        for document in SHARED.into_iter().chain(["private-term-sheet.md"]) {
            for ending in OTHERS {
                let other = document.replace(".md", &format!(".{ending}"));
                assert_eq!(holds(&other), holds(document), "`{}` in {other}", mark.name);
            }
        }
        let shared = SHARED.into_iter().any(holds);
        let unprinted = UNPRINTED.iter().any(|(name, _)| *name == mark.name);
        let is_private = is_private_name(&mark.name);
        assert!(!(is_private && shared), "`{}` is in a shared document", mark.name);
        let printed = if is_private { holds("private-term-sheet.md") } else { shared };
        if printed == unprinted {
            lost.push(format!("`{}`{}", mark.name, if printed { " is printed after all" } else { "" }));
        }
    }
    assert!(lost.is_empty(), "no document prints:\n{}", lost.join("\n"));
}

/// An open point may stand wherever a value that the parties agree on stands, and nobody overlooks it. What we still have
/// to do about it is our own business; who and by when is both sides'. The Effective Date stays: all other dates hang on it.
#[test]
fn every_open_point_is_printed() {
    let mut deal = complete();
    deal["private"].as_table_mut().unwrap().remove("positions");
    let is_open = |field: &Field| field.stated && field.name != "deal.effective";
    let fields: Vec<Field> = Schema::of_spec().fields(&deal).into_iter().filter(is_open).collect();
    // A value that may be open can hold others that may be: the inner ones first, then the outer ones in another deal.
    let holds_another =
        |outer: &Field| fields.iter().any(|inner| inner.place != outer.place && inner.place.starts_with(&outer.place));
    let (outer, inner): (Vec<Field>, Vec<Field>) = fields.iter().cloned().partition(holds_another);
    assert!(!outer.is_empty() && inner.len() > 80, "the schema was not read");
    let lost: Vec<String> =
        [inner, outer].into_iter().flat_map(|fields| lost_open_points(deal.clone(), fields)).collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn lost_open_points(mut deal: toml::Table, fields: Vec<Field>) -> Vec<String> {
    let mut marks = Vec::new();
    for field in fields {
        let days = Duration::new(u32::try_from(marks.len()).unwrap() + 1, Unit::Day).unwrap();
        let by = Date::new(2040, 1, 1).unwrap().plus(&days).unwrap();
        let task = format!("sentinel{:04}", marks.len());
        let point: toml::Table = format!("tbd = \"{task}\"\nby = {}", by.iso()).parse().unwrap();
        *value_at(&mut deal, &field.place) = point.into();
        marks.push((field.name, task, format!("[open: {by}]")));
    }
    let documents = all_markdown(&deal.to_string());
    let mut lost = Vec::new();
    for (name, task, bracket) in &marks {
        // Before a colon a bracket is escaped, lest it reads as the start of a link.
        let text = |document: &str| documents[document].to_lowercase().replace("\\]:", "]:");
        let holds = |document: &str, words: &str| text(document).contains(&words.to_lowercase());
        let shared = SHARED.into_iter().any(|document| holds(document, bracket));
        if is_private_name(name) {
            if shared || !holds("private-term-sheet.md", bracket) {
                lost.push(format!("`{name}` is in a shared document, or not in our own"));
            }
        } else if !shared {
            lost.push(format!("`{name}` is in no shared document"));
        }
        if SHARED.into_iter().any(|document| holds(document, task)) {
            lost.push(format!("a shared document tells our task on `{name}`"));
        }
        if !holds("private-term-sheet.md", task) {
            lost.push(format!("`{name}` is not in our list"));
        }
    }
    lost
}
