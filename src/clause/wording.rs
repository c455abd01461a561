//! Which of several wordings a document holds: exactly one of each group, by the deal spec, by the deal itself or, failing
//! both, the group's own.

use std::collections::BTreeMap;

use super::library::Library;
use super::model::Clause;
use super::select::Selection;
use super::variant::{Fallback, PickedBy};
use crate::diag::{Finding, Findings, Span};

/// The wordings that a deal spec asks for. Their names are for us alone: no template sees them.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    picks: BTreeMap<String, Pick>,
}

/// A wording that a deal spec asks for.
#[derive(Debug, Clone)]
pub struct Pick {
    /// The id of the clause that has several.
    pub clause: String,
    /// The name of the wording.
    pub wording: String,
    /// Where the clause is named.
    pub clause_at: Option<Span>,
    /// Where the wording is named.
    pub at: Option<Span>,
    /// Whether it is the preference of a team for every deal, whose words no finding quotes. In a deal that it does not fit
    /// it has no effect.
    pub is_standing: bool,
}

impl Wording {
    /// The wordings of these picks.
    pub fn new(picks: impl IntoIterator<Item = Pick>) -> Self {
        Self { picks: picks.into_iter().map(|pick| (pick.clause.clone(), pick)).collect() }
    }

    /// Whether both ask for the same, wherever they say so.
    pub(super) fn asks_the_same(&self, other: &Self) -> bool {
        let (one, other) = (self.picks.values(), other.picks.values());
        one.map(Pick::what).eq(other.map(Pick::what))
    }

    fn of(&self, clause: &str) -> Option<&Pick> {
        self.picks.get(clause)
    }
}

impl Pick {
    /// What it asks for, without the places where it does.
    fn what(&self) -> (&str, &str, bool) {
        (&self.clause, &self.wording, self.is_standing)
    }
}

/// A clause of a document of which there are several wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// The id of the clause that documents list.
    pub clause: String,
    /// What the clause is called.
    pub title: String,
    /// The name of the wording that is in the document.
    pub wording: String,
    /// Whether the deal spec picked it by name.
    pub picked: bool,
    /// Whether it is what the team prefers in every deal.
    pub standing: bool,
    /// When to use it.
    pub guidance: Option<String>,
    /// What can still be given, in order.
    pub fallbacks: Vec<Step>,
}

/// A wording to fall back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub wording: String,
    /// When to give so much.
    pub guidance: Option<String>,
}

impl Library {
    /// The other wordings of the clause that documents list, in the order of their ids.
    pub(super) fn variants(&self, clause: &str) -> impl Iterator<Item = &Clause> {
        self.groups.get(clause).into_iter().flatten().filter_map(|id| self.clauses.get(id))
    }

    /// Reports each pick of a clause or of a wording that there is not, or that is not for the spec to pick.
    pub fn check_wording(&self, wording: &Wording, findings: &mut Findings) {
        for pick in wording.picks.values() {
            let Pick { clause, wording, clause_at, at, is_standing } = pick;
            if *is_standing {
                findings.extend(self.check_standing(pick));
                continue;
            }
            let Some(own) = self.clauses.get(clause).filter(|own| self.groups.contains_key(&own.id)) else {
                let message = if self.clauses.contains_key(clause) {
                    format!("there is only one wording of `{clause}`")
                } else {
                    format!("there is no clause `{clause}` of several wordings")
                };
                let finding = Finding::error("unknown-clause", message).at(*clause_at);
                let slot = self.clauses.get(clause).map(Clause::slot).filter(|slot| *slot != clause);
                findings.push(match slot {
                    Some(slot) => finding.hint(format!("name the clause of which it is a wording: `{slot}`")),
                    None if self.clauses.contains_key(clause) => finding.hint("drop the line"),
                    None => finding.did_you_mean(clause, self.groups.keys().map(String::as_str)),
                });
                continue;
            };
            if own.variant.as_ref().is_some_and(|variant| variant.picked_by == PickedBy::Deal) {
                let message = format!("the deal itself decides how `{clause}` is worded");
                let finding = Finding::error("wording-not-free", message).at(*clause_at);
                findings.push(finding.hint("drop the line, and write what the deal is to say"));
                continue;
            }
            let names: Vec<&str> =
                std::iter::once(own).chain(self.variants(clause)).filter_map(Clause::wording).collect();
            if !names.contains(&wording.as_str()) {
                let finding = Finding::error("unknown-variant", format!("`{clause}` has no wording `{wording}`"));
                let finding = finding.at(*at).did_you_mean(wording, names.iter().copied());
                findings.push(finding.hint(format!("its wordings are `{}`", names.join("`, `"))));
            }
        }
    }

