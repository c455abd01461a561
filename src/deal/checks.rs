//! What the types of single values cannot say: order, ranges, sums, and things promised that are granted nowhere.

mod commitments;
mod exit;
mod market;
mod money;

use super::budget::sum;
use super::calendar::ContractYear;
use super::workdays::{has_no_workday, repeated_holiday};
use crate::diag::{Finding, Findings};
use crate::spec::{
    BindingPart, Budget, CommitmentsTable, DeadlockRule, GovernanceTable, IpTable, MoneyTable, Path, Permanence,
    Places, RestraintsTable, SalesTable, Spec, Stated,
};

struct Checks<'a> {
    places: &'a Places,
    findings: &'a mut Findings,
    /// How many contract years the initial term has, when that is known.
    years: Option<u32>,
}

/// Reports what contradicts itself within the spec.
pub(super) fn check(spec: &Spec, years: &[ContractYear], places: &Places, findings: &mut Findings) {
    let years = years.last().map(|year| year.number);
    let mut checks = Checks { places, findings, years };
    if spec.spec_version != 1 {
        let message = "this program reads `spec-version = 1` only";
        checks.error("spec-version", &Path::root().key("spec-version"), message, "write `spec-version = 1`");
    }
    checks.calendar(spec);
    checks.commitments(spec);
    checks.money(spec);
    checks.counts(spec);
    checks.budget(spec);
    checks.governance(spec);
    checks.binding(spec);
    checks.rights(spec);
    checks.lists(spec);
    checks.marketing(spec);
    checks.sellers(spec);
    checks.exclusivity(spec);
    checks.restraints(spec);
    checks.term(spec);
    checks.exit(spec);
}

