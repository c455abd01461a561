use crate::spec::{Date, Duration, FallsAwayWhen, Id, Spec, Stated, Text, Unit};

/// A contract year: twelve months from the Effective Date or its anniversary; the last may be shorter.
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

/// The contract years of the initial term; none while the Effective Date or the term is open.
pub(super) fn contract_years(spec: &Spec) -> Vec<ContractYear> {
    let (Stated::Known(effective), Stated::Known(term)) = (&spec.deal.effective, &spec.deal.term) else {
        return Vec::new();
    };
    let Some(end) = effective.plus(term).and_then(|next| next.minus_days(1)) else { return Vec::new() };
    let mut years = Vec::new();
    let mut first = *effective;
    for number in 1.. {
        if first > end {
            break;
        }
        let Some(next) = Duration::new(number, Unit::Year).ok().and_then(|years| effective.plus(&years)) else { break };
        let Some(last) = next.minus_days(1) else { break };
        years.push(ContractYear { number, first, last: last.min(end) });
        first = next;
    }
    years
}

/// The last day of the pilot, when its start and length are known.
pub(super) fn pilot_end(spec: &Spec) -> Option<Date> {
    let pilot = spec.pilot.as_ref()?;
    let starts = pilot.starts.as_ref().unwrap_or(&spec.deal.effective).known()?;
    starts.plus(pilot.length.known()?)?.minus_days(1)
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
