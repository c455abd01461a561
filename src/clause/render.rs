//! A document of a deal as Markdown, clause by clause.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use tera::Context;

use super::approval::Standing;
use super::engine::ViewData;
use super::library::{Library, Template};
use super::model::{Audience, Clause, DocumentTemplate, Numbering, Section};
use super::parts::labels;
use super::press::{Paper, Press};
use super::select::{Omitted, Selection};
use crate::diag::{FileId, Finding, Findings, Span, nearest};

/// What a document does not hold, with the labels that a reference would look for there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The id of the clause; `None` for a section of the document template.
    pub clause: Option<String>,
    /// Its labels; one that a value completes ends with `*`.
    pub labels: Vec<String>,
    /// Why, as a phrase.
    pub reason: String,
}

/// A document as Markdown, clause by clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The title, as plain text.
    pub title: String,
    /// Where its template stands.
    pub title_at: Span,
    /// The subtitle, as plain text.
    pub subtitle: Option<String>,
    /// Where its template stands.
    pub subtitle_at: Option<Span>,
    /// What is printed on each page, as plain text.
    pub marking: Option<String>,
    /// Where its template stands, and that of what it adds while words are not approved.
    pub marking_at: Vec<Span>,
    /// How headings are numbered.
    pub numbering: Numbering,
    /// Who may read it.
    pub audience: Audience,
    /// The name of its files, without extension.
    pub file_name: String,
    /// The sections, in order; none without a clause, but for definitions.
    pub sections: Vec<RenderedSection>,
    /// The clauses that were not chosen.
    pub omitted: Vec<Omitted>,
    /// Those, with sections and wordings that were not, as references see them.
    pub absent: Vec<Absent>,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedSection {
    /// Its id.
    pub id: String,
    /// Its title, as plain text.
    pub title: String,
    /// Where the template of its title stands.
    pub title_at: Span,
    /// Whether the definitions are collected here.
    pub definitions: bool,
    /// Its clauses, in order.
    pub fragments: Vec<RenderedFragment>,
}

/// The Markdown of one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedFragment {
    /// The id of the clause.
    pub clause: String,
    /// Its file.
    pub file: FileId,
    /// The line of that file, from 1, at which its body starts.
    pub first_line: usize,
    /// The Markdown.
    pub markdown: String,
}

impl Rendered {
    /// A document of which nothing is printed yet.
    fn of(document: &DocumentTemplate) -> Self {
        Self {
            title: String::new(),
            title_at: document.title.span,
            subtitle: None,
            subtitle_at: document.subtitle.as_ref().map(|place| place.span),
            marking: None,
            marking_at: [&document.marking, &document.unapproved].into_iter().flatten().map(|it| it.span).collect(),
            numbering: document.numbering,
            audience: document.audience,
            file_name: document.file_name.clone(),
            sections: Vec::new(),
            omitted: Vec::new(),
            absent: Vec::new(),
        }
    }
}

impl Library {
    /// Renders the clauses of a document for a view, and reports every clause that fails; `None` when one does.
    pub fn render(&self, document: &str, view: &ViewData, findings: &mut Findings) -> Option<Rendered> {
        let mut found = Findings::new();
        let rendered = self.try_render(document, view, &mut found);
        let failed = found.has_errors();
        findings.extend(found);
        match rendered {
            Ok(rendered) if !failed => Some(rendered),
            Ok(_) => None,
            Err(finding) => {
                findings.push(*finding);
                None
            }
        }
    }

    fn try_render(&self, document: &str, view: &ViewData, findings: &mut Findings) -> Result<Rendered, Box<Finding>> {
        let selection = self.select(document, view)?;
        let document = self.find(document, view)?;
        self.required(document, &selection, findings);
        let paper = Paper { document, selection: &selection, view };
        let mut found = Findings::new();
        let press = self.press(&paper, &mut found);
        let mut rendered = self.print(&paper, press.as_deref(), &mut found);
        let is_printed = rendered.is_ok() && !found.has_errors();
        if !is_printed || (cfg!(debug_assertions) && press.is_some_and(|press| press.leaves_out())) {
            // The whole texts say what fails, and where; and if Tera came to what was left out, they print it.
            found = Findings::new();
            let press = self.whole_press(&paper, &mut found);
            let whole = self.print(&paper, press.as_ref(), &mut found);
            let is_the_same = if is_printed { whole == rendered } else { whole.is_err() || found.has_errors() };
            debug_assert!(is_the_same, "a part of `{}` was left out wrongly", document.id);
            rendered = whole;
        }
        findings.extend(found);
        rendered.map(|rendered| Rendered { omitted: selection.omitted, ..rendered })
    }

