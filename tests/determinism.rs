//! The same inputs give the same bytes, whatever machine, folder, language and hour it is.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeMap;

use common::program::Folder;
use common::{LARGE, SMALL, formats, render};
use prenup::pipeline::{Request, today};

const DEALS: [(&str, &str); 2] = [("large", LARGE), ("small", SMALL)];

fn request() -> Request {
    Request { formats: formats(), today: today(Some("2026-12-01"), None).unwrap(), ..Request::default() }
}

/// The documents that the program writes into `out`.
fn written(folder: &Folder, args: &[&str], env: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let formats = formats();
    let formats: Vec<&str> = formats.iter().flat_map(|format| ["--format", format]).collect();
    let ran = folder.run_with(&[args, &formats].concat(), env);
    assert_eq!(ran.status, 0, "{ran:?}");
    let mut found = BTreeMap::new();
    for (name, bytes) in folder.files() {
        if let Some((_, name)) = name.split_once("out/")
            && !name.is_empty()
            && !name.ends_with('/')
        {
            found.insert(name.to_owned(), bytes);
        }
    }
    assert_eq!(found.len(), 4 * formats.len() / 2, "{:?}", found.keys());
    found
}

#[test]
fn twice_in_one_process() {
    for (name, deal) in DEALS {
        let (one, other) = (render(deal, &request()), render(deal, &request()));
        assert!(one.files.len() == 4 * formats().len() && one.files == other.files, "{name} differs");
    }
}

#[test]
fn in_two_processes_of_different_surroundings() {
    for (name, deal) in DEALS {
        let one = Folder::with(deal);
        let other = Folder::empty();
        other.write("somewhere/else/deal.toml", deal);
        let here = [("HOME", "/root"), ("LANG", "C"), ("LC_ALL", "C"), ("TZ", "UTC"), ("COLUMNS", "20")];
        let there = [
            ("HOME", "/nonexistent"),
            ("LANG", "de_DE.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("TZ", "Pacific/Kiritimati"),
            ("TERM", "dumb"),
        ];
        let first = written(&one, &["render", "deal.toml"], &here);
        let second = written(&other, &["render", "somewhere/else/deal.toml"], &there);
        assert!(first == second, "{name} differs");
    }
}

/// A line less the blanks and dashes by which a table is aligned; `None` for an empty one.
fn words(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.chars().all(|c| c == '-')).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A date that is not given is not printed; one that is given is all that changes.
#[test]
fn today_changes_only_what_prints_it() {
    for (name, deal) in DEALS {
        let text = |flag: Option<&str>| -> Vec<String> {
            let today = today(flag, None).unwrap();
            let output = render(deal, &Request { today, formats: vec!["markdown".to_owned()], ..Request::default() });
            output.files.into_iter().map(|file| String::from_utf8(file.bytes).unwrap()).collect()
        };
        let (none, one, other) = (text(None), text(Some("2026-12-11")), text(Some("2026-12-13")));
        let mut printed = 0;
        for ((none, one), other) in none.iter().zip(&one).zip(&other) {
            let moved = one.replace("11 December 2026", "13 December 2026").replace("2026-12-11", "2026-12-13");
            assert!(moved == *other, "{name}: another date changes more than itself");
            let plain: Vec<String> = none.lines().filter_map(words).collect();
            let (dated, undated): (Vec<String>, Vec<String>) =
                one.lines().filter_map(words).partition(|line| line.contains("11 December 2026"));
            let new: Vec<&String> = undated.iter().filter(|line| !plain.contains(line)).collect();
            let gone: Vec<&String> = plain.iter().filter(|line| !undated.contains(line)).collect();
            assert!(new.is_empty() && gone.len() <= dated.len(), "{name}: a date changes {new:?} {gone:?}");
            printed += usize::from(one != none);
        }
        assert!(printed > 0, "{name}: no document prints the date of the run");
    }
}

#[test]
fn source_date_epoch_is_today() {
    let flag = written(&Folder::with(SMALL), &["render", "deal.toml", "--today", "2026-12-01"], &[]);
    // The first and the last second of that day.
    for epoch in ["1796083200", "1796169599"] {
        let env = written(&Folder::with(SMALL), &["render", "deal.toml"], &[("SOURCE_DATE_EPOCH", epoch)]);
        assert!(env == flag, "{epoch} is not 2026-12-01");
    }
    let both = [("SOURCE_DATE_EPOCH", "0")];
    let flag_wins = written(&Folder::with(SMALL), &["render", "deal.toml", "--today", "2026-12-01"], &both);
    assert!(flag_wins == flag, "the flag does not win");
    let next = written(&Folder::with(SMALL), &["render", "deal.toml"], &[("SOURCE_DATE_EPOCH", "1796169600")]);
    assert!(next != flag, "the next day is the same");
}
