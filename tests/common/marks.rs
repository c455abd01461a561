//! A deal with every field that there is, and marks of its own in each of them.

use super::LARGE;
use super::schema::{Field, Kind, Schema, value_at};

/// The large example and what it has no use for: every field of the schema at least once.
pub fn complete() -> toml::Table {
    format!("{LARGE}\n{}", include_str!("more.toml")).parse().unwrap()
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
        // A position stands on a term that exists, and words are compared with words only.
        if field.name == "private.positions[].term" {
            *value_at(&mut deal, &field.place) = "terms.law".into();
        } else if field.kind == Kind::Text && wanted(&field) {
            let text = mark(marks.len());
            *value_at(&mut deal, &field.place) = text.clone().into();
            marks.push(Mark { name: field.name, text });
        }
    }
    (deal, marks)
}

pub fn is_private(field: &Field) -> bool {
    field.name.starts_with("private.")
}
