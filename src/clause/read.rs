//! Reads the words of a template into its tree: statements here, expressions after the binding powers of Tera 2.4.

use std::ops::Range;

use super::syntax::{Expr, ExprKind, Name, Node, Operator};
use super::words::{Fault, Placed, Word, words_of_expression, words_of_template};

/// Tera itself stops at 40; this leaves room for the levels that it counts otherwise.
const DEEPEST: usize = 30;

const RESERVED: [&str; 13] =
    ["loop", "self", "and", "or", "not", "is", "in", "continue", "break", "none", "None", "null", "document"];

/// Reads a template.
pub(super) fn template(text: &str) -> Result<Vec<Node>, Fault> {
    let words = words_of_template(text)?;
    let mut reader = Reader::new(&words.list, text.len());
    let nodes = reader.nodes(&mut Vec::new())?;
    match reader.peek() {
        None => Ok(nodes),
        Some(_) => Err(Fault::syntax("nothing is open that this tag could close", reader.statement_range())),
    }
}

/// Reads an expression that stands by itself.
pub(super) fn expression(text: &str) -> Result<Expr, Fault> {
    let words = words_of_expression(text)?;
    let mut reader = Reader::new(&words.list, text.len());
    let expr = reader.expr(0)?;
    match reader.next() {
        None => Ok(expr),
        Some(placed) => Err(Fault::syntax("this does not belong to the expression", placed.range.clone())),
    }
}

struct Reader<'w> {
    words: &'w [Placed],
    at: usize,
    end: usize,
    depth: usize,
    loops: usize,
}

impl<'w> Reader<'w> {
    fn new(words: &'w [Placed], end: usize) -> Self {
        Self { words, at: 0, end, depth: 0, loops: 0 }
    }

