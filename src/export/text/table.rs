//! Tables in columns, narrowed until they fit.

use super::super::columns::{self, Column};
use super::lines::{WIDTH, width, wrapped};
use crate::doc::Align;

/// The blanks between two columns.
const GAP: usize = 2;

/// The lines of a table; `head` may be empty.
pub(super) fn lines(columns: &[Align], head: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let widths = widths(columns.len(), head, rows);
    let mut out = Vec::new();
    if head.iter().any(|cell| !cell.is_empty()) {
        row(columns, &widths, head, &mut out);
        let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        out.push(rules.join(&" ".repeat(GAP)));
    }
    let mut tall = false;
    for cells in rows {
        let mut lines = Vec::new();
        row(columns, &widths, cells, &mut lines);
        // Where rows have several lines, a blank one tells them apart.
        if tall || (lines.len() > 1 && out.len() > 2) {
            out.push(String::new());
        }
        tall = lines.len() > 1;
        out.extend(lines);
    }
    out
}

fn widths(columns: usize, head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let cells = |at: usize| {
        let rows = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        Column::of(rows.filter_map(move |row| row.get(at)).map(String::as_str), 1)
    };
    let all: Vec<Column> = (0..columns).map(cells).collect();
    columns::widths(&all, WIDTH.saturating_sub(GAP * columns.saturating_sub(1)))
}

fn row(columns: &[Align], widths: &[usize], cells: &[String], out: &mut Vec<String>) {
    let text = |column: usize| cells.get(column).map_or("", String::as_str);
    let cells: Vec<Vec<String>> =
        widths.iter().enumerate().map(|(column, width)| wrapped(text(column), *width)).collect();
    for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut text = String::new();
        for ((cell, align), columns) in cells.iter().zip(columns).zip(widths) {
            let cell = cell.get(line).map_or("", String::as_str);
            let gap = columns.saturating_sub(width(cell));
            let left = match align {
                Align::Left => 0,
                Align::Center => gap / 2,
                Align::Right => gap,
            };
            text.extend([&" ".repeat(left), cell, &" ".repeat(gap - left), &" ".repeat(GAP)]);
        }
        out.push(text.trim_end_matches(' ').to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<String> {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        lines(&[Align::Left, Align::Right], &rows[0], &rows[1..])
    }

    #[test]
    fn columns_are_as_wide_as_they_need() {
        let found = table(&[&["Year", "Sum"], &["1", "USD 5"], &["second", "USD 1,000"]]);
        assert_eq!(found, ["Year          Sum", "------  ---------", "1           USD 5", "second  USD 1,000"]);
    }

    /// The widths are reckoned with as many lines as there will be.
    #[test]
    fn lines_are_counted_as_they_are_broken() {
        let text = "a word  and incomprehensibilities\n\nand 漢字 of 漢字 beside it";
        for columns in 1..40 {
            let column = Column::of(std::iter::once(text), 1);
            assert_eq!(column.lines_at(columns), wrapped(text, columns).len(), "{columns}");
        }
    }

    #[test]
    fn a_wide_column_is_broken_between_words_and_nothing_is_lost() {
        let long = "a word and ".repeat(30);
        let found = table(&[&["What", "Sum"], &[&long, "USD 5"], &["x", "USD 6"]]);
        assert!(found.iter().all(|line| width(line) <= WIDTH), "{found:#?}");
        assert_eq!(found.concat().matches("word").count(), 30);
        assert_eq!(found.iter().filter(|line| line.is_empty()).count(), 1);
    }
}
