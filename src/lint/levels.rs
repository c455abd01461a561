use super::{Reads, Scope, names, rule};
use crate::deal::{Deal, Id, Lint, LintLevel, Path};
use crate::diag::{Finding, Findings, Level};
use std::collections::BTreeMap;

/// How much each rule weighs in one deal.
#[derive(Debug)]
pub(super) struct Levels<'a> {
    set: &'a BTreeMap<Id, Lint>,
}

impl<'a> Levels<'a> {
    /// What `[lints]` of a deal says.
    pub(super) fn of(deal: &'a Deal) -> Self {
        Self { set: deal.tables.lints.reveal() }
    }

    /// As no deal says anything.
    pub(super) fn own() -> Levels<'static> {
        static NONE: BTreeMap<Id, Lint> = BTreeMap::new();
        Levels { set: &NONE }
    }

    /// A name that no rule has is an error with the nearest one; so is one of a rule that never reads what is ours, since
    /// its weight would say nothing.
    pub(super) fn check_names(&self, deal: &Deal, findings: &mut Findings) {
        for name in self.set.keys().filter(|name| !names().any(|known| known == name.as_str())) {
            let at = Path::root().key("lints").key(name.as_str());
            let finding = Finding::error("unknown-rule", "`lints` weighs a rule that is not there");
            let finding = finding.at(deal.places.key_span(&at).or_else(|| deal.places.nearest_span(&at)));
            let finding = finding.did_you_mean(name.as_str(), names());
            findings.push(finding.hint("`prenup explain` lists the rules"));
        }
        let reads_theirs =
            |name: &&Id| rule(name.as_str()).is_some_and(|rule| rule.reads == Reads::Documents(Scope::Theirs));
        for name in self.set.keys().filter(reads_theirs) {
            let at = Path::root().key("lints").key(name.as_str());
            let message = "`lints` weighs a rule that reads only what others wrote";
            let finding = Finding::error("idle-rule", message);
            let finding = finding.at(deal.places.key_span(&at).or_else(|| deal.places.nearest_span(&at)));
            findings.push(finding.hint("take it out: it finds nothing in the documents of this deal"));
        }
    }

    /// Whether the deal says how much a rule weighs.
    pub(super) fn says(&self, name: &str) -> bool {
        self.set.contains_key(name)
    }

    /// The level of a rule whose own level is `own`; `None` where the deal switches it off.
    pub(super) fn level(&self, name: &str, own: Level) -> Option<Level> {
        match self.set.get(name).map(|lint| lint.level) {
            None => Some(own),
            Some(LintLevel::Off) => None,
            Some(LintLevel::Note) => Some(Level::Note),
            Some(LintLevel::Warning) => Some(Level::Warning),
            Some(LintLevel::Error) => Some(Level::Error),
        }
    }
}
