//! The tree as data for the look: texts stay values, so nothing in them is ever markup.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::doc::{Align, Bars, Block, BlockKind, Document, Inline, Item, Note, Numbering, Section, Table, plain};

/// Longer words are given in pieces, in characters.
const LONG: usize = 24;

/// How long the pieces are.
const PIECE: usize = 8;

/// The whole document.
pub(super) fn document(document: &Document) -> Value {
    let Document {
        id: _,
        title,
        subtitle,
        marking,
        front_at: _,
        date,
        numbering,
        words,
        sections,
        terms: _,
        labels,
        notes,
    } = document;
    let anchors = Anchors::new(document, labels.keys());
    json!({
        "title": plain(title),
        "title-run": anchors.run(title),
        "subtitle": subtitle.as_ref().map(|run| anchors.run(run)),
        "marking": marking.as_ref().map(|run| anchors.run(run)),
        "date": date,
        "numbering": match numbering {
            Numbering::Decimal => "decimal",
            Numbering::Articles => "articles",
            Numbering::Headings => "headings",
            Numbering::None => "none",
        },
        "words": {
            "signature": words.signature,
            "name": words.name,
            "title": words.title,
            "date": words.date,
        },
        "sections": sections.iter().map(|section| anchors.section(section)).collect::<Vec<_>>(),
        "notes": notes.iter().map(|note| anchors.note(note)).collect::<Vec<_>>(),
    })
}

/// The labels that references name, each as a name that Typst takes: no other becomes part of the file.
struct Anchors<'a> {
    names: BTreeMap<&'a str, String>,
}

impl<'a> Anchors<'a> {
    fn new(document: &'a Document, labels: impl Iterator<Item = &'a String>) -> Self {
        let mut named = BTreeSet::new();
        document.each_run(&mut |run| targets(run, &mut named));
        let lines = [Some(&document.title), document.subtitle.as_ref(), document.marking.as_ref()];
        lines.into_iter().flatten().for_each(|run| targets(run, &mut named));
        let wanted = labels.filter(|label| named.contains(label.as_str()));
        Self { names: wanted.enumerate().map(|(at, label)| (label.as_str(), format!("to-{at}"))).collect() }
    }

    fn name(&self, label: Option<&String>) -> Option<&str> {
        label.and_then(|label| self.names.get(label.as_str())).map(String::as_str)
    }

