use super::*;
use crate::deal::sound::sound;

const BASE: &str = r#"
spec-version = 1
[deal]
title = "A × B"
us = "a"
kind = "referral"
currency = "EUR"
effective = 2027-01-31
term = "1 year"
[parties.a]
name = "A"
kind = "x"
[parties.b]
name = "B"
kind = "x"
"#;

fn agenda(more: &str) -> Agenda {
    agenda_of(&format!("{BASE}{more}"))
}

fn agenda_of(text: &str) -> Agenda {
    Agenda::of(&sound(text).deal)
}

fn day(agenda: &Agenda, id: &str) -> String {
    let entry = agenda.dates.iter().find(|entry| entry.id == id).expect(id);
    entry.when.day().map_or_else(|| format!("{:?}", entry.when), Date::iso)
}

fn days(agenda: &Agenda, id: &str) -> Vec<String> {
    match &agenda.series.iter().find(|series| series.id == id).expect(id).dates {
        SeriesDates::On(days) => days.iter().map(|day| day.iso()).collect(),
        SeriesDates::Weekly { first, weeks, until } => vec![first.iso(), weeks.to_string(), until.iso()],
        SeriesDates::NotFixed | SeriesDates::Unknown => Vec::new(),
    }
}

#[test]
fn dates_of_the_term_in_their_order() {
    let all = agenda("[exit.renewal]\nhow = \"automatic\"\nlength = \"1 year\"\nnotice = \"90 days\"\n");
    let known: Vec<(&str, String)> = all.dates.iter().map(|entry| (entry.id.as_str(), day(&all, &entry.id))).collect();
    assert_eq!(
        known,
        [("start", "2027-01-31"), ("renewal-stopped", "2027-11-01"), ("end", "2028-01-30")]
            .map(|(id, day)| (id, day.to_owned()))
    );
    assert_eq!(all.until.map(Date::iso).as_deref(), Some("2028-01-30"));
}

#[test]
fn open_dates_stand_last_and_are_told_from_unknown_ones() {
    let all = agenda(
        "[[goals]]\nid = \"g\"\ngoal = \"G\"\nby = { tbd = \"ask\", by = 2027-02-02 }\n\
         [pilot]\nscope = \"s\"\nlength = \"2 months\"\nstarts = { tbd = \"ask\" }\n",
    );
    let last: Vec<&AgendaDate> = all.dates.iter().filter(|entry| entry.when.day().is_none()).collect();
    assert_eq!(last.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["goal/g", "pilot-start", "pilot-end"]);
    assert!(matches!(last[0].when, Due::Open(_)) && last[2].when == Due::Unknown);
    assert_eq!(all.dates.len() - last.len(), 2, "open dates stand last");
}

#[test]
fn meetings_are_on_business_days() {
    let all = agenda(
        "[calendar]\nholidays = [{ on = 2027-02-01 }, { on = 2027-04-30 }]\n\
         [[governance.forums]]\nid = \"w\"\nname = \"W\"\ncadence = \"fortnightly\"\npurpose = \"talk\"\n\
         [[governance.forums]]\nid = \"q\"\nname = \"Q\"\ncadence = \"quarterly\"\npurpose = \"talk\"\n\
         [[governance.forums]]\nid = \"n\"\nname = \"N\"\npurpose = \"talk\"\n",
    );
    // 31 January 2027 is a Sunday, and the day after it a holiday.
    assert_eq!(days(&all, "forum/w"), ["2027-02-02", "2", "2028-01-30"]);
    // 30 April is a Friday and a holiday, 31 July and 31 October are on a weekend.
    assert_eq!(days(&all, "forum/q"), ["2027-05-03", "2027-08-02", "2027-11-01"]);
    assert_eq!(all.series.len(), 2, "a forum without a cadence has no days");
}

#[test]
fn reports_and_payments_follow_their_periods() {
    let all = agenda(
        "[[governance.reports]]\nwhat = \"sales\"\nby = \"a\"\nevery = \"quarter\"\nwithin = \"10 business days\"\n\
         [[money.fees]]\nid = \"f\"\npayer = \"a\"\npayee = \"b\"\nwhat = \"F\"\nrate = \"5%\"\nbase = \"sales\"\n\
         every = \"quarter\"\nin-advance = true\nwithin = \"1 month\"\n\
         [[money.fees]]\nid = \"y\"\npayer = \"b\"\npayee = \"a\"\nwhat = \"Y\"\nrate = \"5%\"\nbase = \"sales\"\n\
         every = \"year\"\nwithin = { tbd = \"ask\" }\n",
    );
    // The first quarter is the one that the term starts in; the last one ends with the term.
    let reports = ["2027-04-14", "2027-07-14", "2027-10-14", "2028-01-14", "2028-02-11"];
    assert_eq!(days(&all, "report/a/sales"), reports);
    let payments = ["2027-02-28", "2027-05-01", "2027-08-01", "2027-11-01", "2028-02-01"];
    assert_eq!(days(&all, "payment/f"), payments);
    let open = all.series.iter().find(|series| series.id == "payment/y").expect("the fee");
    assert_eq!(open.dates, SeriesDates::Unknown);
}

#[test]
fn a_term_without_an_end_gives_twelve_months() {
    let text = BASE.replace("term = \"1 year\"", "term = { tbd = \"ask\" }");
    assert!(text.contains("tbd"));
    let all = agenda_of(&format!(
        "{text}[[governance.reports]]\nwhat = \"sales\"\nby = \"a\"\nevery = \"year\"\nwithin = \"1 day\"\n"
    ));
    assert!(all.until_assumed);
    assert_eq!(days(&all, "report/a/sales"), ["2028-01-31"]);
    assert!(matches!(all.dates.last().expect("an end").when, Due::Unknown));
}

#[test]
fn a_plan_is_due_before_each_contract_year() {
    let plan = |submit: &str| {
        let all = agenda(&format!("[marketing.plan]\nowner = \"a\"\nsubmit = \"{submit}\"\n"));
        day(&all, "plan-submitted/1")
    };
    assert_eq!(plan("10 business days"), "2027-01-18");
    assert_eq!(plan("2 months"), "2026-11-30");
    assert_eq!(plan("1 December"), "2026-12-01");
    assert_eq!(plan("31 January"), "2026-01-31");
}
