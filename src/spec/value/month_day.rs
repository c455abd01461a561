use std::fmt;

use super::schema::string_value;
use super::{Date, ValueError};

/// A day that every year has, such as the last one of an accounting year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

const EXAMPLE: &str = "31 December";

impl MonthDay {
    /// Reads a day, a blank and a month: `31 December`. 29 February is no day of every year.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bad = || ValueError::new("expected a day of every year: a day, a blank and a month", EXAMPLE);
        let (day, month) = text.trim_matches(' ').split_once(' ').ok_or_else(bad)?;
        if day.is_empty() || day.len() > 2 || !day.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let month = (1_i8..).zip(Date::MONTHS).find(|(_, name)| *name == month).map(|(number, _)| number);
        let (month, day) = (month.ok_or_else(bad)?, day.parse::<i8>().map_err(|_| bad())?);
        // 2001 has no 29 February.
        Date::new(2001, month, day).map_err(|_| bad())?;
        Ok(Self { month, day })
    }

    /// The first such day on or after a date; `None` after the year 2200.
    pub fn from(self, date: Date) -> Option<Date> {
        let year = date.civil().year();
        [year, year + 1]
            .into_iter()
            .find_map(|year| Date::new(year, self.month, self.day).ok().filter(|day| *day >= date))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::from(self.month.unsigned_abs()) - 1;
        write!(f, "{} {}", self.day, Date::MONTHS[month])
    }
}

string_value!(MonthDay, "month-day", "A day of every year: a day, a blank and a month.", ["31 December", "30 June"]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_spellings() {
        for (text, printed) in [("31 December", "31 December"), (" 1 May ", "1 May"), ("05 June", "5 June")] {
            assert_eq!(MonthDay::parse(text).expect(text).to_string(), printed);
        }
    }

    #[test]
    fn bad_spellings() {
        for text in
            ["", "31", "December", "December 31", "31 Dec", "31 december", "31 June", "29 February", "0 May", "31-12"]
        {
            assert!(MonthDay::parse(text).expect_err(text).to_string().ends_with("such as `31 December`"), "{text}");
        }
    }

    #[test]
    fn the_next_one() {
        let date = |text| Date::parse(text).expect(text);
        let day = MonthDay::parse("31 December").expect("a day");
        assert_eq!(day.from(date("2027-02-01")), Some(date("2027-12-31")));
        assert_eq!(day.from(date("2027-12-31")), Some(date("2027-12-31")));
        assert_eq!(MonthDay::parse("30 June").expect("a day").from(date("2027-07-01")), Some(date("2028-06-30")));
    }
}
