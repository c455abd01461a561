//! A sound spec is read by its types alone, so the types must refuse all that the walk refuses.

use toml::Value;

use super::super::merge::Schema;
use super::super::{faultless, faults};
use crate::diag::Sources;
use crate::spec::Spec;

const LARGE: &str = include_str!("../../../../examples/harbor-meridian/deal.toml");

/// What somebody may write by mistake where another value is meant.
fn mistakes() -> Vec<Value> {
    let mut all: Vec<Value> =
        ["", " ", "x y", "USD 5", "5%", "150%", "90 days", "a\u{202e}b", "2027-02-30"].map(Value::from).to_vec();
    all.extend([Value::Integer(-1), Value::Integer(3), Value::Integer(i64::MAX), Value::Float(0.5), true.into()]);
    all.push("x = 2027-02-28".parse::<toml::Table>().expect("a table")["x"].clone());
    all.push(Value::Array(Vec::new()));
    all.push(toml::Table::new().into());
    all.push("tbd = 'x'\n".parse::<toml::Table>().expect("a table").into());
    all.push("tbd = 'x'\nextra = 1\n".parse::<toml::Table>().expect("a table").into());
    all
}

/// The way to each value, tables and lists included.
fn places(value: &Value, at: &[String], out: &mut Vec<Vec<String>>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(rows) => rows.iter().enumerate().map(|(row, value)| (row.to_string(), value)).take(1).collect(),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => Vec::new(),
    };
    for (step, value) in below {
        let place = [at, &[step]].concat();
        out.push(place.clone());
        places(value, &place, out);
    }
}

fn value_at<'v>(deal: &'v mut Value, place: &[String]) -> &'v mut Value {
    place.iter().fold(deal, |value, step| {
        if let Value::Array(rows) = value {
            return &mut rows[step.parse::<usize>().expect("a row")];
        }
        value.get_mut(step).expect("it is there")
    })
}

/// Whether the types take the spec, and whether the walk does.
fn verdicts(deal: &Value, schema: &Schema) -> (bool, bool) {
    let mut sources = Sources::new();
    let files = [sources.add("deal.toml", toml::to_string(deal).expect("it is TOML"))];
    let taken = faultless::<Spec>(&files, &sources, schema).is_some();
    (taken, !faults::<Spec>(&files, &mut sources, schema).has_errors())
}

#[test]
fn types_and_walk_take_the_same_specs() {
    let schema = Schema::new(|| schemars::schema_for!(Spec).to_value());
    let deal: Value = LARGE.parse::<toml::Table>().expect("the example is TOML").into();
    assert_eq!(verdicts(&deal, &schema), (true, true));
    let mut all = Vec::new();
    places(&deal, &[], &mut all);
    let (mut refused, mut wrong) = (0, Vec::new());
    for (number, place) in all.iter().enumerate() {
        let mistakes = mistakes();
        // Each place meets two of them, and each of them many places.
        for turn in 0..2 {
            let mistake = &mistakes[(number * 2 + turn) % mistakes.len()];
            let mut changed = deal.clone();
            *value_at(&mut changed, place) = mistake.clone();
            let (types, walk) = verdicts(&changed, &schema);
            refused += usize::from(!walk);
            if types != walk {
                wrong.push(format!("{}: {mistake}: types {types}, walk {walk}", place.join(".")));
            }
        }
    }
    assert!(refused > 500 && wrong.is_empty(), "{refused} refused\n{}", wrong.join("\n"));
}
