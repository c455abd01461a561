//! The calendar of an alliance: read by a person once, whole in every calendar program, and with nothing private in it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::marks::{complete, is_private, marked};
use common::schema::{Schema, value_at};
use common::{LARGE, Memory, SMALL, findings, read_by_a_person};
use prenup::pipeline::{self, Audience, ReportForm};

/// The calendar of a deal that has no error.
fn calendar(deal: &str, audience: Audience, form: ReportForm, today: Option<&str>) -> Vec<u8> {
    let world = Memory::with(&[("deal.toml", deal)]);
    let today = pipeline::today(today, None).unwrap();
    let output = pipeline::calendar(&world, Path::new("deal.toml"), audience, form, today).unwrap();
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    let [file] = output.files.try_into().unwrap();
    assert_eq!(file.audience, audience);
    file.bytes
}

fn ics(deal: &str, audience: Audience) -> String {
    String::from_utf8(calendar(deal, audience, ReportForm::Calendar, None)).unwrap()
}

/// The properties of each event, as a program reads them that knows nothing of this one.
fn events(ics: &str) -> Vec<BTreeMap<String, String>> {
    let mut events: Vec<BTreeMap<String, String>> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let unfolded = ics.replace("\r\n ", "");
    for line in unfolded.strip_suffix("\r\n").unwrap().split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line}"));
        assert!(name.split(';').next().unwrap().bytes().all(|b| b.is_ascii_uppercase() || b == b'-'), "{line}");
        match name {
            "BEGIN" => {
                open.push(if value == "VEVENT" {
                    "VEVENT"
                } else if value == "VALARM" {
                    "VALARM"
                } else {
                    "VCALENDAR"
                });
                if value == "VEVENT" {
                    events.push(BTreeMap::new());
                }
            }
            "END" => assert_eq!(open.pop(), Some(value)),
            _ if open.last() == Some(&"VALARM") => {
                events.last_mut().unwrap().insert(format!("ALARM-{name}"), value.to_owned());
            }
            _ if open.last() == Some(&"VEVENT") => {
                let double = events.last_mut().unwrap().insert(name.to_owned(), value.to_owned());
                assert_eq!(double, None, "`{name}` twice");
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    events
}

#[test]
fn the_calendar_file_is_the_one_that_was_read() {
    let file = ics(SMALL, Audience::Shared);
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    read_by_a_person("calendar.ics", &file.replace("\r\n", "\n"));
}

#[test]
fn each_event_has_what_calendars_need() {
    for deal in [SMALL.to_owned(), LARGE.to_owned(), complete().to_string()] {
        for audience in [Audience::Shared, Audience::Private] {
            let events = events(&ics(&deal, audience));
            assert!(events.len() >= 3);
            let mut names = BTreeSet::new();
            for event in &events {
                assert!(names.insert(event["UID"].clone()), "two entries of one name: {event:?}");
                assert!(!event["SUMMARY"].trim().is_empty(), "{event:?}");
                assert!(event["DTSTART;VALUE=DATE"] < event["DTEND;VALUE=DATE"], "{event:?}");
                assert_eq!(event["DTSTAMP"].len(), "20270201T000000Z".len());
                assert_eq!(event["CLASS"], if audience == Audience::Shared { "PUBLIC" } else { "PRIVATE" });
                let no_alarm = event.keys().all(|key| !key.starts_with("ALARM"));
                assert!(no_alarm || event["ALARM-TRIGGER"].starts_with("-P"), "{event:?}");
            }
        }
    }
}

#[test]
fn a_deadline_reminds_and_a_weekly_meeting_repeats() {
    let events = events(&ics(LARGE, Audience::Shared));
    let of = |words: &str| {
        let found: Vec<_> = events.iter().filter(|event| event["SUMMARY"].contains(words)).collect();
        assert!(!found.is_empty(), "no event says: {words}");
        found
    };
    let [renewal] = of("can agree to renew")[..] else { panic!("one notice date") };
    assert_eq!(renewal["DTSTART;VALUE=DATE"], "20291102");
    assert_eq!(renewal["ALARM-TRIGGER"], "-P30D");
    let [call] = of("Pipeline call")[..] else { panic!("one weekly meeting") };
    assert_eq!(call["RRULE"], "FREQ=WEEKLY;INTERVAL=1;UNTIL=20300131");
    let reviews: Vec<&str> =
        of("Joint Steering Committee").iter().map(|event| event["DTSTART;VALUE=DATE"].as_str()).collect();
    // 3 May 2027 is a bank holiday of the calendar that the deal names; 1 August is a Sunday.
    assert_eq!(reviews[..2], ["20270504", "20270802"]);
    assert_eq!(reviews.len(), 11);
}

/// The same entry keeps its name when its day moves, so that a calendar moves it and does not show it twice.
#[test]
fn an_entry_that_moves_keeps_its_name() {
    let names = |deal: &str| -> BTreeMap<String, String> {
        let days = events(&ics(deal, Audience::Shared));
        days.into_iter().map(|event| (event["UID"].clone(), event["DTSTART;VALUE=DATE"].clone())).collect()
    };
    let (before, after) = (names(LARGE), names(&LARGE.replace("due       = 2027-03-31", "due       = 2027-04-07")));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let moved: Vec<(&String, &String)> =
        before.values().zip(after.values()).filter(|(before, after)| before != after).collect();
    assert_eq!(moved, [(&"20270331".to_owned(), &"20270407".to_owned())]);
    let other = LARGE.replace("Harbor × Meridian alliance", "Harbor × Meridian pilot");
    assert!(names(&other).keys().all(|name| !before.contains_key(name)), "two deals share an entry");
}

/// Where both files are imported into one program, the later does not overwrite the earlier.
#[test]
fn no_entry_of_ours_has_the_name_of_a_shared_one() {
    let names = |audience| -> BTreeSet<String> {
        events(&ics(LARGE, audience)).into_iter().map(|event| event["UID"].clone()).collect()
    };
    let (shared, ours) = (names(Audience::Shared), names(Audience::Private));
    assert!(shared.is_disjoint(&ours), "{:?}", shared.intersection(&ours).collect::<Vec<_>>());
    assert!(ours.len() >= shared.len());
}

#[test]
fn the_date_of_the_file_is_given_or_the_effective_date() {
    let stamp = |today| {
        let file = calendar(SMALL, Audience::Shared, ReportForm::Calendar, today);
        events(&String::from_utf8(file).unwrap())[0]["DTSTAMP"].clone()
    };
    assert_eq!(stamp(None), "20270301T000000Z");
    assert_eq!(stamp(Some("2026-12-24")), "20261224T000000Z");
}

#[test]
fn a_hostile_name_stays_in_its_line() {
    const NAME: &str = "A, B; C\\\\ é漢🙂 END:VEVENT BEGIN:VEVENT";
    let deal = LARGE.replace("short     = \"Harbor\"", &format!("short     = \"{NAME}{}\"", " x".repeat(60)));
    let plain = events(&ics(LARGE, Audience::Shared));
    let hostile = events(&ics(&deal, Audience::Shared));
    assert_eq!(plain.len(), hostile.len());
    let shown = "A\\, B\\; C\\\\ é漢🙂 END:VEVENT BEGIN:VEVENT";
    assert!(hostile.iter().filter(|event| event["SUMMARY"].contains(shown)).count() > 3);
    for line in ics(&deal, Audience::Shared).split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
}

/// Every form that a report has in this build.
fn forms() -> Vec<ReportForm> {
    let mut forms = vec![ReportForm::Json, ReportForm::Calendar];
    forms.extend(["text", "markdown", "html"].map(|name| ReportForm::from_name(name).unwrap()));
    forms
}

#[test]
fn nothing_private_is_in_the_shared_calendar() {
    let (deal, marks) = marked(is_private, |number| format!("canary{number:04}"));
    assert!(marks.len() > 20, "the schema was not read");
    for form in forms() {
        let shared = String::from_utf8(calendar(&deal.to_string(), Audience::Shared, form, None)).unwrap();
        assert!(!shared.contains("canary"), "{form:?}");
        assert!(shared.contains("Harbor"), "{form:?}");
    }
}

/// What is to be done about an open point is ours, and stands in our own calendar.
#[test]
fn our_tasks_are_in_our_own_calendar_alone() {
    let mut deal = complete();
    let fields = Schema::of_spec().fields(&deal);
    for name in ["terms.law", "private.black-swan.metric"] {
        let field = fields.iter().find(|field| field.name == name).unwrap();
        let point: toml::Table = "tbd = \"canary to ask\"\nby = 2027-01-04".parse().unwrap();
        *value_at(&mut deal, &field.place) = point.into();
    }
    let deal = deal.to_string();
    for form in forms() {
        let of = |audience| String::from_utf8(calendar(&deal, audience, form, None)).unwrap();
        assert!(!of(Audience::Shared).to_lowercase().contains("canary"), "{form:?}");
        let ours = of(Audience::Private).to_lowercase();
        assert_eq!(ours.matches("canary to ask").count(), if form == ReportForm::Calendar { 4 } else { 2 }, "{form:?}");
    }
    let tasks: Vec<_> = events(&ics(&deal, Audience::Private))
        .into_iter()
        .filter(|event| event["SUMMARY"].starts_with("Canary"))
        .collect();
    assert_eq!(tasks.len(), 2);
    assert!(tasks.iter().all(|task| task["DTSTART;VALUE=DATE"] == "20270104" && task["ALARM-TRIGGER"] == "-P3D"));
}

/// A calendar is made of every deal, however little it says.
#[test]
fn a_deal_without_a_date_has_a_calendar() {
    let base = include_str!("suite/base.toml");
    let open = base.replace("effective = 2027-03-01", "effective = { tbd = \"ask\", by = 2026-12-10 }");
    for audience in [Audience::Shared, Audience::Private] {
        for form in forms() {
            let file = String::from_utf8(calendar(&open, audience, form, None)).unwrap();
            assert!(!file.is_empty());
        }
    }
    let text = ReportForm::from_name("text").unwrap();
    let shared = String::from_utf8(calendar(&open, Audience::Shared, text, None)).unwrap();
    assert!(shared.contains("These have no day yet:"), "{shared}");
    assert!(shared.contains("[open: 10 December 2026]") && shared.contains("Hangs on a date that is open"), "{shared}");
}
