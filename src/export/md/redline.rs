//! A redline: what is gone is struck through, what is new is bold, and nothing else is either.

use super::escape::{Place, RunIn, Within, escape};
use super::{Blocks, table};
use crate::doc::{Align, Fate, Line, Piece, Redline, Shape};

/// The redline as Markdown.
pub fn redline(redline: &Redline) -> String {
    let mut out = Blocks::default();
    out.push(&format!("# {}", text(&redline.title, RunIn::Heading, false)));
    let mut rest = redline.lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        let of_one_table = |other: &&Line| other.shape == Shape::Row && other.cells.len() == line.cells.len();
        if matches!(line.shape, Shape::Head | Shape::Row) {
            let rows = 1 + after.iter().take_while(of_one_table).count();
            out.push(&rows_of(&rest[..rows]));
            rest = &rest[rows..];
            continue;
        }
        out.push(&of_text(line));
        rest = after;
    }
    out.finish()
}

fn of_text(line: &Line) -> String {
    let pieces: Vec<Piece> = line.cells.iter().flatten().cloned().collect();
    match line.shape {
        Shape::Heading(level) => {
            let hashes = "#".repeat(usize::from(level) + 1);
            format!("{hashes} {}", numbered(line, &text(&pieces, RunIn::Heading, false)))
        }
        Shape::Item(depth) => {
            format!(
                "{}- {}",
                "  ".repeat(depth),
                numbered(line, &text(&pieces, RunIn::Paragraph, line.number.is_none()))
            )
        }
        Shape::Paragraph(depth) => format!("{}{}", "  ".repeat(depth), text(&pieces, RunIn::Paragraph, true)),
        Shape::Head | Shape::Row => text(&pieces, RunIn::Paragraph, true),
    }
}

/// A text behind its number; what is gone has lost its number too.
fn numbered(line: &Line, text: &str) -> String {
    let is_gone = line.cells.iter().flatten().all(|piece| piece.fate == Fate::Gone);
    match line.number.as_ref().filter(|_| !is_gone) {
        Some(number) => format!("{number} {text}"),
        None => text.to_owned(),
    }
}

fn rows_of(lines: &[Line]) -> String {
    let cells = |line: &Line| line.cells.iter().map(|cell| text(cell, RunIn::Cell, false)).collect::<Vec<_>>();
    let columns = vec![Align::Left; lines.first().map_or(0, |line| line.cells.len())];
    let (head, rows) = match lines.split_first() {
        Some((first, rows)) if first.shape == Shape::Head => (cells(first), rows),
        _ => (Vec::new(), lines),
    };
    table::write(&columns, &head, &rows.iter().map(cells).collect::<Vec<_>>())
}

fn text(pieces: &[Piece], run: RunIn, starts_line: bool) -> String {
    let last = pieces.len().saturating_sub(1);
    let piece = |(at, piece): (usize, &Piece)| {
        let is_kept = piece.fate == Fate::Kept;
        let within = Within { strong: piece.fate == Fate::New, ..Within::default() };
        let line_start = starts_line && at == 0 && is_kept;
        let text = escape(&piece.text, Place { run, within, line_start, line_end: is_kept && at == last });
        match piece.fate {
            Fate::Kept => text,
            Fate::Gone => format!("~~{text}~~"),
            Fate::New => format!("**{text}**"),
        }
    };
    pieces.iter().enumerate().map(piece).collect::<Vec<_>>().join(" ")
}
