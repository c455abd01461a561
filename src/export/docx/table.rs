//! Tables.

use crate::doc::{Align, Inline, Table, plain};

use super::super::markup::Markup;
use super::blocks::Here;
use super::paragraph::Paragraph;
use super::{STEP, WIDTH, Writer};

/// Longer words do not widen their column, in letters.
const LONG_WORD: usize = 24;

/// About how wide a letter of a table is, and the space beside its cells, in twentieths of a point.
const LETTER: usize = 95;
const PADDING: usize = 230;

/// A table by the id of its style and the widths of its columns; `rows` writes them.
pub(super) struct Grid<'a> {
    pub(super) style: &'a str,
    pub(super) widths: &'a [usize],
    /// How far it stands in.
    pub(super) indent: usize,
    pub(super) has_head: bool,
}

impl Grid<'_> {
    pub(super) fn write(&self, out: &mut Markup, rows: impl FnOnce(&mut Markup)) {
        out.element("w:tbl", &[], |table| {
            table.element("w:tblPr", &[], |properties| {
                properties.void("w:tblStyle", &[("w:val", self.style)]);
                let total: usize = self.widths.iter().sum();
                properties.void("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
                if self.indent > 0 {
                    properties.void("w:tblInd", &[("w:w", &self.indent.to_string()), ("w:type", "dxa")]);
                }
                properties.void("w:tblLayout", &[("w:type", "fixed")]);
                let first = if self.has_head { "1" } else { "0" };
                let look = if self.has_head { "0020" } else { "0000" };
                properties.void("w:tblLook", &[("w:val", look), ("w:firstRow", first), ("w:noHBand", "1")]);
            });
            table.element("w:tblGrid", &[], |grid| {
                for width in self.widths {
                    grid.void("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            rows(table);
        });
        // Two tables without a paragraph between them would be one.
        Paragraph::of("AfterTable").write(out, |_| {});
    }

    /// A row that does not break over pages.
    pub(super) fn row(out: &mut Markup, is_head: bool, cells: impl FnOnce(&mut Markup)) {
        out.element("w:tr", &[], |row| {
            row.element("w:trPr", &[], |properties| {
                properties.void("w:cantSplit", &[]);
                if is_head {
                    properties.void("w:tblHeader", &[]);
                }
            });
            cells(row);
        });
    }

    /// A cell of the column at `at`; its content is at least one paragraph.
    pub(super) fn cell(&self, at: usize, out: &mut Markup, content: impl FnOnce(&mut Markup)) {
        out.element("w:tc", &[], |cell| {
            cell.element("w:tcPr", &[], |properties| {
                let width = self.widths.get(at).copied().unwrap_or(0);
                properties.void("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            });
            content(cell);
        });
    }
}

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table, here: &Here, out: &mut Markup) {
        let indent = STEP * here.depth;
        let widths = widths(table, WIDTH.saturating_sub(indent));
        let has_head = table.head.iter().any(|cell| !cell.is_empty());
        let grid = Grid { style: "DealTable", widths: &widths, indent, has_head };
        grid.write(out, |rows| {
            if has_head {
                self.row(&grid, table, &table.head, true, rows);
            }
            for cells in &table.rows {
                self.row(&grid, table, cells, false, rows);
            }
        });
    }

    fn row(&mut self, grid: &Grid<'_>, table: &Table, cells: &[Vec<Inline>], is_head: bool, out: &mut Markup) {
        Grid::row(out, is_head, |row| {
            for (at, cell) in cells.iter().enumerate() {
                let align = match table.columns.get(at) {
                    Some(Align::Center) => "center",
                    Some(Align::Right) => "right",
                    Some(Align::Left) | None => "",
                };
                let style = if is_head { "TableHead" } else { "TableText" };
                grid.cell(at, row, |inside| {
                    // The head stays with the first row.
                    let paragraph = Paragraph { align, keeps: is_head, ..Paragraph::of(style) };
                    paragraph.write(inside, |p| self.run(cell, p));
                });
            }
        });
    }
}

/// The widths of the columns: the longest word of each, then the rest to where the text is.
fn widths(table: &Table, total: usize) -> Vec<usize> {
    let columns = table.columns.len().max(1);
    let measured: Vec<(usize, usize)> = (0..columns)
        .map(|column| {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            let cells: Vec<String> = rows.filter_map(|row| row.get(column)).map(|cell| plain(cell)).collect();
            let word =
                cells.iter().flat_map(|cell| cell.split(' ')).map(|word| word.chars().count()).max().unwrap_or(0);
            let longest = cells.iter().map(|cell| cell.chars().count()).max().unwrap_or(0);
            let mean = cells.iter().map(|cell| cell.chars().count()).sum::<usize>() / cells.len().max(1);
            let least = word.min(LONG_WORD) * LETTER + PADDING;
            // Short cells are whole; of long ones most are not the longest.
            let wish = if longest <= LONG_WORD { longest } else { (mean * 3 / 2).clamp(LONG_WORD, longest) };
            (least, (wish * LETTER + PADDING).max(least))
        })
        .collect();
    let (least, wish): (usize, usize) = measured.iter().fold((0, 0), |(a, b), (least, wish)| (a + least, b + wish));
    let spare = total.saturating_sub(least);
    let wanted = (wish - least).max(1);
    let mut widths: Vec<usize> = measured
        .iter()
        .map(|(least, wish)| if wish > least { least + spare * (wish - least) / wanted } else { *least })
        .collect();
    let sum: usize = widths.iter().sum::<usize>().max(1);
    for width in &mut widths {
        *width = (*width * total / sum).max(1);
    }
    widths
}
