//! Reads the files of a library: clauses and document templates.

use std::borrow::Cow;

use super::approval::Record;
use super::body::Body;
use super::fields::{Fields, TomlPart};
use super::file::Built;
use super::head::Table;
use super::model::{Audience, Clause, Condition, DocumentTemplate, Numbering, Occasion, Section};
use super::place::Placed;
use super::variant;
use super::words::{label_length, openings};
use crate::diag::{FileId, Finding, Findings, Span};

const AUDIENCES: [(&str, Audience); 2] = [("shared", Audience::Shared), ("private", Audience::Private)];
const NUMBERINGS: [(&str, Numbering); 4] = [
    ("decimal", Numbering::Decimal),
    ("articles", Numbering::Articles),
    ("headings", Numbering::Headings),
    ("none", Numbering::None),
];

/// Reads a clause: TOML between two lines of `+++`, then its Markdown.
pub(super) fn clause(
    id: &str,
    file: FileId,
    text: Cow<'static, str>,
    built: Option<&'static Built>,
    findings: &mut Findings,
) -> Option<Clause> {
    let built = built.and_then(|built| Some((&built.head, built.body.as_ref()?)));
    let body = built.map_or_else(|| Body::read(&text).map(Cow::Owned), |(_, body)| Some(Cow::Borrowed(body)));
    let Some(body) = body else {
        let finding =
            Finding::error("no-front-matter", "a clause starts with its front matter, between two lines of `+++`");
        findings.push(finding.at(Span::new(file, 0..text.lines().next().unwrap_or_default().len())));
        return None;
    };
    let place = Span::new(file, 0..3);
    let part = TomlPart { file, source: &text, offset: body.head.start };
    let table = part.table(&text[body.head.clone()], built.map(|(head, _)| head), findings)?;
    let mut fields = Fields::new(&part, &table, place);
    let (title, audience) = variant::title_and_audience(&mut fields, &AUDIENCES, findings);
    let variant = variant::read(&mut fields, findings);
    let condition = condition(&mut fields, findings);
    let survives = fields.plain("survives", findings);
    let note = fields.required_plain("note", findings);
    let source = fields.plain("source", findings);
    let requires = fields.list("requires", findings);
    let record = Record::read(&part, &mut fields, findings);
    let survives_at = fields.place("survives");
    fields.finish(findings);

    let (label, first_line) = (body.label.clone(), body.first_line);
    let body = Placed::verbatim(file, text, body.at.clone());
    if body.text.trim().is_empty() {
        findings.push(Finding::error("blank-clause", "this clause has no text").at(place));
        return None;
    }
    if survives.is_some() && label.is_none() {
        let finding = Finding::error("no-label", "a clause that survives needs a label to be referred to by");
        findings.push(finding.at(survives_at).hint("write `{#name}` behind its heading"));
    }
    Some(Clause {
        id: id.to_owned(),
        title: title?,
        audience: audience?,
        condition: condition.ok()?,
        survives,
        note: note?,
        source,
        requires,
        record: record.ok()?,
        variant,
        label,
        body,
        choices: built.and_then(|(_, body)| body.choices.as_ref()),
        first_line,
        head: place,
    })
}

/// All labels of a body; one that a value completes ends with `*`.
pub(super) fn labels(body: &str) -> Vec<String> {
    let named =
        openings(body).map(|at| &body[at..]).filter_map(|rest| label_length(rest).map(|length| &rest[length..]));
    let whole = named.filter_map(|rest| {
        let end = rest.find([' ', '{', '}'])?;
        let name = &rest[..end];
        (!name.is_empty()).then(|| if rest[end..].starts_with('{') { format!("{name}*") } else { name.to_owned() })
    });
    whole.collect()
}