    /// Prints a document; without a press there are findings that say why.
    fn print(
        &self,
        paper: &Paper<'_>,
        press: Option<&Press>,
        findings: &mut Findings,
    ) -> Result<Rendered, Box<Finding>> {
        let Paper { document, selection, view } = *paper;
        let Some(press) = press else { return Ok(Rendered::of(document)) };
        let line = |template: &Template<'_>| press.line(template, &view.context);
        let title = line(&document.line("title", &document.title))?;
        let subtitle = document.subtitle.as_ref().map(|place| line(&document.line("subtitle", place))).transpose()?;
        let marking = document.marking.as_ref().map(|place| line(&document.line("marking", place))).transpose()?;
        let unapproved = document.unapproved.as_ref().filter(|_| self.marks(selection));
        let unapproved = unapproved.map(|place| line(&document.line("unapproved", place))).transpose()?;
        let marking = [marking, unapproved].into_iter().flatten().reduce(|one, other| format!("{one} {other}"));
        let context = self.context(document, &title, selection, view)?;
        // No section waits for another: whoever is done with a document of its own helps with this one.
        let printed = selection.sections.par_iter().filter_map(|selected| {
            let section = document.section(&selected.id)?;
            let clauses = selected.clauses.iter().filter_map(|id| self.clauses.get(id));
            let fragments = clauses.map(|clause| press.fragment(clause, &context)).collect::<Vec<_>>();
            Some((section, line(&document.section_title(section)), fragments))
        });
        let mut sections = Vec::new();
        for (section, title, printed) in printed.collect::<Vec<_>>() {
            let mut fragments = Vec::new();
            for fragment in printed {
                match fragment {
                    Ok(fragment) => fragments.push(fragment),
                    Err(finding) => findings.push(*finding),
                }
            }
            sections.push(RenderedSection {
                id: section.id.clone(),
                title: title?,
                title_at: section.title.span,
                definitions: section.definitions,
                fragments,
            });
        }
        let absent = self.absent(document, selection);
        Ok(Rendered { title, subtitle, marking, sections, absent, ..Rendered::of(document) })
    }

    /// What a reference could look for in vain.
    fn absent(&self, document: &DocumentTemplate, selection: &Selection) -> Vec<Absent> {
        let of = |clause: &Clause, reason: &str| Absent {
            clause: Some(clause.id.clone()),
            labels: labels(&clause.body.text),
            reason: reason.to_owned(),
        };
        let omitted = selection.omitted.iter();
        let omitted = omitted.filter_map(|one| self.clauses.get(&one.clause).map(|clause| of(clause, &one.reason)));
        let is_there = |section: &&Section| selection.sections.iter().any(|selected| selected.id == section.id);
        let sections = document.sections.iter().filter(|section| !is_there(section)).map(|section| Absent {
            clause: None,
            labels: vec![section.id.clone()],
            reason: section.condition.as_ref().map_or("none of its clauses is chosen", |c| &c.otherwise).to_owned(),
        });
        let chosen = selection.clauses().filter_map(|id| self.clauses.get(id));
        let unpicked = chosen.filter(|clause| clause.variant.is_some()).flat_map(|clause| {
            let group = self.clauses.get(clause.slot()).into_iter().chain(self.variants(clause.slot()));
            group.filter(|other| other.id != clause.id).map(|other| of(other, "another wording of it is picked"))
        });
        omitted.chain(sections).chain(unpicked).collect()
    }

    /// Whether a document has to say that not all of its words are approved: where nothing ever was, its marking as a
    /// draft says enough.
    fn marks(&self, selection: &Selection) -> bool {
        let mut chosen = selection.clauses().filter_map(|id| self.clauses.get(id));
        self.knows_approval() && chosen.any(|clause| self.standing(clause) != Standing::Approved)
    }

    pub(super) fn find(&self, id: &str, view: &ViewData) -> Result<&DocumentTemplate, Box<Finding>> {
        let Some(document) = self.documents.get(id) else {
            let finding = Finding::error("unknown-document", format!("there is no document `{id}`"));
            return Err(match nearest(id, self.documents.keys().map(String::as_str)) {
                Some(near) => finding.hint(format!("did you mean `{near}`?")),
                None => finding,
            }
            .into());
        };
        if document.audience != view.audience {
            let message = format!("`{id}` was given a {} view; please report this", view.audience.name());
            return Err(Finding::error("wrong-view", message).into());
        }
        Ok(document)
    }

    /// The view, with what the document says of itself.
    pub(super) fn context(
        &self,
        document: &DocumentTemplate,
        title: &str,
        selection: &Selection,
        view: &ViewData,
    ) -> Result<Context, Box<Finding>> {
        let clauses = selection.clauses().filter_map(|id| self.clauses.get(id)).map(|clause| OfClause {
            id: clause.slot(),
            label: clause.reference(),
            title: &clause.title,
            survives: clause.survives.as_deref(),
        });
        let about = OfDocument { id: &document.id, title, clauses: clauses.collect() };
        let about = tera::Value::try_from_serializable(&about)
            .map_err(|_| Finding::error("broken-view", "the document cannot be described; please report this"))?;
        let mut context = view.context.clone();
        context.insert_value("document", about);
        Ok(context)
    }

    /// Reports chosen clauses without a clause that they require.
    pub(super) fn required(&self, document: &DocumentTemplate, selection: &Selection, findings: &mut Findings) {
        let chosen: BTreeSet<&str> = selection.clauses().collect();
        let clauses = || chosen.iter().filter_map(|id| self.clauses.get(*id));
        let slots: BTreeSet<&str> = clauses().map(Clause::slot).collect();
        for clause in clauses() {
            for (required, span) in &clause.requires {
                if !slots.contains(required.as_str()) {
                    findings.push(not_chosen(document, clause, required, *span));
                }
            }
        }
    }
}

fn not_chosen(document: &DocumentTemplate, clause: &Clause, required: &str, span: Span) -> Finding {
    let (document, clause) = (&document.id, &clause.id);
    let message = format!("`{clause}` is in `{document}` without `{required}`, which it requires");
    Finding::error("missing-clause", message).at(span).hint(format!("compare the `when` of `{required}`"))
}

#[derive(Serialize)]
struct OfDocument<'d> {
    id: &'d str,
    title: &'d str,
    clauses: Vec<OfClause<'d>>,
}

#[derive(Serialize)]
struct OfClause<'d> {
    id: &'d str,
    label: &'d str,
    title: &'d str,
    survives: Option<&'d str>,
}
