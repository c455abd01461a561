//! Each name in the spec that stands for a row elsewhere must lead to one.

mod commitments;
mod exit;
mod market;
mod rights;

use std::collections::BTreeMap;

use crate::diag::{Finding, Findings};
use crate::spec::{Id, Path, Places, Spec};

struct Refs<'a> {
    places: &'a Places,
    findings: &'a mut Findings,
    parties: Vec<&'a str>,
    minimums: Vec<&'a str>,
    tests: Vec<&'a str>,
    fees: Vec<&'a str>,
    prepayments: Vec<&'a str>,
    milestones: Vec<&'a str>,
    forums: Vec<&'a str>,
    gates: Vec<&'a str>,
    triggers: Vec<&'a str>,
    automatic: Vec<&'a str>,
}

/// Reports every reference that leads nowhere, and every id that two rows of one list share.
pub(super) fn check(spec: &Spec, places: &Places, findings: &mut Findings) {
    let mut refs = Refs {
        places,
        findings,
        parties: spec.parties.keys().map(Id::as_str).collect(),
        minimums: spec.commitments.minimums.iter().map(|row| row.id.as_str()).collect(),
        tests: spec.commitments.tests.iter().map(|row| row.id.as_str()).collect(),
        fees: spec.money.fees.iter().map(|row| row.id.as_str()).collect(),
        prepayments: spec.commitments.prepayments.iter().map(|row| row.id.as_str()).collect(),
        milestones: spec.commitments.milestones.iter().map(|row| row.id.as_str()).collect(),
        forums: spec.governance.forums.iter().map(|row| row.id.as_str()).collect(),
        gates: spec.pilot.iter().flat_map(|pilot| &pilot.gates).map(|row| row.id.as_str()).collect(),
        triggers: spec.exit.triggers.iter().map(|row| row.id.as_str()).collect(),
        automatic: spec.exit.automatic.iter().map(|row| row.id.as_str()).collect(),
    };
    refs.party(&Path::root().key("deal").key("us"), &spec.deal.us);
    refs.groups(spec);
    refs.plan(spec);
    refs.commitments(spec);
    refs.marketing(spec);
    refs.sales(spec);
    refs.money(spec);
    refs.rights(spec);
    refs.terms(spec);
    refs.market(spec);
    refs.sellers(spec);
    refs.restraints(spec);
    refs.engagement(spec);
    refs.governance(spec);
    refs.triggers(spec);
    refs.exit(spec);
    refs.partners(spec);
    refs.ids(spec);
}

fn rows(table: &str, list: &str) -> impl Fn(usize, &str) -> Path {
    let base = Path::root().key(table);
    let base = if list.is_empty() { base } else { base.key(list) };
    move |index, key| base.clone().index(index).key(key)
}

