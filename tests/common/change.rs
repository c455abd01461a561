//! A deal with one value changed or left out.

use std::sync::LazyLock;

use super::marks::complete;
use super::schema::{Field, Kind, Schema, remove, value_at};
use toml::Value;

pub fn without(deal: &toml::Table, field: &Field) -> toml::Table {
    let mut deal = deal.clone();
    remove(&mut deal, &field.place);
    deal
}

pub fn with(deal: &toml::Table, field: &Field, value: Value) -> toml::Table {
    let mut deal = deal.clone();
    *value_at(&mut deal, &field.place) = value;
    deal
}

/// Other values of the same type; for a reference, all that rows are called.
pub fn others(value: &Value, kind: &Kind) -> Vec<Value> {
    let typed = |name: &str| *kind == Kind::Typed(name.to_owned());
    let one = match value {
        Value::Boolean(flag) => Value::Boolean(!flag),
        Value::Integer(number) => Value::Integer(number + 1),
        Value::Datetime(_) => "x = 2027-06-17".parse::<toml::Table>().unwrap()["x"].clone(),
        // Contract years need a term of years.
        Value::String(_) if typed("duration") || typed("deadline") => return vec!["77 days".into(), "7 years".into()],
        Value::String(_) if typed("percent") => "7%".into(),
        Value::String(_) if typed("money") => "USD 7,654,321".into(),
        Value::String(_) if typed("currency") => "CHF".into(),
        Value::String(text) if typed("amount") && text.starts_with("USD") => "USD 7,654,321".into(),
        Value::String(text) if typed("amount") => format!("7{text}").into(),
        Value::String(text) if typed("id") => return names(text),
        Value::String(text) => format!("another {text}").into(),
        Value::Float(_) | Value::Array(_) | Value::Table(_) => value.clone(),
    };
    vec![one]
}

fn names(but: &str) -> Vec<Value> {
    static IDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
        let mut deal = complete();
        let ids = Schema::of_spec().fields(&deal).into_iter().filter(|field| field.name.ends_with("[].id"));
        ids.map(|field| value_at(&mut deal, &field.place).clone()).collect()
    });
    let words = ["harbor", "meridian", "either", "both", "expiry"].map(Value::from);
    words.into_iter().chain(IDS.clone()).filter(|name| name.as_str() != Some(but)).collect()
}
