//! Filters, tests and the one function: what they are put on, and their arguments.

use std::ops::Range;

use super::facts::Strength;
use super::fields::quoted;
use super::filters::{Gives, Takes, filter, refused_filter, refused_test, test};
use super::names::{Checker, Use};
use super::schema::{Kind, Presence, Shape};
use super::syntax::{Expr, ExprKind, Name};
use crate::diag::nearest;

impl<'s> Checker<'s, '_> {
    pub(super) fn filtered(&mut self, input: &Expr, name: &Name, args: &[(Name, Expr)]) -> Shape<'s> {
        let Some(rule) = filter(&name.text) else {
            self.infer(input);
            let (message, hint) = refused_filter(&name.text);
            self.error("refused-filter", message, &name.range, Some(hint));
            return Shape::any();
        };
        let shape = self.there(input);
        self.args(&name.text, rule.args, &name.range, args);
        if !rule.takes.fits(&shape.kind) {
            let (source, wanted) = (self.source(&input.range), rule.takes.name());
            self.error(
                "wrong-type",
                format!("`{}` takes {wanted}, and `{source}` is none", name.text),
                &input.range,
                None,
            );
            return Shape::any();
        }
        if rule.takes == Takes::Words {
            self.words(input, &shape, &name.text);
        }
        match rule.gives {
            Gives::Same => Shape::sure(shape.kind),
            Gives::Text => Shape::sure(Kind::Text),
            Gives::Markdown => Shape::sure(Kind::Markdown),
            Gives::Integer => Shape::sure(Kind::Integer),
            Gives::Item => {
                let Kind::List(items) = &shape.kind else { return Shape::any() };
                let item = self.schema.item(items);
                let sure = name.text != "nth" && self.strength(input) == Some(Strength::Filled);
                if sure { item } else { Shape { presence: item.presence.max(Presence::Null), ..item } }
            }
        }
    }

    /// Checks that the items of a list can be printed.
    fn words(&mut self, input: &Expr, shape: &Shape<'s>, filter: &str) {
        let Kind::List(items) = &shape.kind else { return };
        let item = self.schema.item(items);
        let single = matches!(item.kind, Kind::Any | Kind::Text | Kind::Markdown | Kind::Integer);
        if !single || (item.presence != Presence::Sure && !matches!(item.kind, Kind::Any)) {
            let source = self.source(&input.range);
            let message = format!("`{filter}` takes a list of texts, and the items of `{source}` are none");
            self.error("wrong-type", message, &input.range, None);
        }
    }

    pub(super) fn tested(&mut self, input: &Expr, name: &Name, args: &[(Name, Expr)]) -> Shape<'s> {
        if name.text == "none" {
            self.infer(input);
        } else if let Some(rule) = test(&name.text) {
            let shape = self.there(input);
            self.args(&name.text, rule.args, &name.range, args);
            if !rule.takes.fits(&shape.kind) {
                let (source, wanted) = (self.source(&input.range), rule.takes.name());
                let message = format!("`{}` takes {wanted}, and `{source}` is none", name.text);
                self.error("wrong-type", message, &input.range, None);
            }
        } else {
            self.infer(input);
            let (message, hint) = refused_test(&name.text);
            self.error("refused-test", message, &name.range, Some(hint));
        }
        Shape::sure(Kind::Boolean)
    }

    fn args(&mut self, of: &str, wanted: &[(&'static str, bool)], place: &Range<usize>, given: &[(Name, Expr)]) {
        for (name, value) in given {
            self.there(value);
            if !wanted.iter().any(|(known, _)| *known == name.text) {
                let known: Vec<_> = wanted.iter().map(|(known, _)| *known).collect();
                let hint = (!known.is_empty()).then(|| format!("it takes {}", quoted(&known)));
                self.error("unknown-name", format!("`{of}` has no argument `{}`", name.text), &name.range, hint);
            }
        }
        for (name, required) in wanted {
            if *required && !given.iter().any(|(known, _)| known.text == *name) {
                self.error("missing-key", format!("`{of}` needs the argument `{name}`"), place, None);
            }
        }
    }

    pub(super) fn call(&mut self, name: &Name, args: &[(Name, Expr)]) -> Shape<'s> {
        if name.text != "chosen" {
            let hint = "the only function is `chosen(clause=\"…\")`".to_owned();
            self.error("refused-function", format!("`{}` is not a function here", name.text), &name.range, hint);
            return Shape::any();
        }
        if self.used_in == Use::Before {
            let hint = "only the body of a clause can ask for it".to_owned();
            self.error("too-early", "`chosen` is not known before the clauses are".into(), &name.range, hint);
            return Shape::sure(Kind::Boolean);
        }
        self.args("chosen", &[("clause", true)], &name.range, args);
        for (arg, value) in args {
            if arg.text != "clause" {
                continue;
            }
            let ExprKind::Text(id) = &value.kind else {
                self.error(
                    "refused-function",
                    "`chosen` takes the id of a clause in quotes".into(),
                    &value.range,
                    None,
                );
                continue;
            };
            if !self.clauses.contains(id) {
                let hint = nearest(id, self.clauses.iter().map(String::as_str));
                let hint = hint.map(|near| format!("did you mean `{near}`?"));
                self.error("unknown-clause", format!("there is no clause `{id}`"), &value.range, hint);
            }
        }
        Shape::sure(Kind::Boolean)
    }
}