impl Refs<'_> {
    fn known(&mut self, id: &'static str, what: &str, at: &Path, name: &Id, known: &[&str]) {
        if known.contains(&name.as_str()) {
            return;
        }
        let message = format!("`{at}` names a {what} that is not there");
        let finding = Finding::error(id, message).at(self.places.nearest_span(at));
        let near = crate::diag::nearest(name.as_str(), known.iter().copied());
        let hint = match (near, known) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => format!("the spec has no {what} yet; add one, or take this out"),
            (None, known) => format!("it may be one of `{}`", known.join("`, `")),
        };
        self.findings.push(finding.hint(hint));
    }

    fn party(&mut self, at: &Path, name: &Id) {
        let known = self.parties.clone();
        self.known("unknown-party", "party", at, name, &known);
    }

    fn party_or(&mut self, at: &Path, name: &Id, also: &'static str) {
        self.party_or_any(at, name, &[also]);
    }

    fn party_or_any(&mut self, at: &Path, name: &Id, also: &[&'static str]) {
        let mut known = self.parties.clone();
        known.extend(also);
        self.known("unknown-party", "party", at, name, &known);
    }

    /// A partner is a party, and not our own side. Its name stands in a private table, so no message quotes it.
    fn partners(&mut self, spec: &Spec) {
        let us = spec.deal.us.as_str();
        let others: Vec<&str> = self.parties.iter().copied().filter(|party| *party != us).collect();
        for name in spec.private.reveal().partners.keys().filter(|name| !others.contains(&name.as_str())) {
            let at = Path::root().key("private").key("partners").key(name.as_str());
            let finding = Finding::error("unknown-partner", "`private.partners` names no party of the other side");
            let finding = finding.at(self.places.key_span(&at).or_else(|| self.places.nearest_span(&at)));
            self.findings.push(finding.hint(format!("it may be one of `{}`", others.join("`, `"))));
        }
    }

    fn forum(&mut self, at: &Path, name: &Id) {
        let known = self.forums.clone();
        self.known("unknown-forum", "forum", at, name, &known);
    }

    fn milestone(&mut self, at: &Path, name: &Id) {
        let known = self.milestones.clone();
        self.known("unknown-milestone", "milestone", at, name, &known);
    }

    fn test(&mut self, at: &Path, name: &Id) {
        let known = self.tests.clone();
        self.known("unknown-test", "performance test", at, name, &known);
    }

    fn fee(&mut self, at: &Path, name: &Id) {
        let known = self.fees.clone();
        self.known("unknown-fee", "fee", at, name, &known);
    }

    fn minimum(&mut self, at: &Path, name: &Id) {
        let known = self.minimums.clone();
        self.known("unknown-minimum", "minimum commitment", at, name, &known);
    }

    fn prepayment(&mut self, at: &Path, name: &Id) {
        let known = self.prepayments.clone();
        self.known("unknown-prepayment", "prepayment", at, name, &known);
    }

    fn groups(&mut self, spec: &Spec) {
        for (id, party) in &spec.parties {
            let Some(head) = &party.affiliate_of else { continue };
            let at = Path::root().key("parties").key(id.as_str()).key("affiliate-of");
            self.party(&at, head);
            if head == id {
                let finding = Finding::error("same-party", "a party cannot be an affiliate of itself");
                self.findings.push(finding.at(self.places.nearest_span(&at)));
            }
        }
    }

    fn plan(&mut self, spec: &Spec) {
        for (index, kpi) in spec.kpis.iter().enumerate() {
            self.party(&rows("kpis", "")(index, "owner"), &kpi.owner);
        }
        for (index, risk) in spec.risks.iter().enumerate() {
            self.party(&rows("risks", "")(index, "owner"), &risk.owner);
        }
    }

    fn marketing(&mut self, spec: &Spec) {
        let Some(table) = &spec.marketing else { return };
        let at = |key: &str| Path::root().key("marketing").key(key);
        for (index, row) in table.budget.iter().enumerate() {
            self.party(&rows("marketing", "budget")(index, "by"), &row.by);
        }
        for (index, row) in table.baseline.iter().enumerate() {
            self.party(&rows("marketing", "baseline")(index, "by"), &row.by);
        }
        if let Some(row) = &table.matching {
            self.party(&at("matching").key("by"), &row.by);
            self.party(&at("matching").key("of"), &row.of);
        }
        if let Some(row) = &table.mdf {
            self.party(&at("mdf").key("by"), &row.by);
        }
        if let Some(row) = &table.plan {
            self.party(&at("plan").key("owner"), &row.owner);
        }
        if let Some(forum) = &table.approved_by {
            self.forum(&at("approved-by"), forum);
        }
    }

    fn sales(&mut self, spec: &Spec) {
        let table = &spec.sales;
        for (index, row) in table.quota.iter().enumerate() {
            self.party(&rows("sales", "quota")(index, "by"), &row.by);
        }
        for (index, row) in table.incentive_share.iter().enumerate() {
            self.party(&rows("sales", "incentive-share")(index, "by"), &row.by);
        }
        for (index, row) in table.spiffs.iter().enumerate() {
            self.party(&rows("sales", "spiffs")(index, "paid-by"), &row.paid_by);
        }
        for (index, row) in table.motives.iter().enumerate() {
            self.party(&rows("sales", "motives")(index, "team"), &row.team);
        }
        for (index, row) in table.training.iter().enumerate() {
            self.party(&rows("sales", "training")(index, "by"), &row.by);
            self.party(&rows("sales", "training")(index, "paid-by"), &row.paid_by);
        }
    }

    /// Two sides of one row: both must be parties, and not the same one.
    fn pair(&mut self, at: impl Fn(usize, &str) -> Path, index: usize, one: (&str, &Id), other: (&str, &Id)) {
        self.party(&at(index, one.0), one.1);
        self.party(&at(index, other.0), other.1);
        if one.1 == other.1 {
            let message = format!("`{}` and `{}` name the same party", one.0, other.0);
            let finding = Finding::error("same-party", message).at(self.places.nearest_span(&at(index, other.0)));
            self.findings.push(finding);
        }
    }

    fn ids(&mut self, spec: &Spec) {
        let commitments = &spec.commitments;
        let lists: Vec<(Path, Vec<&Id>)> = vec![
            (Path::root().key("goals"), spec.goals.iter().map(|row| &row.id).collect()),
            (path("commitments", "minimums"), commitments.minimums.iter().map(|row| &row.id).collect()),
            (path("commitments", "prepayments"), commitments.prepayments.iter().map(|row| &row.id).collect()),
            (path("commitments", "people"), commitments.people.iter().map(|row| &row.id).collect()),
            (path("commitments", "milestones"), commitments.milestones.iter().map(|row| &row.id).collect()),
            (path("commitments", "tests"), commitments.tests.iter().map(|row| &row.id).collect()),
            (path("commitments", "first-customers"), commitments.first_customers.iter().map(|row| &row.id).collect()),
            (path("commitments", "security"), commitments.security.iter().map(|row| &row.id).collect()),
            (path("commitments", "guarantees"), commitments.guarantees.iter().map(|row| &row.id).collect()),
            (path("money", "discounts"), spec.money.discounts.iter().map(|row| &row.id).collect()),
            (path("money", "equity"), spec.money.equity.iter().map(|row| &row.id).collect()),
            (path("money", "fees"), spec.money.fees.iter().map(|row| &row.id).collect()),
            (path("restraints", "non-compete"), spec.restraints.non_compete.iter().map(|row| &row.id).collect()),
            (
                path("restraints", "non-solicitation"),
                spec.restraints.non_solicitation.iter().map(|row| &row.id).collect(),
            ),
            (path("restraints", "first-rights"), spec.restraints.first_rights.iter().map(|row| &row.id).collect()),
            (path("marketing", "media"), spec.marketing.iter().flat_map(|m| &m.media).map(|row| &row.id).collect()),
            (
                path("marketing", "referrals"),
                spec.marketing.iter().flat_map(|m| &m.referrals).map(|row| &row.id).collect(),
            ),
            (Path::root().key("exclusivity"), spec.exclusivity.iter().map(|row| &row.id).collect()),
            (path("governance", "forums"), spec.governance.forums.iter().map(|row| &row.id).collect()),
            (path("pilot", "gates"), spec.pilot.iter().flat_map(|p| &p.gates).map(|row| &row.id).collect()),
            (path("exit", "triggers"), spec.exit.triggers.iter().map(|row| &row.id).collect()),
            (path("exit", "automatic"), spec.exit.automatic.iter().map(|row| &row.id).collect()),
            (path("exit", "suspensions"), spec.exit.suspensions.iter().map(|row| &row.id).collect()),
            (path("exit", "fees"), spec.exit.fees.iter().map(|row| &row.id).collect()),
            (path("private", "walk-away"), spec.private.reveal().walk_away.iter().map(|row| &row.id).collect()),
        ];
        for (at, ids) in lists {
            let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
            for (index, id) in ids.into_iter().enumerate() {
                let Some(first) = seen.insert(id, index) else { continue };
                let place = |row: usize| self.places.nearest_span(&at.clone().index(row).key("id"));
                let mut finding =
                    Finding::error("duplicate-id", format!("two rows of `{at}` have one id")).at(place(index));
                if let Some(span) = place(first) {
                    finding = finding.related(span, "first used here");
                }
                self.findings.push(finding);
            }
        }
    }
}

fn path(table: &str, list: &str) -> Path {
    Path::root().key(table).key(list)
}
