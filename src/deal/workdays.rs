//! Which days are business days, and dates that are reckoned in them.

use std::collections::BTreeSet;

use crate::spec::{CalendarTable, Date, Duration, Holiday, Unit, Weekday};

/// The business days of a deal: every day but the weekend and the holidays that the spec lists.
///
/// Without a table in the spec the weekend is Saturday and Sunday, and no holiday is known. Documents that print a date
/// reckoned in business days say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workdays {
    weekend: BTreeSet<Weekday>,
    holidays: BTreeSet<Date>,
    years: BTreeSet<i16>,
}

impl Default for Workdays {
    fn default() -> Self {
        Self::of(None)
    }
}

impl Workdays {
    /// The business days of a spec. A holiday whose date is open is not counted.
    pub fn of(table: Option<&CalendarTable>) -> Self {
        let (weekend, rows): (&[Weekday], &[Holiday]) =
            table.map_or((&[], &[]), |CalendarTable { place: _, weekend, holidays }| (weekend, holidays));
        let weekend = if weekend.is_empty() { &[Weekday::Saturday, Weekday::Sunday] } else { weekend };
        let holidays: BTreeSet<Date> = rows.iter().filter_map(|row| row.on.known().copied()).collect();
        Self {
            weekend: weekend.iter().copied().collect(),
            years: holidays.iter().map(|date| date.civil().year()).collect(),
            holidays,
        }
    }

    /// Whether business is done on that day.
    pub fn is_workday(&self, date: Date) -> bool {
        !self.weekend.contains(&Weekday::of(date)) && !self.holidays.contains(&date)
    }

    /// The weekend, from Monday.
    pub fn weekend(&self) -> impl Iterator<Item = Weekday> {
        self.weekend.iter().copied()
    }

    /// The years whose holidays are listed, in order.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.years.iter().copied()
    }

    /// Whether the holidays of a date's year are listed; where they are not, a date that is reckoned in business days may
    /// in truth be later.
    pub fn knows(&self, date: Date) -> bool {
        self.years.contains(&date.civil().year())
    }

    /// The date itself, or the next one on which business is done; `None` after the year 2200.
    pub fn on_or_after(&self, date: Date) -> Option<Date> {
        self.first(Some(date), |date| date.plus_days(1))
    }

    /// The date that is so many business days later, the next one being the first; `None` after the year 2200.
    pub fn add(&self, date: Date, business_days: u32) -> Option<Date> {
        (0..business_days).try_fold(date, |date, _| self.first(date.plus_days(1), |date| date.plus_days(1)))
    }

    /// The date that is so many business days earlier, the one before being the first; `None` before the year 1990.
    pub fn subtract(&self, date: Date, business_days: u32) -> Option<Date> {
        (0..business_days).try_fold(date, |date, _| self.first(date.minus_days(1), |date| date.minus_days(1)))
    }

    /// The date that is `duration` later, of whatever unit; `None` after the year 2200.
    pub fn plus(&self, date: Date, duration: &Duration) -> Option<Date> {
        match duration.unit() {
            Unit::BusinessDay => self.add(date, duration.count()),
            Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => date.plus(duration),
        }
    }

    /// The last day of a time that begins with a day and includes it, of whatever unit; `None` after the year 2200.
    pub fn last_of(&self, first: Date, duration: &Duration) -> Option<Date> {
        match duration.unit() {
            Unit::BusinessDay => self.add(first, duration.count())?.minus_days(1),
            Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => first.last_of(duration),
        }
    }

    /// The date that is `duration` earlier, of whatever unit; `None` before the year 1990.
    pub fn minus(&self, date: Date, duration: &Duration) -> Option<Date> {
        match duration.unit() {
            Unit::BusinessDay => self.subtract(date, duration.count()),
            Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => date.minus(duration),
        }
    }

    /// The last day for what is due at least `duration` before a date; `None` before the year 1990.
    ///
    /// Counted back from the date and counted on to it, the days can differ, where a month is cut short or a weekend lies
    /// between; the earlier is safe by either count.
    pub fn last_before(&self, date: Date, duration: &Duration) -> Option<Date> {
        let mut day = self.minus(date, duration)?;
        while self.plus(day, duration)? > date {
            day = day.minus_days(1)?;
        }
        Some(day)
    }

    /// The first business day from a date on, in steps of one day.
    fn first(&self, from: Option<Date>, step: impl Fn(Date) -> Option<Date>) -> Option<Date> {
        let mut date = from?;
        while !self.is_workday(date) {
            date = step(date)?;
        }
        Some(date)
    }
}

/// Whether a calendar leaves no day of the week for business.
pub(super) fn has_no_workday(table: &CalendarTable) -> bool {
    Weekday::ALL.iter().all(|day| table.weekend.contains(day))
}