impl Checks<'_> {
    fn error(&mut self, id: &'static str, at: &Path, message: impl Into<String>, hint: &str) {
        let finding = Finding::error(id, message).at(self.places.nearest_span(at)).hint(hint);
        self.findings.push(finding);
    }

    fn calendar(&mut self, spec: &Spec) {
        let Some(table) = &spec.calendar else { return };
        let at = Path::root().key("calendar");
        if has_no_workday(table) {
            let message = "the weekend takes every day of the week, so there is no business day";
            self.error("no-workday", &at.key("weekend"), message, "leave out the days on which business is done");
        }
        if let Some(index) = repeated_holiday(table) {
            let at = at.key("holidays").index(index).key("on");
            self.error("repeated-holiday", &at, "this day is listed already", "drop one of the two rows");
        }
    }

    fn year(&mut self, at: &Path, year: u32) {
        if year == 0 {
            self.error("year-out-of-term", at, "contract years are counted from 1", "write `year = 1` for the first");
        } else if self.years.is_some_and(|last| year > last) {
            let message = "this contract year lies after the end of `deal.term`";
            self.error("year-out-of-term", at, message, "drop the row, or lengthen `deal.term`");
        }
    }

    fn counts(&mut self, spec: &Spec) {
        let table = |table: &str, list: &str| Path::root().key(table).key(list);
        let mut counts: Vec<(Path, u32)> = Vec::new();
        // One that is open is not zero.
        let known = |count: &Stated<u32>| count.known().copied().unwrap_or(1);
        for (index, row) in spec.commitments.people.iter().enumerate() {
            counts.push((table("commitments", "people").index(index).key("count"), known(&row.count)));
        }
        for (index, row) in spec.commitments.security.iter().enumerate() {
            counts.push((
                table("commitments", "security").index(index).key("renewals"),
                row.renewals.as_ref().map_or(1, known),
            ));
        }
        for (index, row) in spec.sales.training.iter().enumerate() {
            let at = table("sales", "training").index(index);
            counts.push((at.clone().key("sessions"), row.sessions.as_ref().map_or(1, known)));
            counts.push((at.key("seats"), row.seats.as_ref().map_or(1, known)));
        }
        counts.extend(exit::counts(&spec.exit));
        if let Some(audit) = &spec.money.audit {
            counts.push((table("money", "audit").key("per-year"), known(&audit.per_year)));
        }
        for (index, row) in spec.governance.forums.iter().enumerate() {
            let at = table("governance", "forums").index(index).key("seats");
            counts.extend(row.seats.iter().map(|(party, seats)| (at.clone().key(party.as_str()), *seats)));
        }
        if let Some(row) = spec.terms.disputes.as_ref().and_then(|disputes| disputes.arbitration.as_ref()) {
            counts.push((table("terms", "disputes").key("arbitration").key("arbitrators"), row.arbitrators));
        }
        for (at, count) in counts {
            if count == 0 {
                self.error("zero-count", &at, format!("`{at}` is zero"), "write at least 1, or drop the row");
            }
        }
    }

    fn budget(&mut self, spec: &Spec) {
        let rows = spec.marketing.iter().flat_map(|table| &table.budget);
        let mut seen: Vec<&Budget> = Vec::new();
        for (index, row) in rows.enumerate() {
            let at = Path::root().key("marketing").key("budget").index(index);
            self.year(&at.clone().key("year"), row.year);
            if seen.iter().any(|other| other.by == row.by && other.year == row.year) {
                let message = "this party has a budget for this contract year already";
                self.error("duplicate-budget", &at.clone().key("year"), message, "join the two rows");
            }
            seen.push(row);
            if row.quarters.is_empty() {
                continue;
            }
            let place = at.key("quarters");
            if row.quarters.len() != 4 {
                let message = "`quarters` needs four amounts, first to fourth quarter of the contract year";
                self.error("quarters", &place, message, "write all four, or none");
            } else if let Stated::Known(amount) = &row.amount
                && row.quarters.iter().all(|quarter| quarter.known().is_some())
                && sum(row.quarters.iter().map(Stated::known)).as_ref() != Some(amount)
            {
                let message = "the quarters do not add up to `amount`";
                self.error("quarters", &place, message, "correct the quarters or the amount");
            }
        }
        if let Some(matching) = spec.marketing.as_ref().and_then(|table| table.matching.as_ref())
            && matching.by == matching.of
        {
            let at = Path::root().key("marketing").key("matching").key("of");
            self.error("same-party", &at, "`by` and `of` name the same party", "name the party whose spend is matched");
        }
    }

    fn governance(&mut self, spec: &Spec) {
        for (index, row) in (1_u32..).zip(&spec.governance.escalation) {
            if row.level != index {
                let at = Path::root().key("governance").key("escalation").index(index as usize - 1).key("level");
                let message = "escalation levels are counted 1, 2, 3 in the order of the rows";
                self.error("escalation-order", &at, message, &format!("write `level = {index}`"));
            }
        }
    }

    fn binding(&mut self, spec: &Spec) {
        for (index, part) in spec.terms.binding.iter().enumerate() {
            let (there, place, hint) = bound(*part, spec);
            if !there {
                let at = Path::root().key("terms").key("binding").index(index);
                self.error("binding-nothing", &at, format!("this part is to bind, but `{place}` is not there"), &hint);
            }
        }
    }

    fn rights(&mut self, spec: &Spec) {
        for (index, row) in spec.ip.licences.iter().enumerate() {
            let is_perpetual = row.permanence.is_some_and(|kind| kind != Permanence::Irrevocable);
            if is_perpetual && row.lasts.is_some() {
                let at = Path::root().key("ip").key("licences").index(index).key("for");
                let message = "a perpetual licence has no time of its own";
                self.error("perpetual-for-a-time", &at, message, "drop `for`, or write `permanence = \"irrevocable\"`");
            }
        }
        for (index, row) in spec.terms.limits.iter().flat_map(|limits| &limits.caps).enumerate() {
            if row.amount.is_none() && row.formula.is_none() {
                let at = Path::root().key("terms").key("limits").key("caps").index(index);
                let hint = "add `amount`, or `formula = \"the fees paid in the year before the claim\"`";
                self.error("empty-cap", &at, "this cap states neither `amount` nor `formula`", hint);
            }
        }
        let by_dispute = spec.governance.deadlock.as_ref().is_some_and(|row| row.then == DeadlockRule::Disputes);
        if by_dispute && spec.terms.disputes.is_none() && spec.terms.forum.is_none() {
            let at = Path::root().key("governance").key("deadlock").key("then");
            let message = "a deadlock goes the way of a dispute, and no such way is there";
            self.error("right-not-granted", &at, message, "add `[terms.disputes]`, or `forum` to `[terms]`");
        }
    }

    fn lists(&mut self, spec: &Spec) {
        let exit = Path::root().key("exit");
        if spec.exit.notice.as_ref().is_some_and(|notice| notice.by.is_empty()) {
            let at = exit.clone().key("notice").key("by");
            self.error("empty-list", &at, "`by` names no means of notice", "write `by = [\"courier\", \"email\"]`");
        }
        if spec.ip.escrow.as_ref().is_some_and(|escrow| escrow.release.is_empty()) {
            let at = Path::root().key("ip").key("escrow").key("release");
            self.error("empty-list", &at, "`release` names no event", "add an event, or drop `ip.escrow`");
        }
        let indirect = spec.terms.limits.as_ref().and_then(|limits| limits.indirect.as_ref());
        if indirect.is_some_and(|row| row.losses.is_empty()) {
            let at = Path::root().key("terms").key("limits").key("indirect").key("losses");
            self.error("empty-list", &at, "`losses` names no loss", "write `losses = [\"lost profit\"]`");
        }
        for (index, row) in spec.terms.indemnities.iter().enumerate() {
            if row.against.is_empty() {
                let at = Path::root().key("terms").key("indemnities").index(index).key("against");
                self.error("empty-list", &at, "`against` names no claim", "name the claims, or drop the row");
            }
        }
        if spec.exit.conduct.as_ref().is_some_and(|conduct| conduct.rules.is_empty()) {
            let at = exit.key("conduct").key("rules");
            self.error("empty-list", &at, "`rules` has no rule", "add a rule, or drop `exit.conduct`");
        }
    }
}

