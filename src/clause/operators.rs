//! Reads the expressions of a template, after the binding powers of Tera 2.4 (`parsing/parser.rs`).

use std::ops::Range;

use super::read::Reader;
use super::syntax::{Expr, ExprKind, Name, Operator};
use super::words::{Fault, Word};

/// How many operators, parts and indexes one expression may have for Tera, how deep indexes may stand in one another, and
/// how deep lists.
const MOST_STEPS: usize = 256;
const DEEPEST_INDEX: usize = 4;
const DEEPEST_LIST: usize = 2;

/// What is counted while an expression is read, because Tera counts it.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// How many expressions are open.
    open: usize,
    steps: usize,
    indexes: usize,
    lists: usize,
}

impl Reader<'_> {
    pub(super) fn expr(&mut self, least: u8) -> Result<Expr, Fault> {
        if self.limits.open == 0 {
            self.limits = Limits::default();
        }
        self.limits.open += 1;
        let read = self.deeper(|reader| reader.operators(least));
        self.limits.open -= 1;
        read
    }

    /// Counts an operator, a part or an index.
    fn step(&mut self) -> Result<(), Fault> {
        self.limits.steps += 1;
        if self.limits.steps > MOST_STEPS {
            let message = format!("an expression has more than {MOST_STEPS} operators and parts of names");
            return Err(Fault::refused(message, self.here(), "make a part of it by `set`, and use that"));
        }
        Ok(())
    }

    fn operators(&mut self, least: u8) -> Result<Expr, Fault> {
        let mut left = self.operand()?;
        let start = left.range.start;
        loop {
            if self.keyword() == Some("if") && least == 0 {
                self.at += 1;
                let condition = Box::new(self.expr(0)?);
                if !self.takes_keyword("else") {
                    return Err(Fault::syntax("`else` is expected here", self.here()));
                }
                let otherwise = Box::new(self.expr(0)?);
                let kind = ExprKind::Choice { condition, then: Box::new(left), otherwise };
                return Ok(Expr { kind, range: start..self.behind() });
            }
            let Some(infix) = self.operator()? else { return Ok(left) };
            if infix.left < least {
                return Ok(left);
            }
            self.step()?;
            self.at += 1 + usize::from(infix.sense == Sense::NotIn);
            left = match infix.sense {
                Sense::Binary(op) => {
                    let right = Box::new(self.expr(infix.right)?);
                    if op == Operator::Join && is_unary(&right) {
                        let message = "a condition or a negative value cannot follow `~`";
                        return Err(Fault::refused(message, right.range, "make it by `set` before, and use that"));
                    }
                    let kind = ExprKind::Binary { op, left: Box::new(left), right };
                    Expr { kind, range: start..self.behind() }
                }
                Sense::NotIn => {
                    let right = Box::new(self.expr(infix.right)?);
                    let range = start..self.behind();
                    let kind = ExprKind::Binary { op: Operator::In, left: Box::new(left), right };
                    Expr { kind: ExprKind::Not(Box::new(Expr { kind, range: range.clone() })), range }
                }
                Sense::Filter => self.filter(left)?,
                Sense::Test => self.test(left)?,
            };
        }
    }

    /// The operator that stands here.
    fn operator(&self) -> Result<Option<Infix>, Fault> {
        let found = match self.peek() {
            Some(Word::Sign(sign)) => INFIXES.iter().find(|infix| infix.word == *sign),
            Some(Word::Name(name)) if name == "not" => match self.words.get(self.at + 1).map(|placed| &placed.word) {
                Some(Word::Name(next)) if next == "in" => Some(&NOT_IN),
                _ => return Err(Fault::syntax("`not` is only valid here as part of `not in`", self.here())),
            },
            Some(Word::Name(name)) => INFIXES.iter().find(|infix| infix.word == name),
            _ => None,
        };
        Ok(found.copied())
    }

    fn filter(&mut self, input: Expr) -> Result<Expr, Fault> {
        let name = self.name("the name of a filter")?;
        let start = input.range.start;
        let args = self.args()?;
        Ok(Expr { kind: ExprKind::Filter { input: Box::new(input), name, args }, range: start..self.behind() })
    }

    fn test(&mut self, input: Expr) -> Result<Expr, Fault> {
        let negated = self.takes_keyword("not");
        let name = self.name("the name of a test")?;
        let start = input.range.start;
        let args = self.args()?;
        let range = start..self.behind();
        let test = Expr { kind: ExprKind::Test { input: Box::new(input), name, args }, range: range.clone() };
        Ok(if negated { Expr { kind: ExprKind::Not(Box::new(test)), range } } else { test })
    }

    /// `(name=value, …)`, if it stands here.
    fn args(&mut self) -> Result<Vec<(Name, Expr)>, Fault> {
        let mut args: Vec<(Name, Expr)> = Vec::new();
        if !self.takes("(") {
            return Ok(args);
        }
        while !self.takes(")") {
            if !args.is_empty() {
                self.expect(&Word::Sign(","), "`,` or `)`")?;
                if self.takes(")") {
                    break;
                }
            }
            let name = self.name("the name of an argument")?;
            if args.iter().any(|(known, _)| known.text == name.text) {
                return Err(Fault::syntax("this argument is given twice", name.range));
            }
            self.expect(&Word::Sign("="), "`=`")?;
            let value = self.expr(0)?;
            args.push((name, value));
        }
        Ok(args)
    }

    fn operand(&mut self) -> Result<Expr, Fault> {
        let range = self.here();
        let Some(placed) = self.next() else { return Err(Fault::syntax("a value is expected here", range)) };
        let kind = match &placed.word {
            Word::Integer(value) => ExprKind::Integer(*value),
            Word::Float => ExprKind::Float,
            Word::Text(text) => ExprKind::Text(text.clone()),
            Word::Boolean(_) => ExprKind::Boolean,
            Word::Sign("-") => {
                self.not_doubled()?;
                ExprKind::Minus(Box::new(self.expr(20)?))
            }
            Word::Sign("(") => {
                let inner = self.expr(0)?;
                self.expect(&Word::Sign(")"), "`)`")?;
                return self.subscripts(Expr { kind: inner.kind, range: range.start..self.behind() });
            }
            Word::Sign("[") => self.list()?,
            Word::Sign("<") => {
                return Err(Fault::refused("components are not part of clauses and templates", range, ONE_FILE));
            }
            Word::Sign("{") => {
                return Err(Fault::refused("maps cannot be written in a tag", range, "the view holds what is needed"));
            }
            Word::Name(name) => return self.named(name, range),
            Word::Sign(_) | Word::PrintStart | Word::PrintEnd | Word::TagStart | Word::TagEnd => {
                return Err(Fault::syntax("a value is expected here", range));
            }
        };
        self.subscripts(Expr { kind, range: range.start..self.behind() })
    }

    fn not_doubled(&self) -> Result<(), Fault> {
        match self.peek() {
            Some(Word::Sign("-")) => {}
            Some(Word::Name(name)) if name == "not" => {}
            _ => return Ok(()),
        }
        Err(Fault::syntax("`-` and `not` cannot follow one another", self.here()))
    }

    fn list(&mut self) -> Result<ExprKind, Fault> {
        self.limits.lists += 1;
        if self.limits.lists > DEEPEST_LIST {
            return Err(Fault::refused("lists stand too deep in one another", self.here(), ONE_FILE));
        }
        let mut items = Vec::new();
        while !self.takes("]") {
            if !items.is_empty() {
                self.expect(&Word::Sign(","), "`,` or `]`")?;
                if self.takes("]") {
                    break;
                }
            }
            let item = self.expr(0)?;
            if matches!(item.kind, ExprKind::List(_)) || self.keyword() == Some("for") {
                return Err(Fault::refused("a list in a tag holds single values", item.range, ONE_FILE));
            }
            items.push(item);
        }
        self.limits.lists -= 1;
        Ok(ExprKind::List(items))
    }

    fn named(&mut self, name: &str, range: Range<usize>) -> Result<Expr, Fault> {
        let kind = match name {
            "none" | "None" | "null" => return self.subscripts(Expr { kind: ExprKind::None, range }),
            "not" => {
                self.not_doubled()?;
                let inner = Box::new(self.expr(5)?);
                return Ok(Expr { kind: ExprKind::Not(inner), range: range.start..self.behind() });
            }
            "and" | "or" | "is" | "in" | "if" | "else" | "for" => {
                return Err(Fault::syntax("a value is expected here", range));
            }
            _ if self.peek() == Some(&Word::Sign("(")) => {
                let name = Name { text: name.to_owned(), range: range.clone() };
                let args = self.args()?;
                return Ok(Expr { kind: ExprKind::Call { name, args }, range: range.start..self.behind() });
            }
            _ => ExprKind::Name(name.to_owned()),
        };
        let mut expr = Expr { kind, range };
        loop {
            let start = expr.range.start;
            let optional = self.peek() == Some(&Word::Sign("?."));
            if optional || self.peek() == Some(&Word::Sign(".")) {
                self.step()?;
                self.at += 1;
                let name = self.name("a name")?;
                let kind = ExprKind::Field { base: Box::new(expr), name, optional };
                expr = Expr { kind, range: start..self.behind() };
            } else if matches!(self.peek(), Some(Word::Sign("[" | "?["))) {
                expr = self.subscript(expr)?;
            } else {
                return Ok(expr);
            }
        }
    }

    fn subscripts(&mut self, mut expr: Expr) -> Result<Expr, Fault> {
        while self.peek() == Some(&Word::Sign("[")) {
            expr = self.subscript(expr)?;
        }
        Ok(expr)
    }

    fn subscript(&mut self, base: Expr) -> Result<Expr, Fault> {
        let optional = self.peek() == Some(&Word::Sign("?["));
        self.step()?;
        self.limits.indexes += 1;
        if self.limits.indexes > DEEPEST_INDEX {
            let message = format!("indexes stand more than {DEEPEST_INDEX} deep in one another");
            return Err(Fault::refused(message, self.here(), "make a part of it by `set`, and use that"));
        }
        self.at += 1;
        let start = base.range.start;
        let slice = |range| Err(Fault::refused("slices are not part of clauses and templates", range, ONE_FILE));
        if self.peek() == Some(&Word::Sign(":")) {
            return slice(self.here());
        }
        let index = Box::new(self.expr(0)?);
        if self.peek() == Some(&Word::Sign(":")) {
            return slice(self.here());
        }
        self.expect(&Word::Sign("]"), "`]`")?;
        self.limits.indexes -= 1;
        let kind = ExprKind::Index { base: Box::new(base), index, optional };
        Ok(Expr { kind, range: start..self.behind() })
    }
}

