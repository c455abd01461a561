//! From text to a tree of our own, small enough to be walked without fear. The only place that knows the `cel` crate.

use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, SourceInfo, operators};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use super::At;
use super::problem::Problem;

/// How many brackets and question marks an expression may have: the parser goes down a call for each.
const MOST_BRACKETS: usize = 40;

/// How deep the tree of an expression may be.
const DEEPEST: usize = 64;

/// A part of an expression with its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) at: At,
    pub(super) part: Part,
}

/// What a part of an expression is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Literal(Literal),
    /// A name at the beginning of a way.
    Name(String),
    /// `of.key`
    Key(Box<Node>, String),
    /// `of[by]`
    Row(Box<Node>, RowName),
    Not(Box<Node>),
    Minus(Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
    /// `if ? then : else`
    Choice(Box<Node>, Box<Node>, Box<Node>),
    List(Vec<Node>),
    /// `name(…)`
    Call(String, Vec<Node>),
    /// `of.name(…)`
    Method(Box<Node>, String, Vec<Node>),
}

/// A value that is written out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Literal {
    Flag(bool),
    Integer(i64),
    Number(Decimal),
    Text(String),
}

/// How a row is named in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowName {
    Number(i64),
    Text(String),
}

/// An operator of two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Plus,
    Minus,
    Times,
    Over,
    Remainder,
    In,
}

impl Operator {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            operators::LOGICAL_AND => Self::And,
            operators::LOGICAL_OR => Self::Or,
            operators::EQUALS => Self::Equal,
            operators::NOT_EQUALS => Self::Unequal,
            operators::LESS => Self::Less,
            operators::LESS_EQUALS => Self::AtMost,
            operators::GREATER => Self::More,
            operators::GREATER_EQUALS => Self::AtLeast,
            operators::ADD => Self::Plus,
            operators::SUBSTRACT => Self::Minus,
            operators::MULTIPLY => Self::Times,
            operators::DIVIDE => Self::Over,
            operators::MODULO => Self::Remainder,
            operators::IN => Self::In,
            _ => return None,
        })
    }
}

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    if text.bytes().filter(|byte| b"([{?".contains(byte)).count() > MOST_BRACKETS {
        let message = format!("the condition has more than {MOST_BRACKETS} brackets and question marks");
        return Err(Problem::size(0..text.len(), message));
    }
    // Without macros: `exists` and its like stay the calls that they are written as.
    match cel::Env::default().compile(text) {
        Ok(program) => Lower { text, places: program.source_info() }.node(program.expression(), 0),
        Err(errors) => {
            let at = errors.errors.first().map_or(0, |error| byte_at(text, error.pos));
            Err(syntax(text, at))
        }
    }
}

/// The byte of a line and column that the parser counts from 1, in characters.
fn byte_at(text: &str, (line, column): (isize, isize)) -> usize {
    let (line, column) = (usize::try_from(line).unwrap_or(1), usize::try_from(column).unwrap_or(1));
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

fn syntax(text: &str, at: usize) -> Problem {
    let rest = text.get(at..).unwrap_or_default();
    let end = at + rest.chars().next().map_or(0, char::len_utf8);
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let hint = match (rest.chars().next(), word) {
        (None, _) => "it ends before it is complete: a bracket, a quote or an operand is missing",
        (Some('='), _) => "write `==` to compare",
        (Some('`'), _) => "write `_` for `-` in a key: `shared_goals`",
        (Some('\'' | '"'), _) => "a text begins and ends with the same quote",
        (_, "and") => "write `&&` for `and`",
        (_, "or") => "write `||` for `or`",
        (_, "not") => "write `!` for `not`",
        (_, "in") => "a key that is called so is written in brackets",
        _ => "write an operator between two values, such as `<` or `&&`",
    };
    Problem::new("condition-syntax", at..end, "the condition cannot be read from here on").hint(hint)
}

struct Lower<'p> {
    text: &'p str,
    places: &'p SourceInfo,
}

