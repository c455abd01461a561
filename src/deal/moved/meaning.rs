//! What a value means, and how far two are apart.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::deal::Measure;
use crate::spec::{Amount, Date, Duration, Text, ValueKind};

/// A value as its field reads it. Two that are equal say the same, however they are spelt.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    Measure(Measure),
    /// A word of a choice, or a name, as the spec writes it.
    Word(String),
    Words(String),
}

impl Meaning {
    pub(super) fn of(text: &str, kind: ValueKind) -> Self {
        let read = match kind {
            ValueKind::Amount => Amount::parse(text).map(Measure::Amount).ok(),
            ValueKind::Duration => Duration::parse(text).map(Measure::Duration).ok(),
            ValueKind::Date => Date::parse(text).map(Measure::Date).ok(),
            ValueKind::Number => text.parse().map(Measure::Count).ok(),
            ValueKind::Flag => Some(Measure::YesNo(text == "true")),
            ValueKind::Choice | ValueKind::Name => return Self::Word(text.to_owned()),
            ValueKind::Words => None,
        };
        read.map_or_else(|| Self::Words(text.to_owned()), Self::Measure)
    }

    /// Words of a position, which are read as the value that they are meant to be.
    pub(super) fn of_position(text: &str) -> Self {
        Text::parse(text).map_or_else(|_| Self::Words(text.to_owned()), |text| Self::Measure(Measure::parse(&text)))
    }

    /// How far it is from `self` to `other`: "+USD 250,000 (+17%)", "−30 days", "+2 percentage points". `None` where that
    /// is no number of one unit.
    pub(super) fn distance_to(&self, other: &Self) -> Option<String> {
        let (Self::Measure(one), Self::Measure(other)) = (self, other) else { return None };
        let sign = if other.compare(one)? == Ordering::Less { "−" } else { "+" };
        let apart = one.apart(other)?;
        let size = match &apart {
            Measure::Amount(Amount::Percent(points)) => {
                let points = points.value().normalize();
                format!("{points} percentage point{}", if points == Decimal::ONE { "" } else { "s" })
            }
            Measure::Amount(_)
            | Measure::Duration(_)
            | Measure::Date(_)
            | Measure::Count(_)
            | Measure::YesNo(_)
            | Measure::Words(_)
            | Measure::Open(_) => apart.to_string(),
        };
        let share = share(&apart, one).map_or_else(String::new, |share| format!(" ({sign}{share})"));
        Some(format!("{sign}{size}{share}"))
    }
}

/// How much a change of a sum or a count is of what there was: in tenths of a percent where that is exact or the share is below
/// one percent, else in whole percent; `None` where there was nothing, or the share is too small or too large to say much.
fn share(change: &Measure, whole: &Measure) -> Option<String> {
    let (Measure::Amount(change), Measure::Amount(whole)) = (change, whole) else { return None };
    if matches!(whole, Amount::Percent(_)) || whole.number().is_zero() {
        return None;
    }
    let share = change.number().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.number())?;
    let tenths = share.round_dp(1);
    let rounded = if share < Decimal::ONE || tenths == share { tenths } else { share.round() };
    let is_telling = !rounded.is_zero() && rounded < Decimal::from(1000);
    is_telling.then(|| format!("{}%", rounded.normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let amount = |text: &str| Meaning::of(text, ValueKind::Amount);
        let time = |text: &str| Meaning::of(text, ValueKind::Duration);
        let date = |text: &str| Meaning::of(text, ValueKind::Date);
        for (one, other, by) in [
            (amount("USD 1.5M"), amount("USD 1,750,000"), Some("+USD 250,000 (+17%)")),
            (amount("USD 3M"), amount("USD 2.5M"), Some("−USD 500,000 (−17%)")),
            (amount("USD 4M"), amount("USD 3.5M"), Some("−USD 500,000 (−12.5%)")),
            (amount("USD 0"), amount("USD 10"), Some("+USD 10")),
            (amount("USD 1"), amount("USD 1M"), Some("+USD 999,999")),
            (amount("USD 1,000,000"), amount("USD 1,004,000"), Some("+USD 4,000 (+0.4%)")),
            (amount("USD 1M"), amount("EUR 1M"), None),
            (amount("15%"), amount("17.5%"), Some("+2.5 percentage points")),
            (amount("15%"), amount("14%"), Some("−1 percentage point")),
            (amount("40 deals"), amount("50 deals"), Some("+10 deals (+25%)")),
            (amount("40 deals"), amount("50 calls"), None),
            (time("60 days"), time("30 days"), Some("−30 days")),
            (time("1 year"), time("2 years"), Some("+1 year")),
            (time("1 year"), time("18 months"), Some("+6 months")),
            (time("2 weeks"), time("15 days"), Some("+1 day")),
            (time("12 months"), time("1 year"), None),
            (time("30 days"), time("30 business days"), None),
            (date("2027-02-01"), date("2027-01-31"), Some("−1 day")),
            (date("2027-02-01"), date("2028-02-01"), Some("+365 days")),
            (Meaning::of("3", ValueKind::Number), Meaning::of("5", ValueKind::Number), Some("+2")),
            (Meaning::of("a", ValueKind::Words), Meaning::of("b", ValueKind::Words), None),
        ] {
            assert_eq!(one.distance_to(&other).as_deref(), by, "{one:?} → {other:?}");
        }
    }

    #[test]
    fn spelling_is_no_change() {
        let amount = |text: &str| Meaning::of(text, ValueKind::Amount);
        assert_eq!(amount("USD 1.5M"), amount("USD 1,500,000"));
        assert_eq!(Meaning::of_position("USD 1.5M"), Meaning::of_position("USD 1,500,000"));
        assert_ne!(Meaning::of("12 months", ValueKind::Duration), Meaning::of("1 year", ValueKind::Duration));
        assert_ne!(Meaning::of("USD 1.5M", ValueKind::Words), Meaning::of("USD 1,500,000", ValueKind::Words));
    }
}
