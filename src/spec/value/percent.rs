use std::fmt;

use rust_decimal::Decimal;

use super::schema::string_value;
use super::{ValueError, number};

/// A share of 0 to 100 percent, with at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

const EXAMPLE: &str = "15%";

impl Percent {
    /// The spellings as a regular expression, as the schema has it; how much it is is checked besides.
    pub(super) const PATTERN: &str = r"[0-9]+(\.[0-9]+)?%";

    /// Reads digits and the percent sign: `15%`, `2.5%`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bad = || ValueError::new("expected a percentage: digits and the percent sign", EXAMPLE);
        let digits = text.trim_matches(' ').strip_suffix('%').ok_or_else(bad)?;
        if !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return Err(bad());
        }
        let share = number::parse(digits).ok_or_else(bad)?;
        if share > Decimal::ONE_HUNDRED {
            return Err(ValueError::new("expected a percentage of at most 100", EXAMPLE));
        }
        if share.scale() > 4 {
            return Err(ValueError::new("expected a percentage of at most four decimals", "2.5%"));
        }
        Ok(Self(share))
    }

    /// The number before the percent sign.
    pub fn value(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

string_value!(
    Percent,
    "percent",
    "A percentage of 0 to 100, with its sign.",
    ["15%", "2.5%"],
    "pattern": format!("^ *{} *$", Self::PATTERN)
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_and_bad() {
        for (text, printed) in [
            ("15%", "15%"),
            ("2.5%", "2.5%"),
            ("2.50%", "2.5%"),
            ("0%", "0%"),
            ("100%", "100%"),
            ("0.0375%", "0.0375%"),
        ] {
            assert_eq!(Percent::parse(text).expect(text).to_string(), printed);
        }
        for text in
            ["", "%", "15", "15 %", "101%", "100.0001%", "-1%", "15 percent", "1,5%", ".5%", "0.00001%", "1k%", "15%%"]
        {
            let error = Percent::parse(text).expect_err(text).to_string();
            assert!(error.starts_with("expected a percentage"), "{error}");
        }
    }
}
