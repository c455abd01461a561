//! Tables.

use crate::doc::{Align, Inline, Table, plain};

use super::super::columns::{self, Column};
use super::super::markup::Markup;
use super::here::Here;
use super::paragraph::Paragraph;
use super::{STEP, WIDTH, Writer};

/// About how wide a letter of a table is, and the space beside its cells, in twentieths of a point.
pub(super) const LETTER: usize = 108;
pub(super) const PADDING: usize = 230;

/// Tables of more rows may go on over the page.
const TOGETHER: usize = 8;

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
                self.row(&grid, table, &Row { cells: &table.head, is_head: true, keeps: true }, rows);
            }
            for (at, cells) in table.rows.iter().enumerate() {
                let keeps = keeps(at, table.rows.len());
                self.row(&grid, table, &Row { cells, is_head: false, keeps }, rows);
            }
        });
    }

    fn row(&mut self, grid: &Grid<'_>, table: &Table, one: &Row<'_>, out: &mut Markup) {
        Grid::row(out, one.is_head, |row| {
            for (at, cell) in one.cells.iter().enumerate() {
                let align = match table.columns.get(at) {
                    Some(Align::Center) => "center",
                    Some(Align::Right) => "right",
                    Some(Align::Left) | None => "",
                };
                let style = if one.is_head { "TableHead" } else { "TableText" };
                grid.cell(at, row, |inside| {
                    let paragraph = Paragraph { align, keeps: one.keeps, ..Paragraph::of(style) };
                    paragraph.write(inside, |p| self.run(cell, p));
                });
            }
        });
    }
}

/// A row, and whether it stays on the page of the next.
struct Row<'a> {
    cells: &'a [Vec<Inline>],
    is_head: bool,
    keeps: bool,
}

/// Whether the row at a place stays with the next: a short table is not torn.
pub(super) fn keeps(at: usize, rows: usize) -> bool {
    rows <= TOGETHER && at + 1 < rows
}

/// The widths of the columns: as what stands in them asks, over the whole of `total`.
fn widths(table: &Table, total: usize) -> Vec<usize> {
    let column = |at: usize| {
        let head = table.head.get(at).map(|cell| plain(cell)).unwrap_or_default();
        let rows: Vec<String> = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| plain(cell)).collect();
        // The letters of a head are bold.
        let least = head.split(' ').map(|word| word.chars().count() * 5 / 4).max().unwrap_or(0);
        Column::of(rows.iter().map(String::as_str).chain([head.as_str()]), least)
    };
    let all: Vec<Column> = (0..table.columns.len()).map(column).collect();
    let room = total.saturating_sub(PADDING * all.len()) / LETTER;
    let widths: Vec<usize> =
        columns::widths(&all, room).into_iter().map(|letters| letters * LETTER + PADDING).collect();
    // Where the cells need less, or a word is wider than the page, each has its share of what there is.
    let sum = widths.iter().sum::<usize>().max(1);
    widths.iter().map(|width| (width * total / sum).max(1)).collect()
}
