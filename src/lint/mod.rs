//! Named rules over the deal: what an experienced dealmaker would say before the other side hears a word. And in `proof`
//! named rules over a document: what a proofreader would.
//!
//! A rule finds and explains; the registry says how much it weighs. One file a rule under `rules/`.

mod proof;
mod rules;

pub use proof::{Paper, RULES as PROOF_RULES, Rule as ProofRule, Scope, check as proofread};
pub use rules::RULES;

use crate::deal::Deal;
use crate::deal::Path;
use crate::diag::{Finding, Findings, Level};

/// A rule: its name, its weight, what it is about, and the check itself.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The kebab-case name, one identity for ever; it names the defect.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// The experience behind it: author, title.
    pub source: &'static str,
    check: fn(&Deal, &mut Report<'_>),
}

/// Where a rule puts what it finds.
#[derive(Debug)]
struct Report<'a> {
    rule: &'a Rule,
    deal: &'a Deal,
    findings: &'a mut Findings,
}

impl Report<'_> {
    /// Reports a defect at the nearest place to `at` that the spec has, with advice.
    fn add(&mut self, at: &Path, message: impl Into<String>, hint: impl Into<String>) {
        let span = self.deal.places.nearest_span(at);
        self.findings.push(Finding::new(self.rule.level, self.rule.name, message).at(span).hint(hint));
    }
}

/// All findings of all rules, in the order of the registry.
pub fn check(deal: &Deal) -> Findings {
    let mut findings = Findings::new();
    for rule in RULES {
        (rule.check)(deal, &mut Report { rule, deal, findings: &mut findings });
    }
    findings
}
