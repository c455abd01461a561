//! Paragraphs, lists and notes.

use crate::doc::{Block, BlockKind, Inline, Item};

use super::super::markup::Markup;
use super::here::Here;
use super::numbering::style_name;
use super::paragraph::Paragraph;
use super::plan::{BULLETS, HEADINGS, LEVELS, Number, block_place, item_place};
use super::{STEP, Writer, figures, inlines};

/// What stands before the first paragraph of an item.
struct Sign<'a> {
    number: Number,
    /// The number as printed; empty for a bullet.
    text: &'a str,
    bookmark: Option<String>,
}

impl Writer<'_> {
    /// The blocks one after another.
    pub(super) fn blocks(&mut self, blocks: &[Block], here: &Here, out: &mut Markup) {
        self.blocks_from(0, blocks, here, out);
    }

    fn blocks_from(&mut self, first: usize, blocks: &[Block], here: &Here, out: &mut Markup) {
        for (at, block) in blocks.iter().enumerate().skip(first) {
            let here = Here { place: block_place(&here.place, at), ..here.clone() };
            let bookmark = self.plan.bookmark(&here.place, block.label.as_deref());
            if let BlockKind::Paragraph(run) = &block.kind {
                let (keeps, style) = (announces(blocks, at), here.style());
                let paragraph = Paragraph { keeps, hang: here.hang(), ..Paragraph::of(&style) };
                paragraph.write(out, |p| {
                    self.comments.before(p);
                    self.marked(bookmark, p, |writer, p| writer.run(run, p));
                    self.comments.after(p);
                });
            } else {
                self.marked(bookmark, out, |_, _| {});
                self.other(block, &here, out);
            }
        }
    }

    /// What is no paragraph.
    fn other(&mut self, block: &Block, here: &Here, out: &mut Markup) {
        match &block.kind {
            BlockKind::Paragraph(_) => {}
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => self.items(items, here, out),
            BlockKind::Note(blocks) => self.blocks(blocks, &Here { in_note: true, ..here.clone() }, out),
            BlockKind::Table(table) => self.grid(out, |writer, out| writer.table(table, here, out)),
            BlockKind::Bars(chart) => self.grid(out, |_, out| figures::bars(chart, here, out)),
            BlockKind::Timeline(timeline) => self.grid(out, |_, out| figures::timeline(timeline, here, out)),
            BlockKind::Signatures(signatories) => {
                self.grid(out, |writer, out| figures::signatures(signatories, writer.words, here, out));
            }
        }
    }

    /// What is a table of Word, and the paragraph behind it: two tables without one between them would be one.
    fn grid(&mut self, out: &mut Markup, content: impl FnOnce(&mut Self, &mut Markup)) {
        self.comments.before(out);
        content(self, out);
        Paragraph::of("AfterTable").write(out, |p| self.comments.after(p));
    }

    fn items(&mut self, items: &[Item], here: &Here, out: &mut Markup) {
        let numbers = self.plan.list(&here.place);
        for (at, item) in items.iter().enumerate() {
            let inner = Here { place: item_place(&here.place, at), depth: here.depth + 1, ..here.clone() };
            let number = if item.number.is_empty() {
                Number::Counted { list: BULLETS, level: here.depth.min(LEVELS - 1) }
            } else {
                numbers
            };
            let bookmark = self.plan.bookmark(&inner.place, item.label.as_deref());
            let sign = Sign { number, text: &item.number, bookmark };
            if let Some(Block { kind: BlockKind::Paragraph(run), label: None, .. }) = item.blocks.first() {
                self.first(sign, Some(run), announces(&item.blocks, 0), here.depth, out);
                self.blocks_from(1, &item.blocks, &inner, out);
            } else {
                self.first(sign, None, true, here.depth, out);
                self.blocks(&item.blocks, &inner, out);
            }
        }
    }

    /// The paragraph with the sign of an item, and with its first text if it begins with one.
    fn first(&mut self, sign: Sign<'_>, run: Option<&[Inline]>, keeps: bool, depth: usize, out: &mut Markup) {
        let (style, counted, usual) = match sign.number {
            Number::Counted { list: BULLETS, level } => {
                (style_name("ListBullet", level), Some((BULLETS, level)), level)
            }
            Number::Counted { list, level } => {
                let depth = level.saturating_sub(HEADINGS);
                (style_name("ListNumber", depth), Some((list, level)), depth)
            }
            Number::Typed | Number::None => (style_name("ListContinue", depth), None, usize::MAX),
        };
        // The list says how far its levels stand in, unless lists of another kind are around.
        let hang = (usual != depth).then_some((STEP * (depth + 1), STEP));
        Paragraph { keeps, counted, hang, ..Paragraph::of(&style) }.write(out, |p| {
            if counted.is_none() {
                inlines::typed_number(sign.text, p);
            }
            let Some(run) = run else { return self.marked(sign.bookmark, p, |_, _| {}) };
            self.comments.before(p);
            self.marked(sign.bookmark, p, |writer, p| writer.run(run, p));
            self.comments.after(p);
        });
    }
}

/// Whether the paragraph at a place stands before what belongs to it: a list, a table, a figure.
fn announces(blocks: &[Block], at: usize) -> bool {
    blocks.get(at + 1).is_some_and(|next| !matches!(next.kind, BlockKind::Paragraph(_) | BlockKind::Note(_)))
}
