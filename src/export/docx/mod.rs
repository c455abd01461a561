//! Word: a package of XML parts, of which every text is escaped in one place.
//!
//! After ECMA-376 part 1. Headings and items are numbered by Word itself where it counts as the tree does, references are
//! fields that follow, so counsel can go on from here; the text that shows is the tree's, letter for letter.

mod blocks;
mod comments;
mod figures;
mod frame;
mod here;
mod inlines;
mod numbering;
mod package;
mod paragraph;
mod plan;
mod table;

use crate::doc::{Document, Section, Words, plain};

use super::Readers;
use super::markup::Markup;
use comments::Comments;
use here::Here;
use paragraph::Paragraph;
use plan::{Number, Plan, section_place};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The styles, with a place in each heading's for its number.
const STYLES: &str = include_str!("styles.xml");

/// How wide the text is, and how far each list stands in from the one around it, in twentieths of a point.
const WIDTH: usize = 8221;
const STEP: usize = 567;

/// The document as a Word file; the same document gives the same bytes.
pub fn write(document: &Document, readers: Readers) -> Vec<u8> {
    let plan = Plan::of(document);
    let comments = Comments::of(document);
    let has_comments = !comments.is_empty();
    let mut writer = Writer { plan: &plan, words: &document.words, comments, links: Vec::new(), bookmarks: 0 };
    let body = writer.document(document, readers);
    let comments = has_comments.then(|| ("word/comments.xml", writer.comments.write(document)));
    let mut parts = vec![
        ("[Content_Types].xml", frame::content_types(has_comments)),
        ("_rels/.rels", frame::package_relations()),
        ("docProps/core.xml", frame::core(document)),
        ("word/_rels/document.xml.rels", frame::document_relations(&writer.links, has_comments)),
    ];
    parts.extend(comments);
    parts.extend([
        ("word/document.xml", body),
        ("word/footer1.xml", frame::footer(&document.words.pages)),
        ("word/header1.xml", frame::header(document, readers)),
        ("word/numbering.xml", numbering::write(&plan)),
        ("word/settings.xml", frame::settings()),
        ("word/styles.xml", styles(&plan)),
    ]);
    package::write(&parts)
}

/// The styles; headings that Word counts have their numbers by their style.
fn styles(plan: &Plan) -> String {
    let mut text = STYLES.to_owned();
    for (at, number) in plan.headings.iter().enumerate() {
        let mut bound = Markup::starting("");
        if let Some(Number::Counted { list, level }) = number {
            paragraph::counted(*list, *level, &mut bound);
        }
        text = text.replace(&format!("<!-- number {} -->", at + 1), &bound.finish());
    }
    text
}

/// What is being written, and what the other parts must know of it.
struct Writer<'a> {
    plan: &'a Plan,
    words: &'a Words,
    comments: Comments,
    /// Addresses out of the document, in the order of their first links.
    links: Vec<String>,
    /// How many bookmarks there are so far.
    bookmarks: usize,
}

impl Writer<'_> {
    fn document(&mut self, document: &Document, readers: Readers) -> String {
        let mut out = Markup::starting(DECLARATION);
        out.element("w:document", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)], |root| {
            root.element("w:body", &[], |body| {
                self.head(document, readers, body);
                self.sections(&document.sections, "s", body);
                frame::page(body);
            });
        });
        out.finish()
    }

    fn head(&mut self, document: &Document, readers: Readers, out: &mut Markup) {
        if let Some(marking) = &document.marking {
            let style = frame::marking_style(readers);
            Paragraph::of(style).write(out, |p| self.run(marking, p));
        }
        Paragraph::of("Title").write(out, |p| self.run(&document.title, p));
        if let Some(subtitle) = &document.subtitle {
            Paragraph::of("Subtitle").write(out, |p| self.run(subtitle, p));
        }
    }

    fn sections(&mut self, sections: &[Section], parent: &str, out: &mut Markup) {
        for (at, section) in sections.iter().enumerate() {
            let place = section_place(parent, at);
            let bookmark = self.plan.bookmark(&place, section.label.as_deref());
            let level = usize::from(section.level.clamp(1, 3));
            let style = format!("Heading{level}");
            let typed = self.plan.headings[level - 1] == Some(Number::Typed);
            let number = section.number.as_deref().filter(|_| typed);
            let paragraph = Paragraph { hang: number.map(|_| (0, STEP)), ..Paragraph::of(&style) };
            paragraph.write(out, |p| {
                if let Some(number) = number {
                    inlines::typed_number(number, p);
                }
                self.comments.before(p);
                self.marked(bookmark, p, |writer, p| writer.run(&section.title, p));
                self.comments.after(p);
            });
            self.blocks(&section.blocks, &Here::top(&place), out);
            self.sections(&section.sections, &place, out);
        }
    }
}

/// The title as one line of text.
fn title(document: &Document) -> String {
    plain(&document.title)
}
