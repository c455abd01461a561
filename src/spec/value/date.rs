use std::borrow::Cow;
use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::{self, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::{Duration, Unit, ValueError};

/// A calendar date between 1990 and 2200, written in the spec as a TOML date without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

const EXAMPLE: &str = "2027-02-01";
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2200;

impl Date {
    /// The name by which a schema refers to this type.
    pub const NAME: &str = "date";

    /// The months as they are printed.
    pub const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// The date of a year, month and day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, ValueError> {
        if !YEARS.contains(&year) {
            return Err(ValueError::new("expected a date between the years 1990 and 2200", EXAMPLE));
        }
        let bad = |_| ValueError::new("expected a date that exists", EXAMPLE);
        civil::Date::new(year, month, day).map(Self).map_err(bad)
    }

    /// Reads `2027-02-01`, as the command line gives it.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bad = || ValueError::new("expected a date as year, month and day", EXAMPLE);
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let digits = parts.next().filter(|p| p.len() == width && p.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|p| p.parse::<i16>().ok()).ok_or_else(bad)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(bad());
        }
        let small = |n: i16| i8::try_from(n).map_err(|_| bad());
        Self::new(year, small(month)?, small(day)?)
    }

    /// The date of a moment, as seconds since 1970 in UTC; `None` outside the years that a date may have.
    pub fn from_epoch_seconds(seconds: i64) -> Option<Self> {
        let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
        let date = civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Self::new(date.year(), date.month(), date.day()).ok()
    }

    /// Reads a TOML date; one with a time or an offset is refused.
    pub fn from_toml(written: toml::value::Datetime) -> Result<Self, ValueError> {
        let toml::value::Datetime { date: Some(date), time: None, offset: None } = written else {
            return Err(ValueError::new("expected a date without a time or an offset", EXAMPLE));
        };
        let bad = || ValueError::new("expected a date that exists", EXAMPLE);
        let year = i16::try_from(date.year).map_err(|_| bad())?;
        let small = |n: u8| i8::try_from(n).map_err(|_| bad());
        Self::new(year, small(date.month)?, small(date.day)?)
    }

    /// The same as a jiff date.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// The date as `2027-02-01`.
    pub fn iso(self) -> String {
        self.0.to_string()
    }

    /// The date that is `duration` later; `None` after the year 2200.
    ///
    /// A month end clamps (31 January and one month is the last of February). Business days skip Saturday and Sunday; what else
    /// a deal's calendar says is known to its `Workdays`.
    pub fn plus(self, duration: &Duration) -> Option<Self> {
        let count = i64::from(duration.count());
        let span = match duration.unit() {
            Unit::BusinessDay => return self.skip_business_days(duration.count(), civil::Date::tomorrow),
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Quarter => (3 * count).months(),
            Unit::Year => count.years(),
        };
        Self::within(self.0.checked_add(span).ok()?)
    }

    /// The last day of a time that begins with this day and includes it; `None` after the year 2200.
    ///
    /// Months and years end on the day before the one of the same number, or on the last day of the month where there is
    /// none: two months from 31 January end on 30 March, and one on 28 February.
    pub fn last_of(self, duration: &Duration) -> Option<Self> {
        let next = self.plus(duration)?;
        let by_month = matches!(duration.unit(), Unit::Month | Unit::Quarter | Unit::Year);
        if by_month && next.0.day() < self.0.day() { Some(next) } else { next.minus_days(1) }
    }

    /// The date that is `duration` earlier; `None` before the year 1990. A month end clamps, and business days skip, as for
    /// a later one.
    pub fn minus(self, duration: &Duration) -> Option<Self> {
        let count = i64::from(duration.count());
        let span = match duration.unit() {
            Unit::BusinessDay => return self.skip_business_days(duration.count(), civil::Date::yesterday),
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Quarter => (3 * count).months(),
            Unit::Year => count.years(),
        };
        Self::within(self.0.checked_sub(span).ok()?)
    }

    /// The date that is so many calendar days later; `None` after the year 2200.
    pub fn plus_days(self, days: u32) -> Option<Self> {
        Self::within(self.0.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()?)
    }

    /// The date that is so many calendar days earlier; `None` before the year 1990.
    pub fn minus_days(self, days: u32) -> Option<Self> {
        Self::within(self.0.checked_sub(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()?)
    }

    fn skip_business_days(
        self,
        count: u32,
        step: impl Fn(civil::Date) -> Result<civil::Date, jiff::Error>,
    ) -> Option<Self> {
        let mut date = self.0;
        let mut left = count;
        while left > 0 {
            date = step(date).ok()?;
            if !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
                left -= 1;
            }
        }
        Self::within(date)
    }

    fn within(date: civil::Date) -> Option<Self> {
        YEARS.contains(&date.year()).then_some(Self(date))
    }
}

