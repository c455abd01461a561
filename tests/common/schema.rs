//! The fields of a deal spec, found by its schema: what tests do to every field needs no list by hand.

use serde_json::Value;

/// What sort of value a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Free words.
    Text,
    /// A string of a value type: `id`, `money`, `duration` …
    Typed(String),
    /// One of some words.
    Choice(Vec<String>),
    /// A date, a number or a flag.
    Scalar,
    /// A list, a table, or the open point that stands for a value.
    Inner,
}

/// A field: in a schema, or in a deal that has it.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name of all like it: `exit.triggers[].cure`, `parties.*.name`.
    pub name: String,
    /// Keys and row numbers that lead to it.
    pub place: Vec<String>,
    pub kind: Kind,
    /// Whether the schema lets it be absent.
    pub optional: bool,
    /// Whether an open point may stand in its place.
    pub stated: bool,
}

/// The JSON Schema of the spec.
pub struct Schema {
    pub root: Value,
}

impl Schema {
    pub fn of_spec() -> Self {
        Self { root: schemars::schema_for!(prenup::spec::Spec).to_value() }
    }

    /// All fields that a deal has, parents before their children.
    pub fn fields(&self, deal: &toml::Table) -> Vec<Field> {
        let mut found = Vec::new();
        let place = Place { name: String::new(), keys: Vec::new() };
        self.table(&self.root, deal, &place, &mut found);
        found
    }

    /// The names of all fields there can be, without the inside of open points and of formulas within formulas.
    pub fn names(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.name(&self.root, "", &mut Vec::new(), &mut found);
        found
    }

    /// The plain forms that a schema allows.
    pub fn forms<'a>(&'a self, schema: &'a Value) -> Vec<&'a Value> {
        if let Some(name) = schema["$ref"].as_str() {
            return self.forms(&self.root["$defs"][name.trim_start_matches("#/$defs/")]);
        }
        let inner = ["anyOf", "oneOf", "allOf"].into_iter().find_map(|key| schema[key].as_array());
        inner.map_or_else(|| vec![schema], |list| list.iter().flat_map(|one| self.forms(one)).collect())
    }

    /// Whether a form is the open point that may stand for a value.
    pub fn is_open_point(form: &Value) -> bool {
        form["properties"].get("tbd").is_some()
    }

    fn table(&self, form: &Value, table: &toml::Table, place: &Place, found: &mut Vec<Field>) {
        for (key, value) in table {
            let (schema, below) = match form["properties"].get(key) {
                Some(schema) => (schema, place.key(key)),
                None => (entries(form), place.entry(key)),
            };
            let required = form["required"].as_array().is_some_and(|list| list.iter().any(|name| name == key));
            let optional = !required && form["properties"].get(key).is_some();
            self.value(schema, value, &below, optional, found);
        }
    }

    fn value(&self, schema: &Value, value: &toml::Value, place: &Place, optional: bool, found: &mut Vec<Field>) {
        let forms = self.forms(schema);
        let stated = forms.iter().any(|form| Self::is_open_point(form));
        let (name, keys) = (place.name.clone(), place.keys.clone());
        let field = |kind| Field { name: name.clone(), place: keys.clone(), kind, optional, stated };
        match value {
            toml::Value::String(_) => found.push(field(string_kind(&forms))),
            toml::Value::Array(rows) => {
                found.push(field(Kind::Inner));
                let Some(list) = forms.iter().find(|form| form["items"].is_object()) else { return };
                for (index, row) in rows.iter().enumerate() {
                    self.value(&list["items"], row, &place.row(index), false, found);
                }
            }
            toml::Value::Table(table) => {
                found.push(field(Kind::Inner));
                let fits = |form: &&&Value| {
                    let known = |key: &String| form["properties"].get(key).is_some() || entries(form).is_object();
                    form["type"] != "string" && table.keys().all(known)
                };
                let form = forms.iter().find(fits).unwrap_or_else(|| panic!("no form of `{}` fits", place.name));
                if !Self::is_open_point(form) {
                    self.table(form, table, place, found);
                }
            }
            toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Datetime(_) => {
                found.push(field(Kind::Scalar));
            }
        }
    }

    fn name(&self, schema: &Value, name: &str, open: &mut Vec<String>, found: &mut Vec<String>) {
        if let Some(reference) = schema["$ref"].as_str() {
            if !open.iter().any(|name| name == reference) {
                open.push(reference.to_owned());
                self.name(&self.root["$defs"][reference.trim_start_matches("#/$defs/")], name, open, found);
                open.pop();
            }
            return;
        }
        for list in ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|key| schema[key].as_array()) {
            for one in list {
                self.name(one, name, open, found);
            }
        }
        if !found.iter().any(|other| other == name) {
            found.push(name.to_owned());
        }
        if Self::is_open_point(schema) {
            return;
        }
        for (key, field) in schema["properties"].as_object().into_iter().flatten() {
            let below = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
            self.name(field, &below, open, found);
        }
        if entries(schema).is_object() {
            self.name(entries(schema), &format!("{name}.*"), open, found);
        }
        if schema["items"].is_object() {
            self.name(&schema["items"], &format!("{name}[]"), open, found);
        }
    }
}

/// The schema of the entries of a table whose keys the user chooses.
pub fn entries(form: &Value) -> &Value {
    let by_pattern = form["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
    by_pattern.unwrap_or(&form["additionalProperties"])
}

fn string_kind(forms: &[&Value]) -> Kind {
    let one = |form: &Value| form["const"].as_str().map(str::to_owned);
    let several = |form: &Value| form["enum"].as_array().cloned().unwrap_or_default();
    let words = forms.iter().filter_map(|form| one(form));
    let more = forms.iter().flat_map(|form| several(form)).filter_map(|word| word.as_str().map(str::to_owned));
    let words: Vec<String> = words.chain(more).collect();
    if !words.is_empty() {
        return Kind::Choice(words);
    }
    match forms.iter().find_map(|form| form["x-value"].as_str()) {
        Some("text") | None => Kind::Text,
        Some(other) => Kind::Typed(other.to_owned()),
    }
}

struct Place {
    name: String,
    keys: Vec<String>,
}

impl Place {
    fn below(&self, name: String, key: String) -> Self {
        Self { name, keys: self.keys.iter().cloned().chain([key]).collect() }
    }

    fn key(&self, key: &str) -> Self {
        let name = if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) };
        self.below(name, key.to_owned())
    }

    fn entry(&self, key: &str) -> Self {
        self.below(format!("{}.*", self.name), key.to_owned())
    }

    fn row(&self, index: usize) -> Self {
        self.below(format!("{}[]", self.name), index.to_string())
    }
}

/// The value at a place of a deal.
pub fn value_at<'a>(deal: &'a mut toml::Table, place: &[String]) -> &'a mut toml::Value {
    let (first, rest) = place.split_first().expect("a place has a key");
    rest.iter().fold(&mut deal[first.as_str()], |value, key| {
        if value.is_array() { &mut value[key.parse::<usize>().unwrap()] } else { &mut value[key.as_str()] }
    })
}

/// Takes a field out of a deal.
pub fn remove(deal: &mut toml::Table, place: &[String]) {
    let (last, parents) = place.split_last().expect("a place has a key");
    if parents.is_empty() {
        deal.remove(last);
        return;
    }
    let parent = value_at(deal, parents);
    if let Some(rows) = parent.as_array_mut() {
        rows.remove(last.parse().unwrap());
    } else if let Some(table) = parent.as_table_mut() {
        table.remove(last);
    }
}
