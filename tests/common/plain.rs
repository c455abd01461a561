//! Markdown read as a person reads it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A piece of a document that stands on its own: its kind, its text, and its heading level or none.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub kind: Shape,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Heading(usize),
    Paragraph,
    Item,
    Cell,
}

/// The text of each block in order.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut text = String::new();
    let mut items = 0_usize;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let mut end = |kind, text: &mut String| blocks.push(Block { kind, text: std::mem::take(text) });
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Item) => items += 1,
            // The text of an item ends where its inner list begins.
            Event::Start(Tag::List(_)) if items > 0 && !text.is_empty() => end(Shape::Item, &mut text),
            Event::End(TagEnd::Item) => {
                items -= 1;
                if !text.is_empty() {
                    end(Shape::Item, &mut text);
                }
            }
            Event::End(TagEnd::Heading(level)) => end(Shape::Heading(level as usize), &mut text),
            Event::End(TagEnd::Paragraph) => end(if items > 0 { Shape::Item } else { Shape::Paragraph }, &mut text),
            Event::End(TagEnd::TableCell) => end(Shape::Cell, &mut text),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    blocks
}

/// All text, a line a block.
pub fn text(markdown: &str) -> String {
    blocks(markdown).into_iter().map(|block| block.text + "\n").collect()
}

/// The tables, as rows of cells; the first row is the head.
pub fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                let row = tables.last_mut().and_then(|table| table.last_mut());
                row.unwrap().extend(cell.take());
            }
            Event::Text(piece) | Event::Code(piece) => cell.iter_mut().for_each(|cell| cell.push_str(&piece)),
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    tables
}
