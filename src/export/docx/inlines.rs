//! Running text: runs, links, fields and bookmarks.

use crate::doc::{Inline, Reference};

use super::super::markup::Markup;
use super::super::open;
use super::Writer;

/// How the letters of a run look, besides what its paragraph says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Face {
    /// The id of a style of letters, or none.
    style: &'static str,
    bold: bool,
    italic: bool,
}

impl Writer<'_> {
    /// A run of the tree as runs of Word.
    pub(super) fn run(&mut self, run: &[Inline], out: &mut Markup) {
        self.faced(run, Face::default(), out);
    }

    /// The content with a bookmark around it, if there is one.
    pub(super) fn marked(
        &mut self,
        bookmark: Option<String>,
        out: &mut Markup,
        content: impl FnOnce(&mut Self, &mut Markup),
    ) {
        let Some(name) = bookmark else { return content(self, out) };
        let id = self.bookmarks.to_string();
        self.bookmarks += 1;
        out.void("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        content(self, out);
        out.void("w:bookmarkEnd", &[("w:id", &id)]);
    }

    fn faced(&mut self, run: &[Inline], face: Face, out: &mut Markup) {
        for inline in run {
            match inline {
                Inline::Text(plain) => write(plain, face, out),
                Inline::Code(code) => letters(code, Face { style: "Code", ..face }, out),
                Inline::Strong(content) => self.faced(content, Face { bold: true, ..face }, out),
                Inline::Emphasis(content) => self.faced(content, Face { italic: true, ..face }, out),
                Inline::Term(term) => letters(&format!("“{term}”"), Face { style: "DefinedTerm", ..face }, out),
                Inline::Link { url, content } if face.style != "Hyperlink" => {
                    let id = self.link(url);
                    let face = Face { style: "Hyperlink", ..face };
                    let attributes = [("r:id", id.as_str()), ("w:history", "1")];
                    out.element("w:hyperlink", &attributes, |link| self.faced(content, face, link));
                }
                Inline::Link { content, .. } => self.faced(content, face, out),
                Inline::Reference(reference) => self.reference(reference, face, out),
                Inline::Break => out.element("w:r", &[], |r| r.void("w:br", &[])),
            }
        }
    }

    /// A link to the target; the number in it is a field for each numbered node on the way there, where Word counts them.
    fn reference(&self, reference: &Reference, face: Face, out: &mut Markup) {
        let text = reference.unbroken();
        let Some(anchor) = self.plan.anchor(&reference.label).filter(|_| face.style != "Hyperlink") else {
            return letters(&text, face, out);
        };
        let steps = self.plan.steps(&reference.label);
        let number: String = steps.iter().map(|step| step.number.as_str()).collect();
        let word = text.strip_suffix(&number).filter(|word| word.is_empty() || word.ends_with('\u{A0}'));
        out.element("w:hyperlink", &[("w:anchor", anchor), ("w:history", "1")], |link| match word {
            Some(word) if !number.is_empty() => {
                letters(word, face, link);
                for step in steps {
                    field(&format!(" REF {} \\n \\h ", step.bookmark), &step.number, face, link);
                }
            }
            _ => letters(&text, face, link),
        });
    }

    /// The relationship of an address out of the document.
    fn link(&mut self, url: &str) -> String {
        let url = address(url);
        let at = self.links.iter().position(|known| *known == url).unwrap_or_else(|| {
            self.links.push(url);
            self.links.len() - 1
        });
        format!("link{at}")
    }
}

/// A text in which what is still open stands out.
pub(super) fn text(text: &str, out: &mut Markup) {
    write(text, Face::default(), out);
}

/// The same in bold.
pub(super) fn strong(text: &str, out: &mut Markup) {
    write(text, Face { bold: true, ..Face::default() }, out);
}

/// A text in a fixed width.
pub(super) fn code(text: &str, out: &mut Markup) {
    letters(text, Face { style: "Code", ..Face::default() }, out);
}

/// A number that Word does not count, and the way to the text behind it.
pub(super) fn typed_number(number: &str, out: &mut Markup) {
    letters(number, Face::default(), out);
    tab(out);
}

/// On to the next stop.
pub(super) fn tab(out: &mut Markup) {
    out.element("w:r", &[], |r| r.void("w:tab", &[]));
}

/// A field with what it shows until Word computes it anew.
pub(super) fn plain_field(code: &str, shown: &str, out: &mut Markup) {
    field(code, shown, Face::default(), out);
}

fn field(code: &str, shown: &str, face: Face, out: &mut Markup) {
    let part = |out: &mut Markup, kind: &str| {
        out.element("w:r", &[], |r| r.void("w:fldChar", &[("w:fldCharType", kind)]));
    };
    part(out, "begin");
    out.element("w:r", &[], |r| r.leaf("w:instrText", &[("xml:space", "preserve")], code));
    part(out, "separate");
    letters(shown, face, out);
    part(out, "end");
}

fn write(text: &str, face: Face, out: &mut Markup) {
    for (is_open, piece) in open::pieces(text) {
        letters(piece, Face { style: if is_open { "OpenPoint" } else { face.style }, ..face }, out);
    }
}

fn letters(text: &str, face: Face, out: &mut Markup) {
    if text.is_empty() {
        return;
    }
    out.element("w:r", &[], |r| {
        if face != Face::default() {
            r.element("w:rPr", &[], |properties| {
                if !face.style.is_empty() {
                    properties.void("w:rStyle", &[("w:val", face.style)]);
                }
                if face.bold {
                    properties.void("w:b", &[]);
                }
                if face.italic {
                    properties.void("w:i", &[]);
                }
            });
        }
        r.leaf("w:t", &[("xml:space", "preserve")], text);
    });
}

/// An address as RFC 3986 spells it: Word refuses a file with another.
fn address(url: &str) -> String {
    let bytes = url.as_bytes();
    let mut out = String::with_capacity(url.len());
    for (at, byte) in bytes.iter().enumerate() {
        let is_escape =
            *byte == b'%' && bytes.len() > at + 2 && bytes[at + 1..at + 3].iter().all(u8::is_ascii_hexdigit);
        if is_escape || byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte) {
            out.push(char::from(*byte));
        } else {
            let spelled = format!("%{byte:02X}");
            out.push_str(&spelled);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_spelled_as_word_takes_them() {
        for (written, spelled) in [
            ("https://example.com/a_b?c=d&e#f", "https://example.com/a_b?c=d&e#f"),
            ("https://example.com/50%/%20/é|{x}", "https://example.com/50%25/%20/%C3%A9%7C%7Bx%7D"),
            ("mailto:a@example.com", "mailto:a@example.com"),
        ] {
            assert_eq!(address(written), spelled);
        }
    }
}
