use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{OpenPoint, ValueError, Words};

/// Words, or the open point that stands in their place, which is then what they print.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    words: Words,
    open: bool,
}

impl Text {
    /// Reads words as [`Words::parse`] does.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Words::parse(text).map(Self::from)
    }

    /// The words, or what is printed while they are open.
    pub fn as_str(&self) -> &str {
        self.words.as_str()
    }

    /// Whether the words are still to be found.
    pub fn is_open(&self) -> bool {
        self.open
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self { words, open: false }
    }
}

impl From<&OpenPoint> for Text {
    fn from(point: &OpenPoint) -> Self {
        Self { words: point.in_brackets(None), open: true }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordsOrOpen;

        impl<'de> Visitor<'de> for WordsOrOpen {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text or an open point")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
                Text::parse(text).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let point = OpenPoint::deserialize(MapAccessDeserializer::new(map)).map_err(A::Error::custom)?;
                Ok(Text::from(&point))
            }
        }

        deserializer.deserialize_any(WordsOrOpen)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let words = generator.subschema_for::<Words>();
        let open = generator.subschema_for::<OpenPoint>();
        json_schema!({ "anyOf": [words, open] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Row {
        x: Text,
    }

    fn read(text: &str) -> Result<Text, toml::de::Error> {
        toml::from_str::<Row>(text).map(|row| row.x)
    }

    #[test]
    fn known_and_open() {
        let text = read("x = ' two   words '").unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((text.as_str(), text.is_open()), ("two words", false));
        let text = read("x = { tbd = 'ask the CFO', owner = 'harbor', by = 2026-12-10 }");
        let text = text.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((text.as_str(), text.is_open()), ("[open: 10 December 2026]", true));
        assert_eq!(read("x = { tbd = 'a secret' }").map(|text| text.to_string()).as_deref(), Ok("[open]"));
    }

    #[test]
    fn refused() {
        for text in [
            "x = ''",
            "x = {}",
            "x = 5",
            "x = 2027-01-01",
            "x = ['a']",
            "x = { tbd = '' }",
            "x = { tbd = 'a', more = 'b' }",
            "x = { tbd = { tbd = 'a' } }",
            "x = { owner = 'harbor' }",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
