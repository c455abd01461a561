//! A limit on nesting: dotted keys inside inline tables get past the one that the parser has.

use toml::de::{DeTable, DeValue};

use crate::diag::{FileId, Finding, Span};

const DEEPEST: usize = 80;

pub(super) fn is_too_deep(table: &DeTable<'_>) -> bool {
    let mut open: Vec<(&DeValue<'_>, usize)> = table.values().map(|value| (value.get_ref(), 1)).collect();
    while let Some((value, depth)) = open.pop() {
        if depth > DEEPEST {
            return true;
        }
        if let DeValue::Table(inner) = value {
            open.extend(inner.values().map(|value| (value.get_ref(), depth + 1)));
        } else if let DeValue::Array(rows) = value {
            open.extend(rows.iter().map(|value| (value.get_ref(), depth + 1)));
        }
    }
    false
}

/// Drops a table level by level: its own `drop` would recurse once a level and end the program.
pub(super) fn dismantle(table: DeTable<'_>) {
    let mut open: Vec<DeValue<'_>> = vec![DeValue::Table(table)];
    while let Some(value) = open.pop() {
        if let DeValue::Table(inner) = value {
            open.extend(inner.into_iter().map(|(_, value)| value.into_inner()));
        } else if let DeValue::Array(rows) = value {
            open.extend(rows.into_iter().map(toml::Spanned::into_inner));
        }
    }
}

pub(super) fn finding(file: FileId) -> Finding {
    Finding::error("toml-syntax", format!("tables and arrays are nested more than {DEEPEST} deep"))
        .at(Span::new(file, 0..0))
}
