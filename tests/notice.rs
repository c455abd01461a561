//! The letter that ends an alliance, what to say with it, and the exit in a calendar.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::marks::{complete, is_private, marked};
use common::{LARGE, Memory, SMALL, findings};
use prenup::pipeline::{self, Audience, ExitQuestion, Output, ReportForm};

fn question(ground: &str, on: &str, by: Option<&str>) -> ExitQuestion {
    ExitQuestion::Rehearse { ground: ground.to_owned(), on: on.to_owned(), by: by.map(str::to_owned), learnt: None }
}

fn form(name: &str) -> ReportForm {
    ReportForm::from_name(name).unwrap()
}

fn notice(deal: &str, question: &ExitQuestion, audience: Audience, form: ReportForm) -> Output {
    let world = Memory::with(&[("deal.toml", deal)]);
    pipeline::notice(&world, Path::new("deal.toml"), question, audience, (form, None)).unwrap()
}

fn exit(deal: &str, question: &ExitQuestion, form: ReportForm) -> Output {
    let world = Memory::with(&[("deal.toml", deal)]);
    pipeline::exit(&world, Path::new("deal.toml"), question, (form, None)).unwrap()
}

#[track_caller]
fn text(output: Output) -> String {
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    let [file] = output.files.try_into().unwrap();
    String::from_utf8(file.bytes).unwrap()
}

