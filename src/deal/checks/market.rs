//! Marketing, selling, exclusivity and restraints that contradict themselves, or say nothing.

use super::Checks;
use crate::spec::{Afterwards, ExclusivityLevel, FirstRightKind, Path, Solicited, Spec};

impl Checks<'_> {
    pub(super) fn marketing(&mut self, spec: &Spec) {
        let Some(table) = &spec.marketing else { return };
        let root = Path::root().key("marketing");
        if let Some(matching) = &table.matching
            && matching.while_baseline
            && !table.baseline.iter().any(|row| row.by == matching.of)
        {
            let at = root.clone().key("matching").key("while-baseline");
            let message = "the matching hangs on a baseline that `marketing.baseline` does not state";
            self.error("no-baseline", &at, message, "add `[[marketing.baseline]]` for the party that `of` names");
        }
        if let Some(row) = &table.announcement
            && row.within.is_none()
            && row.approval.is_none()
            && !row.consent
        {
            let message = "this announcement has neither a time nor an approval";
            let hint = "write `within = \"30 days\"`, `approval = \"5 business days\"` or `consent = true`";
            self.error("empty-announcement", &root.key("announcement"), message, hint);
        }
    }

    pub(super) fn sellers(&mut self, spec: &Spec) {
        for (index, row) in spec.sales.spiffs.iter().enumerate() {
            if row.outside_shares && spec.sales.incentive_share.is_empty() {
                let at = Path::root().key("sales").key("spiffs").index(index).key("outside-shares");
                let message =
                    "this SPIFF stays out of shares of incentive pay that `sales.incentive-share` does not state";
                self.error("no-share", &at, message, "add `[[sales.incentive-share]]`, or take `outside-shares` out");
            }
        }
        for (index, row) in spec.sales.training.iter().enumerate() {
            let at = Path::root().key("sales").key("training").index(index);
            if row.first_year_discount.is_some() && row.fee.is_none() {
                let message = "a discount needs the `fee` that it is taken from";
                self.error("missing-fee", &at.clone().key("first-year-discount"), message, "add `fee = \"USD 2k\"`");
            }
            if row.seats.is_some() && row.sessions.is_none() {
                let message = "`seats` is for each session, and `sessions` does not say how many there are";
                self.error("missing-sessions", &at.key("seats"), message, "add `sessions = 4`, or take `seats` out");
            }
        }
    }

    pub(super) fn exclusivity(&mut self, spec: &Spec) {
        for (index, row) in spec.exclusivity.iter().enumerate() {
            let at = Path::root().key("exclusivity").index(index);
            if row.competitors_only && !spec.restraints.competitors.iter().any(|list| list.of == row.to) {
                let message = "no row of `restraints.competitors` names the competitors of this party";
                let hint = "add `[[restraints.competitors]]` with `of` and `names`";
                self.error("no-competitors", &at.clone().key("competitors-only"), message, hint);
            }
            let keeps_out = matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole);
            if row.competitors_only && !keeps_out {
                let message = "`competitors-only` belongs to a level that keeps others out";
                let hint = "write `level = \"exclusive\"` or `level = \"sole\"`";
                self.error("nobody-kept-out", &at.clone().key("competitors-only"), message, hint);
            }
            if let Some(condition) = &row.condition
                && condition.curable
                && condition.notice.is_none()
            {
                let message = "`curable` needs the `notice` within which the share may still be reached";
                self.error("missing-notice", &at.key("while").key("curable"), message, "add `notice = \"180 days\"`");
            }
        }
    }

    pub(super) fn restraints(&mut self, spec: &Spec) {
        let list = |list: &str, index: usize| Path::root().key("restraints").key(list).index(index);
        let table = &spec.restraints;
        let compete = table.non_compete.iter().enumerate();
        let compete = compete.map(|(at, row)| (list("non-compete", at), row.during_term, row.after.is_none()));
        let solicit = table.non_solicitation.iter().enumerate();
        let solicit = solicit.map(|(at, row)| (list("non-solicitation", at), row.during_term, row.after.is_none()));
        for (at, during_term, no_after) in compete.chain(solicit) {
            if during_term == Some(false) && no_after {
                let message = "this restraint holds neither during the term nor after it";
                self.error("restraint-never", &at.key("during-term"), message, "add `after = \"12 months\"`");
            }
        }
        for (index, row) in table.non_solicitation.iter().enumerate() {
            if row.no_hire && row.whom == Solicited::Customers {
                let at = list("non-solicitation", index).key("no-hire");
                self.error("needless-no-hire", &at, "customers are not hired", "take `no-hire` out");
            }
        }
        for (index, row) in table.competitors.iter().enumerate() {
            if row.names.is_empty() {
                let at = list("competitors", index).key("names");
                self.error("empty-list", &at, "`names` names no competitor", "add a name, or drop the row");
            }
        }
        for (index, row) in spec.engagement.iter().flat_map(|table| &table.reserved).enumerate() {
            if row.accounts.is_empty() {
                let at = Path::root().key("engagement").key("reserved").index(index).key("accounts");
                self.error("empty-list", &at, "`accounts` names no account", "add a name or a rule, or drop the row");
            }
        }
        for (index, row) in table.first_rights.iter().enumerate() {
            let at = list("first-rights", index);
            if row.lasts.is_some() && row.afterwards == Afterwards::Free {
                let message = "`for` belongs to `afterwards = \"no-better-terms\"`, and only to it";
                self.error("needless-for", &at.clone().key("for"), message, "take `for` out");
            }
            if (row.kind == FirstRightKind::Option) != row.terms.is_some() {
                let message = "`terms` belongs to `kind = \"option\"`, and only to it";
                let hint = "write `kind = \"option\", terms = \"the terms of the agreement\"`";
                self.error("option-terms", &at, message, hint);
            }
        }
    }
}
