use rust_decimal::Decimal;

use super::after::usual;
use super::ground::calendar_end;
use super::periods::after_stated;
use super::restraints::who;
use super::{Actor, Gap, Owed, OwedKind, Step, StepKind, Sum, When, Work};
use crate::spec::{
    Amount, Date, Effect, ExitFee, Id, Minimum, Money, Path, Percent, Period, PrepaidRefund, Prepayment, Refund,
    Stated, Tail,
};

impl Work<'_> {
    /// The sums that are owed because the alliance ends in this way, in the order of the exit clause.
    pub(super) fn sums(&mut self) {
        self.accelerated();
        self.shortfalls();
        self.guarantees();
        self.refunds();
        self.tails();
        self.fees();
        self.others();
    }

    /// A step for each of these sums.
    pub(super) fn payments(&mut self) {
        let payments = self.owed.iter().map(|row| {
            let step = Step::new(StepKind::Payment, row.due.clone(), row.section.clone(), row.path.clone());
            step.by(row.payer.clone()).by_default(row.by_default)
        });
        let payments: Vec<Step> =
            payments.enumerate().map(|(index, step)| Step { owed: Some(index), ..step }).collect();
        self.steps.extend(payments);
    }

    fn owe(
        &mut self,
        kind: OwedKind,
        (from, to): (Actor, Option<Id>),
        sum: Sum,
        section: &str,
        path: Path,
    ) -> &mut Owed {
        let due = self.usually();
        let row = Owed {
            kind,
            payer: from,
            payee: to,
            what: None,
            sum,
            only_if: None,
            due,
            by_default: true,
            section: section.to_owned(),
            path,
        };
        self.owed.push(row);
        self.owed.last_mut().expect("invariant: a row was pushed; please report")
    }

    fn accelerated(&mut self) {
        let ground = self.ground.clone();
        let rows = self.deal.tables.exit.acceleration.iter().enumerate();
        for (index, row) in rows.filter(|(_, row)| ground.is_in(&row.on)) {
            let at = Path::root().key("exit").key("acceleration").index(index);
            let due = self.within(&row.within);
            let payer = row.payer.clone().map_or(Actor::Each, Actor::Party);
            let owed = self.owe(OwedKind::Accelerated, (payer, None), Sum::NotKnown(Gap::Books), "acceleration", at);
            (owed.what, owed.due, owed.by_default) = (Some(row.sums.clone()), due, false);
        }
    }

    /// The minimums that are paid for when they are missed, in the year that the end cuts short or closes.
    fn shortfalls(&mut self) {
        for (index, row) in self.deal.tables.commitments.minimums.iter().enumerate() {
            let step = row.shortfall.iter().enumerate().find(|(_, step)| step.effect == Effect::PayDifference);
            let Some((rung, step)) = step else { continue };
            let at = Path::root().key("commitments").key("minimums").index(index);
            let payee = self.deal.parties.counterpart(&row.by).map(|party| party.id.clone());
            let due = step.within.as_ref().map(|time| self.within(time));
            let minimum = self.broken_year(row);
            let parties = (Actor::Party(row.by.clone()), payee);
            let at = at.key("shortfall").index(rung);
            let owed = self.owe(OwedKind::Shortfall { minimum }, parties, Sum::NotKnown(Gap::Books), "broken-year", at);
            owed.what = Some(row.metric.clone());
            owed.by_default = false;
            owed.due = due.unwrap_or(When::NotKnown(Gap::Unsaid));
        }
    }

    /// The minimum of the contract year in which the end falls, in money and in proportion to its days.
    fn broken_year(&self, row: &Minimum) -> Option<Money> {
        if row.per.is_some_and(|per| per != Period::Year) || row.stub.is_some() {
            return None;
        }
        let year = self.deal.years.iter().find(|year| year.first <= self.end && self.end <= year.last)?;
        let amount = row.schedule.iter().find(|amount| amount.year == year.number)?.amount.known()?;
        let Amount::Money(money) = amount else { return None };
        let (run, all) = (days(year.first, self.end), days(year.first, year.last));
        share(*money, run, all)
    }

    fn guarantees(&mut self) {
        for (index, row) in self.deal.tables.commitments.guarantees.iter().enumerate() {
            let within = |from: &Stated<Date>, to: &Stated<Date>| match (from.known(), to.known()) {
                (Some(from), Some(to)) => (*from <= self.end && self.end <= *to).then_some((*from, *to)),
                _ => None,
            };
            let period = row.periods.iter().find_map(|period| Some((period, within(&period.from, &period.to)?)));
            let Some((period, (from, to))) = period else { continue };
            let floor = period.amount.known().and_then(|floor| share(*floor, days(from, self.end), days(from, to)));
            let at = Path::root().key("commitments").key("guarantees").index(index);
            let due = self.within(&row.within);
            let parties = (Actor::Party(row.by.clone()), Some(row.to.clone()));
            let sum = Sum::NotKnown(Gap::Books);
            let owed = self.owe(OwedKind::Guarantee { floor }, parties, sum, "guaranteed-fees", at);
            (owed.due, owed.by_default) = (due, false);
        }
    }

    fn refunds(&mut self) {
        let tables = &self.deal.tables;
        for (index, row) in tables.commitments.prepayments.iter().enumerate() {
            let refunds = tables.exit.refunds.iter().enumerate();
            let by_ground =
                refunds.into_iter().find(|(_, refund)| refund.prepayment == row.id && self.ground.is_in(&refund.on));
            let other = self.deal.parties.counterpart(&row.by).map(|party| Actor::Party(party.id.clone()));
            let from = other.unwrap_or_else(|| Actor::OtherThan(Some(row.by.clone())));
            let parties = (from, Some(row.by.clone()));
            if let Some((at, refund)) = by_ground {
                let Some(sum) = self.refund_by_ground(row, refund) else { continue };
                let at = Path::root().key("exit").key("refunds").index(at);
                self.owe(OwedKind::Refund, parties, sum, "refunds", at).what.clone_from(&refund.or_instead);
                continue;
            }
            // It is for an end before the last day of the initial term.
            if self.deal.end.is_some_and(|end| self.end >= end) {
                continue;
            }
            let Some(sum) = self.refund(row, row.refundable) else { continue };
            let at = Path::root().key("commitments").key("prepayments").index(index);
            let only_if = row.refund_if.clone();
            self.owe(OwedKind::Refund, parties, sum, "prepayments", at).only_if = only_if;
        }
    }

    /// What is paid back of a prepayment; `None` when nothing is.
    fn refund(&self, row: &Prepayment, refund: Refund) -> Option<Sum> {
        let amount = match (refund, &row.amount) {
            (Refund::None, _) => return None,
            (Refund::Full | Refund::ProRata, Stated::Open(point)) => {
                return Some(Sum::NotKnown(Gap::Open(point.clone())));
            }
            (Refund::Full, Stated::Known(amount)) => return Some(Sum::Exactly(*amount)),
            (Refund::ProRata, Stated::Known(amount)) => *amount,
        };
        if row.applied_to.is_some() {
            return Some(Sum::AtMost(amount, Gap::Books));
        }
        let (Some(start), Some(end)) = (self.deal.start, self.deal.end) else {
            return Some(Sum::AtMost(amount, Gap::Unsaid));
        };
        let left = days(start, end).saturating_sub(days(start, self.end));
        Some(share(amount, left, days(start, end)).map_or(Sum::AtMost(amount, Gap::Unsaid), Sum::Exactly))
    }

    fn refund_by_ground(&self, row: &Prepayment, refund: &PrepaidRefund) -> Option<Sum> {
        let Some(over) = &refund.over else { return self.refund(row, refund.refund) };
        if refund.refund != Refund::ProRata {
            return self.refund(row, refund.refund);
        }
        let amount = match &row.amount {
            Stated::Known(amount) => *amount,
            Stated::Open(point) => return Some(Sum::NotKnown(Gap::Open(point.clone()))),
        };
        // It falls from the day of payment, which is taken to be the last on which it was due.
        let effective = self.deal.tables.deal.effective.known();
        let paid = effective.and_then(|day| after_stated(self.deal, *day, &row.due).ok());
        let Some(paid) = paid else { return Some(Sum::AtMost(amount, Gap::Unsaid)) };
        let nothing = match after_stated(self.deal, paid, over) {
            Ok(day) => day,
            Err(gap) => return Some(Sum::AtMost(amount, gap)),
        };
        let all = days(paid, nothing) - 1;
        let left = if self.end >= nothing { 0 } else { (days(self.end, nothing) - 1).min(all) };
        Some(share(amount, left, all).map_or(Sum::AtMost(amount, Gap::Unsaid), Sum::Exactly))
    }

    fn tails(&mut self) {
        for (index, row) in self.deal.tables.exit.tail.iter().enumerate() {
            if !row.on.is_empty() && !self.ground.is_in(&row.on) {
                continue;
            }
            let at = Path::root().key("exit").key("tail").index(index);
            for (quarter, days) in (1..=self.quarters(row)).zip(quarters_after(self.end)) {
                let kind = OwedKind::Tail { quarter, days, rate: rate(row, quarter) };
                let parties = (Actor::Party(row.payer.clone()), Some(row.payee.clone()));
                let due = match days {
                    Some((_, last)) => after_stated(self.deal, last, &usual()).map_or_else(When::NotKnown, When::By),
                    None => When::NotKnown(Gap::TooFar),
                };
                let sum = Sum::NotKnown(Gap::Books);
                let owed = self.owe(kind, parties, sum, "tail", at.clone());
                (owed.what, owed.due) = (Some(row.base.clone()), due);
            }
        }
    }

    /// For how many calendar quarters a tail runs after this end.
    fn quarters(&self, row: &Tail) -> u32 {
        let Some(shorter) = row.shorter.iter().find(|shorter| self.ground.is_in(&shorter.on)) else {
            return row.quarters;
        };
        let completed = || {
            let start = self.deal.tables.deal.effective.known()?;
            // A quarter that begins before the Effective Date was not completed in the alliance.
            let quarters = quarters_after(start.minus_days(1)?).map_while(|days| days);
            u32::try_from(quarters.take_while(|(_, last)| *last <= self.end).count()).ok()
        };
        match shorter.quarters {
            Some(quarters) => quarters.min(row.quarters),
            None => completed().map_or(row.quarters, |completed| completed.min(row.quarters)),
        }
    }

    fn fees(&mut self) {
        let ground = self.ground.clone();
        let rows = self.deal.tables.exit.fees.iter().enumerate();
        for (index, row) in rows.filter(|(_, row)| ground.is_in(&row.on)) {
            let Some(sum) = self.fee(row) else { continue };
            let at = Path::root().key("exit").key("fees").index(index);
            let parties = (Actor::Party(row.payer.clone()), Some(row.payee.clone()));
            let only_if = row.when.clone();
            self.owe(OwedKind::ExitFee, parties, sum, "exit-fees", at).only_if = only_if;
        }
    }

    /// How much an exit fee comes to; `None` when nothing is owed in that contract year.
    fn fee(&self, row: &ExitFee) -> Option<Sum> {
        let cap = row.cap.as_ref().and_then(Stated::known).copied();
        let unknown = |gap| cap.map_or(Sum::NotKnown(Gap::clone(&gap)), |cap| Sum::AtMost(cap, gap.clone()));
        let stated = |amount: &Stated<Money>| match amount {
            Stated::Known(amount) => match cap.filter(|cap| cap < amount) {
                Some(cap) => Sum::Exactly(cap),
                None => Sum::Exactly(*amount),
            },
            Stated::Open(point) => unknown(Gap::Open(point.clone())),
        };
        if let Some(amount) = &row.amount {
            return Some(stated(amount));
        }
        if let Some(formula) = &row.formula {
            return Some(unknown(match formula {
                Stated::Known(text) => Gap::On(text.clone()),
                Stated::Open(point) => Gap::Open(point.clone()),
            }));
        }
        // The contract year is that of the notice or, without one, of the end.
        let day = if self.holder.is_some() { self.chain.received } else { Some(self.end) };
        let year = day.and_then(|day| self.deal.years.iter().find(|year| year.first <= day && day <= year.last));
        let Some(year) = year else {
            let renewed = day.zip(self.deal.end).is_some_and(|(day, end)| day > end);
            return (!renewed).then(|| unknown(self.chain.gap.clone().unwrap_or(Gap::Unsaid)));
        };
        let cells = row.by_year.iter().filter(|cell| cell.year == year.number);
        let mut cells = cells.filter(|cell| cell.on.is_empty() || self.ground.is_in(&cell.on));
        cells.next().map(|cell| stated(&cell.amount))
    }

    /// Committed spend, support, stock and assets.
    fn others(&mut self) {
        let exit = &self.deal.tables.exit;
        let path = Path::root().key("exit");
        if let Some(row) = &exit.wind_down {
            let at = path.key("wind-down");
            if let Some(text) = &row.committed_spend {
                let sum = Sum::NotKnown(Gap::Books);
                let owed = self.owe(
                    OwedKind::CommittedSpend,
                    (Actor::Each, None),
                    sum,
                    "committed-spend",
                    at.key("committed-spend"),
                );
                (owed.what, owed.due, owed.by_default) = (Some(text.clone()), When::NotKnown(Gap::Unsaid), false);
            }
            if let Some((support, fee)) = row.support.as_ref().and_then(|row| row.fee.as_ref().map(|fee| (row, fee))) {
                let sum = self.support_fee(&fee.amount, fee.per);
                let parties = (Actor::Party(fee.payer.clone()), Some(support.by.clone()));
                let owed = self.owe(OwedKind::SupportFee, parties, sum, "support", at.key("support").key("fee"));
                (owed.due, owed.by_default) = (When::NotKnown(Gap::Unsaid), false);
            }
        }
        for (index, row) in exit.repurchase.iter().enumerate() {
            if !row.on.is_empty() && !self.ground.is_in(&row.on) {
                continue;
            }
            let kind = OwedKind::Repurchase { price: row.price.clone() };
            let parties = (Actor::Party(row.buyer.clone()), Some(row.seller.clone()));
            let at = path.key("repurchase").index(index);
            let owed = self.owe(kind, parties, Sum::NotKnown(Gap::On(row.of.clone())), "repurchase", at);
            (owed.what, owed.due) = (Some(row.what.clone()), When::NotKnown(Gap::Request));
        }
        for (index, row) in exit.assets.iter().enumerate().filter(|(_, row)| row.end == crate::spec::AssetEnd::Sell) {
            let kind = OwedKind::AssetPrice { price: row.price.clone() };
            let payer = row.to.clone().map_or(Actor::OtherThan(Some(row.held_by.clone())), |to| who(&to));
            let due = self.within(&row.within);
            let at = path.key("assets").index(index);
            let owed = self.owe(kind, (payer, Some(row.held_by.clone())), Sum::NotKnown(Gap::Books), "assets", at);
            (owed.what, owed.due, owed.by_default) = (Some(row.what.clone()), due, false);
        }
    }

    /// What support comes to, where the support lasts a whole number of the periods for which it is paid.
    fn support_fee(&self, amount: &Stated<Money>, per: Option<Period>) -> Sum {
        let amount = match amount {
            Stated::Known(amount) => *amount,
            Stated::Open(point) => return Sum::NotKnown(Gap::Open(point.clone())),
        };
        let Some(per) = per else { return Sum::Exactly(amount) };
        let span = self.steps.iter().find(|step| step.kind == StepKind::CustomerSupport).map(|step| &step.when);
        let whole = span.and_then(|when| whole_periods(when.first()?, when.last()?, per));
        let total = whole.and_then(|count| Money::new(amount.currency(), amount.amount() * Decimal::from(count)).ok());
        total.map_or(Sum::EachPeriod(amount, per), Sum::Exactly)
    }
}

