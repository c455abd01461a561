//! The calendar of the alliance, for each of its readers.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::shared::{Fill, text_opt};
use super::types::{AgendaDateView, AgendaView, SeriesDayView, SeriesView, TaskView};
use crate::deal::{self, Agenda, AgendaDate, Date, Deal, Due, Every, Series, SeriesDates, Task};

/// How many days before it a calendar reminds of an open point.
const ALARM_OF_TASK: u32 = 3;

impl AgendaView {
    /// The dates of a deal as both parties may read them; with all days of all series where they are to go into a
    /// calendar.
    pub fn of(deal: &Deal, whole: bool) -> Self {
        let Agenda { dates, series, until, until_assumed } = Agenda::of(deal);
        let fill = Fill { deal, parties: &deal.parties };
        let series: Vec<SeriesView> = series.iter().map(|row| fill.series(row)).collect();
        let mut dates: Vec<AgendaDateView> = dates.iter().map(|entry| fill.agenda_date(entry)).collect();
        let undated = dates.iter_mut().find(|entry| entry.iso.is_none());
        let undated = undated.map(|entry| entry.is_first_open = true).is_some();
        Self {
            whole,
            dated: dates.iter().any(|entry| entry.iso.is_some()),
            undated,
            dates,
            has_days: series.iter().any(|row| !row.days.is_empty()),
            series,
            until: text_opt(until.as_ref()),
            until_assumed,
        }
    }
}

/// What our own side has to settle.
pub fn tasks(deal: &Deal) -> Vec<TaskView> {
    deal::tasks(deal).iter().map(|task| task_view(deal, task)).collect()
}

fn task_view(deal: &Deal, task: &Task) -> TaskView {
    let Task { place, point } = task;
    let party =
        |owner: &str| deal.parties.iter().find(|party| party.id.as_str() == owner).map(|party| party.short.clone());
    TaskView {
        iso: point.by.map(Date::iso),
        date: text_opt(point.by.as_ref()),
        task: point.tbd.to_string(),
        owner: point.owner.as_ref().map(|owner| party(owner).unwrap_or_else(|| owner.to_string())),
        place: place.clone(),
        uid: uid(deal, &format!("task/{place}")),
        alarm: ALARM_OF_TASK,
    }
}

impl Fill<'_> {
    fn agenda_date(&self, entry: &AgendaDate) -> AgendaDateView {
        let AgendaDate { id, kind, when, by, what, amount, year } = entry;
        AgendaDateView {
            iso: when.day().map(Date::iso),
            date: match when {
                Due::On(day) => Some(day.to_string()),
                Due::Open(point) => Some(self.open_point(point)),
                Due::Unknown => None,
            },
            is_first_open: false, // until all are there
            kind: kind.name().to_owned(),
            by: by.as_ref().and_then(|by| self.short_or_any(by)),
            what: text_opt(what.as_ref()),
            amount: self.show_opt(amount.as_ref()),
            year: *year,
            uid: uid(self.deal, id),
            alarm: kind.alarm(),
        }
    }

    fn series(&self, row: &Series) -> SeriesView {
        let Series { id, kind, by, to, what, every, within, in_advance, dates } = row;
        let (cadence, period) = match every {
            Every::Cadence(cadence) => (Some(cadence.label().to_owned()), None),
            Every::Period(period) => (None, Some(period.label().to_owned())),
        };
        let known: &[Date] = match dates {
            SeriesDates::On(days) => days,
            SeriesDates::Weekly { first, weeks: _, until: _ } => std::slice::from_ref(first),
            SeriesDates::NotFixed | SeriesDates::Unknown => &[],
        };
        let (repeats, last, count) = match dates {
            SeriesDates::Weekly { first: _, weeks, until } => {
                (Some(format!("{weeks} {}", until.iso())), Some(until.to_string()), None)
            }
            SeriesDates::On(days) => (None, text_opt(days.last()), u32::try_from(days.len()).ok()),
            SeriesDates::NotFixed | SeriesDates::Unknown => (None, None, None),
        };
        // A day is known by its number, so that a calendar moves the entry when the day moves.
        let day = |(number, day): (usize, &Date)| SeriesDayView {
            iso: day.iso(),
            date: day.to_string(),
            uid: uid(self.deal, &format!("{id}/{number}")),
        };
        SeriesView {
            kind: kind.name().to_owned(),
            by: by.as_ref().map(|by| self.short(by)),
            to: to.as_ref().map(|to| self.short(to)),
            what: text_opt(what.as_ref()),
            cadence,
            period,
            within: self.show_opt(within.as_ref()),
            in_advance: *in_advance,
            count,
            first: text_opt(known.first()),
            last,
            fixed: !matches!(dates, SeriesDates::NotFixed),
            days: known.iter().enumerate().map(day).collect(),
            repeats,
            alarm: kind.alarm(),
        }
    }
}

/// The name by which a calendar knows an entry again: a hash of the title, the parties and the entry's own name, which are
/// the same in every edition of the deal.
pub(super) fn uid(deal: &Deal, id: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(deal.tables.deal.title.as_bytes());
    for party in deal.parties.iter() {
        hash.update([0]);
        hash.update(party.table.name.as_bytes());
    }
    hash.update([0]);
    hash.update(id.as_bytes());
    let mut name = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}
