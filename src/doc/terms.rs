//! Defined terms: found, checked for being defined once, their definitions sorted and the unused ones left out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Finding, Findings, Sources};

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

fn each_term(run: &[Inline], visit: &mut dyn FnMut(&str)) {
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
    let mut used = BTreeSet::new();
    let mut open: Vec<(Vec<String>, BTreeSet<&str>)> = Vec::new();
    for section in &document.sections {
        forms.scan_section(section, &mut used, &mut open);
    }
    // A definition counts only once its own term is used, and may then pull in others.
    loop {
        let before = open.len();
        open.retain(|(own, pulls)| {
            let counts = own.iter().any(|term| used.contains(term.as_str()));
            if counts {
                used.extend(pulls.iter().copied());
            }
            !counts
        });
        if open.len() == before {
            return used;
        }
    }
}

/// The ways in which each term may be written, by first letter, the longest first.
pub(super) struct Forms<'a> {
    by_first: BTreeMap<char, Vec<(String, &'a str)>>,
    /// The ASCII letters among the first ones.
    first_ascii: [bool; 128],
}

impl<'a> Forms<'a> {
    pub(super) fn new(terms: &'a [Term]) -> Self {
        let mut by_first: BTreeMap<char, Vec<(String, &'a str)>> = BTreeMap::new();
        for term in terms {
            for form in forms(&term.text) {
                let first = form.chars().next().unwrap_or(' ');
                by_first.entry(first).or_default().push((form, &term.text));
            }
        }
        for list in by_first.values_mut() {
            // A term as written wins over a form of another.
            list.sort_by_key(|(form, term)| (std::cmp::Reverse(form.len()), form != term));
        }
        let mut first_ascii = [false; 128];
        for first in by_first.keys().filter(|first| first.is_ascii()) {
            first_ascii[*first as usize] = true;
        }
        Self { by_first, first_ascii }
    }

    fn scan_section<'b>(
        &self,
        section: &'b Section,
        used: &mut BTreeSet<&'a str>,
        open: &mut Vec<(Vec<String>, BTreeSet<&'a str>)>,
    ) {
        self.scan_run(&section.title, used);
        let mut own: Option<(Vec<String>, BTreeSet<&'a str>)> = None;
        for block in &section.blocks {
            if section.definitions && Entry::begins(block) {
                open.extend(own.replace((Vec::new(), BTreeSet::new())));
            }
            if let Some((own, pulls)) = &mut own {
                block.each_run(&mut |run| each_term(run, &mut |term| own.push(term.to_owned())));
                self.scan_block(block, pulls);
            } else {
                self.scan_block(block, used);
            }
        }
        open.extend(own);
        for section in &section.sections {
            self.scan_section(section, used, open);
        }
    }

    /// The terms that a block uses; those that it defines do not count.
    pub(super) fn scan_block(&self, block: &Block, into: &mut BTreeSet<&'a str>) {
        block.each_run(&mut |run| self.scan(&searched(run), into));
        block.each_figure_text(&mut |text| self.scan(text, into));
    }

    /// The terms that a run uses.
    pub(super) fn scan_run(&self, run: &[Inline], into: &mut BTreeSet<&'a str>) {
        self.scan(&searched(run), into);
    }

    /// The terms in `text`: whole words, case as defined, the longest term at each place.
    fn scan(&self, text: &str, into: &mut BTreeSet<&'a str>) {
        let (mut at, mut within_word) = (0, false);
        while let Some(byte) = text.as_bytes().get(at) {
            // Almost all letters of almost all texts begin no term: they are passed over without a look at the terms.
            if let Some(first) = self.first_ascii.get(usize::from(*byte))
                && (within_word || !first)
            {
                within_word = byte.is_ascii_alphanumeric();
                at += 1;
                continue;
            }
            let Some(c) = text[at..].chars().next() else { return };
            let hit = if within_word { None } else { self.hit(c, &text[at..]) };
            let step = match hit {
                Some((len, term)) => {
                    into.insert(term);
                    len
                }
                None => c.len_utf8(),
            };
            within_word = text[at..at + step].chars().next_back().is_some_and(char::is_alphanumeric);
            at += step;
        }
    }

    fn hit(&self, first: char, rest: &str) -> Option<(usize, &'a str)> {
        let list = self.by_first.get(&first)?;
        let (form, term) = list.iter().find(|(form, _)| {
            rest.strip_prefix(form.as_str()).is_some_and(|next| !next.chars().next().is_some_and(char::is_alphanumeric))
        })?;
        Some((form.len(), term))
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
