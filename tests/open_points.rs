//! An open point may stand wherever a value does: it is read, printed, listed, and keeps a document from being final.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeSet;

use common::marks::complete;
use common::schema::{Field, Kind, Schema, value_at};
use common::{findings, render};
use prenup::deal;
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::pipeline::Request;
use prenup::spec::{self, Spec};

/// Values that must be known, with the reason.
const KNOWN: [(&str, &str); 8] = [
    ("parties.*.name", "the parties are told apart by it"),
    ("parties.*.short", "the parties are told apart by it"),
    ("commitments.minimums[].shortfall[].below", "it orders the ladder, and a trigger names the step by it"),
    ("exit.survival[].term", "it says where the deal has the part"),
    ("lints.*.because", "a rule is not let pass for a reason that is still to be found"),
    ("private.walk-away[].when", "a condition that is still to be found is said in words"),
    ("private.positions[].term", "it says what the position is on"),
    ("exit.triggers[].event.missed-minimum.below", "it says which step of the ladder gives the right"),
];

/// Counts that must be known: other rows are counted by them, or the form of a sentence hangs on them.
const COUNTED: [&str; 16] = [
    "commitments.minimums[].schedule[].year",
    "commitments.minimums[].shortfall[].repeated.out-of",
    "commitments.minimums[].shortfall[].repeated.times",
    "commitments.minimums[].to-agree.from-year",
    "exit.fees[].by-year[].year",
    "exit.renewal.times",
    "exit.tail[].quarters",
    "exit.tail[].shorter[].quarters",
    "exit.tail[].steps[].from-quarter",
    "exit.triggers[].event.missed-minimum.repeated.out-of",
    "exit.triggers[].event.missed-minimum.repeated.times",
    "governance.escalation[].level",
    "governance.forums[].seats.*",
    "marketing.budget[].year",
    "spec-version",
    "terms.disputes.arbitration.arbitrators",
];

/// Whether a field holds words, a count, a date, a sum, an amount, a share or a time.
fn is_value(field: &Field, deal: &mut toml::Table) -> bool {
    let is_date = value_at(deal, &field.place).is_datetime();
    let is_number = value_at(deal, &field.place).is_integer();
    is_number
        || is_date
        || field.kind == Kind::Text
        || matches!(&field.kind, Kind::Typed(name) if name != "id" && name != "currency")
}

/// The fields of values that the complete deal has, less those inside a formula, which is open as a whole.
fn values() -> Vec<Field> {
    let mut deal = complete();
    let fields = Schema::of_spec().fields(&deal);
    let formulas: Vec<Vec<String>> = fields
        .iter()
        .filter(|field| field.stated && field.kind == Kind::Inner)
        .map(|field| field.place.clone())
        .collect();
    let in_formula =
        |field: &Field| formulas.iter().any(|of| field.place.len() > of.len() && field.place.starts_with(of));
    let values = fields.into_iter().filter(|field| is_value(field, &mut deal) && !in_formula(field));
    values.collect()
}

#[test]
fn every_value_may_be_open() {
    let closed: BTreeSet<String> = values().into_iter().filter(|field| !field.stated).map(|field| field.name).collect();
    let known = KNOWN.iter().map(|(name, _)| *name).chain(COUNTED);
    let known: BTreeSet<String> = known.map(str::to_owned).collect();
    assert_eq!(closed, known, "make it a `Stated`, or say in KNOWN why not");
}

/// Each by itself, in a deal of which all else is known.
#[test]
fn an_open_point_in_place_of_any_value_is_read_and_listed() {
    let mut names = BTreeSet::new();
    for field in values().into_iter().filter(|field| field.stated) {
        let mut deal = complete();
        let before = open_in(&deal).len();
        *value_at(&mut deal, &field.place) =
            toml::Value::Table("tbd = \"somebody asks\"\nowner = \"harbor\"\nby = 2026-12-10".parse().unwrap());
        let open = open_in(&deal);
        let is_there = open.iter().any(|path| {
            path.replace(['[', ']'], ".").replace("..", ".").trim_end_matches('.') == field.place.join(".")
        });
        assert!(open.len() == before + 1 && is_there, "`{}` is not listed: {open:?}", field.name);
        names.insert(field.name);
    }
    assert!(names.len() > 60, "only {names:?}");
}

/// The paths of the open points of a deal that has no error.
fn open_in(deal: &toml::Table) -> Vec<String> {
    let (mut sources, mut found) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", deal.to_string());
    let read = spec::read::<Spec>(file, &mut sources, &mut found)
        .and_then(|(spec, places)| deal::resolve(spec, places, &sources, &mut found));
    let read = read.unwrap_or_else(|| panic!("{}", emit(&found, &sources, Style::Short)));
    let places = &read.places;
    let open = places.open_points().iter().chain(places.private_open_points());
    open.map(|(path, _)| path.to_string()).collect()
}

/// Every value at once: what prints is a document all the same, and final it cannot be.
#[test]
fn a_deal_of_which_every_value_is_open() {
    let mut deal = complete();
    for field in values().into_iter().filter(|field| field.stated) {
        *value_at(&mut deal, &field.place) = toml::Value::Table("tbd = \"somebody asks\"".parse().unwrap());
    }
    let request = Request { formats: vec!["markdown".to_owned()], ..Request::default() };
    let output = render(&deal.to_string(), &request);
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    for file in &output.files {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains("\\[open\\]") || text.contains("[open]"), "{} has no open point", file.name);
    }
    let output = render(&deal.to_string(), &Request { is_final: true, ..request });
    let stopped = output.findings.iter().filter(|finding| finding.id == "open-point").count();
    // What is open for our own side alone stops no document that both sides sign.
    let shared = open_in(&deal).iter().filter(|path| !path.starts_with("private.")).count();
    assert!(output.files.is_empty() && stopped == shared && stopped > 60, "{stopped} of {shared}");
    assert!(output.findings.iter().all(|finding| finding.id != "open-point" || finding.span.is_some()));
}
