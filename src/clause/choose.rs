//! Reads what a text chooses between, from the tree of its tags.
//!
//! Of the clauses inside the program this is done when the program is built, by `build.rs`, which includes this: nothing here
//! may depend on more of the crate than what reads a text.

use std::borrow::Cow;
use std::ops::Range;

use super::choices::{Branch, Choices, Count, Part, Question, Step, Value};
use super::syntax::{Expr, ExprKind, Name, Node, Operator};

/// A part that prints no more than one value is left out only where it is longer than this, in bytes: what stands for it
/// is a value too.
const SHORT: usize = 120;

/// What a text chooses between that has been read.
pub(super) fn choices(nodes: &[Node]) -> Choices {
    let mut parts = Vec::new();
    let steps = steps(nodes, &mut parts);
    Choices { parts: parts.into(), steps }
}

fn steps(nodes: &[Node], parts: &mut Vec<Range<usize>>) -> Cow<'static, [Step]> {
    let mut steps = Vec::new();
    for node in nodes {
        match node {
            Node::Print(_) => {}
            Node::If { branches, otherwise, inside } => {
                let questions = branches.iter().map(|(condition, _)| question(condition));
                let questions = questions.chain(std::iter::once(Question::All(Cow::Borrowed(&[]))));
                let bodies = branches.iter().map(|(_, body)| body).chain(otherwise);
                let branches = questions.zip(bodies).zip(inside);
                let branch = |((question, body), inside): ((Question, &Vec<Node>), &Range<usize>)| Branch {
                    question,
                    part: part(body, inside, parts),
                };
                let branches: Vec<_> = branches.map(branch).collect();
                if branches.iter().any(|branch| matters(&branch.part)) {
                    steps.push(Step::If(branches.into()));
                }
            }
            Node::For { key, item, list, body, otherwise, inside } => {
                let names = key.iter().chain([item]).map(|name| Cow::Owned(name.text.clone())).collect();
                // A table is not gone through.
                let list = if key.is_none() { value(list) } else { Value::Other };
                let mut insides = inside.iter();
                let mut next = |nodes: &[Node]| match insides.next() {
                    Some(inside) => part(nodes, inside, parts),
                    None => Part { number: None, steps: Cow::Borrowed(&[]) },
                };
                let (body, otherwise) = (next(body), next(otherwise));
                if matters(&body) || matters(&otherwise) {
                    steps.push(Step::For { names, list, body, otherwise });
                }
            }
            Node::Set { name, value: made } => steps.push(set(name, value(made))),
            Node::SetBlock { name, body } => {
                steps.extend(self::steps(body, parts).into_owned());
                steps.push(set(name, Value::Other));
            }
        }
    }
    steps.into()
}

fn set(name: &Name, value: Value) -> Step {
    Step::Set { name: Cow::Owned(name.text.clone()), value }
}

fn part(nodes: &[Node], inside: &Range<usize>, parts: &mut Vec<Range<usize>>) -> Part {
    let prints_one = matches!(nodes, [] | [Node::Print(_)]);
    let number = (!prints_one || inside.len() > SHORT).then_some(parts.len());
    if number.is_some() {
        parts.push(inside.clone());
    }
    Part { number, steps: steps(nodes, parts) }
}

/// Whether something depends on it that is worth knowing.
fn matters(part: &Part) -> bool {
    part.number.is_some() || !part.steps.is_empty()
}

fn question(expr: &Expr) -> Question {
    if let Value::Path(path) = value(expr) {
        return match &*path {
            [root, field] if root == "loop" && field == "first" => Question::First,
            _ => Question::Filled(Value::Path(path)),
        };
    }
    match &expr.kind {
        ExprKind::Not(inner) => Question::Not(Cow::Owned(vec![question(inner)])),
        ExprKind::Binary { op: Operator::And, left, right } => {
            Question::All(Cow::Owned(vec![question(left), question(right)]))
        }
        ExprKind::Binary { op: Operator::Or, left, right } => {
            Question::Any(Cow::Owned(vec![question(left), question(right)]))
        }
        ExprKind::Binary { op: Operator::Equal, left, right } => equal(left, right),
        ExprKind::Binary { op: Operator::Unequal, left, right } => Question::Not(Cow::Owned(vec![equal(left, right)])),
        ExprKind::Binary { op: Operator::More, left, right } => counts(left, Count::MoreThan, right),
        ExprKind::Binary { op: Operator::In, left, right } => {
            let ExprKind::List(items) = &right.kind else { return Question::Other };
            Question::Any(items.iter().map(|item| equal(left, item)).collect())
        }
        ExprKind::Test { input, name, args } => match (name.text.as_str(), args.as_slice()) {
            ("containing", [(_, Expr { kind: ExprKind::Text(text), .. })]) => {
                Question::Holds(value(input), Cow::Owned(text.clone()))
            }
            _ => Question::Other,
        },
        ExprKind::Text(_)
        | ExprKind::Integer(_)
        | ExprKind::Float
        | ExprKind::Boolean
        | ExprKind::None
        | ExprKind::Name(_)
        | ExprKind::Field { .. }
        | ExprKind::Index { .. }
        | ExprKind::List(_)
        | ExprKind::Minus(_)
        | ExprKind::Binary { .. }
        | ExprKind::Choice { .. }
        | ExprKind::Filter { .. }
        | ExprKind::Call { .. } => Question::Other,
    }
}

fn equal(left: &Expr, right: &Expr) -> Question {
    match &right.kind {
        ExprKind::Text(text) => Question::Is(value(left), Cow::Owned(text.clone())),
        ExprKind::Integer(_) => counts(left, Count::Exactly, right),
        ExprKind::Name(_) | ExprKind::Field { .. } => Question::Same(value(left), value(right)),
        ExprKind::Float
        | ExprKind::Boolean
        | ExprKind::None
        | ExprKind::Index { .. }
        | ExprKind::List(_)
        | ExprKind::Not(_)
        | ExprKind::Minus(_)
        | ExprKind::Binary { .. }
        | ExprKind::Choice { .. }
        | ExprKind::Filter { .. }
        | ExprKind::Test { .. }
        | ExprKind::Call { .. } => Question::Other,
    }
}

/// The question of `list | length == 2`.
fn counts(left: &Expr, count: Count, right: &Expr) -> Question {
    if let (ExprKind::Filter { input, name, .. }, ExprKind::Integer(number)) = (&left.kind, &right.kind)
        && name.text == "length"
        && let Ok(number) = usize::try_from(*number)
    {
        return Question::Counts(value(input), count, number);
    }
    Question::Other
}

fn value(expr: &Expr) -> Value {
    let mut path = Vec::new();
    let mut expr = expr;
    while let ExprKind::Field { base, name, optional: false } = &expr.kind {
        path.push(Cow::Owned(name.text.clone()));
        expr = base;
    }
    let ExprKind::Name(root) = &expr.kind else { return Value::Other };
    path.push(Cow::Owned(root.clone()));
    path.reverse();
    Value::Path(path.into())
}
