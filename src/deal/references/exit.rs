//! Names in the exit that stand for parties, minimums, gates, milestones, prepayments and ways to end the alliance.

use super::{Refs, rows};
use crate::deal::parties::EITHER;
use crate::diag::Finding;
use crate::spec::{EndingEvent, Event, Id, PRIVATE_TABLES, Path, Spec, Trigger, WindDown};

impl Refs<'_> {
    pub(super) fn triggers(&mut self, spec: &Spec) {
        let at = rows("exit", "triggers");
        for (index, row) in spec.exit.triggers.iter().enumerate() {
            self.party_or(&at(index, "holder"), &row.holder, EITHER);
            self.event(&at(index, "event"), row);
        }
        for (index, row) in spec.exit.automatic.iter().enumerate() {
            let at = rows("exit", "automatic");
            if self.triggers.contains(&row.id.as_str()) {
                let finding = Finding::error("duplicate-id", "a trigger and an automatic end have one id");
                self.findings.push(finding.at(self.places.nearest_span(&at(index, "id"))));
            }
            match &row.event {
                EndingEvent::FailedGate { gate } => {
                    self.gate(&at(index, "event").key("failed-gate").key("gate"), gate);
                }
                EndingEvent::WindingUp { of } => {
                    self.party_or(&at(index, "event").key("winding-up").key("of"), of, EITHER);
                }
                EndingEvent::Other { what: _ } => {}
            }
        }
    }

    fn event(&mut self, at: &Path, row: &Trigger) {
        let event = |kind: &str, key: &str| at.clone().key(kind).key(key);
        match &row.event {
            Event::MissedMinimum { minimum, below: _, repeated: _ } => {
                self.minimum(&event("missed-minimum", "minimum"), minimum);
            }
            Event::FailedTest { test, all_missed: _ } => self.test(&event("failed-test", "test"), test),
            Event::FailedGate { gate } => self.gate(&event("failed-gate", "gate"), gate),
            Event::MissedMilestone { milestone, by_more_than: _ } => {
                self.milestone(&event("missed-milestone", "milestone"), milestone);
            }
            Event::ChangeOfControl {
                of,
                to_competitor_only: _,
                or_buys_competitor: _,
                report_within: _,
                acquirer_may_end: _,
            } => self.party_or(&event("change-of-control", "of"), of, EITHER),
            Event::MaterialBreach
            | Event::Breach
            | Event::NonPayment
            | Event::Insolvency { dismissal: _, limbs: _ }
            | Event::ForceMajeure { longer_than: _ }
            | Event::Conviction { of: _ }
            | Event::Regulatory
            | Event::Safety { what: _ }
            | Event::LostApproval { what: _, by: _ }
            | Event::Hardship { what: _, proof: _, renegotiate: _ }
            | Event::IpChallenge
            | Event::KeyPerson { who: _, replaced_within: _ }
            | Event::Other { what: _ } => {}
        }
    }

    fn gate(&mut self, at: &Path, name: &Id) {
        let known = self.gates.clone();
        self.known("unknown-gate", "pilot gate", at, name, &known);
    }

    pub(super) fn exit(&mut self, spec: &Spec) {
        let exit = Path::root().key("exit");
        let table = &spec.exit;
        if let Some(row) = &table.renewal {
            let at = exit.clone().key("renewal");
            if let Some(holder) = &row.holder {
                self.party_or(&at.clone().key("holder"), holder, EITHER);
            }
            for (index, minimum) in row.needs.iter().enumerate() {
                self.minimum(&at.clone().key("needs").index(index), minimum);
            }
        }
        if let Some(row) = &table.convenience {
            let at = exit.clone().key("convenience");
            self.party_or(&at.clone().key("holder"), &row.holder, EITHER);
            for (index, row) in row.differing.iter().enumerate() {
                self.party(&at.clone().key("differing").index(index).key("holder"), &row.holder);
            }
        }
        for (index, row) in table.assets.iter().enumerate() {
            let at = rows("exit", "assets");
            match &row.to {
                Some(to) => self.pair(at, index, ("held-by", &row.held_by), ("to", to)),
                None => self.party(&at(index, "held-by"), &row.held_by),
            }
        }
        self.survival(spec);
        self.ends(spec);
    }

    /// Each part that survives and says where the deal has it is there, and is not for our own eyes.
    fn survival(&mut self, spec: &Spec) {
        for (index, row) in spec.exit.survival.iter().enumerate() {
            let Some(term) = &row.term else { continue };
            let span = self.places.nearest_span(&rows("exit", "survival")(index, "term"));
            let finding = match self.places.resolve(term) {
                Ok(_) if term.split('.').next().is_some_and(is_private) => {
                    Finding::error("survives-private", "what is private is no part of an agreement that could survive")
                        .hint("name what both sides agree on, or take `term` out")
                }
                Ok(_) => continue,
                Err(error) => {
                    let message = format!("`{}` is to survive, and the deal has nothing at `{term}`", row.clause);
                    let finding = Finding::error("survives-nothing", message);
                    let known = error.known.iter().map(String::as_str);
                    match crate::diag::nearest(&error.at, known.filter(|name| !is_private(name))) {
                        Some(near) => finding.hint(format!("for `{}`, did you mean `{near}`?", error.at)),
                        None => finding.hint("say it in the deal, or take this row out"),
                    }
                }
            };
            self.findings.push(finding.at(span));
        }
    }

    /// What is tied to some of the ways to end the alliance.
    fn ends(&mut self, spec: &Spec) {
        let table = &spec.exit;
        let mut grounds = self.triggers.clone();
        if table.convenience.is_some() {
            grounds.push("convenience");
        }
        if let Some(row) = &table.lock_in {
            self.grounds(&Path::root().key("exit").key("lock-in").key("except"), &row.except, &grounds);
        }
        for (index, row) in table.suspensions.iter().enumerate() {
            let at = rows("exit", "suspensions");
            self.party_or(&at(index, "holder"), &row.holder, EITHER);
            let triggers = self.triggers.clone();
            self.grounds(&at(index, "on"), &row.on, &triggers);
        }
        grounds.extend(self.automatic.clone());
        for (index, row) in table.fees.iter().enumerate() {
            let at = rows("exit", "fees");
            self.pair(&at, index, ("payer", &row.payer), ("payee", &row.payee));
            self.needed_grounds(&at(index, "on"), &row.on, &grounds);
            let named: Vec<&str> = row.on.iter().map(Id::as_str).collect();
            for (cell, row) in row.by_year.iter().enumerate() {
                self.grounds(&at(index, "by-year").index(cell).key("on"), &row.on, &named);
            }
        }
        for (index, row) in table.acceleration.iter().enumerate() {
            let at = rows("exit", "acceleration");
            if let Some(payer) = &row.payer {
                self.party(&at(index, "payer"), payer);
            }
            self.needed_grounds(&at(index, "on"), &row.on, &grounds);
        }
        grounds.push("expiry");
        for (index, row) in table.tail.iter().enumerate() {
            let at = rows("exit", "tail");
            self.pair(&at, index, ("payer", &row.payer), ("payee", &row.payee));
            self.needed_grounds(&at(index, "on"), &row.on, &grounds);
            let named: Vec<&str> = row.on.iter().map(Id::as_str).collect();
            for (part, row) in row.shorter.iter().enumerate() {
                self.needed_grounds(&at(index, "shorter").index(part).key("on"), &row.on, &named);
            }
        }
        for (index, row) in table.refunds.iter().enumerate() {
            let at = rows("exit", "refunds");
            self.prepayment(&at(index, "prepayment"), &row.prepayment);
            self.needed_grounds(&at(index, "on"), &row.on, &grounds);
        }
        for (index, row) in table.repurchase.iter().enumerate() {
            let at = rows("exit", "repurchase");
            self.pair(&at, index, ("buyer", &row.buyer), ("seller", &row.seller));
            self.grounds(&at(index, "on"), &row.on, &grounds);
        }
        if let Some(row) = &table.wind_down {
            self.wind_down(row, &grounds);
        }
    }

    fn wind_down(&mut self, row: &WindDown, grounds: &[&str]) {
        let at = |table: &str| Path::root().key("exit").key("wind-down").key(table);
        if let Some(party) = &row.option_of {
            self.party_or(&at("option-of"), party, EITHER);
        }
        for (index, duty) in row.duties.iter().enumerate() {
            self.party(&at("duties").index(index).key("by"), &duty.by);
        }
        if let Some(support) = &row.support {
            self.party(&at("support").key("by"), &support.by);
            if let Some(first) = &support.first_contact {
                self.party(&at("support").key("first-contact"), first);
            }
            if let Some(fee) = &support.fee {
                self.party(&at("support").key("fee").key("payer"), &fee.payer);
            }
        }
        if let Some(party) = row.data.as_ref().and_then(|data| data.cost_by.as_ref()) {
            self.party(&at("data").key("cost-by"), party);
        }
        self.grounds(&at("sell-off-not-on"), &row.sell_off_not_on, grounds);
    }

    fn needed_grounds(&mut self, at: &Path, named: &[Id], known: &[&str]) {
        if named.is_empty() {
            let finding = Finding::error("no-ground", "`on` names no end after which this applies");
            self.findings.push(finding.at(self.places.nearest_span(at)));
        }
        self.grounds(at, named, known);
    }

    fn grounds(&mut self, at: &Path, named: &[Id], known: &[&str]) {
        for (index, ground) in named.iter().enumerate() {
            self.known("unknown-ground", "way to end the alliance", &at.clone().index(index), ground, known);
        }
    }
}

fn is_private(table: &str) -> bool {
    PRIVATE_TABLES.contains(&table)
}
