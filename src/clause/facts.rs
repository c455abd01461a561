//! What a condition says about values: which of them are there when it holds, and when it does not.

use super::syntax::{Expr, ExprKind, Operator};

/// A value that can be followed through a template: the variable it starts at, and the way from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// 0 for names of the view, else the number of the variable.
    pub(super) variable: usize,
    pub(super) steps: Vec<String>,
}

/// How much is known of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It is not null; but if it is a part of something absent, Tera has no value for it.
    NotNull,
    /// It is there.
    There,
    /// It is there and not empty.
    Filled,
}

/// What is known of the value at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) path: Path,
    pub(super) strength: Strength,
}

/// What follows from a condition.
#[derive(Debug, Default)]
pub(super) struct Consequences {
    pub(super) when_true: Vec<Fact>,
    pub(super) when_false: Vec<Fact>,
}

/// Gives the number of the variable that a name stands for; 0 for a name of the view.
pub(super) type Variables<'v> = &'v dyn Fn(&str) -> usize;

/// The path that an expression is, if it is one.
pub(super) fn path_of(expr: &Expr, variables: Variables<'_>) -> Option<Path> {
    if let ExprKind::Name(name) = &expr.kind {
        let variable = variables(name);
        let steps = if variable == 0 { vec![name.clone()] } else { Vec::new() };
        return Some(Path { variable, steps });
    }
    let (base, step) = if let ExprKind::Field { base, name, .. } = &expr.kind {
        (base, name.text.clone())
    } else if let ExprKind::Index { base, index, .. } = &expr.kind {
        if let ExprKind::Text(key) = &index.kind {
            (base, key.clone())
        } else if let ExprKind::Integer(index) = &index.kind {
            (base, format!("[{index}]"))
        } else {
            return None;
        }
    } else {
        return None;
    };
    let mut path = path_of(base, variables)?;
    path.steps.push(step);
    Some(path)
}

/// What follows from `condition` when it holds, and when it does not.
pub(super) fn consequences(condition: &Expr, variables: Variables<'_>) -> Consequences {
    if path_of(condition, variables).is_some() {
        return Consequences::if_true(known(condition, Strength::Filled, variables));
    }
    if let ExprKind::Not(inner) = &condition.kind {
        let Consequences { when_true, when_false } = consequences(inner, variables);
        return Consequences { when_true: when_false, when_false: when_true };
    }
    if let ExprKind::Binary { op, left, right } = &condition.kind {
        return binary(*op, left, right, variables);
    }
    if let ExprKind::Test { input, name, .. } = &condition.kind
        && name.text == "none"
    {
        return Consequences { when_true: Vec::new(), when_false: known(input, Strength::NotNull, variables) };
    }
    if let Some(list) = counted(condition) {
        return Consequences::if_true(known(list, Strength::Filled, variables));
    }
    Consequences::default()
}

impl Consequences {
    fn if_true(facts: Vec<Fact>) -> Self {
        Self { when_true: facts, when_false: Vec::new() }
    }
}

fn binary(op: Operator, left: &Expr, right: &Expr, variables: Variables<'_>) -> Consequences {
    match op {
        Operator::And => {
            let (left, right) = (consequences(left, variables), consequences(right, variables));
            Consequences {
                when_true: [left.when_true, right.when_true].concat(),
                when_false: both(left.when_false, &right.when_false),
            }
        }
        Operator::Or => {
            let (left, right) = (consequences(left, variables), consequences(right, variables));
            Consequences {
                when_true: both(left.when_true, &right.when_true),
                when_false: [left.when_false, right.when_false].concat(),
            }
        }
        Operator::Equal => equality(left, right, variables),
        Operator::Unequal => {
            let Consequences { when_true, when_false } = equality(left, right, variables);
            Consequences { when_true: when_false, when_false: when_true }
        }
        Operator::More => match (counted(left), &right.kind) {
            (Some(list), ExprKind::Integer(0..)) => Consequences::if_true(known(list, Strength::Filled, variables)),
            _ => Consequences::default(),
        },
        Operator::In | Operator::Order | Operator::Integer | Operator::Float | Operator::Join => {
            Consequences::default()
        }
    }
}

fn equality(left: &Expr, right: &Expr, variables: Variables<'_>) -> Consequences {
    let (literal, value) = if path_of(left, variables).is_some() { (right, left) } else { (left, right) };
    if let ExprKind::None = literal.kind {
        return Consequences { when_true: Vec::new(), when_false: known(value, Strength::NotNull, variables) };
    }
    // What is absent equals no literal.
    let empty = matches!(&literal.kind, ExprKind::Text(text) if text.is_empty());
    let equal = matches!(literal.kind, ExprKind::Text(_) | ExprKind::Integer(_) | ExprKind::Boolean);
    let strength = if empty { Strength::There } else { Strength::Filled };
    if equal { Consequences::if_true(known(value, strength, variables)) } else { Consequences::default() }
}

/// The list of `list | length`.
fn counted(expr: &Expr) -> Option<&Expr> {
    if let ExprKind::Filter { input, name, .. } = &expr.kind
        && name.text == "length"
    {
        return Some(input);
    }
    None
}

/// That `expr` is there and, unless it is only not null, all that it is a part of.
pub(super) fn known(expr: &Expr, strength: Strength, variables: Variables<'_>) -> Vec<Fact> {
    let Some(path) = path_of(expr, variables) else { return Vec::new() };
    let whole = path.steps.len();
    let least = if strength == Strength::NotNull { whole } else { usize::from(path.variable == 0) };
    (least..=whole)
        .map(|length| Fact {
            path: Path { variable: path.variable, steps: path.steps[..length].to_vec() },
            strength: if length < whole { Strength::Filled } else { strength },
        })
        .collect()
}

fn both(left: Vec<Fact>, right: &[Fact]) -> Vec<Fact> {
    left.into_iter().filter(|fact| right.contains(fact)).collect()
}
