//! Rows of one list in two files: which of them are the same row.

use std::collections::BTreeMap;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};

use super::{Form, Merge, Rules};
use crate::diag::Finding;

/// A row type whose rows can be told apart.
pub(super) struct Row<'m> {
    form: Form<'m>,
    known_by: Vec<&'m str>,
}

/// The one form of the rows of a list, where its rows are known by something.
pub(super) fn form<'m>(schema: &'m Value, forms: &[Form<'m>]) -> Option<Row<'m>> {
    let rules = Rules::new(schema);
    let items: Vec<Form<'m>> = forms.iter().filter_map(Form::items).flat_map(|items| rules.forms(items)).collect();
    let [form] = items.as_slice() else { return None };
    let known_by = form.known_by();
    (!known_by.is_empty()).then_some(Row { form: *form, known_by })
}

/// What a row is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    /// A contract year, a level: rows stand in this order.
    Number(i128),
    Words(Vec<String>),
}

impl Row<'_> {
    fn name(&self, row: &DeValue<'_>) -> Option<Name> {
        let DeValue::Table(table) = row else { return None };
        if let [key] = self.known_by.as_slice()
            && let Some(DeValue::Integer(number)) = table.get(*key).map(Spanned::get_ref)
        {
            return number_of(number).map(Name::Number);
        }
        let words = self.known_by.iter().map(|key| word(table, key));
        words.collect::<Option<_>>().map(Name::Words)
    }
}

fn number_of(number: &DeInteger<'_>) -> Option<i128> {
    i128::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A value that a row is known by, white space folded as in all text.
fn word(table: &DeTable<'_>, key: &str) -> Option<String> {
    match table.get(key)?.get_ref() {
        DeValue::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        DeValue::Integer(number) => number_of(number).map(|number| number.to_string()),
        DeValue::Boolean(yes) => Some(yes.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

impl<'m> Merge<'m> {
    /// The rows below, each with what the row above says that is known by the same; other rows above are new ones.
    pub(super) fn rows<'i>(&mut self, row: &Row<'m>, below: DeArray<'i>, above: DeArray<'i>) -> DeArray<'i> {
        let mut rows: Vec<(Option<Name>, Spanned<DeValue<'i>>)> = Vec::new();
        let mut places: BTreeMap<Name, usize> = BTreeMap::new();
        for value in below {
            let name = self.known(row, &value, &places);
            if let Some(name) = &name {
                places.insert(name.clone(), rows.len());
            }
            rows.push((name, value));
        }
        let (mut taken, mut new) = (BTreeMap::new(), Vec::new());
        for value in above {
            let name = self.known(row, &value, &taken);
            if let Some(name) = &name {
                taken.insert(name.clone(), 0);
            }
            match name.as_ref().and_then(|name| places.get(name)) {
                Some(place) => {
                    if let (DeValue::Table(lower), DeValue::Table(mut upper)) =
                        (rows[*place].1.get_mut(), value.into_inner())
                    {
                        // They are the same in both, and no news.
                        for key in &row.known_by {
                            upper.remove(*key);
                        }
                        self.table(&row.form, lower, upper);
                    }
                }
                None => new.push((name, value)),
            }
        }
        for (name, value) in new {
            self.added.push(value.span());
            let place = place_of(name.as_ref(), &rows);
            rows.insert(place, (name, value));
        }
        rows.into_iter().map(|(_, value)| value).collect()
    }

    /// What a row is known by, which no row before it in its file may be known by too.
    fn known(&mut self, row: &Row<'_>, value: &Spanned<DeValue<'_>>, before: &BTreeMap<Name, usize>) -> Option<Name> {
        let keys = row.known_by.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
        let place = self.files.span(value.span());
        let Some(name) = row.name(value.get_ref()) else {
            let message =
                format!("this row does not say its {keys}, so it cannot be matched with the rows of another file");
            self.found.push(Finding::error("unmatched-row", message).at(place));
            return None;
        };
        if before.contains_key(&name) {
            let message = format!("a row before this one has the same {keys}, so no other file can say which is meant");
            self.found.push(Finding::error("unmatched-row", message).at(place));
            return None;
        }
        Some(name)
    }
}

/// Where a new row goes: a year or a level before the first that is later, any other to the end.
fn place_of(name: Option<&Name>, rows: &[(Option<Name>, Spanned<DeValue<'_>>)]) -> usize {
    let Some(Name::Number(number)) = name else { return rows.len() };
    let is_later = |(other, _): &(Option<Name>, _)| matches!(other, Some(Name::Number(other)) if other > number);
    rows.iter().position(is_later).unwrap_or(rows.len())
}
