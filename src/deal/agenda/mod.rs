//! The calendar of the alliance itself: its dates, and what comes again and again.
//!
//! Only tables that both sides may read are looked into; what our own side still has to settle is a list of its own, which
//! a view for both sides has no place for.

mod dates;
mod kind;
mod series;

use super::Deal;
use crate::spec::{Date, Id, OpenPoint, Stated, Text};

pub use kind::{DateKind, SeriesKind};
pub use series::{Every, Series, SeriesDates};

/// All dates of an alliance.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// What happens once, in the order of its days; what has none yet last, in the order of the spec.
    pub dates: Vec<AgendaDate>,
    /// What comes again, in the order of the spec.
    pub series: Vec<Series>,
    /// The last day to which the series are reckoned; none while the start of the term is open.
    pub until: Option<Date>,
    /// Whether the end of the term is open, and `until` is twelve months from its start instead.
    pub until_assumed: bool,
}

/// Something that happens once.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaDate {
    /// The name of the entry: the same as long as the row of the spec has the same name.
    pub id: String,
    /// What sort of date.
    pub kind: DateKind,
    /// When.
    pub when: Due,
    /// The party that owes it, if one does.
    pub by: Option<Id>,
    /// What is due, in the words of the deal.
    pub what: Option<Text>,
    /// How much is due.
    pub amount: Option<Stated<String>>,
    /// The contract year that it concerns.
    pub year: Option<u32>,
}

/// When something happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// On this day.
    On(Date),
    /// The day is an open point.
    Open(OpenPoint),
    /// The day is reckoned from one that is open.
    Unknown,
}

impl Due {
    /// The day, when it is known.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::On(day) => Some(*day),
            Self::Open(_) | Self::Unknown => None,
        }
    }
}

impl Agenda {
    /// The dates of a deal.
    pub fn of(deal: &Deal) -> Self {
        let mut dates = dates::of(deal);
        // A stable sort: entries of one day stay in the order of their kinds, and then of the spec.
        dates.sort_by_key(|entry| (entry.when.day().is_none(), entry.when.day(), entry.kind));
        let until = deal.start.and_then(|start| deal.end.or_else(|| series::twelve_months(start)));
        Self { dates, series: series::of(deal, until), until, until_assumed: until.is_some() && deal.end.is_none() }
    }
}

/// A task of our own: an open point, with the place in the spec that it is at.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The place, as a person writes it.
    pub place: String,
    /// What is to be done, by whom, until when.
    pub point: OpenPoint,
}

/// The open points of a deal, private ones among them: for our own side only. Those with a day first, in its order.
pub fn tasks(deal: &Deal) -> Vec<Task> {
    let all = deal.places.open_points().iter().chain(deal.places.private_open_points());
    let mut tasks: Vec<Task> =
        all.map(|(path, point)| Task { place: deal.places.dotted(path), point: point.clone() }).collect();
    tasks.sort_by_key(|task| (task.point.by.is_none(), task.point.by));
    tasks
}

#[cfg(test)]
mod tests;