/// Whether the spec holds what a part of the term sheet stands on; where that is, and how to add it.
fn bound(part: BindingPart, spec: &Spec) -> (bool, String, String) {
    let terms = &spec.terms;
    let key = |there: bool, key: &str| (there, format!("terms.{key}"), format!("add `{key}` to `[terms]`"));
    let table = |there: bool, name: &str| (there, name.to_owned(), format!("add `{name}`, or drop the part"));
    match part {
        BindingPart::Confidentiality => key(terms.confidentiality.is_some(), "confidentiality"),
        BindingPart::NoShop => key(terms.no_shop.is_some(), "no-shop"),
        BindingPart::GoverningLaw => key(terms.law.is_some(), "law"),
        BindingPart::Expiry => key(terms.expires.is_some(), "expires"),
        // The purpose, the term and the costs are there in each deal.
        BindingPart::Costs | BindingPart::Purpose | BindingPart::Exit => table(true, "deal"),
        BindingPart::Commitments => table(spec.commitments != CommitmentsTable::default(), "commitments"),
        BindingPart::Pilot => table(spec.pilot.is_some(), "pilot"),
        BindingPart::Marketing => table(spec.marketing.is_some(), "marketing"),
        BindingPart::Sales => table(spec.sales != SalesTable::default(), "sales"),
        BindingPart::Fees => table(spec.money != MoneyTable::default(), "money"),
        BindingPart::Exclusivity => table(!spec.exclusivity.is_empty(), "exclusivity"),
        BindingPart::Restraints => table(spec.restraints != RestraintsTable::default(), "restraints"),
        BindingPart::Ip => table(spec.ip != IpTable::default(), "ip"),
        BindingPart::Engagement => table(spec.engagement.is_some(), "engagement"),
        BindingPart::Governance => table(spec.governance != GovernanceTable::default(), "governance"),
        BindingPart::WindDown => table(spec.exit.wind_down.is_some(), "exit.wind-down"),
        BindingPart::Risk => {
            let there = terms.limits.is_some() || terms.liability.is_some();
            let there = there || !terms.warranties.is_empty() || !terms.insurance.is_empty();
            let there = there || !terms.indemnities.is_empty();
            table(there, "terms.limits")
        }
        BindingPart::OtherTerms => table(!spec.other_terms.is_empty(), "other-terms"),
        BindingPart::GeneralTerms => {
            let there = terms.law.is_some() || terms.forum.is_some() || terms.confidentiality.is_some();
            let there = there || terms.disputes.is_some() || terms.secrecy.is_some() || terms.assignment.is_some();
            let there = there || !terms.assignments.is_empty() || !terms.precedence.is_empty();
            table(there || terms.third_parties.is_some() || !terms.intent_only.is_empty(), "terms.law")
        }
    }
}
