//! What moved between two deals, as the two reports tell it: ours, and one that may leave the house.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::path::Path;

use common::marks::{PRIVATE, is_private, marked};
use common::{LARGE, Memory, SMALL, page_text, word_text};
use prenup::diag::{Style, emit};
use prenup::pipeline::{self, Audience, DealFiles, Diff, DiffRequest, RedlineRequest, ReportForm};

const FORMS: [&str; 5] = ["text", "markdown", "html", "docx", "json"];

fn compared(old: &str, new: &str, audience: Audience, form: &str) -> Diff {
    let world = Memory::with(&[("a/canary-old.toml", old), ("b/canary-new.toml", new)]);
    let [old, new] = ["a/canary-old.toml", "b/canary-new.toml"].map(|path| DealFiles::from(Path::new(path)));
    let written = ReportForm::from_name(form).unwrap();
    let found = pipeline::diff(&world, DiffRequest { old, new, audience, written, today: None }).unwrap();
    for (findings, sources) in [(&found.old.0, &found.old.1), (&found.report.findings, &found.report.sources)] {
        assert!(!findings.has_errors(), "{}", emit(findings, sources, Style::Short));
    }
    found
}

/// The bytes of a report.
fn bytes(old: &str, new: &str, audience: Audience, form: &str) -> Vec<u8> {
    let found = compared(old, new, audience, form);
    let [file] = <[_; 1]>::try_from(found.report.files).unwrap();
    assert_eq!(file.audience, audience);
    file.bytes
}

fn text(old: &str, new: &str, audience: Audience, form: &str) -> String {
    let bytes = bytes(old, new, audience, form);
    match form {
        "docx" => word_text::everything(&bytes),
        "html" => page_text::text(std::str::from_utf8(&bytes).unwrap()),
        _ => String::from_utf8(bytes).unwrap(),
    }
}

fn has_canary(text: &str) -> bool {
    text.to_ascii_uppercase().contains("CANARY")
}

/// Two states of a complete deal with canaries in all that is private, and with an open point whose task is one.
fn states() -> [(String, Vec<String>); 2] {
    ["OLD", "NEW"].map(|state| {
        let (mut deal, marks) = marked(is_private, |number| format!("CANARY{state}{number:04}"));
        for (number, row) in deal["private"]["walk-away"].as_array_mut().unwrap().iter_mut().enumerate() {
            row["id"] = format!("canary-{state}-{number}").to_lowercase().into();
        }
        let point = format!("x = {{ tbd = \"CANARY{state}9998\", owner = \"CANARY{state}9999\", by = 2027-01-15 }}");
        deal["terms"]["law"] = point.parse::<toml::Table>().unwrap()["x"].clone();
        deal["deal"]["summary"] = format!("The {state} summary").into();
        (deal.to_string(), marks.into_iter().map(|mark| mark.text).collect())
    })
}

/// The same without private tables, and with the task that the other side never sees left to itself.
fn less_private(deal: &str) -> String {
    let mut deal: toml::Table = deal.parse().unwrap();
    for table in PRIVATE {
        deal.remove(table).unwrap();
    }
    deal["terms"]["law"]["tbd"] = "something else".into();
    deal["terms"]["law"].as_table_mut().unwrap().remove("owner");
    deal.to_string()
}

#[test]
fn a_shared_report_tells_nothing_private() {
    let [(old, _), (new, _)] = states();
    for form in FORMS {
        let told = text(&old, &new, Audience::Shared, form);
        assert!(told.contains("The NEW summary"), "{form} was not read");
        assert!(!has_canary(&told), "{form}: {told}");
        let less = bytes(&less_private(&old), &less_private(&new), Audience::Shared, form);
        assert!(bytes(&old, &new, Audience::Shared, form) == less, "{form} depends on what is private");
    }
}

/// The other direction: what is private and moved is in our own report, as it was and as it is.
#[test]
fn our_report_tells_all_that_is_private() {
    let [(old, were), (new, are)] = states();
    for form in FORMS {
        let told = text(&old, &new, Audience::Private, form);
        // A table in columns breaks long words at its own places, and Markdown escapes nothing in a canary.
        let told: String = if form == "text" { told.split_whitespace().collect() } else { told };
        let lost: Vec<&String> = were.iter().chain(&are).filter(|mark| !told.contains(*mark)).collect();
        assert!(lost.is_empty(), "{form} does not tell {lost:?}");
        for task in ["CANARYOLD9998", "CANARYNEW9999"] {
            assert!(told.contains(task), "{form} does not tell {task}");
        }
    }
}

