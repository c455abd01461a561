//! Pages that describe the program are made of it, and stay equal to it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

#[path = "docs/clauses.rs"]
mod clauses;
mod common;
#[path = "docs/coverage.rs"]
mod coverage;
#[path = "common/press.rs"]
mod press;
#[path = "docs/rules.rs"]
mod rules;
#[path = "docs/spec.rs"]
mod spec;
#[path = "common/trace.rs"]
mod trace;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use trace::Traces;

static TRACES: LazyLock<Traces> = LazyLock::new(Traces::of_complete_deal);

/// A page is what the program makes it. What it should be is written beside the build, for a person to read and to take.
#[track_caller]
fn is_current(page: &str, made: &str) {
    let there = std::fs::read_to_string(page).unwrap_or_default();
    if there == made {
        return;
    }
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(Path::new(page).file_name().unwrap());
    std::fs::write(&new, made).unwrap();
    let line = there.lines().zip(made.lines()).position(|(there, made)| there != made);
    let line = line.unwrap_or(there.lines().count().min(made.lines().count())) + 1;
    let new = new.display();
    panic!("{page} is not current from line {line} on.\nRead   diff {page} {new}\nThen   cp {new} {page}");
}

#[test]
fn the_reference_of_the_spec_is_current() {
    is_current("docs/spec.md", &spec::page(&TRACES));
}

#[test]
fn every_term_of_the_yardstick_has_a_place_and_words() {
    let wrong = coverage::faults(&TRACES);
    assert!(wrong.is_empty(), "in tests/docs/yardstick.toml:\n{}", wrong.join("\n"));
    is_current("docs/coverage.md", &coverage::page(&TRACES));
}

#[test]
fn the_list_of_clauses_is_current() {
    is_current("docs/clauses.md", &clauses::page(&TRACES));
}

#[test]
fn the_format_of_the_library_names_every_key() {
    let page = std::fs::read_to_string("docs/clauses-format.md").unwrap();
    let rows: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next()).collect();
    let named: BTreeSet<String> =
        rows.iter().flat_map(|row| row.split(", ")).map(|key| format!("`{}`", key.trim_matches('`'))).collect();
    assert_eq!(named, clauses::known_keys());
}

#[test]
fn the_page_of_the_rules_is_current() {
    is_current("docs/rules.md", &rules::page());
}

/// A link within the page leads to a heading, named as GitHub names it.
#[test]
fn links_lead_somewhere() {
    let page = std::fs::read_to_string("docs/spec.md").unwrap();
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | ' ');
    let headings: BTreeSet<String> = page
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.trim_start_matches(['#', ' ']).to_lowercase().chars().filter(is_kept).collect::<String>())
        .map(|heading| heading.replace(' ', "-"))
        .collect();
    let links: Vec<&str> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 50 && headings.len() > 50);
    let lost: Vec<&&str> = links.iter().filter(|link| !headings.contains(**link)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn the_schema_file_is_current() {
    is_current("docs/deal.schema.json", &prenup::pipeline::spec_schema());
}
