//! What an expression can be, before there is a deal.

use std::collections::BTreeSet;

use crate::spec::{Scalar, Shape};

/// The sort of a single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Money,
    Percent,
    Count,
    Duration,
    Date,
    Integer,
    Number,
    Text,
    Flag,
}

impl Sort {
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "a percentage",
            Self::Count => "a number of things",
            Self::Duration => "a duration",
            Self::Date => "a date",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Text => "text",
            Self::Flag => "true or false",
        }
    }

    /// How a value of this sort is written out in an expression.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Money => "`money(\"USD 1M\")`",
            Self::Percent => "`percent(15)`",
            Self::Count => "`amount(\"40 deals\")`",
            Self::Duration => "`days(30)`, `months(6)` or `years(2)`",
            Self::Date => "`date(\"2027-01-31\")`",
            Self::Integer => "`2`",
            Self::Number => "`2.0`",
            Self::Text => "`\"text\"`",
            Self::Flag => "`true` or `false`",
        }
    }
}

impl From<Scalar> for Sort {
    fn from(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Money => Self::Money,
            Scalar::Percent => Self::Percent,
            Scalar::Count => Self::Count,
            Scalar::Duration => Self::Duration,
            Scalar::Date => Self::Date,
            Scalar::Integer => Self::Integer,
            Scalar::Flag => Self::Flag,
            Scalar::Text => Self::Text,
        }
    }
}

/// What an expression can be.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A single value of one of these sorts.
    One(BTreeSet<Sort>),
    /// What stands at a place of the spec.
    Place(Shape),
    /// A list that the expression makes.
    List(Box<Kind>),
}

impl Kind {
    pub(super) fn one(sort: Sort) -> Self {
        Self::One(BTreeSet::from([sort]))
    }

    /// The sorts of single value that it can be.
    pub(super) fn sorts(&self) -> BTreeSet<Sort> {
        match self {
            Self::One(sorts) => sorts.clone(),
            Self::Place(shape) => shape.scalars().into_iter().map(Sort::from).collect(),
            Self::List(_) => BTreeSet::new(),
        }
    }

    /// What its items are, if it can be a list.
    pub(super) fn items(&self) -> Option<Self> {
        match self {
            Self::One(_) => None,
            Self::Place(shape) => shape.row().map(Self::Place),
            Self::List(item) => Some((**item).clone()),
        }
    }

    /// What it is, for a message.
    pub(super) fn phrase(&self) -> String {
        let mut phrases: Vec<&str> = self.sorts().into_iter().map(Sort::phrase).collect();
        match self {
            Self::One(_) => {}
            Self::Place(shape) => {
                phrases.extend(shape.is_list().then_some("a list"));
                phrases.extend((shape.is_table() && phrases.is_empty()).then_some("a table"));
            }
            Self::List(_) => phrases.push("a list"),
        }
        phrases.join(" or ")
    }
}

/// The keys below a table as an expression spells them: `_` for each `-`.
pub(super) fn spelt(key: &str) -> String {
    key.replace('-', "_")
}

/// The key of a table of this shape that a name in an expression stands for.
pub(super) fn key_of(shape: &Shape, name: &str) -> Option<(String, Shape)> {
    let keys = shape.keys();
    let known = keys.iter().find(|key| **key == name || spelt(key) == name);
    let key = known.map_or_else(|| name.replace('_', "-"), |key| (*key).to_owned());
    let below = shape.key(&key)?;
    Some((key, below))
}
