//! What kind of value an expression gives, and everything that is wrong on the way there.

use std::ops::Range;

use super::facts::Strength;
use super::filters::{Gives, Takes, filter, refused_filter, refused_test, test};
use super::names::{Checker, Use};
use super::schema::{Items, Kind, Presence, Shape};
use super::syntax::{Expr, ExprKind, Name, Operator};

impl<'s> Checker<'s, '_> {
    /// Checks an expression and says what it gives.
    pub(super) fn infer(&mut self, expr: &Expr) -> Shape<'s> {
        let shape = match &expr.kind {
            ExprKind::Text(_) => Shape::sure(Kind::Text),
            ExprKind::Integer(_) => Shape::sure(Kind::Integer),
            ExprKind::Float => Shape::sure(Kind::Float),
            ExprKind::Boolean => Shape::sure(Kind::Boolean),
            ExprKind::None => Shape { kind: Kind::Nothing, presence: Presence::Null },
            ExprKind::Name(name) if name == "loop" => {
                self.error(
                    "unknown-name",
                    "`loop` has a value only by its parts inside a `for`".into(),
                    &expr.range,
                    None,
                );
                Shape::any()
            }
            ExprKind::Name(name) => self.name(name, &expr.range),
            ExprKind::Field { base, name, optional } => self.part(base, name, *optional),
            ExprKind::Index { base, index, optional } => self.index(base, index, *optional),
            ExprKind::List(items) => self.list(items),
            ExprKind::Not(inner) => {
                self.infer(inner);
                Shape::sure(Kind::Boolean)
            }
            ExprKind::Minus(inner) => {
                self.there(inner);
                Shape::sure(Kind::Integer)
            }
            ExprKind::Binary { op, left, right } => self.binary(*op, left, right),
            ExprKind::Choice { condition, then, otherwise } => {
                self.infer(condition);
                let follows = self.consequences(condition);
                let then = self.while_known(follows.when_true, |checker| checker.infer(then));
                let otherwise = self.while_known(follows.when_false, |checker| checker.infer(otherwise));
                joined(then, otherwise)
            }
            ExprKind::Filter { input, name, args } => self.filtered(input, name, args),
            ExprKind::Test { input, name, args } => self.tested(input, name, args),
            ExprKind::Call { name, args } => self.call(name, args),
        };
        self.with_facts(expr, shape)
    }

    /// Checks an expression that has to have a value here.
    pub(super) fn there(&mut self, expr: &Expr) -> Shape<'s> {
        let shape = self.infer(expr);
        if shape.presence == Presence::Sure || matches!(shape.kind, Kind::Any) {
            return shape;
        }
        let source = self.source(&expr.range);
        let hint = self.guard(expr);
        self.error("may-be-absent", format!("`{source}` can be absent here"), &expr.range, hint);
        Shape { presence: Presence::Sure, ..shape }
    }

    /// Checks an expression that is printed or becomes part of what is printed.
    pub(super) fn printed(&mut self, expr: &Expr) -> Shape<'s> {
        let shape = self.infer(expr);
        let source = self.source(&expr.range);
        match &shape.kind {
            Kind::Any => return shape,
            Kind::Table(_) => {
                let hint = "print its parts".to_owned();
                self.error("prints-object", format!("`{source}` is not a single value"), &expr.range, hint);
                return shape;
            }
            Kind::List(_) => {
                let hint = "use `for`, or the filter `and` or `or`".to_owned();
                self.error("prints-object", format!("`{source}` is a list"), &expr.range, hint);
                return shape;
            }
            Kind::Float => {
                let hint = "the view gives such values as text".to_owned();
                self.error("prints-float", "a number with a point is not printed".into(), &expr.range, hint);
                return shape;
            }
            Kind::Text | Kind::Markdown | Kind::Integer | Kind::Boolean | Kind::Nothing => {}
        }
        if shape.presence != Presence::Sure {
            let hint = self.guard(expr);
            self.error(
                "prints-nothing",
                format!("`{source}` can be absent and would print nothing"),
                &expr.range,
                hint,
            );
        }
        shape
    }

    fn guard(&self, expr: &Expr) -> Option<String> {
        let path = self.path(expr)?;
        let has_step = path.steps.iter().any(|step| step.starts_with('['));
        let source = self.source(&expr.range);
        Some(if has_step {
            format!("put it inside `{{% if {source} %}}`, or use `for`")
        } else {
            format!("put it inside `{{% if {source} %}}`")
        })
    }

    /// Checks `base` as something to go below of: what it gives, and whether it has to be there.
    fn base(&mut self, base: &Expr, optional: bool) -> Shape<'s> {
        let shape = self.infer(base);
        if shape.presence == Presence::Unknown && !optional && !matches!(shape.kind, Kind::Any) {
            let source = self.source(&base.range);
            let hint = self.guard(base);
            self.error("may-be-absent", format!("`{source}` can be absent here"), &base.range, hint);
        }
        shape
    }

    fn part(&mut self, base: &Expr, name: &Name, optional: bool) -> Shape<'s> {
        if let ExprKind::Name(of) = &base.kind
            && of == "loop"
        {
            return self.loop_part(base, name);
        }
        let shape = self.base(base, optional);
        let source = self.source(&base.range);
        let found = match &shape.kind {
            Kind::Any => return Shape::any(),
            Kind::Table(table) => self.field(base, table, &name.text, &name.range),
            Kind::List(_) => {
                let hint = "go through it with `for`".to_owned();
                self.error(
                    "not-a-table",
                    format!("`{source}` is a list and has no `{}`", name.text),
                    &name.range,
                    hint,
                );
                return Shape::any();
            }
            Kind::Text | Kind::Markdown | Kind::Integer | Kind::Float | Kind::Boolean | Kind::Nothing => {
                let message = format!("`{source}` is a single value and has no `{}`", name.text);
                self.error("not-a-table", message, &name.range, None);
                return Shape::any();
            }
        };
        below(&shape, found)
    }

    fn loop_part(&mut self, base: &Expr, name: &Name) -> Shape<'s> {
        if self.loops == 0 {
            self.error("unknown-name", "`loop` exists only inside a `for`".into(), &base.range, None);
            return Shape::any();
        }
        match name.text.as_str() {
            "index" | "index0" | "length" => Shape::sure(Kind::Integer),
            "first" | "last" => Shape::sure(Kind::Boolean),
            _ => {
                let hint = "it has `index`, `index0`, `first`, `last` and `length`".to_owned();
                self.error("unknown-name", format!("unknown name `loop.{}`", name.text), &name.range, hint);
                Shape::any()
            }
        }
    }

    fn index(&mut self, base: &Expr, index: &Expr, optional: bool) -> Shape<'s> {
        let shape = self.base(base, optional);
        let by = self.there(index);
        let source = self.source(&base.range);
        let found = match (&shape.kind, &index.kind) {
            (Kind::Any, _) => return Shape::any(),
            (Kind::Table(table), ExprKind::Text(key)) => self.field(base, table, key, &index.range),
            (Kind::Table(table), _) if table.others.is_some() && table.fields.is_empty() => {
                let others = table.others.map_or_else(Shape::any, |others| self.schema.shape(others));
                Shape { presence: Presence::Unknown, ..others }
            }
            (Kind::Table(_), _) => {
                let hint = "write the name of the part".to_owned();
                self.error(
                    "not-a-list",
                    format!("`{source}` has named parts, which an index hides"),
                    &index.range,
                    hint,
                );
                return Shape::any();
            }
            (Kind::List(items), position) => {
                if !matches!(by.kind, Kind::Any | Kind::Integer) {
                    self.error("wrong-type", "a list is indexed by an integer".into(), &index.range, None);
                }
                let item = self.schema.item(items);
                let first = matches!(position, ExprKind::Integer(0));
                if first && self.strength(base) == Some(Strength::Filled) {
                    item
                } else {
                    Shape { presence: Presence::Unknown, ..item }
                }
            }
            (Kind::Text | Kind::Markdown | Kind::Integer | Kind::Float | Kind::Boolean | Kind::Nothing, _) => {
                self.error("not-a-list", format!("`{source}` is not a list"), &base.range, None);
                return Shape::any();
            }
        };
        below(&shape, found)
    }

    fn list(&mut self, items: &[Expr]) -> Shape<'s> {
        let mut all: Option<Shape<'s>> = None;
        for item in items {
            let shape = self.infer(item);
            all = Some(match all {
                Some(before) => joined(before, shape),
                None => shape,
            });
        }
        Shape::sure(Kind::List(Box::new(Items::Known(all.unwrap_or_else(Shape::any)))))
    }

    fn binary(&mut self, op: Operator, left: &Expr, right: &Expr) -> Shape<'s> {
        match op {
            Operator::And | Operator::Or => {
                let first = self.infer(left);
                let follows = self.consequences(left);
                let facts = if op == Operator::And { follows.when_true } else { follows.when_false };
                let second = self.while_known(facts, |checker| checker.infer(right));
                // `a or b` gives `b` where `a` is absent.
                let presence = if op == Operator::Or { second.presence } else { first.presence.max(second.presence) };
                Shape { presence, ..joined(first, second) }
            }
            Operator::Equal | Operator::Unequal => {
                let (first, second) = (self.infer(left), self.infer(right));
                self.comparable(&first, &second, &(left.range.start..right.range.end));
                Shape::sure(Kind::Boolean)
            }
            Operator::More | Operator::Order => {
                let (first, second) = (self.there(left), self.there(right));
                self.comparable(&first, &second, &(left.range.start..right.range.end));
                Shape::sure(Kind::Boolean)
            }
            Operator::In => {
                self.infer(left);
                let container = self.there(right);
                if matches!(container.kind, Kind::Integer | Kind::Float | Kind::Boolean | Kind::Nothing) {
                    let source = self.source(&right.range);
                    self.error("not-a-list", format!("`{source}` is not a list"), &right.range, None);
                }
                Shape::sure(Kind::Boolean)
            }
            Operator::Integer | Operator::Float => {
                let mut kind = if op == Operator::Float { Kind::Float } else { Kind::Integer };
                for side in [left, right] {
                    match self.there(side).kind {
                        Kind::Any | Kind::Integer => {}
                        Kind::Float => kind = Kind::Float,
                        Kind::Text
                        | Kind::Markdown
                        | Kind::Boolean
                        | Kind::Nothing
                        | Kind::List(_)
                        | Kind::Table(_) => {
                            let source = self.source(&side.range);
                            self.error("wrong-type", format!("`{source}` is not an integer"), &side.range, None);
                        }
                    }
                }
                Shape::sure(kind)
            }
            Operator::Join => {
                for side in [left, right] {
                    if matches!(self.printed(side).kind, Kind::Markdown) {
                        let hint = "print the two one after the other".to_owned();
                        let message = "`~` would escape this Markdown a second time".to_owned();
                        self.error("escaped-twice", message, &side.range, hint);
                    }
                }
                Shape::sure(Kind::Text)
            }
        }
    }

    /// Comparing values of two kinds is false in silence, or an error of the template engine.
    fn comparable(&mut self, left: &Shape<'s>, right: &Shape<'s>, range: &Range<usize>) {
        let class = |shape: &Shape<'s>| match shape.kind {
            Kind::Any | Kind::Nothing => None,
            Kind::Text | Kind::Markdown => Some(0),
            Kind::Integer | Kind::Float => Some(1),
            Kind::Boolean => Some(2),
            Kind::List(_) => Some(3),
            Kind::Table(ref table) => (!table.single).then_some(4),
        };
        if let (Some(left), Some(right)) = (class(left), class(right))
            && left != right
        {
            self.error("never-equal", "values of two kinds are compared here".into(), range, None);
        }
    }

    fn filtered(&mut self, input: &Expr, name: &Name, args: &[(Name, Expr)]) -> Shape<'s> {
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

    fn tested(&mut self, input: &Expr, name: &Name, args: &[(Name, Expr)]) -> Shape<'s> {
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
                let hint = (!known.is_empty()).then(|| format!("it takes {}", super::fields::quoted(&known)));
                self.error("unknown-name", format!("`{of}` has no argument `{}`", name.text), &name.range, hint);
            }
        }
        for (name, required) in wanted {
            if *required && !given.iter().any(|(known, _)| known.text == *name) {
                self.error("missing-key", format!("`{of}` needs the argument `{name}`"), place, None);
            }
        }
    }

    fn call(&mut self, name: &Name, args: &[(Name, Expr)]) -> Shape<'s> {
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
                let hint = crate::diag::nearest(id, self.clauses.iter().map(String::as_str));
                let hint = hint.map(|near| format!("did you mean `{near}`?"));
                self.error("unknown-clause", format!("there is no clause `{id}`"), &value.range, hint);
            }
        }
        Shape::sure(Kind::Boolean)
    }
}