/// The letter as one line of words, whatever the width of the page.
fn letter(deal: &str, question: &ExitQuestion) -> String {
    text(notice(deal, question, Audience::Shared, form("text"))).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(letter: &str, words: &str) {
    assert!(letter.contains(words), "no “{words}” in:\n{letter}");
}

/// What a label of the exit clause is called where it is cited.
fn section(deal: &str, label: &str) -> String {
    let world = Memory::with(&[("deal.toml", deal)]);
    let clause = pipeline::documents(&world, Path::new("deal.toml"), &["exit-clause".to_owned()]).unwrap();
    clause[0].labels[label].text.clone()
}

#[test]
fn the_letter_says_what_the_clause_asks_of_it() {
    let letter = letter(LARGE, &question("convenience", "2029-03-01", Some("harbor")));
    says(&letter, &format!("Harbor ends the Agreement under {}", section(LARGE, "convenience")));
    says(&letter, "The End Date is 1 March 2029.");
    says(&letter, "Meridian Cloud plc, attention: Company Secretary, 8 Canal Row, London EC2A 4NE");
    says(&letter, "Courier with proof of delivery or e-mail");
    says(&letter, "counts as received 2 business days after dispatch");
    says(&letter, "That Section asks for no reason");
    says(&letter, "Harbor supports Joint Customers");
    says(&letter, "in person, within 10 business days after you receive this notice. Ines Calloway will call you");
    says(&letter, "does not withdraw this notice");
    says(&letter, "Name: Ines Calloway");
    assert!(!letter.contains("Notice of Default"), "{letter}");
}

#[test]
fn the_other_side_has_its_own_letter() {
    let letter = letter(LARGE, &question("convenience", "2029-03-01", Some("meridian")));
    says(&letter, "Meridian ends the Agreement under");
    says(&letter, "To Harbor Analytics, Inc., attention: General Counsel");
    says(&letter, "Tobias Renner will call you");
    says(&letter, "Name: Tobias Renner");
}

#[test]
fn a_default_is_named_with_what_is_still_to_be_written() {
    let letter = letter(LARGE, &question("material-breach", "2028-05-31", Some("harbor")));
    says(&letter, "(material breach)");
    says(&letter, "The facts that this Section requires are these: [open: what happened, and when].");
    says(&letter, "The Notice of Default was received on [open: day of receipt].");
    says(&letter, "not cured within the Cure Period");
}

/// What the deal does not know is an open point in brackets, or the default of the exit clause; nothing is left blank.
#[test]
fn nothing_is_left_blank() {
    let letter = letter(SMALL, &question("convenience", "2027-08-15", Some("fernlight")));
    says(&letter, "Date [open: date of dispatch]");
    says(&letter, "attention: Management, at its registered office");
    says(&letter, "Hand, courier with proof of delivery or registered post");
    says(&letter, "[open: name], who will call you");
    says(&letter, "Name: [open: who may act for Fernlight]");
    let mail = LARGE.replace("email     = \"legal.notices@meridian.example\"\n", "");
    let letter = self::letter(&mail, &question("convenience", "2029-03-01", Some("harbor")));
    says(&letter, "[open: no e-mail address for notices is stated]");
    let german = LARGE.replace("two-stage = true", "two-stage = true\nlanguage = \"German\"");
    assert_ne!(german, LARGE);
    let letter = self::letter(&german, &question("convenience", "2029-03-01", Some("harbor")));
    says(&letter, "[open: notices are given in German; translate this letter before it is sent]");
}

#[test]
fn an_end_without_a_letter_has_none() {
    let output = notice(LARGE, &question("expiry", "2030-01-31", None), Audience::Shared, form("text"));
    assert!(output.files.is_empty());
    assert!(findings(&output).contains("error[no-notice]"), "{}", findings(&output));
}

#[test]
fn nobody_prepares_the_talk_of_the_other_side() {
    let theirs = question("convenience", "2029-03-01", Some("meridian"));
    let output = notice(LARGE, &theirs, Audience::Private, form("text"));
    assert!(output.files.is_empty());
    assert!(findings(&output).contains("error[not-our-notice]"), "{}", findings(&output));
    let ours = question("convenience", "2029-03-01", Some("harbor"));
    let talk = text(notice(LARGE, &ours, Audience::Private, form("text")));
    for words in
        ["We are ending the alliance", "net data consumption per cloud customer", "Six own field", "by 30 August 2028"]
    {
        assert!(talk.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "no “{words}” in:\n{talk}");
    }
}

#[test]
fn nothing_private_is_in_the_letter_or_in_the_exit_calendar() {
    let (deal, marks) = marked(is_private, |number| format!("canary{number:04}"));
    assert!(marks.len() > 20, "the schema was not read");
    let (deal, ask) = (deal.to_string(), question("convenience", "2029-09-03", Some("harbor")));
    for name in ["text", "markdown", "html", "json"] {
        let letter = text(notice(&deal, &ask, Audience::Shared, form(name)));
        assert!(letter.contains("Harbor") && !letter.contains("canary"), "{name}");
        let report = text(exit(&deal, &ask, form(name)));
        assert!(report.contains("Harbor") && !report.contains("canary"), "{name}");
    }
    let calendar = text(exit(&deal, &ask, ReportForm::Calendar));
    assert!(calendar.contains("Harbor") && !calendar.replace("\r\n ", "").contains("canary"));
    // The talking points are ours, and do hold such matter.
    let talk = text(notice(&deal, &ask, Audience::Private, form("text")));
    assert!(talk.to_lowercase().contains("canary"), "{talk}");
}

/// Names and days of the events of a calendar file.
fn events(ics: &str) -> BTreeMap<String, String> {
    let unfolded = ics.replace("\r\n ", "");
    let value = |event: &str, name: &str| {
        let found = event.lines().find_map(|line| line.strip_prefix(name));
        found.map_or_else(|| panic!("{event}"), str::to_owned)
    };
    let all: Vec<&str> = unfolded.split("BEGIN:VEVENT").skip(1).collect();
    let events: BTreeMap<String, String> =
        all.iter().map(|event| (value(event, "UID:"), value(event, "DTSTART;VALUE=DATE:"))).collect();
    assert_eq!(events.len(), all.len(), "two entries of one name");
    events
}

#[test]
fn the_exit_in_a_calendar() {
    let file = text(exit(LARGE, &question("convenience", "2029-03-01", None), ReportForm::Calendar));
    let unfolded = file.replace("\r\n ", "");
    for words in [
        "DTSTART;VALUE=DATE:20280830\r\nDTEND;VALUE=DATE:20280831\r\nSUMMARY:Harbor: Send the Notice of Termination.",
        "SUMMARY:Both: The End Date: the last day on which the agreement is in force.",
        "SUMMARY:Both: Last day: Sell stock and prepaid rights\\, if wanted.",
    ] {
        assert!(unfolded.contains(words), "no “{words}” in:\n{unfolded}");
    }
    assert!(unfolded.contains("TRIGGER:-P14D"));
    assert!(file.lines().all(|line| line.len() <= 75));
    // Another day moves the entries, which keep their names.
    let later = text(exit(LARGE, &question("convenience", "2029-03-15", None), ReportForm::Calendar));
    let (before, after) = (events(&file), events(&later));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_ne!(before, after);
}

/// Every ground that works on a day has its letter, its talk, its calendar and its drawing.
#[test]
fn every_ground_has_all_its_papers() {
    let deal = complete().to_string();
    let triggers = complete()["exit"]["triggers"].as_array().unwrap().clone();
    let mut papers = 0;
    for ground in triggers.iter().map(|row| row["id"].as_str().unwrap()).chain(["convenience"]) {
        for (on, by) in [("2028-05-31", "harbor"), ("2029-09-03", "meridian")] {
            let ask = question(ground, on, Some(by));
            let letter = notice(&deal, &ask, Audience::Shared, form("text"));
            if letter.findings.has_errors() {
                continue;
            }
            assert!(text(letter).contains("the Agreement under Section"), "{ground}");
            if by == "harbor" {
                text(notice(&deal, &ask, Audience::Private, form("text")));
            }
            assert!(events(&text(exit(&deal, &ask, ReportForm::Calendar))).len() > 5, "{ground}");
            let page = text(exit(&deal, &ask, form("html")));
            let drawn = page.split("<figure class=\"timeline\"").nth(1).expect("a drawing");
            assert!(drawn.contains("End Date: last day of the agreement"), "{ground}");
            papers += 1;
        }
    }
    assert!(papers >= 8, "only {papers} exits work");
}

/// A section of the exit clause is cited by the program: proofreading has nothing to say of the letter, the talking points,
/// the rehearsal and its matrix. A number that counsel types into one of them by hand is found there all the same.
#[test]
fn a_section_that_is_cited_is_not_typed_by_hand() {
    let deal = LARGE;
    let ask = question("missed-revenue", "2028-06-01", None);
    let ours = || notice(deal, &ask, Audience::Private, form("text"));
    let cites_in_silence = |output: pipeline::Output| {
        assert!(output.findings.is_empty(), "{}", findings(&output));
        says(&text(output), "(Section");
    };
    cites_in_silence(notice(deal, &ask, Audience::Shared, form("text")));
    cites_in_silence(ours());
    cites_in_silence(exit(deal, &ask, form("text")));
    cites_in_silence(exit(deal, &ExitQuestion::Matrix, form("text")));
    says(&text(ours()), "under Section 4.1 of the exit clause.");
    let talk = std::fs::read_to_string("clauses/talk/order.md").unwrap() + "1. Read Section 4.2 aloud.\n";
    let world = Memory::with(&[("deal.toml", deal), ("clauses/talk/order.md", &talk)]);
    let asked = (form("text"), None);
    let output = pipeline::notice(&world, Path::new("deal.toml"), &ask, Audience::Private, asked).unwrap();
    assert!(findings(&output).contains("warning[typed-reference]: “Section 4.2”"), "{}", findings(&output));
}