/// The number of periods from a first to a last day; `None` when the last one is not whole.
fn whole_periods(first: Date, last: Date, per: Period) -> Option<u32> {
    use crate::spec::{Duration, Unit};
    let unit = match per {
        Period::Week => Unit::Week,
        Period::Month => Unit::Month,
        Period::Quarter => Unit::Quarter,
        Period::Year => Unit::Year,
    };
    let end = last.plus_days(1)?;
    let ends = (1..=520).map_while(|count| Some((count, first.plus(&Duration::new(count, unit).ok()?)?)));
    ends.take_while(|(_, day)| *day <= end).find(|(_, day)| *day == end).map(|(count, _)| count)
}

/// The rate of a tail in a quarter; `None` where it depends on the base.
fn rate(row: &Tail, quarter: u32) -> Option<Stated<Percent>> {
    let step = row.steps.iter().rev().find(|step| step.from_quarter <= quarter);
    step.map(|step| step.rate.clone()).or_else(|| row.rate.clone())
}

/// The calendar quarters that begin after a day.
fn quarters_after(day: Date) -> impl Iterator<Item = Option<(Date, Date)>> {
    let mut last = calendar_end(day, Period::Quarter);
    std::iter::repeat_with(move || {
        let first = last.and_then(|day| day.plus_days(1));
        last = first.and_then(|day| calendar_end(day, Period::Quarter));
        first.zip(last)
    })
}

/// How many days there are from the first to the last, both counted.
fn days(first: Date, last: Date) -> u32 {
    let span = first.civil().until(last.civil()).map_or(0, |span| span.get_days());
    u32::try_from(span + 1).unwrap_or(0)
}

/// A sum in proportion, to the cent.
fn share(sum: Money, part: u32, whole: u32) -> Option<Money> {
    let whole = Decimal::from(whole);
    let amount = sum.amount().checked_mul(Decimal::from(part))?.checked_div(whole)?.round_dp(2);
    Money::new(sum.currency(), amount).ok()
}
