//! Defined terms: found, checked for being defined once, their definitions sorted and the unused ones left out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Finding, Findings, Sources};

use super::phrases::Phrases;
use super::place;
use super::tree::{Block, BlockKind, Document, Inline, Origin, Section, Term};

/// Settles the definitions and lists the terms that stay.
pub(super) fn settle(document: &mut Document, sources: &Sources, findings: &mut Findings) {
    let terms = defined(&document.sections);
    refuse_twice(&terms, sources, findings);
    let used = used(document, &terms);
    for section in document.sections.iter_mut().filter(|section| section.definitions) {
        let (intro, mut entries) = entries(std::mem::take(&mut section.blocks));
        entries.retain(|entry| entry.terms().iter().any(|term| used.contains(term.as_str())));
        entries.sort_by_cached_key(|entry| {
            let first = entry.terms().into_iter().next().unwrap_or_default();
            (first.to_lowercase(), first)
        });
        if !entries.is_empty() || !section.sections.is_empty() {
            section.blocks = intro;
            section.blocks.extend(entries.into_iter().flat_map(|entry| entry.blocks));
        }
    }
    // Its definitions all fell away: so does the heading.
    document
        .sections
        .retain(|section| !section.definitions || !section.blocks.is_empty() || !section.sections.is_empty());
    document.terms = defined(&document.sections);
}

fn refuse_twice(terms: &[Term], sources: &Sources, findings: &mut Findings) {
    let mut first: BTreeMap<&str, &Origin> = BTreeMap::new();
    for Term { text, origin } in terms {
        let Some(there) = first.get(text.as_str()) else {
            first.insert(text, origin);
            continue;
        };
        let message = format!("clause `{}` defines a term that clause `{}` defines too", origin.clause, there.clause);
        let finding = Finding::error("defined-twice", message)
            .at(place::span(origin, sources))
            .related(place::span(there, sources), "first defined here")
            .hint("define each term once; elsewhere use it without bold and quotes");
        findings.push(finding);
    }
}

/// A definition: the paragraph that begins with the term, and what follows up to the next.
struct Entry {
    blocks: Vec<Block>,
}

impl Entry {
    fn terms(&self) -> Vec<String> {
        let mut out = Vec::new();
        for block in &self.blocks {
            block.each_run(&mut |run| each_term(run, &mut |term| out.push(term.to_owned())));
        }
        out
    }

    fn begins(block: &Block) -> bool {
        matches!(&block.kind, BlockKind::Paragraph(run) if matches!(run.first(), Some(Inline::Term(_))))
    }
}

/// The blocks before the first definition, and the definitions.
fn entries(blocks: Vec<Block>) -> (Vec<Block>, Vec<Entry>) {
    let (mut intro, mut entries) = (Vec::new(), Vec::<Entry>::new());
    for block in blocks {
        if Entry::begins(&block) {
            entries.push(Entry { blocks: vec![block] });
        } else if let Some(entry) = entries.last_mut() {
            entry.blocks.push(block);
        } else {
            intro.push(block);
        }
    }
    (intro, entries)
}

/// Every term of the sections with the place of its definition.
pub(super) fn defined(sections: &[Section]) -> Vec<Term> {
    let mut out = Vec::new();
    for section in sections {
        for block in &section.blocks {
            block.each_run(&mut |run| {
                each_term(run, &mut |term| out.push(Term { text: term.to_owned(), origin: block.origin.clone() }));
            });
        }
        out.extend(defined(&section.sections));
    }
    out
}

fn each_term<'a>(run: &'a [Inline], visit: &mut dyn FnMut(&'a str)) {
    for inline in run {
        match inline {
            Inline::Term(term) => visit(term),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                each_term(content, visit);
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Reference(_) | Inline::Break => {}
        }
    }
}

/// The terms that the text uses, or the definition of a term that is used.
fn used<'a>(document: &Document, terms: &'a [Term]) -> BTreeSet<&'a str> {
    let forms = Forms::new(terms);
    let mut scan = Scan { forms: &forms, used: BTreeSet::new(), open: Vec::new() };
    for section in &document.sections {
        scan.section(section);
    }
    let Scan { forms: _, mut used, mut open } = scan;
    let at: BTreeMap<&str, usize> = terms.iter().enumerate().rev().map(|(at, term)| (&*term.text, at)).collect();
    // A definition counts only once its own term is used, and may then pull in others.
    loop {
        let before = open.len();
        open.retain(|Open { own, pulls }| {
            let counts = own.iter().any(|term| at.get(term).is_some_and(|at| used.contains(at)));
            if counts {
                used.extend(pulls.iter().copied());
            }
            !counts
        });
        if open.len() == before {
            return used.into_iter().map(|at| &*terms[at].text).collect();
        }
    }
}

