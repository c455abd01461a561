//! What the types of single values cannot say: order, ranges, sums, and things promised that are granted nowhere.

use super::budget::sum;
use super::calendar::ContractYear;
use crate::diag::{Finding, Findings};
use crate::spec::{BindingPart, Budget, Effect, Event, Id, Minimum, Path, Places, Shortfall, Spec, Stated};

pub(super) struct Checks<'a> {
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
    for (index, minimum) in spec.commitments.minimums.iter().enumerate() {
        let at = Path::root().key("commitments").key("minimums").index(index);
        checks.schedule(&at, minimum);
        checks.ladder(&at, minimum, spec);
    }
    checks.counts(spec);
    checks.budget(spec);
    checks.governance(spec);
    checks.binding(spec);
    checks.lists(spec);
    checks.term(spec);
    checks.exit(spec);
}

impl Checks<'_> {
    pub(super) fn error(&mut self, id: &'static str, at: &Path, message: impl Into<String>, hint: &str) {
        let finding = Finding::error(id, message).at(self.places.nearest_span(at)).hint(hint);
        self.findings.push(finding);
    }

    pub(super) fn year(&mut self, at: &Path, year: u32) {
        if year == 0 {
            self.error("year-out-of-term", at, "contract years are counted from 1", "write `year = 1` for the first");
        } else if self.years.is_some_and(|last| year > last) {
            let message = "this contract year lies after the end of `deal.term`";
            self.error("year-out-of-term", at, message, "drop the row, or lengthen `deal.term`");
        }
    }

    fn schedule(&mut self, at: &Path, minimum: &Minimum) {
        let list = at.clone().key("schedule");
        if minimum.schedule.is_empty() {
            let hint = "write `schedule = [{ year = 1, amount = \"USD 1.5M\" }]`";
            self.error("empty-schedule", &list, "`schedule` has no contract year", hint);
        }
        for (index, row) in minimum.schedule.iter().enumerate() {
            let place = list.clone().index(index);
            self.year(&place.clone().key("year"), row.year);
            let Some(before) = index.checked_sub(1).map(|last| &minimum.schedule[last]) else { continue };
            if row.year <= before.year {
                let message = "contract years must rise from row to row";
                self.error("schedule-order", &place.clone().key("year"), message, "put the rows in order, one a year");
            }
            if let (Stated::Known(one), Stated::Known(other)) = (&before.amount, &row.amount)
                && !one.comparable_with(other)
            {
                let message = "this amount has another unit or currency than the row before";
                self.error("mixed-units", &place.key("amount"), message, "count one metric in one unit");
            }
        }
    }

    fn ladder(&mut self, at: &Path, minimum: &Minimum, spec: &Spec) {
        for (index, step) in minimum.shortfall.iter().enumerate() {
            let place = at.clone().key("shortfall").index(index);
            if index > 0 && step.below.value() >= minimum.shortfall[index - 1].below.value() {
                let message = "each step of a shortfall ladder must lie below the one before";
                self.error("ladder-order", &place.clone().key("below"), message, "order the steps from mild to hard");
            }
            if (step.effect == Effect::FeeCut) != step.cut.is_some() {
                let message = "`cut` belongs to `effect = \"fee-cut\"`, and only to it";
                self.error("fee-cut", &place, message, "write `effect = \"fee-cut\", cut = \"10%\"`");
            }
            let payable = matches!(step.effect, Effect::PayDifference | Effect::MakeUp);
            if step.within.is_some() && !payable {
                let message = "`within` belongs to `pay-difference` and `make-up` only";
                self.error("needless-within", &place.clone().key("within"), message, "take `within` out");
            }
            if step.effect == Effect::PayDifference && step.within.is_none() {
                let message = "`pay-difference` does not say when the difference is paid";
                self.error("missing-within", &place, message, "add `within = \"45 days\"`");
            }
            self.consequence(&place.key("effect"), minimum, step, spec);
        }
    }

    /// A consequence that nobody is given the right to is a promise without a clause.
    fn consequence(&mut self, at: &Path, minimum: &Minimum, step: &Shortfall, spec: &Spec) {
        let Shortfall { below, effect, cut: _, within: _ } = step;
        let (below, effect) = (*below, *effect);
        // A trigger on a minimum that is not there may mean this one: that is said at the trigger.
        let is_known = |named: &Id| spec.commitments.minimums.iter().any(|row| row.id == *named);
        let triggered = spec.exit.triggers.iter().any(|trigger| {
            let Event::MissedMinimum { minimum: named, below: at, and, or, in_a_row: _ } = &trigger.event else {
                return false;
            };
            let here = *named == minimum.id || and.contains(&minimum.id) || or.contains(&minimum.id);
            !is_known(named) || (here && *at == below)
        });
        if effect == Effect::Terminate && !triggered {
            let hint = format!(
                "add `[[exit.triggers]]` with its holder and `event = {{ missed-minimum = {{ minimum = \"{}\", below = \
                 \"{below}\" }} }}`",
                minimum.id
            );
            let message = "this step gives a right to terminate that no trigger grants";
            self.error("right-not-granted", at, message, &hint);
        }
        if effect == Effect::LoseExclusivity && !spec.exclusivity.iter().any(|row| row.to == minimum.by) {
            let message = "this step takes away an exclusivity that no row of `exclusivity` grants";
            self.error("right-not-granted", at, message, "add `[[exclusivity]]` for this party, or drop the step");
        }
    }

    fn counts(&mut self, spec: &Spec) {
        let table = |table: &str, list: &str| Path::root().key(table).key(list);
        let mut counts: Vec<(Path, u32)> = Vec::new();
        for (index, row) in spec.commitments.people.iter().enumerate() {
            counts.push((table("commitments", "people").index(index).key("count"), row.count));
        }
        for (index, row) in spec.sales.training.iter().enumerate() {
            let at = table("sales", "training").index(index);
            counts.push((at.clone().key("sessions"), row.sessions));
            counts.push((at.key("seats"), row.seats.unwrap_or(1)));
        }
        counts.extend(super::exit_checks::counts(&spec.exit));
        if let Some(audit) = &spec.money.audit {
            counts.push((table("money", "audit").key("per-year"), audit.per_year));
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
                && sum(row.quarters.iter().map(Some)).as_ref() != Some(amount)
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
        let terms = &spec.terms;
        for (index, part) in terms.binding.iter().enumerate() {
            let (there, key) = match part {
                BindingPart::Confidentiality => (terms.confidentiality.is_some(), "confidentiality"),
                BindingPart::NoShop => (terms.no_shop.is_some(), "no-shop"),
                BindingPart::GoverningLaw => (terms.law.is_some(), "law"),
                BindingPart::Expiry => (terms.expires.is_some(), "expires"),
                BindingPart::Costs => (true, ""),
            };
            if !there {
                let at = Path::root().key("terms").key("binding").index(index);
                let message = format!("this part is to bind, but `terms.{key}` is not there");
                self.error("binding-nothing", &at, message, &format!("add `{key}` to `[terms]`"));
            }
        }
    }

    fn lists(&mut self, spec: &Spec) {
        let exit = Path::root().key("exit");
        if spec.exit.notice.as_ref().is_some_and(|notice| notice.by.is_empty()) {
            let at = exit.clone().key("notice").key("by");
            self.error("empty-list", &at, "`by` names no means of notice", "write `by = [\"courier\", \"email\"]`");
        }
        if spec.exit.conduct.as_ref().is_some_and(|conduct| conduct.rules.is_empty()) {
            let at = exit.key("conduct").key("rules");
            self.error("empty-list", &at, "`rules` has no rule", "add a rule, or drop `exit.conduct`");
        }
    }
}
