//! Rates, tiers and formulas.

use super::Checks;
use crate::spec::{Amount, Fee, Formula, Path, Rate, Scale, Spec, Stated, Tiers};

impl Checks<'_> {
    pub(super) fn money(&mut self, spec: &Spec) {
        let list = |key: &str| Path::root().key("money").key(key);
        for (index, fee) in spec.money.fees.iter().enumerate() {
            let at = list("fees").index(index);
            self.fee(&at, fee);
            match &fee.rate {
                Stated::Known(Rate::Scale(scale)) => self.scale(&at.key("rate"), scale),
                Stated::Known(Rate::Formula(formula)) => self.formula(&at.key("rate").key("formula"), formula),
                Stated::Open(_) => {}
            }
        }
        for (index, row) in spec.money.discounts.iter().enumerate() {
            if let Stated::Known(scale) = &row.rate {
                self.scale(&list("discounts").index(index).key("rate"), scale);
            }
        }
    }

    fn fee(&mut self, at: &Path, fee: &Fee) {
        if fee.base.is_none() && takes_a_share(&fee.rate) {
            let message = "a percentage is taken of something, and `base` does not say of what";
            self.error("missing-base", at, message, "add `base = \"net revenue from joint customers\"`");
        }
        if fee.in_advance && fee.every.is_none() {
            let message = "`in-advance` speaks of a period that `every` does not give";
            self.error("needless-advance", &at.clone().key("in-advance"), message, "add `every = \"year\"`");
        }
        if fee.once.is_some() && fee.every.is_some() {
            let message = "a fee cannot be paid once and for each period";
            self.error("once-and-every", &at.clone().key("once"), message, "keep one of `once` and `every`");
        }
    }

    fn formula(&mut self, at: &Path, formula: &Formula) {
        let list = at.clone().key("baseline");
        if formula.baseline.is_empty() {
            let hint = "write `baseline = [{ year = 1, amount = \"USD 40M\" }]`";
            self.error("empty-schedule", &list, "`baseline` has no contract year", hint);
        }
        self.years(&list, &formula.baseline);
        let known = |limit: &Option<Stated<_>>| limit.as_ref().and_then(Stated::known).copied();
        if known(&formula.floor).zip(known(&formula.ceiling)).is_some_and(|(floor, ceiling)| floor > ceiling) {
            let message = "the floor of the margin lies above its ceiling";
            self.error("collar-order", &at.clone().key("floor"), message, "exchange the two");
        }
        if formula.margin.is_none() && (formula.floor.is_some() || formula.ceiling.is_some()) {
            let message = "a floor or ceiling holds a margin that `margin` does not name";
            self.error("collar-order", at, message, "add `margin = \"the gross margin of the product\"`");
        }
    }

    fn scale(&mut self, at: &Path, scale: &Scale) {
        match scale {
            Scale::Tiers(tiers) => self.tiers(&at.clone().key("tiers").key("bands"), tiers),
            Scale::ByYear(rows) => {
                let list = at.clone().key("by-year");
                if rows.is_empty() {
                    let hint = "write `by-year = [{ year = 1, amount = \"10%\" }]`";
                    self.error("empty-schedule", &list, "`by-year` has no contract year", hint);
                }
                self.years(&list, rows);
                for (index, row) in rows.iter().enumerate() {
                    self.not_a_count(&list.clone().index(index).key("amount"), &row.amount);
                }
            }
            Scale::Share(_) | Scale::Sum(_) => {}
        }
    }

    fn tiers(&mut self, list: &Path, tiers: &Tiers) {
        if tiers.bands.is_empty() {
            let hint = "write `bands = [{ up-to = \"USD 1M\", rate = \"10%\" }, { rate = \"12%\" }]`";
            self.error("empty-list", list, "`bands` has no tier", hint);
        }
        for (index, band) in tiers.bands.iter().enumerate() {
            let place = list.clone().index(index);
            self.not_a_count(&place.clone().key("rate"), &band.rate);
            let Some(before) = index.checked_sub(1).map(|last| &tiers.bands[last]) else { continue };
            if before.up_to.is_none() {
                let message = "this tier begins where the one before has no end";
                self.error("band-order", &place.clone().key("rate"), message, "give the tier before an `up-to`");
            }
            let ends = (before.up_to.as_ref().and_then(Stated::known), band.up_to.as_ref().and_then(Stated::known));
            if let (Some(one), Some(other)) = ends
                && other.partial_cmp(one) != Some(std::cmp::Ordering::Greater)
            {
                let message = "each tier must end above the one before, in the same unit";
                self.error("band-order", &place.clone().key("up-to"), message, "order the tiers from low to high");
            }
            if let (Stated::Known(one), Stated::Known(other)) = (&before.rate, &band.rate)
                && !one.comparable_with(other)
            {
                let message = "this rate has another unit or currency than that of the tier before";
                self.error("mixed-units", &place.key("rate"), message, "write all rates alike");
            }
        }
    }

    fn not_a_count(&mut self, at: &Path, rate: &Stated<Amount>) {
        if matches!(rate, Stated::Known(Amount::Count(_))) {
            let message = "a rate is a percentage or a sum of money";
            self.error("count-as-rate", at, message, "write `\"10%\"` or `\"USD 2\"`");
        }
    }
}

fn takes_a_share(rate: &Stated<Rate>) -> bool {
    let shares = |amount: &Stated<Amount>| matches!(amount, Stated::Known(Amount::Percent(_)));
    match rate {
        Stated::Known(Rate::Scale(Scale::Share(_))) => true,
        Stated::Known(Rate::Scale(Scale::Tiers(tiers))) => tiers.bands.iter().any(|band| shares(&band.rate)),
        Stated::Known(Rate::Scale(Scale::ByYear(rows))) => rows.iter().any(|row| shares(&row.amount)),
        Stated::Known(Rate::Scale(Scale::Sum(_)) | Rate::Formula(_)) | Stated::Open(_) => false,
    }
}
