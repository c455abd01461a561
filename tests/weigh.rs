//! An offer weighed: the report is ours alone, holds all that we wrote down, and comes out the same each time.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::path::{Path, PathBuf};

use common::marks::{is_private, marked};
use common::program::Folder;
use common::{LARGE, Memory, findings, page_text, plain, word_text};
use prenup::pipeline::{self, Audience, DealFiles, Output, ReportForm};
use prenup::view::{PrivateView, SharedView};

const OFFER: &str = include_str!("../examples/harbor-meridian/offers/2026-10-12-meridian.toml");
const SECOND: &str = include_str!("../examples/harbor-meridian/offers/2026-11-09-meridian.toml");
const THIRD: &str = include_str!("../examples/harbor-meridian/offers/2026-11-23-meridian.toml");

fn world(deal: &str, offer: &str) -> Memory {
    Memory::with(&[("deal.toml", deal), ("one.toml", offer), ("two.toml", SECOND), ("three.toml", THIRD)])
}

fn form(name: &str) -> ReportForm {
    ReportForm::from_name(name).unwrap()
}

fn weigh(deal: &str, offer: &str, format: &str) -> (Output, bool) {
    let deal_files = DealFiles::from(Path::new("deal.toml"));
    let weighing = pipeline::weigh(&world(deal, offer), deal_files, Path::new("one.toml"), form(format), None).unwrap();
    (weighing.report, weighing.is_past)
}

fn history(deal: &str, offers: &[&str], format: &str) -> (Output, bool) {
    let (deal_files, offers) = (DealFiles::from(Path::new("deal.toml")), offers.iter().map(PathBuf::from));
    let offers: Vec<PathBuf> = offers.collect();
    let weighing = pipeline::weigh_history(&world(deal, OFFER), deal_files, &offers, form(format), None).unwrap();
    (weighing.report, weighing.is_past)
}

fn bytes(output: &Output) -> &[u8] {
    assert!(!output.findings.has_errors(), "{}", findings(output));
    assert_eq!(output.files.len(), 1);
    assert_eq!(output.files[0].audience, Audience::Private);
    &output.files[0].bytes
}

