//! References of the tables on marketing, selling and restraints.

use super::{Refs, rows};
use crate::deal::parties::{BOTH, EITHER};
use crate::spec::{FallsAway, FallsAwayWhen, Path, Spec};

impl Refs<'_> {
    pub(super) fn market(&mut self, spec: &Spec) {
        let Some(table) = &spec.marketing else { return };
        for (index, row) in table.media.iter().enumerate() {
            self.party(&rows("marketing", "media")(index, "by"), &row.by);
        }
        for (index, row) in table.referrals.iter().enumerate() {
            self.party_or(&rows("marketing", "referrals")(index, "by"), &row.by, BOTH);
        }
        if let Some(party) = table.plan.as_ref().and_then(|plan| plan.approved_by.as_ref()) {
            self.party(&Path::root().key("marketing").key("plan").key("approved-by"), party);
        }
        if let Some(forum) = table.reallocation.as_ref().and_then(|row| row.approved_by.as_ref()) {
            self.forum(&Path::root().key("marketing").key("reallocation").key("approved-by"), forum);
        }
        for (index, row) in spec.ip.marks.iter().flat_map(|marks| &marks.credits).enumerate() {
            let at = Path::root().key("ip").key("marks").key("credits").index(index).key("by");
            self.party(&at, &row.by);
        }
    }

    pub(super) fn sellers(&mut self, spec: &Spec) {
        let table = &spec.sales;
        for (index, row) in table.product_quota.iter().enumerate() {
            self.party(&rows("sales", "product-quota")(index, "by"), &row.by);
        }
        for (index, row) in table.parity.iter().enumerate() {
            self.party(&rows("sales", "parity")(index, "by"), &row.by);
        }
        for (index, row) in table.promises.iter().enumerate() {
            self.party_or(&rows("sales", "promises")(index, "by"), &row.by, BOTH);
        }
        for (index, row) in table.spiffs.iter().enumerate() {
            if let Some(party) = &row.allowed_by {
                self.party(&rows("sales", "spiffs")(index, "allowed-by"), party);
            }
        }
        let readers: Vec<&str> = self.forums.iter().chain(&self.parties).copied().collect();
        for (index, row) in table.disclosure.iter().enumerate() {
            let at = rows("sales", "disclosure");
            if let Some(party) = &row.by {
                self.party(&at(index, "by"), party);
            }
            self.known("unknown-reader", "forum or party", &at(index, "to"), &row.to, &readers);
        }
    }

    pub(super) fn falls_away(&mut self, at: &Path, parts: &[FallsAway]) {
        for (index, row) in parts.iter().enumerate() {
            let at = at.clone().index(index);
            if let FallsAwayWhen::Discontinued { by } = &row.when {
                self.party(&at.clone().key("when").key("discontinued").key("by"), by);
            }
            if let Some(party) = &row.notice_by {
                self.party_or(&at.key("notice-by"), party, EITHER);
            }
        }
    }

    pub(super) fn restraints(&mut self, spec: &Spec) {
        let table = &spec.restraints;
        for (index, row) in table.competitors.iter().enumerate() {
            let at = rows("restraints", "competitors");
            self.party(&at(index, "of"), &row.of);
            if let Some(updates) = &row.updates {
                self.party_or(&at(index, "updates").key("by"), &updates.by, BOTH);
            }
        }
        for (index, row) in table.non_compete.iter().enumerate() {
            self.party_or(&rows("restraints", "non-compete")(index, "by"), &row.by, BOTH);
        }
        for (index, row) in table.non_solicitation.iter().enumerate() {
            self.party_or(&rows("restraints", "non-solicitation")(index, "by"), &row.by, BOTH);
        }
        for (index, row) in table.first_rights.iter().enumerate() {
            let at = rows("restraints", "first-rights");
            self.pair(at, index, ("holder", &row.holder), ("grantor", &row.grantor));
        }
    }

    pub(super) fn engagement(&mut self, spec: &Spec) {
        let Some(table) = &spec.engagement else { return };
        for (index, row) in table.reserved.iter().enumerate() {
            self.party(&rows("engagement", "reserved")(index, "party"), &row.party);
        }
        if let Some(row) = &table.opportunities {
            let at = Path::root().key("engagement").key("opportunities").key("on");
            self.party_or(&at, &row.on, BOTH);
        }
    }
}
