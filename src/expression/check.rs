//! Whether an expression makes sense for any deal: each name is a key of the format, each operator has values that it can
//! do something with.

use std::collections::BTreeSet;

use super::At;
use super::calls::{self, FOLLOWS, FUNCTIONS, METHODS};
use super::kind::{Kind, Sort, key_of, spelt};
use super::operate;
use super::parse::{Literal, Node, Operator, Part, RowName};
use super::problem::Problem;
use crate::diag::nearest;
use crate::spec::Shape;

/// How many problems of one expression are told.
const MOST: usize = 5;

/// All that is wrong with an expression that is to be true or false.
pub(super) fn check(root: &Node) -> Vec<Problem> {
    let mut check = Check { names: Vec::new(), problems: Vec::new() };
    if let Some(kind) = check.kind(root) {
        check.must_be_flag(root, &kind);
    }
    check.problems.truncate(MOST);
    check.problems
}

struct Check {
    /// The names that `exists` and its like give to rows, innermost last.
    names: Vec<(String, Kind)>,
    problems: Vec<Problem>,
}

impl Check {
    fn problem(&mut self, problem: Problem) -> Option<Kind> {
        self.problems.push(problem);
        None
    }

    /// What an expression can be; `None` when something is wrong with it, which is then told.
    fn kind(&mut self, node: &Node) -> Option<Kind> {
        let Node { at, part } = node;
        match part {
            Part::Literal(literal) => Some(Kind::one(match literal {
                Literal::Flag(_) => Sort::Flag,
                Literal::Integer(_) => Sort::Integer,
                Literal::Number(_) => Sort::Number,
                Literal::Text(_) => Sort::Text,
            })),
            Part::Name(name) => self.name(name, at),
            Part::Key(of, key) => {
                let of = self.kind(of)?;
                self.key(&of, key, at)
            }
            Part::Row(of, row) => {
                let of = self.kind(of)?;
                self.row(&of, row, at)
            }
            Part::Not(of) => {
                let kind = self.kind(of)?;
                self.must_be_flag(of, &kind)?;
                Some(Kind::one(Sort::Flag))
            }
            Part::Minus(of) => {
                let kind = self.kind(of)?;
                let sorts: BTreeSet<Sort> = kind.sorts().into_iter().filter(|sort| is_number(*sort)).collect();
                if sorts.is_empty() {
                    let message = format!("`-` before {} has no meaning", kind.phrase());
                    return self.problem(Problem::new("condition-type", at.clone(), message));
                }
                Some(Kind::One(sorts))
            }
            Part::Binary(operator, one, other) => self.binary(*operator, one, other, at),
            Part::Choice(condition, then, otherwise) => self.choice(condition, then, otherwise),
            Part::List(items) => self.list(items),
            Part::Call(name, items) => self.call(name, items, at),
            Part::Method(of, name, items) => self.method(of, name, items, at),
        }
    }

    fn name(&mut self, name: &str, at: &At) -> Option<Kind> {
        if let Some((_, kind)) = self.names.iter().rev().find(|(known, _)| known == name) {
            return Some(kind.clone());
        }
        if let Some(kind) = calls::follows(name) {
            return Some(kind);
        }
        if let Some((_, shape)) = key_of(&Shape::top(), name) {
            return Some(Kind::Place(shape));
        }
        let problem = Problem::new("condition-name", at.clone(), "the deal spec has no such table");
        let known: Vec<String> = Shape::top().keys().into_iter().map(spelt).collect();
        let known = known.iter().map(String::as_str).chain(FOLLOWS.iter().map(|(name, _)| *name));
        self.problem(near(problem, name, known))
    }

    fn key(&mut self, of: &Kind, key: &str, at: &At) -> Option<Kind> {
        if let Kind::Place(shape) = of {
            if let Some((_, below)) = key_of(shape, key) {
                return Some(Kind::Place(below));
            }
            // Rows are called by their own names, of which only a deal knows.
            if let Some(row) = shape.row() {
                return Some(Kind::Place(row));
            }
            if shape.is_table() {
                let known: Vec<String> = shape.keys().into_iter().map(spelt).collect();
                let problem = Problem::new("condition-name", at.clone(), "the deal spec has no such key here");
                return self.problem(near(problem, key, known.iter().map(String::as_str)));
            }
        }
        let message = format!("nothing stands below {}", of.phrase());
        self.problem(Problem::new("condition-name", at.clone(), message))
    }

