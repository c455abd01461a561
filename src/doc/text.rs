//! The text of a tree without its formatting, and walks over its running text.

use super::tree::{Block, BlockKind, Document, Inline, Note, Outline, Section};

impl Document {
    /// The whole text, a line for each heading, paragraph, item and row.
    pub fn plain_text(&self) -> String {
        let mut out = Lines::default();
        for line in [Some(&self.title), self.subtitle.as_ref(), self.marking.as_ref()].into_iter().flatten() {
            out.line(&plain(line));
        }
        for section in &self.sections {
            out.section(section);
        }
        for Note { clause, values } in &self.notes {
            out.line(&format!("{} {}", plain(clause), plain(values)));
        }
        out.text
    }

    /// The table of contents.
    pub fn outline(&self) -> Vec<Outline> {
        fn walk(sections: &[Section], out: &mut Vec<Outline>) {
            for section in sections {
                out.push(Outline {
                    level: section.level,
                    number: section.number.clone(),
                    title: plain(&section.title),
                });
                walk(&section.sections, out);
            }
        }
        let mut out = Vec::new();
        walk(&self.sections, &mut out);
        out
    }

    /// Calls `visit` with each run of text below the title, headings included, in the order of reading.
    pub fn each_run<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        for section in &self.sections {
            section.each_run(visit);
        }
    }
}

impl Section {
    /// As [`Document::each_run`], for this section and all below it.
    pub fn each_run<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        visit(&self.title);
        for block in &self.blocks {
            block.each_run(visit);
        }
        for section in &self.sections {
            section.each_run(visit);
        }
    }
}

impl Block {
    /// As [`Document::each_run`], for this block; figures have no runs.
    pub fn each_run<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        match &self.kind {
            BlockKind::Paragraph(run) => visit(run),
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| block.each_run(visit));
            }
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| visit(cell));
            }
            BlockKind::Note(blocks) => blocks.iter().for_each(|block| block.each_run(visit)),
            BlockKind::Bars(_) | BlockKind::Timeline(_) | BlockKind::Signatures(_) => {}
        }
    }

    /// Calls `visit` with each text of a figure; other blocks have none.
    pub fn each_figure_text<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        match &self.kind {
            BlockKind::Bars(chart) => {
                visit(&chart.caption);
                for bar in &chart.bars {
                    visit(&bar.label);
                    visit(&bar.shown);
                    bar.series.as_deref().into_iter().for_each(&mut *visit);
                }
            }
            BlockKind::Timeline(timeline) => {
                visit(&timeline.caption);
                for event in &timeline.events {
                    visit(&event.shown);
                    visit(&event.what);
                }
            }
            BlockKind::Signatures(signatories) => {
                for signatory in signatories {
                    for text in [&signatory.party, &signatory.name, &signatory.title] {
                        visit(text);
                    }
                }
            }
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| block.each_figure_text(visit));
            }
            BlockKind::Note(blocks) => blocks.iter().for_each(|block| block.each_figure_text(visit)),
            BlockKind::Paragraph(_) | BlockKind::Table(_) => {}
        }
    }

    /// Calls `visit` with each block in it that holds no other: a paragraph, a table, a figure.
    pub(super) fn each_paragraph_mut(&mut self, visit: &mut dyn FnMut(&mut Self)) {
        match &mut self.kind {
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| block.each_paragraph_mut(visit));
            }
            BlockKind::Note(blocks) => blocks.iter_mut().for_each(|block| block.each_paragraph_mut(visit)),
            BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Bars(_)
            | BlockKind::Timeline(_)
            | BlockKind::Signatures(_) => visit(self),
        }
    }
}

impl BlockKind {
    /// Calls `visit` with each run of text in a block, in the order of reading; figures have no runs.
    pub(super) fn each_run_mut(&mut self, visit: &mut dyn FnMut(&mut Vec<Inline>)) {
        match self {
            Self::Paragraph(run) => visit(run),
            Self::Ordered(items) | Self::Bullets(items) => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| block.kind.each_run_mut(visit));
            }
            Self::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(visit);
            }
            Self::Note(blocks) => blocks.iter_mut().for_each(|block| block.kind.each_run_mut(visit)),
            Self::Bars(_) | Self::Timeline(_) | Self::Signatures(_) => {}
        }
    }
}

/// The text of a run without its formatting; a line break is a blank.
pub fn plain(run: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(run, &mut out);
    out
}

fn push_plain(run: &[Inline], out: &mut String) {
    for inline in run {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                push_plain(content, out);
            }
            Inline::Reference(reference) => out.push_str(&reference.text),
            Inline::Term(term) => out.extend(["“", term, "”"]),
            Inline::Break => out.push(' '),
        }
    }
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn section(&mut self, section: &Section) {
        let title = plain(&section.title);
        match &section.number {
            Some(number) => self.line(&format!("{number} {title}")),
            None => self.line(&title),
        }
        section.blocks.iter().for_each(|block| self.block(block));
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(run) => self.line(&plain(run)),
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                for item in items {
                    if !item.number.is_empty() {
                        self.text.push_str(&item.number);
                        self.text.push(' ');
                    }
                    item.blocks.iter().for_each(|block| self.block(block));
                }
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    self.row(row.iter().map(|cell| plain(cell)));
                }
            }
            BlockKind::Note(blocks) => blocks.iter().for_each(|block| self.block(block)),
            BlockKind::Bars(chart) => {
                self.line(&chart.caption);
                for bar in &chart.bars {
                    self.row([&bar.label, &bar.shown].into_iter().chain(&bar.series).cloned());
                }
            }
            BlockKind::Timeline(timeline) => {
                self.line(&timeline.caption);
                for event in &timeline.events {
                    self.row([event.shown.clone(), event.what.clone()]);
                }
            }
            BlockKind::Signatures(signatories) => {
                for one in signatories {
                    self.row([one.party.clone(), one.name.clone(), one.title.clone()]);
                }
            }
        }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        self.line(&cells.join(" | "));
    }
}
