//! Running text.

use crate::doc::Inline;

use super::escape::{Place, RunIn, Within, code, escape};

/// A run as a paragraph, of one line for each line break in it.
pub(super) fn paragraph(run: &[Inline]) -> String {
    noted_paragraph(run, None)
}

/// A paragraph with the sign of its note behind it, if it has one.
pub(super) fn noted_paragraph(run: &[Inline], note: Option<usize>) -> String {
    let place = if has_break(run) { RunIn::Lines } else { RunIn::Paragraph };
    noted(run, Place { run: place, line_start: true, ..Place::default() }, note)
}

/// A run that goes on in a line which has begun.
pub(super) fn rest_of_line(run: &[Inline]) -> String {
    noted_rest_of_line(run, None)
}

/// The rest of a line with the sign of its note behind it, if it has one.
pub(super) fn noted_rest_of_line(run: &[Inline], note: Option<usize>) -> String {
    let place = if has_break(run) { RunIn::Lines } else { RunIn::Paragraph };
    noted(run, Place { run: place, line_start: false, ..Place::default() }, note)
}

/// A run as the text of a heading, with the sign of its note behind it, if it has one.
pub(super) fn heading(run: &[Inline], note: Option<usize>) -> String {
    noted(run, Place { run: RunIn::Heading, line_start: false, ..Place::default() }, note)
}

/// What stands for a note in the text: a footnote of GitHub's Markdown.
pub(super) fn sign_of_note(number: usize) -> String {
    format!("[^{number}]")
}

fn noted(run: &[Inline], place: Place, note: Option<usize>) -> String {
    let text = write(run, Place { line_end: note.is_none(), ..place });
    text + &note.map(sign_of_note).unwrap_or_default()
}

/// A run as a cell of a table.
pub(super) fn cell(run: &[Inline]) -> String {
    write(run, Place { run: RunIn::Cell, line_start: false, line_end: true, ..Place::default() })
}

/// Plain text as a cell of a table.
pub(super) fn text_cell(text: &str) -> String {
    escape(text, Place { run: RunIn::Cell, line_start: false, line_end: true, ..Place::default() })
}

fn has_break(run: &[Inline]) -> bool {
    run.iter().any(|inline| match inline {
        Inline::Break => true,
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => has_break(content),
        Inline::Text(_) | Inline::Code(_) | Inline::Reference(_) | Inline::Term(_) => false,
    })
}

fn write(run: &[Inline], place: Place) -> String {
    let mut out = String::new();
    for (index, inline) in run.iter().enumerate() {
        let next = run.get(index + 1);
        let here = Place {
            line_start: out.ends_with('\n') || (place.line_start && out.is_empty()),
            line_end: match next {
                None => place.line_end,
                Some(next) => matches!(next, Inline::Break),
            },
            ..place
        };
        match inline {
            Inline::Text(text) => out.push_str(&escape(text, here)),
            Inline::Reference(reference) => out.push_str(&escape(&reference.text, here)),
            Inline::Code(text) => out.push_str(&code(text, here)),
            Inline::Strong(content) => strong(content, here, &mut out),
            Inline::Term(term) => strong(&[Inline::Text(format!("“{term}”"))], here, &mut out),
            // As with bold text.
            Inline::Emphasis(content) if here.within.emphasis => out.push_str(&write(content, here)),
            Inline::Emphasis(content) => {
                wrap(
                    sign(&out, ["*", "_"]),
                    content,
                    Place { within: Within { emphasis: true, ..here.within }, ..here },
                    &mut out,
                );
            }
            Inline::Link { url, content } => out.push_str(&link(url, content, here)),
            Inline::Break if matches!(place.run, RunIn::Heading | RunIn::Cell) => out.push(' '),
            Inline::Break => out.push_str("\\\n"),
        }
    }
    out
}

/// Bold text; within bold text nothing more is to be said, and a second pair of signs could be read as another.
fn strong(content: &[Inline], place: Place, out: &mut String) {
    if place.within.strong {
        out.push_str(&write(content, place));
    } else {
        wrap(sign(out, ["**", "__"]), content, Place { within: Within { strong: true, ..place.within }, ..place }, out);
    }
}

/// The first of two signs, unless a star before it would run into it.
///
/// A star opens and closes wherever an underscore does, so what was read as bold or slanted is read so again.
fn sign<'a>(out: &str, signs: [&'a str; 2]) -> &'a str {
    if out.ends_with('*') && !out.ends_with("\\*") { signs[1] } else { signs[0] }
}

fn wrap(sign: &str, content: &[Inline], place: Place, out: &mut String) {
    let inner = write(content, Place { line_start: false, line_end: false, ..place });
    if !inner.is_empty() {
        out.extend([sign, &inner, sign]);
    }
}

fn link(url: &str, content: &[Inline], place: Place) -> String {
    let shown = crate::doc::plain(content);
    let bare = url.strip_prefix("mailto:").unwrap_or(url);
    let simple = !url.contains(['|', '(', ')', '&', '*', '_', '`', '[', ']']);
    if shown == bare && simple {
        return format!("<{bare}>");
    }
    let inner = write(
        content,
        Place { line_start: false, line_end: false, within: Within { link: true, ..place.within }, ..place },
    );
    let mut url = url.replace('&', "&amp;");
    if place.run == RunIn::Cell {
        url = url.replace('|', "%7C");
    }
    if url.contains(['(', ')']) { format!("[{inner}](<{url}>)") } else { format!("[{inner}]({url})") }
}