/// Whether Tera sees an operator of one operand, which it does not take behind `~`: `not …`, `… is not …`, `-a`, not `-1`.
fn is_unary(expr: &Expr) -> bool {
    fn is_number(expr: &Expr) -> bool {
        if let ExprKind::Minus(inner) = &expr.kind {
            return is_number(inner);
        }
        matches!(expr.kind, ExprKind::Integer(_) | ExprKind::Float)
    }
    if let ExprKind::Minus(inner) = &expr.kind {
        return !is_number(inner);
    }
    matches!(expr.kind, ExprKind::Not(_))
}

const ONE_FILE: &str = "what a clause prints stands in its file; what it needs stands in the view";

/// An operator between two operands, with the powers by which it binds them.
#[derive(Clone, Copy)]
struct Infix {
    word: &'static str,
    sense: Sense,
    left: u8,
    right: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Binary(Operator),
    NotIn,
    Filter,
    Test,
}

const fn infix(word: &'static str, op: Operator, left: u8, right: u8) -> Infix {
    Infix { word, sense: Sense::Binary(op), left, right }
}

const NOT_IN: Infix = Infix { word: "not in", sense: Sense::NotIn, left: 5, right: 6 };

const INFIXES: [Infix; 19] = [
    infix("or", Operator::Or, 1, 2),
    infix("and", Operator::And, 3, 4),
    infix("in", Operator::In, 5, 6),
    Infix { word: "is", sense: Sense::Test, left: 5, right: 6 },
    infix("==", Operator::Equal, 7, 8),
    infix("!=", Operator::Unequal, 7, 8),
    infix(">", Operator::More, 7, 8),
    infix(">=", Operator::Order, 7, 8),
    infix("<", Operator::Order, 7, 8),
    infix("<=", Operator::Order, 7, 8),
    infix("+", Operator::Integer, 11, 12),
    infix("-", Operator::Integer, 11, 12),
    infix("*", Operator::Integer, 13, 14),
    infix("%", Operator::Integer, 13, 14),
    infix("//", Operator::Integer, 13, 14),
    infix("/", Operator::Float, 13, 14),
    infix("~", Operator::Join, 13, 14),
    infix("**", Operator::Float, 16, 15),
    Infix { word: "|", sense: Sense::Filter, left: 17, right: 18 },
];
