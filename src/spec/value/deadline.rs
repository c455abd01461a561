use std::fmt;

use super::schema::string_value;
use super::{Date, Duration, ValueError};

/// A day before a contract year begins: by how long it lies before, or the day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// `60 days`
    Before(Duration),
    /// `1 October`
    On(CalendarDay),
}

/// A day of the calendar without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarDay {
    month: usize,
    day: i8,
}

const EXAMPLE: &str = "1 October";

impl Deadline {
    /// Reads a duration, or digits, a blank and the English name of a month.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if let Ok(duration) = Duration::parse(text) {
            return Ok(Self::Before(duration));
        }
        let bad = || {
            let message = "expected how long before the contract year, such as `60 days`, or a day of the calendar";
            ValueError::new(message, EXAMPLE)
        };
        let (digits, name) = text.trim_matches(' ').split_once(' ').ok_or_else(bad)?;
        let month = Date::MONTHS.iter().position(|month| *month == name).ok_or_else(bad)?;
        if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let day = digits.parse().map_err(|_| bad())?;
        // A day that is not there each year is no date for a plan of each year.
        let number = i8::try_from(month + 1).map_err(|_| bad())?;
        Date::new(2001, number, day).map_err(|_| ValueError::new("expected a day that is in every year", EXAMPLE))?;
        Ok(Self::On(CalendarDay { month, day }))
    }
}

impl CalendarDay {
    /// The last such day before a date; `None` before the year 1990.
    pub fn before(self, date: Date) -> Option<Date> {
        let month = i8::try_from(self.month + 1).ok()?;
        let year = date.civil().year();
        [year, year - 1].into_iter().find_map(|year| Date::new(year, month, self.day).ok().filter(|day| *day < date))
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, Date::MONTHS[self.month])
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(duration) => duration.fmt(f),
            Self::On(day) => day.fmt(f),
        }
    }
}

string_value!(
    Deadline,
    "deadline",
    "When something is due before a contract year begins: how long before, or a day of the calendar.",
    ["60 days", "1 October"]
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_spellings() {
        for (text, printed) in [
            ("60 days", "60 days"),
            ("1 month", "1 month"),
            ("1 October", "1 October"),
            ("01 October", "1 October"),
            (" 28 February ", "28 February"),
            ("31 December", "31 December"),
        ] {
            assert_eq!(Deadline::parse(text).expect(text).to_string(), printed);
        }
    }

    #[test]
    fn bad_spellings() {
        for text in [
            "",
            "1",
            "October",
            "1. October",
            "October 1",
            "1 Oct",
            "1 october",
            "0 October",
            "32 October",
            "29 February",
            "1 October 2027",
            "1st October",
            "-1 October",
            "001 October",
            "60d",
            "2027-10-01",
            "0 days",
        ] {
            let error = Deadline::parse(text).expect_err(text).to_string();
            assert!(error.starts_with("expected") && error.ends_with("such as `1 October`"), "{error}");
        }
    }
}
