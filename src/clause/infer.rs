//! What kind of value an expression gives, and everything that is wrong on the way there.

use std::ops::Range;

use super::facts::Strength;
use super::names::Checker;
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
                self.schema.joined(then, otherwise)
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
            Kind::Table(_) | Kind::Mixed { single: false } => {
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
            Kind::Text
            | Kind::Markdown
            | Kind::Integer
            | Kind::Boolean
            | Kind::Nothing
            | Kind::Mixed { single: true } => {}
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
            Kind::Text
            | Kind::Markdown
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Nothing
            | Kind::Mixed { .. } => {
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
            (
                Kind::Text
                | Kind::Markdown
                | Kind::Integer
                | Kind::Float
                | Kind::Boolean
                | Kind::Nothing
                | Kind::Mixed { .. },
                _,
            ) => {
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
                Some(before) => self.schema.joined(before, shape),
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
                Shape { presence, ..self.schema.joined(first, second) }
            }
            Operator::Equal | Operator::Unequal => {
                let (first, second) = (self.infer(left), self.infer(right));
                self.comparable(&first, &second, &(left.range.start..right.range.end));
                Shape::sure(Kind::Boolean)
            }
            Operator::More | Operator::Order => {
                for side in [left, right] {
                    let shape = self.there(side);
                    if !matches!(shape.kind, Kind::Any | Kind::Integer | Kind::Float) {
                        let source = self.source(&side.range);
                        self.error("wrong-type", format!("`{source}` is not a number"), &side.range, None);
                    }
                }
                Shape::sure(Kind::Boolean)
            }
            Operator::In => {
                self.infer(left);
                let container = self.there(right);
                if matches!(
                    container.kind,
                    Kind::Integer | Kind::Float | Kind::Boolean | Kind::Nothing | Kind::Mixed { .. }
                ) {
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
                        | Kind::Mixed { .. }
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
            Kind::Any | Kind::Nothing | Kind::Mixed { .. } => None,
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
}

/// What stands below a value that itself may be absent.
fn below<'s>(base: &Shape<'s>, found: Shape<'s>) -> Shape<'s> {
    if base.presence == Presence::Sure { found } else { Shape { presence: Presence::Unknown, ..found } }
}