    fn peek(&self) -> Option<&'w Word> {
        self.words.get(self.at).map(|placed| &placed.word)
    }

    fn next(&mut self) -> Option<&'w Placed> {
        self.at += 1;
        self.words.get(self.at - 1)
    }

    fn here(&self) -> Range<usize> {
        self.words.get(self.at).map_or(self.end..self.end, |placed| placed.range.clone())
    }

    fn behind(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.words.get(at)).map_or(0, |placed| placed.range.end)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Word::Sign(here)) if *here == sign);
        self.at += usize::from(found);
        found
    }

    fn keyword(&self) -> Option<&'w str> {
        match self.peek() {
            Some(Word::Name(name)) => Some(name),
            _ => None,
        }
    }

    fn takes_keyword(&mut self, word: &str) -> bool {
        let found = self.keyword() == Some(word);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, word: &Word, what: &str) -> Result<(), Fault> {
        if self.peek() == Some(word) {
            self.at += 1;
            return Ok(());
        }
        Err(Fault::syntax(format!("{what} is expected here"), self.here()))
    }

    fn name(&mut self, what: &str) -> Result<Name, Fault> {
        match self.words.get(self.at) {
            Some(Placed { word: Word::Name(text), range }) => {
                self.at += 1;
                Ok(Name { text: text.clone(), range: range.clone() })
            }
            _ => Err(Fault::syntax(format!("{what} is expected here"), self.here())),
        }
    }

    /// The name of a variable that is made here.
    fn variable(&mut self) -> Result<Name, Fault> {
        let name = self.name("a name")?;
        if RESERVED.contains(&name.text.as_str()) || name.text.starts_with("__") {
            return Err(Fault::syntax(format!("`{}` cannot be the name of a variable", name.text), name.range));
        }
        Ok(name)
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth >= DEEPEST {
            return Err(Fault::syntax("this is nested too deeply", self.here()));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// The range of the keyword of the tag that starts here.
    fn statement_range(&self) -> Range<usize> {
        self.words.get(self.at + 1).map_or_else(|| self.here(), |placed| placed.range.clone())
    }

    /// The keyword of the tag that starts here.
    fn statement(&self) -> Option<&'w str> {
        match self.words.get(self.at + 1).map(|placed| &placed.word) {
            Some(Word::Name(name)) if self.peek() == Some(&Word::TagStart) => Some(name),
            _ => None,
        }
    }

    /// Reads up to the end or to a tag that ends or divides a block.
    fn nodes(&mut self, open: &mut Vec<&'static str>) -> Result<Vec<Node>, Fault> {
        let mut nodes = Vec::new();
        loop {
            match self.peek() {
                Some(Word::PrintStart) => {
                    self.at += 1;
                    let expr = self.expr(0)?;
                    self.expect(&Word::PrintEnd, "`}}`")?;
                    nodes.push(Node::Print(expr));
                }
                Some(Word::TagStart) => {
                    let keyword = self.statement().unwrap_or_default();
                    if ["elif", "else", "endif", "endfor", "endset"].contains(&keyword) {
                        return Ok(nodes);
                    }
                    nodes.extend(self.tag(keyword, open)?);
                }
                Some(_) => return Err(Fault::syntax("this does not belong here", self.here())),
                None => return Ok(nodes),
            }
        }
    }

    fn tag(&mut self, keyword: &str, open: &mut Vec<&'static str>) -> Result<Option<Node>, Fault> {
        let range = self.statement_range();
        self.at += 2;
        match keyword {
            "if" => self.deeper(|reader| reader.if_tag(range, open)).map(Some),
            "for" => self.deeper(|reader| reader.for_tag(range, open)).map(Some),
            "set" => self.deeper(|reader| reader.set_tag(range, open)).map(Some),
            "break" | "continue" => {
                self.expect(&Word::TagEnd, "`%}`")?;
                let free = open.iter().rev().take_while(|tag| **tag != "for").all(|tag| *tag != "set");
                if self.loops == 0 || !free {
                    return Err(Fault::syntax(format!("`{keyword}` stands outside a loop"), range));
                }
                Ok(None)
            }
            "" => Err(Fault::syntax("a tag starts with a keyword", range)),
            _ => Err(Fault::refused(
                format!("`{keyword}` is not a tag of clauses and templates"),
                range,
                "the tags are `if`, `elif`, `else`, `for`, `set`, `break`, `continue` and `raw`",
            )),
        }
    }

    /// Reads a body and the keyword of the tag after it, up to and without what follows that keyword.
    fn body(
        &mut self,
        opened: (&'static str, &Range<usize>),
        ends: &[&'static str],
        open: &mut Vec<&'static str>,
    ) -> Result<(Vec<Node>, &'static str), Fault> {
        open.push(opened.0);
        let nodes = self.nodes(open)?;
        open.pop();
        let Some(keyword) = self.statement() else {
            return Err(Fault::syntax(format!("this `{}` is not closed", opened.0), opened.1.clone()));
        };
        let Some(end) = ends.iter().find(|end| **end == keyword) else {
            let message = format!("`{keyword}` does not belong to the open `{}`", opened.0);
            return Err(Fault::syntax(message, self.statement_range()));
        };
        self.at += 2;
        Ok((nodes, end))
    }

    fn if_tag(&mut self, range: Range<usize>, open: &mut Vec<&'static str>) -> Result<Node, Fault> {
        let mut branches = Vec::new();
        loop {
            let condition = self.expr(0)?;
            self.expect(&Word::TagEnd, "`%}`")?;
            let (body, end) = self.body(("if", &range), &["elif", "else", "endif"], open)?;
            branches.push((condition, body));
            if branches.len() > DEEPEST {
                return Err(Fault::syntax("this `if` has too many branches", range));
            }
            match end {
                "elif" => {}
                "else" => {
                    self.expect(&Word::TagEnd, "`%}`")?;
                    let (body, _) = self.body(("if", &range), &["endif"], open)?;
                    self.expect(&Word::TagEnd, "`%}`")?;
                    return Ok(Node::If { branches, otherwise: Some(body) });
                }
                _ => {
                    self.expect(&Word::TagEnd, "`%}`")?;
                    return Ok(Node::If { branches, otherwise: None });
                }
            }
        }
    }

    fn for_tag(&mut self, range: Range<usize>, open: &mut Vec<&'static str>) -> Result<Node, Fault> {
        let mut item = self.variable()?;
        let mut key = None;
        if self.takes(",") {
            key = Some(std::mem::replace(&mut item, self.variable()?));
        }
        if !self.takes_keyword("in") {
            return Err(Fault::syntax("`in` is expected here", self.here()));
        }
        let list = self.expr(0)?;
        self.expect(&Word::TagEnd, "`%}`")?;
        self.loops += 1;
        let (body, end) = self.body(("for", &range), &["else", "endfor"], open)?;
        self.loops -= 1;
        let mut otherwise = Vec::new();
        if end == "else" {
            self.expect(&Word::TagEnd, "`%}`")?;
            (otherwise, _) = self.body(("for", &range), &["endfor"], open)?;
        }
        self.expect(&Word::TagEnd, "`%}`")?;
        Ok(Node::For { key, item, list, body, otherwise })
    }

    fn set_tag(&mut self, range: Range<usize>, open: &mut Vec<&'static str>) -> Result<Node, Fault> {
        let name = self.variable()?;
        if self.takes("=") {
            let value = self.expr(0)?;
            self.expect(&Word::TagEnd, "`%}`")?;
            return Ok(Node::Set { name, value });
        }
        if self.peek() == Some(&Word::Sign("|")) {
            let hint = "filter the value where it is printed";
            return Err(Fault::refused("a `set` block takes no filters", self.here(), hint));
        }
        self.expect(&Word::TagEnd, "`=` or `%}`")?;
        let (body, _) = self.body(("set", &range), &["endset"], open)?;
        self.expect(&Word::TagEnd, "`%}`")?;
        Ok(Node::SetBlock { name, body })
    }

    fn expr(&mut self, least: u8) -> Result<Expr, Fault> {
        self.deeper(|reader| reader.operators(least))
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
            let Some((op, powers, length)) = self.operator()? else { return Ok(left) };
            if powers.0 < least {
                return Ok(left);
            }
            self.at += length;
            left = match op {
                Infix::Binary(op) => {
                    let right = Box::new(self.expr(powers.1)?);
                    let kind = ExprKind::Binary { op, left: Box::new(left), right };
                    Expr { kind, range: start..self.behind() }
                }
                Infix::NotIn => {
                    let right = Box::new(self.expr(powers.1)?);
                    let range = start..self.behind();
                    let kind = ExprKind::Binary { op: Operator::In, left: Box::new(left), right };
                    Expr { kind: ExprKind::Not(Box::new(Expr { kind, range: range.clone() })), range }
                }
                Infix::Filter => self.filter(left)?,
                Infix::Test => self.test(left)?,
            };
        }
    }

    /// The operator that stands here, its binding powers, and how many words it has.
    fn operator(&self) -> Result<Option<(Infix, (u8, u8), usize)>, Fault> {
        use Operator::{And, Equal, Float, In, Integer, Join, More, Or, Order, Unequal};
        let binary = |op, powers| Ok(Some((Infix::Binary(op), powers, 1)));
        match self.peek() {
            Some(Word::Sign(sign)) => match *sign {
                "==" => binary(Equal, (7, 8)),
                "!=" => binary(Unequal, (7, 8)),
                ">" => binary(More, (7, 8)),
                "<" | "<=" | ">=" => binary(Order, (7, 8)),
                "+" | "-" => binary(Integer, (11, 12)),
                "*" | "%" | "//" => binary(Integer, (13, 14)),
                "/" => binary(Float, (13, 14)),
                "~" => binary(Join, (13, 14)),
                "**" => binary(Float, (16, 15)),
                "|" => Ok(Some((Infix::Filter, (17, 18), 1))),
                _ => Ok(None),
            },
            Some(Word::Name(name)) => match name.as_str() {
                "or" => binary(Or, (1, 2)),
                "and" => binary(And, (3, 4)),
                "in" => binary(In, (5, 6)),
                "is" => Ok(Some((Infix::Test, (5, 6), 1))),
                "not" => match self.words.get(self.at + 1).map(|placed| &placed.word) {
                    Some(Word::Name(next)) if next == "in" => Ok(Some((Infix::NotIn, (5, 6), 2))),
                    _ => Err(Fault::syntax("`not` is only valid here as part of `not in`", self.here())),
                },
                _ => Ok(None),
            },
            _ => Ok(None),
        }
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
        Ok(ExprKind::List(items))
    }

    fn named(&mut self, name: &str, range: Range<usize>) -> Result<Expr, Fault> {
        let kind = match name {
            "none" | "None" | "null" => ExprKind::None,
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
        let kind = ExprKind::Index { base: Box::new(base), index, optional };
        Ok(Expr { kind, range: start..self.behind() })
    }
}

const ONE_FILE: &str = "what a clause prints stands in its file; what it needs stands in the view";

#[derive(Clone, Copy)]
enum Infix {
    Binary(Operator),
    NotIn,
    Filter,
    Test,
}
