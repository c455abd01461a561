use std::fmt;

use super::ValueError;
use super::schema::string_value;
use super::words::hidden_character;

/// An expression over the deal, as written. That it can be read, and what it says, is for `crate::expression` to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression(String);

const EXAMPLE: &str = "deal.term < years(2)";

impl Expression {
    /// The largest number of bytes.
    pub const LARGEST: usize = 1_000;

    /// Takes an expression as it stands, less the blanks around it.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::new("expected an expression", EXAMPLE));
        }
        if text.len() > Self::LARGEST {
            return Err(ValueError::new("expected an expression of at most 1,000 bytes", EXAMPLE));
        }
        if text.chars().any(hidden_character) {
            return Err(ValueError::new("expected an expression without invisible characters", EXAMPLE));
        }
        Ok(Self(text.to_owned()))
    }

    /// The expression.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(
    Expression,
    "expression",
    "An expression in the Common Expression Language over the deal, true or false.",
    ["deal.term < years(2)", "exclusivity.all(grant, has(grant.fallback))"]
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_written_less_the_blanks_around() {
        assert_eq!(Expression::parse(" a\n  && b ").expect("it is short").to_string(), "a\n  && b");
        for text in ["", " \n", "a\u{200B}b", &"a".repeat(1_001)] {
            assert!(Expression::parse(text).is_err(), "{text}");
        }
    }
}
