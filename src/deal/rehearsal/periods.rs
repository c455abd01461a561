use super::{Gap, Last};
use crate::deal::Deal;
use crate::spec::{Date, Duration, Length, SellOff, Stated, Text, Unit};

/// The last day of a time that runs from an event: it begins on the day after it.
///
/// So the section "reading" of the exit clause says, and so months and years end on the day of the same number, or on the
/// last day of the month.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is handed on as `Stated` gives it")]
pub(super) fn after(deal: &Deal, event: Date, time: &Duration) -> Option<Date> {
    deal.workdays.plus(event, time)
}

/// The last day of a time that runs from an event, or why it cannot be said.
pub(super) fn after_stated(deal: &Deal, event: Date, time: &Stated<Duration>) -> Result<Date, Gap> {
    match time {
        Stated::Known(time) => after(deal, event, time).ok_or(Gap::TooFar),
        Stated::Open(point) => Err(Gap::Open(point.clone())),
    }
}

/// The last day of a time that begins on the day after `event` by the words of the clause, and includes that day.
///
/// The section "reading" lets such a time, in months or years, end on the day before the one of the same number, or on the
/// last day of the month.
pub(super) fn from_next_day(deal: &Deal, event: Date, length: &Stated<Length>) -> Last {
    match length {
        Stated::Known(length) => {
            let counted = |time: &Duration| match time.unit() {
                Unit::BusinessDay => after(deal, event, time),
                Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => event.plus_days(1)?.last_of(time),
            };
            resolve(deal, length, &counted)
        }
        Stated::Open(point) => Last::NotKnown(Gap::Open(point.clone())),
    }
}

/// The last day of a length that runs from an event.
pub(super) fn lasting(deal: &Deal, event: Date, length: &Stated<Length>) -> Last {
    match length {
        Stated::Known(length) => resolve(deal, length, &|time| after(deal, event, time)),
        Stated::Open(point) => Last::NotKnown(Gap::Open(point.clone())),
    }
}

/// The last day of a sell-off; `None` where there is none.
pub(super) fn selling(deal: &Deal, event: Date, sell_off: &Stated<SellOff>) -> Option<Last> {
    match sell_off {
        Stated::Known(SellOff::None) => None,
        Stated::Known(SellOff::For(length)) => Some(lasting(deal, event, &Stated::Known(length.clone()))),
        Stated::Open(point) => Some(Last::NotKnown(Gap::Open(point.clone()))),
    }
}

type Counted<'a> = &'a dyn Fn(&Duration) -> Option<Date>;

fn resolve(deal: &Deal, length: &Length, counted: Counted<'_>) -> Last {
    let day = |day: Option<Date>| day.map_or(Last::NotKnown(Gap::TooFar), Last::On);
    match length {
        Length::Fixed(time) => day(counted(time)),
        Length::To(last) => Last::On(*last),
        Length::AfterEffective(time) => match &deal.tables.deal.effective {
            Stated::Known(effective) => day(after(deal, *effective, time)),
            Stated::Open(point) => Last::NotKnown(Gap::Open(point.clone())),
        },
        Length::Until(until) => Last::NotKnown(Gap::On(Text::from(until.clone()))),
        Length::LongerOf(list) | Length::LaterOf(list) => {
            let ends = list.iter().map(|length| resolve(deal, length, counted));
            ends.reduce(|one, other| later(&one, &other)).unwrap_or(Last::NotKnown(Gap::Unsaid))
        }
        Length::ShorterOf(list) => {
            let ends = list.iter().map(|length| resolve(deal, length, counted));
            ends.reduce(|one, other| earlier(&one, &other)).unwrap_or(Last::NotKnown(Gap::Unsaid))
        }
    }
}

/// The later of two ends: what is certain of one is the least that both are.
fn later(one: &Last, other: &Last) -> Last {
    let gap = both(gap_of(one), gap_of(other));
    // An end that can only come sooner than its day says nothing of how late it is at least.
    let least = |last: &Last| match last {
        Last::On(day) | Last::NotBefore(day, _) => Some(*day),
        Last::NotAfter(..) | Last::NotKnown(_) | Last::Never => None,
    };
    match (least(one).max(least(other)), gap) {
        (Some(day), None) => Last::On(day),
        (Some(day), Some(gap)) => Last::NotBefore(day, gap),
        (None, Some(gap)) => Last::NotKnown(gap),
        (None, None) => Last::Never,
    }
}

/// The earlier of two ends: what is certain of one is the most that both are.
fn earlier(one: &Last, other: &Last) -> Last {
    let gap = both(gap_of(one), gap_of(other));
    let most = |last: &Last| match last {
        Last::On(day) | Last::NotAfter(day, _) => Some(*day),
        Last::NotBefore(..) | Last::NotKnown(_) | Last::Never => None,
    };
    let day = [most(one), most(other)].into_iter().flatten().min();
    match (day, gap) {
        (Some(day), None) => Last::On(day),
        (Some(day), Some(gap)) => Last::NotAfter(day, gap),
        (None, Some(gap)) => Last::NotKnown(gap),
        (None, None) => Last::Never,
    }
}

fn gap_of(last: &Last) -> Option<Gap> {
    match last {
        Last::On(_) | Last::Never => None,
        Last::NotBefore(_, gap) | Last::NotAfter(_, gap) | Last::NotKnown(gap) => Some(gap.clone()),
    }
}

/// Two reasons in one.
fn both(one: Option<Gap>, other: Option<Gap>) -> Option<Gap> {
    let list = |gap| match gap {
        Gap::Several(list) => list,
        Gap::Open(_) | Gap::On(_) | Gap::Request | Gap::Books | Gap::Unsaid | Gap::TooFar => vec![gap],
    };
    match (one, other) {
        (Some(one), Some(other)) => Some(Gap::Several([list(one), list(other)].concat())),
        (one, other) => one.or(other),
    }
}

/// The latest day from which `reaches` comes to `limit` at the latest. `reaches` never falls from one day to the next.
pub(super) fn latest(limit: Date, reaches: impl Fn(Date) -> Result<Option<Date>, Gap>) -> Result<Date, Gap> {
    let back = |days: u32| limit.minus_days(days).ok_or(Gap::TooFar);
    let fits = |days: u32| Ok::<bool, Gap>(reaches(back(days)?)?.is_some_and(|day| day <= limit));
    if fits(0)? {
        return Ok(limit);
    }
    let mut enough = 1;
    while !fits(enough)? {
        enough *= 2;
    }
    let mut short = enough / 2;
    while enough - short > 1 {
        let middle = short + (enough - short) / 2;
        if fits(middle)? {
            enough = middle;
        } else {
            short = middle;
        }
    }
    back(enough)
}
