//! Tables, padded so that they read well as they stand.

use crate::doc::Align;

/// Longer cells stand out to the right, rather than pad all others.
const WIDEST: usize = 40;

/// The lines of a table whose cells are Markdown already.
pub(super) fn write(columns: &[Align], head: &[String], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = (0..columns.len())
        .map(|column| {
            let lengths = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
            let lengths = lengths.map(|row| row.get(column).map_or(0, |cell| cell.chars().count()));
            lengths.filter(|length| *length <= WIDEST).max().unwrap_or(0).max(3)
        })
        .collect();
    let mut out = String::new();
    line(columns, head, &widths, &mut out);
    for (align, width) in columns.iter().zip(&widths) {
        match align {
            Align::Left => out.extend(["| ", &"-".repeat(*width), " "]),
            Align::Center => out.extend(["| :", &"-".repeat(width - 2), ": "]),
            Align::Right => out.extend(["| ", &"-".repeat(width - 1), ": "]),
        }
    }
    out.push_str("|\n");
    for row in rows {
        line(columns, row, &widths, &mut out);
    }
    out
}

/// As many as a cell is ever padded with: none is wider than the widest that counts.
const BLANKS: &str = "                                        ";
const _: () = assert!(BLANKS.len() == WIDEST);

fn line(columns: &[Align], cells: &[String], widths: &[usize], out: &mut String) {
    for (index, (align, width)) in columns.iter().zip(widths).enumerate() {
        let cell = cells.get(index).map_or("", String::as_str);
        let gap = width.saturating_sub(cell.chars().count());
        let left = match align {
            Align::Left => 0,
            Align::Center => gap / 2,
            Align::Right => gap,
        };
        out.extend(["| ", &BLANKS[..left], cell, &BLANKS[..gap - left], " "]);
    }
    out.push_str("|\n");
}
