//! A contract that somebody else wrote: any Markdown, with its own numbers, and terms defined in any of the usual ways.

use std::collections::BTreeMap;

use crate::diag::{FileId, Finding, Findings, Sources, Span};
use crate::doc::draft::{Fragment, FrontAt, Numbering, Words};
use crate::doc::number::typed_number;
use crate::doc::place::Places;
use crate::doc::terms;
use crate::doc::text::plain;
use crate::doc::tree::{Document, Inline, Section};

use super::blocks::Part;
use super::reader::Reader;

/// The tree of a file, without a number or a reference that is not typed there.
pub(in crate::doc) fn document(file: FileId, sources: &Sources, findings: &mut Findings) -> Option<Document> {
    let fragment = Fragment { clause: String::new(), file, first_line: 1, markdown: sources.text(file).to_owned() };
    let mut found = Findings::new();
    let places = Places::whole(&fragment, sources);
    let parts = Reader::lenient(&fragment.markdown, "the contract".to_owned(), places, &mut found).parts();
    if parts.is_empty() && !found.has_errors() {
        found.push(Finding::error("empty-file", "the file holds no text").at(Span::new(file, 0..0)));
    }
    let failed = found.iter().any(|finding| matches!(finding.id, "empty-file" | "nested-too-deep"));
    findings.extend(found);
    if failed {
        return None;
    }
    let sections = tree(parts);
    let mut document = Document {
        id: "contract".to_owned(),
        title: Vec::new(),
        subtitle: None,
        marking: None,
        front_at: FrontAt::default(),
        date: None,
        numbering: Numbering::None,
        words: Words::default(),
        sections,
        terms: Vec::new(),
        labels: BTreeMap::new(),
        notes: Vec::new(),
    };
    document.terms = terms::defined(&document.sections);
    Some(document)
}

/// The sections by the levels of their headings. What stands before the first heading is a section without a title.
fn tree(parts: Vec<Part>) -> Vec<Section> {
    let mut open = vec![section(0, Vec::new())];
    for part in parts {
        match part {
            Part::Block(block, _) => {
                open.last_mut().expect("invariant: the root stays open").blocks.push(block);
            }
            Part::Heading { level, title, origin, .. } => {
                close(&mut open, level);
                let mut new = section(level, title);
                new.number = typed_number(&plain(&new.title)).map(|typed| typed.number.to_owned());
                new.origin = Some(origin);
                open.push(new);
            }
        }
    }
    close(&mut open, 1);
    let mut root = open.pop().expect("invariant: the root stays open");
    let mut sections = std::mem::take(&mut root.sections);
    if !root.blocks.is_empty() {
        sections.insert(0, root);
    }
    sections
}

/// Puts each open section of `level` or below into the one above it.
fn close(open: &mut Vec<Section>, level: u8) {
    while open.len() > 1 && open.last().is_some_and(|last| last.level >= level) {
        let last = open.pop().expect("invariant: more than one is open");
        open.last_mut().expect("invariant: the root stays open").sections.push(last);
    }
}

fn section(level: u8, title: Vec<Inline>) -> Section {
    Section {
        level,
        label: None,
        number: None,
        title,
        title_at: None,
        definitions: false,
        blocks: Vec::new(),
        sections: Vec::new(),
        origin: None,
    }
}

/// The run as plain text and definitions, one text between two of these. What a cell, or an item of a list, says of its bold
/// beginning is no definition.
pub(super) fn terms(content: Vec<Inline>, is_paragraph: bool) -> Vec<Inline> {
    let mut out = Run { is_paragraph, ..Run::default() };
    let mut content = content.into_iter().peekable();
    while let Some(inline) = content.next() {
        let after = if let Some(Inline::Text(text)) = content.peek() { text.as_str() } else { "" };
        match inline {
            Inline::Term(term) => out.term(term),
            Inline::Strong(content) => out.strong(&plain(&content), after),
            Inline::Emphasis(content) | Inline::Link { content, .. } => out.text.push_str(&plain(&content)),
            Inline::Text(text) | Inline::Code(text) => out.text.push_str(&text),
            Inline::Break => out.text.push(' '),
            Inline::Reference(reference) => out.text.push_str(&reference.text),
        }
    }
    out.flush();
    out.done
}

