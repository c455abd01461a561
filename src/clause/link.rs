//! Checks that the files of a library fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Audience, Clause, DocumentTemplate};
use crate::diag::{Finding, Findings, Span, nearest};

/// Reports clauses that do not exist, are listed twice, may not be shared, lack what they require, or are never used.
pub(super) fn link(
    clauses: &BTreeMap<String, Clause>,
    documents: &BTreeMap<String, DocumentTemplate>,
    ids: &BTreeSet<String>,
    findings: &mut Findings,
) {
    let mut used = BTreeSet::new();
    for document in documents.values() {
        used.extend(document.clauses().map(str::to_owned));
        listed(document, clauses, ids, findings);
    }
    for clause in clauses.values() {
        for (id, span) in &clause.requires {
            if !ids.contains(id) {
                findings.push(no_such(id, *span, ids));
            }
        }
        if !used.contains(clause.slot()) {
            let finding = Finding::warning("unused-clause", format!("no document lists the clause `{}`", clause.id));
            findings.push(finding.at(clause.head));
        }
    }
    file_names(documents, findings);
}

fn listed(
    document: &DocumentTemplate,
    clauses: &BTreeMap<String, Clause>,
    ids: &BTreeSet<String>,
    findings: &mut Findings,
) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut sections = BTreeSet::new();
    for section in &document.sections {
        if !sections.insert(section.id.as_str()) {
            let message = format!("the section `{}` is there twice", section.id);
            findings.push(Finding::error("listed-twice", message).at(section.title.span));
        }
        for (id, span) in &section.clauses {
            if !ids.contains(id) {
                findings.push(no_such(id, *span, ids));
                continue;
            }
            if let Some(first) = seen.insert(id, *span) {
                let finding = Finding::error("listed-twice", format!("the clause `{id}` is listed twice")).at(*span);
                findings.push(finding.related(first, "first listed here"));
            }
        }
    }
    for (id, span) in document.sections.iter().flat_map(|section| &section.clauses) {
        let Some(clause) = clauses.get(id) else { continue };
        if let Some(of) = clause.variant_of() {
            let finding = Finding::error("listed-variant", format!("`{id}` is a wording of `{of}`")).at(*span);
            findings.push(finding.hint(format!("list `{of}`: the deal picks the wording")));
        }
        if document.audience == Audience::Shared && clause.audience == Audience::Private {
            let finding =
                Finding::error("private-clause", format!("a shared document lists the private clause `{id}`"));
            findings.push(finding.at(*span).related(clause.head, "this clause is private"));
        }
        for (required, place) in &clause.requires {
            if ids.contains(required) && !seen.contains_key(required.as_str()) {
                let message = format!("the clause `{id}` requires `{required}`, which is not listed");
                findings.push(Finding::error("missing-clause", message).at(*span).related(*place, "required here"));
            }
        }
    }
}

/// What there is to say of a clause that there is not.
pub(super) fn no_such(id: &str, span: Span, ids: &BTreeSet<String>) -> Finding {
    let finding = Finding::error("unknown-clause", format!("there is no clause `{id}`")).at(span);
    match nearest(id, ids.iter().map(String::as_str)) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("a clause is a file: `clauses/{id}.md`")),
    }
}

fn file_names(documents: &BTreeMap<String, DocumentTemplate>, findings: &mut Findings) {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for document in documents.values() {
        if let Some(other) = names.insert(&document.file_name, &document.id) {
            let message = format!("the documents `{other}` and `{}` have the same `file-name`", document.id);
            findings.push(Finding::error("listed-twice", message).at(document.title.span));
        }
    }
}
