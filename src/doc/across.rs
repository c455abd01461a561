//! Terms across the documents of one deal: what only a private document defines, a shared one cannot mean.

use std::collections::BTreeSet;

use crate::diag::{Finding, Findings, Sources};

use super::place;
use super::terms::Forms;
use super::tree::{Block, Document, Origin, Section, Term};

/// Reports each term that a shared document uses and that only private ones define, once for each clause that uses it.
///
/// The reader of a shared document has no private one, so the term would stand there without a meaning, and tell that
/// there is a paper that gives it one.
pub fn undefined_when_shared(shared: &[&Document], private: &[&Document], sources: &Sources, findings: &mut Findings) {
    let known: BTreeSet<&str> = shared.iter().flat_map(|document| &document.terms).map(|term| &*term.text).collect();
    let defined = private.iter().flat_map(|document| &document.terms);
    let terms: Vec<Term> = defined.filter(|term| !known.contains(&*term.text)).cloned().collect();
    if terms.is_empty() {
        return;
    }
    let mut search = Search { forms: Forms::new(&terms), terms: &terms, sources, told: BTreeSet::new(), findings };
    for document in shared {
        document.sections.iter().for_each(|section| search.section(section));
    }
}

struct Search<'a> {
    forms: Forms<'a>,
    terms: &'a [Term],
    sources: &'a Sources,
    /// The terms and clauses that there is a finding for.
    told: BTreeSet<(&'a str, String)>,
    findings: &'a mut Findings,
}

impl Search<'_> {
    fn section(&mut self, section: &Section) {
        if let Some(origin) = &section.origin {
            let mut used = BTreeSet::new();
            self.forms.scan_run(&section.title, &mut used);
            self.tell(used, origin);
        }
        section.blocks.iter().for_each(|block| self.block(block));
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn block(&mut self, block: &Block) {
        let mut used = BTreeSet::new();
        self.forms.scan_block(block, &mut used);
        self.tell(used, &block.origin);
    }
}

impl<'a> Search<'a> {
    fn tell(&mut self, used: BTreeSet<usize>, origin: &Origin) {
        let mut used: Vec<&'a Term> = used.into_iter().map(|at| &self.terms[at]).collect();
        used.sort_by_key(|term| &term.text);
        for term in used {
            let text = &*term.text;
            if !self.told.insert((text, origin.clause.clone())) {
                continue;
            }
            let there = &term.origin;
            // A term that a value made may be private itself: only one that the clause spells out is named.
            let clause = self.sources.text(there.file);
            let called = if clause.contains(&format!("“{text}”")) || clause.contains(&format!("\"{text}\"")) {
                format!("the term `{text}`")
            } else {
                "a term made of a value".to_owned()
            };
            let message = format!(
                "clause `{}` is shared and uses {called}, which only the private clause `{}` defines",
                origin.clause, there.clause
            );
            let finding = Finding::error("private-term", message)
                .at(place::span(origin, self.sources))
                .related(place::span(there, self.sources), "defined here")
                .hint("define it in the shared document, or use another word there");
            self.findings.push(finding);
        }
    }
}