#[derive(Default)]
struct Run {
    done: Vec<Inline>,
    text: String,
    is_paragraph: bool,
    /// The end of what stands before `text`.
    before: String,
}

impl Run {
    fn term(&mut self, term: String) {
        self.flush();
        self.before.push_str(&term);
        self.done.push(Inline::Term(term));
    }

    /// Bold text defines what it says where a bracket introduces it, or where it begins a paragraph that goes on to say what
    /// it means; elsewhere, and within quotes, it is only bold.
    fn strong(&mut self, text: &str, after: &str) {
        let begins = self.is_paragraph && self.done.is_empty() && begins(&self.text) && opens(after);
        let is_defined = begins || introduces(&self.before, &self.text);
        if !self.text.ends_with(['“', '"']) && is_defined && is_name(text) {
            self.term(text.trim().to_owned());
        } else {
            self.text.push_str(text);
        }
    }

    /// Takes the definitions out of the text so far.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let mut from = 0;
        let mut at = 0;
        while let Some((start, end, term)) = quoted(&text, at) {
            at = end;
            let is_first = self.done.is_empty() && from == 0;
            let is_introduced = introduces(&self.before, &text[..start]) || names(&self.before, &text[..start]);
            if is_introduced || (is_first && begins(&text[..start]) && means(&text[end..])) {
                if start > from {
                    self.done.push(Inline::Text(text[from..start].to_owned()));
                }
                self.done.push(Inline::Term(term.to_owned()));
                from = end;
            }
        }
        if from < text.len() {
            self.done.push(Inline::Text(text[from..].to_owned()));
        }
        self.before.push_str(tail(&text));
        self.before = tail(&self.before).to_owned();
    }
}

/// The longest term that is taken for one, in bytes.
const LONGEST: usize = 60;

/// The next words in double quotes at `from` or behind: where they begin and end, quotes included, and themselves.
fn quoted(text: &str, from: usize) -> Option<(usize, usize, &str)> {
    let mut at = from;
    loop {
        let start = at + text[at..].find(['“', '"'])?;
        let open = text[start..].chars().next()?;
        let inside = start + open.len_utf8();
        let close = if open == '“' { '”' } else { '"' };
        let limit = text.floor_char_boundary((inside + LONGEST).min(text.len()));
        if let Some(len) = text[inside..limit].find(close) {
            let term = text[inside..inside + len].trim().trim_end_matches([',', '.', ';']);
            let end = inside + len + close.len_utf8();
            if is_name(term) {
                return Some((start, end, term));
            }
            at = end;
        } else {
            at = inside;
        }
    }
}

fn is_name(term: &str) -> bool {
    let words = term.split_whitespace().count();
    (1..=7).contains(&words) && term.trim_start().starts_with(char::is_alphanumeric)
}

/// Whether what stands before some words makes them a definition: `(the `, `(each, a `, `(together with X, the `.
fn introduces(before: &str, text: &str) -> bool {
    let tail = format!("{}{}", tail(before), tail(text));
    let Some((_, inside)) = tail.rsplit_once('(') else { return false };
    if inside.contains(')') {
        return false;
    }
    let last = inside.trim_end().rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
    let leads =
        ["the", "a", "an", "each", "any", "this", "as", "collectively", "together", "individually", "and", "or", "our"];
    inside.trim().is_empty() || leads.contains(&last.to_ascii_lowercase().as_str())
}

