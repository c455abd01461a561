//! What the format of the deal spec lets stand at a place, for whoever asks before there is a deal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;

use super::schema::{Form, Rules};
use crate::spec::Spec;
use crate::spec::value::{Amount, Date, Duration, Money, Percent};

/// The schema of each value at the top of the deal spec, by its key, made when it is first asked for: that of the whole
/// spec takes as long as all else that a command does before it prints.
static VALUES: LazyLock<BTreeMap<String, LazyLock<Value>>> = LazyLock::new(|| {
    let value = |(field, schema): &(&str, fn() -> Value)| (field.replace('_', "-"), LazyLock::new(*schema));
    Spec::VALUES.iter().map(value).collect()
});

/// What may stand at a place of a deal spec.
#[derive(Debug, Clone)]
pub struct Shape(Stands);

#[derive(Debug, Clone)]
enum Stands {
    /// The spec itself.
    Top,
    /// A value of one of these forms, in the schema `root`.
    Value { root: &'static Value, forms: Vec<Form<'static>> },
}

/// What a single value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A number and what it counts.
    Count,
    /// A duration.
    Duration,
    /// A date.
    Date,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Flag,
    /// Words, names, and one of some words.
    Text,
}

impl Shape {
    /// The top of the spec.
    pub fn top() -> Self {
        Self(Stands::Top)
    }

    fn of(root: &'static Value, forms: Vec<Form<'static>>) -> Self {
        Self(Stands::Value { root, forms: forms.into_iter().filter(|form| !form.is_open_point()).collect() })
    }

    fn forms(&self) -> &[Form<'static>] {
        match &self.0 {
            Stands::Top => &[],
            Stands::Value { root: _, forms } => forms,
        }
    }

    fn below(&self, schema: impl Fn(&Form<'static>) -> Option<&'static Value>) -> Option<Self> {
        let Stands::Value { root, forms } = &self.0 else { return None };
        let rules = Rules::new(root);
        let forms: Vec<_> = forms.iter().filter_map(schema).flat_map(|schema| rules.forms(schema)).collect();
        (!forms.is_empty()).then(|| Self::of(root, forms))
    }

    /// What may stand under a key; `None` where the format has no such key.
    pub fn key(&self, key: &str) -> Option<Self> {
        match &self.0 {
            Stands::Top => {
                let root: &'static Value = VALUES.get(key)?;
                Some(Self::of(root, Rules::new(root).root()))
            }
            Stands::Value { .. } => self.below(|form| form.at_key(key)),
        }
    }

    /// What a row of this list may be; `None` where no list may stand.
    pub fn row(&self) -> Option<Self> {
        self.below(Form::items)
    }

    /// The keys that the format has here, sorted; those that a deal makes up itself are not among them.
    pub fn keys(&self) -> BTreeSet<&'static str> {
        match &self.0 {
            Stands::Top => VALUES.keys().map(String::as_str).collect(),
            Stands::Value { root: _, forms } => {
                forms.iter().flat_map(|form| form.properties().keys()).map(String::as_str).collect()
            }
        }
    }

    /// Whether a table may stand here.
    pub fn is_table(&self) -> bool {
        matches!(self.0, Stands::Top) || self.forms().iter().any(|form| form.takes("object"))
    }

    /// Whether a list may stand here.
    pub fn is_list(&self) -> bool {
        self.forms().iter().any(|form| form.items().is_some())
    }

    /// The single values that may stand here.
    pub fn scalars(&self) -> BTreeSet<Scalar> {
        self.forms().iter().flat_map(scalars).copied().collect()
    }
}

fn scalars(form: &Form<'_>) -> &'static [Scalar] {
    match form.value_type() {
        Some(Money::NAME) => &[Scalar::Money],
        Some(Amount::NAME) => &[Scalar::Money, Scalar::Percent, Scalar::Count],
        Some(Percent::NAME) => &[Scalar::Percent],
        Some(Duration::NAME) => &[Scalar::Duration],
        Some(Date::NAME) => &[Scalar::Date],
        None if form.takes("object") || form.items().is_some() => &[],
        None if form.takes("integer") => &[Scalar::Integer],
        None if form.takes("boolean") => &[Scalar::Flag],
        Some(_) | None => &[Scalar::Text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(steps: &[&str]) -> Option<Shape> {
        steps.iter().try_fold(Shape::top(), |shape, step| if *step == "*" { shape.row() } else { shape.key(step) })
    }

    #[test]
    fn the_format_says_what_may_stand_where() {
        for (steps, scalars) in [
            (&["deal", "term"][..], &[Scalar::Duration][..]),
            (&["deal", "effective"], &[Scalar::Date]),
            (&["deal", "title"], &[Scalar::Text]),
            (&["deal", "kind"], &[Scalar::Text]),
            (&["parties", "anybody", "name"], &[Scalar::Text]),
            (
                &["commitments", "minimums", "*", "schedule", "*", "amount"],
                &[Scalar::Money, Scalar::Percent, Scalar::Count],
            ),
            (&["commitments", "minimums", "*", "schedule", "*", "year"], &[Scalar::Integer]),
            (&["commitments", "minimums"], &[]),
        ] {
            let found = at(steps).expect("the format has it").scalars();
            assert_eq!(found.into_iter().collect::<Vec<_>>(), scalars, "{steps:?}");
        }
        assert!(at(&["deal", "terms"]).is_none() && at(&["deal", "term", "x"]).is_none());
        assert!(at(&["commitments", "minimums"]).is_some_and(|shape| shape.is_list() && !shape.is_table()));
        assert!(at(&["deal"]).is_some_and(|shape| shape.is_table() && shape.keys().contains("term")));
        let whole = schemars::schema_for!(Spec).to_value();
        assert_eq!(Shape::top().keys(), Rules::new(&whole).top());
    }
}
