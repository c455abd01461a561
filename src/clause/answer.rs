//! What Tera answers to a question, as far as a view alone tells.

use std::collections::BTreeSet;

use tera::value::Key;
use tera::{Context, Map, Value as TeraValue};

use super::choices::{Count, Field, Question, Value};

/// The field of that name. Few are found faster by going through them than by their hash.
fn field_of<'v>(map: &'v Map, name: &'v str) -> Option<&'v TeraValue> {
    if map.len() > 16 {
        return map.get(&Key::Str(name));
    }
    map.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
}

/// What is known of a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen<'v> {
    Value(&'v TeraValue),
    /// There is none of that name.
    Missing,
    /// Not known, or Tera would refuse to say.
    Unknown,
}

/// What a question may name.
pub(super) struct Scope<'v> {
    context: &'v Context,
    /// The ids of the clauses that the document holds, where they are known.
    chosen: Option<&'v BTreeSet<&'v str>>,
    /// The names that tags have made, the latest last.
    pub(super) names: Vec<(&'v str, Seen<'v>)>,
    /// Of each loop that is open, whether this turn is the first one, where that is known.
    pub(super) turns: Vec<Option<bool>>,
}

impl<'v> Scope<'v> {
    /// The values of a view, and no name besides.
    pub(super) fn of(context: &'v Context) -> Self {
        Self { context, chosen: None, names: Vec::new(), turns: Vec::new() }
    }

    /// The same in a document that holds these clauses.
    pub(super) fn holding(self, chosen: &'v BTreeSet<&'v str>) -> Self {
        Self { chosen: Some(chosen), ..self }
    }

    /// What Tera answers; `None` when that is not known, or when it may refuse to answer.
    pub(super) fn answer(&self, question: &'v Question) -> Option<bool> {
        match question {
            Question::Filled(value) => self.told(value, TeraValue::is_truthy),
            Question::Is(value, text) => self.told(value, |value| value.as_str() == Some(text)),
            Question::Same(one, other) => match (self.value(one), self.value(other)) {
                (Seen::Value(one), Seen::Value(other)) => Some(one == other),
                _ => None,
            },
            Question::Counts(value, count, number) => {
                let Seen::Value(list) = self.value(value) else { return None };
                let length = list.as_array()?.len();
                Some(match count {
                    Count::Exactly => length == *number,
                    Count::MoreThan => length > *number,
                })
            }
            Question::Holds(value, text) => {
                let Seen::Value(value) = self.value(value) else { return None };
                Some(value.as_str()?.contains(&**text))
            }
            Question::Has(value, text) => {
                let Seen::Value(value) = self.value(value) else { return None };
                Some(value.as_array()?.iter().any(|item| item.as_str() == Some(text)))
            }
            Question::Chosen(id) => self.chosen.map(|chosen| chosen.contains(&**id)),
            Question::First => self.turns.last().copied().flatten(),
            Question::Not(inner) => self.any(inner, true).map(|answer| !answer),
            Question::All(all) => self.any(all, false).map(|answer| !answer),
            Question::Any(any) => self.any(any, true),
            Question::Other => None,
        }
    }

    /// Whether any of these is answered like that. They are asked in order, and none behind one whose answer is not known:
    /// Tera may not come to it.
    fn any(&self, questions: &'v [Question], wanted: bool) -> Option<bool> {
        for question in questions {
            if self.answer(question)? == wanted {
                return Some(true);
            }
        }
        Some(false)
    }

    fn told(&self, value: &'v Value, is: impl FnOnce(&TeraValue) -> bool) -> Option<bool> {
        match self.value(value) {
            Seen::Value(value) => Some(is(value)),
            Seen::Missing => Some(false),
            Seen::Unknown => None,
        }
    }

    pub(super) fn value(&self, value: &'v Value) -> Seen<'v> {
        let Value::Path { root, fields } = value else { return Seen::Unknown };
        let mut seen = match self.names.iter().rfind(|(name, _)| name == root) {
            Some((_, seen)) => *seen,
            // What a document says of itself is not in the view yet.
            None => self.context.get(root).map_or(Seen::Unknown, Seen::Value),
        };
        for field in fields.iter() {
            seen = match (seen, field) {
                (Seen::Value(value), Field::Of(name) | Field::Maybe(name)) => {
                    value.as_map().and_then(|map| field_of(map, name)).map_or(Seen::Missing, Seen::Value)
                }
                (Seen::Value(value), Field::At(number)) => match value.as_array() {
                    Some(items) => items.get(*number).map_or(Seen::Missing, Seen::Value),
                    None => Seen::Unknown,
                },
                (Seen::Missing, Field::Maybe(_)) => Seen::Missing,
                // Tera has no field of nothing.
                (Seen::Missing | Seen::Unknown, _) => Seen::Unknown,
            };
        }
        seen
    }
}
