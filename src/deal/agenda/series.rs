//! What comes again: meetings, reports, payments.

use super::{Deal, SeriesKind};
use crate::spec::{Cadence, Date, Duration, Fee, Forecast, Forum, Id, Period, Report, Reporting, Stated, Text, Unit};

/// Something that comes again.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name of the entry: the same as long as the row of the spec has the same name.
    pub id: String,
    /// What sort of thing.
    pub kind: SeriesKind,
    /// The party that owes it, if one does.
    pub by: Option<Id>,
    /// The party that is paid.
    pub to: Option<Id>,
    /// What is due, in the words of the deal.
    pub what: Option<Text>,
    /// How often.
    pub every: Every,
    /// How soon after each period it is due.
    pub within: Option<Stated<Duration>>,
    /// Whether that time runs from the start of each period, and not from its end.
    pub in_advance: bool,
    /// Its days.
    pub dates: SeriesDates,
}

/// How often something comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// As forums meet.
    Cadence(Cadence),
    /// Once in each period.
    Period(Period),
}

/// The days of a series.
#[derive(Debug, Clone, PartialEq)]
pub enum SeriesDates {
    /// These days, in order.
    On(Vec<Date>),
    /// Every so many weeks.
    Weekly {
        /// The first day.
        first: Date,
        /// After how many weeks it comes again.
        weeks: u32,
        /// The last day on which it may come.
        until: Date,
    },
    /// The deal does not fix them.
    NotFixed,
    /// A value from which they are reckoned is open.
    Unknown,
}

/// The last day of the twelve months that begin on a day.
pub(super) fn twelve_months(start: Date) -> Option<Date> {
    start.last_of(&Duration::new(1, Unit::Year).ok()?)
}

/// All series of a deal, up to and with the day `until`.
pub(super) fn of(deal: &Deal, until: Option<Date>) -> Vec<Series> {
    let span = deal.start.zip(until).map(|(first, last)| Span { first, last });
    let of = Of { deal, span };
    let tables = &deal.tables;
    let mut all: Vec<Series> = tables.governance.forums.iter().filter_map(|forum| of.forum(forum)).collect();
    all.extend(tables.governance.reports.iter().map(|report| of.report(report)));
    if let Some(marketing) = &tables.marketing {
        all.extend(marketing.reporting.iter().map(|row| of.marketing_report(row)));
        if let Some(plan) = &marketing.plan
            && let Some(every) = plan.updated
        {
            all.push(Series { by: Some(plan.owner.clone()), ..of.at_period_end(SeriesKind::PlanReview, every, None) });
        }
    }
    all.extend(tables.commitments.forecasts.iter().map(|row| of.forecast(row)));
    let fees: Vec<(&Fee, Period)> = tables.money.fees.iter().filter_map(|fee| Some((fee, fee.every?))).collect();
    let statement = tables.money.payment.as_ref().and_then(|payment| payment.statement.as_ref());
    for period in [Period::Week, Period::Month, Period::Quarter, Period::Year] {
        if let Some(statement) = statement.filter(|_| fees.iter().any(|(_, every)| *every == period)) {
            let series = of.at_period_end(SeriesKind::Statement, period, Some(&statement.within));
            all.push(Series { what: statement.what.clone(), ..series });
        }
    }
    all.extend(fees.into_iter().map(|(fee, every)| of.fee(fee, every)));
    all
}

/// The days between which series run, both among them.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: Date,
    last: Date,
}

struct Of<'a> {
    deal: &'a Deal,
    span: Option<Span>,
}

