//! The JSON Schema of the spec, seen as the forms that a value may take.
//!
//! `build.rs` includes this file, to put those forms into the program.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::spec::value::{PRIVATE_MARK, ROW_MARK, VALUE_MARK};

/// A whole schema, by which its inner references are followed.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    root: &'a Value,
}

/// One form that a value may take: a schema without references and alternatives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form<'a> {
    map: &'a Map<String, Value>,
    /// Whether this form, or what led to it, is marked as private.
    pub(super) private: bool,
}

impl<'a> Rules<'a> {
    pub(super) fn new(root: &'a Value) -> Self {
        Self { root }
    }

    pub(super) fn root(&self) -> Vec<Form<'a>> {
        self.forms(self.root)
    }

    /// All forms of `schema`, `null` left out: TOML has none.
    pub(super) fn forms(&self, schema: &'a Value) -> Vec<Form<'a>> {
        let mut out = Vec::new();
        self.expand(schema, &Step { private: false, depth: 0 }, &mut out);
        out
    }

    fn expand(&self, schema: &'a Value, step: &Step, out: &mut Vec<Form<'a>>) {
        let Some(map) = schema.as_object() else { return };
        let step = Step { private: step.private || is_marked(map), depth: step.depth + 1 };
        if step.depth > 32 {
            return;
        }
        if let Some(target) = map.get("$ref").and_then(Value::as_str).and_then(|to| self.target(to)) {
            self.expand(target, &step, out);
            return;
        }
        for keyword in ["anyOf", "oneOf", "allOf"] {
            if let Some(list) = map.get(keyword).and_then(Value::as_array) {
                for alternative in list {
                    self.expand(alternative, &step, out);
                }
                return;
            }
        }
        if map.get("type").and_then(Value::as_str) != Some("null") {
            out.push(Form { map, private: step.private });
        }
    }

    fn target(&self, reference: &str) -> Option<&'a Value> {
        self.root.pointer(reference.strip_prefix('#')?)
    }

    /// The keys at the top of the spec.
    pub(super) fn top(&self) -> BTreeSet<&'a str> {
        self.root().iter().flat_map(|form| form.properties().keys()).map(String::as_str).collect()
    }

    /// Every key and every allowed word anywhere in the schema.
    pub(super) fn words(&self) -> BTreeSet<&'a str> {
        let mut words = BTreeSet::new();
        each_map(self.root, &mut |map| {
            words.extend(object(map, "properties").keys().map(String::as_str));
            words.extend(strings(map, "enum"));
        });
        words
    }

    /// The name of every key that stands outside what is private.
    pub(super) fn public_names(&self) -> BTreeSet<&'a str> {
        self.names(self.root(), |form| !form.private)
    }

    /// The name of every key whose value is private, and of every key below one.
    pub(super) fn secret_names(&self) -> BTreeSet<&'a str> {
        let mut private = Vec::new();
        each_map(self.root, &mut |map| {
            let forms = object(map, "properties").values().flat_map(|schema| self.forms(schema));
            private.extend(forms.filter(|form| form.private));
        });
        let mut names = self.names(private, |_| true);
        names.extend(self.private_names());
        names
    }

    /// The keys of all `forms`, and of those below them that are `wanted`.
    fn names(&self, forms: Vec<Form<'a>>, wanted: impl Fn(&Form<'a>) -> bool) -> BTreeSet<&'a str> {
        let mut names = BTreeSet::new();
        let mut seen: Vec<Form<'_>> = Vec::new();
        let mut open = forms;
        while let Some(form) = open.pop() {
            if !wanted(&form) || seen.iter().any(|known| known.is_at(&form)) {
                continue;
            }
            seen.push(form);
            names.extend(form.properties().keys().map(String::as_str));
            let below =
                form.properties().values().chain(form.items()).chain(form.entries().map(|entries| entries.schema));
            open.extend(below.flat_map(|schema| self.forms(schema)));
        }
        names
    }

    /// The name of every key whose value is private.
    pub(super) fn private_names(&self) -> BTreeSet<&'a str> {
        let mut names = BTreeSet::from(["private"]);
        each_map(self.root, &mut |map| {
            let properties = object(map, "properties");
            let private = properties.iter().filter(|(_, schema)| self.forms(schema).iter().any(|form| form.private));
            names.extend(private.map(|(key, _)| key.as_str()));
        });
        names
    }
}

struct Step {
    private: bool,
    depth: usize,
}

static NOTHING: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);

fn is_marked(map: &Map<String, Value>) -> bool {
    map.get(PRIVATE_MARK) == Some(&Value::Bool(true))
}

