//! The text of a PDF, letter for letter: its glyph numbers decoded by the fonts' own tables.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The shown text of each page, one line a page; blanks and line breaks are those that the page shows.
pub fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Document::load_mem(bytes).expect("the file is a PDF");
    pdf.get_pages().values().map(|page| text_of(&pdf, *page)).collect()
}

/// The whole shown text.
pub fn text(bytes: &[u8]) -> String {
    pages(bytes).join("\n")
}

/// All that a PDF holds as text, shown or not: its pages, its strings and names (title, bookmarks, alternative texts,
/// labels), and the content of each stream (metadata, attachments).
pub fn everything(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).expect("the file is a PDF");
    let mut out = text(bytes);
    collect(&Object::Dictionary(pdf.trailer.clone()), &mut out);
    for object in pdf.objects.values() {
        collect(object, &mut out);
    }
    out
}

fn collect(object: &Object, out: &mut String) {
    match object {
        Object::String(bytes, _) => {
            out.push('\n');
            match bytes.strip_prefix(&[0xfe, 0xff]) {
                Some(wide) => {
                    let units: Vec<u16> =
                        wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                    out.push_str(&String::from_utf16_lossy(&units));
                }
                None => out.push_str(&String::from_utf8_lossy(bytes)),
            }
        }
        Object::Name(name) => {
            out.push('\n');
            out.push_str(&String::from_utf8_lossy(name));
        }
        Object::Array(items) => items.iter().for_each(|item| collect(item, out)),
        Object::Dictionary(entries) => collect_entries(entries, out),
        Object::Stream(stream) => {
            collect_entries(&stream.dict, out);
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            out.push_str(&String::from_utf8_lossy(&content));
        }
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_) => {}
    }
}

fn collect_entries(entries: &Dictionary, out: &mut String) {
    for (name, value) in entries {
        out.push('\n');
        out.push_str(&String::from_utf8_lossy(name));
        collect(value, out);
    }
}

fn text_of(pdf: &Document, page: ObjectId) -> String {
    let fonts = pdf.get_page_fonts(page).expect("a page has fonts");
    let tables: BTreeMap<Vec<u8>, BTreeMap<u16, String>> =
        fonts.into_iter().map(|(name, font)| (name, to_unicode(pdf, font))).collect();
    let content = pdf.get_and_decode_page_content(page).expect("a page has content");
    let (mut out, mut table) = (String::new(), &BTreeMap::new());
    for operation in &content.operations {
        match operation.operator.as_str() {
            "Tf" => {
                let name = operation.operands.first().and_then(|name| name.as_name().ok()).expect("a font has a name");
                table = tables.get(name).expect("a font is a resource of its page");
            }
            "Tj" | "TJ" => operation.operands.iter().for_each(|shown| show(shown, table, &mut out)),
            _ => {}
        }
    }
    out
}

fn show(shown: &Object, table: &BTreeMap<u16, String>, out: &mut String) {
    if let Object::Array(parts) = shown {
        for part in parts {
            show(part, table, out);
        }
    } else if let Object::String(bytes, _) = shown {
        for pair in bytes.chunks(2) {
            let glyph = u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or(0)]);
            out.push_str(table.get(&glyph).map_or("\u{FFFD}", String::as_str));
        }
    }
}

/// The font's table from glyphs to text.
fn to_unicode(pdf: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = font.get_deref(b"ToUnicode", pdf).and_then(Object::as_stream).expect("a font tells its letters");
    let map = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    let map = String::from_utf8_lossy(&map).into_owned();
    let mut table = BTreeMap::new();
    for part in map.split("beginbfchar").skip(1) {
        let part = part.split("endbfchar").next().unwrap_or("");
        let words: Vec<&str> = part.split(['<', '>']).map(str::trim).filter(|word| !word.is_empty()).collect();
        for pair in words.chunks_exact(2) {
            table.insert(u16::from_str_radix(pair[0], 16).expect("a glyph is a number"), utf16(pair[1]));
        }
    }
    assert!(!map.contains("beginbfrange"), "ranges are not read");
    table
}

fn utf16(hex: &str) -> String {
    let units =
        (0..hex.len() / 4).map(|at| u16::from_str_radix(&hex[at * 4..at * 4 + 4], 16).expect("a unit is a number"));
    String::from_utf16_lossy(&units.collect::<Vec<_>>())
}
