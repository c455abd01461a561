//! The dates of small exits, each reckoned by hand from the words of the exit clause.

use super::{
    Actor, Ask, Assumed, CannotHappen, Cell, Gap, Last, Matrix, Owed, Rehearsal, StepKind, Sum, When, rehearse,
};
use crate::deal::Deal;
use crate::deal::sound::sound;
use crate::spec::Date;

const BASE: &str = r#"
spec-version = 1
[deal]
title     = "Ash and Birch"
us        = "ash"
kind      = "referral"
currency  = "EUR"
effective = 2027-02-01
term      = "3 years"
[parties.ash]
name = "Ash Ltd"
kind = "a company"
[parties.birch]
name = "Birch Ltd"
kind = "a company"
"#;

fn deal(more: &str) -> Deal {
    sound(&format!("{BASE}{more}")).deal
}

fn day(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn ask(ground: &str, on: &str) -> Ask {
    Ask { ground: ground.to_owned(), by: None, on: day(on), learnt: None }
}

fn run(more: &str, ground: &str, on: &str) -> Rehearsal {
    rehearse(&deal(more), &ask(ground, on)).unwrap_or_else(|why| panic!("{why:?}"))
}

fn fails(more: &str, ground: &str, on: &str) -> CannotHappen {
    rehearse(&deal(more), &ask(ground, on)).expect_err("it cannot happen")
}

fn when(rehearsal: &Rehearsal, kind: StepKind) -> &When {
    let step = rehearsal.steps.iter().find(|step| step.kind == kind);
    &step.unwrap_or_else(|| panic!("no step {kind}: {:#?}", rehearsal.steps)).when
}

const CONVENIENCE: &str = r#"
[exit.convenience]
holder   = "either"
notice   = "3 months"
earliest = "6 months"
[exit.notice]
by      = ["courier"]
receipt = "2 business days"
"#;

#[test]
fn a_notice_counts_back_from_the_end_date() {
    // Three months after 30 November are the last of February; received on Tuesday 30 November, sent on Sunday before.
    let out = run(CONVENIENCE, "convenience", "2028-02-29");
    assert_eq!(*when(&out, StepKind::NoticeReceived), When::By(day("2027-11-30")));
    assert_eq!(*when(&out, StepKind::NoticeSent), When::By(day("2027-11-28")));
    assert_eq!(*when(&out, StepKind::EndDate), When::On(day("2028-02-29")));
    assert_eq!(*when(&out, StepKind::NoticeOpens), When::On(day("2027-08-01")));
    assert!(!out.assumed.iter().any(|assumed| matches!(assumed, Assumed::EndNamed(_))));
    assert_eq!(out.holder.as_ref().map(ToString::to_string).as_deref(), Some("ash"));
}

#[test]
fn a_month_without_that_day() {
    // No day is three months before 30 May and not before 29 or 31 May as well: 28 February reaches 28 May only.
    let out = run(CONVENIENCE, "convenience", "2029-05-30");
    assert_eq!(*when(&out, StepKind::NoticeReceived), When::By(day("2029-02-28")));
    assert!(out.assumed.contains(&Assumed::EndNamed(day("2029-05-28"))));
}

#[test]
fn a_notice_that_would_be_too_soon() {
    let CannotHappen::TooSoon { opens, first, .. } = fails(CONVENIENCE, "convenience", "2027-10-01") else {
        panic!("another reason")
    };
    assert_eq!(opens, day("2027-08-01"));
    // Sunday 1 August: received on Tuesday.
    assert_eq!(first, Some(day("2027-11-03")));
    assert!(rehearse(&deal(CONVENIENCE), &ask("convenience", "2027-11-03")).is_ok());
    assert!(rehearse(&deal(CONVENIENCE), &ask("convenience", "2027-11-02")).is_err());
}

const TWO_STAGE: &str = r#"
[[exit.triggers]]
id     = "breach"
holder = "either"
event  = "material-breach"
cure   = "30 days"
notice = "1 month"
second-notice-within = "20 days"
[exit.notice]
by        = ["courier"]
receipt   = "1 day"
two-stage = true
meet      = "10 days"
"#;

#[test]
fn a_default_has_its_cure_before_the_second_notice() {
    let out = run(TWO_STAGE, "breach", "2028-03-31");
    assert_eq!(*when(&out, StepKind::NoticeReceived), When::By(day("2028-02-29")));
    assert_eq!(*when(&out, StepKind::NoticeSent), When::By(day("2028-02-28")));
    let span = When::Span { first: Some(day("2028-01-29")), last: Last::On(day("2028-02-27")) };
    assert_eq!(*when(&out, StepKind::Cure), span);
    assert_eq!(*when(&out, StepKind::DefaultReceived), When::By(day("2028-01-28")));
    assert_eq!(*when(&out, StepKind::DefaultSent), When::By(day("2028-01-27")));
    assert_eq!(*when(&out, StepKind::SecondNoticeLapses), When::On(day("2028-03-18")));
    let meetings = out.steps.iter().filter(|step| step.kind == StepKind::SponsorsMeet);
    assert_eq!(meetings.count(), 2);
}

#[test]
fn a_single_notice_waits_for_its_cure() {
    let single = TWO_STAGE.replace("two-stage = true", "").replace("second-notice-within = \"20 days\"\n", "");
    let single = single.replace("cure   = \"30 days\"", "cure   = \"60 days\"");
    let out = run(&single, "breach", "2028-03-31");
    assert_eq!(*when(&out, StepKind::NoticeReceived), When::By(day("2028-01-31")));
    assert!(out.steps.iter().all(|step| step.kind != StepKind::DefaultSent));
    let span = When::Span { first: Some(day("2028-02-01")), last: Last::On(day("2028-03-31")) };
    assert_eq!(*when(&out, StepKind::Cure), span);
}

const PILOT: &str = r#"
[pilot]
scope  = "two shops"
length = "90 days"
[[pilot.gates]]
id   = "sales"
test = "Ten have been sold"
due  = 2027-04-30
fail = "The roll-out waits."
[[exit.triggers]]
id     = "pilot-failed"
holder = "ash"
event  = { failed-gate = { gate = "sales" } }
notice = "30 days"
window = "45 days"
"#;

#[test]
fn a_right_lapses() {
    let out = run(PILOT, "pilot-failed", "2027-06-30");
    assert_eq!(*when(&out, StepKind::Event), When::On(day("2027-04-30")));
    assert_eq!(*when(&out, StepKind::RightLapses), When::On(day("2027-06-14")));
    assert_eq!(*when(&out, StepKind::NoticeReceived), When::By(day("2027-05-31")));
    // Without a rule for receipt, a letter is received on the business day of its delivery: 29 May is a Saturday.
    let saturday = run(PILOT, "pilot-failed", "2027-06-28");
    assert_eq!(*when(&saturday, StepKind::NoticeReceived), When::By(day("2027-05-29")));
    assert_eq!(*when(&saturday, StepKind::NoticeDelivered), When::By(day("2027-05-28")));
    let CannotHappen::Lapsed { last, latest, .. } = fails(PILOT, "pilot-failed", "2027-07-15") else {
        panic!("another reason")
    };
    assert_eq!((last, latest), (day("2027-06-14"), Some(day("2027-07-14"))));
    assert!(matches!(fails(PILOT, "pilot-failed", "2027-05-20"), CannotHappen::TooSoon { .. }));
    let later = Ask { learnt: Some(day("2027-06-10")), ..ask("pilot-failed", "2027-07-15") };
    let out = rehearse(&deal(PILOT), &later).expect("it was learnt later");
    assert_eq!(*when(&out, StepKind::RightLapses), When::On(day("2027-07-25")));
}

#[test]
fn who_may_not() {
    let asked = |by: &str| Ask { by: Some(by.to_owned()), ..ask("pilot-failed", "2027-06-30") };
    let deal = deal(PILOT);
    assert!(matches!(rehearse(&deal, &asked("birch")), Err(CannotHappen::NotTheHolder { .. })));
    assert!(matches!(rehearse(&deal, &asked("cedar")), Err(CannotHappen::UnknownParty { .. })));
    let CannotHappen::UnknownGround { known, .. } = fails(PILOT, "pilot-fail", "2027-06-30") else {
        panic!("another reason")
    };
    assert_eq!(known, ["pilot-failed", "expiry"]);
}

#[test]
fn the_term_bounds_the_days() {
    assert_eq!(fails(PILOT, "expiry", "2027-01-31"), CannotHappen::BeforeStart { start: day("2027-02-01") });
    assert_eq!(fails(PILOT, "expiry", "2029-01-31"), CannotHappen::NotAnExpiry { ends: vec![day("2030-01-31")] });
    let over = CannotHappen::AfterEnd { end: day("2030-01-31"), renewed: false };
    assert_eq!(fails(CONVENIENCE, "convenience", "2030-02-01"), over);
    let renewal = "[exit.renewal]\nhow = \"automatic\"\nlength = \"1 year\"\nnotice = \"90 days\"\ntimes = 2\n";
    let out = run(&format!("{CONVENIENCE}{renewal}"), "convenience", "2031-06-30");
    assert!(out.assumed.contains(&Assumed::Renewed(2)), "{:?}", out.assumed);
    let out = run(renewal, "expiry", "2031-01-31");
    assert_eq!(*when(&out, StepKind::RenewalStopped), When::By(day("2030-11-02")));
    let over = CannotHappen::AfterEnd { end: day("2032-01-31"), renewed: true };
    assert_eq!(fails(&format!("{CONVENIENCE}{renewal}"), "convenience", "2032-02-01"), over);
}

#[test]
fn a_lock_in_bars_the_notice_and_stops_the_window() {
    let locked = format!("[exit.lock-in]\nfor = \"6 months\"\n{PILOT}");
    let CannotHappen::TooSoon { opens, first, .. } = fails(&locked, "pilot-failed", "2027-06-30") else {
        panic!("another reason")
    };
    assert_eq!((opens, first), (day("2027-08-01"), Some(day("2027-09-01"))));
    // The 45 days run from the last day of the lock-in.
    let out = run(&locked, "pilot-failed", "2027-09-30");
    assert_eq!(*when(&out, StepKind::RightLapses), When::On(day("2027-09-14")));
    let free = locked.replace("for = \"6 months\"", "for = \"6 months\"\nexcept = [\"pilot-failed\"]");
    assert!(rehearse(&deal(&free), &ask("pilot-failed", "2027-06-30")).is_ok());
}

#[test]
fn a_gap_is_shown() {
    let open = CONVENIENCE.replace("\"3 months\"", "{ tbd = \"the board decides\" }");
    let out = run(&open, "convenience", "2028-02-29");
    let When::NotKnown(gap) = when(&out, StepKind::NoticeSent) else { panic!("no gap") };
    assert!(gap.is_open());
    assert_eq!(*when(&out, StepKind::EndDate), When::On(day("2028-02-29")));
    let open = CONVENIENCE.replace("\"2 business days\"", "{ tbd = \"counsel decides\" }");
    let out = run(&open, "convenience", "2028-02-29");
    assert_eq!(*when(&out, StepKind::NoticeReceived), When::By(day("2027-11-30")));
    assert!(matches!(when(&out, StepKind::NoticeSent), When::NotKnown(Gap::Open(_))));
}

const WIND_DOWN: &str = r#"
[exit.wind-down]
length   = { longer-of = ["6 months", { until = "the last customer has moved" }] }
sell-off = "3 months"
sell-off-not-on = ["expiry"]
open-deals = "90 days"
data = { format = "CSV files", within = "10 days" }
[exit.after]
final-account = "60 days"
certified-by  = "an officer"
[[exit.survival]]
clause = "records"
for    = "2 years"
"#;

#[test]
fn what_follows_the_end() {
    let out = run(WIND_DOWN, "expiry", "2030-01-31");
    let Some(When::Span { first, last }) = Some(when(&out, StepKind::WindDown).clone()) else { panic!("no span") };
    // From 1 February, six months end on 31 July.
    assert_eq!((first, last.day(), last.certain()), (Some(day("2030-02-01")), Some(day("2030-07-31")), None));
    assert!(matches!(when(&out, StepKind::DataRequest), When::NotKnown(Gap::On(_))));
    assert_eq!(*when(&out, StepKind::NoSellOff), When::On(day("2030-01-31")));
    assert_eq!(*when(&out, StepKind::MarksDown), When::By(day("2030-03-02")));
    assert_eq!(*when(&out, StepKind::FinalAccount), When::By(day("2030-04-01")));
    let records = When::Span { first: Some(day("2030-02-01")), last: Last::On(day("2032-01-31")) };
    assert_eq!(*when(&out, StepKind::Survival), records);
    let fixed = WIND_DOWN
        .replace("{ longer-of = [\"6 months\", { until = \"the last customer has moved\" }] }", "\"6 months\"");
    let out = run(&fixed, "expiry", "2030-01-31");
    assert_eq!(*when(&out, StepKind::DataRequest), When::By(day("2030-07-31")));
    assert_eq!(*when(&out, StepKind::SecondAccount), When::By(day("2030-09-29")));
}

const MONEY: &str = r#"
[[commitments.prepayments]]
id         = "advance"
by         = "birch"
amount     = "EUR 1,096,000"
due        = "30 days"
refundable = "pro-rata"
[[exit.fees]]
id      = "walk"
payer   = "ash"
payee   = "birch"
on      = ["convenience"]
by-year = [{ year = 1, amount = "EUR 50k" }, { year = 2, amount = "EUR 30k" }]
[[exit.tail]]
payer    = "ash"
payee    = "birch"
quarters = 3
rate     = "10%"
steps    = [{ from-quarter = 3, rate = "5%" }]
base     = "net revenue"
on       = ["convenience"]
"#;

#[test]
fn what_it_costs() {
    // The notice is received on 30 November 2027, in contract year 1. 703 of 1,096 days have not run.
    let out = run(&format!("{CONVENIENCE}{MONEY}"), "convenience", "2028-02-29");
    let totals: Vec<String> = out.totals.iter().map(|total| format!("{} {}", total.payer, total.sum)).collect();
    let all_days = 1096 - 394;
    assert_eq!(totals, [format!("ash EUR {}", printed(all_days * 1000 + 50_000))], "{:#?}", out.owed);
    let due: Vec<_> = out.owed.iter().map(|row| (row.kind.name(), row.due.clone())).collect();
    assert_eq!(due[1], ("tail", When::By(day("2028-07-30"))));
    assert_eq!(due[3], ("tail", When::By(day("2029-01-30"))));
    assert_eq!(due[4], ("exit-fee", When::By(day("2028-03-30"))));
    assert!(out.owed.iter().all(|row| row.payer == Actor::Party(crate::spec::Id::parse("ash").expect("an id"))));
    let later = run(&format!("{CONVENIENCE}{MONEY}"), "convenience", "2029-12-31");
    assert!(!later.owed.iter().any(|row| row.kind.name() == "exit-fee"), "no cell, no fee");
    let expired = run(&format!("{CONVENIENCE}{MONEY}"), "expiry", "2030-01-31");
    assert!(expired.owed.is_empty(), "{:#?}", expired.owed);
    assert!(matches!(out.owed[1].sum, Sum::NotKnown(Gap::Books)));
}

const SUPPORT: &str = r#"
[exit.wind-down]
length = "6 months"
[exit.wind-down.support]
by = "ash"
[exit.wind-down.support.fee]
payer  = "birch"
amount = "EUR 1k"
per    = "month"
"#;

/// A cell is reckoned without the steps of a rehearsal, of which one sum hangs on a step.
#[test]
fn a_cell_costs_what_a_rehearsal_does() {
    let deal = deal(&format!("{CONVENIENCE}{MONEY}{SUPPORT}"));
    let matrix = Matrix::of(&deal).expect("no date is open");
    let mut sums = 0;
    for cell in matrix.cells.iter().filter(|cell| cell.may) {
        let Cell { ground, party, opens, days, costs, further, .. } = cell;
        let on = opens.zip(*days).and_then(|(opens, days)| opens.plus_days(days)).expect("a day");
        let ask = Ask { ground: ground.name().to_owned(), by: Some(party.to_string()), on, learnt: None };
        let Ok(rehearsal) = rehearse(&deal, &ask) else { continue };
        let ours = rehearsal.totals.iter().filter(|total| total.payer == *party).cloned().collect::<Vec<_>>();
        assert_eq!(*costs, ours, "{ground:?} {party}");
        let certain = |owed: &&Owed| owed.only_if.is_none() && matches!(owed.sum, Sum::Exactly(_));
        let owed = || rehearsal.owed.iter().filter(|owed| owed.payer == Actor::Party(party.clone()));
        assert_eq!(*further, owed().count() - owed().filter(certain).count(), "{ground:?} {party}");
        sums += costs.len();
    }
    assert!(sums > 0, "no cell costs anything");
    let fee = |cell: &Cell| cell.costs.iter().any(|total| total.payer.as_str() == "birch");
    assert!(matrix.cells.iter().any(fee), "six months of support have a price");
}

fn printed(sum: u32) -> String {
    format!("{},{:03}", sum / 1000, sum % 1000)
}

#[test]
fn a_wind_down_that_only_the_party_in_breach_could_ask_for() {
    let optional = |party: &str| {
        let wind_down = WIND_DOWN.replacen(
            "[exit.wind-down]",
            &format!("[exit.wind-down]\noption-of = \"{party}\"\nunless-breach-by-requester = true"),
            1,
        );
        run(&format!("{TWO_STAGE}{wind_down}"), "breach", "2028-03-31")
    };
    let none = optional("birch");
    assert!(none.assumed.contains(&Assumed::NoWindDown), "{:?}", none.assumed);
    assert!(none.steps.iter().all(|step| !matches!(step.kind, StepKind::WindDown | StepKind::SellOff)));
    assert_eq!(*when(&none, StepKind::DataRequest), When::By(day("2028-04-30")));
    for party in ["ash", "either"] {
        let asked = optional(party);
        let request = asked.steps.iter().find(|step| step.kind == StepKind::WindDownRequest).expect("it is asked for");
        assert_eq!(request.by, Actor::Party(crate::spec::Id::parse("ash").expect("an id")), "{party}");
        assert!(asked.steps.iter().any(|step| step.kind == StepKind::WindDown));
    }
}
