//! Each name in the spec that stands for a row elsewhere must lead to one.

use std::collections::BTreeMap;

use super::parties::BOTH;
use crate::diag::{Finding, Findings};
use crate::spec::{Id, Path, Places, Spec};

pub(super) struct Refs<'a> {
    pub(super) places: &'a Places,
    pub(super) findings: &'a mut Findings,
    parties: Vec<&'a str>,
    minimums: Vec<&'a str>,
    prepayments: Vec<&'a str>,
    pub(super) milestones: Vec<&'a str>,
    forums: Vec<&'a str>,
    pub(super) gates: Vec<&'a str>,
    pub(super) triggers: Vec<&'a str>,
    pub(super) automatic: Vec<&'a str>,
}

/// Reports every reference that leads nowhere, and every id that two rows of one list share.
pub(super) fn check(spec: &Spec, places: &Places, findings: &mut Findings) {
    let mut refs = Refs {
        places,
        findings,
        parties: spec.parties.keys().map(Id::as_str).collect(),
        minimums: spec.commitments.minimums.iter().map(|row| row.id.as_str()).collect(),
        prepayments: spec.commitments.prepayments.iter().map(|row| row.id.as_str()).collect(),
        milestones: spec.commitments.milestones.iter().map(|row| row.id.as_str()).collect(),
        forums: spec.governance.forums.iter().map(|row| row.id.as_str()).collect(),
        gates: spec.pilot.iter().flat_map(|pilot| &pilot.gates).map(|row| row.id.as_str()).collect(),
        triggers: spec.exit.triggers.iter().map(|row| row.id.as_str()).collect(),
        automatic: spec.exit.automatic.iter().map(|row| row.id.as_str()).collect(),
    };
    refs.party(&Path::root().key("deal").key("us"), &spec.deal.us);
    refs.plan(spec);
    refs.commitments(spec);
    refs.marketing(spec);
    refs.sales_and_money(spec);
    refs.rights(spec);
    refs.governance(spec);
    refs.triggers(spec);
    refs.exit(spec);
    refs.ids(spec);
}

pub(super) fn rows(table: &str, list: &str) -> impl Fn(usize, &str) -> Path {
    let base = Path::root().key(table);
    let base = if list.is_empty() { base } else { base.key(list) };
    move |index, key| base.clone().index(index).key(key)
}

