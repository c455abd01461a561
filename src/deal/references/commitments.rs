//! What the parties commit and pay each other.

use super::{Refs, rows};
use crate::spec::{Beyond, Id, Minimum, Once, Path, Spec};

impl Refs<'_> {
    pub(super) fn commitments(&mut self, spec: &Spec) {
        let table = &spec.commitments;
        let by = |list: &str, index: usize| rows("commitments", list)(index, "by");
        for (index, row) in table.minimums.iter().enumerate() {
            self.minimum_row(index, row);
        }
        let prepayments = table.prepayments.iter().map(|row| &row.by);
        let people = table.people.iter().map(|row| &row.by);
        let milestones = table.milestones.iter().map(|row| &row.by);
        let first_customers = table.first_customers.iter().map(|row| &row.by);
        let forecasts = table.forecasts.iter().map(|row| &row.by);
        let efforts = table.efforts.iter().map(|row| &row.by);
        let lists: [(&str, Vec<&Id>); 6] = [
            ("prepayments", prepayments.collect()),
            ("people", people.collect()),
            ("milestones", milestones.collect()),
            ("first-customers", first_customers.collect()),
            ("forecasts", forecasts.collect()),
            ("efforts", efforts.collect()),
        ];
        for (list, parties) in lists {
            for (index, party) in parties.into_iter().enumerate() {
                self.party(&by(list, index), party);
            }
        }
        for (index, row) in table.tests.iter().enumerate() {
            let at = rows("commitments", "tests")(index, "all-of");
            for (part, test) in row.all_of.iter().enumerate() {
                self.minimum(&at.clone().index(part).key("minimum"), &test.minimum);
            }
        }
        for (index, row) in table.security.iter().enumerate() {
            self.pair(rows("commitments", "security"), index, ("by", &row.by), ("to", &row.to));
        }
        for (index, row) in table.guarantees.iter().enumerate() {
            let at = rows("commitments", "guarantees");
            self.fee(&at(index, "fee"), &row.fee);
            if let Some(test) = &row.test {
                self.test(&at(index, "test"), test);
            }
            self.pair(at, index, ("by", &row.by), ("to", &row.to));
        }
    }

    fn minimum_row(&mut self, index: usize, row: &Minimum) {
        let at = rows("commitments", "minimums");
        self.party(&at(index, "by"), &row.by);
        if let Some(forum) = row.to_agree.as_ref().and_then(|agree| agree.by.as_ref()) {
            self.forum(&at(index, "to-agree").key("by"), forum);
        }
        if let Some(other) = row.drop.as_ref().and_then(|right| right.replaced_by.as_ref()) {
            self.minimum(&at(index, "drop").key("replaced-by"), other);
        }
        for (step, shortfall) in row.shortfall.iter().enumerate() {
            if let Some(fee) = &shortfall.fee {
                self.fee(&at(index, "shortfall").index(step).key("fee"), fee);
            }
        }
    }

    pub(super) fn money(&mut self, spec: &Spec) {
        let money = &spec.money;
        for (index, row) in money.fees.iter().enumerate() {
            self.pair(rows("money", "fees"), index, ("payer", &row.payer), ("payee", &row.payee));
            if let Some(Once::Milestone(milestone)) = &row.once {
                self.milestone(&rows("money", "fees")(index, "once").key("milestone"), milestone);
            }
        }
        for (index, row) in money.discounts.iter().enumerate() {
            self.pair(rows("money", "discounts"), index, ("by", &row.by), ("to", &row.to));
        }
        for (index, row) in money.prices.iter().enumerate() {
            self.party(&rows("money", "prices")(index, "by"), &row.by);
        }
        for (index, row) in money.stock.iter().enumerate() {
            self.pair(rows("money", "stock"), index, ("by", &row.by), ("to", &row.to));
        }
        for (index, row) in money.most_favoured.iter().enumerate() {
            self.pair(rows("money", "most-favoured"), index, ("by", &row.by), ("to", &row.to));
        }
        for (index, row) in money.volume_limits.iter().enumerate() {
            let at = |key: &str| -> Path { rows("money", "volume-limits")(index, key) };
            self.party(&at("on"), &row.on);
            match &row.beyond {
                Beyond::Fee(fee) => self.fee(&at("beyond").key("fee"), fee),
                Beyond::Consent(party) => self.party(&at("beyond").key("consent"), party),
            }
        }
        for (index, row) in money.equity.iter().enumerate() {
            self.pair(rows("money", "equity"), index, ("issuer", &row.issuer), ("holder", &row.holder));
        }
    }
}
