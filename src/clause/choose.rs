//! Reads what a text chooses between, from the tree of its tags.
//!
//! Of the clauses inside the program this is done when the program is built, by `build.rs`, which includes this: nothing here
//! may depend on more of the crate than what reads a text.

use std::borrow::Cow;
use std::ops::Range;

use super::choices::{Branch, Choices, Count, Field, Part, Question, Step, Value};
use super::read::{expression, template};
use super::syntax::{Expr, ExprKind, Name, Node, Operator};
use super::words::{Fault, Placed, Word, words_of_template};

/// A part that prints no more than one value is left out only where it is longer than this, in bytes: what stands for it
/// is a value too.
const SHORT: usize = 120;

/// What is read of a text as it stands, with the marks of its own that it may bear.
const VERBATIM: [&str; 3] = ["endraw", "{#-", "-#}"];

/// What a text chooses between. Fails where [`template`] does.
pub(super) fn choices(text: &str) -> Result<Choices, Fault> {
    let nodes = template(text)?;
    if VERBATIM.iter().any(|mark| text.contains(mark)) {
        return Ok(Choices { cuts: Cow::Borrowed(&[]), steps: Cow::Borrowed(&[]), tags: 0, parts: 0 });
    }
    let cuts = cuts(text, &words_of_template(text)?.list);
    let mut reader = Reader { tags: 0, parts: 0 };
    let steps = reader.steps(&nodes);
    Ok(Choices { cuts: cuts.into(), steps, tags: reader.tags, parts: reader.parts })
}

/// What a condition asks. Fails where [`expression`] does.
pub(super) fn condition(text: &str) -> Result<Question, Fault> {
    expression(text).map(|expr| question(&expr))
}

/// Where a text holds what the marks of its tags take away, and those marks.
fn cuts(text: &str, words: &[Placed]) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut cut = |at: Range<usize>| match cuts.last_mut() {
        Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
        _ if at.is_empty() => {}
        _ => cuts.push(at),
    };
    for Placed { word, range } in words {
        let (starts, ends) =
            (matches!(word, Word::TagStart | Word::PrintStart), matches!(word, Word::TagEnd | Word::PrintEnd));
        if starts && text[range.end..].starts_with('-') {
            cut(text[..range.start].trim_end().len()..range.start);
            cut(range.end..range.end + 1);
        }
        if ends && text[range.clone()].starts_with('-') {
            cut(range.start..range.start + 1);
            cut(range.end..text.len() - text[range.end..].trim_start().len());
        }
    }
    cuts
}

/// Numbers tags and their parts in the order of the text.
struct Reader {
    tags: usize,
    parts: usize,
}

impl Reader {
    fn steps(&mut self, nodes: &[Node]) -> Cow<'static, [Step]> {
        let mut steps = Vec::new();
        for node in nodes {
            match node {
                Node::Print(_) => {}
                Node::If { branches, otherwise, at, inside } => {
                    let number = self.tag();
                    let questions = branches.iter().map(|(condition, _)| question(condition));
                    let questions = questions.chain(std::iter::once(Question::All(Cow::Borrowed(&[]))));
                    let bodies = branches.iter().map(|(_, body)| body).chain(otherwise);
                    let branches = questions.zip(bodies).zip(inside);
                    let branches: Vec<_> = branches
                        .map(|((question, body), inside)| Branch { question, part: self.part(body, inside) })
                        .collect();
                    steps.push(Step::If { number, at: at.clone(), branches: branches.into() });
                }
                Node::For { key, item, list, body, otherwise, at, inside } => {
                    let number = self.tag();
                    let names = key.iter().chain([item]).map(|name| Cow::Owned(name.text.clone())).collect();
                    // A table is not gone through.
                    let list = if key.is_none() { value(list) } else { Value::Other };
                    let mut parts = [body, otherwise].into_iter().zip(inside).map(|(nodes, at)| self.part(nodes, at));
                    if let Some(body) = parts.next() {
                        let otherwise = parts.next();
                        steps.push(Step::For { number, at: at.clone(), names, list, body, otherwise });
                    }
                }
                Node::Set { name, value: made } => steps.push(set(name, value(made))),
                Node::SetBlock { name, body } => {
                    steps.extend(self.steps(body).into_owned());
                    steps.push(set(name, Value::Other));
                }
            }
        }
        steps.into()
    }

    fn tag(&mut self) -> usize {
        self.tags += 1;
        self.tags - 1
    }

    fn part(&mut self, nodes: &[Node], inside: &Range<usize>) -> Part {
        let prints_one = matches!(nodes, [] | [Node::Print(_)]);
        let number = self.parts;
        self.parts += 1;
        Part { number, inside: inside.clone(), is_long: !prints_one || inside.len() > SHORT, steps: self.steps(nodes) }
    }
}

fn set(name: &Name, value: Value) -> Step {
    Step::Set { name: Cow::Owned(name.text.clone()), value }
}

fn question(expr: &Expr) -> Question {
    if let Value::Path { root, fields } = value(expr) {
        return match &*fields {
            [Field::Of(field)] if root == "loop" && field == "first" => Question::First,
            _ => Question::Filled(Value::Path { root, fields }),
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
        ExprKind::Binary { op: Operator::In, left, right } => match (&left.kind, &right.kind) {
            (_, ExprKind::List(items)) => Question::Any(items.iter().map(|item| equal(left, item)).collect()),
            (ExprKind::Text(text), _) => Question::Has(value(right), Cow::Owned(text.clone())),
            _ => Question::Other,
        },
        ExprKind::Test { input, name, args } => match (name.text.as_str(), args.as_slice()) {
            ("containing", [(_, Expr { kind: ExprKind::Text(text), .. })]) => {
                Question::Holds(value(input), Cow::Owned(text.clone()))
            }
            _ => Question::Other,
        },
        ExprKind::Call { name, args } => match (name.text.as_str(), args.as_slice()) {
            ("chosen", [(_, Expr { kind: ExprKind::Text(id), .. })]) => Question::Chosen(Cow::Owned(id.clone())),
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
        | ExprKind::Filter { .. } => Question::Other,
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
    let mut fields = Vec::new();
    let mut expr = expr;
    loop {
        if let ExprKind::Name(root) = &expr.kind {
            fields.reverse();
            return Value::Path { root: Cow::Owned(root.clone()), fields: fields.into() };
        }
        let Some((base, field)) = field(expr) else { return Value::Other };
        fields.push(field);
        expr = base;
    }
}

/// A field, with what it is one of.
fn field(expr: &Expr) -> Option<(&Expr, Field)> {
    if let ExprKind::Field { base, name, optional } = &expr.kind {
        let name = Cow::Owned(name.text.clone());
        return Some((base, if *optional { Field::Maybe(name) } else { Field::Of(name) }));
    }
    if let ExprKind::Index { base, index, optional: false } = &expr.kind
        && let ExprKind::Integer(number) = index.kind
    {
        return Some((base, Field::At(usize::try_from(number).ok()?)));
    }
    None
}