/// The first holiday that another row says already, by its number.
pub(super) fn repeated_holiday(table: &CalendarTable) -> Option<usize> {
    let mut seen = BTreeSet::new();
    table.holidays.iter().position(|row| row.on.known().is_some_and(|date| !seen.insert(*date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Stated;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    fn table(weekend: &[Weekday], holidays: &[&str]) -> CalendarTable {
        let row = |text: &&str| Holiday { on: Stated::Known(date(text)), name: None };
        CalendarTable { place: None, weekend: weekend.to_vec(), holidays: holidays.iter().map(row).collect() }
    }

    fn days(weekend: &[Weekday], holidays: &[&str]) -> Workdays {
        Workdays::of(Some(&table(weekend, holidays)))
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(Weekday::of(date("2027-02-01")), Weekday::Monday);
        assert_eq!(Weekday::of(date("2028-02-29")), Weekday::Tuesday);
        assert_eq!(Weekday::of(date("2027-02-07")), Weekday::Sunday);
    }

    #[test]
    fn what_is_due_before_a_date_is_in_time_by_either_count() {
        let days = Workdays::default();
        for (date_of, count, unit, last) in [
            ("2027-02-28", 1, Unit::Month, "2027-01-28"),
            ("2027-05-31", 3, Unit::Month, "2027-02-28"),
            ("2028-02-29", 1, Unit::Year, "2027-02-28"),
            ("2027-02-07", 1, Unit::BusinessDay, "2027-02-04"),
            ("2027-02-08", 1, Unit::BusinessDay, "2027-02-05"),
        ] {
            let duration = Duration::new(count, unit).expect("short");
            assert_eq!(days.last_before(date(date_of), &duration), Some(date(last)), "{date_of}");
        }
    }

    #[test]
    fn without_a_table_saturday_and_sunday_are_off() {
        let days = Workdays::default();
        for (from, count, to) in [
            ("2027-02-05", 1, "2027-02-08"),
            ("2027-02-06", 1, "2027-02-08"),
            ("2027-02-01", 10, "2027-02-15"),
            ("2027-02-06", 0, "2027-02-06"),
            ("2027-12-24", 1, "2027-12-27"),
        ] {
            assert_eq!(days.add(date(from), count), Some(date(to)), "{from} + {count}");
        }
        assert!(!days.knows(date("2027-12-25")));
    }

    #[test]
    fn holidays_and_another_weekend() {
        let christmas = days(&[], &["2027-12-27", "2027-12-28", "2028-01-03"]);
        assert_eq!(christmas.add(date("2027-12-24"), 1), Some(date("2027-12-29")));
        assert_eq!(christmas.add(date("2027-12-24"), 4), Some(date("2028-01-04")));
        assert_eq!(christmas.subtract(date("2027-12-29"), 1), Some(date("2027-12-24")));
        assert_eq!(christmas.on_or_after(date("2027-12-25")), Some(date("2027-12-29")));
        assert_eq!(christmas.on_or_after(date("2027-12-29")), Some(date("2027-12-29")));
        assert!(christmas.knows(date("2027-06-01")) && !christmas.knows(date("2029-06-01")));
        let gulf = days(&[Weekday::Friday, Weekday::Saturday], &[]);
        assert_eq!(gulf.add(date("2027-02-04"), 1), Some(date("2027-02-07")));
        assert_eq!(gulf.weekend().map(Weekday::label).collect::<Vec<_>>(), ["Friday", "Saturday"]);
    }

    #[test]
    fn other_units_know_no_holiday() {
        let days = days(&[], &["2027-03-01"]);
        let of = |text: &str| Duration::parse(text).expect(text);
        assert_eq!(days.plus(date("2027-02-01"), &of("1 month")), Some(date("2027-03-01")));
        assert_eq!(days.plus(date("2027-02-26"), &of("1 business day")), Some(date("2027-03-02")));
        assert_eq!(days.minus(date("2027-03-31"), &of("1 month")), Some(date("2027-02-28")));
        assert_eq!(days.minus(date("2027-03-02"), &of("1 business day")), Some(date("2027-02-26")));
    }

    #[test]
    fn an_end_to_every_search() {
        let never = days(&Weekday::ALL, &[]);
        assert_eq!(never.add(date("2199-12-01"), 1), None);
        assert_eq!(never.subtract(date("1990-01-10"), 1), None);
        assert_eq!(Workdays::default().add(date("2200-12-20"), 60), None);
    }

    #[test]
    fn what_a_table_says_twice() {
        assert_eq!(repeated_holiday(&table(&[], &["2027-12-25", "2027-12-26", "2027-12-25"])), Some(2));
        assert_eq!(repeated_holiday(&table(&[], &["2027-12-25", "2028-12-25"])), None);
        assert!(has_no_workday(&table(&Weekday::ALL, &[])) && !has_no_workday(&table(&[], &[])));
    }

    proptest! {
        #[test]
        fn as_many_business_days_lie_between(start in 0_u32..10_000, count in 1_u32..300, off in 1_u32..400) {
            let from = date("2020-01-01").plus_days(start).expect("a date");
            let holiday = from.plus_days(off).expect("a date");
            let days = days(&[], &[&holiday.iso()]);
            let to = days.add(from, count).expect("a date");
            prop_assert!(days.is_workday(to));
            let (mut at, mut between) = (from, 0);
            while at < to {
                at = at.plus_days(1).expect("a date");
                between += u32::from(days.is_workday(at));
            }
            prop_assert_eq!(between, count);
            // Back again, one comes to the last business day on or before the start.
            let back = days.subtract(to, count).expect("a date");
            prop_assert!(back <= from && days.on_or_after(back.plus_days(1).expect("a date")).expect("a date") > from);
        }
    }
}