    fn row(&mut self, of: &Kind, row: &RowName, at: &At) -> Option<Kind> {
        if let Kind::Place(shape) = of {
            if let Some(row) = shape.row() {
                return Some(Kind::Place(row));
            }
            if let RowName::Text(key) = row {
                return self.key(of, key, at);
            }
        }
        let message = format!("brackets name a row of a list of the deal, and this is {}", of.phrase());
        self.problem(Problem::new("condition-type", at.clone(), message))
    }

    fn must_be_flag(&mut self, node: &Node, kind: &Kind) -> Option<()> {
        if kind.sorts().contains(&Sort::Flag) {
            return Some(());
        }
        let message = format!("this must be true or false, and it is {}", kind.phrase());
        let problem = Problem::new("condition-type", node.at.clone(), message);
        self.problem(problem.hint("compare it with something: `… < …`, or ask `has(…)`"));
        None
    }

    fn binary(&mut self, operator: Operator, one: &Node, other: &Node, at: &At) -> Option<Kind> {
        if operator == Operator::Minus && self.is_hyphen(one, other) {
            let problem = Problem::new("condition-name", at.clone(), "`-` takes one value from another");
            return self.problem(problem.hint("write `_` for `-` in the name of a key or row: `shared_goals`"));
        }
        let (left, right) = (self.kind(one), self.kind(other));
        let (left, right) = (left?, right?);
        match operator {
            Operator::And | Operator::Or => {
                let (left, right) = (self.must_be_flag(one, &left), self.must_be_flag(other, &right));
                left.and(right)?;
                return Some(Kind::one(Sort::Flag));
            }
            Operator::In => return self.is_in(&left, &right, at),
            Operator::Over | Operator::Remainder if is_zero(other) => {
                let problem = Problem::new("condition-division", other.at.clone(), "this divides by zero");
                return self.problem(problem.hint("divide by another number"));
            }
            Operator::Equal
            | Operator::Unequal
            | Operator::Less
            | Operator::AtMost
            | Operator::More
            | Operator::AtLeast
            | Operator::Plus
            | Operator::Minus
            | Operator::Times
            | Operator::Over
            | Operator::Remainder => {}
        }
        let (of_left, of_right) = (left.sorts(), right.sorts());
        let pairs = of_left.iter().flat_map(|one| of_right.iter().map(|other| (*one, *other)));
        let results: BTreeSet<Sort> = pairs.filter_map(|(one, other)| operate::result(operator, one, other)).collect();
        if !results.is_empty() {
            return Some(Kind::One(results));
        }
        let message = format!("{} {} with {}", verb(operator), left.phrase(), right.phrase());
        let problem = Problem::new("condition-type", at.clone(), message);
        let hint = match (of_left.iter().next(), of_right.iter().next()) {
            (Some(Sort::Integer), Some(Sort::Number)) | (Some(Sort::Number), Some(Sort::Integer)) => {
                "write `2.0` beside a number with decimals".to_owned()
            }
            (Some(sort), _) if matches!(other.part, Part::Literal(_)) => format!("write {}", sort.example()),
            (_, Some(sort)) if matches!(one.part, Part::Literal(_)) => format!("write {}", sort.example()),
            _ => "both sides must be values of one sort: see `docs/conditions.md`".to_owned(),
        };
        self.problem(problem.hint(hint))
    }

    /// Whether a minus is the hyphen of a key: what stands beside it is no name.
    fn is_hyphen(&self, one: &Node, other: &Node) -> bool {
        let is_name = |name: &String| {
            self.names.iter().any(|(known, _)| known == name)
                || calls::follows(name).is_some()
                || key_of(&Shape::top(), name).is_some()
        };
        match (&one.part, first(other)) {
            (Part::Name(before), Part::Name(behind)) => !is_name(before) || !is_name(behind),
            (Part::Key(..), Part::Name(behind)) => !is_name(behind),
            _ => false,
        }
    }

