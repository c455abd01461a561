use std::collections::BTreeMap;

use super::lints::{Lint, LintLevel};
use super::private::Position;
use super::table;
use super::value::{Expression, Id, Private, Words};

table! {
    /// A team's playbook: what it asks of every deal of a folder. It lies beside the deals, and all of it is ours alone.
    pub struct Playbook {
        /// The version of the playbook's format; 1.
        pub playbook_version: u32,
        /// The team's own rules.
        #[serde(default)]
        pub rules: Private<Vec<TeamRule>>,
        /// How much the rules of `prenup check` weigh for this team, by name. What a deal says itself counts more.
        #[serde(default)]
        pub lints: Private<BTreeMap<Id, Lint>>,
        /// Positions on terms on which a deal has none of its own.
        #[serde(default)]
        pub positions: Private<Vec<Position>>,
        /// Which wording of a clause documents hold where a deal does not say.
        #[serde(default)]
        pub wording: Private<BTreeMap<Words, Id>>,
    }
}

table! {
    /// A rule of a team.
    #[schemars(extend("x-row" = ["name"]))]
    pub struct TeamRule {
        /// Its name, by which findings, `[lints]` and `prenup explain` call it: the defect, never the cure.
        pub name: Id,
        /// When it has something to say, as an expression in the Common Expression Language over the deal.
        pub when: Expression,
        /// What it says then, as a phrase.
        pub message: Words,
        /// How much it weighs; a warning when absent.
        pub level: Option<LintLevel>,
        /// The experience behind it, as a clause.
        pub because: Words,
        /// What to do, as a phrase.
        pub hint: Option<Words>,
    }
}
