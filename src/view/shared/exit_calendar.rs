//! A rehearsed exit as entries of a calendar.

use std::collections::BTreeMap;

use crate::deal::{Deal, Ground, Step, When};
use crate::view::agenda::uid;
use crate::view::types::{EntryView, StepsView};

/// Names the entries of the steps, which are told apart by their kind and place in the spec and, where two share both, by
/// their order.
#[derive(Debug, Default)]
pub(super) struct Entries {
    seen: BTreeMap<String, usize>,
}

impl Entries {
    /// The entries of a step: one for its day, or one for its first and one for its last.
    pub(super) fn of(&mut self, deal: &Deal, ground: &Ground, step: &Step) -> Vec<EntryView> {
        let days = match &step.when {
            When::On(date) => vec![("on", *date)],
            When::By(date) => vec![("by", *date)],
            When::From(date) => vec![("from", *date)],
            When::Span { first, last: _ } => {
                let last = step.when.last();
                let first = first.filter(|first| Some(*first) != last).map(|date| ("first", date));
                first.into_iter().chain(last.map(|date| ("last", date))).collect()
            }
            When::NotKnown(_) => Vec::new(),
        };
        let name = format!("exit/{}/{}/{}", ground.name(), step.kind, deal.places.dotted(&step.path));
        let number = self.seen.entry(name.clone()).or_insert(0);
        *number += 1;
        let entry = |(edge, date): (&str, crate::deal::Date)| EntryView {
            edge: edge.to_owned(),
            iso: date.iso(),
            date: date.to_string(),
            uid: uid(deal, &format!("{name}/{number}/{}", if edge == "first" { edge } else { "day" })),
            // The first day of a time is nobody's deadline.
            alarm: step.kind.alarm().filter(|_| edge != "first"),
        };
        days.into_iter().map(entry).collect()
    }
}

/// Whether a part of the time has an entry.
pub(super) fn has_entries(part: &StepsView) -> bool {
    part.steps.iter().any(|step| !step.entries.is_empty())
}
