//! What a value means, and how far two are apart.

use rust_decimal::Decimal;

use crate::spec::{Amount, Date, Duration, Money, Unit, ValueKind};

/// A value as its field reads it. Two that are equal say the same, however they are spelt.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    Amount(Amount),
    Duration(Duration),
    Date(Date),
    Number(Decimal),
    Flag(bool),
    /// A word of a choice, or a name, as the spec writes it.
    Word(String),
    Words(String),
}

impl Meaning {
    pub(super) fn of(text: &str, kind: ValueKind) -> Self {
        let read = match kind {
            ValueKind::Amount => Amount::parse(text).map(Self::Amount).ok(),
            ValueKind::Duration => Duration::parse(text).map(Self::Duration).ok(),
            ValueKind::Date => Date::parse(text).map(Self::Date).ok(),
            ValueKind::Number => Decimal::from_str_exact(text).map(Self::Number).ok(),
            ValueKind::Flag => Some(Self::Flag(text == "true")),
            ValueKind::Choice | ValueKind::Name => Some(Self::Word(text.to_owned())),
            ValueKind::Words => None,
        };
        read.unwrap_or_else(|| Self::Words(text.to_owned()))
    }

    /// Words of a position, which are read as the value that they are meant to be.
    pub(super) fn of_position(text: &str) -> Self {
        let duration = Duration::parse(text).map(Self::Duration);
        let amount = || Amount::parse(text).map(Self::Amount);
        let date = || Date::parse(text).map(Self::Date);
        duration.or_else(|_| amount()).or_else(|_| date()).unwrap_or_else(|_| Self::Words(text.to_owned()))
    }

    /// How far it is from `self` to `other`: "+USD 250,000 (+17%)", "−30 days", "+2 percentage points". `None` where that
    /// is no number of one unit.
    pub(super) fn distance_to(&self, other: &Self) -> Option<String> {
        match (self, other) {
            (Self::Amount(one), Self::Amount(other)) => between_amounts(one, other),
            (Self::Duration(one), Self::Duration(other)) => between_durations(*one, *other),
            (Self::Date(one), Self::Date(other)) => {
                let days = (other.civil() - one.civil()).get_days();
                Some(signed(days.into(), &in_units(days.unsigned_abs().into(), Unit::Day)))
            }
            (Self::Number(one), Self::Number(other)) => {
                let change = other.checked_sub(*one)?;
                Some(signed(change, &change.abs().normalize().to_string()))
            }
            (
                Self::Amount(_)
                | Self::Duration(_)
                | Self::Date(_)
                | Self::Number(_)
                | Self::Flag(_)
                | Self::Word(_)
                | Self::Words(_),
                _,
            ) => None,
        }
    }
}

fn signed(change: Decimal, size: &str) -> String {
    format!("{}{size}", if change.is_sign_negative() { "−" } else { "+" })
}

fn in_units(count: u64, unit: Unit) -> String {
    format!("{count} {}{}", unit.singular(), if count == 1 { "" } else { "s" })
}

fn between_amounts(one: &Amount, other: &Amount) -> Option<String> {
    if !one.comparable_with(other) {
        return None;
    }
    let change = other.number().checked_sub(one.number())?;
    let size = change.abs().normalize();
    let size = match other {
        Amount::Money(money) => Money::new(money.currency(), size).ok()?.to_string(),
        Amount::Percent(_) => return Some(signed(change, &points(size))),
        Amount::Count(count) => Amount::parse(&format!("{size} {}", count.unit().as_str())).ok()?.to_string(),
    };
    let share = share_of(change, one.number()).map_or_else(String::new, |share| format!(" ({share})"));
    Some(signed(change, &size) + &share)
}

fn points(size: Decimal) -> String {
    format!("{size} percentage point{}", if size == Decimal::ONE { "" } else { "s" })
}

/// A change as a share of what there was: in tenths of a percent where that is exact or the share is below one percent, else
/// in whole percent; `None` where there was nothing, or the share is too small or too large to say much.
fn share_of(change: Decimal, whole: Decimal) -> Option<String> {
    if whole.is_zero() {
        return None;
    }
    let share = change.abs().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let tenths = share.round_dp(1);
    let rounded = if share < Decimal::ONE || tenths == share { tenths } else { share.round() };
    let is_telling = !rounded.is_zero() && rounded < Decimal::from(1000);
    is_telling.then(|| signed(change, &format!("{}%", rounded.normalize())))
}

fn between_durations(one: Duration, other: Duration) -> Option<String> {
    let (from, to) = (one.in_months_or_days(), other.in_months_or_days());
    let ((one_count, unit), (other_count, _)) = if one.unit() == other.unit() {
        ((one.count().into(), one.unit()), (other.count().into(), other.unit()))
    } else if from.1 == to.1 && from.0 != to.0 {
        (from, to)
    } else {
        return None;
    };
    let sign = if other_count < one_count { "−" } else { "+" };
    Some(format!("{sign}{}", in_units(other_count.abs_diff(one_count), unit)))
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
