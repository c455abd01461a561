//! Bars, timelines and places to sign, as tables.

use crate::doc::{Bar, Bars, Signatory, Timeline, Words};

use super::super::markup::Markup;
use super::here::Here;
use super::paragraph::Paragraph;
use super::table::{Grid, LETTER, PADDING, keeps};
use super::{STEP, WIDTH, inlines};

/// The colours of the series, the same as in the other formats.
const COLOURS: [&str; 8] = ["1D3B5E", "93A9C1", "B0873F", "5F8270", "84739A", "2F7F86", "C08A8F", "8A8F96"];

/// A chart: each row has the name, the series if there is one, a bar and the value as text.
pub(super) fn bars(chart: &Bars, here: &Here, out: &mut Markup) {
    let indent = STEP * here.depth;
    let total = WIDTH.saturating_sub(indent);
    let (most, series) = (chart.most().max(1), chart.series());
    // Texts have what they need, but for long ones, and the bars have the rest.
    let room = |texts: &mut dyn Iterator<Item = &str>, most: usize| {
        let longest = texts.map(|text| text.chars().count()).max().unwrap_or(0);
        (longest * LETTER + PADDING).min(total * most / 100)
    };
    let name = room(&mut chart.bars.iter().map(|bar| bar.label.as_str()), 36);
    let shown = room(&mut chart.bars.iter().map(|bar| bar.shown.as_str()), 20);
    let group = (!series.is_empty()).then(|| room(&mut series.iter().copied(), 18));
    let long = total - name - group.unwrap_or(0) - shown;
    let widths: Vec<usize> = [Some(name), group, Some(long), Some(shown)].into_iter().flatten().collect();
    caption(&chart.caption, out);
    let grid = Grid { style: "FigureTable", widths: &widths, indent, has_head: false };
    grid.write(out, |rows| {
        for (nth, bar) in chart.bars.iter().enumerate() {
            let text = Paragraph { keeps: keeps(nth, chart.bars.len()), ..Paragraph::of("TableText") };
            let at_right = Paragraph { align: "right", ..text };
            Grid::row(rows, false, |row| {
                let place = bar.series.as_deref().and_then(|name| series.iter().position(|known| *known == name));
                let mut cells = vec![bar.label.as_str()];
                cells.extend((!series.is_empty()).then(|| bar.series.as_deref().unwrap_or("")));
                for (at, shown) in cells.iter().enumerate() {
                    grid.cell(at, row, |cell| text.write(cell, |p| inlines::text(shown, p)));
                }
                let colour = COLOURS[place.unwrap_or(0) % COLOURS.len()];
                grid.cell(cells.len(), row, |cell| drawn(bar, most, long, colour, cell));
                grid.cell(cells.len() + 1, row, |cell| at_right.write(cell, |p| inlines::text(&bar.shown, p)));
            });
        }
    });
}

/// A bar: a paragraph with a ground of its colour, which ends where the bar does.
fn drawn(bar: &Bar, most: u64, long: usize, colour: &str, out: &mut Markup) {
    // Less the margins of the cell.
    let long = u128::try_from(long.saturating_sub(200)).unwrap_or(0);
    let rest = long - long * u128::from(bar.value) / u128::from(most);
    out.element("w:p", &[], |p| {
        p.element("w:pPr", &[], |properties| {
            properties.void("w:pStyle", &[("w:val", "Bar")]);
            if bar.value > 0 {
                properties.void("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)]);
                properties.void("w:ind", &[("w:right", &rest.to_string())]);
            }
        });
    });
}

/// Dated events, a row each.
pub(super) fn timeline(timeline: &Timeline, here: &Here, out: &mut Markup) {
    let indent = STEP * here.depth;
    let total = WIDTH.saturating_sub(indent);
    let date = total * 24 / 100;
    caption(&timeline.caption, out);
    let grid = Grid { style: "TimelineTable", widths: &[date, total - date], indent, has_head: false };
    grid.write(out, |rows| {
        for (nth, event) in timeline.events.iter().enumerate() {
            let text = Paragraph { keeps: keeps(nth, timeline.events.len()), ..Paragraph::of("TableText") };
            let at_right = Paragraph { align: "right", ..text };
            Grid::row(rows, false, |row| {
                grid.cell(0, row, |cell| at_right.write(cell, |p| inlines::text(&event.shown, p)));
                grid.cell(1, row, |cell| text.write(cell, |p| inlines::text(&event.what, p)));
            });
        }
    });
}

/// A block to sign for each party, two beside each other.
pub(super) fn signatures(signatories: &[Signatory], words: &Words, here: &Here, out: &mut Markup) {
    let indent = STEP * here.depth;
    let half = WIDTH.saturating_sub(indent) / 2;
    let grid = Grid { style: "FigureTable", widths: &[half, half], indent, has_head: false };
    grid.write(out, |rows| {
        for pair in signatories.chunks(2) {
            Grid::row(rows, false, |row| {
                for at in 0..2 {
                    grid.cell(at, row, |cell| match pair.get(at) {
                        Some(one) => signature(one, words, cell),
                        None => Paragraph::of("TableText").write(cell, |_| {}),
                    });
                }
            });
        }
    });
}

fn signature(one: &Signatory, words: &Words, out: &mut Markup) {
    let party = Paragraph { keeps: true, ..Paragraph::of("SignatureParty") };
    party.write(out, |p| inlines::strong(&one.party, p));
    let fields = [(&words.signature, ""), (&words.name, &one.name), (&words.title, &one.title), (&words.date, "")];
    for (word, value) in fields {
        // The second stop draws the line to write on.
        Paragraph::of("SignatureLine").write(out, |p| {
            inlines::text(word, p);
            inlines::tab(p);
            if value.is_empty() {
                inlines::tab(p);
            } else {
                inlines::text(value, p);
            }
        });
    }
}

fn caption(text: &str, out: &mut Markup) {
    if !text.is_empty() {
        Paragraph { keeps: true, ..Paragraph::of("Caption") }.write(out, |p| inlines::text(text, p));
    }
}
