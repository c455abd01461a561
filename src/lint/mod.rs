//! Named rules over the deal: what an experienced dealmaker would say before the other side hears a word. And in `proof`
//! named rules over a document: what a proofreader would.
//!
//! A rule finds and explains; the registry says how much it weighs, and a deal may weigh it otherwise in `[lints]`. One
//! file a rule under `rules/`, one page a rule under `docs/rules/`, which is its test as well.

mod in_words;
mod levels;
mod pages;
mod proof;
mod rules;
mod team;
mod words;

pub use in_words::{hint_in_words, in_words};
pub use pages::{page, page_files};
pub use proof::{
    Paper, RULES as PROOF_RULES, Rule as ProofRule, Scope, check as proofread, check_ours as proofread_ours,
};
pub use rules::RULES;
pub use team::{TeamRulePage, check_playbook, check_team, team_rules};

/// The name of the rule on conditions on which we leave: a deal that meets one ends `prenup check` with status 1.
pub const TRIPPED: &str = "tripped-walk-away";

use crate::deal::at;
use crate::deal::{Deal, Path};
use crate::diag::{Finding, Findings, Level};
use levels::Levels;

/// A rule: its name, its weight, what it is about, and the check itself.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The kebab-case name, one identity for ever; it names the defect.
    pub name: &'static str,
    /// How much it weighs, where the deal does not say otherwise.
    pub level: Level,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// The experience behind it: author, title. Of a legal trap, whose page has a note on jurisdictions, it begins with
    /// `law:`.
    pub source: &'static str,
    check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// The deal alone.
    Deal(fn(&Deal, &mut Report<'_>)),
    /// The deal, and whether a clause is in one of its shared documents: a trap that the built-in library closes is open
    /// again where the deal’s own library has dropped the clause.
    Clauses(fn(&Deal, Holds<'_>, &mut Report<'_>)),
}

/// Whether a shared document holds the clause of this id.
type Holds<'a> = &'a dyn Fn(&str) -> bool;

/// Where a rule puts what it finds.
#[derive(Debug)]
struct Report<'a> {
    name: &'static str,
    level: Level,
    deal: &'a Deal,
    findings: &'a mut Findings,
}

impl Report<'_> {
    /// Reports a defect at the nearest place to `at` that the spec has, with advice.
    fn add(&mut self, at: &Path, message: impl Into<String>, hint: impl Into<String>) {
        let span = self.deal.places.nearest_span(at);
        self.findings.push(Finding::new(self.level, self.name, message).at(span).hint(hint));
    }
}

/// All findings of the rules over the deal alone, in the order of the registry, each at the level that the deal gives it;
/// and a finding for each name in `[lints]` that no rule has.
pub fn check(deal: &Deal) -> Findings {
    let mut findings = Findings::new();
    let levels = Levels::of(deal);
    levels.check_names(deal, &mut findings);
    run(deal, &levels, &mut findings, |rule, report| {
        if let Check::Deal(check) = rule.check {
            check(deal, report);
        }
    });
    findings
}

/// All findings of the rules that ask which clauses the shared documents hold.
pub fn check_clauses(deal: &Deal, holds: Holds<'_>) -> Findings {
    let mut findings = Findings::new();
    run(deal, &Levels::of(deal), &mut findings, |rule, report| {
        if let Check::Clauses(check) = rule.check {
            check(deal, holds, report);
        }
    });
    findings
}

fn run(deal: &Deal, levels: &Levels<'_>, findings: &mut Findings, check: impl Fn(&Rule, &mut Report<'_>)) {
    for rule in RULES {
        if let Some(level) = levels.level(rule.name, rule.level) {
            check(rule, &mut Report { name: rule.name, level, deal, findings });
        }
    }
}

/// What is told of a rule, whatever it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: &'static str,
    /// How much it weighs, where the deal does not say otherwise.
    pub level: Level,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// The experience behind it.
    pub source: &'static str,
    /// What it reads.
    pub reads: Reads,
}

/// What a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// A deal.
    Deal,
    /// Documents of these.
    Documents(Scope),
}

/// Every rule: those of deals, worst first, then those of proofreading.
pub fn rules() -> impl Iterator<Item = About> {
    let of_deals = RULES.iter().map(|rule| {
        let Rule { name, level, summary, source, check: _ } = *rule;
        About { name, level, summary, source, reads: Reads::Deal }
    });
    of_deals.chain(PROOF_RULES.iter().map(ProofRule::about))
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<About> {
    rules().find(|rule| rule.name == name)
}

/// The names of all rules.
pub fn names() -> impl Iterator<Item = &'static str> {
    rules().map(|rule| rule.name)
}