/// `when` and `otherwise`, which go together; an error when they are wrong, which has been reported.
fn condition(fields: &mut Fields<'_>, findings: &mut Findings) -> Result<Option<Condition>, Reported> {
    let (when, otherwise) = (fields.text("when", findings), fields.plain("otherwise", findings));
    match (when, otherwise) {
        (None, None) => Ok(None),
        (Some(when), Some(otherwise)) => {
            if otherwise.ends_with('.') {
                let finding = Finding::error("full-stop", "`otherwise` is a phrase without a full stop");
                findings.push(finding.at(fields.place("otherwise")));
            }
            Ok(Some(Condition { when, otherwise }))
        }
        (Some(when), None) => {
            let finding = Finding::error("missing-key", "`when` needs `otherwise`").at(when.span);
            findings.push(finding.hint("say in a phrase why this is absent when the condition does not hold"));
            Err(Reported)
        }
        (None, Some(_)) => {
            let finding = Finding::error("missing-key", "`otherwise` needs `when`").at(fields.place("otherwise"));
            findings.push(finding);
            Err(Reported)
        }
    }
}

/// Something is wrong, and there is a finding for it.
pub(super) struct Reported;

/// Reads a document template.
pub(super) fn document(
    id: &str,
    file: FileId,
    text: &str,
    built: Option<&'static Built>,
    findings: &mut Findings,
) -> Option<DocumentTemplate> {
    let part = TomlPart { file, source: text, offset: 0 };
    let table = part.table(text, built.map(|built| &built.head), findings)?;
    let mut fields = Fields::new(&part, &table, Span::new(file, 0..0));
    let title = fields.required("title", findings);
    let subtitle = fields.text("subtitle", findings);
    let marking = fields.text("marking", findings);
    let unapproved = fields.text("unapproved", findings);
    let file_name = fields.required_plain("file-name", findings);
    let audience = fields.choice("audience", &AUDIENCES, findings);
    let numbering = fields.choice("numbering", &NUMBERINGS, findings);
    let occasion = fields.word("occasion", &Occasion::NAMES, findings);
    let mut sections = Vec::new();
    for (table, span) in fields.tables("sections", findings) {
        sections.push(section(&part, table, span, findings));
    }
    if let Some(name) = &file_name
        && !safe_name(name)
    {
        let finding = Finding::error("bad-name", "`file-name` is a name in lowercase letters, digits and hyphens");
        findings.push(finding.at(fields.place("file-name")));
    }
    fields.finish(findings);
    if sections.is_empty() {
        findings.push(Finding::error("missing-key", "`sections` is missing").at(Span::new(file, 0..0)));
    }
    Some(DocumentTemplate {
        id: id.to_owned(),
        title: title?,
        subtitle,
        marking,
        unapproved,
        file_name: file_name?,
        audience: audience?,
        numbering: numbering?,
        occasion,
        sections: sections.into_iter().collect::<Option<_>>()?,
        file,
    })
}

fn safe_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn section(part: &TomlPart<'_>, table: &Table, span: Span, findings: &mut Findings) -> Option<Section> {
    let mut fields = Fields::new(part, table, span);
    let id = fields.required_plain("id", findings);
    let title = fields.required("title", findings);
    let clauses = fields.list("clauses", findings);
    let condition = condition(&mut fields, findings);
    let definitions = fields.text("kind", findings);
    if let Some(kind) = &definitions
        && kind.text != "definitions"
    {
        let finding = Finding::error("unknown-word", "`kind` is not one of its words").at(kind.span);
        findings.push(finding.hint("the only word is `definitions`"));
    }
    if clauses.is_empty() && definitions.is_none() {
        findings.push(Finding::error("missing-key", "a section needs `clauses`").at(span));
    }
    fields.finish(findings);
    Some(Section { id: id?, title: title?, definitions: definitions.is_some(), condition: condition.ok()?, clauses })
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn labels_are_found_and_comments_are_not() {
        let body = "## A {#a-b}\n\n# B {# no label #} {#none#}\n\n1. x {#i_1}\n\n## {{ t.label }} {#trigger-{{ t.id }}}\n\n#x {#{{ y }}}";
        assert_eq!(labels(body), ["a-b", "i_1", "trigger-*"]);
        assert!(labels("no label # at all {#").is_empty());
    }
}
