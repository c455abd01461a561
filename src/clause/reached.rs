//! Which parts of a text a view reaches: what stands in the others is not handed to Tera, which would parse it and then
//! never print it.
//!
//! The tags themselves stay, and Tera alone decides by them what is printed. Where a part is left out, something stands
//! that Tera cannot print: if it gets there all the same, printing fails, and the whole text is printed instead.

use tera::value::Key;
use tera::{Context, Map, Value as TeraValue};

use super::choices::{Branch, Choices, Count, Part, Question, Step, Value};

/// What stands for a part that is left out: a name that no view and no text makes.
pub(super) const LEFT_OUT: &str = "{{__left_out}}";

/// What is left of a text for a view; `None` when all of it is.
pub(super) fn reached(text: &str, choices: &Choices, context: &Context) -> Option<String> {
    let mut way =
        Way { context, reached: vec![false; choices.parts.len()], names: Vec::new(), turns: Vec::new(), sure: true };
    way.steps(&choices.steps);
    let mut left = String::new();
    let mut from = 0;
    for (part, is_reached) in choices.parts.iter().zip(way.reached) {
        // Where the part around it is left out, this one is too.
        if !is_reached && part.start >= from {
            left.extend([text.get(from..part.start)?, LEFT_OUT]);
            from = part.end;
        }
    }
    if from == 0 {
        return None;
    }
    left.push_str(text.get(from..)?);
    Some(left)
}

/// The field of that name. Few are found faster by going through them than by their hash.
fn field_of<'v>(map: &'v Map, name: &'v str) -> Option<&'v TeraValue> {
    if map.len() > 16 {
        return map.get(&Key::Str(name));
    }
    map.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
}

/// What is known of a value.
#[derive(Debug, Clone, Copy)]
enum Seen<'v> {
    Value(&'v TeraValue),
    /// There is none of that name.
    Missing,
    /// Not known, or Tera would refuse to say.
    Unknown,
}

/// A way through a text, which takes all that Tera may take.
struct Way<'v> {
    context: &'v Context,
    reached: Vec<bool>,
    /// The names that tags have made, the latest last.
    names: Vec<(&'v str, Seen<'v>)>,
    /// Of each loop that is open, whether this turn is the first one, where that is known.
    turns: Vec<Option<bool>>,
    /// Whether Tera takes this way too, for all that is known.
    sure: bool,
}

impl<'v> Way<'v> {
    fn steps(&mut self, steps: &'v [Step]) {
        for step in steps {
            match step {
                Step::If(branches) => self.branches(branches),
                Step::For { names, list, body, otherwise } => {
                    let open = self.names.len();
                    if let Seen::Value(list) = self.value(list)
                        && let Some(items) = list.as_array()
                    {
                        for (at, item) in items.iter().enumerate() {
                            self.names.extend(names.iter().map(|name| (&**name, Seen::Value(item))));
                            self.turn(Some(at == 0), body, open);
                        }
                        if items.is_empty() {
                            self.part(otherwise);
                        }
                    } else {
                        let sure = std::mem::replace(&mut self.sure, false);
                        self.names.extend(names.iter().map(|name| (&**name, Seen::Unknown)));
                        self.turn(None, body, open);
                        self.part(otherwise);
                        self.sure = sure;
                    }
                }
                Step::Set { name, value } => {
                    let value = if self.sure { self.value(value) } else { Seen::Unknown };
                    self.names.push((name, value));
                }
            }
        }
    }

    fn branches(&mut self, branches: &'v [Branch]) {
        let sure = self.sure;
        for Branch { question, part } in branches {
            let answer = self.answer(question);
            if answer == Some(false) {
                continue;
            }
            self.sure &= answer.is_some();
            self.part(part);
            if answer.is_some() {
                break;
            }
        }
        self.sure = sure;
    }

    /// A turn of a loop, and with it the end of all names that it makes.
    fn turn(&mut self, is_first: Option<bool>, body: &'v Part, open: usize) {
        self.turns.push(is_first);
        self.part(body);
        self.turns.pop();
        self.names.truncate(open);
    }

    fn part(&mut self, part: &'v Part) {
        if let Some(reached) = part.number.and_then(|number| self.reached.get_mut(number)) {
            *reached = true;
        }
        self.steps(&part.steps);
    }

    /// What Tera answers; `None` when that is not known, or when it may refuse to answer.
    fn answer(&self, question: &'v Question) -> Option<bool> {
        match question {
            Question::Filled(value) => self.of(value, TeraValue::is_truthy),
            Question::Is(value, text) => self.of(value, |value| value.as_str() == Some(text)),
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

    fn of(&self, value: &'v Value, is: impl FnOnce(&TeraValue) -> bool) -> Option<bool> {
        match self.value(value) {
            Seen::Value(value) => Some(is(value)),
            Seen::Missing => Some(false),
            Seen::Unknown => None,
        }
    }

    fn value(&self, value: &'v Value) -> Seen<'v> {
        let Value::Path(path) = value else { return Seen::Unknown };
        let Some((root, fields)) = path.split_first() else { return Seen::Unknown };
        let mut seen = match self.names.iter().rfind(|(name, _)| name == root) {
            Some((_, seen)) => *seen,
            // What a document says of itself is not in the view yet.
            None => self.context.get(root).map_or(Seen::Unknown, Seen::Value),
        };
        for field in fields {
            // Tera has no field of nothing.
            let Seen::Value(value) = seen else { return Seen::Unknown };
            seen = value.as_map().and_then(|map| field_of(map, field)).map_or(Seen::Missing, Seen::Value);
        }
        seen
    }
}
