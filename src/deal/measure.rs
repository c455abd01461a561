use std::cmp::Ordering;

use crate::diag::Sources;
use crate::spec::{Amount, Date, Duration, Money, Path, Percent, Places, Text, Unit};

/// A value that a position can hold, whatever its type in the spec.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// Money, a percentage or a count with its unit.
    Amount(Amount),
    /// A duration.
    Duration(Duration),
    /// A date, written as in the spec.
    Date(Date),
    /// A bare number.
    Count(u64),
    /// Yes or no: `true` or `false` in the spec.
    YesNo(bool),
    /// Anything else: it is printed, and is the same or is not, but neither more nor less.
    Words(Text),
    /// What is not known yet: it may become a value of any type.
    Open(Text),
}

impl Measure {
    /// The single value at a place of a spec; `None` where there is none, or a table or a list.
    pub(super) fn at(path: &Path, places: &Places, sources: &Sources) -> Option<Self> {
        let text = places.scalar_at(path, sources)?;
        let span = places.value_span(path)?;
        let is_string = sources.text(span.file).get(span.start..).is_some_and(|text| text.starts_with(['"', '\'']));
        match text.as_str() {
            "true" if !is_string => Some(Self::YesNo(true)),
            "false" if !is_string => Some(Self::YesNo(false)),
            text => Text::parse(text).ok().map(|text| Self::parse(&text)),
        }
    }

    pub(super) fn parse(text: &Text) -> Self {
        if text.is_open() {
            return Self::Open(text.clone());
        }
        let text_of = text.as_str();
        if let Ok(amount) = Amount::parse(text_of) {
            // "30 days" reads as a count of days too: as a duration it means more.
            return Duration::parse(text_of).map_or(Self::Amount(amount), Self::Duration);
        }
        if let Ok(duration) = Duration::parse(text_of) {
            return Self::Duration(duration);
        }
        if let Some(number) = whole_number(text_of) {
            return Self::Count(number);
        }
        Date::parse(text_of).map_or_else(|_| Self::Words(text.clone()), Self::Date)
    }

    /// The same beside a value of the spec: the words yes and no, beside a yes or no, are one themselves.
    #[must_use]
    pub(super) fn beside(self, value: &Self) -> Self {
        match (&self, value) {
            (Self::Words(words), Self::YesNo(_)) => match words.as_str() {
                "yes" | "true" => Self::YesNo(true),
                "no" | "false" => Self::YesNo(false),
                _ => self,
            },
            _ => self,
        }
    }

    /// The order of two values of one type and unit; `None` when they cannot be compared.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Amount(one), Self::Amount(other)) => one.partial_cmp(other),
            (Self::Duration(one), Self::Duration(other)) => {
                let (one, other) = (in_base_unit(*one), in_base_unit(*other));
                (one.1 == other.1).then(|| one.0.cmp(&other.0))
            }
            (Self::Date(one), Self::Date(other)) => Some(one.cmp(other)),
            (Self::Count(one), Self::Count(other)) => Some(one.cmp(other)),
            (Self::YesNo(one), Self::YesNo(other)) => Some(one.cmp(other)),
            (
                Self::Amount(_)
                | Self::Duration(_)
                | Self::Date(_)
                | Self::Count(_)
                | Self::YesNo(_)
                | Self::Words(_)
                | Self::Open(_),
                _,
            ) => None,
        }
    }

    /// Whether the other may stand for the same term: one type, unit and currency. What is open may become anything.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(_), Self::Words(_)) | (Self::Open(_), _) | (_, Self::Open(_)) => true,
            _ => self.compare(other).is_some(),
        }
    }

    /// Whether it lies on a scale, so that there is a more and a less.
    pub fn has_scale(&self) -> bool {
        match self {
            Self::Amount(_) | Self::Duration(_) | Self::Date(_) | Self::Count(_) => true,
            Self::YesNo(_) | Self::Words(_) | Self::Open(_) => false,
        }
    }

    /// How far two values of one type lie apart, in the unit of the term: money, percentage points, a count, a duration;
    /// dates in days. `None` when they are the same, or have no scale.
    pub fn apart(&self, other: &Self) -> Option<Self> {
        if self.compare(other)?.is_eq() {
            return None;
        }
        match (self, other) {
            (Self::Amount(one), Self::Amount(other)) => amount_apart(one, other).map(Self::Amount),
            (Self::Duration(one), Self::Duration(other)) => duration_apart(*one, *other).map(Self::Duration),
            (Self::Date(one), Self::Date(other)) => {
                let days = (one.civil() - other.civil()).get_days().unsigned_abs();
                Duration::new(days, Unit::Day).ok().map(Self::Duration)
            }
            (Self::Count(one), Self::Count(other)) => Some(Self::Count(one.abs_diff(*other))),
            (
                Self::Amount(_)
                | Self::Duration(_)
                | Self::Date(_)
                | Self::Count(_)
                | Self::YesNo(_)
                | Self::Words(_)
                | Self::Open(_),
                _,
            ) => None,
        }
    }

    /// The value as thousandths of percent, cents, months, days and the like, for a chart: values that compare have one
    /// unit. `None` for dates, which have no zero, and where there is no scale.
    pub fn units(&self) -> Option<u64> {
        match self {
            Self::Amount(amount) => {
                let finest = amount.number().checked_mul(10_000.into())?;
                u64::try_from(finest).ok()
            }
            Self::Duration(duration) => Some(in_base_unit(*duration).0),
            Self::Count(count) => Some(*count),
            Self::Date(_) | Self::YesNo(_) | Self::Words(_) | Self::Open(_) => None,
        }
    }
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Count(count) => count.fmt(f),
            Self::YesNo(true) => f.write_str("yes"),
            Self::YesNo(false) => f.write_str("no"),
            Self::Words(words) | Self::Open(words) => words.fmt(f),
        }
    }
}

