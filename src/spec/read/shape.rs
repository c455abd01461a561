//! What the format of the deal spec lets stand at a place, for whoever asks before there is a deal.

use std::collections::BTreeSet;

use crate::spec::value::{Amount, Date, Duration, Money, Percent};

// `FORMS` and `TOP`: every form of the schema, and those of the spec itself, as `build.rs` has found them in
// `docs/deal.schema.json`. To make the schema takes as long as all else that a command does before it prints.
include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// A form that a value may take. Other forms are named by their place in the list of all.
#[derive(Debug)]
struct Form {
    /// The keys of a table, sorted, each with the forms of its value.
    keys: &'static [(&'static str, &'static [u16])],
    /// The forms of what stands under other keys, where a table may have them.
    entries: &'static [u16],
    /// The forms of the rows of a list; `None` where it is no list.
    rows: Option<&'static [u16]>,
    /// The name of the value type that a string is read as.
    value_type: Option<&'static str>,
    /// Which of `object`, `integer` and `boolean` it takes.
    takes: &'static [&'static str],
}

/// What may stand at a place of a deal spec.
#[derive(Debug, Clone)]
pub struct Shape(Vec<u16>);

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
        Self(TOP.to_vec())
    }

    fn forms(&self) -> impl Iterator<Item = &'static Form> {
        self.0.iter().map(|form| &FORMS[usize::from(*form)])
    }

    fn below(&self, forms: impl Fn(&'static Form) -> Option<&'static [u16]>) -> Option<Self> {
        let mut found = self.forms().filter_map(forms).peekable();
        found.peek()?;
        Some(Self(found.flatten().copied().collect()))
    }

    /// What may stand under a key; `None` where the format has no such key.
    pub fn key(&self, key: &str) -> Option<Self> {
        self.below(|form| {
            let known = form.keys.binary_search_by_key(&key, |(known, _)| known);
            known.map(|at| form.keys[at].1).ok().or(Some(form.entries).filter(|entries| !entries.is_empty()))
        })
    }

    /// What a row of this list may be; `None` where no list may stand.
    pub fn row(&self) -> Option<Self> {
        self.below(|form| form.rows)
    }

    /// The keys that the format has here, sorted; those that a deal makes up itself are not among them.
    pub fn keys(&self) -> BTreeSet<&'static str> {
        self.forms().flat_map(|form| form.keys).map(|(key, _)| *key).collect()
    }

    /// Whether a table may stand here.
    pub fn is_table(&self) -> bool {
        self.forms().any(|form| form.takes.contains(&"object"))
    }

    /// Whether a list may stand here.
    pub fn is_list(&self) -> bool {
        self.forms().any(|form| form.rows.is_some())
    }

    /// The single values that may stand here.
    pub fn scalars(&self) -> BTreeSet<Scalar> {
        self.forms().flat_map(Form::scalars).copied().collect()
    }
}

impl Form {
    fn scalars(&self) -> &'static [Scalar] {
        match self.value_type {
            Some(Money::NAME) => &[Scalar::Money],
            Some(Amount::NAME) => &[Scalar::Money, Scalar::Percent, Scalar::Count],
            Some(Percent::NAME) => &[Scalar::Percent],
            Some(Duration::NAME) => &[Scalar::Duration],
            Some(Date::NAME) => &[Scalar::Date],
            None if self.takes.contains(&"object") || self.rows.is_some() => &[],
            None if self.takes.contains(&"integer") => &[Scalar::Integer],
            None if self.takes.contains(&"boolean") => &[Scalar::Flag],
            Some(_) | None => &[Scalar::Text],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Spec;
    use crate::spec::read::schema::{self, Rules};

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
    }

    /// Compares what may stand somewhere with the forms that the types have there, and all that stands below.
    fn compare<'a>(shape: &Shape, forms: &[schema::Form<'a>], rules: &Rules<'a>, seen: &mut Vec<schema::Form<'a>>) {
        let forms: Vec<_> = forms.iter().filter(|form| !form.is_open_point()).copied().collect();
        assert_eq!(shape.0.len(), forms.len());
        for (form, theirs) in shape.forms().zip(forms) {
            assert_eq!(form.value_type, theirs.value_type());
            assert_eq!(form.rows.is_some(), theirs.items().is_some());
            for kind in ["object", "integer", "boolean"] {
                assert_eq!(form.takes.contains(&kind), theirs.takes(kind), "{form:?}");
            }
            let keys: BTreeSet<&str> = theirs.properties().keys().map(String::as_str).collect();
            assert_eq!(form.keys.iter().map(|(key, _)| *key).collect::<Vec<_>>(), keys.into_iter().collect::<Vec<_>>());
            if seen.iter().any(|known| known.is_at(&theirs)) {
                continue;
            }
            seen.push(theirs);
            let entries = theirs.entries().map(|entries| (form.entries, entries.schema));
            let rows = form.rows.zip(theirs.items());
            let keys = form.keys.iter().map(|(key, below)| (*below, &theirs.properties()[*key]));
            for (below, schema) in keys.chain(entries).chain(rows) {
                compare(&Shape(below.to_vec()), &rules.forms(schema), rules, seen);
            }
        }
    }

    #[test]
    fn what_was_found_when_the_program_was_built_is_what_the_types_say() {
        let whole = schemars::schema_for!(Spec).to_value();
        let (rules, mut seen) = (Rules::new(&whole), Vec::new());
        compare(&Shape::top(), &rules.root(), &rules, &mut seen);
        assert!(seen.len() > 200, "{}", seen.len());
    }
}
