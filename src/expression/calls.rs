//! The functions of a condition that stand for a value written out: money, lengths of time, percentages, dates.

use rust_decimal::Decimal;

use super::kind::{Kind, Sort};
use super::parse::{Literal, Node, Part};
use super::problem::Problem;
use super::value::Value;
use crate::spec::{Amount, Date, Duration, Money, Unit};

/// The functions that are written before their values.
pub(super) const FUNCTIONS: &[&str] = &[
    "amount",
    "business_days",
    "date",
    "days",
    "has",
    "is_open",
    "money",
    "months",
    "percent",
    "quarters",
    "size",
    "sum",
    "weeks",
    "years",
];

/// The functions that are written behind a list or a text and a full stop.
pub(super) const METHODS: &[&str] =
    &["all", "contains", "endsWith", "exists", "exists_one", "filter", "map", "size", "startsWith"];

/// The names that stand beside the keys of the deal, for what follows from it.
pub(super) const FOLLOWS: &[(&str, Sort)] =
    &[("marketing_total", Sort::Money), ("term_end", Sort::Date), ("term_start", Sort::Date)];

/// The values of the deal from which what stands beside its keys follows.
pub(super) fn rests_on(name: &str) -> &'static [&'static str] {
    match name {
        "marketing_total" => &["marketing.budget"],
        "term_start" => &["deal.effective", "deal.term-starts"],
        _ => &["deal.effective", "deal.term-starts", "deal.term", "deal.ends"],
    }
}

/// What a name beside the keys of the deal is.
pub(super) fn follows(name: &str) -> Option<Kind> {
    FOLLOWS.iter().find(|(known, _)| *known == name).map(|(_, sort)| Kind::one(*sort))
}

/// The value that a function writes out; `None` for any other function.
pub(super) fn written_out(name: &str, items: &[Node]) -> Option<Result<Value, Problem>> {
    let unit = match name {
        "days" => Unit::Day,
        "weeks" => Unit::Week,
        "months" => Unit::Month,
        "quarters" => Unit::Quarter,
        "years" => Unit::Year,
        "business_days" => Unit::BusinessDay,
        "money" | "amount" | "date" | "percent" => return Some(of_text(name, items)),
        _ => return None,
    };
    let length = |number: i64| Duration::new(u32::try_from(number).ok()?, unit).ok();
    let found = match items {
        [Node { part: Part::Literal(Literal::Integer(number)), .. }] => length(*number),
        [] | [_, ..] => None,
    };
    let wrong = || wrong(name, items, "a whole number of 1 to 10,000 belongs in its brackets", "months(6)");
    Some(found.map(|length| Value::Duration(length.into())).ok_or_else(wrong))
}

fn of_text(name: &str, items: &[Node]) -> Result<Value, Problem> {
    let part = match items {
        [Node { part, .. }] => Some(part),
        [] | [_, ..] => None,
    };
    match (name, part) {
        ("money", Some(Part::Literal(Literal::Text(text)))) => {
            let money = Money::parse(text).ok().map(|money| Value::Money(money.amount(), money.currency()));
            money.ok_or_else(|| {
                wrong(name, items, "a currency and a sum in quotes belong in its brackets", "money(\"USD 1M\")")
            })
        }
        ("amount", Some(Part::Literal(Literal::Text(text)))) => {
            let amount = Amount::parse(text).ok().map(|amount| Value::from(&amount));
            let message = "an amount as in the spec, in quotes, belongs in its brackets";
            amount.ok_or_else(|| wrong(name, items, message, "amount(\"40 deals\")"))
        }
        ("date", Some(Part::Literal(Literal::Text(text)))) => {
            let date = Date::parse(text).ok().map(Value::Date);
            let message = "a date as year, month and day, in quotes, belongs in its brackets";
            date.ok_or_else(|| wrong(name, items, message, "date(\"2027-01-31\")"))
        }
        ("percent", Some(Part::Literal(Literal::Integer(number)))) => Ok(Value::Percent(Decimal::from(*number))),
        ("percent", Some(Part::Literal(Literal::Number(number)))) => Ok(Value::Percent(*number)),
        ("percent", _) => Err(wrong(name, items, "a number belongs in its brackets", "percent(15)")),
        ("date", _) => Err(wrong(name, items, "a date in quotes belongs in its brackets", "date(\"2027-01-31\")")),
        ("amount", _) => Err(wrong(name, items, "an amount in quotes belongs in its brackets", "amount(\"40 deals\")")),
        _ => Err(wrong(name, items, "a sum in quotes belongs in its brackets", "money(\"USD 1M\")")),
    }
}

fn wrong(name: &str, items: &[Node], what: &str, example: &str) -> Problem {
    let at = items.first().map_or(0..0, |item| item.at.clone());
    Problem::new("condition-type", at, format!("`{name}` has no such value: {what}")).hint(format!("write `{example}`"))
}