    fn check_standing(&self, pick: &Pick) -> Findings {
        let Pick { clause, wording, clause_at, at, is_standing: _ } = pick;
        let own = self.clauses.get(clause).filter(|own| self.groups.contains_key(&own.id));
        let is_free = |own: &&Clause| own.variant.as_ref().is_none_or(|variant| variant.picked_by != PickedBy::Deal);
        let Some(own) = own.filter(is_free) else {
            let finding =
                Finding::error("unknown-clause", "the playbook words a clause that has no wordings to pick from");
            let finding = finding.at(*clause_at).did_you_mean(clause, self.groups.keys().map(String::as_str));
            return finding.hint("`prenup clauses list` names the clauses").into();
        };
        let names: Vec<&str> = std::iter::once(own).chain(self.variants(clause)).filter_map(Clause::wording).collect();
        if names.contains(&wording.as_str()) {
            return Findings::new();
        }
        let finding = Finding::error("unknown-variant", "the playbook picks a wording that is not there").at(*at);
        finding.did_you_mean(wording, names).hint("`prenup clauses show` names the wordings of a clause").into()
    }

    /// Reports each pick of a clause that these selections list and leave out.
    pub fn idle_wording(&self, wording: &Wording, selections: &[Selection], findings: &mut Findings) {
        for pick in wording.picks.values().filter(|pick| !pick.is_standing) {
            let chosen = selections.iter().flat_map(Selection::clauses).filter_map(|id| self.clauses.get(id));
            if chosen.into_iter().any(|clause| clause.slot() == pick.clause) {
                continue;
            }
            let mut omitted = selections.iter().flat_map(|selection| &selection.omitted);
            if let Some(omitted) = omitted.find(|omitted| omitted.clause == pick.clause) {
                let message = format!("no document holds `{}`, so its wording has no effect", pick.clause);
                let finding = Finding::warning("idle-wording", message).at(pick.clause_at);
                findings.push(finding.hint(format!("it is left out: {}", omitted.reason)));
            }
        }
    }

    /// The one wording that a document holds of a clause that it lists; each of the others comes with whether its
    /// condition holds.
    ///
    /// Fails when the one that is asked for does not fit the deal, or when the deal decides for two at once.
    pub(super) fn worded<'l>(
        own: &'l Clause,
        others: &[(&'l Clause, bool)],
        wording: &Wording,
    ) -> Result<&'l Clause, Box<Finding>> {
        let Some(variant) = own.variant.as_ref().filter(|_| !others.is_empty()) else { return Ok(own) };
        if variant.picked_by == PickedBy::Deal {
            let mut holding = others.iter().filter(|(_, holds)| *holds).map(|(clause, _)| *clause);
            return match (holding.next(), holding.next()) {
                (None, _) => Ok(own),
                (Some(one), None) => Ok(one),
                (Some(one), Some(other)) => {
                    let message = format!("the deal decides for two wordings of `{}` at once", own.id);
                    let finding = Finding::error("two-wordings", message).at(one.head).related(other.head, "the other");
                    Err(finding.hint("let their conditions exclude each other").into())
                }
            };
        }
        let Some(pick) = wording.of(&own.id) else { return Ok(own) };
        match others.iter().find(|(clause, _)| clause.wording() == Some(pick.wording.as_str())) {
            Some((clause, true)) => Ok(*clause),
            Some((_, false)) if pick.is_standing => Ok(own),
            Some((clause, false)) => {
                let message = format!("this wording of `{}` does not fit the deal", own.id);
                let reason = clause.otherwise().unwrap_or("its condition does not hold");
                Err(Finding::error("wording-does-not-fit", message).at(pick.at).hint(reason).into())
            }
            // Its own one, or one that there is not, which has been reported.
            None => Ok(own),
        }
    }

