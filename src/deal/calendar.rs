use super::Workdays;
use crate::spec::{Date, Duration, FallsAwayWhen, Id, Spec, Stated, StubYear, Text, Unit};

/// A contract year: twelve months from the start of the term or its anniversary, or to the day on which contract years end;
/// the first and the last may be shorter, and the first longer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContractYear {
    /// Counted from 1.
    pub number: u32,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// A date of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarEntry {
    /// When.
    pub date: Date,
    /// What sort of date.
    pub kind: EntryKind,
    /// The party that owes it, if one does.
    pub by: Option<Id>,
    /// What is due; `None` for starts and ends.
    pub what: Option<Text>,
}

/// What sort of date an entry of the calendar is. The order is the order within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// The Effective Date.
    Start,
    /// A shared goal.
    Goal,
    /// A milestone.
    Milestone,
    /// The last day for an approval on which an exclusivity hangs.
    Approval,
    /// A gate of the pilot.
    Gate,
    /// The last day of the pilot.
    PilotEnd,
    /// The last day of the initial term.
    End,
}

impl EntryKind {
    /// The name that templates compare with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Goal => "goal",
            Self::Milestone => "milestone",
            Self::Approval => "approval",
            Self::Gate => "gate",
            Self::PilotEnd => "pilot-end",
            Self::End => "end",
        }
    }
}

/// The day on which the initial term starts, at the latest; `None` while it is open.
pub(super) fn term_start(spec: &Spec) -> Option<Date> {
    match &spec.deal.term_starts {
        None => spec.deal.effective.known().copied(),
        Some(start) => start.latest.as_ref().and_then(Stated::known).copied(),
    }
}

/// The last day of the initial term, when it is known.
pub(super) fn term_end(spec: &Spec) -> Option<Date> {
    match &spec.deal.ends {
        Some(ends) => ends.known().copied(),
        None => workdays(spec).last_of(term_start(spec)?, spec.deal.term.as_ref()?.known()?),
    }
}

/// The contract years of the initial term; none while its start or its end is open.
pub(super) fn contract_years(spec: &Spec) -> Vec<ContractYear> {
    let (Some(start), Some(end)) = (term_start(spec), term_end(spec)) else { return Vec::new() };
    let mut years = Vec::new();
    let mut first = start;
    for number in 1.. {
        if first > end {
            break;
        }
        let Some(last) = year_end(spec, start, first, number) else { break };
        years.push(ContractYear { number, first, last: last.min(end) });
        let Some(next) = last.plus_days(1) else { break };
        first = next;
    }
    years
}

/// The last day of a contract year, not cut off by the end of the term.
fn year_end(spec: &Spec, start: Date, first: Date, number: u32) -> Option<Date> {
    let years = |count| Duration::new(count, Unit::Year).ok();
    let Some(rule) = &spec.deal.contract_year else { return start.last_of(&years(number)?) };
    let ends = rule.ends.known()?;
    let last = ends.from(first)?;
    let is_stub = number == 1 && last < first.last_of(&years(1)?)?;
    if is_stub && rule.stub == StubYear::Joined { ends.from(last.plus_days(1)?) } else { Some(last) }
}

/// The last day of the pilot, when its start and length are known.
pub(super) fn pilot_end(spec: &Spec) -> Option<Date> {
    let pilot = spec.pilot.as_ref()?;
    let starts = pilot.starts.as_ref().unwrap_or(&spec.deal.effective).known()?;
    workdays(spec).last_of(*starts, pilot.length.known()?)
}

fn workdays(spec: &Spec) -> Workdays {
    Workdays::of(spec.calendar.as_ref())
}

/// All known dates in order.
pub(super) fn entries(spec: &Spec, end: Option<Date>) -> Vec<CalendarEntry> {
    let mut entries = Vec::new();
    let mut add = |date: Option<&Date>, kind, by: Option<&Id>, what: Option<&Text>| {
        if let Some(date) = date {
            entries.push(CalendarEntry { date: *date, kind, by: by.cloned(), what: what.cloned() });
        }
    };
    add(spec.deal.effective.known(), EntryKind::Start, None, None);
    for goal in &spec.goals {
        add(goal.by.as_ref().and_then(Stated::known), EntryKind::Goal, None, Some(&goal.goal));
    }
    for milestone in &spec.commitments.milestones {
        add(milestone.due.known(), EntryKind::Milestone, Some(&milestone.by), Some(&milestone.what));
    }
    for part in spec.exclusivity.iter().flat_map(|row| &row.falls_away) {
        if let FallsAwayWhen::NotApproved { approval, due } = &part.when {
            add(due.known(), EntryKind::Approval, None, Some(approval));
        }
    }
    for gate in spec.pilot.iter().flat_map(|pilot| &pilot.gates) {
        add(gate.due.known(), EntryKind::Gate, None, Some(&gate.test));
    }
    add(pilot_end(spec).as_ref(), EntryKind::PilotEnd, None, None);
    add(end.as_ref(), EntryKind::End, None, None);
    entries.sort_by_key(|entry| (entry.date, entry.kind));
    entries
}