impl Refs<'_> {
    pub(super) fn known(&mut self, id: &'static str, what: &str, at: &Path, name: &Id, known: &[&str]) {
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

    pub(super) fn party(&mut self, at: &Path, name: &Id) {
        let known = self.parties.clone();
        self.known("unknown-party", "party", at, name, &known);
    }

    pub(super) fn party_or(&mut self, at: &Path, name: &Id, also: &str) {
        let mut known = self.parties.clone();
        known.push(also);
        self.known("unknown-party", "party", at, name, &known);
    }

    fn forum(&mut self, at: &Path, name: &Id) {
        let known = self.forums.clone();
        self.known("unknown-forum", "forum", at, name, &known);
    }

    pub(super) fn minimum(&mut self, at: &Path, name: &Id) {
        let known = self.minimums.clone();
        self.known("unknown-minimum", "minimum commitment", at, name, &known);
    }

    pub(super) fn prepayment(&mut self, at: &Path, name: &Id) {
        let known = self.prepayments.clone();
        self.known("unknown-prepayment", "prepayment", at, name, &known);
    }

    fn plan(&mut self, spec: &Spec) {
        for (index, kpi) in spec.kpis.iter().enumerate() {
            self.party(&rows("kpis", "")(index, "owner"), &kpi.owner);
        }
        for (index, risk) in spec.risks.iter().enumerate() {
            self.party(&rows("risks", "")(index, "owner"), &risk.owner);
        }
    }

    fn commitments(&mut self, spec: &Spec) {
        let table = &spec.commitments;
        for (index, row) in table.minimums.iter().enumerate() {
            self.party(&rows("commitments", "minimums")(index, "by"), &row.by);
        }
        for (index, row) in table.prepayments.iter().enumerate() {
            self.party(&rows("commitments", "prepayments")(index, "by"), &row.by);
        }
        for (index, row) in table.people.iter().enumerate() {
            self.party(&rows("commitments", "people")(index, "by"), &row.by);
        }
        for (index, row) in table.milestones.iter().enumerate() {
            self.party(&rows("commitments", "milestones")(index, "by"), &row.by);
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

    fn sales_and_money(&mut self, spec: &Spec) {
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
        if let Some(row) = &table.disclosure {
            self.forum(&Path::root().key("sales").key("disclosure").key("to"), &row.to);
        }
        for (index, row) in spec.money.fees.iter().enumerate() {
            self.pair(rows("money", "fees"), index, ("payer", &row.payer), ("payee", &row.payee));
        }
    }

    /// Two sides of one row: both must be parties, and not the same one.
    pub(super) fn pair(
        &mut self,
        at: impl Fn(usize, &str) -> Path,
        index: usize,
        one: (&str, &Id),
        other: (&str, &Id),
    ) {
        self.party(&at(index, one.0), one.1);
        self.party(&at(index, other.0), other.1);
        if one.1 == other.1 {
            let message = format!("`{}` and `{}` name the same party", one.0, other.0);
            let finding = Finding::error("same-party", message).at(self.places.nearest_span(&at(index, other.0)));
            self.findings.push(finding);
        }
    }

    fn rights(&mut self, spec: &Spec) {
        for (index, row) in spec.exclusivity.iter().enumerate() {
            self.pair(rows("exclusivity", ""), index, ("grantor", &row.grantor), ("to", &row.to));
            if let Some(condition) = &row.condition {
                self.minimum(&rows("exclusivity", "")(index, "while").key("minimum"), &condition.minimum);
            }
        }
        let at = |key: &str| Path::root().key("ip").key(key);
        for party in spec.ip.background.keys() {
            self.party(&at("background").key(party.as_str()), party);
        }
        if let Some(joint) = &spec.ip.joint {
            self.party_or(&at("joint").key("owner"), &joint.owner, BOTH);
            for (key, name) in [("files", &joint.files), ("enforces", &joint.enforces)] {
                if let Some(name) = name {
                    self.party(&at("joint").key(key), name);
                }
            }
        }
        for (index, row) in spec.ip.licences.iter().enumerate() {
            self.pair(rows("ip", "licences"), index, ("licensor", &row.licensor), ("licensee", &row.licensee));
        }
        if let Some(no_shop) = &spec.terms.no_shop {
            self.party_or(&Path::root().key("terms").key("no-shop").key("on"), &no_shop.on, BOTH);
        }
    }

    fn governance(&mut self, spec: &Spec) {
        let table = &spec.governance;
        for (index, row) in table.forums.iter().enumerate() {
            if let Some(chair) = &row.chair {
                self.party_or(&rows("governance", "forums")(index, "chair"), chair, "alternating");
            }
        }
        for (index, row) in table.people.iter().enumerate() {
            self.party(&rows("governance", "people")(index, "party"), &row.party);
        }
        for (index, row) in table.incidents.iter().enumerate() {
            self.party(&rows("governance", "incidents")(index, "owner"), &row.owner);
        }
        for (index, row) in table.final_say.iter().enumerate() {
            self.party(&rows("governance", "final-say")(index, "party"), &row.party);
        }
        for (index, row) in table.reports.iter().enumerate() {
            self.party(&rows("governance", "reports")(index, "by"), &row.by);
        }
        for (index, row) in table.support.iter().enumerate() {
            self.party(&rows("governance", "support")(index, "party"), &row.party);
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
            (path("money", "fees"), spec.money.fees.iter().map(|row| &row.id).collect()),
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
