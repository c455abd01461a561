use crate::deal::{Deal, EITHER};
use crate::spec::{
    AutomaticEnd, Convenience, Date, Duration, EndingEvent, Event, Id, Path, Period, Repeated, Stated, Trigger, Unit,
};

/// On what the alliance ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// The term is over and is not renewed.
    Expiry,
    /// Without a reason.
    Convenience,
    /// A trigger; its id.
    Trigger(Id),
    /// An event on which it ends by itself; its id.
    Automatic(Id),
}

impl Ground {
    /// The name by which the spec and the command line call it: `expiry`, `convenience`, or the id of the row.
    pub fn name(&self) -> &str {
        match self {
            Self::Expiry => "expiry",
            Self::Convenience => "convenience",
            Self::Trigger(id) | Self::Automatic(id) => id.as_str(),
        }
    }

    /// The label of its section in the exit clause.
    pub fn section(&self) -> String {
        match self {
            Self::Expiry => "renewal".to_owned(),
            Self::Convenience => "convenience".to_owned(),
            Self::Trigger(id) | Self::Automatic(id) => format!("trigger-{id}"),
        }
    }

    /// Whether a list of ends of the spec names it.
    pub fn is_in(&self, on: &[Id]) -> bool {
        on.iter().any(|id| id.as_str() == self.name())
    }

    /// The grounds that a deal has, in the order of the spec.
    pub fn all(deal: &Deal) -> Vec<Self> {
        let exit = &deal.tables.exit;
        let convenience = exit.convenience.as_ref().map(|_| Self::Convenience);
        let triggers = exit.triggers.iter().map(|row| Self::Trigger(row.id.clone()));
        let automatic = exit.automatic.iter().map(|row| Self::Automatic(row.id.clone()));
        convenience.into_iter().chain(triggers).chain(automatic).chain([Self::Expiry]).collect()
    }

    /// The ground of that name, if the deal has it.
    pub fn named(deal: &Deal, name: &str) -> Option<Self> {
        Self::all(deal).into_iter().find(|ground| ground.name() == name)
    }

    /// Where the spec has it.
    pub fn path(&self, deal: &Deal) -> Path {
        let exit = Path::root().key("exit");
        let tables = &deal.tables.exit;
        match self {
            Self::Expiry if tables.renewal.is_some() => exit.key("renewal"),
            Self::Expiry => {
                let key = if deal.tables.deal.ends.is_some() { "ends" } else { "term" };
                Path::root().key("deal").key(key)
            }
            Self::Convenience => exit.key("convenience"),
            Self::Trigger(id) => match tables.triggers.iter().position(|row| row.id == *id) {
                Some(index) => exit.key("triggers").index(index),
                None => exit,
            },
            Self::Automatic(id) => match tables.automatic.iter().position(|row| row.id == *id) {
                Some(index) => exit.key("automatic").index(index),
                None => exit,
            },
        }
    }
}

/// The row of the spec that a ground stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Row<'a> {
    Expiry,
    Convenience(&'a Convenience),
    Trigger(&'a Trigger),
    Automatic(&'a AutomaticEnd),
}

impl<'a> Row<'a> {
    pub(super) fn of(deal: &'a Deal, ground: &Ground) -> Option<Self> {
        let exit = &deal.tables.exit;
        match ground {
            Ground::Expiry => Some(Self::Expiry),
            Ground::Convenience => exit.convenience.as_ref().map(Self::Convenience),
            Ground::Trigger(id) => exit.triggers.iter().find(|row| row.id == *id).map(Self::Trigger),
            Ground::Automatic(id) => exit.automatic.iter().find(|row| row.id == *id).map(Self::Automatic),
        }
    }

    /// The parties that may end on this ground; none where it ends by itself.
    pub(super) fn holders(self, deal: &Deal) -> Vec<Id> {
        match self {
            Self::Expiry | Self::Automatic(_) => Vec::new(),
            Self::Convenience(row) => {
                let named = |id: &Id| row.holder.as_str() == EITHER || row.holder == *id;
                let differs = |id: &Id| row.differing.iter().any(|other| other.holder == *id);
                all_parties(deal).filter(|id| named(id) || differs(id)).cloned().collect()
            }
            Self::Trigger(row) => {
                // Where the acquirer may have the right used, it is that of the party which was acquired.
                let acquired = if let Event::ChangeOfControl { of, acquirer_may_end: true, .. } = &row.event {
                    Some(of)
                } else {
                    None
                };
                let holder = acquired.unwrap_or(&row.holder);
                all_parties(deal).filter(|id| holder.as_str() == EITHER || holder == *id).cloned().collect()
            }
        }
    }

    /// The notice of termination of that party.
    pub(super) fn notice(self, holder: &Id) -> Option<&'a Stated<Duration>> {
        match self {
            Self::Expiry | Self::Automatic(_) => None,
            Self::Convenience(row) => {
                let own = row.differing.iter().find(|other| other.holder == *holder);
                Some(own.map_or(&row.notice, |own| &own.notice))
            }
            Self::Trigger(row) => row.notice.as_ref(),
        }
    }
}

fn all_parties(deal: &Deal) -> impl Iterator<Item = &Id> {
    deal.parties.iter().map(|party| &party.id)
}

/// The party on whose side the event lies by itself: that missed what it had committed, or came under new control.
pub(super) fn at_fault(deal: &Deal, row: &Trigger) -> Option<Id> {
    let commitments = &deal.tables.commitments;
    if let Event::MissedMinimum { minimum, below: _, repeated: _ } = &row.event {
        return commitments.minimums.iter().find(|row| row.id == *minimum).map(|row| row.by.clone());
    }
    if let Event::MissedMilestone { milestone, by_more_than: _ } = &row.event {
        return commitments.milestones.iter().find(|row| row.id == *milestone).map(|row| row.by.clone());
    }
    if let Event::ChangeOfControl { of, acquirer_may_end: false, .. } = &row.event {
        return Some(of.clone()).filter(|of| of.as_str() != EITHER);
    }
    None
}

/// The days on which an event can happen, where the deal itself dates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Happens {
    /// On one of these days, in order; the right may be used from the day after it.
    On(Vec<Date>),
    /// At any time.
    AnyTime,
    /// On a day that is open.
    Open,
}