    fn is_in(&mut self, item: &Kind, list: &Kind, at: &At) -> Option<Kind> {
        let inside = list.items().map(|item| item.sorts()).unwrap_or_default();
        let fits = |one: &Sort| inside.iter().any(|other| operate::result(Operator::Equal, *one, *other).is_some());
        if item.sorts().iter().any(fits) {
            return Some(Kind::one(Sort::Flag));
        }
        let message = format!("`in` looks for {} in {}", item.phrase(), list.phrase());
        let problem = Problem::new("condition-type", at.clone(), message);
        self.problem(problem.hint("write a list of such values behind it: `x in [\"one\", \"other\"]`"))
    }

    fn choice(&mut self, condition: &Node, then: &Node, otherwise: &Node) -> Option<Kind> {
        let kind = self.kind(condition)?;
        self.must_be_flag(condition, &kind)?;
        let (one, other) = (self.kind(then), self.kind(otherwise));
        let (one, other) = (one?, other?);
        let sorts: BTreeSet<Sort> = one.sorts().intersection(&other.sorts()).copied().collect();
        if sorts.is_empty() {
            let message = format!("this is {} or {}", one.phrase(), other.phrase());
            let problem = Problem::new("condition-type", otherwise.at.clone(), message);
            return self.problem(problem.hint("both ends of `… ? … : …` must be values of one sort"));
        }
        Some(Kind::One(sorts))
    }

    fn list(&mut self, items: &[Node]) -> Option<Kind> {
        let kinds: Vec<Option<Kind>> = items.iter().map(|item| self.kind(item)).collect();
        let kinds: Vec<Kind> = kinds.into_iter().collect::<Option<_>>()?;
        let mut sorts = kinds.iter().map(Kind::sorts);
        let first = sorts.next().unwrap_or_default();
        let common = sorts.fold(first, |all, one| all.intersection(&one).copied().collect());
        if common.is_empty() && !items.is_empty() {
            let at = items.first().map_or(0..0, |item| item.at.clone());
            let problem = Problem::new("condition-type", at, "the items of this list are not of one sort");
            return self.problem(problem.hint("write values of one sort: `[\"uk\", \"ireland\"]`"));
        }
        Some(Kind::List(Box::new(Kind::One(common))))
    }

    fn call(&mut self, name: &str, items: &[Node], at: &At) -> Option<Kind> {
        if let Some(value) = calls::written_out(name, items) {
            return match value {
                Ok(value) => value.sort().map(Kind::one),
                Err(problem) => self.problem(problem),
            };
        }
        match (name, items) {
            ("has" | "is_open", [item]) => {
                self.kind(item)?;
                if matches!(item.part, Part::Key(..) | Part::Row(..) | Part::Name(_)) {
                    return Some(Kind::one(Sort::Flag));
                }
                let message = format!("`{name}` asks of a key of the deal");
                self.problem(Problem::new("condition-type", item.at.clone(), message).hint("write `has(deal.term)`"))
            }
            ("size", [item]) => {
                let kind = self.kind(item)?;
                self.size(&kind, &item.at)
            }
            ("sum", [item]) => {
                let kind = self.kind(item)?;
                let sorts = kind.items().map(|item| item.sorts()).unwrap_or_default();
                let sorts: BTreeSet<Sort> = sorts.into_iter().filter(|sort| is_number(*sort)).collect();
                if sorts.is_empty() {
                    let problem = Problem::new("condition-type", item.at.clone(), "`sum` adds up a list of amounts");
                    return self.problem(problem.hint("write `sum(rows.map(row, row.amount))`"));
                }
                Some(Kind::One(sorts))
            }
            ("has" | "is_open" | "size" | "sum", _) => {
                self.problem(Problem::new("condition-type", at.clone(), format!("`{name}` takes one value")))
            }
            _ => {
                let problem = Problem::new("condition-name", at.clone(), "there is no such function");
                let known = FUNCTIONS.iter().chain(METHODS).copied();
                self.problem(near(problem, name, known))
            }
        }
    }

