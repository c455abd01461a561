//! Small libraries from end to end.

use serde_json::{Value, json};

mod guards;
mod names;
mod reached;
mod rendering;
mod wording;

use super::*;
use crate::diag::{Findings, Sources, Style, emit};

fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["deal", "parties", "exit", "fees"],
        "properties": {
            "deal": { "$ref": "#/$defs/Deal" },
            "parties": { "type": "array", "items": { "$ref": "#/$defs/Party" } },
            "exit": { "$ref": "#/$defs/Exit" },
            "fees": { "type": "object", "additionalProperties": { "type": "string" } },
            "notes": { "type": "array", "items": { "type": "string" } },
        },
        "$defs": {
            "Deal": { "type": "object", "required": ["title", "kind", "rate", "years", "goals"], "properties": {
                "title": { "type": "string" },
                "kind": { "type": "string", "enum": ["reseller", "oem"] },
                "rate": { "type": "number" },
                "years": { "type": "integer" },
                "goals": { "type": "array", "items": { "type": "string" } },
                "ends": { "type": ["string", "null"] },
            } },
            "Party": { "type": "object", "required": ["name", "short"], "properties": {
                "name": { "type": "string" }, "short": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
            } },
            "Exit": { "type": "object", "required": ["convenience"], "properties": {
                "convenience": { "anyOf": [{ "$ref": "#/$defs/Convenience" }, { "type": "null" }] },
            } },
            "Convenience": { "type": "object", "required": ["holder", "notice"], "properties": {
                "holder": { "$ref": "#/$defs/Party" }, "notice": { "type": "string" },
            } },
        },
    })
}

fn view() -> Value {
    json!({
        "deal": { "title": "A*B_C <x>", "kind": "oem", "rate": "1", "years": 1, "goals": ["a", "b*", "c"], "ends": null },
        "parties": [{ "name": "Harbor", "short": null }, { "name": "Meridian", "short": "M" }],
        "exit": { "convenience": { "holder": { "name": "Harbor", "short": null }, "notice": "60 days" } },
        "fees": { "set-up": "USD 1", "yearly": "USD 2" },
    })
}

pub(super) fn file(path: &str, text: &str) -> LibraryFile {
    LibraryFile::new(path.to_owned(), text.to_owned(), path.to_owned())
}

pub(super) fn clause(path: &str, more: &str, body: &str) -> LibraryFile {
    file(path, &format!("+++\ntitle = \"T\"\naudience = \"shared\"\nnote = \"n\"\n{more}+++\n{body}"))
}

pub(super) fn document(clauses: &[&str]) -> LibraryFile {
    let clauses: Vec<_> = clauses.iter().map(|id| format!("\"{id}\"")).collect();
    let clauses = clauses.join(", ");
    let text = format!(
        "title = \"Of {{{{ deal.title }}}}\"\nfile-name = \"doc\"\naudience = \"shared\"\nnumbering = \"decimal\"\n\
         [[sections]]\nid = \"s\"\ntitle = \"S\"\nclauses = [{clauses}]\n"
    );
    file("templates/doc.toml", &text)
}

/// The single words that every library has.
pub(super) const WORDS: &str = include_str!("../../templates/words.toml");

pub(super) fn load(mut files: Vec<LibraryFile>) -> Result<Library, String> {
    files.push(file("templates/words.toml", WORDS));
    let schemas = Schemas { shared: schema(), private: schema() };
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let library = Library::load(&LibraryFiles::new(files, &mut sources), Names::Check(&schemas), &mut findings);
    let text = emit(&findings.sorted(), &sources, Style::Short);
    match library {
        Some(library) if text.is_empty() => Ok(library),
        _ => Err(text),
    }
}

/// The library of one document with one clause of that body.
fn one(body: &str) -> Result<Library, String> {
    load(vec![clause("clauses/a/b.md", "", body), document(&["a/b"])])
}

/// What is wrong with a body, without the place of its file: the body starts at line 6.
fn wrong(body: &str) -> String {
    one(body).err().unwrap_or_default().replace("clauses/a/b.md:", "").trim_end().to_owned()
}

fn passes(body: &str) {
    assert_eq!(wrong(body), "", "{body}");
}

fn rendered(library: &Library, view: &Value) -> Result<Rendered, String> {
    let view = ViewData::new(Audience::Shared, view).expect("a view");
    let mut findings = Findings::new();
    let rendered = library.render("doc", &view, &mut findings);
    rendered.ok_or_else(|| {
        let said: Vec<_> = findings.iter().map(|finding| format!("[{}] {}", finding.id, finding.message)).collect();
        said.join("; ")
    })
}

fn printed(body: &str) -> String {
    let library = one(body).expect("a good library");
    rendered(&library, &view()).expect("it renders").sections[0].fragments[0].markdown.clone()
}
