//! Reads the words of a template into its tree: statements here, expressions in `operators`.

use std::ops::Range;

use super::cost;
use super::operators::Limits;
use super::syntax::{Expr, Name, Node};
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
        None => cost::check(&nodes, text.len()).map(|()| nodes),
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

/// What stands between two tags: what it says, where it stands, and the keyword of the tag that ends it.
struct Body {
    nodes: Vec<Node>,
    inside: Range<usize>,
    end: &'static str,
}

pub(super) struct Reader<'w> {
    pub(super) words: &'w [Placed],
    pub(super) at: usize,
    end: usize,
    depth: usize,
    loops: usize,
    pub(super) limits: Limits,
}

impl<'w> Reader<'w> {
    fn new(words: &'w [Placed], end: usize) -> Self {
        Self { words, at: 0, end, depth: 0, loops: 0, limits: Limits::default() }
    }

    pub(super) fn peek(&self) -> Option<&'w Word> {
        self.words.get(self.at).map(|placed| &placed.word)
    }

    pub(super) fn next(&mut self) -> Option<&'w Placed> {
        self.at += 1;
        self.words.get(self.at - 1)
    }

    pub(super) fn here(&self) -> Range<usize> {
        self.words.get(self.at).map_or(self.end..self.end, |placed| placed.range.clone())
    }

    pub(super) fn behind(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.words.get(at)).map_or(0, |placed| placed.range.end)
    }

    pub(super) fn takes(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Word::Sign(here)) if *here == sign);
        self.at += usize::from(found);
        found
    }

    pub(super) fn keyword(&self) -> Option<&'w str> {
        match self.peek() {
            Some(Word::Name(name)) => Some(name),
            _ => None,
        }
    }

    pub(super) fn takes_keyword(&mut self, word: &str) -> bool {
        let found = self.keyword() == Some(word);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, word: &Word, what: &str) -> Result<(), Fault> {
        if self.peek() == Some(word) {
            self.at += 1;
            return Ok(());
        }
        Err(Fault::syntax(format!("{what} is expected here"), self.here()))
    }

    pub(super) fn name(&mut self, what: &str) -> Result<Name, Fault> {
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

    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
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
        let start = self.here().start;
        self.at += 2;
        match keyword {
            "if" => self.deeper(|reader| reader.if_tag(start, range, open)).map(Some),
            "for" => self.deeper(|reader| reader.for_tag(start, range, open)).map(Some),
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
    ) -> Result<Body, Fault> {
        let start = self.behind();
        open.push(opened.0);
        let nodes = self.nodes(open)?;
        open.pop();
        let inside = start..self.here().start;
        let Some(keyword) = self.statement() else {
            return Err(Fault::syntax(format!("this `{}` is not closed", opened.0), opened.1.clone()));
        };
        let Some(end) = ends.iter().find(|end| **end == keyword) else {
            let message = format!("`{keyword}` does not belong to the open `{}`", opened.0);
            return Err(Fault::syntax(message, self.statement_range()));
        };
        self.at += 2;
        Ok(Body { nodes, inside, end })
    }

    fn if_tag(&mut self, start: usize, range: Range<usize>, open: &mut Vec<&'static str>) -> Result<Node, Fault> {
        let (mut branches, mut inside) = (Vec::new(), Vec::new());
        loop {
            let condition = self.expr(0)?;
            self.expect(&Word::TagEnd, "`%}`")?;
            let body = self.body(("if", &range), &["elif", "else", "endif"], open)?;
            branches.push((condition, body.nodes));
            inside.push(body.inside);
            if branches.len() > DEEPEST {
                return Err(Fault::syntax("this `if` has too many branches", range));
            }
            match body.end {
                "elif" => {}
                "else" => {
                    self.expect(&Word::TagEnd, "`%}`")?;
                    let body = self.body(("if", &range), &["endif"], open)?;
                    self.expect(&Word::TagEnd, "`%}`")?;
                    inside.push(body.inside);
                    let at = start..self.behind();
                    return Ok(Node::If { branches, otherwise: Some(body.nodes), at, inside });
                }
                _ => {
                    self.expect(&Word::TagEnd, "`%}`")?;
                    return Ok(Node::If { branches, otherwise: None, at: start..self.behind(), inside });
                }
            }
        }
    }

    fn for_tag(&mut self, start: usize, range: Range<usize>, open: &mut Vec<&'static str>) -> Result<Node, Fault> {
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
        let body = self.body(("for", &range), &["else", "endfor"], open)?;
        self.loops -= 1;
        let (mut otherwise, mut inside) = (Vec::new(), vec![body.inside]);
        if body.end == "else" {
            self.expect(&Word::TagEnd, "`%}`")?;
            let body = self.body(("for", &range), &["endfor"], open)?;
            inside.push(body.inside);
            otherwise = body.nodes;
        }
        self.expect(&Word::TagEnd, "`%}`")?;
        Ok(Node::For { key, item, list, body: body.nodes, otherwise, at: start..self.behind(), inside })
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
        let body = self.body(("set", &range), &["endset"], open)?;
        self.expect(&Word::TagEnd, "`%}`")?;
        Ok(Node::SetBlock { name, body: body.nodes })
    }
}