/// Digits alone, grouped as TOML groups them.
fn whole_number(text: &str) -> Option<u64> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    is_number.then(|| text.replace('_', "").parse().ok()).flatten()
}

/// Months for months, quarters and years; days for days and weeks; business days for themselves.
fn in_base_unit(duration: Duration) -> (u64, Unit) {
    let (factor, unit) = match duration.unit() {
        Unit::Day => (1, Unit::Day),
        Unit::Week => (7, Unit::Day),
        Unit::BusinessDay => (1, Unit::BusinessDay),
        Unit::Month => (1, Unit::Month),
        Unit::Quarter => (3, Unit::Month),
        Unit::Year => (12, Unit::Month),
    };
    (u64::from(duration.count()) * factor, unit)
}

fn amount_apart(one: &Amount, other: &Amount) -> Option<Amount> {
    let difference = (one.number() - other.number()).abs().normalize();
    match (one, other) {
        (Amount::Money(money), _) => Money::new(money.currency(), difference).ok().map(Amount::Money),
        (Amount::Percent(_), _) => Percent::parse(&format!("{difference}%")).ok().map(Amount::Percent),
        (Amount::Count(count), Amount::Count(beside)) => {
            // "1 deal" stands beside "40 deals": the plural is the longer of the two.
            let unit = [count.unit(), beside.unit()].into_iter().max_by_key(|unit| unit.len())?;
            let unit = match unit.strip_suffix('s') {
                Some(singular) if difference == 1.into() && !singular.ends_with('s') => singular,
                Some(_) | None => unit,
            };
            Amount::parse(&format!("{difference} {unit}")).ok()
        }
        (Amount::Count(_), Amount::Money(_) | Amount::Percent(_)) => None,
    }
}

/// In their own unit where they share it, else in months, days or business days.
fn duration_apart(one: Duration, other: Duration) -> Option<Duration> {
    if one.unit() == other.unit() {
        return Duration::new(one.count().abs_diff(other.count()), one.unit()).ok();
    }
    let ((one, unit), (other, _)) = (in_base_unit(one), in_base_unit(other));
    Duration::new(u32::try_from(one.abs_diff(other)).ok()?, unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(text: &str) -> Measure {
        Measure::parse(&Text::parse(text).expect("a text"))
    }

    #[test]
    fn values_of_one_kind_have_an_order() {
        for (one, other, order) in [
            ("USD 1M", "USD 1,500,000", Some(Ordering::Less)),
            ("USD 1M", "EUR 1M", None),
            ("18 months", "2 years", Some(Ordering::Less)),
            ("2 weeks", "14 days", Some(Ordering::Equal)),
            ("30 days", "30 business days", None),
            ("22%", "18%", Some(Ordering::Greater)),
            ("6", "1_000", Some(Ordering::Less)),
            ("6", "6%", None),
            ("2027-03-01", "2027-02-01", Some(Ordering::Greater)),
            ("New York", "London", None),
        ] {
            assert_eq!(measure(one).compare(&measure(other)), order, "{one} and {other}");
            assert_eq!(
                measure(one).is_like(&measure(other)),
                order.is_some() || one == "New York",
                "{one} and {other}"
            );
        }
    }

    #[test]
    fn how_far_apart() {
        for (one, other, apart) in [
            ("USD 1M", "USD 1,500,000.50", Some("USD 500,000.50")),
            ("22%", "18.5%", Some("3.5%")),
            ("12 introductions", "20 introductions", Some("8 introductions")),
            ("12 introductions", "11 introductions", Some("1 introduction")),
            ("1 deal", "3 deals", Some("2 deals")),
            ("2 years", "3 years", Some("1 year")),
            ("18 months", "2 years", Some("6 months")),
            ("2 weeks", "10 days", Some("4 days")),
            ("2 weeks", "14 days", None),
            ("2027-02-27", "2027-03-01", Some("2 days")),
            ("2028-03-01", "2027-03-01", Some("366 days")),
            ("6", "4", Some("2")),
            ("USD 1M", "EUR 2M", None),
            ("USD 1M", "USD 1000k", None),
            ("New York", "London", None),
        ] {
            let said = |one, other| measure(one).apart(&measure(other)).map(|apart| apart.to_string());
            assert_eq!(said(one, other).as_deref(), apart, "{one} and {other}");
            assert_eq!(said(other, one).as_deref(), apart, "{other} and {one}");
        }
    }

    #[test]
    fn yes_and_no_are_words_but_beside_a_yes_or_no() {
        let yes = measure("yes");
        assert_eq!(yes.clone().beside(&measure("New York")), yes);
        assert_eq!(yes.beside(&Measure::YesNo(false)), Measure::YesNo(true));
        assert_eq!(measure("perhaps").beside(&Measure::YesNo(false)), measure("perhaps"));
        assert!(!measure("perhaps").is_like(&Measure::YesNo(false)));
        assert_eq!(Measure::YesNo(false).to_string(), "no");
    }
}
