//! Blocks, and figures as tables and lines.

use crate::doc::{Align, Bars, Block, BlockKind, Item, Signatory, Table, Timeline, Words};

use super::{Blocks, inlines, table};

/// Cells of the longest bar.
const BAR: u64 = 24;

/// Adds the blocks one after another.
pub(super) fn write(blocks: &[Block], words: &Words, out: &mut Blocks) {
    let mut last = None;
    for block in blocks {
        // Two lists in a row are one list unless their signs differ.
        let sign = if last == Some('-') { '*' } else { '-' };
        last = matches!(block.kind, BlockKind::Ordered(_) | BlockKind::Bullets(_)).then_some(sign);
        out.push(&text(block, words, sign));
    }
}

fn text(block: &Block, words: &Words, sign: char) -> String {
    let note = block.origin.note;
    let text = match &block.kind {
        BlockKind::Paragraph(run) => return inlines::noted_paragraph(run, note),
        BlockKind::Ordered(items) | BlockKind::Bullets(items) => list(items, words, sign),
        BlockKind::Table(content) => cells(content),
        BlockKind::Note(content) => {
            let mut inner = Blocks::default();
            write(content, words, &mut inner);
            let quoted = inner.text.lines().map(|line| format!("> {line}").trim_end().to_owned());
            quoted.collect::<Vec<_>>().join("\n")
        }
        BlockKind::Bars(chart) => bars(chart),
        BlockKind::Timeline(timeline) => events(timeline),
        BlockKind::Signatures(signatories) => signatures(signatories, words),
    };
    // Behind a table or figure there is no line to put a sign in.
    match note {
        Some(note) => format!("{}\n\n{}", text.trim_end(), inlines::sign_of_note(note)),
        None => text,
    }
}

fn list(items: &[Item], words: &Words, sign: char) -> String {
    let tight = is_tight(items);
    let items = items.iter().map(|one| {
        let mut inner = Blocks::default();
        write_item(one, words, &mut inner);
        let body = if tight && inner.text.contains("\n\n") { inner.text.replace("\n\n", "\n") } else { inner.text };
        let mut indented = String::with_capacity(body.len() + 8);
        for (index, line) in body.lines().map(str::trim_end).enumerate() {
            let lead = if index == 0 { " " } else { "\n" };
            let indent = if index == 0 || line.is_empty() { "" } else { "  " };
            indented.extend([lead, indent, line]);
        }
        format!("{sign}{}", indented.trim_end())
    });
    items.collect::<Vec<_>>().join(if tight { "\n" } else { "\n\n" })
}

/// Whether no item needs a blank line: each is a line, and perhaps a list of such.
fn is_tight(items: &[Item]) -> bool {
    items.iter().all(|item| match item.blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(_), .. }] => true,
        [Block { kind: BlockKind::Paragraph(_), .. }, Block { kind, .. }] => match kind {
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => is_tight(items),
            BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Note(_)
            | BlockKind::Bars(_)
            | BlockKind::Timeline(_)
            | BlockKind::Signatures(_) => false,
        },
        _ => false,
    })
}

fn write_item(item: &Item, words: &Words, inner: &mut Blocks) {
    let number = &item.number;
    match item.blocks.split_first() {
        Some((Block { kind: BlockKind::Paragraph(run), origin, .. }, rest)) if !number.is_empty() => {
            inner.push(&format!("{number} {}", inlines::noted_rest_of_line(run, origin.note)));
            write(rest, words, inner);
        }
        _ => {
            if !number.is_empty() {
                inner.push(number);
            }
            write(&item.blocks, words, inner);
        }
    }
}

fn cells(content: &Table) -> String {
    let row = |cells: &Vec<Vec<_>>| cells.iter().map(|cell| inlines::cell(cell)).collect::<Vec<_>>();
    table::write(&content.columns, &row(&content.head), &content.rows.iter().map(row).collect::<Vec<_>>())
}

fn bars(chart: &Bars) -> String {
    let (most, series) = (chart.most(), !chart.series().is_empty());
    let rows: Vec<Vec<String>> = chart
        .bars
        .iter()
        .map(|bar| {
            let group = series.then(|| inlines::text_cell(bar.series.as_deref().unwrap_or("")));
            let mut row = vec![inlines::text_cell(&bar.label)];
            row.extend(group);
            row.extend([blocks(bar.value, most), inlines::text_cell(&bar.shown)]);
            row
        })
        .collect();
    let mut columns = vec![Align::Left; if series { 3 } else { 2 }];
    columns.push(Align::Right);
    captioned(&chart.caption, &table::write(&columns, &[], &rows))
}

/// A bar of block signs, in eighths of a sign.
fn blocks(value: u64, most: u64) -> String {
    const PARTS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    if value == 0 || most == 0 {
        return String::new();
    }
    let eighths = u128::from(value) * u128::from(BAR) * 8 / u128::from(most);
    let eighths = usize::try_from(eighths.max(1)).expect("invariant: no bar is longer than the longest");
    let mut out = "█".repeat(eighths / 8);
    if eighths % 8 > 0 {
        out.push(PARTS[eighths % 8]);
    }
    out
}

fn events(timeline: &Timeline) -> String {
    let rows: Vec<Vec<String>> = timeline
        .events
        .iter()
        .map(|event| vec![inlines::text_cell(&event.shown), inlines::text_cell(&event.what)])
        .collect();
    captioned(&timeline.caption, &table::write(&[Align::Left; 2], &[], &rows))
}

fn captioned(caption: &str, table: &str) -> String {
    if caption.is_empty() {
        return table.to_owned();
    }
    let caption = crate::doc::Inline::Strong(vec![crate::doc::Inline::Text(caption.to_owned())]);
    format!("{}\n\n{table}", inlines::paragraph(&[caption]))
}

fn signatures(signatories: &[Signatory], words: &Words) -> String {
    const LINE: &str = "______________________________";
    let text = |text: &str| {
        if text.is_empty() {
            return LINE.to_owned();
        }
        inlines::rest_of_line(&[crate::doc::Inline::Text(text.to_owned())])
    };
    let block = |one: &Signatory| {
        let party = crate::doc::Inline::Strong(vec![crate::doc::Inline::Text(one.party.clone())]);
        format!(
            "{}\n\n- {}: {LINE}\n- {}: {}\n- {}: {}\n- {}: {LINE}",
            inlines::paragraph(&[party]),
            words.signature,
            words.name,
            text(&one.name),
            words.title,
            text(&one.title),
            words.date,
        )
    };
    signatories.iter().map(block).collect::<Vec<_>>().join("\n\n")
}
