//! Limits on the shape of a file: on nesting, since dotted keys inside inline tables get past the one that the parser has,
//! and on rows, since references are looked for among all of them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diag::Finding;
use crate::spec::files::Files;

const DEEPEST: usize = 80;

const MOST: usize = 1_000;

/// What is beyond a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Beyond {
    /// The nesting.
    Depth,
    /// The entries of the list or table at a place.
    Entries(Range<usize>),
}

/// Which limit a file is beyond, if any.
pub(super) fn beyond(table: &DeTable<'_>) -> Option<Beyond> {
    let mut crowded = None;
    let mut look = |entries: usize, at: Range<usize>| {
        if entries > MOST && crowded.is_none() {
            crowded = Some(Beyond::Entries(at));
        }
    };
    look(table.len(), 0..0);
    let mut open: Vec<_> = table.values().map(|value| (value, 1)).collect();
    while let Some((value, depth)) = open.pop() {
        if depth > DEEPEST {
            return Some(Beyond::Depth);
        }
        if let DeValue::Table(inner) = value.get_ref() {
            look(inner.len(), value.span());
            open.extend(inner.values().map(|value| (value, depth + 1)));
        } else if let DeValue::Array(rows) = value.get_ref() {
            look(rows.len(), value.span());
            open.extend(rows.iter().map(|value| (value, depth + 1)));
        }
    }
    crowded
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

pub(super) fn finding(files: &Files, beyond: Beyond) -> Finding {
    match beyond {
        Beyond::Depth => {
            Finding::error("toml-syntax", format!("tables and arrays are nested more than {DEEPEST} deep"))
                .at(files.span(0..0))
        }
        Beyond::Entries(range) => Finding::error("too-many-rows", "more than 1,000 rows or keys stand here")
            .at(files.span(range.start..range.start + 1))
            .hint("a deal spec is what people agreed on, row by row; keep long lists in an annex"),
    }
}
