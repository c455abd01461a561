use super::*;
use crate::diag::Sources;
use crate::spec::{Date, Sound, sound};

const DEAL: &str = r#"
spec-version = 1

[deal]
title = "Harbor × Meridian"
us = "harbor"
kind = "oem"
mechanism = "distribution"
currency = "USD"
effective = 2027-02-01
term = "2 years"

[parties.harbor]
name = "Harbor Analytics, Inc."
kind = "Delaware corporation"

[parties.meridian-cloud]
name = "Meridian Cloud plc"
kind = "public limited company"

[[commitments.minimums]]
id = "net-revenue"
by = "meridian-cloud"
metric = "net revenue"
schedule = [
  { year = 1, amount = "USD 1.5M" },
  { year = 2, amount = { tbd = "ask" } },
]

[[commitments.prepayments]]
id = "one"
by = "meridian-cloud"
amount = "USD 100k"
due = "30 days"
refundable = "none"

[[commitments.prepayments]]
id = "two"
by = "harbor"
amount = "USD 50k"
due = "30 days"
refundable = "none"

[terms]
law = { tbd = "counsel" }

[exit.convenience]
holder = "either"
notice = "90 days"
"#;

struct Deal {
    sound: Sound,
    /// The last day of the term, where it is known.
    end: Option<Date>,
}

fn deal() -> Deal {
    Deal { sound: sound(DEAL), end: Date::parse("2029-01-31").ok() }
}

impl Deal {
    fn facts(&self) -> Facts<'_> {
        let date = |text| Date::parse(text).ok();
        Facts {
            places: &self.sound.places,
            sources: &self.sound.sources,
            effective: date("2027-02-01"),
            start: date("2027-02-01"),
            end: self.end,
            marketing: None,
        }
    }

    /// What an expression comes to, in a word; of a problem its name and the words under its caret.
    fn told(&self, text: &str) -> String {
        let expression = Expression::parse(text).unwrap();
        let mut sources = Sources::new();
        let file = sources.add("when", text.to_owned());
        let written = Written { whole: Some(crate::diag::Span::new(file, 0..text.len())), start: Some(0) };
        let mut findings = Findings::new();
        let told = |finding: &Finding| {
            let span = finding.span.unwrap();
            let hint = finding.hints.first().map_or("", String::as_str);
            format!("{} `{}`: {}; {hint}", finding.id, &text[span.start..span.end], finding.message)
        };
        let Some(condition) = Condition::read(&expression, written, &mut findings) else {
            return findings.iter().map(told).collect::<Vec<_>>().join(" | ");
        };
        match condition.answer(&self.facts()) {
            Ok(Answer::Yes) => "yes".to_owned(),
            Ok(Answer::No) => "no".to_owned(),
            Ok(Answer::Unknown { missing }) => format!("unknown: {}", missing.join(", ")),
            Err(finding) => told(&finding),
        }
    }
}

fn all(cases: &[(&str, &str)]) {
    all_of(&deal(), cases);
}

