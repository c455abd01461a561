//! What an expression comes to in a deal: true, false, or unknown where a value that counts is open or not there.

use std::collections::BTreeSet;

use super::At;
use super::calls;
use super::kind::{Kind, key_of, spelt};
use super::operate::{self, No};
use super::parse::{Literal, Node, Operator, Part, RowName};
use super::problem::Problem;
use super::value::{Place, Value};
use crate::diag::{Sources, nearest};
use crate::spec::{Date, Money, Path, Places, Shape};

/// How many steps an expression may take in a deal.
const MOST_STEPS: usize = 50_000;

/// What a deal says, as far as an expression may ask.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The places of the values of the spec.
    pub places: &'a Places,
    /// The files that they stand in.
    pub sources: &'a Sources,
    /// The Effective Date, from which days and months are counted where they are compared.
    pub effective: Option<Date>,
    /// The first day of the initial term, when it is known.
    pub start: Option<Date>,
    /// Its last day, when it is known.
    pub end: Option<Date>,
    /// The sum of the marketing budget, when it is known.
    pub marketing: Option<Money>,
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It cannot be told.
    Unknown {
        /// The places of the values that are missing, open or not there, as dotted paths, sorted. They are as private as the
        /// expression.
        missing: Vec<String>,
    },
}

/// Why a part of an expression has no value.
#[derive(Debug)]
pub(super) enum Stop {
    Unknown(BTreeSet<String>),
    Wrong(Problem),
}

impl Stop {
    fn missing(label: &str) -> Self {
        Self::Unknown(BTreeSet::from([label.to_owned()]))
    }
}

/// What an expression comes to.
pub(super) fn answer(root: &Node, facts: &Facts<'_>) -> Result<Answer, Problem> {
    match Run::new(facts).flag(root) {
        Ok(true) => Ok(Answer::Yes),
        Ok(false) => Ok(Answer::No),
        Err(Stop::Unknown(missing)) => Ok(Answer::Unknown { missing: missing.into_iter().collect() }),
        Err(Stop::Wrong(problem)) => Err(problem),
    }
}

/// One reading of an expression in a deal.
pub(super) struct Run<'r> {
    pub(super) facts: &'r Facts<'r>,
    names: Vec<(String, Value)>,
    steps: usize,
}

impl<'r> Run<'r> {
    pub(super) fn new(facts: &'r Facts<'r>) -> Self {
        Self { facts, names: Vec::new(), steps: 0 }
    }