/// Whether the words before a quote, outside of any bracket, say that it is a name: `each a `, `together the `,
/// `hereinafter `, `referred to as the `.
fn names(before: &str, text: &str) -> bool {
    let tail = format!("{}{}", tail(before), tail(text)).to_lowercase();
    let said = tail.trim_end();
    let bare = ["the", "a", "an"].iter().find_map(|article| said.strip_suffix(article)?.strip_suffix(' '));
    let is_one_of = |leads: &[&str], said: &str| leads.iter().any(|lead| said.ends_with(lead));
    let before = bare.unwrap_or(said);
    (before.ends_with(" as") && tail.rfind("referred to ").is_some_and(|at| before.len() - at < 45))
        || is_one_of(&[" hereinafter", " hereafter"], before)
        || bare.is_some_and(|bare| is_one_of(&[" each", " each,", " together", " collectively", " jointly"], bare))
}

/// Whether bold words that begin a paragraph are what it defines: `**Charges**: the sums that …`, `**Charges** means …`. A
/// heading that runs into its paragraph has a sentence behind it, with a capital; a label has its colon in bold too.
fn opens(after: &str) -> bool {
    let verbs = ["means ", "means:", "mean ", "shall mean ", "has the meaning ", "have the meaning "];
    after
        .strip_prefix(':')
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()))
        || after.strip_prefix(' ').is_some_and(|after| verbs.iter().any(|verb| after.starts_with(verb)))
}

/// As much of the end as one introduction takes.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(90))..]
}

/// Whether nothing but a number or an article stands before the words that a paragraph defines.
fn begins(before: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | ' ');
    let before = before.trim();
    before.chars().all(number)
        || (before.len() < 6 && (before.starts_with('(') || before.ends_with(['.', ')'])))
        || matches!(before, "The term" | "The" | "As used in this Agreement," | "the term")
}

/// Whether what follows says what the words mean, perhaps behind a second name or what they are of.
fn means(after: &str) -> bool {
    let near = &after[..after.floor_char_boundary(after.len().min(100))];
    let stop = near.find(['.', ';']).unwrap_or(near.len());
    [
        " mean ",
        " means ",
        " means,",
        " means:",
        "has the meaning",
        "have the meaning",
        "shall mean",
        " refers to ",
        " is defined",
    ]
    .into_iter()
    .any(|verb| near[..stop].contains(verb))
        || after.trim_start().starts_with(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defined(text: &str) -> Vec<String> {
        let term = |inline| match inline {
            Inline::Term(term) => Some(term),
            Inline::Text(_)
            | Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Break => None,
        };
        terms(vec![Inline::Text(text.to_owned())], true).into_iter().filter_map(term).collect()
    }

    #[test]
    fn the_usual_forms_define() {
        for (text, expected) in [
            ("Acme, Inc. (“Acme”) and Bolt LLC (the “Supplier”) agree.", vec!["Acme", "Supplier"]),
            ("(each a \"Party\" and together the \"Parties\")", vec!["Party", "Parties"]),
            ("\"Affiliate\" of a Party means a company", vec!["Affiliate"]),
            ("1.4 “Net Sales” shall mean the sum", vec!["Net Sales"]),
            ("“Fee” or “Fees” means a sum", vec!["Fee"]),
            ("He called it “nice” and left.", vec![]),
            ("Acme and Bolt are each a “Party” and together the “Parties”.", vec!["Party", "Parties"]),
            ("Both are referred to herein collectively as the “Sellers”.", vec!["Sellers"]),
            ("– hereinafter “Falke” –", vec!["Falke"]),
            ("a. “Clinics” means the clinics", vec!["Clinics"]),
            ("iv) “Clinics” means the clinics", vec!["Clinics"]),
            ("They were put together “as is”, and each “unit” counts.", vec![]),
            ("It is known as “Planner” and sold as “Plan”.", vec![]),
            ("The words “best efforts” (see above) are vague.", vec![]),
            ("A file named \"x", vec![]),
        ] {
            assert_eq!(defined(text), expected, "{text}");
        }
    }
}