/// What only the private tables say is no difference for the other side.
#[test]
fn what_is_private_makes_no_difference_for_the_other_side() {
    let new = SMALL.replace("ideal = \"10%\"", "ideal = \"11%\"");
    assert_ne!(new, SMALL);
    for (audience, differs) in [(Audience::Shared, false), (Audience::Private, true)] {
        assert_eq!(compared(SMALL, &new, audience, "markdown").differs, differs);
        assert!(!compared(SMALL, SMALL, audience, "markdown").differs);
    }
}

/// The names of wordings are ours, and that the words are others is both sides'.
#[test]
fn another_wording_is_told_by_name_to_us_alone() {
    let new = format!("{LARGE}\n[wording]\n\"terms/confidentiality\" = \"short\"\n");
    let (both, ours) = (text(LARGE, &new, Audience::Shared, "json"), text(LARGE, &new, Audience::Private, "json"));
    assert!(both.contains("\"reworded\": [\n") && !both.contains("short"), "{both}");
    assert!(ours.contains("\"now\": \"short\""), "{ours}");
    assert!(compared(LARGE, &new, Audience::Shared, "text").differs);
}

/// Terms stand under the clause that prints them first, and a clause that went is told with the reason.
#[test]
fn terms_are_told_in_the_order_of_the_documents() {
    let kept =
        |line: &&str| !["[pilot]", "scope ", "length ", "gates ", "triggers "].iter().any(|key| line.starts_with(key));
    let new: Vec<&str> = SMALL.lines().filter(kept).collect();
    let new = new.join("\n").replace("notice = \"30 days\"", "notice = \"45 days\"");
    let told = text(SMALL, &new, Audience::Private, "markdown");
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("`{words}` is not in {told}"));
    let order = ["| Pilot: length |", "+15 days", "Went", "**New:**", "“no-customer-validation”", "canary-old.toml:"];
    let places: Vec<usize> = order.map(at).to_vec();
    assert!(places.is_sorted(), "{places:?} {told}");
    assert_eq!(told.matches("**Term Sheet: Term and exit**").count(), 1, "{told}");
}

/// The redline of a document, and whether it marks anything.
fn redline(old: &str, new: &str, document: &str) -> (String, Audience, bool) {
    let world = Memory::with(&[("a/old.toml", old), ("b/new.toml", new)]);
    let [old, new] = ["a/old.toml", "b/new.toml"].map(|path| DealFiles::from(Path::new(path)));
    let written = ReportForm::from_name("markdown").unwrap();
    let found = pipeline::redline(&world, RedlineRequest { old, new, document, written, today: None }).unwrap();
    let [file] = <[_; 1]>::try_from(found.report.files).unwrap();
    (String::from_utf8(file.bytes).unwrap(), file.audience, found.differs)
}

#[test]
fn a_redline_marks_what_changed_and_nothing_else() {
    let (same, audience, differs) = redline(LARGE, LARGE, "exit-clause");
    assert!(!differs && audience == Audience::Shared && !same.contains("~~") && !same.contains("**"), "{same}");
    let new = LARGE.replace("{ dismissal = \"90 days\" }", "{ dismissal = \"75 days\" }");
    assert_ne!(new, LARGE);
    let (marked, _, differs) = redline(LARGE, &new, "exit-clause");
    assert!(differs && marked.contains("~~90~~ **75** days"), "{marked}");
    let unmarked = marked.replace("~~90~~ **75** days", "90 days");
    assert_eq!(unmarked, same, "only the changed words are marked");
}

#[test]
fn a_redline_of_a_shared_document_tells_nothing_private() {
    let [(old, _), (new, _)] = states();
    let (told, audience, differs) = redline(&old, &new, "joint-business-plan");
    assert!(audience == Audience::Shared && differs && !has_canary(&told), "{told}");
    assert_eq!(redline(&less_private(&old), &less_private(&new), "joint-business-plan").0, told);
    let (told, audience, _) = redline(&old, &new, "private-term-sheet");
    assert!(audience == Audience::Private && told.contains("~~CANARYOLD"), "{told}");
}
