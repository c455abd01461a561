//! The names that a template may use at a given place, and what is known of them there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

use super::facts::{Consequences, Fact, Path, Strength, consequences, known, path_of};
use super::fields::quoted;
use super::place::Placed;
use super::schema::{Kind, Presence, Schema, Shape, Table};
use super::syntax::Expr;
use super::words::Fault;
use crate::diag::{Finding, Findings, Level, nearest};

/// Where a template stands, which decides what it may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// The body of a clause.
    Body,
    /// A condition, title or marking: the clauses of the document are not chosen yet.
    Before,
}

/// A variable made by a template.
#[derive(Debug, Clone)]
pub(super) struct Variable<'s> {
    pub(super) number: usize,
    pub(super) shape: Shape<'s>,
}

/// What every template may ask for: a view, and what the document says of itself.
pub(super) struct Known<'s> {
    schema: Schema<'s>,
    view: Shape<'s>,
    document: Shape<'s>,
}

impl<'s> Known<'s> {
    pub(super) fn new(schema: Schema<'s>, document: &'s Value) -> Self {
        Self { schema, view: schema.view(), document: schema.shape(document) }
    }
}

/// Checks the names of one template against one schema.
pub(super) struct Checker<'s, 'p> {
    pub(super) schema: Schema<'s>,
    view: &'p Shape<'s>,
    document: &'p Shape<'s>,
    pub(super) clauses: &'p BTreeSet<String>,
    pub(super) place: &'p Placed,
    pub(super) used_in: Use,
    pub(super) variables: BTreeMap<String, Variable<'s>>,
    pub(super) facts: Vec<Fact>,
    pub(super) loops: usize,
    pub(super) findings: Findings,
    made: usize,
}

impl<'s, 'p> Checker<'s, 'p> {
    pub(super) fn new(known: &'p Known<'s>, clauses: &'p BTreeSet<String>, place: &'p Placed, used_in: Use) -> Self {
        Self {
            schema: known.schema,
            view: &known.view,
            document: &known.document,
            clauses,
            place,
            used_in,
            variables: BTreeMap::new(),
            facts: Vec::new(),
            loops: 0,
            findings: Findings::new(),
            made: 0,
        }
    }

    /// Makes a variable; what was known of an older one of the same name is not known of this one.
    pub(super) fn make(&mut self, name: &str, shape: Shape<'s>) {
        self.made += 1;
        self.variables.insert(name.to_owned(), Variable { number: self.made, shape });
    }

    fn number(&self, name: &str) -> usize {
        self.variables.get(name).map_or(0, |variable| variable.number)
    }

    pub(super) fn path(&self, expr: &Expr) -> Option<Path> {
        path_of(expr, &|name| self.number(name))
    }

    pub(super) fn consequences(&self, condition: &Expr) -> Consequences {
        consequences(condition, &|name| self.number(name))
    }

    pub(super) fn known(&self, expr: &Expr, strength: Strength) -> Vec<Fact> {
        known(expr, strength, &|name| self.number(name))
    }

    /// The strongest thing known of an expression.
    pub(super) fn strength(&self, expr: &Expr) -> Option<Strength> {
        let path = self.path(expr)?;
        self.facts.iter().filter(|fact| fact.path == path).map(|fact| fact.strength).max()
    }

    /// Runs `check` while `facts` are known.
    pub(super) fn while_known<T>(&mut self, facts: Vec<Fact>, check: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.facts.len();
        self.facts.extend(facts);
        let result = check(self);
        self.facts.truncate(before);
        result
    }

    pub(super) fn source(&self, range: &Range<usize>) -> &'p str {
        self.place.text.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn report(
        &mut self,
        level: Level,
        id: &'static str,
        message: String,
        at: &Range<usize>,
        hint: Option<String>,
    ) {
        let mut finding = Finding::new(level, id, message).at(self.place.at(at.clone()));
        finding.hints.extend(hint);
        // Both audiences may find the same fault.
        if !self.findings.iter().any(|known| *known == finding) {
            self.findings.push(finding);
        }
    }

    pub(super) fn error(
        &mut self,
        id: &'static str,
        message: String,
        at: &Range<usize>,
        hint: impl Into<Option<String>>,
    ) {
        self.report(Level::Error, id, message, at, hint.into());
    }

    /// What a name by itself stands for.
    pub(super) fn name(&mut self, name: &str, range: &Range<usize>) -> Shape<'s> {
        if let Some(variable) = self.variables.get(name) {
            return variable.shape.clone();
        }
        if name.starts_with("__") {
            self.error("refused-tag", format!("`{name}` belongs to the template engine"), range, None);
            return Shape::any();
        }
        if name == "document" {
            if self.used_in == Use::Before {
                let hint = "only the body of a clause can ask for it".to_owned();
                self.error(
                    "too-early",
                    "`document` is not known before its clauses are chosen".to_owned(),
                    range,
                    hint,
                );
                return Shape::any();
            }
            return self.document.clone();
        }
        let Kind::Table(view) = &self.view.kind else { return Shape::any() };
        if let Some(shape) = self.schema.field(view, name) {
            return shape;
        }
        let mut names: Vec<&str> =
            view.fields.keys().copied().chain(self.variables.keys().map(String::as_str)).collect();
        if self.used_in == Use::Body {
            names.push("document");
        }
        let hint = advice(name, "", &names);
        self.error("unknown-name", format!("unknown name `{name}`"), range, hint);
        Shape::any()
    }

    /// The field `name` of a table, which stands at `range`.
    pub(super) fn field(&mut self, base: &Expr, table: &Table<'s>, name: &str, range: &Range<usize>) -> Shape<'s> {
        if let Some(shape) = self.schema.field(table, name) {
            return shape;
        }
        let before = self.source(&base.range);
        let names: Vec<&str> = table.fields.keys().copied().collect();
        let hint = advice(name, &format!("{before}."), &names);
        self.error("unknown-name", format!("unknown name `{before}.{name}`"), range, hint);
        Shape::any()
    }

    /// Raises the presence of a value by what is known of it here.
    pub(super) fn with_facts(&self, expr: &Expr, mut shape: Shape<'s>) -> Shape<'s> {
        match (self.strength(expr), shape.presence) {
            (Some(Strength::NotNull), Presence::Null) | (Some(Strength::There | Strength::Filled), _) => {
                shape.presence = Presence::Sure;
            }
            _ => {}
        }
        shape
    }

    /// Reports a fault of reading.
    pub(super) fn fault(place: &Placed, fault: Fault) -> Finding {
        let mut finding = Finding::error(fault.id, fault.message).at(place.at(fault.range));
        finding.hints.extend(fault.hint.map(str::to_owned));
        finding
    }
}

/// What may have been meant by `name`, or what there is.
fn advice(name: &str, before: &str, names: &[&str]) -> Option<String> {
    if let Some(known) = nearest(name, names.iter().copied()) {
        return Some(format!("did you mean `{before}{known}`?"));
    }
    (!names.is_empty()).then(|| format!("the names here are {}", quoted(names)))
}
