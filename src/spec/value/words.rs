use std::fmt;
use std::ops::Deref;

use super::ValueError;
use super::schema::string_value;

/// Words as written: not empty, at most 4,000 characters, white space folded to single blanks, nothing invisible in them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(String);

const EXAMPLE: &str = "net revenue from joint customers";

impl Words {
    /// The largest number of characters.
    pub const LARGEST: usize = 4_000;

    /// Reads words; line breaks and runs of white space become one blank, all else stays letter for letter.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if let Some(found) = text.chars().find(|c| hidden_character(*c)) {
            let message = format!("expected text without invisible characters, and not `{}`", found.escape_unicode());
            return Err(ValueError::new(message, EXAMPLE));
        }
        let mut folded = String::with_capacity(text.len().min(4 * Self::LARGEST));
        let mut length = 0;
        for word in text.split_whitespace() {
            if length > 0 {
                folded.push(' ');
                length += 1;
            }
            length += word.chars().count();
            if length > Self::LARGEST {
                return Err(ValueError::new("expected text of at most 4,000 characters", EXAMPLE));
            }
            folded.push_str(word);
        }
        if folded.is_empty() {
            return Err(ValueError::new("expected text that is not empty", EXAMPLE));
        }
        Ok(Self(folded))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character can change how a text reads without being seen: controls other than tab and line break,
/// directional controls, zero-width and blank letters, soft hyphens, tags and byte-order marks.
pub(crate) fn hidden_character(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1D173}'..='\u{1D17A}'
        // Tags, and the selectors that can carry any bytes behind one letter.
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => c.is_control(),
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(Words, "text", "Words, at most 4,000 characters.", [EXAMPLE], "minLength": 1);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn good_spellings() {
        let long = "ä".repeat(4_000);
        for (text, kept) in [
            ("Harbor × Meridian", "Harbor × Meridian"),
            ("  two\n  lines\t\there\r\n", "two lines here"),
            ("A*B_C <x> `y` $z #set", "A*B_C <x> `y` $z #set"),
            ("a\u{a0}b", "a b"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            (&long, &long),
        ] {
            assert_eq!(&*Words::parse(text).expect(text), kept);
        }
    }

    #[test]
    fn bad_spellings() {
        for (text, said) in [
            ("", "not empty"),
            (" \n\t", "not empty"),
            ("a\0b", "\\u{0}"),
            ("a\u{1b}[31m", "\\u{1b}"),
            ("a\u{85}b", "\\u{85}"),
            ("pay\u{202e}001", "\\u{202e}"),
            ("\u{2066}x", "\\u{2066}"),
            ("a\u{200b}b", "\\u{200b}"),
            ("\u{feff}a", "\\u{feff}"),
            ("a\u{e0041}", "\\u{e0041}"),
            ("walk\u{ad}away", "\\u{ad}"),
            ("a\u{3164}", "\\u{3164}"),
            ("a\u{2063}b", "\\u{2063}"),
            ("a\u{e0100}\u{e0142}", "\\u{e0100}"),
            (&"x".repeat(4_001), "at most 4,000"),
        ] {
            let error = Words::parse(text).expect_err(text);
            assert!(error.message().contains(said), "{error}");
        }
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(text in "\\PC{0,80}") {
            if let Ok(once) = Words::parse(&text) {
                prop_assert_eq!(Words::parse(&once), Ok(once.clone()));
                let letters = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                prop_assert_eq!(letters(&once), letters(&text));
            }
        }
    }
}
