//! The text of an HTML page, read as XML.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use roxmltree::{Document, Node, ParsingOptions};

/// The page as a tree.
pub fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).unwrap_or_else(|error| panic!("{error}: {html}"))
}

/// What the page shows below its table of contents, a piece a line.
pub fn text(html: &str) -> String {
    pieces(html).into_iter().map(|piece| piece + "\n").collect()
}

/// The pieces that the page shows, less its table of contents.
pub fn pieces(html: &str) -> Vec<String> {
    let page = parsed(html);
    let body = page.descendants().find(|node| node.has_tag_name("body")).expect("a page has a body");
    let (mut out, mut open) = (Vec::new(), String::new());
    walk(body, &mut out, &mut open);
    flush(&mut out, &mut open);
    out
}

fn walk(node: Node<'_, '_>, out: &mut Vec<String>, open: &mut String) {
    if node.is_text() {
        open.push_str(node.text().unwrap_or_default());
        return;
    }
    let name = node.tag_name().name();
    if name == "nav" {
        return;
    }
    if name == "br" {
        open.push(' ');
    }
    let within = matches!(name, "a" | "strong" | "em" | "code" | "dfn" | "mark" | "br");
    if !within {
        flush(out, open);
    }
    node.children().for_each(|child| walk(child, out, open));
    if !within {
        flush(out, open);
    }
}

/// Blanks and line breaks of the source around a piece do not show.
fn flush(out: &mut Vec<String>, open: &mut String) {
    let piece = std::mem::take(open);
    let piece = piece.trim_matches(['\n', ' ']);
    if !piece.is_empty() {
        out.push(piece.to_owned());
    }
}
