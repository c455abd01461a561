//! One pass over all keys and values of a spec, against its schema.

mod scalar;
mod table;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::schema::{Form, Rules};
use crate::diag::{Finding, Findings, Sources, Span};
use crate::spec::files::Files;

const MOST_FINDINGS: usize = 200;

/// All that is wrong with the keys and values of `table`.
pub(super) fn walk(rules: &Rules<'_>, table: &DeTable<'_>, files: &Files, sources: &Sources) -> Findings {
    let mut walk = Walk { rules, files, sources, found: Vec::new(), hidden: 0 };
    let place = Place { name: String::new(), span: 0..0 };
    walk.check_some_table(&rules.root(), table, &place);
    let Walk { found, hidden, .. } = walk;
    let mut found = found;
    if hidden > 0
        && let Some(last) = found.pop()
    {
        found.push(last.hint(format!("{hidden} more problems are not shown")));
    }
    let mut all = Findings::new();
    for finding in found {
        all.push(finding);
    }
    all
}

struct Walk<'w, 'a> {
    rules: &'w Rules<'a>,
    files: &'w Files,
    sources: &'w Sources,
    found: Vec<Finding>,
    hidden: usize,
}

/// What findings call a value, and where it stands.
struct Place {
    /// The key path; a key that the user made up inside a private part stands as `*`.
    name: String,
    span: std::ops::Range<usize>,
}

impl Place {
    fn below(&self, key: &str, span: std::ops::Range<usize>) -> Self {
        let name = if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) };
        Self { name, span }
    }

    fn row(&self, index: usize, span: std::ops::Range<usize>) -> Self {
        Self { name: format!("{}[{index}]", self.name), span }
    }
}

/// The JSON Schema type of a value; a date is a string there.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) | DeValue::Datetime(_) => "string",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Array(_) => "array",
        DeValue::Table(_) => "object",
    }
}

fn found_phrase(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text in quotes",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

fn fits(form: &Form<'_>, value: &DeValue<'_>) -> bool {
    let is_date = form.value_type() == Some("date");
    match value {
        DeValue::Datetime(_) => is_date,
        DeValue::String(_) => !is_date && form.takes("string"),
        DeValue::Integer(_) => form.takes("integer") || form.takes("number"),
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => form.takes(kind(value)),
    }
}

impl<'a> Walk<'_, 'a> {
    fn push(&mut self, finding: Finding) {
        if self.found.len() < MOST_FINDINGS {
            self.found.push(finding);
        } else {
            self.hidden += 1;
        }
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.files.span(range)
    }

    fn is_private(&self, range: &std::ops::Range<usize>) -> bool {
        self.sources.is_private(self.span(range.clone()))
    }

    fn check(&mut self, forms: &[Form<'a>], value: &Spanned<DeValue<'_>>, place: &Place) {
        let fitting: Vec<Form<'a>> = forms.iter().copied().filter(|form| fits(form, value.get_ref())).collect();
        if fitting.is_empty() {
            self.wrong_type(forms, value, place);
            return;
        }
        match value.get_ref() {
            DeValue::String(text) => self.check_text(forms, &fitting, text, place),
            DeValue::Integer(number) => self.check_integer(&fitting, number, place),
            DeValue::Datetime(written) => self.check_date(*written, place),
            DeValue::Array(rows) => self.check_array(&fitting, rows, place),
            DeValue::Table(table) => self.check_some_table(&fitting, table, place),
            DeValue::Float(_) | DeValue::Boolean(_) => {}
        }
    }

    fn wrong_type(&mut self, forms: &[Form<'a>], value: &Spanned<DeValue<'_>>, place: &Place) {
        // An open point may stand almost anywhere: to say so each time would say nothing.
        let forms: Vec<Form<'a>> = forms.iter().filter(|form| !form.is_open_point()).copied().collect();
        let mut phrases: Vec<&str> = Vec::new();
        for form in &forms {
            if !phrases.contains(&form.phrase()) {
                phrases.push(form.phrase());
            }
        }
        let expected = phrases.join(" or ");
        let message = format!("expected {expected} for `{}`, found {}", place.name, found_phrase(value.get_ref()));
        let mut finding = Finding::error("wrong-type", message).at(self.span(place.span.clone()));
        let dates = forms.iter().any(|form| form.value_type() == Some("date"));
        if dates && value.get_ref().is_str() {
            finding = finding.hint("write a date without quotes, such as `2027-02-01`");
        } else if let Some(example) = forms.iter().find_map(Form::example) {
            finding = finding.hint(format!("write it as `{example}`"));
        } else if forms.iter().any(|form| form.allowed().is_some()) {
            finding = finding.hint(words_and_tables(&forms));
        } else if forms.iter().any(|form| form.takes("array")) {
            finding = finding.hint("put brackets around it, or around each row's header a second pair: `[[…]]`");
        } else if let Some(form) = forms.iter().find(|form| !form.properties().is_empty()) {
            let keys: Vec<&str> = form.properties().keys().map(String::as_str).collect();
            finding = finding.hint(format!("a table has keys of its own; here {}", listed(&keys)));
        }
        self.push(finding);
    }

    fn check_array(&mut self, fitting: &[Form<'a>], rows: &DeArray<'_>, place: &Place) {
        let least = fitting.iter().filter_map(|form| form.number("minItems")).min();
        if least.is_some_and(|least| (rows.len() as i128) < least) {
            let message = format!("too few entries in `{}`: at least {} are needed", place.name, least.unwrap_or(1));
            self.push(Finding::error("bad-value", message).at(self.span(place.span.clone())));
        }
        let items: Vec<Form<'a>> =
            fitting.iter().filter_map(Form::items).flat_map(|schema| self.rules.forms(schema)).collect();
        if items.is_empty() {
            return;
        }
        for (index, row) in rows.iter().enumerate() {
            self.check(&items, row, &place.row(index, row.span()));
        }
    }
}

/// What a choice can be: its words, and its tables by their one key.
fn words_and_tables(forms: &[Form<'_>]) -> String {
    let words = forms.iter().filter_map(Form::allowed).flatten().map(|word| format!("`{word}`"));
    let tables = forms.iter().filter_map(Form::tag).map(|tag| format!("`{{ {tag} = … }}`"));
    let all: Vec<String> = words.chain(tables).collect();
    if let [one] = all.as_slice() {
        format!("the only one is {one}")
    } else {
        format!("write one of {}", all.join(", "))
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn one_of(words: &[&str]) -> String {
    if let [word] = words { format!("the only one is `{word}`") } else { format!("write one of {}", listed(words)) }
}
