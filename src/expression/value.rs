use rust_decimal::Decimal;

use super::kind::Sort;
use super::length::Length;
use crate::spec::{Amount, Currency, Date, Duration, Path, Scalar, Shape};

/// What an expression comes to in a deal.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Flag(bool),
    Integer(i64),
    Number(Decimal),
    Text(String),
    Money(Decimal, Currency),
    Percent(Decimal),
    /// How many of what.
    Count(Decimal, String),
    Duration(Length),
    Date(Date),
    /// The sum of nothing: it counts as zero of whatever it meets.
    Nothing,
    List(Vec<Value>),
    Place(Place),
}

/// A place of the deal, which holds something or not.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The way to it; `None` where a row on the way is not there.
    pub(super) path: Option<Path>,
    /// The way as people write it.
    pub(super) label: String,
    pub(super) shape: Shape,
}

impl From<&Amount> for Value {
    fn from(amount: &Amount) -> Self {
        match amount {
            Amount::Money(money) => Self::Money(money.amount(), money.currency()),
            Amount::Percent(percent) => Self::Percent(percent.value()),
            Amount::Count(count) => Self::Count(count.number(), count.unit_key()),
        }
    }
}

impl Value {
    /// Reads what a spec says at a place of this shape.
    pub(super) fn read(text: &str, shape: &Shape) -> Self {
        let scalars = shape.scalars();
        let has = |scalar: Scalar| scalars.contains(&scalar);
        if (has(Scalar::Money) || has(Scalar::Percent) || has(Scalar::Count))
            && let Ok(amount) = Amount::parse(text)
        {
            return Self::from(&amount);
        }
        if has(Scalar::Duration)
            && let Ok(duration) = Duration::parse(text)
        {
            return Self::Duration(duration.into());
        }
        if has(Scalar::Date)
            && let Ok(date) = Date::parse(text)
        {
            return Self::Date(date);
        }
        if has(Scalar::Integer)
            && let Ok(number) = text.replace('_', "").parse()
        {
            return Self::Integer(number);
        }
        if has(Scalar::Flag)
            && let Ok(flag) = text.parse()
        {
            return Self::Flag(flag);
        }
        Self::Text(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The sort of a single value.
    pub(super) fn sort(&self) -> Option<Sort> {
        Some(match self {
            Self::Flag(_) => Sort::Flag,
            Self::Integer(_) => Sort::Integer,
            Self::Number(_) => Sort::Number,
            Self::Text(_) => Sort::Text,
            Self::Money(..) => Sort::Money,
            Self::Percent(_) => Sort::Percent,
            Self::Count(..) => Sort::Count,
            Self::Duration(_) => Sort::Duration,
            Self::Date(_) => Sort::Date,
            Self::Nothing | Self::List(_) | Self::Place(_) => return None,
        })
    }

    /// Nothing as zero of what another value is; any other as it is.
    pub(super) fn beside(self, other: &Self) -> Self {
        if !matches!(self, Self::Nothing) {
            return self;
        }
        match other {
            Self::Money(_, currency) => Self::Money(Decimal::ZERO, *currency),
            Self::Percent(_) => Self::Percent(Decimal::ZERO),
            Self::Count(_, unit) => Self::Count(Decimal::ZERO, unit.clone()),
            Self::Number(_) => Self::Number(Decimal::ZERO),
            Self::Flag(_)
            | Self::Integer(_)
            | Self::Text(_)
            | Self::Duration(_)
            | Self::Date(_)
            | Self::Nothing
            | Self::List(_)
            | Self::Place(_) => Self::Integer(0),
        }
    }
}
