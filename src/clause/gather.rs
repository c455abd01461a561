//! Gathers what the keywords of a JSON Schema say of a value: `$ref`, `allOf`, `anyOf`, `oneOf`, `type`, `properties`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::schema::{Items, Kind, Presence, Schema, Shape, Table};

/// How deep `$ref` and `allOf` may lead before the schema is taken for endless.
const DEEPEST: usize = 64;

/// What `node`, a part of `schema`, says.
pub(super) fn shape_of<'s>(schema: Schema<'s>, node: &'s Value) -> Shape<'s> {
    let mut found = Found::default();
    schema.collect(node, DEEPEST, true, &mut found);
    found.shape()
}

impl<'s> Schema<'s> {
    fn collect(self, node: &'s Value, depth: usize, sure: bool, found: &mut Found<'s>) {
        let Some(node) = node.as_object() else {
            found.anything = true;
            return;
        };
        if depth == 0 {
            found.anything = true;
            return;
        }
        let before = found.count;
        if let Some(target) = node.get("$ref").and_then(Value::as_str) {
            match target.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer)) {
                Some(target) => self.collect(target, depth - 1, sure, found),
                None => found.anything = true,
            }
            found.count += 1;
        }
        for part in node.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.collect(part, depth - 1, sure, found);
            found.count += 1;
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(choices) = node.get(key).and_then(Value::as_array) {
                self.choices(choices, depth, sure, found);
                found.count += 1;
            }
        }
        found.own(node, sure);
        if found.count == before {
            found.anything = true;
        }
    }

    /// One of several schemas: a field is sure only when it is in each that is a table.
    fn choices(self, choices: &'s [Value], depth: usize, sure: bool, found: &mut Found<'s>) {
        let mut each = Vec::new();
        for choice in choices {
            let mut one = Found::default();
            self.collect(choice, depth - 1, sure, &mut one);
            each.push(one);
        }
        let whole = each.iter().filter(|one| !one.only_null()).count();
        let mut names: BTreeMap<&'s str, (&'s Value, usize)> = BTreeMap::new();
        for one in each {
            if let Some(table) = one.table {
                for (name, (node, sure)) in &table.fields {
                    names.entry(name).or_insert((node, 0)).1 += usize::from(*sure);
                }
                found.table.get_or_insert_default().others = table.others;
            }
            found.kinds.extend(one.kinds);
            found.null |= one.null;
            found.anything |= one.anything;
            found.items = found.items.or(one.items);
        }
        for (name, (node, times)) in names {
            found.table.get_or_insert_default().fields.insert(name, (node, times == whole && sure));
        }
    }
}

/// What was gathered of a schema so far.
#[derive(Debug, Default)]
struct Found<'s> {
    kinds: Vec<&'s str>,
    null: bool,
    anything: bool,
    items: Option<&'s Value>,
    table: Option<Table<'s>>,
    /// How many keywords said something.
    count: usize,
}

impl<'s> Found<'s> {
    fn only_null(&self) -> bool {
        self.null && self.kinds.is_empty() && self.table.is_none() && !self.anything
    }

    /// Adds what the keywords of one schema object say themselves.
    fn own(&mut self, node: &'s Map<String, Value>, sure: bool) {
        let kinds: Vec<&str> = match node.get("type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => node
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .chain(node.get("const"))
                .map(kind_of)
                .collect(),
        };
        let mut table = kinds.contains(&"object");
        for kind in kinds {
            self.count += 1;
            match kind {
                "null" => self.null = true,
                "object" => {}
                kind => self.kinds.push(kind),
            }
        }
        self.items = self.items.or_else(|| node.get("items"));
        let properties = node.get("properties").and_then(Value::as_object);
        let others = node.get("additionalProperties").filter(|others| others.is_object());
        table |= properties.is_some() || others.is_some();
        if !table {
            return;
        }
        self.count += 1;
        let required: Vec<&str> =
            node.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let table = self.table.get_or_insert_default();
        for (name, schema) in properties.into_iter().flatten() {
            table.fields.insert(name, (schema, sure && required.contains(&name.as_str())));
        }
        table.others = table.others.or(others);
    }

    fn shape(mut self) -> Shape<'s> {
        let presence = if self.null { Presence::Null } else { Presence::Sure };
        self.kinds.sort_unstable();
        self.kinds.dedup();
        let kind = match (self.kinds.as_slice(), self.table.take()) {
            _ if self.anything => Kind::Any,
            ([], Some(table)) => Kind::Table(table),
            (_, Some(table)) => Kind::Table(Table { single: true, ..table }),
            ([], None) if self.null => Kind::Nothing,
            (["string"], None) => Kind::Text,
            (["integer"], None) => Kind::Integer,
            (["boolean"], None) => Kind::Boolean,
            (["number"], None) => Kind::Float,
            (["array"], None) => match self.items {
                Some(items) => Kind::List(Box::new(Items::Schema(items))),
                None => Kind::List(Box::new(Items::Known(Shape::any()))),
            },
            (kinds, None) if !kinds.is_empty() => {
                Kind::Mixed { single: kinds.iter().all(|kind| ["string", "integer", "boolean"].contains(kind)) }
            }
            (_, None) => Kind::Any,
        };
        Shape { kind, presence }
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