/// When the event of a trigger can happen: the end of a period in which a minimum was missed, the day of a gate.
pub(super) fn happens(deal: &Deal, row: &Trigger) -> Happens {
    if let Event::MissedMinimum { minimum, below: _, repeated } = &row.event {
        return period_ends(deal, minimum, repeated.as_ref());
    }
    if let Event::FailedGate { gate } = &row.event {
        let due = gate_due(deal, gate).and_then(Stated::known);
        return due.map_or(Happens::Open, |day| Happens::On(vec![*day]));
    }
    if let Event::MissedMilestone { milestone, by_more_than } = &row.event {
        let row = deal.tables.commitments.milestones.iter().find(|row| row.id == *milestone);
        let due = row.and_then(|row| row.due.known()).copied();
        let late = match by_more_than {
            None => due,
            Some(late) => due.zip(late.known()).and_then(|(due, late)| deal.workdays.plus(due, late)),
        };
        return late.map_or(Happens::Open, |late| Happens::On(vec![late]));
    }
    Happens::AnyTime
}

/// The day of a gate of the pilot.
pub(super) fn gate_due<'a>(deal: &'a Deal, id: &Id) -> Option<&'a Stated<Date>> {
    let gates = deal.tables.pilot.iter().flat_map(|pilot| &pilot.gates);
    gates.into_iter().find(|gate| gate.id == *id).map(|gate| &gate.due)
}

/// The day on which an automatic end takes its event from, where the deal dates it.
pub(super) fn automatic_day(deal: &Deal, row: &AutomaticEnd) -> Option<Date> {
    match &row.event {
        EndingEvent::FailedGate { gate } => gate_due(deal, gate)?.known().copied(),
        EndingEvent::WindingUp { of: _ } | EndingEvent::Other { what: _ } => None,
    }
}

/// The last days of the periods of a minimum, from the first on which enough of them can have been missed.
fn period_ends(deal: &Deal, minimum: &Id, repeated: Option<&Repeated>) -> Happens {
    let row = deal.tables.commitments.minimums.iter().find(|row| row.id == *minimum);
    let Some(row) = row else { return Happens::AnyTime };
    let (Some(start), Some(end)) = (deal.start, deal.end) else { return Happens::Open };
    let mut ends: Vec<Date> = Vec::new();
    match (&row.stub, row.per) {
        (Some(stub), _) => {
            // Years of its own: from the day after the part-year.
            let Some(until) = stub.until.known() else { return Happens::Open };
            let years = (1..).map_while(|count| until.plus(&Duration::new(count, Unit::Year).ok()?));
            ends.push(*until);
            ends.extend(years.take_while(|day| *day <= end));
        }
        (None, None | Some(Period::Year)) => ends.extend(deal.years.iter().map(|year| year.last)),
        (None, Some(period)) => {
            let mut day = start;
            while let Some(last) = calendar_end(day, period).filter(|last| *last <= end) {
                ends.push(last);
                let Some(next) = last.plus_days(1) else { break };
                day = next;
            }
        }
    }
    let misses = repeated.map_or(1, |repeated| repeated.times.max(1));
    Happens::On(ends.into_iter().skip(usize::try_from(misses).unwrap_or(usize::MAX) - 1).collect())
}

/// The last day of the week, calendar month or calendar quarter in which a day lies.
pub(super) fn calendar_end(day: Date, period: Period) -> Option<Date> {
    let civil = day.civil();
    let months = |count: i8| {
        let last = (civil.month() + count - 1) / count * count;
        Date::new(civil.year(), last, 1).ok()?.plus(&Duration::new(1, Unit::Month).ok()?)?.minus_days(1)
    };
    match period {
        Period::Week => day.plus_days(u32::from((7 - civil.weekday().to_monday_one_offset()).unsigned_abs())),
        Period::Month => months(1),
        Period::Quarter => months(3),
        Period::Year => months(12),
    }
}
