//! What is wrong with a deal spec is said with its name, its place and its cure, and nothing is written.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::fs::File;

use common::program::{Folder, Ran};

/// A sound deal, whose lines and columns these tests know.
const SOUND: &str = include_str!("bad_input/deal.toml");

/// Output of an earlier run, which must stay as it is.
const OLD: &str = "out/shared/term-sheet.md";

/// A folder with a deal spec and with documents of an earlier run.
fn folder(deal: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::with(deal);
    folder.write(OLD, "old\n");
    folder
}

/// Runs `check --short` and `render`; both must end with this status, and no file may change.
fn refused(folder: &Folder, status: i32) -> Ran {
    let before = folder.files();
    let check = folder.run(&["check", "deal.toml", "--short"]);
    let render = folder.run(&["render", "deal.toml", "--format", "markdown"]);
    assert_eq!((check.status, render.status), (status, status), "{check:?} {render:?}");
    assert!(render.stdout.is_empty() && render.stderr.contains("error"), "{render:?}");
    assert!(folder.files() == before, "a refused deal changed a file");
    check
}

/// The sound deal with one piece of it replaced gives exactly these errors.
#[track_caller]
fn gives(from: &str, to: &str, expected: &[&str]) {
    assert!(SOUND.contains(from), "the deal does not hold {from:?}");
    gives_text(&SOUND.replacen(from, to, 1), expected);
}

#[track_caller]
fn gives_text(deal: &str, expected: &[&str]) {
    let check = refused(&folder(deal), 1);
    let errors: Vec<&str> = check.stderr.lines().filter(|line| line.contains(": error[")).collect();
    assert_eq!(errors, expected);
}

#[test]
fn a_file_that_is_missing() {
    let folder = folder("");
    std::fs::remove_file(folder.path().join("deal.toml")).unwrap();
    let ran = refused(&folder, 2);
    assert_eq!(ran.stderr, "error: failed to read `deal.toml` (no such file or directory)\n");
}

#[test]
fn a_folder_in_place_of_a_file() {
    let folder = folder("");
    std::fs::remove_file(folder.path().join("deal.toml")).unwrap();
    std::fs::create_dir(folder.path().join("deal.toml")).unwrap();
    assert_eq!(refused(&folder, 2).stderr, "error: failed to read `deal.toml` (it is a folder)\n");
}

/// The file has no blocks on disk: reading all of it would take memory and time that this test does not have.
#[test]
fn a_file_that_is_too_large() {
    let folder = Folder::empty();
    File::create(folder.path().join("deal.toml")).unwrap().set_len(100 << 20).unwrap();
    for args in [["check", "deal.toml"], ["render", "deal.toml"]] {
        let ran = folder.run(&args);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert_eq!(ran.stderr, "error: failed to read `deal.toml` (it has 100 MB; at most 4 MB are read)\n");
    }
}

