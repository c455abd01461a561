//! A deal with every field that there is, and marks of its own in each of them.

pub use prenup::spec::PRIVATE_TABLES as PRIVATE;

use super::LARGE;
use super::schema::{Field, Kind, Schema, value_at};

/// What the large example has no use for, a file a subject: its rows come behind those of the example.
const MORE: [&str; 7] = [
    include_str!("more/exit.toml"),
    include_str!("more/lints.toml"),
    include_str!("more/money.toml"),
    include_str!("more/private.toml"),
    include_str!("more/rights.toml"),
    include_str!("more/sales.toml"),
    include_str!("more/wording.toml"),
];

/// The large example and what it has no use for: every field of the schema at least once.
pub fn complete() -> toml::Table {
    let mut deal: toml::Table = LARGE.parse().unwrap();
    for more in MORE {
        add(&mut deal, more.parse().unwrap());
    }
    deal
}

fn add(deal: &mut toml::Table, more: toml::Table) {
    for (key, value) in more {
        match (deal.get_mut(&key), value) {
            (Some(toml::Value::Table(table)), toml::Value::Table(more)) => add(table, more),
            (Some(toml::Value::Array(rows)), toml::Value::Array(more)) => rows.extend(more),
            (Some(_), _) => panic!("the large example says `{key}` already"),
            (None, value) => drop(deal.insert(key, value)),
        }
    }
}

/// A field with the mark that it holds.
pub struct Mark {
    /// As [`Field::name`].
    pub name: String,
    pub text: String,
}

/// Puts a mark into every text field of a complete deal that is wanted: its number makes it unlike all others.
pub fn marked(wanted: impl Fn(&Field) -> bool, mark: impl Fn(usize) -> String) -> (toml::Table, Vec<Mark>) {
    let mut deal = complete();
    let mut marks = Vec::new();
    for field in Schema::of_spec().fields(&deal) {
        // A position stands on a term that exists, and words are compared with words only. What may never be open is no
        // text to be printed: it names something that the deal has.
        if field.name == "private.positions[].term" {
            *value_at(&mut deal, &field.place) = "terms.law".into();
        } else if field.kind == Kind::Text && field.stated && wanted(&field) {
            let text = mark(marks.len());
            *value_at(&mut deal, &field.place) = text.clone().into();
            marks.push(Mark { name: field.name, text });
        }
    }
    (deal, marks)
}

pub fn is_private(field: &Field) -> bool {
    is_private_name(&field.name)
}

/// Whether a field of this name is in one of them.
pub fn is_private_name(name: &str) -> bool {
    PRIVATE.iter().any(|table| name.strip_prefix(table).is_some_and(|rest| rest.starts_with('.')))
}
