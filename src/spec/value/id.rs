use std::fmt;

use super::ValueError;
use super::schema::string_value;

/// A name by which the spec refers to a row or a party: small letters, digits and inner hyphens, 1 to 40 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The same as a regular expression, as the schema has it; the length is checked besides.
    pub const PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// Reads an id; letter for letter, nothing is trimmed.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let part = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if text.len() <= 40 && text.split('-').all(part) {
            return Ok(Self(text.to_owned()));
        }
        let message = "expected an id of small letters, digits and single hyphens between them, at most 40 characters";
        Err(ValueError::new(message, "minimum-revenue"))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(
    Id,
    "id",
    "An id: small letters, digits and inner hyphens, at most 40 characters.",
    ["minimum-revenue"],
    "pattern": Self::PATTERN,
    "maxLength": 40
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_and_bad() {
        for text in ["a", "7", "minimum-revenue", "net-revenue-2", &"x".repeat(40)] {
            assert_eq!(Id::parse(text).expect(text).as_str(), text);
        }
        for text in ["", "-a", "a-", "a--b", "A", "a_b", "a b", " a", "ä", "a.b", "a\u{200b}", &"x".repeat(41)] {
            let error = Id::parse(text).expect_err(text).to_string();
            assert!(error.ends_with("such as `minimum-revenue`"), "{error}");
        }
    }
}
