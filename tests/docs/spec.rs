//! `docs/spec.md`: the reference of the deal spec.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::common::marks::{PRIVATE, complete};
use crate::common::schema::{Schema, entries, value_at};
use crate::trace::Traces;
use serde_json::Value;

const HEAD: &str = include_str!("spec-head.md");
const OPEN: &str = include_str!("spec-open.md");

/// Value types in the order of the page, each as its keys call it.
const VALUES: [(&str, &str); 11] = [
    ("money", "money"),
    ("amount", "amount"),
    ("percent", "percentage"),
    ("currency", "currency"),
    ("duration", "duration"),
    ("date", "date"),
    ("deadline", "deadline"),
    ("month-day", "day of the year"),
    ("text", "text"),
    ("id", "id"),
    ("expression", "expression"),
];

const LONGEST_EXAMPLE: usize = 60;

pub(crate) fn page(traces: &Traces) -> String {
    let schema = Schema { root: prenup::spec::json_schema() };
    let mut page = Page { schema: &schema, traces, examples: examples(), out: HEAD.to_owned() };
    page.values();
    let top = Table { name: String::new(), about: String::new(), keys: keys_of(&schema.root) };
    page.table(&top);
    page.out
}

/// A table of the spec, or a row of a list of them.
struct Table<'a> {
    /// As a field's name: `exit.triggers[]`.
    name: String,
    about: String,
    keys: Vec<Key<'a>>,
}

struct Key<'a> {
    name: &'a str,
    schema: &'a Value,
    needed: bool,
}

struct Page<'a> {
    schema: &'a Schema,
    traces: &'a Traces,
    examples: BTreeMap<String, String>,
    out: String,
}

/// The shortest value that the complete deal has for each field, as TOML.
fn examples() -> BTreeMap<String, String> {
    let mut deal = complete();
    let mut examples: BTreeMap<String, String> = BTreeMap::new();
    for field in Schema::of_spec().fields(&deal) {
        let value = value_at(&mut deal, &field.place);
        if value.is_table() || value.as_array().is_some_and(|rows| rows.iter().any(toml::Value::is_table)) {
            continue;
        }
        let text = value.to_string();
        match examples.get(&field.name) {
            Some(other) if other.len() <= text.len() => {}
            _ => drop(examples.insert(field.name, text)),
        }
    }
    examples
}

fn keys_of(form: &Value) -> Vec<Key<'_>> {
    let needed: BTreeSet<&str> = form["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = form["properties"].as_object().into_iter().flatten();
    properties.map(|(key, schema)| Key { name: key, schema, needed: needed.contains(key.as_str()) }).collect()
}

/// Where the name of a table is written in a spec.
fn header(name: &str) -> String {
    let parties = name.replace(".*", ".NAME");
    let plain = parties.replace("[]", "");
    // Rows within rows, and tables within rows, are mostly written in one line.
    match parties.strip_suffix("[]") {
        Some(start) if !start.contains("[]") => format!("[[{plain}]]"),
        None if !parties.contains("[]") => format!("[{plain}]"),
        _ => plain,
    }
}