fn text(output: &Output, format: &str) -> String {
    let bytes = bytes(output);
    match format {
        "docx" => word_text::text(bytes),
        "html" => page_text::text(std::str::from_utf8(bytes).unwrap()),
        "markdown" => plain::text(std::str::from_utf8(bytes).unwrap()),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(bytes(output)).unwrap()
}

/// Every field of a position and of a condition, each with a word of its own. As data all are there; a document gives the
/// reasons of what is not good enough, and of conditions that may be met.
#[test]
fn all_that_we_wrote_down_of_a_position_is_in_the_report() {
    let (deal, marks) = marked(is_private, |number| format!("CANARY{number:04}"));
    let deal = deal.to_string();
    let of = |table: &str| -> Vec<String> {
        let mine = |name: &str| name.starts_with(table) && name.rsplit('.').next() != Some("id");
        marks.iter().filter(|mark| mine(&mark.name)).map(|mark| mark.text.clone()).collect()
    };
    let (positions, conditions) = (of("private.positions"), of("private.walk-away"));
    assert!(positions.len() >= 3 && conditions.len() >= 2, "the schema of the private table was not read");
    let offer = "[[money.fees]]\nid = \"revenue-share\"\nrate = \"30%\"\n";
    let report = json(&weigh(&deal, offer, "json").0)["weigh"].clone();
    for mark in positions.iter().chain(&conditions) {
        assert!(report.to_string().contains(mark), "{mark} is not in the data");
    }
    let rows = report["positions"].as_array().unwrap();
    let unsettled: String = rows.iter().filter(|row| row["is_unsettled"] == true).map(ToString::to_string).collect();
    let rows = report["conditions"].as_array().unwrap();
    let not_clear: String = rows.iter().filter(|row| row["state"] != "clear").map(ToString::to_string).collect();
    let printed: Vec<&String> = positions
        .iter()
        .chain(&conditions)
        .filter(|mark| unsettled.contains(*mark) || not_clear.contains(*mark))
        .collect();
    for format in ["text", "markdown", "html", "docx"] {
        let text = text(&weigh(&deal, offer, format).0, format).to_lowercase();
        for mark in &printed {
            assert!(text.contains(&mark.to_lowercase()), "{mark} is not in the report as {format}");
        }
    }
}

/// The other way round: no shared document and no shared report has a place for it, whatever a template asks for.
#[test]
fn nothing_of_it_has_a_place_in_what_is_shared() {
    let shared = schemars::schema_for!(SharedView).to_value().to_string();
    let private = schemars::schema_for!(PrivateView).to_value().to_string();
    for name in ["WeighView", "HistoryView", "WeighedView", "walk_away", "is_unsettled"] {
        assert!(private.contains(name) && !shared.contains(name), "{name}");
    }
    let folder = Folder::with(LARGE);
    folder.write(
        "clauses/terms/law.md",
        "+++\ntitle = \"Law\"\naudience = \"shared\"\nnote = \"x\"\n+++\n\
         {% if private_report.weigh %}{{ private_report.weigh.offer }}{% endif %}\n",
    );
    folder.write("offer.toml", OFFER);
    let ran = folder.run(&["weigh", "deal.toml", "--offer", "offer.toml"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stderr.contains("clauses/terms/law.md") && ran.stderr.contains("private_report"), "{}", ran.stderr);
    assert!(ran.stdout.is_empty(), "{}", ran.stdout);
}

/// Reports do not become papers of the deal.
#[test]
fn render_writes_no_report() {
    let output = common::render(
        LARGE,
        &pipeline::Request { formats: vec!["markdown".to_owned()], ..pipeline::Request::default() },
    );
    let names: Vec<&str> = output.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["exit-clause.md", "joint-business-plan.md", "private-term-sheet.md", "term-sheet.md"]);
}

/// What is ours in an offer is an error, and is not printed on the way.
#[test]
fn a_private_value_in_an_offer_is_refused_and_not_shown() {
    let offer = "[private]\nideal = \"CANARY\"\n[[private.positions]]\nterm = \"deal.term\"\nideal = \"CANARY\"\n";
    let (output, is_past) = weigh(LARGE, offer, "text");
    let said = findings(&output);
    assert!(said.contains("private-in-offer") && !said.contains("CANARY"), "{said}");
    assert!(output.files.is_empty() && !is_past);
}

#[cfg(unix)]
#[test]
fn a_report_is_written_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(LARGE);
    folder.write("offer.toml", OFFER);
    for (format, file) in [("text", "a.txt"), ("markdown", "a.md"), ("json", "a.json"), ("html", "a.html")] {
        let ran = folder.run(&["weigh", "deal.toml", "--offer", "offer.toml", "--format", format, "--out", file]);
        assert_eq!((ran.status, ran.stdout.as_str()), (1, format!("wrote {file}\n").as_str()), "{ran:?}");
        let mode = std::fs::metadata(folder.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
        let ran = folder.run(&["weigh", "deal.toml", "--history", "offer.toml", "-f", format, "-o", file]);
        assert_eq!(ran.status, 1, "{ran:?}");
        let mode = std::fs::metadata(folder.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

/// Each says on each page for whom it is.
#[test]
fn every_report_is_marked() {
    for format in ["text", "markdown", "html", "docx"] {
        let is_marked = |output: &Output| {
            let text = text(output, format);
            assert!(text.contains("Private to the team of Harbor. Do not forward or show."), "{format}: {text}");
        };
        is_marked(&weigh(LARGE, OFFER, format).0);
        is_marked(&history(LARGE, &["one.toml"], format).0);
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    for format in ["text", "markdown", "json", "html", "docx"] {
        assert_eq!(bytes(&weigh(LARGE, OFFER, format).0), bytes(&weigh(LARGE, OFFER, format).0), "{format}");
    }
}

#[test]
fn only_the_last_offer_decides_how_a_history_ends() {
    let [first, second, third] = ["one.toml", "two.toml", "three.toml"];
    assert!(history(LARGE, &[third, second, first], "json").1);
    let (output, is_past) = history(LARGE, &[first, second, third], "json");
    assert!(!is_past);
    let history = &json(&output)["history"];
    assert_eq!(history["offers"], serde_json::json!(["one", "two", "three"]));
    // Worst first by the last offer, and each row by the offers in the order given.
    let row = &history["positions"][0];
    assert_eq!(row["path"], "commitments.minimums.net-revenue.schedule.1.amount");
    let verdicts: Vec<&str> =
        row["said"].as_array().unwrap().iter().filter_map(|said| said["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["past-walk-away", "between", "between"]);
    let units: Vec<u64> = row["bars"].as_array().unwrap().iter().filter_map(|bar| bar["units"].as_u64()).collect();
    assert_eq!(units.iter().map(|unit| unit / units[2]).collect::<Vec<_>>(), [2, 1, 1, 0, 1, 1]);
    assert_eq!(row["moved"], serde_json::json!({ "how": "closer", "by": "USD 600,000", "in_points": false }));
}

/// Two offers of one file name in two folders are told apart.
#[test]
fn offers_are_called_by_their_files() {
    let folder = Folder::with(LARGE);
    folder.write("a/offer.toml", OFFER);
    folder.write("b/offer.toml", SECOND);
    let ran = folder.run(&["weigh", "deal.toml", "--history", "a/offer.toml", "b/offer.toml", "-f", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["history"]["offers"], serde_json::json!(["a/offer.toml", "b/offer.toml"]));
}

/// A draft that is past our own line is what would be signed, though the offer does not speak of it.
#[test]
fn a_draft_past_our_line_is_past_it_though_the_offer_is_silent() {
    let draft = LARGE.replace("amount     = \"USD 600k\"", "amount     = \"USD 200k\"");
    assert_ne!(draft, LARGE);
    let (output, is_past) = weigh(&draft, THIRD.split("[[commitments.prepayments]]").next().unwrap(), "json");
    let first = &json(&output)["weigh"]["positions"][0];
    assert_eq!(
        (first["verdict"].as_str(), first["standing"].as_str()),
        (Some("not-addressed"), Some("past-walk-away"))
    );
    assert!(is_past);
}

#[test]
fn what_an_offer_brings_in_and_what_it_settles() {
    let (output, is_past) = weigh(LARGE, THIRD, "json");
    let rules = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    let report = json(&output)["weigh"].clone();
    assert!(!is_past);
    assert!(rules(&report["gained"]).contains(&"exclusivity-in-pilot".to_owned()), "{report}");
    // The other way round, the same finding is settled.
    let without = LARGE.replace("while     = { minimum = \"net-revenue\", at-least = \"75%\" }\n", "");
    let without = without.replace("  { below = \"75%\", effect = \"lose-exclusivity\" },\n", "");
    assert!(without.lines().count() + 2 == LARGE.lines().count());
    let offer = "[[exclusivity]]\nid = \"uk-ireland\"\nwhile = { minimum = \"net-revenue\", at-least = \"75%\" }\n";
    let report = json(&weigh(&without, offer, "json").0)["weigh"].clone();
    assert!(rules(&report["gained"]).is_empty());
    assert!(rules(&report["cured"]).contains(&"exclusivity-in-pilot".to_owned()), "{report}");
}

/// What a hint tells to write stands in the report letter for letter: a single word in quotes, and nothing in backticks.
#[test]
fn a_hint_is_printed_in_words() {
    let report = text(&weigh(LARGE, THIRD, "text").0, "text");
    let (_, brings_in) = report.split_once("The offer brings this in:").unwrap();
    let brings_in = brings_in.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        brings_in.contains("What to do: add from = \"the day after the last gate is passed\", or while"),
        "{report}"
    );
    assert!(!report.contains('`'), "{report}");
}

/// The large example with a condition that a program can answer, and an offer that is past no line of ours.
fn with_condition(when: &str) -> String {
    let row = format!("[[private.walk-away]]\nid = \"told\"\nwhen = \"{when}\"\nbecause = \"CANARY reason\"\n\n");
    let deal = LARGE.replacen("[[private.walk-away]]\n", &format!("{row}[[private.walk-away]]\n"), 1);
    assert_ne!(deal, LARGE);
    deal
}

#[test]
fn a_condition_is_answered_for_the_deal_with_the_offer() {
    let deal = with_condition("commitments.prepayments.launch_prepayment.amount < money('USD 500k')");
    let (output, is_past) = weigh(&deal, THIRD, "json");
    let report = json(&output)["weigh"].clone();
    assert!(is_past, "though it is past no line: {}", report["counts"]);
    assert_eq!((report["tripped"].as_u64(), report["counts"]["past_walk_away"].as_u64()), (Some(1), Some(0)));
    assert_eq!(report["conditions"][0]["state"], "tripped");
    assert!(!report["gained"].to_string().contains("walk-away"), "a condition is not said twice: {}", report["gained"]);
    for format in ["text", "markdown", "html", "docx"] {
        assert!(text(&weigh(&deal, THIRD, format).0, format).contains("CANARY reason"), "{format}");
    }
    // By the same condition the last offer of several is past where we leave.
    let (output, is_past) = history(&deal, &["one.toml", "three.toml"], "json");
    assert!(is_past);
    assert_eq!(json(&output)["history"]["past_terms"], 0);
    assert_eq!(json(&output)["history"]["tripped"][0]["because"], "CANARY reason");
}

#[test]
fn a_condition_that_is_not_met_or_cannot_be_told_does_not_end_the_talks() {
    let deal = with_condition("commitments.prepayments.launch_prepayment.amount < money('USD 400k')");
    for (offer, state) in [
        (THIRD, "clear"),
        ("[[commitments.prepayments]]\nid = \"launch-prepayment\"\namount = { tbd = \"their CFO\" }\n", "unknown"),
    ] {
        let (output, is_past) = weigh(&deal, offer, "json");
        assert_eq!((json(&output)["weigh"]["conditions"][0]["state"].as_str(), is_past), (Some(state), false));
    }
}