/// What stands below a value that itself may be absent.
fn below<'s>(base: &Shape<'s>, found: Shape<'s>) -> Shape<'s> {
    if base.presence == Presence::Sure { found } else { Shape { presence: Presence::Unknown, ..found } }
}

/// One of two values.
pub(super) fn joined<'s>(left: Shape<'s>, right: Shape<'s>) -> Shape<'s> {
    let presence = left.presence.max(right.presence);
    let kind = match (left.kind, right.kind) {
        (Kind::Nothing, kind) | (kind, Kind::Nothing) => kind,
        (kind @ (Kind::Table(_) | Kind::List(_)), _) | (_, kind @ (Kind::Table(_) | Kind::List(_))) => kind,
        (Kind::Any, _) | (_, Kind::Any) => Kind::Any,
        (Kind::Float, _) | (_, Kind::Float) => Kind::Float,
        (Kind::Markdown, _) | (_, Kind::Markdown) => Kind::Markdown,
        (Kind::Integer, Kind::Integer) => Kind::Integer,
        (Kind::Boolean, Kind::Boolean) => Kind::Boolean,
        (Kind::Text | Kind::Integer | Kind::Boolean, Kind::Text | Kind::Integer | Kind::Boolean) => Kind::Text,
    };
    Shape { kind, presence }
}