impl Of<'_> {
    /// A forum meets on a business day: weekly ones from the first, others after each interval.
    fn forum(&self, row: &Forum) -> Option<Series> {
        let cadence = row.cadence?;
        let months = |months| self.span.map(|span| self.after_each(span, months));
        let dates = match cadence {
            Cadence::Weekly => self.weekly(1),
            Cadence::Fortnightly => self.weekly(2),
            Cadence::Monthly => months(1),
            Cadence::Quarterly => months(3),
            Cadence::HalfYearly => months(6),
            Cadence::Yearly => months(12),
            Cadence::AsNeeded => Some(SeriesDates::NotFixed),
        };
        Some(Series {
            id: format!("forum/{}", row.id),
            kind: SeriesKind::Forum,
            by: None,
            to: None,
            what: Some(row.name.clone()),
            every: Every::Cadence(cadence),
            within: None,
            in_advance: false,
            dates: dates.unwrap_or(SeriesDates::Unknown),
        })
    }

    fn report(&self, row: &Report) -> Series {
        Series {
            id: format!("report/{}/{}", row.by, row.what),
            by: Some(row.by.clone()),
            what: Some(row.what.clone()),
            ..self.at_period_end(SeriesKind::Report, row.every, Some(&row.within))
        }
    }

    fn marketing_report(&self, row: &Reporting) -> Series {
        let series = self.at_period_end(SeriesKind::MarketingReport, row.every, Some(&row.within));
        Series { what: row.what.clone(), ..series }
    }

    /// The deal says how often a forecast is given, and not on which day.
    fn forecast(&self, row: &Forecast) -> Series {
        Series {
            id: format!("forecast/{}/{}", row.by, row.what),
            by: Some(row.by.clone()),
            what: Some(row.what.clone()),
            dates: SeriesDates::NotFixed,
            ..self.at_period_end(SeriesKind::Forecast, row.every, None)
        }
    }

    fn fee(&self, row: &Fee, every: Period) -> Series {
        let dates = match (row.within.known(), self.span) {
            (Some(within), Some(span)) if row.in_advance => {
                // The first day of a period; a time that runs from it begins on the day after.
                let starts = self.period_ends(span, every).filter_map(|end| end.plus_days(1));
                let starts = std::iter::once(span.first).chain(starts).take_while(|start| *start <= span.last);
                SeriesDates::On(starts.filter_map(|start| self.deal.workdays.plus(start, within)).collect())
            }
            (Some(_), Some(_)) => self.at_period_end(SeriesKind::Payment, every, Some(&row.within)).dates,
            (None, _) | (_, None) => SeriesDates::Unknown,
        };
        Series {
            id: format!("payment/{}", row.id),
            by: Some(row.payer.clone()),
            to: Some(row.payee.clone()),
            what: Some(row.what.clone()),
            in_advance: row.in_advance,
            dates,
            ..self.at_period_end(SeriesKind::Payment, every, Some(&row.within))
        }
    }

    /// What is due so long after the end of each period, or on its last day.
    fn at_period_end(&self, kind: SeriesKind, every: Period, within: Option<&Stated<Duration>>) -> Series {
        let due = |end: Date| match within {
            None => Some(end),
            Some(within) => self.deal.workdays.plus(end, within.known()?),
        };
        let is_open = within.is_some_and(|within| within.open().is_some());
        let dates = match self.span.filter(|_| !is_open) {
            Some(span) => SeriesDates::On(self.period_ends(span, every).filter_map(due).collect()),
            None => SeriesDates::Unknown,
        };
        Series {
            id: format!("{}/{}", kind.name(), every.id()),
            kind,
            by: None,
            to: None,
            what: None,
            every: Every::Period(every),
            within: within.cloned(),
            in_advance: false,
            dates,
        }
    }

    fn weekly(&self, weeks: u32) -> Option<SeriesDates> {
        let Span { first, last } = self.span?;
        Some(SeriesDates::Weekly { first: self.deal.workdays.on_or_after(first)?, weeks, until: last })
    }

    /// The first business day after each so many months of the term.
    fn after_each(&self, span: Span, months: u32) -> SeriesDates {
        let count = |number: u32| Duration::new(number.checked_mul(months)?, Unit::Month).ok();
        let on = (1..).map_while(|number| span.first.plus(&count(number)?));
        let days = on.map_while(|day| self.deal.workdays.on_or_after(day));
        SeriesDates::On(days.take_while(|day| *day <= span.last).collect())
    }

    /// The last day of each period of the term; the last period ends with the term.
    fn period_ends(&self, span: Span, every: Period) -> impl Iterator<Item = Date> {
        let years: Vec<Date> = self.deal.years.iter().map(|year| year.last).collect();
        let next = move |from: Date| match every {
            Period::Week => from.plus_days(6),
            Period::Month => calendar_end(from, 1),
            Period::Quarter => calendar_end(from, 3),
            // Without a known end of the term there are no contract years: the first is the one of the twelve months.
            Period::Year => years.iter().copied().find(|end| *end >= from).or_else(|| twelve_months(from)),
        };
        let mut from = Some(span.first);
        std::iter::from_fn(move || {
            let start = from.filter(|from| *from <= span.last)?;
            let end = next(start)?.min(span.last);
            from = end.plus_days(1);
            Some(end)
        })
    }
}

/// The last day of the calendar month or quarter that a day is in.
fn calendar_end(day: Date, months: i8) -> Option<Date> {
    let civil = day.civil();
    let last_month = (civil.month() - 1) / months * months + months;
    let first = Date::new(civil.year(), last_month, 1).ok()?;
    first.plus(&Duration::new(1, Unit::Month).ok()?)?.minus_days(1)
}
