//! Checks every name in every tag of a template before anything is rendered.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, Strength};
use super::names::{Checker, Variable};
use super::schema::{Items, Kind, Presence, Shape};
use super::syntax::{Expr, ExprKind, Name, Node};
use crate::diag::Level;

impl<'s> Checker<'s, '_> {
    /// Checks a condition and returns what is known where it holds.
    pub(super) fn condition(&mut self, condition: &Expr) -> Vec<Fact> {
        self.decided(condition);
        self.consequences(condition).when_true
    }

    /// Checks the tags of a template, of which `facts` are known.
    pub(super) fn template(&mut self, nodes: &[Node], facts: Vec<Fact>) {
        self.while_known(facts, |checker| checker.nodes(nodes));
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Print(expr) => {
                    self.printed(expr);
                }
                Node::If { branches, otherwise, at: _, inside: _ } => self.branches(branches, otherwise.as_deref()),
                Node::For { key, item, list, body, otherwise, at: _, inside: _ } => {
                    self.each((key.as_ref(), item), list, body);
                    self.apart(|checker| checker.nodes(otherwise));
                }
                Node::Set { name, value } => {
                    let shape = self.infer(value);
                    let facts = self.strength(value);
                    self.make(&name.text, shape);
                    if facts == Some(Strength::Filled) {
                        let made = Expr { kind: ExprKind::Name(name.text.clone()), range: name.range.clone() };
                        let known = self.known(&made, Strength::Filled);
                        self.facts.extend(known);
                    }
                }
                Node::SetBlock { name, body } => {
                    self.apart(|checker| checker.nodes(body));
                    self.make(&name.text, Shape::sure(Kind::Markdown));
                }
            }
        }
    }

    /// Runs `check`, and forgets the variables that it makes.
    fn apart(&mut self, check: impl FnOnce(&mut Self)) -> BTreeMap<String, Variable<'s>> {
        let before = self.variables.clone();
        self.while_known(Vec::new(), check);
        std::mem::replace(&mut self.variables, before)
    }

    fn branches(&mut self, branches: &[(Expr, Vec<Node>)], otherwise: Option<&[Node]>) {
        let mut refused = Vec::new();
        let mut outcomes = Vec::new();
        for (condition, body) in branches {
            let follows = self.while_known(refused.clone(), |checker| {
                checker.decided(condition);
                checker.consequences(condition)
            });
            let known = [refused.clone(), follows.when_true].concat();
            outcomes.push(self.while_known(known, |checker| checker.apart(|checker| checker.nodes(body))));
            refused.extend(follows.when_false);
        }
        outcomes.push(match otherwise {
            Some(body) => self.while_known(refused, |checker| checker.apart(|checker| checker.nodes(body))),
            None => self.variables.clone(),
        });
        self.merge(&outcomes);
    }

    /// Checks what an `if` decides by; a table that is always there decides nothing.
    fn decided(&mut self, condition: &Expr) {
        let shape = self.infer(condition);
        let (Kind::Table(table), Presence::Sure) = (&shape.kind, shape.presence) else { return };
        let sure = !table.single && table.fields.values().any(|(_, sure)| *sure);
        if sure && self.strength(condition).is_none() {
            let source = self.source(&condition.range);
            let message = format!("`{source}` is always there, so this condition always holds");
            self.report(Level::Warning, "always-true", message, &condition.range, None);
        }
    }

    /// After an `if`: the variables that every branch leaves behind, with what is true of them in all.
    fn merge(&mut self, outcomes: &[BTreeMap<String, Variable<'s>>]) {
        let names: BTreeSet<&String> = outcomes.iter().flat_map(BTreeMap::keys).collect();
        for name in names {
            let made: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.get(name)).collect();
            if made.len() < outcomes.len() {
                continue;
            }
            let Some((first, rest)) = made.split_first() else { continue };
            if rest.iter().all(|other| other.number == first.number) {
                continue;
            }
            let shape =
                rest.iter().fold(first.shape.clone(), |all, other| self.schema.joined(all, other.shape.clone()));
            self.make(name, shape);
        }
    }

    fn each(&mut self, (key, item): (Option<&Name>, &Name), list: &Expr, body: &[Node]) {
        let shape = self.there(list);
        let source = self.source(&list.range);
        let inside = match &shape.kind {
            Kind::Any => Shape::any(),
            Kind::List(items) => {
                if let Some(key) = key {
                    let hint = "`loop.index` counts the items".to_owned();
                    self.error("not-a-list", format!("the items of `{source}` have no keys"), &key.range, hint);
                }
                self.schema.item(items)
            }
            Kind::Table(table) if table.fields.is_empty() && table.others.is_some() && !table.single => {
                table.others.map_or_else(Shape::any, |others| self.schema.item(&Items::Schema(others)))
            }
            Kind::Table(_)
            | Kind::Text
            | Kind::Markdown
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Nothing
            | Kind::Mixed { .. } => {
                self.error("not-a-list", format!("`{source}` is not a list"), &list.range, None);
                Shape::any()
            }
        };
        let filled = self.known(list, Strength::Filled);
        self.loops += 1;
        self.apart(|checker| {
            if let Some(key) = key {
                checker.make(&key.text, Shape::sure(Kind::Text));
            }
            checker.make(&item.text, inside);
            checker.while_known(filled, |checker| checker.nodes(body));
        });
        self.loops -= 1;
    }
}
