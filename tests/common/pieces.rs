//! The text of a tree piece by piece, as every writer is to show it: numbers, headings, paragraphs, cells.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use prenup::doc::{Block, BlockKind, Document, Inline, Section, Words};

/// The pieces in the order of reading; none is empty.
pub fn pieces(document: &Document) -> Vec<String> {
    let mut out = Pieces { words: &document.words, all: Vec::new() };
    for line in [document.marking.as_ref(), Some(&document.title), document.subtitle.as_ref()].into_iter().flatten() {
        out.run(line);
    }
    document.sections.iter().for_each(|section| out.section(section));
    out.all
}

/// A run without its formatting; what a reference shows does not break before its number.
pub fn flat(run: &[Inline]) -> String {
    run.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => flat(content),
            Inline::Reference(reference) => reference.unbroken(),
            Inline::Term(term) => format!("“{term}”"),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}

struct Pieces<'a> {
    words: &'a Words,
    all: Vec<String>,
}

impl Pieces<'_> {
    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.all.push(text.to_owned());
        }
    }

    fn run(&mut self, run: &[Inline]) {
        self.text(&flat(run));
    }

    fn section(&mut self, section: &Section) {
        self.text(section.number.as_deref().unwrap_or(""));
        self.run(&section.title);
        section.blocks.iter().for_each(|block| self.block(block));
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(run) => self.run(run),
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                for item in items {
                    self.text(&item.number);
                    item.blocks.iter().for_each(|block| self.block(block));
                }
            }
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.run(cell));
            }
            BlockKind::Note(blocks) => blocks.iter().for_each(|block| self.block(block)),
            BlockKind::Bars(chart) => {
                self.text(&chart.caption);
                for bar in &chart.bars {
                    for text in [bar.label.as_str(), bar.series.as_deref().unwrap_or(""), &bar.shown] {
                        self.text(text);
                    }
                }
            }
            BlockKind::Timeline(timeline) => {
                self.text(&timeline.caption);
                for event in &timeline.events {
                    self.text(&event.shown);
                    self.text(&event.what);
                }
            }
            BlockKind::Signatures(signatories) => {
                for one in signatories {
                    let words = self.words;
                    let texts =
                        [&one.party, &words.signature, &words.name, &one.name, &words.title, &one.title, &words.date];
                    for text in texts {
                        self.text(text);
                    }
                }
            }
        }
    }
}