    fn step(&mut self, at: &At) -> Result<(), Stop> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            let message = "the condition goes through too many rows of the deal";
            return Err(Stop::Wrong(Problem::size(at.clone(), message)));
        }
        Ok(())
    }

    /// The value of a part; a place of the deal stays one.
    pub(super) fn value(&mut self, node: &Node) -> Result<Value, Stop> {
        self.step(&node.at)?;
        match &node.part {
            Part::Literal(literal) => Ok(match literal {
                Literal::Flag(flag) => Value::Flag(*flag),
                Literal::Integer(number) => Value::Integer(*number),
                Literal::Number(number) => Value::Number(*number),
                Literal::Text(text) => Value::Text(text.clone()),
            }),
            Part::Name(name) => self.name(name, &node.at),
            Part::Key(of, key) => {
                let of = self.value(of)?;
                self.below(of, key, &node.at)
            }
            Part::Row(of, row) => {
                let of = self.value(of)?;
                let name = match row {
                    RowName::Number(number) => number.to_string(),
                    RowName::Text(text) => text.clone(),
                };
                self.below(of, &name, &node.at)
            }
            Part::Not(of) => self.flag(of).map(|flag| Value::Flag(!flag)),
            Part::Minus(of) => {
                let value = self.single(of)?;
                self.apply(Operator::Times, Value::Integer(-1), value, &node.at)
            }
            Part::Binary(Operator::And, one, other) => self.both(one, other, false),
            Part::Binary(Operator::Or, one, other) => self.both(one, other, true),
            Part::Binary(Operator::In, item, list) => self.is_in(item, list),
            Part::Binary(operator, one, other) => {
                let (one, other) = (self.single(one), self.single(other));
                let (one, other) = both_known(one, other)?;
                self.apply(*operator, one, other, &node.at)
            }
            Part::Choice(condition, then, otherwise) => {
                if self.flag(condition)? {
                    self.single(then)
                } else {
                    self.single(otherwise)
                }
            }
            Part::List(items) => items.iter().map(|item| self.single(item)).collect::<Result<_, _>>().map(Value::List),
            Part::Call(name, items) => self.call(name, items, &node.at),
            Part::Method(of, name, items) => self.method(of, name, items, &node.at),
        }
    }

    fn apply(&self, operator: Operator, one: Value, other: Value, at: &At) -> Result<Value, Stop> {
        operate::apply(operator, one, other, self.facts.effective).map_err(|no| {
            let wrong = |id, message: &str, hint: &str| Stop::Wrong(Problem::new(id, at.clone(), message).hint(hint));
            match no {
                // Days are then counted from no day.
                No::Start => Stop::missing("deal.effective"),
                No::Sorts => wrong(
                    "condition-type",
                    "in this deal the two values are not of one sort",
                    "compare values of one sort",
                ),
                No::Currencies => wrong(
                    "condition-type",
                    "in this deal the two sums are in two currencies",
                    "write the sum in the currency of the deal",
                ),
                No::Things => wrong(
                    "condition-type",
                    "in this deal the two values count different things",
                    "name what is counted as the deal does",
                ),
                No::Lengths => {
                    wrong("condition-type", "days and months do not add up", "write both in days, or both in months")
                }
                No::Zero => wrong(
                    "condition-division",
                    "in this deal this divides by zero",
                    "ask first whether it is zero: `x != 0 && …`",
                ),
                No::Large => {
                    wrong("condition-size", "the result is beyond all bounds", "calculate with smaller numbers")
                }
            }
        })
    }

    fn name(&self, name: &str, at: &At) -> Result<Value, Stop> {
        if let Some((_, value)) = self.names.iter().rev().find(|(known, _)| known == name) {
            return Ok(value.clone());
        }
        let Facts { places: _, sources: _, effective: _, start, end, marketing } = self.facts;
        let value = match name {
            "term_start" => start.map(Value::Date),
            "term_end" => end.map(Value::Date),
            "marketing_total" => marketing.as_ref().map(|sum| Value::Money(sum.amount(), sum.currency())),
            _ => {
                let top = Place { path: Some(Path::root()), label: String::new(), shape: Shape::top() };
                return self.below(Value::Place(top), name, at);
            }
        };
        value.ok_or_else(|| Stop::missing(name))
    }

    /// What stands below a place under a name: that of a key, or of a row.
    fn below(&self, of: Value, name: &str, at: &At) -> Result<Value, Stop> {
        let Value::Place(Place { path, label, shape }) = of else {
            return Err(Stop::Wrong(Problem::new("condition-type", at.clone(), "nothing stands below this value")));
        };
        let known = path.as_ref().map(|path| self.facts.places.steps_at(path)).unwrap_or_default();
        let found = known.iter().find(|known| *known == name || spelt(known) == name);
        let (step, below) = match (key_of(&shape, name), shape.row()) {
            (Some((key, below)), _) => (found.cloned().unwrap_or(key), below),
            (None, Some(row)) => {
                if found.is_none() && nearest(name, known.iter().map(String::as_str)).is_some() {
                    // Which row it is said of is not told: a condition is private, and names may be.
                    let problem = Problem::new("condition-name", at.clone(), "the list has no row of this name");
                    let hint = "it has one of nearly that name: write the row's `id`, with `_` for `-`";
                    return Err(Stop::Wrong(problem.hint(hint)));
                }
                (found.cloned().unwrap_or_else(|| name.to_owned()), row)
            }
            (None, None) => {
                return Err(Stop::Wrong(Problem::new(
                    "condition-name",
                    at.clone(),
                    "the deal spec has no such key here",
                )));
            }
        };
        let label = if label.is_empty() { step.clone() } else { format!("{label}.{step}") };
        let path = path.and_then(|path| self.facts.places.step(&path, &step));
        Ok(Value::Place(Place { path, label, shape: below }))
    }

    /// Whether a place, or what it stands in, is an open point.
    fn is_open(&self, place: &Place) -> bool {
        let mut at = place.path.clone();
        while let Some(path) = at {
            if self.facts.places.keys_at(&path).contains(&"tbd") {
                return true;
            }
            at = path.parent();
        }
        false
    }

    /// A single value; of a place what stands there.
    fn single(&mut self, node: &Node) -> Result<Value, Stop> {
        let value = self.value(node)?;
        self.read(value)
    }

    fn read(&self, value: Value) -> Result<Value, Stop> {
        let Value::Place(place) = value else { return Ok(value) };
        let text = place.path.as_ref().and_then(|path| self.facts.places.scalar_at(path, self.facts.sources));
        // What stands there in more words than a single value, such as the longer of two lengths, is not known either.
        let read = text.map(|text| Value::read(&text, &place.shape)).filter(|value| fits(value, &place.shape));
        read.ok_or_else(|| Stop::missing(&place.label))
    }

    fn flag(&mut self, node: &Node) -> Result<bool, Stop> {
        if let Value::Flag(flag) = self.single(node)? {
            return Ok(flag);
        }
        Err(Stop::Wrong(Problem::new("condition-type", node.at.clone(), "this must be true or false")))
    }

    /// `&&` and `||`: one side that settles it does so whatever the other is.
    fn both(&mut self, one: &Node, other: &Node, settles: bool) -> Result<Value, Stop> {
        let one = self.flag(one);
        if matches!(one, Ok(flag) if flag == settles) {
            return Ok(Value::Flag(settles));
        }
        let other = self.flag(other);
        if matches!(other, Ok(flag) if flag == settles) {
            return Ok(Value::Flag(settles));
        }
        both_known(one, other).map(|_| Value::Flag(!settles))
    }

    fn is_in(&mut self, item: &Node, list: &Node) -> Result<Value, Stop> {
        let item = self.single(item)?;
        let rows = self.rows(list)?;
        let mut missing = BTreeSet::new();
        for row in rows {
            match self.read(row) {
                Ok(row) if operate::equal(&item, &row, self.facts.effective) == Ok(true) => {
                    return Ok(Value::Flag(true));
                }
                Ok(_) => {}
                Err(Stop::Unknown(labels)) => missing.extend(labels),
                Err(stop) => return Err(stop),
            }
        }
        if missing.is_empty() { Ok(Value::Flag(false)) } else { Err(Stop::Unknown(missing)) }
    }

    /// The items of a list. One that the deal does not have has none: what is absent is not agreed.
    fn rows(&mut self, node: &Node) -> Result<Vec<Value>, Stop> {
        let value = self.value(node)?;
        if let Value::List(items) = value {
            return Ok(items);
        }
        let Value::Place(place) = value else {
            return Err(Stop::Wrong(Problem::new("condition-type", node.at.clone(), "this must be a list")));
        };
        if self.is_open(&place) {
            return Err(Stop::missing(&place.label));
        }
        let Some(path) = &place.path else { return Ok(Vec::new()) };
        let places = self.facts.places;
        let row = |index: usize| {
            let path = path.index(index);
            let shape = place.shape.row()?;
            Some(Value::Place(Place { label: places.dotted(&path), path: Some(path), shape }))
        };
        Ok((0..places.rows_at(path)).filter_map(row).collect())
    }

    fn call(&mut self, name: &str, items: &[Node], at: &At) -> Result<Value, Stop> {
        if let Some(value) = calls::written_out(name, items) {
            return value.map_err(Stop::Wrong);
        }
        let wrong = || Stop::Wrong(Problem::new("condition-type", at.clone(), "this cannot be asked"));
        let [item] = items else { return Err(wrong()) };
        match name {
            "has" | "is_open" => self.stands(name, item),
            "size" => self.size(item),
            "sum" => {
                let mut sum = Value::Nothing;
                for row in self.rows(item)? {
                    self.step(at)?;
                    let row = self.read(row)?;
                    sum = if matches!(sum, Value::Nothing) { row } else { self.apply(Operator::Plus, sum, row, at)? };
                }
                Ok(sum)
            }
            _ => Err(wrong()),
        }
    }

    /// `has` and `is_open`. Whether anything will stand at an open point is still to be settled.
    fn stands(&mut self, name: &str, item: &Node) -> Result<Value, Stop> {
        let places = self.facts.places;
        let (is_there, open) = match self.value(item) {
            Ok(Value::Place(place)) => {
                let is_there = place.path.as_ref().is_some_and(|path| places.value_span(path).is_some());
                (is_there, Some(place).filter(|place| self.is_open(place)).map(|place| place.label))
            }
            Ok(_) => (true, None),
            Err(Stop::Unknown(names)) => (false, names.into_iter().find(|name| self.rests_on_open(name))),
            Err(stop) => return Err(stop),
        };
        match open {
            Some(label) if name == "has" => Err(Stop::missing(&label)),
            open => Ok(Value::Flag(if name == "has" { is_there } else { open.is_some() })),
        }
    }

    /// Whether what follows from the deal under a name waits for an open point.
    fn rests_on_open(&self, name: &str) -> bool {
        let places = self.facts.places;
        let mut open = places.open_points().iter().map(|(path, _)| places.dotted(path));
        open.any(|open| {
            let mut on = calls::rests_on(name).iter().filter_map(|on| open.strip_prefix(on));
            on.any(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    fn size(&mut self, item: &Node) -> Result<Value, Stop> {
        let value = self.value(item)?;
        let is_place = |place: &Place| Kind::Place(place.shape.clone()).items().is_none();
        let is_text = matches!(&value, Value::Text(_)) || matches!(&value, Value::Place(place) if is_place(place));
        let size = if is_text {
            if let Value::Text(text) = self.read(value)? { text.chars().count() } else { 0 }
        } else {
            self.rows(item)?.len()
        };
        Ok(Value::Integer(i64::try_from(size).unwrap_or(i64::MAX)))
    }

    fn method(&mut self, of: &Node, name: &str, items: &[Node], at: &At) -> Result<Value, Stop> {
        let wrong = || Stop::Wrong(Problem::new("condition-type", at.clone(), "this cannot be asked"));
        match (name, items) {
            ("size", []) => self.size(of),
            ("contains" | "startsWith" | "endsWith", [item]) => {
                let (text, part) = (self.single(of), self.single(item));
                match both_known(text, part)? {
                    (Value::Text(text), Value::Text(part)) => Ok(Value::Flag(match name {
                        "contains" => text.contains(&part),
                        "startsWith" => text.starts_with(&part),
                        _ => text.ends_with(&part),
                    })),
                    _ => Err(wrong()),
                }
            }
            (_, [Node { part: Part::Name(row), .. }, body]) => {
                let rows = self.rows(of)?;
                self.each(name, row, rows, body)
            }
            _ => Err(wrong()),
        }
    }

    /// `all`, `exists`, `exists_one`, `filter` and `map`.
    fn each(&mut self, name: &str, row_name: &str, rows: Vec<Value>, body: &Node) -> Result<Value, Stop> {
        let mut kept = Vec::new();
        let mut stopped: Option<Stop> = None;
        for row in rows {
            self.names.push((row_name.to_owned(), row.clone()));
            let result = if name == "map" { self.value(body) } else { self.flag(body).map(Value::Flag) };
            self.names.pop();
            match (name, result) {
                ("map", Ok(value)) => kept.push(value),
                ("exists", Ok(Value::Flag(true))) => return Ok(Value::Flag(true)),
                ("all", Ok(Value::Flag(false))) => return Ok(Value::Flag(false)),
                (_, Ok(Value::Flag(true))) => kept.push(row),
                (_, Ok(_)) => {}
                (_, Err(stop)) => stopped = Some(worse(stopped, stop)),
            }
        }
        match (stopped, name) {
            (Some(stop), _) => Err(stop),
            (None, "map" | "filter") => Ok(Value::List(kept)),
            (None, "all") => Ok(Value::Flag(true)),
            (None, "exists_one") => Ok(Value::Flag(kept.len() == 1)),
            (None, _) => Ok(Value::Flag(false)),
        }
    }
}

/// Both values, or why not: what is wrong counts more than what is unknown, and all that is unknown is told.
fn both_known<T>(one: Result<T, Stop>, other: Result<T, Stop>) -> Result<(T, T), Stop> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) => Err(worse(Some(one), other)),
        (Err(stop), Ok(_)) | (Ok(_), Err(stop)) => Err(stop),
    }
}

fn worse(one: Option<Stop>, other: Stop) -> Stop {
    match (one, other) {
        (None, stop) | (Some(stop @ Stop::Wrong(_)), _) | (Some(_), stop @ Stop::Wrong(_)) => stop,
        (Some(Stop::Unknown(mut one)), Stop::Unknown(other)) => {
            one.extend(other);
            Stop::Unknown(one)
        }
    }
}

/// Whether a value is of a sort that its place may hold: words where a measure belongs are no value to compare.
fn fits(value: &Value, shape: &Shape) -> bool {
    value.sort().is_some_and(|sort| Kind::Place(shape.clone()).sorts().contains(&sort))
}