/// A pipe has no size and no end.
#[cfg(unix)]
#[test]
fn a_device_in_place_of_a_file() {
    let ran = Folder::empty().run(&["check", "/dev/zero"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (2, "error: failed to read `/dev/zero` (it is not a file)\n"));
}

#[test]
fn a_file_that_is_not_utf8() {
    let mut bytes = SOUND.as_bytes().to_vec();
    let at = SOUND.find("Fernlight").unwrap();
    bytes[at] = 0xFF;
    let ran = refused(&folder(bytes), 1);
    assert_eq!(ran.stderr, "deal.toml:5:14: error[not-utf8]: the file is not UTF-8 text; save it as UTF-8\n");
}

#[test]
fn an_empty_file() {
    for empty in ["", "\n\n", "# nothing yet\n"] {
        gives_text(empty, &["deal.toml:1:1: error[empty-spec]: the deal spec is empty"]);
    }
}

#[test]
fn a_file_that_is_nested_too_deep() {
    let brackets = format!("a = {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let dotted = format!("a{} = 1\n", ".a".repeat(10_000));
    let headers = format!("[a{}]\nb = 1\n", ".a".repeat(5_000));
    for deal in [brackets, dotted, headers] {
        let ran = refused(&folder(deal), 1);
        assert!(ran.stderr.contains("error[toml-syntax]: ") && ran.stderr.contains("nested"), "{}", ran.stderr);
        assert!(ran.stderr.lines().count() < 10, "{}", ran.stderr);
    }
}

#[test]
fn broken_toml_in_several_places() {
    let deal = SOUND.replace("us        = \"fernlight\"", "us        = fernlight").replace("payer  = ", "payer  ");
    let expected = [
        "deal.toml:6:13: error[toml-syntax]: this is not TOML: invalid boolean, expected `false`",
        "deal.toml:30:8: error[toml-syntax]: this is not TOML: key with no value, expected `=`",
    ];
    gives_text(&deal, &expected);
}

#[test]
fn unknown_keys_in_several_places() {
    let deal = SOUND.replace("summary ", "sumary ").replace("[exit]", "[exits]");
    let expected = [
        "deal.toml:12:1: error[unknown-key]: unknown key `sumary` in `deal`; did you mean `summary`?",
        "deal.toml:37:2: error[unknown-key]: unknown key `exits`; did you mean `exit`?",
    ];
    gives_text(&deal, &expected);
}

#[test]
fn a_wrong_type() {
    let term = "deal.toml:11:13: error[wrong-type]: expected a duration for `deal.term`, found a whole number; \
                write it as `\"90 days\"`";
    gives("\"6 months\"", "6", &[term]);
    let date = "deal.toml:10:13: error[wrong-type]: expected a date for `deal.effective`, found text in quotes; \
                write a date without quotes, such as `2027-02-01`";
    gives("2027-03-01", "\"2027-03-01\"", &[date]);
    let title = "deal.toml:5:13: error[wrong-type]: expected text for `deal.title`, found an array";
    gives("\"Fernlight × Colossa referral pilot\"", "[\"x\"]", &[title]);
}

#[test]
fn a_party_that_is_not_there() {
    let by = "deal.toml:23:13: error[unknown-party]: `commitments.minimums[0].by` names a party that is not there; \
              did you mean `colossa`?";
    gives("by        = \"colossa\"", "by        = \"colosa\"", &[by]);
    let holder = "deal.toml:39:57: error[unknown-party]: `exit.triggers[0].holder` names a party that is not there; \
                  did you mean `either`?";
    gives("holder = \"fernlight\"", "holder = \"neither\"", &[holder]);
}

#[test]
fn a_date_that_is_not_there() {
    let day = "deal.toml:10:13: error[toml-syntax]: this is not TOML: invalid date, expected day between 01 and 28; write a \
               date that exists without quotes, such as `2027-02-01`";
    gives("2027-03-01", "2027-02-30", &[day]);
    let year = "deal.toml:10:13: error[bad-value]: `deal.effective` cannot be read: expected a date between the years \
                1990 and 2200; write it like `2027-02-01`";
    gives("2027-03-01", "1027-03-01", &[year]);
}

#[test]
fn money_without_a_currency() {
    let fee = "fees = [{ id = \"x\", payer = \"fernlight\", payee = \"colossa\", on = [\"convenience\"], amount = \"400k\" }]";
    let amount = "deal.toml:38:92: error[bad-value]: `exit.fees[0].amount` cannot be read: expected a currency code, a \
                  blank and an amount; write it like `USD 1.5M`";
    gives("[exit]", &format!("[exit]\n{fee}"), &[amount]);
}

#[test]
fn a_percentage_over_100() {
    let rate = "deal.toml:33:10: error[bad-value]: `money.fees[0].rate` cannot be read: expected a percentage of at most \
                100; write it like `15%`";
    gives("rate   = \"15%\"", "rate   = \"150%\"", &[rate]);
}

#[test]
fn a_trigger_on_a_commitment_that_is_not_there() {
    let minimum = "deal.toml:39:109: error[unknown-minimum]: `exit.triggers[0].event.missed-minimum.minimum` names a \
                   minimum commitment that is not there; did you mean `introductions`?";
    gives("minimum = \"introductions\"", "minimum = \"introduction\"", &[minimum]);
}

/// A misspelt key that is needed is unknown where it stands and missing from its table.
#[test]
fn all_problems_of_one_file_in_one_run() {
    let deal = SOUND
        .replace("title ", "titel ")
        .replace("\"6 months\"", "\"6 moons\"")
        .replace("\"distribution\"", "\"distributon\"")
        .replace("2027-03-01", "2027-03-01T10:00:00");
    let places: Vec<String> = refused(&folder(deal), 1)
        .stderr
        .lines()
        .map(|line| line.split("]: ").next().unwrap().replacen("deal.toml:", "", 1))
        .collect();
    assert_eq!(
        places,
        [
            "4:1: error[missing-key",
            "5:1: error[unknown-key",
            "8:13: error[unknown-value",
            "10:13: error[bad-value",
            "11:13: error[bad-value",
        ]
    );
}

#[test]
fn a_document_a_format_a_date_and_a_flag_that_are_not_there() {
    let folder = folder(SOUND);
    let before = folder.files();
    for (args, said) in [
        (["--document", "exit-clauses"], "error: there is no document `exit-clauses`; did you mean `exit-clause`?\n"),
        (
            ["--document", ""],
            "error: there is no document ``; there are `exit-clause`, `joint-business-plan`, `private-term-sheet`, \
             `term-sheet`\n",
        ),
        (["--format", "markdwon"], "error: there is no format `markdwon`; did you mean `markdown`?\n"),
        (["--format", "odt"], "error: there is no format `odt`; there are `markdown`, `pdf`, `html`, `docx`, `text`\n"),
        (["--today", "2027-02-30"], "error: `--today` is not a date; write it as 2027-01-31\n"),
        (["--today", "tomorrow"], "error: `--today` is not a date; write it as 2027-01-31\n"),
    ] {
        let ran = folder.run(&[&["render", "deal.toml"], &args[..]].concat());
        assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (2, "", said));
    }
    for (args, said) in [(["render", "deal.toml", "--oot"], "'--out'"), (["rendr", "deal.toml", ""], "'render'")] {
        let ran = folder.run(&args);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = folder.run_with(&["render", "deal.toml"], &[("SOURCE_DATE_EPOCH", "yesterday")]);
    let said = "error: `SOURCE_DATE_EPOCH` is not a moment; write it in seconds since 1970\n";
    assert_eq!((ran.status, ran.stderr.as_str()), (2, said));
    assert!(folder.files() == before, "a command that could not run changed a file");
}
