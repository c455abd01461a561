//! What the front matter of a clause and a document template say, as TOML has it, with the place of each key and value.
//!
//! Of the files inside the program it is read when the program is built, by this same code, which `build.rs` includes:
//! nothing here may depend on the rest of the crate.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

/// A table: its rows in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) rows: Cow<'static, [Row]>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) key: Cow<'static, str>,
    /// Where the key stands, in bytes of the TOML.
    pub(super) key_at: Range<usize>,
    pub(super) value: Item,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) value: Value,
    /// Where it stands, in bytes of the TOML.
    pub(super) at: Range<usize>,
}

/// A value, as far as front matter has use for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(Cow<'static, str>),
    /// A whole number, as it is written.
    Integer(Cow<'static, str>),
    /// A date, a time, or both, in the form of RFC 3339.
    Date(Cow<'static, str>),
    List(Cow<'static, [Item]>),
    Table(Table),
    /// A number with a point, `true` or `false`.
    Other,
}

impl Table {
    /// Reads TOML; every syntax error when there is one.
    pub(super) fn read(toml: &str) -> Result<Self, Vec<Error>> {
        let (table, errors) = DeTable::parse_recoverable(toml);
        if errors.is_empty() { Ok(Self::of(table.get_ref())) } else { Err(errors) }
    }

    fn of(table: &DeTable<'_>) -> Self {
        let row = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| Row {
            key: Cow::Owned(key.get_ref().to_string()),
            key_at: key.span(),
            value: Item::of(value),
        };
        Self { rows: table.iter().map(row).collect::<Vec<_>>().into() }
    }
}

impl Item {
    fn of(value: &Spanned<DeValue<'_>>) -> Self {
        let list = |items: &DeArray<'_>| items.iter().map(Self::of).collect::<Vec<_>>();
        let of_value = match value.get_ref() {
            DeValue::String(text) => Value::Text(Cow::Owned(text.to_string())),
            DeValue::Integer(number) => Value::Integer(Cow::Owned(number.to_string())),
            DeValue::Datetime(date) => Value::Date(Cow::Owned(date.to_string())),
            DeValue::Array(items) => Value::List(list(items).into()),
            DeValue::Table(table) => Value::Table(Table::of(table)),
            DeValue::Float(_) | DeValue::Boolean(_) => Value::Other,
        };
        Self { value: of_value, at: value.span() }
    }
}

/// The ranges of the front matter and of the body of a clause; `None` when it has no front matter.
pub(super) fn halves(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "+++")?;
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "+++" {
            return Some((first.len()..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    None
}
