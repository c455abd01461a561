//! References: each gets the text of its target, or is an error.

use std::collections::BTreeMap;

use crate::diag::{Finding, Findings, Sources};

use super::draft::Absent;
use super::place;
use super::tree::{Block, Document, Inline, Origin, Section, Target};

/// Resolves every reference of the document; one to what was left out is told apart from one to what there never was.
pub(super) fn resolve(document: &mut Document, absent: &[Absent], sources: &Sources, findings: &mut Findings) {
    let mut pass = Pass { labels: &document.labels, absent, sources, findings };
    let lines = [Some(&mut document.title), document.subtitle.as_mut(), document.marking.as_mut()];
    for run in lines.into_iter().flatten() {
        pass.run(run, None);
    }
    for section in &mut document.sections {
        pass.section(section);
    }
}

struct Pass<'a> {
    labels: &'a BTreeMap<String, Target>,
    absent: &'a [Absent],
    sources: &'a Sources,
    findings: &'a mut Findings,
}

impl Pass<'_> {
    fn section(&mut self, section: &mut Section) {
        self.run(&mut section.title, section.origin.as_ref());
        for block in &mut section.blocks {
            self.block(block);
        }
        for section in &mut section.sections {
            self.section(section);
        }
    }

    fn block(&mut self, block: &mut Block) {
        let Block { label: _, origin, kind } = block;
        kind.each_run_mut(&mut |run| self.run(run, Some(origin)));
    }

    fn run(&mut self, run: &mut [Inline], origin: Option<&Origin>) {
        for inline in run {
            match inline {
                Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                    self.run(content, origin);
                }
                Inline::Reference(reference) => {
                    let Some(target) = self.labels.get(&reference.label) else {
                        self.dangling(&reference.label, origin);
                        continue;
                    };
                    if target.ambiguous {
                        self.ambiguous(&reference.label, target, origin);
                    }
                    reference.text.clone_from(&target.text);
                    reference.blank = target.blank;
                }
                Inline::Text(_) | Inline::Code(_) | Inline::Term(_) | Inline::Break => {}
            }
        }
    }

    fn dangling(&mut self, label: &str, origin: Option<&Origin>) {
        let called = place::called(label, origin, self.sources);
        if let Some(absent) = self.absent.iter().find(|absent| absent.has(label)) {
            self.dropped(absent, &called, label, origin);
            return;
        }
        let message = format!("{} refers to {called}, which nothing in the document has", by(origin));
        let mut finding = Finding::error("dangling-reference", message).at(self.place(label, origin));
        if called.contains(label) {
            finding = finding.did_you_mean(label, self.labels.keys().map(String::as_str));
        }
        let finding = finding.hint("put `{#label}` at the end of the heading, paragraph or item that is meant");
        self.findings.push(finding);
    }

    fn dropped(&mut self, absent: &Absent, called: &str, label: &str, origin: Option<&Origin>) {
        let Absent { clause, labels: _, reason } = absent;
        let (what, hint) = match clause {
            Some(clause) => (
                format!("{called} of clause `{clause}`, which is left out"),
                format!("refer to it inside `{{% if chosen(clause=\"{clause}\") %}}`, or let both have one `when`"),
            ),
            None => (
                format!("{called} of a section that is left out"),
                "refer to it inside the condition under which it is there".to_owned(),
            ),
        };
        let finding = Finding::error("dropped-reference", format!("{} refers to {what}: {reason}", by(origin)));
        self.findings.push(finding.at(self.place(label, origin)).hint(hint));
    }

    fn ambiguous(&mut self, label: &str, target: &Target, origin: Option<&Origin>) {
        let message = format!(
            "{} refers to {}, an item whose number another list of the same section has too",
            by(origin),
            place::called(label, origin, self.sources)
        );
        let mut finding = Finding::error("ambiguous-reference", message)
            .at(self.place(label, origin))
            .hint("put one of the two lists under a heading of its own");
        if let Some(there) = &target.origin {
            finding = finding.related(place::span_of(there, &format!("#{label}"), self.sources), "the item");
        }
        self.findings.push(finding);
    }

    fn place(&self, label: &str, origin: Option<&Origin>) -> Option<crate::diag::Span> {
        origin.map(|origin| place::span_of(origin, &format!("#{label}"), self.sources))
    }
}

fn by(origin: Option<&Origin>) -> String {
    origin.map_or("the document template".to_owned(), |origin| format!("clause `{}`", origin.clause))
}