impl Lower<'_> {
    /// Where the token of an expression stands: its name, operator or bracket.
    fn token(&self, id: u64) -> At {
        let (start, end) = self.places.offset_for(id).unwrap_or_default();
        let start = (start as usize).min(self.text.len());
        start..(end as usize + 1).clamp(start, self.text.len())
    }

    /// The word before or after a place, which is that of a bracket or a full stop.
    fn word(&self, at: usize, word: &str, is_before: bool) -> At {
        let found = if is_before {
            self.text.get(..at).and_then(|before| before.rfind(word))
        } else {
            self.text.get(at..).and_then(|after| after.find(word)).map(|found| at + found)
        };
        found.map_or(at..(at + 1).min(self.text.len()), |start| start..start + word.len())
    }

    fn node(&self, from: &IdedExpr, depth: usize) -> Result<Node, Problem> {
        let token = self.token(from.id);
        if depth > DEEPEST {
            return Err(Problem::size(token, format!("the condition is more than {DEEPEST} steps deep")));
        }
        let boxed = |inner: &IdedExpr| self.node(inner, depth + 1).map(Box::new);
        let unknown =
            |what: &str| Problem::new("condition-syntax", token.clone(), format!("a condition has no {what}"));
        let (at, part) = match &from.expr {
            Expr::Literal(value) => {
                (token.clone(), Part::Literal(literal(value).ok_or_else(|| unknown("such value"))?))
            }
            Expr::Ident(name) => (token, Part::Name(name.clone())),
            Expr::Select(select) => {
                (self.word(token.start, &select.field, false), Part::Key(boxed(&select.operand)?, select.field.clone()))
            }
            Expr::List(list) => {
                let items = list.elements.iter().map(|item| self.node(item, depth + 1)).collect::<Result<_, _>>()?;
                (token, Part::List(items))
            }
            Expr::Call(call) => return self.call(call, &token, depth),
            Expr::Map(_) | Expr::Struct(_) => return Err(unknown("tables in braces")),
            Expr::Comprehension(_) | Expr::Unspecified => return Err(unknown("such expression")),
        };
        Ok(Node { at, part })
    }

    fn call(&self, call: &CallExpr, token: &At, depth: usize) -> Result<Node, Problem> {
        let CallExpr { func_name: name, target, args } = call;
        if name == operators::OPT_INDEX || name == operators::OPT_SELECT {
            let problem = Problem::new("condition-syntax", token.clone(), "a condition has no optional keys");
            return Err(problem.hint("`has(…)` asks whether the deal says something"));
        }
        let of = target.as_deref().map(|of| self.node(of, depth + 1)).transpose()?;
        let items = args.iter().map(|arg| self.node(arg, depth + 1)).collect::<Result<Vec<_>, _>>()?;
        let mut items: Vec<Box<Node>> = items.into_iter().map(Box::new).collect();
        let at = token.clone();
        let part = match (name.as_str(), of, items.len()) {
            (operators::LOGICAL_NOT, None, 1) => Part::Not(items.remove(0)),
            (operators::NEGATE, None, 1) => Part::Minus(items.remove(0)),
            (operators::CONDITIONAL, None, 3) => {
                let (condition, then) = (items.remove(0), items.remove(0));
                Part::Choice(condition, then, items.remove(0))
            }
            (operators::INDEX, None, 2) => {
                let (of, by) = (items.remove(0), items.remove(0));
                let Node { at, part } = *by;
                let name = if let Part::Literal(Literal::Integer(number)) = part {
                    RowName::Number(number)
                } else if let Part::Literal(Literal::Text(name)) = part {
                    RowName::Text(name)
                } else {
                    let problem = Problem::new("condition-syntax", at, "a row is named by a text or a whole number");
                    return Err(problem.hint("`rows[\"its-id\"]` or, of a schedule, `schedule[1]`"));
                };
                return Ok(Node { at, part: Part::Row(of, name) });
            }
            (name, None, 2) if Operator::named(name).is_some() => {
                let operator = Operator::named(name).unwrap_or(Operator::Equal);
                let (one, other) = (items.remove(0), items.remove(0));
                Part::Binary(operator, one, other)
            }
            (name, of, _) => {
                let at = self.word(at.start, name, true);
                let items = items.into_iter().map(|item| *item).collect();
                let part = match of {
                    Some(of) => Part::Method(Box::new(of), name.to_owned(), items),
                    None => Part::Call(name.to_owned(), items),
                };
                return Ok(Node { at, part });
            }
        };
        Ok(Node { at, part })
    }
}

fn literal(value: &LiteralValue) -> Option<Literal> {
    Some(match value {
        LiteralValue::Boolean(flag) => Literal::Flag(*flag.inner()),
        LiteralValue::Int(number) => Literal::Integer(*number.inner()),
        LiteralValue::UInt(number) => Literal::Integer(i64::try_from(*number.inner()).ok()?),
        LiteralValue::Double(number) => Literal::Number(Decimal::from_f64(*number.inner())?),
        LiteralValue::String(text) => Literal::Text(text.inner().to_owned()),
        LiteralValue::Bytes(_) | LiteralValue::Null => return None,
    })
}
