//! References of rights, general terms and governance.

use super::{Refs, rows};
use crate::deal::parties::{ALTERNATING, BOTH, EITHER, OWNER_RULES};
use crate::diag::Finding;
use crate::spec::{Forum, Path, Spec};

impl Refs<'_> {
    pub(super) fn rights(&mut self, spec: &Spec) {
        for (index, row) in spec.exclusivity.iter().enumerate() {
            self.pair(rows("exclusivity", ""), index, ("grantor", &row.grantor), ("to", &row.to));
            if let Some(condition) = &row.condition {
                self.minimum(&rows("exclusivity", "")(index, "while").key("minimum"), &condition.minimum);
            }
            self.falls_away(&rows("exclusivity", "")(index, "falls-away"), &row.falls_away);
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
        self.intellectual_property(spec);
    }

    fn intellectual_property(&mut self, spec: &Spec) {
        let at = |key: &str| Path::root().key("ip").key(key);
        for (index, row) in spec.ip.ownership.iter().enumerate() {
            self.party_or_any(&rows("ip", "ownership")(index, "owner"), &row.owner, &OWNER_RULES);
        }
        if let Some(row) = &spec.ip.escrow {
            self.pair(|_, key| at("escrow").key(key), 0, ("by", &row.by), ("to", &row.to));
            if let Some(party) = &row.cost_by {
                self.party(&at("escrow").key("cost-by"), party);
            }
        }
        if let Some(data) = &spec.ip.customer_data {
            for (index, row) in data.personal.iter().enumerate() {
                self.party_or(&at("customer-data").key("personal").index(index).key("by"), &row.by, BOTH);
            }
        }
        if let Some(row) = &spec.ip.no_contest {
            self.party_or(&at("no-contest").key("by"), &row.by, BOTH);
        }
    }

    pub(super) fn terms(&mut self, spec: &Spec) {
        let at = |key: &str| Path::root().key("terms").key(key);
        let terms = &spec.terms;
        if let Some(no_shop) = &terms.no_shop {
            self.party_or(&at("no-shop").key("on"), &no_shop.on, BOTH);
        }
        if let Some(secrecy) = &terms.secrecy {
            self.party_or(&at("secrecy").key("on"), &secrecy.on, BOTH);
        }
        for (index, row) in terms.limits.iter().flat_map(|limits| &limits.caps).enumerate() {
            self.party_or(&at("limits").key("caps").index(index).key("on"), &row.on, EITHER);
        }
        for (index, row) in terms.warranties.iter().enumerate() {
            self.party_or(&rows("terms", "warranties")(index, "by"), &row.by, EITHER);
        }
        for (index, row) in terms.indemnities.iter().enumerate() {
            self.party_or(&rows("terms", "indemnities")(index, "by"), &row.by, EITHER);
        }
        for (index, row) in terms.insurance.iter().enumerate() {
            self.party_or(&rows("terms", "insurance")(index, "by"), &row.by, EITHER);
        }
        for (index, row) in terms.assignments.iter().enumerate() {
            self.party_or(&rows("terms", "assignments")(index, "by"), &row.by, EITHER);
        }
    }

    pub(super) fn governance(&mut self, spec: &Spec) {
        let table = &spec.governance;
        for (index, row) in table.forums.iter().enumerate() {
            let at = |key: &str| rows("governance", "forums")(index, key);
            if let Some(chair) = &row.chair {
                self.party_or_any(&at("chair"), chair, &[ALTERNATING, BOTH]);
            }
            for party in row.seats.keys() {
                self.party(&at("seats").key(party.as_str()), party);
            }
            if let Some(parent) = &row.reports_to {
                self.forum(&at("reports-to"), parent);
                if in_a_circle(&table.forums, row) {
                    let finding = Finding::error("forum-circle", "this forum reports to itself in the end");
                    let finding = finding.at(self.places.nearest_span(&at("reports-to")));
                    self.findings.push(finding.hint("let the highest forum report to nobody"));
                }
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
        for (index, row) in table.service_levels.iter().enumerate() {
            if let Some(party) = &row.by {
                self.party(&rows("governance", "service-levels")(index, "by"), party);
            }
        }
        for (index, row) in table.support.iter().enumerate() {
            self.party(&rows("governance", "support")(index, "party"), &row.party);
        }
    }
}

/// Whether the way up from a forum comes back to it.
fn in_a_circle(forums: &[Forum], start: &Forum) -> bool {
    let above = |forum: &Forum| forums.iter().find(|other| Some(&other.id) == forum.reports_to.as_ref());
    let mut seen = 0;
    let mut next = above(start);
    while let Some(forum) = next {
        seen += 1;
        if forum.id == start.id {
            return true;
        }
        // Another circle above: its own rows say so.
        if seen > forums.len() {
            return false;
        }
        next = above(forum);
    }
    false
}