fn each_map<'a>(schema: &'a Value, visit: &mut dyn FnMut(&'a Map<String, Value>)) {
    match schema {
        Value::Object(map) => {
            visit(map);
            map.values().for_each(|inner| each_map(inner, visit));
        }
        Value::Array(list) => list.iter().for_each(|inner| each_map(inner, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn object<'a>(map: &'a Map<String, Value>, keyword: &str) -> &'a Map<String, Value> {
    map.get(keyword).and_then(Value::as_object).unwrap_or(&NOTHING)
}

fn strings<'a>(map: &'a Map<String, Value>, keyword: &str) -> impl Iterator<Item = &'a str> {
    map.get(keyword).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The schema of a table's arbitrary keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entries<'a> {
    pub(super) schema: &'a Value,
    /// What the keys look like, where the schema says so.
    pub(super) pattern: Option<&'a str>,
}

impl<'a> Form<'a> {
    /// Whether both stand at one place of the schema.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        std::ptr::eq(self.map, other.map)
    }

    /// Whether a value of this JSON type may take this form.
    pub(super) fn takes(&self, kind: &str) -> bool {
        match self.map.get("type") {
            Some(Value::String(one)) => one == kind,
            Some(Value::Array(list)) => list.iter().any(|one| one == kind),
            _ => self.map.get("const").is_none_or(Value::is_string) || kind == "string",
        }
    }

    /// The value type that a string of this form is read as.
    pub(super) fn value_type(&self) -> Option<&'a str> {
        self.map.get(VALUE_MARK).and_then(Value::as_str)
    }

    /// The words that are allowed, if only some are.
    pub(super) fn allowed(&self) -> Option<Vec<&'a str>> {
        if let Some(word) = self.map.get("const").and_then(Value::as_str) {
            return Some(vec![word]);
        }
        self.map.contains_key("enum").then(|| strings(self.map, "enum").collect())
    }

    /// Whether it is the open point that stands for a value.
    pub(super) fn is_open_point(&self) -> bool {
        self.properties().contains_key("tbd")
    }

    pub(super) fn properties(&self) -> &'a Map<String, Value> {
        object(self.map, "properties")
    }

    pub(super) fn required(&self) -> impl Iterator<Item = &'a str> {
        strings(self.map, "required")
    }

    /// What stands under arbitrary keys, where a table may have them.
    pub(super) fn entries(&self) -> Option<Entries<'a>> {
        if let Some((pattern, schema)) = object(self.map, "patternProperties").iter().next() {
            return Some(Entries { schema, pattern: Some(pattern) });
        }
        let schema = self.map.get("additionalProperties").filter(|schema| **schema != Value::Bool(false))?;
        Some(Entries { schema, pattern: None })
    }

    /// Whether a table of this form may hold whatever it likes.
    pub(super) fn is_free(&self) -> bool {
        self.properties().is_empty() && self.map.get("additionalProperties") != Some(&Value::Bool(false))
    }

    /// The property's schema, or that of arbitrary keys.
    pub(super) fn at_key(&self, key: &str) -> Option<&'a Value> {
        self.properties().get(key).or_else(|| self.entries().map(|entries| entries.schema))
    }

    /// The one key by which a table of this form says what it is.
    pub(super) fn tag(&self) -> Option<&'a str> {
        let mut required = self.required();
        let tag = required.next()?;
        (required.next().is_none() && self.properties().len() == 1).then_some(tag)
    }

    /// The keys by which a row of this form is told from the others of its list: `id` wherever it has one, else what
    /// `x-row` names; none where a list of such rows is one value.
    pub(super) fn known_by(&self) -> Vec<&'a str> {
        match self.properties().get_key_value("id") {
            Some((id, _)) => vec![id],
            None => strings(self.map, ROW_MARK).collect(),
        }
    }

    pub(super) fn items(&self) -> Option<&'a Value> {
        self.map.get("items")
    }

    /// A whole-number keyword such as `minItems`.
    pub(super) fn number(&self, keyword: &str) -> Option<i128> {
        let number = self.map.get(keyword)?;
        number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
    }

    /// The largest whole number of this form.
    pub(super) fn largest(&self) -> i128 {
        let by_format = match self.map.get("format").and_then(Value::as_str) {
            Some("uint32") => i128::from(u32::MAX),
            Some("int32") => i128::from(i32::MAX),
            _ => i128::from(i64::MAX),
        };
        self.number("maximum").unwrap_or(by_format)
    }

    /// The smallest whole number of this form.
    pub(super) fn smallest(&self) -> i128 {
        let is_int32 = self.map.get("format").and_then(Value::as_str) == Some("int32");
        let by_format = if is_int32 { i128::from(i32::MIN) } else { i128::from(i64::MIN) };
        self.number("minimum").unwrap_or(by_format)
    }

    /// The first example of a string, as TOML writes it.
    pub(super) fn example(&self) -> Option<String> {
        // An example of free words would be taken for advice on what to say.
        let example = strings(self.map, "examples").next().filter(|_| self.value_type() != Some("text"))?;
        Some(if self.value_type() == Some("date") { example.to_owned() } else { format!("\"{example}\"") })
    }

    /// What this form is, as a phrase.
    pub(super) fn phrase(&self) -> &'static str {
        match self.value_type() {
            Some("amount") => return "an amount",
            Some("currency") => return "a currency code",
            Some("date") => return "a date",
            Some("deadline") => return "a duration or a day of the calendar",
            Some("duration") => return "a duration",
            Some("id") => return "an id",
            Some("money") => return "an amount of money",
            Some("month-day") => return "a day of every year",
            Some("percent") => return "a percentage",
            Some("text") => return "text",
            _ => {}
        }
        for (kind, phrase) in [
            ("object", "a table"),
            ("array", "an array"),
            ("integer", "a whole number"),
            ("number", "a number"),
            ("boolean", "`true` or `false`"),
        ] {
            if self.takes(kind) {
                return phrase;
            }
        }
        if self.allowed().is_some() { "a word" } else { "text" }
    }
}
