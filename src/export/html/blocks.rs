//! Paragraphs, lists, tables and notes.

use crate::doc::{Align, Block, BlockKind, Item, Table};

use super::super::markup::Markup;
use super::notes::Notes;
use super::{figures, inlines, write_number};

/// The blocks one after another, a line break of the source behind each.
pub(super) fn write(blocks: &[Block], notes: &mut Notes<'_>, out: &mut Markup) {
    for block in blocks {
        let id = block.label.as_deref().unwrap_or("");
        if !matches!(block.kind, BlockKind::Paragraph(_)) && block.origin.note.is_some() {
            out.element("div", &[("class", "noted")], |before| notes.write(block.origin.note, before));
            out.line();
        }
        match &block.kind {
            BlockKind::Paragraph(run) => out.element("p", &[("id", id)], |p| {
                inlines::write(run, p);
                notes.write(block.origin.note, p);
            }),
            BlockKind::Ordered(items) => write_list(items, "ol", id, notes, out),
            BlockKind::Bullets(items) => write_list(items, "ul", id, notes, out),
            BlockKind::Table(table) => write_table(table, id, out),
            BlockKind::Note(content) => {
                out.element("div", &[("class", "note"), ("role", "note"), ("id", id)], |note| {
                    note.line();
                    write(content, notes, note);
                });
            }
            BlockKind::Bars(chart) => figures::bars(chart, id, out),
            BlockKind::Timeline(timeline) => figures::timeline(timeline, id, out),
            BlockKind::Signatures(signatories) => figures::signatures(signatories, notes.words, id, out),
        }
        out.line();
    }
}

/// A list; the numbers are text, since they are the same in every format, and the look leaves out those of the browser.
fn write_list(items: &[Item], name: &'static str, id: &str, notes: &mut Notes<'_>, out: &mut Markup) {
    let role = if name == "ol" { "list" } else { "" };
    out.element(name, &[("id", id), ("role", role)], |list| {
        list.line();
        for item in items {
            list.element("li", &[("id", item.label.as_deref().unwrap_or(""))], |li| {
                write_number(Some(&item.number), li);
                li.element("div", &[], |body| {
                    body.line();
                    write(&item.blocks, notes, body);
                });
            });
            list.line();
        }
    });
}

fn write_table(table: &Table, id: &str, out: &mut Markup) {
    let class = |column: usize| match table.columns.get(column) {
        Some(Align::Center) => "center",
        Some(Align::Right) => "right",
        Some(Align::Left) | None => "",
    };
    // A wide table scrolls by itself, by keyboard too.
    out.element("div", &[("class", "table"), ("tabindex", "0"), ("id", id)], |frame| {
        frame.element("table", &[], |inner| {
            inner.line();
            if table.head.iter().any(|cell| !cell.is_empty()) {
                inner.element("thead", &[], |head| {
                    head.element("tr", &[], |row| {
                        for (at, cell) in table.head.iter().enumerate() {
                            row.element("th", &[("scope", "col"), ("class", class(at))], |th| inlines::write(cell, th));
                        }
                    });
                });
                inner.line();
            }
            inner.element("tbody", &[], |body| {
                body.line();
                for cells in &table.rows {
                    body.element("tr", &[], |row| {
                        for (at, cell) in cells.iter().enumerate() {
                            row.element("td", &[("class", class(at))], |td| inlines::write(cell, td));
                        }
                    });
                    body.line();
                }
            });
            inner.line();
        });
    });
}