/// A definition of which it is not known yet whether it counts: the terms that it gives, and those that it uses.
struct Open<'b> {
    own: Vec<&'b str>,
    pulls: BTreeSet<usize>,
}

/// What is found on a walk through a document.
struct Scan<'a, 'b> {
    forms: &'a Forms<'a>,
    used: BTreeSet<usize>,
    open: Vec<Open<'b>>,
}

impl<'b> Scan<'_, 'b> {
    fn section(&mut self, section: &'b Section) {
        self.forms.scan_run(&section.title, &mut self.used);
        let mut open: Option<Open<'b>> = None;
        for block in &section.blocks {
            if section.definitions && Entry::begins(block) {
                self.open.extend(open.replace(Open { own: Vec::new(), pulls: BTreeSet::new() }));
            }
            if let Some(Open { own, pulls }) = &mut open {
                block.each_run(&mut |run| each_term(run, &mut |term| own.push(term)));
                self.forms.scan_block(block, pulls);
            } else {
                self.forms.scan_block(block, &mut self.used);
            }
        }
        self.open.extend(open);
        for section in &section.sections {
            self.section(section);
        }
    }
}

/// The ways in which each term may be written, with the index of the first term of these words.
pub(super) struct Forms<'a> {
    phrases: Phrases<'a, usize>,
}

impl<'a> Forms<'a> {
    pub(super) fn new(terms: &'a [Term]) -> Self {
        // A term as written wins over a form of another.
        let as_written = terms.iter().enumerate().map(|(at, term)| (Cow::Borrowed(&*term.text), at));
        let forms = terms
            .iter()
            .enumerate()
            .flat_map(|(at, term)| forms(&term.text).into_iter().map(move |form| (Cow::Owned(form), at)));
        Self { phrases: Phrases::new(as_written.chain(forms)) }
    }

    /// The terms that a block uses; those that it defines do not count.
    pub(super) fn scan_block(&self, block: &Block, into: &mut BTreeSet<usize>) {
        block.each_run(&mut |run| self.scan(&searched(run), into));
        block.each_figure_text(&mut |text| self.scan(text, into));
    }

    /// The terms that a run uses.
    pub(super) fn scan_run(&self, run: &[Inline], into: &mut BTreeSet<usize>) {
        self.scan(&searched(run), into);
    }

    /// The terms in `text`: whole words, case as defined, the longest term at each place.
    fn scan(&self, text: &str, into: &mut BTreeSet<usize>) {
        let mut at = 0;
        // Almost all letters of almost all texts begin no term.
        while let Some(passed) = text.as_bytes()[at..].iter().position(|byte| self.phrases.may_begin(*byte)) {
            let start = at + passed;
            let is_within_word = text[..start].ends_with(char::is_alphanumeric);
            let found = if is_within_word { None } else { self.phrases.longest(&text[start..], |_| true) };
            into.extend(found.map(|(_, term)| *term));
            at = start + found.map_or(1, |(form, _)| form.len());
        }
    }
}

/// A term as it may be written: as defined, in the plural or the singular, with its hyphens as blanks or its blanks as
/// hyphens. A possessive needs no form: what follows a term may be anything but a letter or a digit.
fn forms(term: &str) -> Vec<String> {
    let mut spellings = vec![term.to_owned()];
    spellings.extend(term.contains(' ').then(|| term.replace(' ', "-")));
    spellings.extend(term.contains('-').then(|| term.replace('-', " ")));
    let mut out: Vec<String> = Vec::new();
    for spelt in spellings {
        out.extend(inflected(&spelt));
        // “Notices of Termination”: the noun before the “of” is the one that is many.
        for between in [" of ", "-of-"] {
            if let Some((noun, rest)) = spelt.split_once(between) {
                out.extend(inflected(noun).into_iter().map(|noun| format!("{noun}{between}{rest}")));
            }
        }
    }
    out
}

/// A word, its plural, and its singular if it is one.
fn inflected(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned(), format!("{word}s"), format!("{word}es")];
    out.extend(word.strip_suffix('y').map(|stem| format!("{stem}ies")));
    for (ending, instead) in [("ies", "y"), ("es", ""), ("s", "")] {
        out.extend(word.strip_suffix(ending).filter(|stem| stem.len() > 2).map(|stem| format!("{stem}{instead}")));
    }
    out
}

/// The text of a run in which terms are looked for: without the definitions in it.
fn searched(run: &[Inline]) -> Cow<'_, str> {
    fn push(run: &[Inline], out: &mut String) {
        for inline in run {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                    push(content, out);
                }
                Inline::Term(_) | Inline::Reference(_) | Inline::Break => out.push('\n'),
            }
        }
    }
    if let [Inline::Text(text)] = run {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    push(run, &mut out);
    Cow::Owned(out)
}
