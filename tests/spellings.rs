//! Good and bad spellings of each value type: tests/spellings.md is read.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

use std::fmt::Display;

use prenup::diag::{Finding, Findings, Sources};
use prenup::spec::{
    self, Amount, Currency, Date, Deadline, Duration, Id, Length, Money, MonthDay, Percent, Spec, Words,
};
use prenup::{deal, pipeline};
use serde::Deserialize;
use serde_json::Value;

const PAGE: &str = include_str!("spellings.md");
const BASE: &str = include_str!("suite/base.toml");

/// A row of a table: its type, and its cells without backticks.
struct Row {
    about: String,
    cells: Vec<String>,
}

/// The rows of the tables with so many columns.
fn rows(columns: usize) -> Vec<Row> {
    let (mut about, mut rows) = ("", Vec::new());
    for line in PAGE.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            about = heading;
        }
        let Some(line) = line.strip_prefix("| ") else { continue };
        let cells: Vec<String> = line.trim_end_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
        if cells.len() == columns && cells[0].starts_with('`') {
            let bare = cells[0].trim_matches('`').to_owned();
            rows.push(Row { about: about.to_owned(), cells: [vec![bare], cells[1..].to_vec()].concat() });
        }
    }
    rows
}

/// A deal with a value of this type; the value stands alone on its line.
fn deal_with(about: &str, value: &str) -> String {
    let (base, lines) = match about {
        "date" => (BASE.replace("effective = 2027-03-01", &format!("effective = {value}")), String::new()),
        "currency" => (BASE.replace("currency  = \"EUR\"", &format!("currency = {value}")), String::new()),
        "money" => (
            BASE.to_owned(),
            format!(
                "[[commitments.prepayments]]\nid = \"a\"\nby = \"colossa\"\ndue = \"1 day\"\nrefundable = \"none\"\namount = {value}"
            ),
        ),
        "amount" => (BASE.to_owned(), minimum(&format!("schedule = [{{ year = 1, amount = {value} }}]"))),
        "year" => (BASE.to_owned(), minimum(&format!("schedule = [{{ year = {value}, amount = \"9 leads\" }}]"))),
        "percent" => {
            (BASE.to_owned(), format!("[[sales.quota]]\nby = \"colossa\"\nwho = \"sellers\"\ncredit = {value}"))
        }
        "duration" => (BASE.to_owned(), format!("[exit.convenience]\nholder = \"either\"\nnotice = {value}")),
        "deadline" => (BASE.to_owned(), format!("[marketing.plan]\nowner = \"colossa\"\nsubmit = {value}")),
        "month-day" => (BASE.to_owned(), format!("[deal.contract-year]\nstub = \"own\"\nends = {value}")),
        "id" => (BASE.to_owned(), format!("[[goals]]\ngoal = \"a\"\nid = {value}")),
        "text" => (BASE.to_owned(), format!("[terms]\nlaw = {value}")),
        "length" => (BASE.to_owned(), format!("[exit.wind-down]\nlength = {value}")),
        other => panic!("say in tests/spellings.rs where a `{other}` stands"),
    };
    let deal = format!("{base}\n{lines}\n");
    assert!(deal.contains(value), "the base has no place for a `{about}`");
    deal
}

fn minimum(schedule: &str) -> String {
    format!("[[commitments.minimums]]\nid = \"leads\"\nby = \"colossa\"\nmetric = \"leads\"\n{schedule}")
}

/// The errors of a deal, each with the text of its line.
fn errors(text: &str) -> Vec<(Finding, String)> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", text.to_owned());
    let spec = spec::read::<Spec>(file, &mut sources, &mut findings);
    spec.and_then(|(spec, places)| deal::resolve(spec, places, &sources, &mut findings));
    let line_of = |finding: &Finding| {
        let line = finding.span.map_or(0, |span| sources.line_column(span).0);
        text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned()
    };
    let errors = findings.iter().filter(|finding| finding.level.name() == "error");
    errors.map(|finding| (finding.clone(), line_of(finding))).collect()
}

/// A value as documents print it.
fn printed(about: &str, value: &str) -> String {
    fn as_text<T: std::str::FromStr + Display>(value: &str) -> String {
        let text = value.trim_matches('"');
        text.parse::<T>().map_or_else(|_| panic!("{value} is not read"), |value| value.to_string())
    }
    #[derive(Deserialize)]
    struct Row {
        x: Length,
    }
    match about {
        "money" => as_text::<Money>(value),
        "amount" => as_text::<Amount>(value),
        "percent" => as_text::<Percent>(value),
        "duration" => as_text::<Duration>(value),
        "date" => as_text::<Date>(value),
        "deadline" => as_text::<Deadline>(value),
        "month-day" => as_text::<MonthDay>(value),
        "currency" => as_text::<Currency>(value),
        "id" => as_text::<Id>(value),
        "text" => as_text::<Words>(value),
        "year" => value.to_owned(),
        "length" => toml::from_str::<Row>(&format!("x = {value}")).unwrap().x.to_string(),
        other => panic!("say in tests/spellings.rs how a `{other}` prints"),
    }
}

#[test]
fn good_spellings_are_read() {
    let rows = rows(2);
    assert!(rows.len() > 30, "the page was not read");
    for Row { about, cells } in rows {
        let said = errors(&deal_with(&about, &cells[0]));
        assert!(said.is_empty(), "{about} {}: {said:?}", cells[0]);
        assert_eq!(printed(&about, &cells[0]), cells[1]);
    }
}

/// One error, on the line of the value: what was expected, and an example; never the spelling itself.
#[test]
fn bad_spellings_are_one_finding_at_their_place() {
    let rows = rows(3);
    assert!(rows.len() > 70, "the page was not read");
    let mut wrong = Vec::new();
    for Row { about, cells } in rows {
        let [value, said, example] = cells.as_slice() else { unreachable!() };
        let errors = errors(&deal_with(&about, value));
        let [(finding, line)] = errors.as_slice() else {
            wrong.push(format!("{about} {value} gives {} errors: {errors:?}", errors.len()));
            continue;
        };
        let hints = finding.hints.join(" ");
        if !finding.message.contains(said.as_str()) {
            wrong.push(format!("{about} {value}: {}", finding.message));
        } else if !hints.contains(example.as_str()) {
            wrong.push(format!("{about} {value}: no `{example}` in the hint “{hints}”"));
        } else if !line.contains(value.as_str()) {
            wrong.push(format!("{about} {value}: the finding stands at {line}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the program reads, the pattern of its type in the JSON Schema takes.
#[test]
fn patterns_take_good_spellings() {
    let schema: Value = serde_json::from_str(&pipeline::spec_schema()).unwrap();
    let defs = schema["$defs"].as_object().unwrap();
    let mut tried = 0;
    for Row { about, cells } in rows(2) {
        let Some(def) = defs.values().find(|def| def["x-value"] == about.as_str()) else { continue };
        let Some(pattern) = def["pattern"].as_str() else { continue };
        let only = serde_json::json!({ "type": "string", "pattern": pattern });
        let text = Value::from(cells[0].trim_matches('"'));
        assert!(jsonschema::is_valid(&only, &text), "{about} {text}: {pattern}");
        tried += 1;
    }
    assert!(tried > 20, "only {tried} spellings were tried");
}
