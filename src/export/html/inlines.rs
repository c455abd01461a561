//! Running text.

use crate::doc::Inline;

use super::super::markup::Markup;
use super::super::open;

/// Whether a link may begin: one within another is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Links {
    Live,
    Inside,
}

/// A run.
pub(super) fn write(run: &[Inline], out: &mut Markup) {
    write_run(run, Links::Live, out);
}

/// A text in which what is still open stands out.
pub(super) fn text(text: &str, out: &mut Markup) {
    for (is_open, piece) in open::pieces(text) {
        if is_open {
            out.leaf("mark", &[], piece);
        } else {
            out.text(piece);
        }
    }
}

fn write_run(run: &[Inline], links: Links, out: &mut Markup) {
    for inline in run {
        match inline {
            Inline::Text(plain) => text(plain, out),
            Inline::Code(code) => out.leaf("code", &[], code),
            Inline::Strong(content) => out.element("strong", &[], |inner| write_run(content, links, inner)),
            Inline::Emphasis(content) => out.element("em", &[], |inner| write_run(content, links, inner)),
            Inline::Term(term) => out.leaf("dfn", &[], &format!("“{term}”")),
            Inline::Link { url, content } if links == Links::Live => {
                out.element("a", &[("href", url), ("rel", "noopener noreferrer")], |a| {
                    write_run(content, Links::Inside, a);
                });
            }
            Inline::Reference(reference) if links == Links::Live => {
                out.leaf("a", &[("href", &format!("#{}", reference.label))], &reference.unbroken());
            }
            Inline::Link { content, .. } => write_run(content, links, out),
            Inline::Reference(reference) => out.text(&reference.unbroken()),
            Inline::Break => out.void("br", &[]),
        }
    }
}
