use std::fmt;

use super::ValueError;
use super::schema::string_value;

/// A unit that durations are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A calendar day.
    Day,
    /// A day on which business is done.
    BusinessDay,
    /// Seven calendar days.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// A calendar year.
    Year,
}

impl Unit {
    const ALL: [Self; 6] = [Self::Day, Self::BusinessDay, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The unit's name for one of it.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::BusinessDay => "business day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    fn named(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|unit| text.strip_prefix(unit.singular()).is_some_and(|rest| matches!(rest, "" | "s")))
    }
}

/// How long something lasts, as a count of one unit: 90 days, 10 business days, 18 months.
///
/// Durations of different units are not compared: how many days a month has depends on where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    count: u32,
    unit: Unit,
}

const EXAMPLE: &str = "90 days";

impl Duration {
    /// The largest count.
    pub const LARGEST: u32 = 10_000;

    /// A duration of 1 to [`Self::LARGEST`] units.
    pub fn new(count: u32, unit: Unit) -> Result<Self, ValueError> {
        if count == 0 || count > Self::LARGEST {
            return Err(ValueError::new("expected a duration of 1 to 10,000 units", EXAMPLE));
        }
        Ok(Self { count, unit })
    }

    /// Reads digits, a blank and a unit: `90 days`, `10 business days`, `1 day`, `2 weeks`, `3 quarters`, `2 years`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bad = || {
            let message =
                "expected a duration: digits, a blank, and days, business days, weeks, months, quarters or years";
            ValueError::new(message, EXAMPLE)
        };
        let (digits, unit) = text.trim_matches(' ').split_once(' ').ok_or_else(bad)?;
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let unit = Unit::named(unit.trim_start_matches(' ')).ok_or_else(bad)?;
        Self::new(digits.parse().unwrap_or(u32::MAX), unit)
    }

    /// How many units.
    pub fn count(self) -> u32 {
        self.count
    }

    /// The unit.
    pub fn unit(self) -> Unit {
        self.unit
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = super::number::print(self.count.into(), 0);
        write!(f, "{count} {}{}", self.unit.singular(), if self.count == 1 { "" } else { "s" })
    }
}

string_value!(
    Duration,
    "duration",
    "A duration: digits, a blank, and days, business days, weeks, months, quarters or years.",
    ["90 days", "10 business days", "18 months"],
    "pattern": "^ *[0-9]+ +(business day|day|week|month|quarter|year)s? *$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_spellings() {
        for (text, printed) in [
            ("90 days", "90 days"),
            ("1 day", "1 day"),
            ("1 days", "1 day"),
            ("10 business days", "10 business days"),
            ("1 business day", "1 business day"),
            ("18 months", "18 months"),
            ("2 years", "2 years"),
            ("3 quarters", "3 quarters"),
            ("  2  weeks ", "2 weeks"),
            ("010 days", "10 days"),
            ("10000 days", "10,000 days"),
        ] {
            assert_eq!(Duration::parse(text).expect(text).to_string(), printed);
        }
        assert_eq!(Duration::parse("3 quarters"), Duration::new(3, Unit::Quarter));
    }

    #[test]
    fn bad_spellings() {
        for text in [
            "",
            "90",
            "days",
            "90d",
            "90days",
            "three months",
            "0 days",
            "10001 days",
            "-1 days",
            "+1 days",
            "1.5 years",
            "90 Days",
            "5 working days",
            "90 dayss",
            "99999999999999999999 days",
            "P90D",
            "10,000 days",
            "2 business",
            "1 business  day",
        ] {
            let error = Duration::parse(text).expect_err(text).to_string();
            assert!(error.contains("expected a duration") && error.ends_with("such as `90 days`"), "{error}");
        }
    }
}
