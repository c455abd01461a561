//! Amounts in the cells of tables.

use rust_decimal::Decimal;

use super::Place;
use super::reading::Reading;

/// What a cell that holds one number says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// What stands before and behind the number: `USD`, `%`, `people`.
    pub(super) unit: String,
    pub(super) value: Decimal,
}

/// The amount of a cell that holds one number and perhaps its unit.
pub(super) fn amount(cell: &str) -> Option<Amount> {
    let cell = cell.trim();
    if cell.len() > 60 {
        return None;
    }
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let end = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let digits = &cell[start..end];
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        return None;
    }
    let value = digits.replace(',', "").parse().ok()?;
    let unit = format!("{} {}", cell[..start].trim(), cell[end..].trim()).trim().to_owned();
    (!unit.contains(['-', '–', '(', '/'])).then_some(Amount { unit, value })
}

/// A table with the first of its lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid<'a> {
    reading: &'a Reading<'a>,
    first: usize,
    pub(super) columns: usize,
    /// Without the head.
    pub(super) rows: usize,
}

impl<'a> Grid<'a> {
    /// All tables of a reading.
    pub(super) fn all(reading: &'a Reading<'a>) -> impl Iterator<Item = Self> {
        reading.tables.iter().map(move |(table, first)| Self {
            reading,
            first: *first,
            columns: table.columns.len(),
            rows: table.rows.len(),
        })
    }

    /// The head of a column.
    pub(super) fn head(&self, column: usize) -> &'a str {
        self.reading.text(self.first + column)
    }

    /// A cell, rows counted from 0 below the head.
    pub(super) fn cell(&self, row: usize, column: usize) -> &'a str {
        self.reading.text(self.line(row, column))
    }

    /// The place of a cell.
    pub(super) fn place(&self, row: usize, column: usize) -> Place {
        Place::new(self.line(row, column), 0..self.cell(row, column).len())
    }

    fn line(&self, row: usize, column: usize) -> usize {
        self.first + (row + 1) * self.columns + column
    }
}