impl std::str::FromStr for Date {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::from(self.0.month().unsigned_abs()) - 1;
        write!(f, "{} {} {}", self.0.day(), Self::MONTHS[month], self.0.year())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        Self::from_toml(written).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "x-value": Self::NAME,
            "description": "A date, without quotes.",
            "examples": [EXAMPLE],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[derive(Debug, Deserialize)]
    struct Row {
        on: Date,
    }

    #[test]
    fn read_from_toml() {
        let read = |text: &str| toml::from_str::<Row>(text).map(|row| row.on.to_string());
        assert_eq!(read("on = 2027-02-01").as_deref(), Ok("1 February 2027"));
        assert_eq!(read("on = 2028-02-29").as_deref(), Ok("29 February 2028"));
        for text in [
            "on = '2027-02-01'",
            "on = 2027-02-01T10:00:00",
            "on = 2027-02-01T10:00:00Z",
            "on = 10:00:00",
            "on = 1989-12-31",
            "on = 2201-01-01",
            "on = 20270201",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn read_from_text() {
        assert_eq!(date("2027-12-31").iso(), "2027-12-31");
        for text in [
            "",
            "2027-2-1",
            "2027-02-30",
            "2027-13-01",
            "1989-01-01",
            "27-01-01",
            "2027-01-01-",
            "+027-01-01",
            "2027/01/01",
        ] {
            assert!(Date::parse(text).expect_err(text).to_string().ends_with("such as `2027-02-01`"));
        }
    }

    #[test]
    fn later_dates() {
        for (from, duration, to) in [
            ("2027-01-31", "1 month", "2027-02-28"),
            ("2028-01-31", "1 month", "2028-02-29"),
            ("2028-02-29", "1 year", "2029-02-28"),
            ("2027-11-30", "1 quarter", "2028-02-29"),
            ("2027-02-01", "90 days", "2027-05-02"),
            ("2027-02-01", "2 weeks", "2027-02-15"),
            ("2027-02-05", "1 business day", "2027-02-08"),
            ("2027-02-06", "1 business day", "2027-02-08"),
            ("2027-02-01", "10 business days", "2027-02-15"),
        ] {
            let duration = Duration::parse(duration).unwrap();
            assert_eq!(date(from).plus(&duration), Some(date(to)), "{from} + {duration}");
        }
        for duration in ["200 years", "10000 years", "10000 quarters", "10000 months"] {
            assert_eq!(date("2190-01-01").plus(&Duration::parse(duration).unwrap()), None, "{duration}");
        }
        assert_eq!(date("2027-03-01").minus_days(1), Some(date("2027-02-28")));
        for (from, duration, to) in [
            ("2027-03-31", "1 month", "2027-02-28"),
            ("2028-02-29", "1 year", "2027-02-28"),
            ("2030-01-31", "90 days", "2029-11-02"),
            ("2027-02-08", "1 business day", "2027-02-05"),
            ("2027-02-15", "10 business days", "2027-02-01"),
        ] {
            let duration = Duration::parse(duration).unwrap();
            assert_eq!(date(from).minus(&duration), Some(date(to)), "{from} - {duration}");
        }
        assert_eq!(date("1990-01-01").minus_days(1), None);
        assert_eq!(date("2027-03-01").minus_days(u32::MAX), None);
        for (first, duration, last) in [
            ("2027-02-01", "3 years", "2030-01-31"),
            ("2027-01-31", "1 month", "2027-02-28"),
            ("2027-01-31", "2 months", "2027-03-30"),
            ("2027-08-31", "6 months", "2028-02-29"),
            ("2028-02-29", "1 year", "2029-02-28"),
            ("2028-02-29", "4 years", "2032-02-28"),
            ("2027-01-31", "28 days", "2027-02-27"),
            ("2027-01-31", "1 quarter", "2027-04-30"),
        ] {
            let duration = Duration::parse(duration).unwrap();
            assert_eq!(date(first).last_of(&duration), Some(date(last)), "{duration} from {first}");
        }
    }

    proptest! {
        #[test]
        fn business_days_end_on_one_and_span_their_weeks(start in 0_u32..20_000, count in 1_u32..500) {
            let from = date("1990-01-01").plus(&Duration::new(start % 10_000 + 1, Unit::Day).unwrap()).unwrap();
            let to = from.plus(&Duration::new(count, Unit::BusinessDay).unwrap()).unwrap();
            prop_assert!(!matches!(to.civil().weekday(), Weekday::Saturday | Weekday::Sunday));
            let days = (to.civil() - from.civil()).get_days().unsigned_abs();
            prop_assert!(days + 2 >= count / 5 * 7 && days <= count.div_ceil(5) * 7 + 2);
        }

        #[test]
        fn no_text_panics(text in "[0-9-]{0,12}") {
            let _ = Date::parse(&text);
        }
    }
}
