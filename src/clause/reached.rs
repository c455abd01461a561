//! Which parts of a text a view reaches: the others are not handed to Tera, which would parse them and then never print
//! them.
//!
//! A tag whose answer the view gives, the same in each turn of the loops around it, is not handed over either: what it
//! decides on stands there without it. Of the other tags Tera decides what is printed: in their place parts that are not
//! reached are a mark that Tera cannot print, and where it is reached all the same, the whole text is printed instead.
//! Wherever assertions are on, what is printed is compared with the whole text.

use std::ops::Range;

use tera::value::Key;
use tera::{Context, Map, Value as TeraValue};

use super::choices::{Branch, Choices, Count, Part, Question, Step, Value};

/// What stands for a part that is left out: a name that no view and no text makes.
pub(super) const LEFT_OUT: &str = "{{__left_out}}";

/// What is left of a text for a view; `None` when all of it is.
pub(super) fn reached(text: &str, choices: &Choices, context: &Context) -> Option<String> {
    let mut way = Way {
        context,
        taken: vec![Taken::Nothing; choices.tags],
        reached: vec![false; choices.parts],
        names: Vec::new(),
        turns: Vec::new(),
        sure: true,
    };
    way.steps(&choices.steps);
    let Way { taken, reached, .. } = way;
    let mut left = Left { text, cuts: &choices.cuts, taken, reached, out: String::with_capacity(text.len()) };
    left.steps(&choices.steps, 0..text.len())?;
    (left.out != text).then_some(left.out)
}

/// What is taken of a tag, in all turns of the loops around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// It is not come to.
    Nothing,
    /// Always the part of that number, or always none.
    One(Option<usize>),
    /// Not always the same, or not known.
    Various,
}

impl Taken {
    fn and(&mut self, other: Self) {
        *self = if *self == Self::Nothing || *self == other { other } else { Self::Various };
    }
}

/// Writes what is left.
struct Left<'t> {
    text: &'t str,
    /// Those that are still to come.
    cuts: &'t [Range<usize>],
    taken: Vec<Taken>,
    reached: Vec<bool>,
    out: String,
}

impl Left<'_> {
    /// What is left of a stretch of the text with these tags; `None` where that cannot be written.
    fn steps(&mut self, steps: &[Step], inside: Range<usize>) -> Option<()> {
        let mut from = inside.start;
        for step in steps {
            match step {
                Step::If { number, at, branches } => {
                    from = self.tag(*number, from, at, branches.iter().map(|branch| &branch.part))?;
                }
                Step::For { number, at, body, otherwise, names: _, list: _ } => {
                    from = self.tag(*number, from, at, std::iter::once(body).chain(otherwise))?;
                }
                Step::Set { .. } => {}
            }
        }
        self.text(from..inside.end)
    }

    /// What is left up to the end of a tag, or up to some place before it, which is returned.
    fn tag<'p>(
        &mut self,
        number: usize,
        mut from: usize,
        at: &Range<usize>,
        parts: impl Iterator<Item = &'p Part>,
    ) -> Option<usize> {
        if let Some(Taken::One(taken)) = self.taken.get(number).copied() {
            self.text(from..at.start)?;
            let mut parts = parts.filter(|part| taken == Some(part.number));
            if let Some(part) = parts.next() {
                self.steps(&part.steps, part.inside.clone())?;
            }
            return Some(at.end);
        }
        for part in parts {
            self.text(from..part.inside.start)?;
            if part.is_long && self.reached.get(part.number) == Some(&false) {
                self.out.push_str(LEFT_OUT);
            } else {
                self.steps(&part.steps, part.inside.clone())?;
            }
            from = part.inside.end;
        }
        Some(from)
    }

    /// A stretch of the text, less what its marks take away.
    fn text(&mut self, mut at: Range<usize>) -> Option<()> {
        while let Some((cut, others)) = self.cuts.split_first()
            && cut.start < at.end
        {
            if cut.end > at.start {
                self.piece(at.start..cut.start)?;
                at.start = cut.end;
            }
            self.cuts = others;
        }
        self.piece(at)
    }

    fn piece(&mut self, at: Range<usize>) -> Option<()> {
        let piece = self.text.get(at)?;
        // Two halves must not become a tag.
        if self.out.ends_with('{') && piece.starts_with(['{', '%', '#']) {
            return None;
        }
        self.out.push_str(piece);
        Some(())
    }
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
    taken: Vec<Taken>,
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
                Step::If { number, branches, at: _ } => self.branches(*number, branches),
                Step::For { number, names, list, body, otherwise, at: _ } => {
                    let open = self.names.len();
                    if let Seen::Value(list) = self.value(list)
                        && let Some(items) = list.as_array()
                    {
                        for (at, item) in items.iter().enumerate() {
                            self.names.extend(names.iter().map(|name| (&**name, Seen::Value(item))));
                            self.turn(Some(at == 0), body, open);
                        }
                        if items.is_empty() {
                            self.takes(*number, Taken::One(otherwise.as_ref().map(|part| part.number)));
                            self.parts(otherwise);
                        } else {
                            self.takes(*number, Taken::Various);
                        }
                    } else {
                        self.takes(*number, Taken::Various);
                        let sure = std::mem::replace(&mut self.sure, false);
                        self.names.extend(names.iter().map(|name| (&**name, Seen::Unknown)));
                        self.turn(None, body, open);
                        self.parts(otherwise);
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

    fn branches(&mut self, number: usize, branches: &'v [Branch]) {
        let sure = self.sure;
        let mut taken = Some(None);
        for Branch { question, part } in branches {
            let answer = self.answer(question);
            if answer == Some(false) {
                continue;
            }
            self.sure &= answer.is_some();
            self.part(part);
            // A part behind one that may be taken is not always taken.
            taken = taken.filter(|_| answer.is_some()).map(|_| Some(part.number));
            if answer.is_some() {
                break;
            }
        }
        self.sure = sure;
        self.takes(number, taken.map_or(Taken::Various, Taken::One));
    }

    fn takes(&mut self, number: usize, now: Taken) {
        if let Some(taken) = self.taken.get_mut(number) {
            taken.and(now);
        }
    }

    /// A turn of a loop, and with it the end of all names that it makes.
    fn turn(&mut self, is_first: Option<bool>, body: &'v Part, open: usize) {
        self.turns.push(is_first);
        self.part(body);
        self.turns.pop();
        self.names.truncate(open);
    }

    fn part(&mut self, part: &'v Part) {
        if let Some(reached) = self.reached.get_mut(part.number) {
            *reached = true;
        }
        self.steps(&part.steps);
    }

    fn parts(&mut self, parts: &'v Option<Part>) {
        if let Some(part) = parts {
            self.part(part);
        }
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
