//! Tables.

use crate::doc::{Align, Inline, Table, plain};

use super::super::markup::Markup;
use super::here::Here;
use super::paragraph::Paragraph;
use super::{STEP, WIDTH, Writer};

/// Longer words do not widen their column, in letters.
const LONG_WORD: usize = 24;

/// Longer heads wrap rather than widen their column.
const LONG_HEAD: usize = 14;

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

/// What a column asks for, in twentieths of a point.
struct Column {
    /// Its longest word.
    least: usize,
    /// Its longest cell.
    whole: usize,
    /// What its text weighs.
    mass: usize,
    is_short: bool,
}

impl Column {
    fn of(table: &Table, at: usize) -> Self {
        let head = table.head.get(at).map(|cell| plain(cell)).unwrap_or_default();
        let rows: Vec<String> = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| plain(cell)).collect();
        let size = |text: &str| text.chars().count();
        let word = |text: &str| text.split(' ').map(size).max().unwrap_or(0);
        // The letters of a head are bold; a long one wraps.
        let bold = |count: usize| count * 5 / 4;
        let longest_word = rows.iter().map(|cell| word(cell)).max().unwrap_or(0).max(bold(word(&head)));
        let whole_head = if size(&head) < LONG_HEAD { bold(size(&head)) } else { 0 };
        let longest = rows.iter().map(|cell| size(cell)).max().unwrap_or(0).max(longest_word).max(whole_head);
        Self {
            least: longest_word.min(LONG_WORD) * LETTER + PADDING,
            whole: longest * LETTER + PADDING,
            mass: rows.iter().map(|cell| size(cell)).sum::<usize>() / rows.len().max(1) + 4,
            is_short: longest <= LONG_WORD,
        }
    }
}

/// The widths of the columns: the longest word of each, then the whole of short ones, narrow ones first, and the rest to
/// where the text is.
fn widths(table: &Table, total: usize) -> Vec<usize> {
    let columns: Vec<Column> = (0..table.columns.len()).map(|at| Column::of(table, at)).collect();
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut spare = total.saturating_sub(widths.iter().sum());
    // Long texts need some room beyond a word.
    let kept = if columns.iter().all(|column| column.is_short) { 0 } else { spare / 3 };
    let mut short: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].is_short).collect();
    short.sort_by_key(|at| columns[*at].whole.saturating_sub(columns[*at].least));
    for at in short {
        let more = columns[at].whole.saturating_sub(widths[at]);
        if more + kept <= spare {
            widths[at] += more;
            spare -= more;
        }
    }
    let mass: usize = columns.iter().filter(|column| !column.is_short).map(|column| column.mass).sum();
    for (width, column) in widths.iter_mut().zip(&columns).filter(|(_, column)| !column.is_short) {
        *width += spare * column.mass / mass.max(1);
    }
    // Where all are short, or a word is wider than the page, each has its share of what there is.
    let sum = widths.iter().sum::<usize>().max(1);
    widths.iter().map(|width| (width * total / sum).max(1)).collect()
}
