use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use super::{Date, Words};

/// A value that is not agreed yet: what is to be done about it, by whom, until when.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpenPoint {
    /// What is still to be decided or found out, and by whom.
    pub tbd: Words,
    /// Who sees to it: a party's id or a person.
    pub owner: Option<Words>,
    /// Until when.
    pub by: Option<Date>,
}

/// A value, or the open point that stands in its place: `{ tbd = "CFO to confirm", owner = "harbor", by = 2026-12-10 }`.
///
/// It has no `Display`: how an open point prints is for the documents to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Stated<T> {
    /// The value.
    Known(T),
    /// What is to be done until there is one.
    Open(OpenPoint),
}

impl<T> Stated<T> {
    /// The value, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Open(_) => None,
        }
    }

    /// The open point, if it is one.
    pub fn open(&self) -> Option<&OpenPoint> {
        match self {
            Self::Known(_) => None,
            Self::Open(point) => Some(point),
        }
    }

    /// The same with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Stated<U> {
        match self {
            Self::Known(value) => Stated::Known(f(value)),
            Self::Open(point) => Stated::Open(point),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The key `tbd` may stand anywhere in the table, so all of it is read before the choice.
        let value = toml::Value::deserialize(deserializer)?;
        let is_open = value.as_table().is_some_and(|table| table.contains_key("tbd"));
        let read = if is_open { as_written(value).map(Self::Open) } else { as_written(value).map(Self::Known) };
        read.map_err(|error| D::Error::custom(error.message()))
    }
}

/// Reads a value of TOML a second time. Its own deserializer would give a date as text, so that one is written out again.
fn as_written<T: DeserializeOwned>(value: toml::Value) -> Result<T, toml::de::Error> {
    if has_date(&value) {
        return T::deserialize(toml::de::ValueDeserializer::parse(&value.to_string())?);
    }
    T::deserialize(value)
}

fn has_date(value: &toml::Value) -> bool {
    match value {
        toml::Value::Datetime(_) => true,
        toml::Value::Array(list) => list.iter().any(has_date),
        toml::Value::Table(table) => table.values().any(has_date),
        toml::Value::String(_) | toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) => false,
    }
}

impl<T: JsonSchema> JsonSchema for Stated<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Stated_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("Stated<{}>", T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        let open = generator.subschema_for::<OpenPoint>();
        json_schema!({ "anyOf": [value, open] })
    }
}

impl OpenPoint {
    /// What is printed in place of the value, in brackets: who sees to it, under a name that may be printed, and until
    /// when. What is to be done is a note to our own side.
    #[expect(clippy::missing_panics_doc, reason = "only a broken invariant panics")]
    pub fn in_brackets(&self, owner: Option<&str>) -> Words {
        let by = self.by.as_ref().map(ToString::to_string);
        let parts: Vec<String> = owner.map(str::to_owned).into_iter().chain(by).collect();
        let text = if parts.is_empty() { "[open]".to_owned() } else { format!("[open: {}]", parts.join(", ")) };
        Words::parse(&text).expect("invariant: a bracket around words and a date is words")
    }
}

impl fmt::Display for OpenPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tbd.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::value::{Length, Money, Words};

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(bound = "T: DeserializeOwned")]
    struct Row<T> {
        x: Stated<T>,
        y: Option<Stated<T>>,
    }

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<Row<T>, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn known_and_open() {
        let row =
            read::<Money>("x = 'USD 1k'\ny = { by = 2026-12-10, owner = 'harbor', tbd = 'CFO to confirm' }").unwrap();
        assert_eq!(row.x.known().map(Money::to_string).as_deref(), Some("USD 1,000"));
        let open = row.y.as_ref().and_then(Stated::open).unwrap();
        assert_eq!(open.by.unwrap().iso(), "2026-12-10");
        assert_eq!(open.to_string(), "CFO to confirm");
    }

    #[test]
    fn dates_and_tables_may_be_open_too() {
        let row = read::<Date>("x = 2027-02-01\n[y]\ntbd = 'ask'").unwrap();
        assert_eq!(row.x.known().unwrap().iso(), "2027-02-01");
        assert!(row.y.unwrap().known().is_none());
        let row = read::<Length>("x = { longer-of = ['1 year', '2 years'] }").unwrap();
        assert_eq!(row.x.known().unwrap().to_string(), "the longer of 1 year and 2 years");
    }

    #[test]
    fn refused() {
        for text in [
            "x = {}",
            "x = { tbd = '' }",
            "x = { tbd = 'a', amount = 'b' }",
            "x = { owner = 'harbor' }",
            "x = 5",
            "x = 'q'",
        ] {
            assert!(read::<Money>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_is_no_text() {
        for text in ["x = 2027-01-01", "x = { tbd = 2027-01-01 }", "x = { tbd = 'a', owner = 2027-01-01 }"] {
            assert!(read::<Words>(text).is_err(), "{text}");
        }
        for text in ["x = { until = 2027-01-01 }", "x = { longer-of = ['1 year', { until = 2027-01-01 }] }"] {
            assert!(read::<Length>(text).is_err(), "{text}");
        }
    }
}
