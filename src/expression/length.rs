use std::cmp::Ordering;

use crate::spec::{Date, Duration, Unit};

/// A length of time: days, business days or months, which have no fixed length in each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    count: i64,
    base: Base,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Day,
    BusinessDay,
    Month,
}

impl From<Duration> for Length {
    fn from(duration: Duration) -> Self {
        let (factor, base) = match duration.unit() {
            Unit::Day => (1, Base::Day),
            Unit::Week => (7, Base::Day),
            Unit::BusinessDay => (1, Base::BusinessDay),
            Unit::Month => (1, Base::Month),
            Unit::Quarter => (3, Base::Month),
            Unit::Year => (12, Base::Month),
        };
        Self { count: i64::from(duration.count()) * factor, base }
    }
}

impl Length {
    /// The days between two dates.
    pub(super) fn between(from: Date, to: Date) -> Self {
        let days = from.civil().until(to.civil()).map_or(0, |span| i64::from(span.get_days()));
        Self { count: days, base: Base::Day }
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let count = self.count.checked_add(other.count)?;
        (self.base == other.base).then_some(Self { count, ..self })
    }

    pub(super) fn times(self, factor: i64) -> Option<Self> {
        Some(Self { count: self.count.checked_mul(factor)?, ..self })
    }

    /// The date that lies so far behind another; `None` beyond the calendar of deals, and where business days run backwards.
    pub(super) fn after(self, date: Date) -> Option<Date> {
        let span = jiff::Span::new();
        let span = match self.base {
            Base::Day => span.try_days(self.count).ok()?,
            Base::Month => span.try_months(self.count).ok()?,
            Base::BusinessDay => {
                let duration = Duration::new(u32::try_from(self.count).ok()?, Unit::BusinessDay).ok()?;
                return date.plus(&duration);
            }
        };
        let date = date.civil().checked_add(span).ok()?;
        Date::new(date.year(), date.month(), date.day()).ok()
    }

    /// The order of two lengths. Of days and months it is that of the days on which they end, counted from `start`; `None`
    /// where there is none.
    pub(super) fn compare(self, other: Self, start: Option<Date>) -> Option<Ordering> {
        if self.base == other.base {
            return Some(self.count.cmp(&other.count));
        }
        let start = start?;
        Some(self.after(start)?.cmp(&other.after(start)?))
    }
}