    /// Of the clauses of these documents those of which there are several wordings, each once, with what can still be
    /// given of it.
    pub fn wordings(&self, selections: &[Selection], wording: &Wording) -> Vec<Worded> {
        let chosen = selections.iter().flat_map(Selection::clauses).filter_map(|id| self.clauses.get(id));
        let mut all: Vec<Worded> = Vec::new();
        for clause in chosen {
            let Some(variant) = clause.variant.as_ref().filter(|_| self.groups.contains_key(clause.slot())) else {
                continue;
            };
            if all.iter().any(|known| known.clause == clause.slot()) {
                continue;
            }
            all.push(Worded {
                clause: clause.slot().to_owned(),
                title: clause.title.clone(),
                wording: variant.name.clone(),
                picked: wording.of(clause.slot()).is_some_and(|pick| !pick.is_standing),
                standing: wording
                    .of(clause.slot())
                    .is_some_and(|pick| pick.is_standing && pick.wording == variant.name),
                guidance: variant.guidance.clone(),
                fallbacks: self.left(clause).into_iter().filter_map(step).collect(),
            });
        }
        all
    }

    /// What can be given after a wording: its own fallbacks, of what it is a fallback of those that come later, and the
    /// fallbacks of these. Each once, and none that was given up on the way to the wording itself.
    fn left<'l>(&'l self, clause: &'l Clause) -> Vec<&'l Clause> {
        let group = clause.slot();
        let mut left = self.fallbacks(&clause.id, 0, group);
        let mut given = vec![clause.id.as_str()];
        let mut at = clause;
        while let Some(Fallback { of, order, .. }) = at.variant.as_ref().and_then(|variant| variant.fallback.as_ref()) {
            let Some(before) = self.clauses.get(of).filter(|before| !given.contains(&before.id.as_str())) else {
                break;
            };
            left.extend(self.fallbacks(of, *order, group));
            given.push(&before.id);
            at = before;
        }
        let mut next = 0;
        while let Some(clause) = left.get(next) {
            let further = self.fallbacks(&clause.id, 0, group);
            let is_new = |other: &&Clause| !left.iter().any(|known| known.id == other.id);
            let further: Vec<&Clause> = further.into_iter().filter(is_new).collect();
            left.extend(further);
            next += 1;
        }
        left.retain(|clause| !given.contains(&clause.id.as_str()));
        left
    }

    /// The fallbacks of a clause of a group after the first `after`, in order.
    fn fallbacks(&self, of: &str, after: u32, group: &str) -> Vec<&Clause> {
        let members = self.clauses.get(group).into_iter().chain(self.variants(group));
        let mut found: Vec<(u32, &Clause)> = members
            .filter_map(|clause| clause.fallback_of().map(|(before, order)| (before, order, clause)))
            .filter(|(before, order, _)| *before == of && *order > after)
            .map(|(_, order, clause)| (order, clause))
            .collect();
        found.sort_by_key(|(order, _)| *order);
        found.into_iter().map(|(_, clause)| clause).collect()
    }
}

fn step(clause: &Clause) -> Option<Step> {
    let variant = clause.variant.as_ref()?;
    Some(Step { wording: variant.name.clone(), guidance: variant.guidance.clone() })
}