fn all_of(deal: &Deal, cases: &[(&str, &str)]) {
    let told: Vec<(&str, String)> = cases.iter().map(|(text, _)| (*text, deal.told(text))).collect();
    let wrong: Vec<_> = told.iter().zip(cases).filter(|((_, told), (_, wanted))| told != wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn values_have_units() {
    all(&[
        ("commitments.minimums.net_revenue.schedule[1].amount == money('USD 1.5M')", "yes"),
        ("commitments.minimums['net-revenue'].schedule[1].amount < amount('USD 1,000,000')", "no"),
        ("deal.term == years(2) && deal.term == months(24) && deal.term == quarters(8)", "yes"),
        ("deal.term > days(730)", "yes"),
        ("deal.term > days(731)", "no"),
        ("exit.convenience.notice < months(3)", "no"),
        ("exit.convenience.notice + weeks(1) == days(97)", "yes"),
        ("deal.effective < date('2027-03-01')", "yes"),
        ("term_end == date('2029-01-31') && term_end - term_start == days(730)", "yes"),
        ("deal.effective + months(1) == date('2027-03-01')", "yes"),
        ("date('2027-03-31') - months(1) == date('2027-02-28')", "yes"),
        ("percent(15) * money('USD 200') == money('USD 30')", "yes"),
        ("money('USD 30') / money('USD 200') == 0.15", "yes"),
        ("money('USD 30') / 4 == money('USD 7.5')", "yes"),
        ("amount('40 deals') > amount('3 deals')", "yes"),
        ("deal.kind == 'oem' && deal.title.contains('Meridian')", "yes"),
        ("7 / 2 == 3 && 7 % 2 == 1 && 7.0 / 2.0 == 3.5 && 3 < 3.5", "yes"),
        ("deal.currency in ['EUR', 'USD']", "yes"),
        ("-3 < 2 && -money('USD 1') < money('USD 0')", "yes"),
        ("deal.us == 'harbor' ? true : false", "yes"),
    ]);
}

#[test]
fn lists_are_gone_through() {
    all(&[
        ("size(commitments.prepayments) == 2", "yes"),
        ("sum(commitments.prepayments.map(p, p.amount)) == money('USD 150k')", "yes"),
        ("commitments.prepayments.exists(p, p.by == deal.us)", "yes"),
        ("commitments.prepayments.all(p, p.by == deal.us)", "no"),
        ("commitments.prepayments.exists_one(p, p.by != deal.us && p.amount > money('USD 60k'))", "yes"),
        ("commitments.prepayments.filter(p, p.by == 'harbor').size() == 1", "yes"),
        ("sum(commitments.prepayments.filter(p, p.by == 'x').map(p, p.amount)) < money('USD 1')", "yes"),
        ("commitments.minimums.exists(m, m.schedule.exists(s, s.year == 1))", "yes"),
        ("parties.meridian_cloud.name.startsWith('Meridian')", "yes"),
        ("parties['meridian-cloud'].name.endsWith('plc')", "yes"),
        ("risks.exists(r, true) || size(exclusivity) > 0", "no"),
    ]);
}

#[test]
fn what_is_missing_is_unknown_and_never_false() {
    all(&[
        ("terms.law == 'New York'", "unknown: terms.law"),
        ("!(terms.law == 'New York')", "unknown: terms.law"),
        ("terms.forum == terms.law", "unknown: terms.forum, terms.law"),
        ("pilot.length > months(6)", "unknown: pilot.length"),
        ("'New York' in [terms.law, 'England']", "unknown: terms.law"),
        ("'England' in [terms.law, 'England']", "unknown: terms.law"),
        ("money('USD 1.5M') in commitments.minimums.net_revenue.schedule.map(y, y.amount)", "yes"),
        (
            "money('USD 3M') in commitments.minimums.net_revenue.schedule.map(y, y.amount)",
            "unknown: commitments.minimums.net-revenue.schedule.2.amount",
        ),
        ("has(pilot) && pilot.length > months(6)", "no"),
        ("terms.law == 'x' && false", "no"),
        ("terms.law == 'x' || true", "yes"),
        ("terms.law == 'x' || false", "unknown: terms.law"),
        ("is_open(terms.law) && !is_open(deal.term) && !has(terms.forum)", "yes"),
        (
            "commitments.minimums.exists(m, m.schedule.exists(s, s.amount > money('USD 2M')))",
            "unknown: commitments.minimums.net-revenue.schedule.2.amount",
        ),
        ("commitments.minimums.exists(m, m.schedule.exists(s, s.amount > money('USD 1M')))", "yes"),
        (
            "sum(commitments.minimums.net_revenue.schedule.map(s, s.amount)) > money('USD 9M')",
            "unknown: commitments.minimums.net-revenue.schedule.2.amount",
        ),
        (
            "commitments.minimums.deals.schedule[1].amount > money('USD 1')",
            "unknown: commitments.minimums.deals.schedule.1.amount",
        ),
        ("marketing_total > money('USD 1')", "unknown: marketing_total"),
        ("exclusivity.uk.for > years(1)", "unknown: exclusivity.uk.for"),
    ]);
}

/// Nobody can say yet that the deal has what stands at an open point, nor that it has not.
#[test]
fn whether_an_open_point_will_be_there_is_unknown() {
    let year = "commitments.minimums.net-revenue.schedule.2.amount";
    all(&[
        ("has(terms.law)", "unknown: terms.law"),
        ("!has(terms.law)", "unknown: terms.law"),
        ("has(commitments.minimums.net_revenue.schedule[2].amount)", &format!("unknown: {year}")),
        ("commitments.minimums.net_revenue.schedule.all(y, has(y.amount))", &format!("unknown: {year}")),
        ("!has(terms.law) || true", "yes"),
        ("has(terms) && has(commitments.minimums.net_revenue.schedule[2])", "yes"),
        ("has(marketing_total) || is_open(marketing_total)", "no"),
        ("has(term_end) && has(term_start) && !is_open(term_end)", "yes"),
    ]);
    let open = Deal { sound: sound(&DEAL.replace("term = \"2 years\"", "term = { tbd = \"ask\" }")), end: None };
    all_of(&open, &[("!has(term_end)", "unknown: term_end"), ("is_open(term_end)", "yes"), ("has(term_start)", "yes")]);
}

#[test]
fn what_makes_no_sense_is_said_before_there_is_a_deal() {
    all(&[
        ("deal.trm > years(1)", "condition-name `trm`: the deal spec has no such key here; did you mean `term`?"),
        ("dael.term > years(1)", "condition-name `dael`: the deal spec has no such table; did you mean `deal`?"),
        (
            "size(other-terms) > 1",
            "condition-name `-`: `-` takes one value from another; write `_` for `-` in the name of a key or row: \
             `shared_goals`",
        ),
        (
            "deal.term > 12",
            "condition-type `>`: this compares a duration with a whole number; write `days(30)`, `months(6)` or `years(2)`",
        ),
        (
            "commitments.prepayments.one.amount < 100000",
            "condition-type `<`: this compares money with a whole number; write `money(\"USD 1M\")`",
        ),
        (
            "percent(5) < days(5)",
            "condition-type `<`: this compares a percentage with a duration; both sides must be values of one sort: see \
             `docs/conditions.md`",
        ),
        (
            "deal.term",
            "condition-type `term`: this must be true or false, and it is a duration; compare it with something: `… < …`, \
             or ask `has(…)`",
        ),
        ("1 / 0 == 1", "condition-division `0`: this divides by zero; divide by another number"),
        (
            "money('1M') > money('USD 1')",
            "condition-type `'1M'`: `money` has no such value: a currency and a sum in quotes belong in its brackets; write `money(\"USD 1M\")`",
        ),
        ("month(3) > days(1)", "condition-name `month`: there is no such function; did you mean `months`?"),
        ("deal.title.contain('x')", "condition-name `contain`: there is no such function; did you mean `contains`?"),
        ("deal.term.x == 1", "condition-name `x`: nothing stands below a duration; "),
        (
            "deal.us == 1.5 + 1",
            "condition-type `+`: this adds up a number with a whole number; write `2.0` beside a number with decimals",
        ),
        ("deal.exists(x, true)", "condition-type `deal`: `exists` goes through a list, and this is a table; "),
    ]);
}

#[test]
fn what_cannot_be_read_is_said_where_it_stops() {
    all(&[
        (
            "deal.term = years(2)",
            "condition-syntax `=`: the condition cannot be read from here on; write `==` to compare",
        ),
        ("has(deal) and true", "condition-syntax `a`: the condition cannot be read from here on; write `&&` for `and`"),
        (
            "'é' == 'x' && (has(deal)",
            "condition-syntax ``: the condition cannot be read from here on; it ends before it is complete: a bracket, a quote \
             or an operand is missing",
        ),
        ("{'a': 1} == 1", "condition-syntax `{`: a condition has no tables in braces; "),
        (
            "deal.?term == years(1)",
            "condition-syntax `.`: a condition has no optional keys; `has(…)` asks whether the deal says something",
        ),
    ]);
}

#[test]
fn what_goes_wrong_in_this_deal_is_said_too() {
    all(&[
        (
            "commitments.prepayments.one.amount > money('EUR 1')",
            "condition-type `>`: in this deal the two sums are in two currencies; write the sum in the currency of the deal",
        ),
        (
            "commitments.prepayments.one.amount / size(risks) > money('USD 1')",
            "condition-division `/`: in this deal this divides by zero; ask first whether it is zero: `x != 0 && …`",
        ),
        ("size(risks) != 0 && commitments.prepayments.one.amount / size(risks) > money('USD 1')", "no"),
        (
            "commitments.minimums.net_revenu.by == 'x'",
            "condition-name `net_revenu`: the list has no row of this name; it has one of nearly that name: write the row's \
             `id`, with `_` for `-`",
        ),
        (
            "deal.term + days(1) > days(1)",
            "condition-type `+`: days and months do not add up; write both in days, or both in months",
        ),
        (
            "commitments.minimums.net_revenue.schedule[1].amount > percent(1)",
            "condition-type `>`: in this deal the two values are not of one sort; compare values of one sort",
        ),
        (
            "9223372036854775807 + 1 > 0",
            "condition-size `+`: the result is beyond all bounds; calculate with smaller numbers",
        ),
    ]);
}

/// What an expression is made of, sound and not.
const PIECES: &[&str] = &[
    "deal",
    ".term",
    ".effective",
    "commitments",
    ".minimums",
    ".net_revenue",
    "[1]",
    "['x']",
    ".schedule",
    ".amount",
    ".prepayments",
    ".exists(p, ",
    ".all(p, ",
    ".map(p, p.amount)",
    ".filter(p, true)",
    "p",
    ".by",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    " && ",
    " || ",
    "!",
    "-",
    " + ",
    " * ",
    " / ",
    " % ",
    " < ",
    " == ",
    " in ",
    " ? ",
    " : ",
    "0",
    "1",
    "2.5",
    "9223372036854775807",
    "1e308",
    "'a'",
    "\"é\"",
    "true",
    "money('USD 1M')",
    "days(30)",
    "months(6)",
    "percent(15)",
    "date('2027-01-01')",
    "size(",
    "sum(",
    "has(",
    "is_open(",
    "term_end",
    "é",
    "`",
    "\n",
    "=",
    ".?x",
    "'",
];

#[test]
fn no_text_takes_the_program_down() {
    use proptest::prelude::*;
    let deal = deal();
    proptest!(ProptestConfig::with_cases(1_500), |(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..30))| {
        let text = pieces.concat();
        if Expression::parse(&text).is_ok() {
            deal.told(text.trim());
        }
    });
}

#[test]
fn work_is_bounded() {
    let deal = deal();
    let nested = |list: &str, times: usize| {
        let opened = (0..times).map(|at| format!("{list}.all(r{at}, ")).collect::<Vec<_>>().concat();
        format!("{opened}1 == 1{}", ")".repeat(times))
    };
    let longest = format!("[{}]", vec!["1"; 60].join(","));
    for (text, wanted) in [
        (nested("commitments.prepayments", 12), "yes"),
        (nested(&longest, 4), "condition-size"),
        (format!("{}true", "!".repeat(60)), "yes"),
        (format!("{}true", "!".repeat(900)), "yes"),
        (format!("deal{}", ".x".repeat(490)), "condition-size"),
        (format!("{}true", "true && ".repeat(110)), "yes"),
        (format!("1{} > 0", " + 1".repeat(240)), "condition-size"),
        (format!("deal.title == '{}'", "(".repeat(60)), "condition-size"),
        (format!("{}true{}", "(".repeat(41), ")".repeat(41)), "condition-size"),
        ("(".repeat(900), "condition-size"),
    ] {
        let told = deal.told(&text);
        assert!(told.starts_with(wanted), "{text}: {told}");
    }
}
