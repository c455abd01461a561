use std::collections::{BTreeMap, BTreeSet};

use super::facts::Fact;
use super::model::{Audience, Clause, Condition, DocumentTemplate};
use super::names::{Checker, Known, Use};
use super::place::Placed;
use super::read::{expression, template};
use crate::diag::Findings;

/// Checks the names of all templates of a library.
pub(super) struct Check<'l> {
    pub(super) shared: Known<'l>,
    pub(super) private: Known<'l>,
    pub(super) clauses: &'l BTreeMap<String, Clause>,
    pub(super) documents: &'l BTreeMap<String, DocumentTemplate>,
    pub(super) ids: &'l BTreeSet<String>,
}

impl Check<'_> {
    pub(super) fn all(&self, findings: &mut Findings) {
        for clause in self.clauses.values() {
            let mut audiences = BTreeSet::from([clause.audience]);
            let listed = |document: &&DocumentTemplate| document.clauses().any(|id| id == clause.slot());
            audiences.extend(self.documents.values().filter(listed).map(|document| document.audience));
            self.clause(clause, &audiences, findings);
        }
        for document in self.documents.values() {
            let audiences = BTreeSet::from([document.audience]);
            for part in document.templates() {
                let facts = Part { place: part.place, used_in: Use::Before, audiences: &audiences };
                if part.condition {
                    self.condition(&facts, findings);
                } else {
                    self.template(&facts, &[], findings);
                }
            }
        }
    }

    fn clause(&self, clause: &Clause, audiences: &BTreeSet<Audience>, findings: &mut Findings) {
        // A wording stands only where its group does.
        let own = clause.variant_of().and_then(|of| self.clauses.get(of));
        let mut facts = Vec::new();
        for Condition { when, .. } in own.into_iter().chain([clause]).filter_map(|clause| clause.condition.as_ref()) {
            facts.extend(self.condition(&Part { place: when, used_in: Use::Before, audiences }, findings));
        }
        self.template(&Part { place: &clause.body, used_in: Use::Body, audiences }, &facts, findings);
    }

    fn checkers<'c>(&'c self, part: &Part<'c>) -> impl Iterator<Item = Checker<'c, 'c>> {
        let known = part.audiences.iter().map(|audience| match audience {
            Audience::Shared => &self.shared,
            Audience::Private => &self.private,
        });
        known.map(|known| Checker::new(known, self.ids, part.place, part.used_in))
    }

    fn condition(&self, part: &Part<'_>, findings: &mut Findings) -> Vec<Fact> {
        let mut facts = Vec::new();
        match expression(&part.place.text) {
            Ok(expr) => {
                for mut checker in self.checkers(part) {
                    facts = checker.condition(&expr);
                    take(&checker, findings);
                }
            }
            Err(fault) => findings.push(Checker::fault(part.place, fault)),
        }
        facts
    }

    fn template(&self, part: &Part<'_>, facts: &[Fact], findings: &mut Findings) {
        match template(&part.place.text) {
            Ok(nodes) => {
                for mut checker in self.checkers(part) {
                    checker.template(&nodes, facts.to_vec());
                    take(&checker, findings);
                }
            }
            Err(fault) => findings.push(Checker::fault(part.place, fault)),
        }
    }
}

/// A text to be checked, and for whom.
struct Part<'c> {
    place: &'c Placed,
    used_in: Use,
    audiences: &'c BTreeSet<Audience>,
}

/// Takes over what a checker found; what is wrong for both audiences is said once.
fn take(checker: &Checker<'_, '_>, findings: &mut Findings) {
    for finding in checker.findings.iter() {
        if !findings
            .iter()
            .any(|known| (known.id, &known.message, known.span) == (finding.id, &finding.message, finding.span))
        {
            findings.push(finding.clone());
        }
    }
}
