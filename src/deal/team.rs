use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Finding, Findings, Sources};
use crate::expression::{Condition, Written};
use crate::spec::{Id, Lint, Path, Places, Playbook, Position, Private, TeamRule, Words};

/// A team's playbook, read: what it asks of every deal. It is ours alone.
#[derive(Debug)]
pub struct Team {
    /// The team's own rules.
    pub rules: Private<Vec<TeamRuleOn>>,
    /// How much rules weigh for it.
    pub lints: Private<BTreeMap<Id, Lint>>,
    /// Its positions, for deals that have none of their own on the term.
    pub positions: Private<Vec<Position>>,
    /// The wordings that it prefers.
    pub wording: Private<BTreeMap<Words, Id>>,
    /// The places of all this.
    pub places: Places,
}

/// A rule of a team with its condition read.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRuleOn {
    /// The row as written.
    pub row: TeamRule,
    /// When it has something to say.
    pub condition: Condition,
    /// Where the row stands in the playbook.
    pub at: Path,
}

impl Team {
    /// The wordings that it prefers, for the documents of a deal that does not say.
    pub(crate) fn preferred(&self) -> impl Iterator<Item = (&Words, &Id)> {
        self.wording.reveal().iter()
    }

    /// Reads the rules of a playbook; `None` when a finding is an error. Errors: another version, two rules of one name,
    /// expressions that make no sense.
    pub fn of(table: Playbook, places: Places, sources: &Sources, findings: &mut Findings) -> Option<Arc<Self>> {
        let Playbook { playbook_version, rules, lints, positions, wording } = table;
        let mut found = Findings::new();
        if playbook_version != 1 {
            let finding = Finding::error("playbook-version", "this program reads `playbook-version = 1` only");
            let at = Path::root().key("playbook-version");
            found.push(finding.at(places.nearest_span(&at)).hint("write `playbook-version = 1`"));
        }
        let mut read: Vec<TeamRuleOn> = Vec::new();
        for (index, row) in rules.into_inner().into_iter().enumerate() {
            let at = Path::root().key("rules").index(index);
            if read.iter().any(|other| other.row.name == row.name) {
                let finding = Finding::error("duplicate-rule", "another rule of the playbook has this name");
                found.push(finding.at(places.nearest_span(&at.key("name"))).hint("give each rule a name of its own"));
            }
            let written = Written::at(&at.key("when"), &row.when, &places, sources);
            if let Some(condition) = Condition::read(&row.when, written, &mut found) {
                read.push(TeamRuleOn { row, condition, at });
            }
        }
        let failed = found.has_errors();
        findings.extend(found);
        (!failed).then(|| Arc::new(Self { rules: Private::new(read), lints, positions, wording, places }))
    }
}
