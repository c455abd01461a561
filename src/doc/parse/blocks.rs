//! Blocks, and the headings between them.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use crate::doc::tree::{Align, Block, BlockKind, Inline, Item, Origin, Table};

use super::figure;
use super::reader::Reader;

/// What a clause is made of.
pub(in crate::doc) enum Part {
    Heading { level: u8, label: Option<String>, title: Vec<Inline>, origin: Origin, at: usize },
    Block(Block, usize),
}

/// Gives each heading and each paragraph its place among them.
fn count(parts: &mut [Part]) {
    let mut next = 0;
    for part in parts {
        match part {
            Part::Heading { origin, .. } => {
                origin.paragraph = next;
                next += 1;
            }
            Part::Block(block, _) => {
                block.origin.paragraph = next;
                block.each_paragraph_mut(&mut |paragraph| {
                    paragraph.origin.paragraph = next;
                    next += 1;
                });
            }
        }
    }
}

impl Reader<'_, '_> {
    /// All parts of a clause.
    pub(super) fn parts(&mut self) -> Vec<Part> {
        let mut out = Vec::new();
        while let Some(event) = self.peek() {
            let at = self.range().start;
            if let Event::Start(Tag::Heading { level, .. }) = event {
                let level = *level as u8;
                out.extend(self.heading(level, at));
                continue;
            }
            let mut blocks = Vec::new();
            self.block(&mut blocks);
            out.extend(blocks.into_iter().map(|block| Part::Block(block, at)));
        }
        count(&mut out);
        out
    }

    fn heading(&mut self, level: u8, at: usize) -> Option<Part> {
        self.advance();
        let run = self.run();
        self.advance();
        if run.content.is_empty() {
            if !self.is_lenient() {
                self.error(at, "empty-heading", "has a heading without text", None);
            }
            return None;
        }
        let origin = self.origin(at)?;
        Some(Part::Heading { level, label: run.label, title: run.content, origin, at })
    }

    /// The blocks up to the end of the element that holds them, that end included.
    fn blocks(&mut self) -> Vec<Block> {
        let mut out = Vec::new();
        self.depth += 1;
        while let Some(event) = self.peek() {
            if matches!(event, Event::End(_)) {
                self.advance();
                break;
            }
            self.block(&mut out);
        }
        self.depth -= 1;
        out
    }

    fn block(&mut self, out: &mut Vec<Block>) {
        let at = self.range().start;
        let tag = match self.peek() {
            Some(Event::Start(tag)) => tag.clone(),
            Some(Event::Rule) => {
                if !self.is_lenient() {
                    self.refuse(at, "a horizontal rule");
                }
                return self.skip();
            }
            Some(_) => return self.paragraph(at, out),
            None => return,
        };
        match tag {
            Tag::Paragraph => {
                self.advance();
                self.paragraph(at, out);
                self.advance();
            }
            Tag::Heading { .. } if self.is_lenient() => {
                self.advance();
                self.paragraph(at, out);
                self.advance();
            }
            Tag::Heading { .. } => {
                self.error(at, "heading-level", "has a heading inside a list or quote", None);
                self.skip();
            }
            Tag::BlockQuote(_) | Tag::List(_) if !self.may_nest(at) => self.skip(),
            Tag::BlockQuote(_) => {
                self.advance();
                let blocks = self.blocks();
                if blocks.is_empty() && !self.is_lenient() {
                    self.error(at, "empty-item", "has an empty quote", None);
                }
                self.push(at, BlockKind::Note(blocks), out);
            }
            Tag::CodeBlock(kind) => self.code(at, &kind, out),
            Tag::List(start) => self.list(at, start, out),
            Tag::Table(columns) => self.table(at, &columns, out),
            Tag::HtmlBlock => self.refuse_block(at, "raw HTML"),
            Tag::FootnoteDefinition(_) => self.refuse_block(at, "a footnote"),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition | Tag::MetadataBlock(_) => {
                self.refuse_block(at, "markup that is not known");
            }
            Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.skip(),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => self.paragraph(at, out),
        }
    }

    fn refuse_block(&mut self, at: usize, what: &'static str) {
        self.refuse(at, what);
        self.skip();
    }

