use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::schema::string_value;
use super::{Currency, Money, Percent, ValueError, Words, number};

/// A number of something that is counted: `625,000 sales calls`.
#[derive(Debug, Clone)]
pub struct Count {
    number: Decimal,
    unit: Words,
}

impl Count {
    /// How many, with at most two decimals.
    pub fn number(&self) -> Decimal {
        self.number
    }

    /// What is counted, as written.
    pub fn unit(&self) -> &Words {
        &self.unit
    }

    /// The unit less its plural ending and capitals, so that `1 deal` and `40 deals` compare.
    pub(crate) fn unit_key(&self) -> String {
        let lower = self.unit.to_lowercase();
        lower.strip_suffix('s').map_or_else(|| lower.clone(), str::to_owned)
    }
}

impl PartialEq for Count {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.unit_key() == other.unit_key()
    }
}

/// How much of something: money, a count with its unit, or a percentage.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// `USD 1.5M`
    Money(Money),
    /// `40 registered deals`
    Count(Count),
    /// `15%`
    Percent(Percent),
}

const EXAMPLE: &str = "40 registered deals";

impl Amount {
    /// Reads money, a percentage, or digits, a blank and the words for what is counted.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let trimmed = text.trim_matches(' ');
        if trimmed.ends_with('%') {
            return Percent::parse(trimmed).map(Self::Percent);
        }
        if trimmed.starts_with(|c: char| c.is_ascii_digit()) {
            return Self::count(trimmed).map(Self::Count);
        }
        if trimmed.split(' ').next().is_some_and(|code| Currency::parse(code).is_ok()) {
            return Money::parse(trimmed).map(Self::Money);
        }
        let message = "expected an amount: a currency and a sum, a number and what it counts, or a percentage";
        Err(ValueError::new(message, "USD 1.5M"))
    }

    fn count(text: &str) -> Result<Count, ValueError> {
        let Some((digits, unit)) = text.split_once(' ') else {
            return Err(ValueError::new("expected a number with a blank and what it counts", EXAMPLE));
        };
        let Some(number) = number::parse(digits).filter(|n| n.scale() <= 2) else {
            let message = "expected a number with commas between thousands only and at most two decimals";
            return Err(ValueError::new(message, "625,000 sales calls"));
        };
        let unit = Words::parse(unit)?;
        let first = unit.split(' ').next().unwrap_or_default();
        if Currency::parse(first).is_ok() {
            return Err(ValueError::new("expected the currency before the sum", "USD 1.5M"));
        }
        if matches!(first.to_lowercase().as_str(), "percent" | "per" | "pct") {
            return Err(ValueError::new("expected a percentage with its sign", "15%"));
        }
        if matches!(first, "k" | "K" | "m" | "M" | "bn" | "million" | "billion" | "thousand") {
            return Err(ValueError::new("expected no blank between a number and `k`, `M` or `bn`", "1.5M page views"));
        }
        if !unit.starts_with(char::is_alphabetic) || unit.chars().count() > 80 {
            return Err(ValueError::new("expected what is counted in words of at most 80 characters", EXAMPLE));
        }
        Ok(Count { number, unit })
    }

    /// Whether two amounts measure the same thing: one currency, one unit, or both percentages.
    pub fn comparable_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Money(a), Self::Money(b)) => a.currency() == b.currency(),
            (Self::Count(a), Self::Count(b)) => a.unit_key() == b.unit_key(),
            (Self::Percent(_), Self::Percent(_)) => true,
            (Self::Money(_) | Self::Count(_) | Self::Percent(_), _) => false,
        }
    }

    /// The bare number, in the unit that [`Self::comparable_with`] compares.
    pub fn number(&self) -> Decimal {
        match self {
            Self::Money(money) => money.amount(),
            Self::Count(count) => count.number,
            Self::Percent(percent) => percent.value(),
        }
    }
}

impl PartialOrd for Amount {
    /// `None` where [`Self::comparable_with`] says no.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.comparable_with(other).then(|| self.number().cmp(&other.number()))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(money) => money.fmt(f),
            Self::Count(Count { number, unit }) => write!(f, "{} {unit}", number::print(*number, 0)),
            Self::Percent(percent) => percent.fmt(f),
        }
    }
}

string_value!(
    Amount,
    "amount",
    "An amount: money, a number and what it counts, or a percentage.",
    ["USD 1.5M", "40 registered deals", "15%"],
    "pattern": format!(
        r"^ *([A-Z]{{3}} +{number} *|{number} \s*[^\s0-9][\s\S]*|{} *)$",
        Percent::PATTERN,
        number = number::PATTERN
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).expect(text)
    }

    #[test]
    fn good_spellings() {
        for (text, printed) in [
            ("USD 1.5M", "USD 1,500,000"),
            ("625,000 sales calls", "625,000 sales calls"),
            ("625k sales calls", "625,000 sales calls"),
            ("40  registered   deals", "40 registered deals"),
            ("2.5 full-time engineers", "2.5 full-time engineers"),
            ("15%", "15%"),
            ("1 deal", "1 deal"),
        ] {
            assert_eq!(amount(text).to_string(), printed);
            assert_eq!(amount(printed), amount(text));
        }
    }

    #[test]
    fn bad_spellings() {
        for text in [
            "",
            "40",
            "deals",
            "forty deals",
            "$5",
            "1.5M USD",
            "15 percent",
            "15 per cent",
            "1.5 million users",
            "1,5 deals",
            "1.255 deals",
            "-4 deals",
            "4 %",
            "4 100",
            "USD",
            "USD -1",
            "XXX 4",
            "4 \u{202e}deals",
            "4 (deals)",
            "101%",
        ] {
            let error = Amount::parse(text).expect_err(text).to_string();
            assert!(error.contains("expected") && error.contains("such as"), "{error}");
        }
    }

    #[test]
    fn only_like_is_compared_with_like() {
        assert!(amount("USD 1M") < amount("USD 2M"));
        assert!(amount("1 registered deal") < amount("40 Registered deals"));
        assert_eq!(amount("1 deal"), amount("1 deals"));
        for (a, b) in [("USD 1M", "EUR 1M"), ("1 deal", "1 call"), ("USD 15", "15%"), ("15 deals", "15%")] {
            assert_eq!(amount(a).partial_cmp(&amount(b)), None, "{a} {b}");
            assert!(!amount(a).comparable_with(&amount(b)));
            assert_ne!(amount(a), amount(b));
        }
    }
}
