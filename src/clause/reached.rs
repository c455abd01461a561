//! Which parts of a text a view reaches: the others are not handed to Tera, which would parse them and then never print
//! them.
//!
//! A tag whose answer the view gives, the same in each turn of the loops around it, is not handed over either: what it
//! decides on stands there without it. By the other tags Tera decides. Branches that no turn takes go with their tags; the
//! first one has to stay, and where it is not taken, it holds a mark that Tera cannot print: if Tera comes to it all the
//! same, the whole text is printed instead. Wherever assertions are on, what is printed is compared with the whole text.

use std::ops::Range;

use super::answer::{Scope, Seen};
use super::choices::{Branch, Choices, Part, Step};

/// What stands for a part that is left out: a name that no view and no text makes.
pub(super) const LEFT_OUT: &str = "{{__left_out}}";

/// What is left of a text for a view; `None` when all of it is.
pub(super) fn reached(text: &str, choices: &Choices, scope: Scope<'_>) -> Option<String> {
    let mut way =
        Way { scope, taken: vec![Taken::Nothing; choices.tags], reached: vec![false; choices.parts], sure: true };
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
        for (index, part) in parts.enumerate() {
            let is_reached = self.reached.get(part.number) != Some(&false);
            // The first tag stays, whatever becomes of its part; the others can go with theirs.
            if is_reached || index == 0 {
                self.text(from..part.inside.start)?;
                if is_reached || !part.is_long {
                    self.steps(&part.steps, part.inside.clone())?;
                } else {
                    self.out.push_str(LEFT_OUT);
                }
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

/// A way through a text, which takes all that Tera may take.
struct Way<'v> {
    scope: Scope<'v>,
    taken: Vec<Taken>,
    reached: Vec<bool>,
    /// Whether Tera takes this way too, for all that is known.
    sure: bool,
}

impl<'v> Way<'v> {
    fn steps(&mut self, steps: &'v [Step]) {
        for step in steps {
            match step {
                Step::If { number, branches, at: _ } => self.branches(*number, branches),
                Step::For { number, names, list, body, otherwise, at: _ } => {
                    let open = self.scope.names.len();
                    if let Seen::Value(list) = self.scope.value(list)
                        && let Some(items) = list.as_array()
                    {
                        for (at, item) in items.iter().enumerate() {
                            self.scope.names.extend(names.iter().map(|name| (&**name, Seen::Value(item))));
                            self.turn(Some(at == 0), body, open);
                        }
                        if items.is_empty() {
                            self.takes(*number, Taken::One(otherwise.as_ref().map(|part| part.number)));
                            self.parts(otherwise.as_ref());
                        } else {
                            self.takes(*number, Taken::Various);
                        }
                    } else {
                        self.takes(*number, Taken::Various);
                        let sure = std::mem::replace(&mut self.sure, false);
                        self.scope.names.extend(names.iter().map(|name| (&**name, Seen::Unknown)));
                        self.turn(None, body, open);
                        self.parts(otherwise.as_ref());
                        self.sure = sure;
                    }
                }
                Step::Set { name, value } => {
                    let value = if self.sure { self.scope.value(value) } else { Seen::Unknown };
                    self.scope.names.push((name, value));
                }
            }
        }
    }

    fn branches(&mut self, number: usize, branches: &'v [Branch]) {
        let sure = self.sure;
        let mut taken = Some(None);
        for Branch { question, part } in branches {
            let answer = self.scope.answer(question);
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
        self.scope.turns.push(is_first);
        self.part(body);
        self.scope.turns.pop();
        self.scope.names.truncate(open);
    }

    fn part(&mut self, part: &'v Part) {
        if let Some(reached) = self.reached.get_mut(part.number) {
            *reached = true;
        }
        self.steps(&part.steps);
    }

    fn parts(&mut self, parts: Option<&'v Part>) {
        if let Some(part) = parts {
            self.part(part);
        }
    }
}
