//! Running text: merged, cleaned, with its label taken off the end.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::doc::tree::{Inline, Reference};

use super::reader::Reader;

/// A run of text with the label that stood at its end.
pub(super) struct Run {
    pub(super) label: Option<String>,
    pub(super) content: Vec<Inline>,
}

impl Reader<'_, '_> {
    /// The run that begins at the next event, up to the first event that is not part of running text.
    pub(super) fn run(&mut self) -> Run {
        let start = self.range().start;
        let mut end = start;
        let mut content = self.inlines(&mut end);
        tidy(&mut content, true);
        if self.is_lenient() {
            let is_paragraph = matches!(self.peek(), Some(Event::End(TagEnd::Paragraph)));
            return Run { label: None, content: super::foreign::terms(content, is_paragraph) };
        }
        let label = self.label(start, end, &mut content);
        Run { label, content }
    }

    fn inlines(&mut self, end: &mut usize) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some(event) = self.peek() {
            let is_text = match event {
                Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_)
                | Event::SoftBreak
                | Event::HardBreak => true,
                Event::Start(tag) => is_inline(tag),
                Event::End(_) | Event::Html(_) | Event::Rule => false,
            };
            if !is_text {
                break;
            }
            *end = (*end).max(self.range().end);
            self.inline(&mut out);
        }
        out
    }

    fn inline(&mut self, out: &mut Vec<Inline>) {
        let at = self.range().start;
        if let Some(Event::Start(tag)) = self.peek() {
            let tag = tag.clone();
            return self.element(&tag, out);
        }
        let Some((event, _)) = self.take() else { return };
        match event {
            Event::Text(text) => push(out, self.clean(at, &text)),
            Event::Code(text) => out.push(Inline::Code(self.clean(at, &text).into_owned())),
            Event::SoftBreak => push(out, Cow::Borrowed(" ")),
            Event::HardBreak => out.push(Inline::Break),
            // A tag stands around the text that it marks: nothing of that is lost.
            Event::InlineHtml(tag) if self.is_lenient() => {
                push(out, Cow::Borrowed(if tag.starts_with("<br") { " " } else { "" }));
            }
            Event::InlineHtml(_) | Event::Html(_) => self.refuse(at, "raw HTML"),
            Event::FootnoteReference(_) => self.refuse(at, "a footnote"),
            Event::TaskListMarker(_) if self.is_lenient() => {}
            Event::TaskListMarker(_) => self.refuse(at, "a task list"),
            Event::InlineMath(_) | Event::DisplayMath(_) => self.refuse(at, "a formula"),
            Event::Start(_) | Event::End(_) | Event::Rule => {}
        }
    }

    fn element(&mut self, tag: &Tag<'_>, out: &mut Vec<Inline>) {
        let at = self.range().start;
        let is_marked = matches!(tag, Tag::Strikethrough | Tag::Superscript | Tag::Subscript) && self.is_lenient();
        if !is_marked && !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. }) {
            self.refuse(
                at,
                if matches!(tag, Tag::Image { .. }) { "an image" } else { "struck, raised or lowered text" },
            );
            return self.skip();
        }
        if !self.may_nest(at) {
            return self.skip();
        }
        self.advance();
        self.depth += 1;
        let mut content = self.inlines(&mut 0);
        self.depth -= 1;
        // The end of the element itself: the parser's events are balanced.
        self.advance();
        tidy(&mut content, false);
        if self.is_lenient() && !matches!(tag, Tag::Strong) {
            out.append(&mut content);
        } else if let Tag::Link { link_type, dest_url, title, .. } = tag {
            if !title.is_empty() {
                self.refuse(at, "a link with a title, which does not print");
            }
            let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
            out.extend(self.link(at, format!("{scheme}{dest_url}"), content));
        } else if matches!(tag, Tag::Strong) {
            out.push(defined_term(&content).unwrap_or(Inline::Strong(content)));
        } else {
            out.push(Inline::Emphasis(content));
        }
    }

    fn link(&mut self, at: usize, url: String, content: Vec<Inline>) -> Option<Inline> {
        if let Some(label) = url.strip_prefix('#') {
            let reference = Reference { label: label.to_owned(), text: String::new(), blank: None };
            return Some(Inline::Reference(reference));
        }
        let lower = url.to_ascii_lowercase();
        let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        if !known || url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\".contains(c)) {
            let hint = "link to an address of `https`, `http` or `mailto`, or to a label of this document as `#label`";
            self.error(at, "bad-link", "links to an address that a document may not link to", Some(hint));
            return None;
        }
        Some(Inline::Link { url, content })
    }

    /// Line breaks and tabs as blanks; refuses characters that do not show but change what does.
    pub(super) fn clean<'t>(&mut self, at: usize, text: &'t str) -> Cow<'t, str> {
        const BLANKS: [char; 3] = ['\n', '\r', '\t'];
        // Without an early end, several bytes are looked at in one step.
        if text.bytes().fold(true, |is_plain, byte| is_plain & matches!(byte, b' '..=b'~')) {
            return Cow::Borrowed(text);
        }
        let text = if text.contains(BLANKS) { Cow::Owned(text.replace(BLANKS, " ")) } else { Cow::Borrowed(text) };
        if text.chars().any(is_hidden) {
            let message = "holds a control character, or one that changes the direction of writing";
            self.error(at, "control-character", message, Some("remove the character that does not show"));
        }
        text
    }

    /// Takes `{#label}` off the end of a run.
    ///
    /// The source decides, not the text: in a value each of these characters is escaped, so no value makes a label.
    fn label(&mut self, start: usize, end: usize, content: &mut Vec<Inline>) -> Option<String> {
        let raw = self.text[start..end.max(start)].trim_end();
        let (before, inside) = raw.strip_suffix('}')?.rsplit_once('{')?;
        let label = inside.strip_prefix('#')?;
        let escapes = before.len() - before.trim_end_matches('\\').len();
        if escapes % 2 == 1 {
            return None;
        }
        let shape =
            !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        let (label, suffix) = (label.to_owned(), format!("{{#{label}}}"));
        let stripped = match content.last_mut() {
            Some(Inline::Text(text)) if shape => text.strip_suffix(&suffix).map(str::to_owned).map(|rest| *text = rest),
            _ => None,
        };
        if stripped.is_none() {
            let hint = "a label is `{#name}` at the end, of letters, digits and hyphens";
            self.error(start, "bad-label", "has a label that cannot be read", Some(hint));
            return None;
        }
        tidy(content, true);
        Some(label)
    }
}

