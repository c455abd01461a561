//! What each label stands for, and how a reference to it reads.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;

use crate::diag::{Finding, Findings, Sources};

use super::draft::Numbering;
use super::place;
use super::text::plain;
use super::tree::{Block, BlockKind, Document, Origin, Section, Target};

/// Fills the document's labels; numbers must be there already.
pub(super) fn collect(document: &mut Document, sources: &Sources, findings: &mut Findings) {
    // The number of an article, or of a section of one, has its word already.
    let word = if document.numbering == Numbering::Articles { "" } else { document.words.section.as_str() };
    let mut labels = Labels { word, found: BTreeMap::new(), sources, findings };
    for section in &document.sections {
        labels.section(section);
    }
    document.labels = labels.found;
}

struct Labels<'a> {
    word: &'a str,
    found: BTreeMap<String, Target>,
    sources: &'a Sources,
    findings: &'a mut Findings,
}

/// A section: its name, and its items.
struct Here<'a> {
    text: &'a str,
    blank: Option<usize>,
    numbered: bool,
    blocks: &'a [Block],
    /// The numbers of all its items, once a label asks for them: most sections have none within a list.
    chains: OnceCell<Vec<String>>,
}

/// The numbers of an item and of those around it.
#[derive(Clone, Copy)]
struct Chain<'a> {
    around: Option<&'a Chain<'a>>,
    number: &'a str,
}

/// Outside of all lists.
const NO_CHAIN: Chain<'static> = Chain { around: None, number: "" };

impl<'a> Chain<'a> {
    fn with(&'a self, number: &'a str) -> Self {
        Self { around: Some(self), number }
    }
}

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.around.map_or(Ok(()), |around| around.fmt(f))?;
        f.write_str(self.number)
    }
}

impl Labels<'_> {
    fn section(&mut self, section: &Section) {
        let (text, blank) = match &section.number {
            Some(number) if self.word.is_empty() => {
                let number = number.trim_end_matches('.');
                (number.to_owned(), number.rfind(' '))
            }
            Some(number) => (format!("{} {}", self.word, number.trim_end_matches('.')), Some(self.word.len())),
            None => (format!("“{}”", plain(&section.title)), None),
        };
        if let Some(label) = &section.label {
            let target = Target { text: text.clone(), blank, origin: section.origin.clone(), ambiguous: false };
            self.add(label, target);
        }
        let (numbered, blocks) = (section.number.is_some(), section.blocks.as_slice());
        self.blocks(blocks, NO_CHAIN, &Here { text: &text, blank, numbered, blocks, chains: OnceCell::new() });
        for section in &section.sections {
            self.section(section);
        }
    }

    fn blocks(&mut self, blocks: &[Block], chain: Chain<'_>, here: &Here<'_>) {
        for block in blocks {
            if let Some(label) = &block.label {
                self.add(label, here.target(chain, &block.origin));
            }
            match &block.kind {
                BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                    for item in items {
                        let chain = chain.with(&item.number);
                        if let Some(label) = &item.label {
                            let origin = item.blocks.first().map_or(&block.origin, |first| &first.origin);
                            self.add(label, here.target(chain, origin));
                        }
                        self.blocks(&item.blocks, chain, here);
                    }
                }
                BlockKind::Note(blocks) => self.blocks(blocks, chain, here),
                BlockKind::Paragraph(_)
                | BlockKind::Table(_)
                | BlockKind::Bars(_)
                | BlockKind::Timeline(_)
                | BlockKind::Signatures(_) => {}
            }
        }
    }

    fn add(&mut self, label: &str, target: Target) {
        let Some(first) = self.found.get(label) else {
            self.found.insert(label.to_owned(), target);
            return;
        };
        let by = |origin: &Option<Origin>| {
            origin.as_ref().map_or("the document template".to_owned(), |origin| format!("clause `{}`", origin.clause))
        };
        let called = place::called(label, target.origin.as_ref(), self.sources);
        let (giver, before) = (by(&target.origin), by(&first.origin));
        let message = if giver == before {
            format!("{giver} gives {called} twice")
        } else {
            format!("{giver} gives {called}, which {before} has given")
        };
        let place = |origin: &Origin| place::span_of(origin, &format!("#{label}"), self.sources);
        let mut finding = Finding::error("duplicate-label", message).hint("give each label once");
        match (&target.origin, &first.origin) {
            (Some(here), Some(there)) => finding = finding.at(place(here)).related(place(there), "first given here"),
            (Some(only), None) | (None, Some(only)) => finding = finding.at(place(only)),
            (None, None) => {}
        }
        self.findings.push(finding);
    }
}

impl Here<'_> {
    fn target(&self, chain: Chain<'_>, origin: &Origin) -> Target {
        let chain = chain.to_string();
        let ambiguous = !chain.is_empty() && self.chains().iter().filter(|other| **other == chain).count() > 1;
        let (text, blank) = match (chain.is_empty(), self.numbered) {
            (true, _) => (self.text.to_owned(), self.blank),
            (false, true) => (format!("{}{chain}", self.text), self.blank),
            (false, false) => (format!("{} {chain}", self.text), Some(self.text.len())),
        };
        Target { text, blank, origin: Some(origin.clone()), ambiguous }
    }

    fn chains(&self) -> &[String] {
        self.chains.get_or_init(|| {
            let mut chains = Vec::new();
            all_chains(self.blocks, NO_CHAIN, &mut chains);
            chains
        })
    }
}

fn all_chains(blocks: &[Block], chain: Chain<'_>, out: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                for item in items {
                    let chain = chain.with(&item.number);
                    all_chains(&item.blocks, chain, out);
                    if !item.number.is_empty() {
                        out.push(chain.to_string());
                    }
                }
            }
            BlockKind::Note(blocks) => all_chains(blocks, chain, out),
            BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Bars(_)
            | BlockKind::Timeline(_)
            | BlockKind::Signatures(_) => {}
        }
    }
}
