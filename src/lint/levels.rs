use super::{Reads, Scope, names, rule};
use crate::deal::{Deal, Id, Lint, LintLevel, Path, Team};
use crate::diag::{Finding, Findings, Level};
use std::collections::BTreeMap;

/// How much each rule weighs in one deal.
#[derive(Debug)]
pub(super) struct Levels<'a> {
    set: &'a BTreeMap<Id, Lint>,
    /// What the playbook says, where the deal does not.
    team: Option<&'a Team>,
}

impl<'a> Levels<'a> {
    /// What `[lints]` of a deal says, and of its playbook.
    pub(super) fn of(deal: &'a Deal) -> Self {
        Self { set: deal.tables.lints.reveal(), team: deal.team.as_deref() }
    }

    /// As no deal says anything.
    pub(super) fn own() -> Levels<'static> {
        static NONE: BTreeMap<Id, Lint> = BTreeMap::new();
        Levels { set: &NONE, team: None }
    }

    /// A name that no rule has is an error with the nearest one; so is one of a rule that never reads what is ours, since
    /// its weight would say nothing.
    pub(super) fn check_names(&self, deal: &Deal, findings: &mut Findings) {
        for name in self.set.keys().filter(|name| !self.is_known(name.as_str())) {
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

    fn is_known(&self, name: &str) -> bool {
        let own = self.team.iter().flat_map(|team| team.rules.reveal()).any(|rule| rule.row.name.as_str() == name);
        own || names().any(|known| known == name)
    }

    /// The level of a rule whose own level is `own`; `None` where the deal switches it off.
    pub(super) fn level(&self, name: &str, own: Level) -> Option<Level> {
        let team = || self.team.and_then(|team| team.lints.reveal().get(name));
        self.set.get(name).or_else(team).map_or(Some(own), |lint| level_of(lint.level))
    }
}

/// The level of what a rule of this weight finds; `None` where it is switched off.
pub(super) fn level_of(level: LintLevel) -> Option<Level> {
    match level {
        LintLevel::Off => None,
        LintLevel::Note => Some(Level::Note),
        LintLevel::Warning => Some(Level::Warning),
        LintLevel::Error => Some(Level::Error),
    }
}