    fn section(&self, section: &Section) -> Value {
        let mut value = json!({
            "level": section.level,
            "label": self.name(section.label.as_ref()),
            "number": section.number,
            "title": self.run(&section.title),
            "blocks": self.blocks(&section.blocks),
            "sections": section.sections.iter().map(|section| self.section(section)).collect::<Vec<_>>(),
        });
        if let Some(note) = section.origin.as_ref().and_then(|origin| origin.note) {
            value["note"] = json!(note);
        }
        value
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Value {
        let mut value = match &block.kind {
            BlockKind::Paragraph(run) => json!({ "kind": "paragraph", "run": self.run(run) }),
            BlockKind::Ordered(items) => json!({ "kind": "ordered", "items": self.items(items) }),
            BlockKind::Bullets(items) => json!({ "kind": "bullets", "items": self.items(items) }),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Note(blocks) => json!({ "kind": "note", "blocks": self.blocks(blocks) }),
            BlockKind::Bars(chart) => bars(chart),
            BlockKind::Timeline(timeline) => json!({
                "kind": "timeline",
                "caption": timeline.caption,
                "events": timeline.events.iter().map(|e| json!({ "shown": e.shown, "what": e.what })).collect::<Vec<_>>(),
            }),
            BlockKind::Signatures(all) => json!({
                "kind": "signatures",
                "all": all
                    .iter()
                    .map(|one| json!({ "party": one.party, "name": one.name, "title": one.title }))
                    .collect::<Vec<_>>(),
            }),
        };
        value["label"] = json!(self.name(block.label.as_ref()));
        if let Some(note) = block.origin.note {
            value["note"] = json!(note);
        }
        value
    }

    /// A note in its two halves: the look may print the second shorter.
    fn note(&self, note: &Note) -> Value {
        let Note { clause, values } = note;
        json!({ "clause": self.run(clause), "values": self.run(values) })
    }

    fn items(&self, items: &[Item]) -> Vec<Value> {
        let item = |item: &Item| {
            json!({
                "label": self.name(item.label.as_ref()),
                "number": item.number,
                "blocks": self.blocks(&item.blocks),
            })
        };
        items.iter().map(item).collect()
    }

    fn table(&self, table: &Table) -> Value {
        let align = |align: &Align| match align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        let row = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| self.run(cell)).collect::<Vec<_>>();
        json!({
            "kind": "table",
            "columns": table.columns.iter().map(align).collect::<Vec<_>>(),
            "weights": weights(table),
            "head": row(&table.head),
            "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        })
    }

    /// A run: texts are strings, all else is an array that begins with its kind.
    fn run(&self, run: &[Inline]) -> Value {
        let inline = |inline: &Inline| match inline {
            Inline::Text(text) => words(text),
            Inline::Strong(content) => json!(["strong", self.run(content)]),
            Inline::Emphasis(content) => json!(["emph", self.run(content)]),
            Inline::Code(text) => json!(["code", [words(text)]]),
            Inline::Link { url, content } => json!(["link", url, self.run(content)]),
            Inline::Reference(reference) => json!(["ref", self.name(Some(&reference.label)), reference.unbroken()]),
            Inline::Term(term) => json!(["term", [words(term)]]),
            Inline::Break => json!(["break"]),
        };
        Value::Array(run.iter().map(inline).collect())
    }
}

/// A text as it is, or in pieces when it has a word that may be longer than a line.
fn words(text: &str) -> Value {
    if text.split(' ').all(|word| word.chars().count() <= LONG) {
        return json!(text);
    }
    let mut pieces = vec![String::new()];
    let mut len = 0;
    for c in text.chars() {
        // A mark that combines with the letter before it stays with it.
        if len >= PIECE && c.is_ascii() {
            pieces.push(String::new());
            len = 0;
        }
        pieces.last_mut().expect("invariant: there is a piece").push(c);
        len = if c == ' ' { 0 } else { len + 1 };
    }
    json!(["long", pieces])
}

fn targets<'a>(run: &'a [Inline], named: &mut BTreeSet<&'a str>) {
    for inline in run {
        match inline {
            Inline::Reference(reference) => {
                named.insert(&reference.label);
            }
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                targets(content, named);
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Term(_) | Inline::Break => {}
        }
    }
}

/// For each column its longest word and its whole text, in characters: what the look shares the width by.
fn weights(table: &Table) -> Vec<Value> {
    (0..table.columns.len())
        .map(|column| {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            let cells: Vec<String> = rows.filter_map(|row| row.get(column)).map(|cell| plain(cell)).collect();
            let word = cells.iter().flat_map(|cell| cell.split(' ')).map(|word| word.chars().count()).max();
            let longest = cells.iter().map(|cell| cell.chars().count()).max();
            let total: usize = cells.iter().map(|cell| cell.chars().count()).sum();
            json!({ "word": word, "longest": longest, "mean": total / cells.len().max(1) })
        })
        .collect()
}

fn bars(chart: &Bars) -> Value {
    let most = chart.most().max(1);
    let bars: Vec<Value> = chart
        .bars
        .iter()
        .map(|bar| {
            // In ten-thousandths of the longest, so that the look needs no large numbers.
            let share = u128::from(bar.value) * 10_000 / u128::from(most);
            json!({ "label": bar.label, "share": u64::try_from(share).unwrap_or(10_000), "shown": bar.shown, "series": bar.series })
        })
        .collect();
    json!({ "kind": "bars", "caption": chart.caption, "bars": bars })
}
