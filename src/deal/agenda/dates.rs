//! What happens once.

use super::{AgendaDate, DateKind, Deal, Due};
use crate::deal::EITHER;
use crate::spec::{
    CommitmentsTable, Date, Deadline, Duration, Event, ExitTable, FallsAwayWhen, Guarantee, Id, MarketingTable,
    Minimum, PilotTable, RenewalKind, Spec, Stated, Text,
};

/// All entries, in the order of the spec.
pub(super) fn of(deal: &Deal) -> Vec<AgendaDate> {
    let mut all = Dates { deal, list: Vec::new() };
    all.term();
    all.plan();
    all.commitments(&deal.tables.commitments);
    if let Some(pilot) = &deal.tables.pilot {
        all.pilot(pilot);
    }
    if let Some(marketing) = &deal.tables.marketing {
        all.marketing(marketing);
    }
    all.exclusivity();
    all.exit(&deal.tables.exit);
    all.list
}

struct Dates<'a> {
    deal: &'a Deal,
    list: Vec<AgendaDate>,
}

impl Dates<'_> {
    fn add(&mut self, kind: DateKind, name: &str, when: Due) -> &mut AgendaDate {
        let id = if name.is_empty() { kind.name().to_owned() } else { format!("{}/{name}", kind.name()) };
        let entry = AgendaDate { id, kind, when, by: None, what: None, amount: None, year: None };
        self.list.push(entry);
        self.list.last_mut().expect("invariant: the list has what was pushed; please report")
    }

    /// So long after a day that may be open itself.
    fn after(&self, from: Option<Date>, time: &Stated<Duration>) -> Due {
        match time {
            Stated::Open(point) => Due::Open(point.clone()),
            Stated::Known(time) => known(from.and_then(|from| self.deal.workdays.plus(from, time))),
        }
    }

    /// The last day of so long a time that begins with a day which may be open itself.
    fn last_of(&self, first: Option<Date>, time: &Stated<Duration>) -> Due {
        match time {
            Stated::Open(point) => Due::Open(point.clone()),
            Stated::Known(time) => known(first.and_then(|first| self.deal.workdays.last_of(first, time))),
        }
    }

    fn effective(&self) -> Option<Date> {
        self.deal.tables.deal.effective.known().copied()
    }

    fn term(&mut self) {
        let Spec { deal, terms, .. } = &self.deal.tables;
        self.add(DateKind::Start, "", on(&deal.effective));
        if let Some(expires) = &terms.expires {
            self.add(DateKind::OfferLapses, "", on(expires));
        }
        let end = deal.ends.as_ref().map_or_else(|| known(self.deal.end), on);
        self.add(DateKind::End, "", end);
        let last = self.deal.years.last().map(|year| year.number);
        for year in self.deal.years.iter().filter(|year| Some(year.number) != last) {
            self.add(DateKind::YearEnd, &year.number.to_string(), Due::On(year.last)).year = Some(year.number);
        }
    }

    fn plan(&mut self) {
        for goal in &self.deal.tables.goals {
            let Some(by) = &goal.by else { continue };
            self.add(DateKind::Goal, goal.id.as_str(), on(by)).what = Some(goal.goal.clone());
        }
        for training in &self.deal.tables.sales.training {
            let Some(due) = &training.due else { continue };
            let entry = self.add(DateKind::Training, &format!("{}/{}", training.by, training.audience), on(due));
            (entry.by, entry.what) = (Some(training.by.clone()), Some(training.audience.clone()));
        }
    }

    fn commitments(&mut self, table: &CommitmentsTable) {
        for row in &table.milestones {
            let entry = self.add(DateKind::Milestone, row.id.as_str(), on(&row.due));
            (entry.by, entry.what) = (Some(row.by.clone()), Some(row.what.clone()));
        }
        for row in &table.first_customers {
            let entry = self.add(DateKind::FirstCustomers, row.id.as_str(), on(&row.due));
            (entry.by, entry.amount) = (Some(row.by.clone()), Some(in_words(&row.count)));
        }
        for row in &table.prepayments {
            let when = self.after(self.effective(), &row.due);
            let entry = self.add(DateKind::Prepayment, row.id.as_str(), when);
            (entry.by, entry.amount) = (Some(row.by.clone()), Some(in_words(&row.amount)));
        }
        for row in &table.security {
            let when = self.after(self.effective(), &row.within);
            let entry = self.add(DateKind::Security, row.id.as_str(), when);
            (entry.by, entry.amount) = (Some(row.by.clone()), Some(in_words(&row.amount)));
            entry.what = Some(row.secures.clone());
        }
        for row in &table.guarantees {
            self.guarantee(row);
        }
        for row in &table.minimums {
            self.minimum(row);
        }
    }

    fn guarantee(&mut self, row: &Guarantee) {
        for (number, period) in (1..).zip(&row.periods) {
            let due = |dates: &Self, day: &Stated<Date>| match day {
                Stated::Open(point) => Due::Open(point.clone()),
                Stated::Known(day) => dates.after(Some(*day), &row.within),
            };
            let name = format!("{}/{number}", row.id);
            let when = due(self, &period.to);
            let entry = self.add(DateKind::Guarantee, &name, when);
            (entry.by, entry.amount) = (Some(row.by.clone()), Some(in_words(&period.amount)));
            if let Some(interim) = &period.interim {
                let when = due(self, &interim.on);
                let entry = self.add(DateKind::GuaranteeInterim, &name, when);
                (entry.by, entry.amount) = (Some(row.by.clone()), Some(in_words(&interim.amount)));
            }
        }
    }

    fn minimum(&mut self, row: &Minimum) {
        if let Some(right) = &row.drop {
            let when = self.after(self.effective(), &right.after);
            let entry = self.add(DateKind::DropFirst, row.id.as_str(), when);
            (entry.by, entry.what) = (Some(row.by.clone()), Some(row.metric.clone()));
        }
        let Some(to_agree) = &row.to_agree else { return };
        let first_left_out = row.schedule.iter().map(|year| year.year).max().map_or(1, |last| last.saturating_add(1));
        let from = to_agree.from_year.unwrap_or(first_left_out);
        for year in self.deal.years.iter().filter(|year| year.number >= from) {
            let when = self.before(year.first, &to_agree.before);
            let entry = self.add(DateKind::MinimumAgreed, &format!("{}/{}", row.id, year.number), when);
            (entry.what, entry.year) = (Some(row.metric.clone()), Some(year.number));
        }
    }

    fn before(&self, day: Date, time: &Stated<Duration>) -> Due {
        match time {
            Stated::Open(point) => Due::Open(point.clone()),
            Stated::Known(time) => known(self.deal.workdays.last_before(day, time)),
        }
    }

    fn pilot(&mut self, pilot: &PilotTable) {
        let starts = pilot.starts.as_ref().unwrap_or(&self.deal.tables.deal.effective);
        self.add(DateKind::PilotStart, "", on(starts));
        for gate in &pilot.gates {
            self.add(DateKind::Gate, gate.id.as_str(), on(&gate.due)).what = Some(gate.test.clone());
        }
        let end = match &pilot.length {
            Stated::Open(point) => Due::Open(point.clone()),
            Stated::Known(_) => known(self.deal.pilot_end),
        };
        self.add(DateKind::PilotEnd, "", end);
    }

    fn marketing(&mut self, table: &MarketingTable) {
        if let Some(plan) = &table.plan {
            for year in &self.deal.years {
                let when = self.deadline(year.first, &plan.submit);
                let entry = self.add(DateKind::PlanSubmitted, &year.number.to_string(), when);
                (entry.by, entry.year) = (Some(plan.owner.clone()), Some(year.number));
                if let Some(approve) = &plan.approve {
                    let when = self.deadline(year.first, approve);
                    let entry = self.add(DateKind::PlanApproved, &year.number.to_string(), when);
                    (entry.by, entry.year) = (plan.approved_by.clone(), Some(year.number));
                }
            }
        }
        for row in &table.budget {
            let Some(within) = &row.within else { continue };
            let first = self.deal.years.iter().find(|year| year.number == row.year).map(|year| year.first);
            let when = self.after(first, within);
            let entry = self.add(DateKind::BudgetSpent, &format!("{}/{}", row.by, row.year), when);
            (entry.by, entry.amount) = (Some(row.by.clone()), Some(in_words(&row.amount)));
            entry.year = Some(row.year);
        }
    }

    fn deadline(&self, year_begins: Date, deadline: &Stated<Deadline>) -> Due {
        match deadline {
            Stated::Open(point) => Due::Open(point.clone()),
            Stated::Known(Deadline::Before(time)) => known(self.deal.workdays.minus(year_begins, time)),
            Stated::Known(Deadline::On(day)) => known(day.before(year_begins)),
        }
    }

    fn exclusivity(&mut self) {
        for row in &self.deal.tables.exclusivity {
            for (number, part) in (1..).zip(&row.falls_away) {
                if let FallsAwayWhen::NotApproved { approval, due } = &part.when {
                    let entry = self.add(DateKind::Approval, &format!("{}/{number}", row.id), on(due));
                    entry.what = Some(approval.clone());
                }
            }
            let Some(lasts) = &row.lasts else { continue };
            // One that begins with an event has no end that could be reckoned.
            let from = self.effective().filter(|_| row.from.is_none());
            let when = self.last_of(from, lasts);
            let entry = self.add(DateKind::ExclusivityEnd, row.id.as_str(), when);
            (entry.by, entry.what) = (Some(row.to.clone()), Some(row.territory.clone()));
        }
    }

    fn exit(&mut self, table: &ExitTable) {
        if let Some(renewal) = &table.renewal {
            let kind = match renewal.how {
                RenewalKind::Automatic => DateKind::RenewalStopped,
                RenewalKind::Option => DateKind::RenewalTaken,
                RenewalKind::Mutual => DateKind::RenewalAgreed,
            };
            let when = match self.deal.end {
                Some(end) => self.before(end, &renewal.notice),
                None => Due::Unknown,
            };
            self.add(kind, "", when).by = renewal.holder.as_ref().and_then(one);
        }
        if let Some(lock_in) = &table.lock_in {
            let when = self.last_of(self.deal.start, &lock_in.lasts);
            self.add(DateKind::LockInEnd, "", when);
        }
        if let Some(convenience) = &table.convenience
            && let Some(earliest) = &convenience.earliest
        {
            let when = self.after(self.effective(), earliest);
            self.add(DateKind::ConvenienceFirst, "", when).by = one(&convenience.holder);
        }
        for trigger in &table.triggers {
            let name = trigger.id.as_str();
            if let Some(earliest) = &trigger.earliest {
                let entry = self.add(DateKind::TriggerFirst, name, on(earliest));
                (entry.by, entry.what) = (one(&trigger.holder), trigger.title.clone().or_else(|| words(&trigger.id)));
            }
            if let Event::LostApproval { what, by: Some(by) } = &trigger.event {
                self.add(DateKind::Permit, name, on(by)).what = Some(what.clone());
            }
        }
    }
}

fn on(day: &Stated<Date>) -> Due {
    match day {
        Stated::Known(day) => Due::On(*day),
        Stated::Open(point) => Due::Open(point.clone()),
    }
}

fn known(day: Option<Date>) -> Due {
    day.map_or(Due::Unknown, Due::On)
}

/// The party, unless it may be any.
fn one(holder: &Id) -> Option<Id> {
    Some(holder.clone()).filter(|holder| holder.as_str() != EITHER)
}

/// The name of a row, as words.
fn words(id: &Id) -> Option<Text> {
    Text::parse(&id.as_str().replace('-', " ")).ok()
}

fn in_words<T: std::fmt::Display>(value: &Stated<T>) -> Stated<String> {
    match value {
        Stated::Known(value) => Stated::Known(value.to_string()),
        Stated::Open(point) => Stated::Open(point.clone()),
    }
}
