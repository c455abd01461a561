//! Each date of a rehearsed exit follows from the periods of the deal alone: checked on deals made at random, against a
//! second reckoning that counts day by day.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test fails where it cannot go on"
)]

use jiff::ToSpan as _;
use jiff::civil::{Date as Day, Weekday};
use prenup::deal::{self, Ask, CannotHappen, Deal, OwedKind, Rehearsal, StepKind, When};
use prenup::diag::{Findings, Sources};
use prenup::spec::{self, Date, Spec};
use proptest::prelude::*;

/// A time as the deal writes it, counted here once more.
#[derive(Debug, Clone, Copy)]
struct Time {
    count: u32,
    unit: &'static str,
}

impl Time {
    fn text(self) -> String {
        format!("{} {}{}", self.count, self.unit, if self.count == 1 { "" } else { "s" })
    }
}

/// All that a made-up deal says.
#[derive(Debug, Clone)]
struct Made {
    start: Day,
    years: u32,
    year_ends: Option<(&'static str, &'static str)>,
    holidays: Vec<Day>,
    notice: Option<Time>,
    receipt: Time,
    cure: Option<Time>,
    two_stage: bool,
    second: Option<Time>,
    wind_down: Time,
    marks: Time,
    end_after: u32,
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn ours(day: Day) -> Date {
    Date::parse(&day.to_string()).unwrap()
}

fn time() -> impl Strategy<Value = Time> {
    prop_oneof![
        (1..200_u32).prop_map(|count| Time { count, unit: "day" }),
        (1..40_u32).prop_map(|count| Time { count, unit: "business day" }),
        (1..20_u32).prop_map(|count| Time { count, unit: "week" }),
        (1..12_u32).prop_map(|count| Time { count, unit: "month" }),
        (1..3_u32).prop_map(|count| Time { count, unit: "quarter" }),
        (1..2_u32).prop_map(|count| Time { count, unit: "year" }),
    ]
}

prop_compose! {
    fn made()(
        start in 0..3000_i64,
        years in 1..5_u32,
        year_ends in prop::option::of((prop::sample::select(vec!["31 December", "30 June"]), prop::sample::select(vec!["own", "joined"]))),
        holidays in prop::collection::btree_set(0..3000_i64, 0..8),
        notice in prop::option::of(time()),
        receipt in prop_oneof![(1..8_u32).prop_map(|count| Time { count, unit: "day" }), (1..6_u32).prop_map(|count| Time { count, unit: "business day" })],
        cure in prop::option::of(time()),
        two_stage in any::<bool>(),
        second in prop::option::of(time()),
        wind_down in time(),
        marks in time(),
        end_after in 0..1900_u32,
    ) -> Made {
        let start = day("2023-11-01") + start.days();
        Made {
            start,
            years,
            year_ends,
            holidays: holidays.into_iter().map(|days| start + days.days()).collect(),
            notice, receipt, cure, two_stage,
            second: second.filter(|_| cure.is_some() && two_stage),
            wind_down, marks, end_after,
        }
    }
}

impl Made {
    fn text(&self) -> String {
        let Self {
            start, years, year_ends, holidays, notice, receipt, cure, two_stage, second, wind_down, marks, ..
        } = self;
        let line = |key: &str, time: &Option<Time>| {
            time.map_or_else(String::new, |time| format!("{key} = \"{}\"\n", time.text()))
        };
        let rule = year_ends.map_or_else(String::new, |(ends, stub)| {
            format!("contract-year = {{ ends = \"{ends}\", stub = \"{stub}\" }}\n")
        });
        let holidays: Vec<String> = holidays.iter().map(|day| format!("{{ on = {day} }}")).collect();
        let cells: Vec<String> =
            (1..=*years).map(|year| format!("{{ year = {year}, amount = \"EUR {year}000\" }}")).collect();
        format!(
            r#"
spec-version = 1
[deal]
title = "Made"
us = "ash"
kind = "referral"
currency = "EUR"
effective = {start}
term = "{years} years"
{rule}
[parties.ash]
name = "Ash Ltd"
kind = "a company"
[parties.birch]
name = "Birch Ltd"
kind = "a company"
[calendar]
holidays = [{}]
[[exit.triggers]]
id = "breach"
holder = "ash"
event = "material-breach"
{}{}{}
[exit.notice]
by = ["courier"]
receipt = "{}"
two-stage = {two_stage}
[exit.wind-down]
length = "{}"
[exit.after]
marks-down = "{}"
[[exit.fees]]
id = "walk"
payer = "ash"
payee = "birch"
on = ["breach"]
by-year = [{}]
[[exit.tail]]
payer = "ash"
payee = "birch"
quarters = 2
rate = "5%"
base = "revenue"
on = ["breach"]
"#,
            holidays.join(", "),
            line("notice", notice),
            line("cure", cure),
            line("second-notice-within", second),
            receipt.text(),
            wind_down.text(),
            marks.text(),
            cells.join(", "),
        )
    }