    fn size(&mut self, kind: &Kind, at: &At) -> Option<Kind> {
        if kind.items().is_some() || kind.sorts().contains(&Sort::Text) {
            return Some(Kind::one(Sort::Integer));
        }
        let message = format!("`size` counts a list or the characters of a text, and this is {}", kind.phrase());
        self.problem(Problem::new("condition-type", at.clone(), message))
    }

    fn method(&mut self, of: &Node, name: &str, items: &[Node], at: &At) -> Option<Kind> {
        let kind = self.kind(of)?;
        match (name, items) {
            ("size", []) => self.size(&kind, at),
            ("contains" | "startsWith" | "endsWith", [item]) => {
                let inner = self.kind(item)?;
                if kind.sorts().contains(&Sort::Text) && inner.sorts().contains(&Sort::Text) {
                    return Some(Kind::one(Sort::Flag));
                }
                self.problem(Problem::new("condition-type", at.clone(), format!("`{name}` compares two texts")))
            }
            ("all" | "exists" | "exists_one" | "filter" | "map", [row, body]) => {
                let Some(item) = kind.items() else {
                    let message = format!("`{name}` goes through a list, and this is {}", kind.phrase());
                    return self.problem(Problem::new("condition-type", of.at.clone(), message));
                };
                let Part::Name(row_name) = &row.part else {
                    let problem =
                        Problem::new("condition-syntax", row.at.clone(), format!("`{name}` needs a name for the row"));
                    return self.problem(problem.hint("write `rows.exists(row, …)`"));
                };
                self.names.push((row_name.clone(), item));
                let result = self.kind(body);
                self.names.pop();
                let result = result?;
                if name == "map" {
                    return Some(Kind::List(Box::new(result)));
                }
                self.must_be_flag(body, &result)?;
                Some(if name == "filter" { kind } else { Kind::one(Sort::Flag) })
            }
            (known, _) if METHODS.contains(&known) => {
                let message = format!("`{known}` does not take so many values");
                self.problem(Problem::new("condition-type", at.clone(), message).hint("write `rows.exists(row, …)`"))
            }
            _ => {
                let problem = Problem::new("condition-name", at.clone(), "there is no such function");
                self.problem(near(problem, name, METHODS.iter().chain(FUNCTIONS).copied()))
            }
        }
    }
}

/// The beginning of a way.
fn first(node: &Node) -> &Part {
    match &node.part {
        Part::Key(of, _) | Part::Row(of, _) | Part::Method(of, ..) => first(of),
        part @ (Part::Literal(_)
        | Part::Name(_)
        | Part::Not(_)
        | Part::Minus(_)
        | Part::Binary(..)
        | Part::Choice(..)
        | Part::List(_)
        | Part::Call(..)) => part,
    }
}

fn is_number(sort: Sort) -> bool {
    match sort {
        Sort::Money | Sort::Percent | Sort::Count | Sort::Integer | Sort::Number => true,
        Sort::Duration | Sort::Date | Sort::Text | Sort::Flag => false,
    }
}

fn is_zero(node: &Node) -> bool {
    let Part::Literal(literal) = &node.part else { return false };
    match literal {
        Literal::Integer(number) => *number == 0,
        Literal::Number(number) => number.is_zero(),
        Literal::Flag(_) | Literal::Text(_) => false,
    }
}

/// What an operator does, for a message.
fn verb(operator: Operator) -> &'static str {
    match operator {
        Operator::And | Operator::Or => "this joins",
        Operator::Equal
        | Operator::Unequal
        | Operator::Less
        | Operator::AtMost
        | Operator::More
        | Operator::AtLeast
        | Operator::In => "this compares",
        Operator::Plus => "this adds up",
        Operator::Minus => "this subtracts",
        Operator::Times => "this multiplies",
        Operator::Over | Operator::Remainder => "this divides",
    }
}

/// Names the one of `known` that was likely meant: `known` are words of the program, never of a deal, and so is the hint.
fn near<'a>(problem: Problem, word: &str, known: impl IntoIterator<Item = &'a str>) -> Problem {
    match nearest(word, known) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint("keys are those of the spec with `_` for `-`; `docs/conditions.md` lists the functions"),
    }
}
