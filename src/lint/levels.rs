use super::names;
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

    /// A name that no rule has is an error with the nearest one.
    pub(super) fn check_names(&self, deal: &Deal, findings: &mut Findings) {
        for name in self.set.keys().filter(|name| !names().any(|known| known == name.as_str())) {
            let at = Path::root().key("lints").key(name.as_str());
            let finding = Finding::error("unknown-rule", "`lints` weighs a rule that is not there");
            let finding = finding.at(deal.places.key_span(&at).or_else(|| deal.places.nearest_span(&at)));
            let finding = finding.did_you_mean(name.as_str(), names());
            findings.push(finding.hint("`prenup explain` lists the rules"));
        }
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
