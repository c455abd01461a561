//! Minimums and their ladders, tests, security and guarantees.

use super::Checks;
use crate::spec::{
    Amount, Effect, Event, Guarantee, Id, Minimum, Path, Refund, Repeated, Shortfall, Spec, Stated, YearAmount,
};

impl Checks<'_> {
    pub(super) fn commitments(&mut self, spec: &Spec) {
        let list = |key: &str| Path::root().key("commitments").key(key);
        for (index, minimum) in spec.commitments.minimums.iter().enumerate() {
            let at = list("minimums").index(index);
            self.minimum(&at, minimum);
            self.ladder(&at, minimum, spec);
        }
        for (index, trigger) in spec.exit.triggers.iter().enumerate() {
            if let Event::MissedMinimum { minimum, below, repeated } = &trigger.event {
                let at = Path::root().key("exit").key("triggers").index(index).key("event").key("missed-minimum");
                self.repeated(&at.clone().key("repeated"), repeated.as_ref());
                if let Some(minimum) = spec.commitments.minimums.iter().find(|other| other.id == *minimum) {
                    self.threshold(&at.key("below"), below, minimum);
                }
            }
        }
        for (index, test) in spec.commitments.tests.iter().enumerate() {
            let at = list("tests").index(index).key("all-of");
            if test.all_of.is_empty() {
                let hint = "write `all-of = [{ minimum = \"…\", at-least = \"90%\" }]`";
                self.error("empty-list", &at, "`all-of` names no minimum", hint);
            }
            for (part, row) in test.all_of.iter().enumerate() {
                let minimum = spec.commitments.minimums.iter().find(|other| other.id == row.minimum);
                if let Some((minimum, at_least)) = minimum.zip(row.at_least.known()) {
                    self.threshold(&at.clone().index(part).key("at-least"), at_least, minimum);
                }
            }
        }
        for (index, row) in spec.commitments.prepayments.iter().enumerate() {
            if row.refund_if.is_some() && row.refundable == Refund::None {
                let at = list("prepayments").index(index).key("refund-if");
                let message = "`refund-if` speaks of a refund, and `refundable` says that there is none";
                self.error("needless-refund-if", &at, message, "take one of the two out");
            }
        }
        for (index, row) in spec.commitments.security.iter().enumerate() {
            if row.renewals.is_some() && row.lasts.is_none() {
                let at = list("security").index(index).key("renewals");
                let message = "`renewals` repeats a time that `for` does not give";
                self.error("needless-renewals", &at, message, "add `for = \"2 months\"`, or take `renewals` out");
            }
        }
        for (index, row) in spec.commitments.guarantees.iter().enumerate() {
            self.guarantee(&list("guarantees").index(index).key("periods"), row);
        }
    }

    fn minimum(&mut self, at: &Path, minimum: &Minimum) {
        let list = at.clone().key("schedule");
        if minimum.schedule.is_empty() && minimum.to_agree.is_none() {
            let hint = "write `schedule = [{ year = 1, amount = \"USD 1.5M\" }]`, or say in `to-agree` who agrees it";
            self.error("empty-schedule", &list, "`schedule` has no contract year", hint);
        }
        self.years(&list, &minimum.schedule);
        if let (Some(stub), Some(first)) = (known_stub(minimum), known_first(&minimum.schedule))
            && !stub.comparable_with(first)
        {
            let place = at.clone().key("stub").key("amount");
            let message = "this amount has another unit or currency than the schedule";
            self.error("mixed-units", &place, message, "count one metric in one unit");
        }
        if let Some(agree) = &minimum.to_agree {
            let place = at.clone().key("to-agree");
            if minimum.later.is_some() {
                let message = "`later` and `to-agree` both say what the minimum of later years is";
                self.error("later-twice", &place, message, "keep one of the two");
            }
            if let Some(year) = agree.from_year {
                self.year(&place.key("from-year"), year);
            }
        }
        if minimum.later.is_some() && minimum.schedule.is_empty() {
            let message = "`later` goes on from an amount that `schedule` does not give";
            self.error("empty-schedule", &at.clone().key("later"), message, "add the first year to `schedule`");
        }
        if minimum.drop.as_ref().and_then(|right| right.replaced_by.as_ref()) == Some(&minimum.id) {
            let place = at.clone().key("drop").key("replaced-by");
            self.error("replaced-by-itself", &place, "this minimum is to take its own place", "name another one");
        }
    }

    /// Amounts by contract year: in order, in one unit.
    pub(super) fn years(&mut self, list: &Path, rows: &[YearAmount]) {
        for (index, row) in rows.iter().enumerate() {
            let place = list.clone().index(index);
            self.year(&place.clone().key("year"), row.year);
            let Some(before) = index.checked_sub(1).map(|last| &rows[last]) else { continue };
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

    /// A threshold is a share of the minimum, or counts what the minimum counts.
    fn threshold(&mut self, at: &Path, threshold: &Amount, minimum: &Minimum) {
        let share = matches!(threshold, Amount::Percent(_));
        if !share && known_first(&minimum.schedule).is_some_and(|first| !first.comparable_with(threshold)) {
            let message = "this threshold has another unit or currency than the minimum";
            self.error("mixed-units", at, message, "write a percentage, or a number of what the minimum counts");
        }
    }

    fn ladder(&mut self, at: &Path, minimum: &Minimum, spec: &Spec) {
        for (index, step) in minimum.shortfall.iter().enumerate() {
            let place = at.clone().key("shortfall").index(index);
            let below = place.clone().key("below");
            self.threshold(&below, &step.below, minimum);
            if let Some(before) = index.checked_sub(1).map(|last| &minimum.shortfall[last]) {
                self.step_order(&below, before, step);
            }
            if (step.effect == Effect::FeeCut) != step.cut.is_some() {
                let message = "`cut` belongs to `effect = \"fee-cut\"`, and only to it";
                self.error("fee-cut", &place, message, "write `effect = \"fee-cut\", cut = \"10%\"`");
            }
            if step.fee.is_some() && step.effect != Effect::FeeCut {
                let message = "`fee` belongs to `effect = \"fee-cut\"` only";
                self.error("fee-cut", &place.clone().key("fee"), message, "take `fee` out");
            }
            if step.share.is_some() && step.effect != Effect::PayDifference {
                let message = "`share` belongs to `pay-difference` only";
                self.error("needless-share", &place.clone().key("share"), message, "take `share` out");
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
            self.repeated(&place.clone().key("repeated"), step.repeated.as_ref());
            self.consequence(&place.key("effect"), minimum, step, spec);
        }
    }

    fn repeated(&mut self, at: &Path, repeated: Option<&Repeated>) {
        if repeated.is_some_and(|repeated| !(2..=repeated.out_of).contains(&repeated.times)) {
            let message = "`times` must be at least 2 and at most `out-of`";
            let hint = "a single miss needs no `repeated`; three misses in six periods are `{ times = 3, out-of = 6 }`";
            self.error("repeated-range", at, message, hint);
        }
    }

    /// Steps of one threshold may differ in how many misses they take.
    fn step_order(&mut self, at: &Path, before: &Shortfall, step: &Shortfall) {
        if !before.below.comparable_with(&step.below) {
            let message = "this threshold is written in another unit than the step before";
            self.error("mixed-units", at, message, "write all steps as percentages, or all as numbers");
            return;
        }
        let misses = |step: &Shortfall| step.repeated.as_ref().map_or(1, |repeated| repeated.times);
        let harder = step.below == before.below && misses(step) > misses(before);
        if !harder && step.below >= before.below {
            let message = "each step of a shortfall ladder must lie below the one before";
            self.error("ladder-order", at, message, "order the steps from mild to hard");
        }
    }

    /// A consequence that nobody is given the right to is a promise without a clause.
    fn consequence(&mut self, at: &Path, minimum: &Minimum, step: &Shortfall, spec: &Spec) {
        let Shortfall { below, effect, repeated, cut: _, fee: _, share: _, within: _ } = step;
        let effect = *effect;
        // A trigger on a minimum that is not there may mean this one: that is said at the trigger.
        let is_known = |named: &Id| spec.commitments.minimums.iter().any(|row| row.id == *named);
        let triggered = spec.exit.triggers.iter().any(|trigger| {
            matches!(&trigger.event, Event::MissedMinimum { minimum: named, below: at, repeated: misses }
                if !is_known(named) || (*named == minimum.id && at == below && misses == repeated))
        });
        if effect == Effect::Terminate && !triggered {
            let misses = repeated.as_ref().map_or_else(String::new, |repeated| {
                format!(", repeated = {{ times = {}, out-of = {} }}", repeated.times, repeated.out_of)
            });
            let hint = format!(
                "add `[[exit.triggers]]` with its holder and `event = {{ missed-minimum = {{ minimum = \"{}\", below = \
                 \"{below}\"{misses} }} }}`",
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

    fn guarantee(&mut self, list: &Path, row: &Guarantee) {
        if row.periods.is_empty() {
            let hint = "write `periods = [{ from = 2027-02-01, to = 2028-01-31, amount = \"USD 1M\" }]`";
            self.error("empty-list", list, "`periods` has no period", hint);
        }
        for (index, period) in row.periods.iter().enumerate() {
            let place = list.clone().index(index);
            let (from, to) = (period.from.known(), period.to.known());
            if from.zip(to).is_some_and(|(from, to)| to < from) {
                let message = "this period ends before it begins";
                self.error("period-order", &place.clone().key("to"), message, "correct one of the two dates");
            }
            let before = index.checked_sub(1).and_then(|last| row.periods[last].to.known());
            if before.zip(from).is_some_and(|(before, from)| from <= before) {
                let message = "this period begins before the one before it is over";
                self.error("period-order", &place.clone().key("from"), message, "let the periods follow each other");
            }
            let interim = period.interim.as_ref().and_then(|interim| interim.on.known());
            let outside = interim.is_some_and(|on| from.is_some_and(|from| on < from) || to.is_some_and(|to| on >= to));
            if outside {
                let message = "the interim payment lies outside its period";
                self.error("period-order", &place.key("interim").key("on"), message, "name a day within the period");
            }
        }
    }
}

fn known_first(rows: &[YearAmount]) -> Option<&Amount> {
    rows.iter().find_map(|row| row.amount.known())
}

fn known_stub(minimum: &Minimum) -> Option<&Amount> {
    minimum.stub.as_ref()?.amount.as_ref()?.known()
}