/// The anchor that a heading gets.
fn anchor(name: &str) -> String {
    header(name).to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

/// Whether a value is a length, which may be a formula.
fn is_formula(forms: &[&Value]) -> bool {
    forms.iter().any(|form| form["properties"].get("longer-of").is_some())
}

/// Whether a value is a word, or a table of one key, out of several.
fn is_choice(forms: &[&Value]) -> bool {
    let tables = forms.iter().filter(|form| form["properties"].is_object() && !Schema::is_open_point(form)).count();
    forms.iter().any(|form| form["const"].is_string()) || (tables > 1 && !is_formula(forms))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

impl<'a> Page<'a> {
    fn values(&mut self) {
        self.out.push_str("\n| type | what it is | spellings |\n| --- | --- | --- |\n");
        let defs = self.schema.root["$defs"].as_object().unwrap();
        for (mark, name) in VALUES {
            let found = defs.values().find(|def| def["x-value"] == mark).unwrap_or_else(|| panic!("no {mark}"));
            let quoted =
                |text: &Value| if mark == "date" { text.as_str().unwrap().to_owned() } else { text.to_string() };
            let spellings: Vec<String> =
                found["examples"].as_array().unwrap().iter().map(|text| format!("`{}`", quoted(text))).collect();
            let about = found["description"].as_str().unwrap();
            let _ = writeln!(self.out, "| {name} | {} | {} |", cell(about), spellings.join(", "));
        }
        let known: BTreeSet<&str> = VALUES.iter().map(|(mark, _)| *mark).collect();
        for def in defs.values().filter_map(|def| def["x-value"].as_str()) {
            assert!(known.contains(def), "say what `{def}` is in tests/docs/spec.rs");
        }
        self.out.push('\n');
        self.out.push_str(OPEN);
    }

    /// A heading with its keys, and below it those of its inner tables.
    fn table(&mut self, table: &Table<'a>) {
        let is_top = table.name.is_empty();
        if is_top {
            self.out.push_str("\n## The top of a spec\n\n");
        } else {
            let level = if table.name.replace(".*", "").contains('.') { "###" } else { "##" };
            let _ = write!(self.out, "\n{level} `{}`\n\n", header(&table.name));
            let is_private = PRIVATE.iter().any(|private| table.name.split('.').next() == Some(private));
            let audience = if is_private { "Private" } else { "Shared" };
            let _ = write!(self.out, "{} {audience}.\n\n", table.about);
        }
        if !table.keys.is_empty() {
            self.keys(table);
        }
        for key in &table.keys {
            let name = if is_top { key.name.to_owned() } else { format!("{}.{}", table.name, key.name) };
            for inner in self.inner(&name, key.schema) {
                self.table(&inner);
            }
        }
    }

    fn keys(&mut self, table: &Table<'a>) {
        self.out.push_str("| key | what it is | type | when absent | example | printed in |\n");
        self.out.push_str("| --- | --- | --- | --- | --- | --- |\n");
        let mut choices = Vec::new();
        for key in &table.keys {
            let name = if table.name.is_empty() { key.name.to_owned() } else { format!("{}.{}", table.name, key.name) };
            let (about, absent) = self.about(key);
            let example = self.example(&name);
            let printed = self.printed_in(&name);
            let _ = writeln!(
                self.out,
                "| `{}` | {} | {} | {} | {example} | {printed} |",
                key.name,
                cell(&about),
                cell(&self.type_of(&name, key.schema)),
                cell(&absent),
            );
            choices.extend(self.choice(&name, key));
        }
        if !choices.is_empty() {
            let _ = write!(self.out, "\n{}\n", choices.join("\n"));
        }
    }

    /// What a key is, and what it means when it is absent: that part of its doc comment says so.
    fn about(&self, key: &Key<'_>) -> (String, String) {
        let said = self.description(key.schema);
        let said = said.trim_end_matches('.');
        if let Some((about, absent)) = said.rsplit_once("; ")
            && let Some(absent) = absent.strip_suffix(" when absent")
        {
            return (about.to_owned(), absent.to_owned());
        }
        let absent = match &key.schema["default"] {
            _ if key.needed => "needed".to_owned(),
            Value::Bool(flag) => format!("`{flag}`"),
            _ => "–".to_owned(),
        };
        (said.to_owned(), absent)
    }

    fn description(&self, schema: &Value) -> String {
        if let Some(said) = schema["description"].as_str() {
            return said.to_owned();
        }
        let target = schema["$ref"].as_str().and_then(|to| self.schema.root.pointer(to.trim_start_matches('#')));
        target.and_then(|target| target["description"].as_str()).unwrap_or_default().to_owned()
    }

    fn type_of(&self, name: &str, schema: &'a Value) -> String {
        let forms = self.schema.forms(schema);
        let mut types: Vec<String> = Vec::new();
        let (is_formula, is_choice) = (is_formula(&forms), is_choice(&forms));
        for form in &forms {
            let this = if Schema::is_open_point(form) {
                continue;
            } else if is_choice && !is_formula && form["properties"].is_object() {
                "one of those below".to_owned()
            } else if let Some(mark) = form["x-value"].as_str() {
                VALUES.iter().find(|(known, _)| *known == mark).map_or(mark, |(_, name)| *name).to_owned()
            } else if is_formula && form["type"] == "object" {
                "[formula](#formulas)".to_owned()
            } else if form["const"].is_string() || form["enum"].is_array() {
                "one of those below".to_owned()
            } else if form["items"].is_object() {
                let items = self.schema.forms(&form["items"]);
                if items.iter().any(|item| item["properties"].is_object() && !Schema::is_open_point(item)) {
                    format!("[rows](#{})", anchor(&format!("{name}[]")))
                } else {
                    format!("list of {}", self.type_of(&format!("{name}[]"), &form["items"]))
                }
            } else if form["properties"].is_object() || entries(form).is_object() {
                let below = if entries(form).is_object() { format!("{name}.*") } else { name.to_owned() };
                if entries(form).is_object() && self.inner(name, schema).is_empty() {
                    format!("table: {} by id", self.type_of(&below, entries(form)))
                } else {
                    format!("[table](#{})", anchor(&below))
                }
            } else if form["type"] == "integer" {
                "whole number".to_owned()
            } else if form["type"] == "boolean" {
                "`true` or `false`".to_owned()
            } else {
                panic!("`{name}` is of a type that this page does not know: {form}");
            };
            if !types.contains(&this) {
                types.push(this);
            }
        }
        let mut said = types.join(" or ");
        let may_be_open = forms.iter().any(|form| Schema::is_open_point(form));
        // Almost all text may be open: the page says so once, and of the rest that it may not.
        if said == "text" && !may_be_open {
            said.push_str(", never open");
        } else if said != "text" && may_be_open {
            said.push_str(", or [open](#open-points)");
        }
        said
    }

    /// The words that a key can be, each with what it means.
    fn choice(&self, name: &str, key: &Key<'a>) -> Option<String> {
        let mut forms = self.schema.forms(key.schema);
        if let Some(list) = forms.iter().find(|form| form["items"].is_object()) {
            forms = self.schema.forms(&list["items"]);
        }
        let is_choice = is_choice(&forms) && !is_formula(&forms);
        let mut words = Vec::new();
        for form in forms {
            let several = form["enum"].as_array().into_iter().flatten();
            for word in form.get("const").into_iter().chain(several).filter_map(Value::as_str) {
                let about = form["description"].as_str().unwrap_or_default().trim_end_matches('.');
                words.push(if about.is_empty() { format!("`{word}`") } else { format!("`{word}`: {about}") });
            }
            if let [only] = keys_of(form).as_slice()
                && is_choice
            {
                let about = form["description"].as_str().unwrap_or_default().trim_end_matches('.');
                let below = format!("{name}.{}", only.name);
                words.push(if self.inner(&below, only.schema).is_empty() {
                    format!("`{{ {} = … }}`, {}: {about}", only.name, self.type_of(&below, only.schema))
                } else {
                    format!("[`{{ {} = … }}`](#{}): {about}", only.name, anchor(&below))
                });
            }
        }
        (!words.is_empty()).then(|| format!("- `{}` is one of\n  - {}", key.name, words.join("\n  - ")))
    }

    fn example(&self, name: &str) -> String {
        let whole = self.examples.get(name).map(String::as_str);
        let Some(example) = whole else { return "–".to_owned() };
        if example.chars().count() <= LONGEST_EXAMPLE {
            return format!("`{}`", cell(example));
        }
        let start: String = example.chars().take(LONGEST_EXAMPLE).collect();
        let start = start.rsplit_once(' ').map_or(start.as_str(), |(start, _)| start);
        let end = example
            .chars()
            .last()
            .filter(|end| matches!(end, '"' | ']'))
            .map_or("", |end| if end == ']' { "]" } else { "\"" });
        format!("`{} …{end}`", cell(start))
    }

    fn printed_in(&self, name: &str) -> String {
        let documents: BTreeSet<String> = self.traces.of(name).into_iter().map(|(document, _)| document).collect();
        let mut said = Vec::new();
        for (id, short) in [
            ("term-sheet", "term-sheet"),
            ("joint-business-plan", "plan"),
            ("exit-clause", "exit-clause"),
            ("private-term-sheet", "private"),
        ] {
            if documents.contains(id) {
                said.push(short);
            }
        }
        if said.is_empty() { "–".to_owned() } else { said.join(", ") }
    }

    /// The tables and rows below a key, with a heading of their own.
    fn inner(&self, name: &str, schema: &'a Value) -> Vec<Table<'a>> {
        let forms = self.schema.forms(schema);
        if is_formula(&forms) {
            return Vec::new();
        }
        let about = self.description(schema);
        let mut found = Vec::new();
        let variants = is_choice(&forms);
        for form in forms {
            if Schema::is_open_point(form) {
                continue;
            }
            if form["items"].is_object() {
                let mut rows = self.inner(&format!("{name}[]"), &form["items"]);
                if let Some(row) = rows.first_mut()
                    && row.about.is_empty()
                {
                    row.about.clone_from(&about);
                }
                found.extend(rows);
            } else if entries(form).is_object() {
                found.extend(self.inner(&format!("{name}.*"), entries(form)));
            } else if form["properties"].is_object() {
                let about = form["description"].as_str().map_or_else(|| about.clone(), str::to_owned);
                let keys = keys_of(form);
                // An event with details is a table of one key, whose table is the one to describe.
                if variants && let [only] = keys.as_slice() {
                    let below = format!("{name}.{}", only.name);
                    let mut inner = self.inner(&below, only.schema);
                    if let Some(first) = inner.first_mut() {
                        first.about = about;
                    }
                    found.extend(inner);
                } else {
                    found.push(Table { name: name.to_owned(), about, keys });
                }
            }
        }
        found
    }
}
