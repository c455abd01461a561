//! Blocks, and figures as tables.

use super::lines::{Lines, behind};
use super::table;
use crate::doc::{Align, Bars, Block, BlockKind, Inline, Item, Signatory, Table, Timeline, Words, plain};

/// Cells of the longest bar.
const BAR: u64 = 24;

/// What stands for a note in the text.
pub(super) fn sign_of_note(number: usize) -> String {
    format!("[{number}]")
}

/// A text with the sign of its note behind it, if it has one.
pub(super) fn noted(text: String, note: Option<usize>) -> String {
    match note {
        Some(note) => format!("{text} {}", sign_of_note(note)),
        None => text,
    }
}

/// A run of text: the address of a link stands behind what it shows, unless that is the address.
pub(super) fn run(run: &[Inline]) -> String {
    let mut out = String::new();
    for inline in run {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(content) | Inline::Emphasis(content) => out.push_str(&self::run(content)),
            Inline::Link { url, content } => {
                let shown = plain(content);
                let bare = url.strip_prefix("mailto:").unwrap_or(url);
                out.push_str(&shown);
                if shown != bare {
                    out.extend([" (", bare, ")"]);
                }
            }
            Inline::Reference(reference) => out.push_str(&reference.text),
            Inline::Term(term) => out.extend(["“", term, "”"]),
            Inline::Break => out.push('\n'),
        }
    }
    out
}

/// Adds the blocks one after another.
pub(super) fn write(blocks: &[Block], words: &Words, out: &mut Lines) {
    for block in blocks {
        let note = block.origin.note;
        match &block.kind {
            BlockKind::Paragraph(content) => {
                out.paragraph(&noted(run(content), note));
                continue;
            }
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => list(items, words, out),
            BlockKind::Table(content) => out.block(&cells(content)),
            BlockKind::Note(content) => {
                let mut inner = Lines::default();
                write(content, words, &mut inner);
                out.block(&inner.into_lines().iter().map(|line| format!("  | {line}")).collect::<Vec<_>>());
            }
            BlockKind::Bars(chart) => bars(chart, out),
            BlockKind::Timeline(timeline) => events(timeline, out),
            BlockKind::Signatures(signatories) => signatures(signatories, words, out),
        }
        if let Some(note) = note {
            out.paragraph(&sign_of_note(note));
        }
    }
}

fn list(items: &[Item], words: &Words, out: &mut Lines) {
    let one = |item: &Item| {
        let mut inner = Lines::default();
        write(&item.blocks, words, &mut inner);
        let sign = if item.number.is_empty() { "-" } else { &item.number };
        behind(sign, &inner.into_lines())
    };
    // A list of single paragraphs needs no blank lines.
    let tight =
        items.iter().all(|item| matches!(item.blocks.as_slice(), [Block { kind: BlockKind::Paragraph(_), .. }]));
    let items: Vec<Vec<String>> = items.iter().map(one).collect();
    if tight {
        out.block(&items.concat());
    } else {
        for lines in &items {
            out.block(lines);
        }
    }
}

fn cells(content: &Table) -> Vec<String> {
    let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| run(cell)).collect::<Vec<_>>();
    table::lines(&content.columns, &row(&content.head), &content.rows.iter().map(row).collect::<Vec<_>>())
}

fn bars(chart: &Bars, out: &mut Lines) {
    let (most, series) = (chart.most(), !chart.series().is_empty());
    let row = |bar: &crate::doc::Bar| {
        let length = if most == 0 { 0 } else { u128::from(bar.value) * u128::from(BAR) / u128::from(most) };
        let length = usize::try_from(length).expect("invariant: no bar is longer than the longest");
        let drawn = "#".repeat(if bar.value > 0 { length.max(1) } else { 0 });
        let mut cells = vec![bar.label.clone()];
        cells.extend(series.then(|| bar.series.clone().unwrap_or_default()));
        cells.extend([drawn, bar.shown.clone()]);
        cells
    };
    let mut columns = vec![Align::Left; if series { 3 } else { 2 }];
    columns.push(Align::Right);
    caption(&chart.caption, out);
    out.block(&table::lines(&columns, &[], &chart.bars.iter().map(row).collect::<Vec<_>>()));
}

fn events(timeline: &Timeline, out: &mut Lines) {
    let row = |event: &crate::doc::Event| vec![event.shown.clone(), event.what.clone()];
    caption(&timeline.caption, out);
    out.block(&table::lines(&[Align::Left; 2], &[], &timeline.events.iter().map(row).collect::<Vec<_>>()));
}

fn caption(caption: &str, out: &mut Lines) {
    if !caption.is_empty() {
        out.paragraph(caption);
    }
}

fn signatures(signatories: &[Signatory], words: &Words, out: &mut Lines) {
    const LINE: &str = "______________________________";
    let filled = |text: &str| if text.is_empty() { LINE.to_owned() } else { text.to_owned() };
    for Signatory { party, name, title } in signatories {
        out.paragraph(party);
        let rows = [
            (&words.signature, LINE.to_owned()),
            (&words.name, filled(name)),
            (&words.title, filled(title)),
            (&words.date, LINE.to_owned()),
        ];
        out.block(&rows.map(|(word, value)| format!("{word}: {value}")));
    }
}