    fn works(&self, day: Day) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains(&day)
    }

    /// A time that runs from an event: it begins on the day after it. Days are counted one by one, months by the calendar.
    fn after(&self, event: Day, time: Time) -> Day {
        let days = |count: u32, counts: &dyn Fn(Day) -> bool| {
            let (mut at, mut left) = (event, count);
            while left > 0 {
                at = at.tomorrow().unwrap();
                left -= u32::from(counts(at));
            }
            at
        };
        let months = |count: u32| {
            let index = i32::from(event.year()) * 12 + i32::from(event.month()) - 1 + i32::try_from(count).unwrap();
            let (year, month) =
                (i16::try_from(index.div_euclid(12)).unwrap(), i8::try_from(index.rem_euclid(12) + 1).unwrap());
            let last = Day::new(year, month, 1).unwrap().days_in_month();
            Day::new(year, month, event.day().min(last)).unwrap()
        };
        match time.unit {
            "day" => days(time.count, &|_| true),
            "week" => days(7 * time.count, &|_| true),
            "business day" => days(time.count, &|day| self.works(day)),
            "month" => months(time.count),
            "quarter" => months(3 * time.count),
            _ => months(12 * time.count),
        }
    }

    /// The last day of months or years that begin with a day: the day before that of the same number, if there is one.
    fn last_of(&self, first: Day, time: Time) -> Day {
        let next = self.after(first, time);
        if next.day() < first.day() { next } else { next.yesterday().unwrap() }
    }

    /// The first End Date after a notice that was received on a day.
    fn ends(&self, received: Day) -> Day {
        let noticed = self.notice.map_or(received, |notice| self.after(received, notice));
        match self.cure {
            Some(cure) if !self.two_stage => noticed.max(self.after(received, cure)),
            _ => noticed,
        }
    }

    /// The contract year in which a day falls, by the rule of the deal.
    fn contract_year(&self, day: Day) -> u32 {
        let Some((ends, stub)) = self.year_ends else {
            return (1..=1000)
                .find(|year| self.last_of(self.start, Time { count: *year, unit: "year" }) >= day)
                .unwrap();
        };
        let closes = |day: &Day| {
            if ends == "31 December" {
                day.month() == 12 && day.day() == 31
            } else {
                day.month() == 6 && day.day() == 30
            }
        };
        let (mut at, mut year) = (self.start, 1);
        let mut first = self.start;
        while at < day {
            if closes(&at) {
                let full = self.last_of(first, Time { count: 1, unit: "year" }) <= at;
                if year > 1 || stub == "own" || full || first != self.start {
                    year += 1;
                }
                first = at.tomorrow().unwrap();
            }
            at = at.tomorrow().unwrap();
        }
        year
    }
}

fn read(text: &str) -> Deal {
    let mut sources = Sources::new();
    let file = sources.add("deal.toml", text.to_owned());
    let mut findings = Findings::new();
    let (spec, places) =
        spec::read::<Spec>(file, &mut sources, &mut findings).unwrap_or_else(|| panic!("{findings:?}"));
    deal::resolve(spec, places, &sources, &mut findings).unwrap_or_else(|| panic!("{findings:?}\n{text}"))
}

fn rehearse(deal: &Deal, on: Day) -> Result<Rehearsal, CannotHappen> {
    deal::rehearse(deal, &Ask { ground: "breach".to_owned(), by: None, on: ours(on), learnt: None })
}

fn when(rehearsal: &Rehearsal, kind: StepKind) -> Option<&When> {
    rehearsal.steps.iter().find(|step| step.kind == kind).map(|step| &step.when)
}

/// The day of a step that happens by a day or on it.
fn at(rehearsal: &Rehearsal, kind: StepKind) -> Option<Day> {
    match when(rehearsal, kind)? {
        When::By(day) | When::On(day) => Some(day.civil()),
        other => panic!("{kind}: {other:?}"),
    }
}

