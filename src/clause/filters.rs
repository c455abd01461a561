//! The filters and tests that a template may use: harmless ones of Tera, and ours.

use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::schema::Kind;

/// What a filter or test can be put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Text,
    Integer,
    /// An integer, or the open point that stands for one.
    Count,
    List,
    /// A list of single values.
    Words,
    /// A list or a table of any keys.
    Countable,
    /// A text or a list.
    Searched,
}

impl Takes {
    pub(super) fn fits(self, kind: &Kind<'_>) -> bool {
        match kind {
            Kind::Any => true,
            Kind::Text | Kind::Markdown => matches!(self, Self::Text | Self::Searched),
            Kind::Integer => matches!(self, Self::Integer | Self::Count),
            Kind::List(_) => matches!(self, Self::List | Self::Words | Self::Countable | Self::Searched),
            Kind::Table(table) => self == Self::Countable && table.fields.is_empty() && !table.single,
            Kind::Mixed { single } => *single && self == Self::Count,
            Kind::Float | Kind::Boolean | Kind::Nothing => false,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Integer | Self::Count => "an integer",
            Self::List | Self::Countable => "a list",
            Self::Words => "a list of texts",
            Self::Searched => "a text or a list",
        }
    }
}

/// What a filter makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gives {
    Same,
    Text,
    Markdown,
    Integer,
    Item,
}

/// A filter or test: what it takes, its arguments with whether each is needed, and what it gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    name: &'static str,
    pub(super) takes: Takes,
    pub(super) args: &'static [(&'static str, bool)],
    pub(super) gives: Gives,
}

const fn rule(name: &'static str, takes: Takes, args: &'static [(&'static str, bool)], gives: Gives) -> Rule {
    Rule { name, takes, args, gives }
}

const FILTERS: [Rule; 16] = [
    rule("abs", Takes::Integer, &[], Gives::Integer),
    rule("and", Takes::Words, &[], Gives::Markdown),
    rule("capfirst", Takes::Text, &[], Gives::Same),
    rule("first", Takes::List, &[], Gives::Item),
    rule("join", Takes::Words, &[("sep", true)], Gives::Text),
    rule("last", Takes::List, &[], Gives::Item),
    rule("length", Takes::Countable, &[], Gives::Integer),
    rule("lower", Takes::Text, &[], Gives::Same),
    rule("nth", Takes::List, &[("n", true)], Gives::Item),
    rule("or", Takes::Words, &[], Gives::Markdown),
    rule("plural", Takes::Count, &[("one", true), ("many", true)], Gives::Text),
    rule("reverse", Takes::List, &[], Gives::Same),
    rule("sort", Takes::Words, &[], Gives::Same),
    rule("trim", Takes::Text, &[], Gives::Same),
    rule("unique", Takes::List, &[], Gives::Same),
    rule("upper", Takes::Text, &[], Gives::Same),
];

const TESTS: [Rule; 5] = [
    rule("containing", Takes::Searched, &[("pat", true)], Gives::Same),
    rule("ending_with", Takes::Text, &[("pat", true)], Gives::Same),
    rule("even", Takes::Integer, &[], Gives::Same),
    rule("odd", Takes::Integer, &[], Gives::Same),
    rule("starting_with", Takes::Text, &[("pat", true)], Gives::Same),
];

/// The filter of that name.
pub(super) fn filter(name: &str) -> Option<&'static Rule> {
    FILTERS.iter().find(|rule| rule.name == name)
}

/// The test of that name.
pub(super) fn test(name: &str) -> Option<&'static Rule> {
    TESTS.iter().find(|rule| rule.name == name)
}

/// Why a filter is refused, and what to do instead.
pub(super) fn refused_filter(name: &str) -> (String, String) {
    match name {
        "default" => ("`default` would hide a misspelt name".into(), "ask with `if`, or write `value or \"…\"`".into()),
        "safe" => ("`safe` would let a value write Markdown".into(), "print the value as it is".into()),
        _ => (format!("`{name}` is not a filter here"), known(&FILTERS, name)),
    }
}

/// Why a test is refused, and what to do instead.
pub(super) fn refused_test(name: &str) -> (String, String) {
    match name {
        "defined" | "undefined" => (
            format!("`is {name}` would hide a misspelt name"),
            "every name of the view exists; ask with `if`, or with `is none`".into(),
        ),
        _ => (format!("`{name}` is not a test here"), known(&TESTS, name)),
    }
}

fn known(rules: &[Rule], name: &str) -> String {
    let names: Vec<_> = rules.iter().map(|rule| rule.name).collect();
    match crate::diag::nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", super::fields::quoted(&names)),
    }
}

/// What an empty list says when it is to be printed.
pub(super) const EMPTY_LIST: &str = "the list is empty and would print nothing";

/// Adds our filters and the function `chosen`.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("and", |list: Vec<Value>, _: Kwargs, state: &State| series(&list, "and", state));
    tera.register_filter("or", |list: Vec<Value>, _: Kwargs, state: &State| series(&list, "or", state));
    tera.register_filter("plural", plural);
    tera.register_filter("capfirst", capfirst);
    tera.register_function("chosen", chosen);
}

/// `A`, `A and B`, `A, B and C`: each escaped as if it was printed by itself.
fn series(list: &[Value], word: &str, state: &State) -> TeraResult<Value> {
    let mut items = Vec::new();
    for item in list {
        items.push(state.escape_if_needed(item)?);
    }
    let Some(end) = items.pop() else { return Err(tera::Error::message(EMPTY_LIST)) };
    let text = if items.is_empty() { end } else { format!("{} {word} {end}", items.join(", ")) };
    Ok(Value::safe_string(&text))
}

#[expect(clippy::needless_pass_by_value, reason = "Tera calls it so")]
fn plural(count: &Value, args: Kwargs, _: &State) -> TeraResult<String> {
    let (one, many) = (args.must_get::<&str>("one")?, args.must_get::<&str>("many")?);
    Ok(format!("{count} {}", if count.as_i64() == Some(1) { one } else { many }))
}

#[expect(clippy::needless_pass_by_value, reason = "Tera calls it so")]
fn capfirst(text: StringInput, _: Kwargs, _: &State) -> Value {
    let mut chars = text.as_str().chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    text.inherit_safety(first + chars.as_str())
}

/// Whether a clause is in this document.
#[expect(clippy::needless_pass_by_value, reason = "Tera calls it so")]
fn chosen(args: Kwargs, state: &State) -> TeraResult<bool> {
    let wanted = args.must_get::<&str>("clause")?;
    let document: Option<Value> = state.get("document")?;
    let clauses = document.as_ref().and_then(|document| document.get_from_path("clauses")).and_then(Value::as_array);
    let is_wanted = |clause: &Value| clause.get_from_path("id").and_then(Value::as_str) == Some(wanted);
    Ok(clauses.is_some_and(|clauses| clauses.iter().any(is_wanted)))
}