/// Adds a text to the one before it, if there is one.
fn push(out: &mut Vec<Inline>, text: Cow<'_, str>) {
    if let Some(Inline::Text(before)) = out.last_mut() {
        before.push_str(&text);
    } else {
        out.push(Inline::Text(text.into_owned()));
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag.to_end(),
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Characters that print nothing themselves: controls, line and paragraph separators, changes of direction.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The term, if bold text is one in quotes.
fn defined_term(content: &[Inline]) -> Option<Inline> {
    let [Inline::Text(text)] = content else { return None };
    let inside = text
        .strip_prefix('“')
        .and_then(|rest| rest.strip_suffix('”'))
        .or_else(|| text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')))?
        .trim();
    (!inside.is_empty() && !inside.contains(['“', '”', '"'])).then(|| Inline::Term(inside.to_owned()))
}

/// Merges neighbours of the same kind and makes one blank of several; at the ends of a whole run blanks and breaks go.
fn tidy(content: &mut Vec<Inline>, whole: bool) {
    content.dedup_by(|inline, before| match (before, inline) {
        (Inline::Text(before), Inline::Text(text)) => {
            before.push_str(text);
            true
        }
        (Inline::Strong(before), Inline::Strong(more)) | (Inline::Emphasis(before), Inline::Emphasis(more)) => {
            before.append(more);
            tidy(before, false);
            true
        }
        _ => false,
    });
    for inline in content.iter_mut() {
        if let Inline::Text(text) = inline {
            one_blank(text);
        }
    }
    if whole {
        trim_start(content);
        trim_end(content);
    }
    content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

fn trim_start(run: &mut Vec<Inline>) {
    while let Some(first) = run.first_mut() {
        match first {
            Inline::Text(text) => drop(text.drain(..text.len() - text.trim_start_matches(' ').len())),
            Inline::Break => {}
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Term(_) => return,
        }
        if matches!(first, Inline::Text(text) if !text.is_empty()) {
            return;
        }
        run.remove(0);
    }
}

fn trim_end(run: &mut Vec<Inline>) {
    while let Some(last) = run.last_mut() {
        match last {
            Inline::Text(text) => text.truncate(text.trim_end_matches(' ').len()),
            Inline::Break => {}
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Term(_) => return,
        }
        if matches!(last, Inline::Text(text) if !text.is_empty()) {
            return;
        }
        run.pop();
    }
}

fn one_blank(text: &mut String) {
    if text.contains("  ") {
        let mut last = ' ';
        let mut out = String::with_capacity(text.len());
        for (index, c) in text.chars().enumerate() {
            if c != ' ' || last != ' ' || index == 0 {
                out.push(c);
            }
            last = c;
        }
        *text = out;
    }
}