/// That a day is the last one from which `reaches` comes to `limit` in time.
fn is_latest(found: Day, limit: Day, reaches: impl Fn(Day) -> Day) -> Result<(), TestCaseError> {
    prop_assert!(reaches(found) <= limit, "{} is too late for {}", found, limit);
    let next = found.tomorrow().unwrap();
    prop_assert!(reaches(next) > limit || found == limit, "{} is sooner than need be for {}", found, limit);
    Ok(())
}

fn letters(made: &Made, out: &Rehearsal, end: Day) -> Result<(), TestCaseError> {
    let received = at(out, StepKind::NoticeReceived).unwrap();
    is_latest(received, end, |day| made.ends(day))?;
    let sent = at(out, StepKind::NoticeSent).unwrap();
    is_latest(sent, received, |day| made.after(day, made.receipt))?;
    let mut first = sent;
    if let Some(cure) = made.cure.filter(|_| made.two_stage) {
        let default = at(out, StepKind::DefaultReceived).unwrap();
        is_latest(default, sent.yesterday().unwrap(), |day| made.after(day, cure))?;
        let cured = made.after(default, cure);
        prop_assert!(cured < sent, "the notice of termination comes after the cure");
        first = at(out, StepKind::DefaultSent).unwrap();
        is_latest(first, default, |day| made.after(day, made.receipt))?;
        if let Some(second) = made.second {
            prop_assert!(received <= made.after(cured, second), "the second notice is in its window");
        }
    }
    prop_assert!(first >= made.start, "nothing is sent before the alliance begins");
    Ok(())
}

fn effects(made: &Made, out: &Rehearsal, end: Day) -> Result<(), TestCaseError> {
    prop_assert_eq!(at(out, StepKind::MarksDown), Some(made.after(end, made.marks)));
    let Some(When::Span { first, last }) = when(out, StepKind::WindDown) else { panic!("no wind-down") };
    let next = end.tomorrow().unwrap();
    prop_assert_eq!(first.map(Date::civil), Some(next));
    // It begins on a stated day: months and years end on the day before that of the same number.
    let expected = match made.wind_down.unit {
        "month" | "quarter" | "year" => made.last_of(next, made.wind_down),
        _ => made.after(end, made.wind_down),
    };
    prop_assert_eq!(last.certain().map(Date::civil), Some(expected));
    let mut after = end;
    for row in &out.owed {
        if let OwedKind::Tail { days, .. } = &row.kind {
            let (first, last) = days.unwrap();
            prop_assert!(first.civil() > after && first.civil().day() == 1 && first.civil().month() % 3 == 1);
            prop_assert!((first.civil() - after).get_days() <= 92, "no quarter is left out");
            let due = made.after(last.civil(), Time { count: 30, unit: "day" });
            prop_assert_eq!(&row.due, &When::By(ours(due)));
            after = last.civil();
        }
    }
    let received = at(out, StepKind::NoticeReceived).unwrap();
    let fee = out.owed.iter().find(|row| row.kind == OwedKind::ExitFee);
    let owed = fee.map(|row| format!("{:?}", row.sum));
    let year = made.contract_year(received);
    prop_assert!(
        year > made.years || owed.as_ref().is_some_and(|sum| sum.contains(&format!("{year}000"))),
        "{:?} in {}",
        owed,
        year
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_date_follows_from_the_clause(made in made()) {
        let deal = read(&made.text());
        let end = made.start + i64::from(made.end_after).days();
        match rehearse(&deal, end) {
            Ok(out) => {
                letters(&made, &out, end)?;
                effects(&made, &out, end)?;
                let mut days = out.steps.iter().map_while(|step| step.when.sort_day());
                let mut last = days.next();
                for day in days {
                    prop_assert!(Some(day) >= last, "the steps are in order");
                    last = Some(day);
                }
            }
            Err(CannotHappen::TooSoon { first, .. }) => {
                let first = first.unwrap().civil();
                prop_assert!(first > end);
                if first <= deal.end.unwrap().civil() && made.second.is_none() {
                    prop_assert!(rehearse(&deal, first).is_ok(), "{} is said to work: {:?}", first, rehearse(&deal, first));
                    prop_assert!(rehearse(&deal, first.yesterday().unwrap()).is_err(), "a day sooner does not");
                }
            }
            Err(CannotHappen::AfterEnd { end: last, .. }) => prop_assert!(end > last.civil()),
            Err(CannotHappen::Lapsed { .. }) => prop_assert!(made.second.is_some(), "only a second notice can be late here"),
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }
}