    fn push(&self, at: usize, kind: BlockKind, out: &mut Vec<Block>) {
        out.extend(self.origin(at).map(|origin| Block { label: None, origin, kind }));
    }

    fn paragraph(&mut self, at: usize, out: &mut Vec<Block>) {
        let before = self.range();
        let raw = self.text[at..].trim_start();
        if !self.is_lenient() && (raw.starts_with("```") || raw.starts_with("~~~")) {
            self.error(at, "bad-figure", "has a figure whose first line cannot be read", Some("fence it with `~~~`"));
        }
        let run = self.run();
        if self.range() == before && !matches!(self.peek(), Some(Event::End(_)) | None) {
            // Nothing was read: without this a stray event would be met for ever.
            self.refuse(at, "markup that is not known");
            return self.skip();
        }
        if run.content.is_empty() {
            if run.label.is_some() {
                self.error(at, "bad-label", "has a label that stands alone", Some("put it at the end of a text"));
            }
            return;
        }
        if let Some(origin) = self.origin(at) {
            out.push(Block { label: run.label, origin, kind: BlockKind::Paragraph(run.content) });
        }
    }

    fn list(&mut self, at: usize, start: Option<u64>, out: &mut Vec<Block>) {
        self.advance();
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.take() {
            let mut blocks = self.blocks();
            let label = match blocks.first_mut() {
                Some(Block { label, kind: BlockKind::Paragraph(_), .. }) => label.take(),
                Some(_) => None,
                None if self.is_lenient() => continue,
                None => {
                    self.error(range.start, "empty-item", "has an empty list item", None);
                    continue;
                }
            };
            // Ours are computed later, and restart in each list.
            let number = start.filter(|_| self.is_lenient()).map(|start| format!("{}.", start + items.len() as u64));
            items.push(Item { label, number: number.unwrap_or_default(), blocks });
        }
        let kind = if start.is_some() { BlockKind::Ordered(items) } else { BlockKind::Bullets(items) };
        self.push(at, kind, out);
    }

    fn table(&mut self, at: usize, columns: &[Alignment], out: &mut Vec<Block>) {
        self.advance();
        let columns: Vec<Align> = columns
            .iter()
            .map(|column| match column {
                Alignment::None | Alignment::Left => Align::Left,
                Alignment::Center => Align::Center,
                Alignment::Right => Align::Right,
            })
            .collect();
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((event, _)) = self.take() {
            if matches!(event, Event::End(TagEnd::Table)) {
                break;
            }
            if matches!(event, Event::Start(Tag::TableHead | Tag::TableRow)) {
                rows.push(Vec::with_capacity(columns.len()));
            }
            if matches!(event, Event::Start(Tag::TableCell)) {
                let run = self.run();
                if run.label.is_some() {
                    self.error(at, "bad-label", "has a label in a table", Some("put it on a heading or an item"));
                }
                if let Some(row) = rows.last_mut() {
                    row.push(run.content);
                }
            }
        }
        for row in &mut rows {
            row.resize(columns.len(), Vec::new());
        }
        if rows.is_empty() {
            return;
        }
        let head = rows.remove(0);
        self.push(at, BlockKind::Table(Table { columns, head, rows }), out);
    }

    fn code(&mut self, at: usize, kind: &CodeBlockKind<'_>, out: &mut Vec<Block>) {
        self.advance();
        let mut body = String::new();
        while let Some((Event::Text(text), _)) = self.take() {
            body.push_str(&text);
        }
        if self.is_lenient() {
            // Contracts that come out of a word processor are often indented: this is their text.
            let text = body.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                let text = self.clean(at, &text).into_owned();
                self.push(at, BlockKind::Paragraph(vec![Inline::Text(text)]), out);
            }
            return;
        }
        let CodeBlockKind::Fenced(info) = kind else {
            return self.refuse(at, "indented code");
        };
        match figure::parse(info, &body) {
            Ok(kind) => {
                self.clean(at, &format!("{info} {body}"));
                self.push(at, kind, out);
            }
            Err(message) => {
                let hint = "a figure is `bars` (label | number | text), `timeline` (YYYY-MM-DD | date | text) or \
                            `signatures` (party | name | title), a row a line";
                self.error(at, "bad-figure", &message, Some(hint));
            }
        }
    }
}
