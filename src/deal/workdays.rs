//! Which days are business days, and dates that are reckoned in them.

use crate::spec::{Date, Duration};

/// The business days of a deal: every day but Saturday and Sunday.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workdays;

impl Workdays {
    /// Whether business is done on that day.
    pub fn is_workday(&self, date: Date) -> bool {
        date.minus_days(1).is_some_and(|before| self.add(before, 1) == Some(date))
    }

    /// The date that is so many business days later, the next one being the first; `None` after the year 2200.
    pub fn add(&self, date: Date, business_days: u32) -> Option<Date> {
        let Ok(length) = Duration::new(business_days, crate::spec::Unit::BusinessDay) else { return Some(date) };
        date.plus(&length)
    }

    /// The date that is `duration` later, of whatever unit; `None` after the year 2200.
    pub fn plus(&self, date: Date, duration: &Duration) -> Option<Date> {
        date.plus(duration)
    }

    /// The date itself, or the next one on which business is done; `None` after the year 2200.
    pub fn on_or_after(&self, date: Date) -> Option<Date> {
        if self.is_workday(date) { Some(date) } else { self.add(date, 1) }
    }
}
