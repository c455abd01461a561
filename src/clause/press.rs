//! The texts of a document, made ready for printing: parsed once, and kept for the deals that choose the same.

use std::sync::{Arc, PoisonError};

use tera::Context;

use super::answer::Scope;
use super::engine::{Engine, ViewData};
use super::library::{Library, Template, parsed};
use super::model::{Clause, DocumentTemplate};
use super::render::RenderedFragment;
use super::select::{SelectedSection, Selection};
use crate::diag::{Finding, Findings};

impl Library {
    /// The texts of a document, parsed, less what the deal does not reach.
    pub(super) fn press(&self, paper: &Paper<'_>, findings: &mut Findings) -> Option<Arc<Press>> {
        let Paper { document, selection, view } = *paper;
        let mut last = self.presses.get(&document.id)?.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.as_ref().filter(|press| press.chosen == selection.sections);
        if let Some(press) = known.filter(|press| !press.leaves_out()) {
            return Some(Arc::clone(press));
        }
        let held = self.chosen(selection).map(Clause::slot).collect();
        let scope = || Scope::of(&view.context).holding(&held);
        let bodies: Vec<_> = self.chosen(selection).map(|clause| clause.reached_template(scope())).collect();
        let left: Vec<_> = bodies.iter().filter_map(|body| body.left.clone()).collect();
        if let Some(press) = known {
            if press.left == left {
                return Some(Arc::clone(press));
            }
            // A deal that chooses the same and reaches something else is one of several: the next one will differ too.
            return Some(Arc::clone(last.insert(Arc::new(self.whole_press(paper, findings)?))));
        }
        Some(Arc::clone(last.insert(Arc::new(Press { left, ..Press::ready(paper, bodies, findings)? }))))
    }

    /// All texts of a document, parsed.
    pub(super) fn whole_press(&self, paper: &Paper<'_>, findings: &mut Findings) -> Option<Press> {
        let bodies = self.chosen(paper.selection).map(Clause::body_template).collect();
        Press::ready(paper, bodies, findings)
    }

    fn chosen<'l>(&'l self, selection: &'l Selection) -> impl Iterator<Item = &'l Clause> {
        selection.clauses().filter_map(|id| self.clauses.get(id))
    }
}

/// A document for a deal.
pub(super) struct Paper<'p> {
    pub(super) document: &'p DocumentTemplate,
    pub(super) selection: &'p Selection,
    pub(super) view: &'p ViewData,
}

/// The texts of one document, ready to be printed.
pub(super) struct Press {
    /// The clauses that it holds.
    chosen: Vec<SelectedSection>,
    /// What is left of those texts of which something is left out.
    left: Vec<String>,
    engine: Engine,
}

impl Press {
    /// The lines of a document, and after them its clauses.
    fn ready<'c>(paper: &Paper<'c>, bodies: Vec<Template<'c>>, findings: &mut Findings) -> Option<Self> {
        let Paper { document, selection, .. } = *paper;
        let sections = selection.sections.iter().filter_map(|selected| document.section(&selected.id));
        let titles = sections.map(|section| document.section_title(section));
        let templates: Vec<_> = document.lines().chain(titles).chain(bodies).collect();
        let engine = parsed(&templates, findings)?;
        Some(Self { chosen: selection.sections.clone(), left: Vec::new(), engine })
    }

    /// The texts of a document and of these clauses.
    pub(super) fn of<'c>(document: &'c DocumentTemplate, clauses: impl Iterator<Item = &'c Clause>) -> Option<Self> {
        let titles = document.sections.iter().map(|section| document.section_title(section));
        let texts: Vec<_> = document.lines().chain(titles).chain(clauses.map(Clause::body_template)).collect();
        Some(Self { chosen: Vec::new(), left: Vec::new(), engine: parsed(&texts, &mut Findings::new())? })
    }

    /// Whether something is left out of its texts.
    pub(super) fn leaves_out(&self) -> bool {
        !self.left.is_empty()
    }

    /// A text of one line, without Markdown.
    pub(super) fn line(&self, template: &Template<'_>, context: &Context) -> Result<String, Box<Finding>> {
        let text = self.engine.render(template.source(), context)?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(Finding::error("blank-line", "this prints nothing").at(template.place.span).into());
        }
        Ok(text)
    }

    pub(super) fn fragment(&self, clause: &Clause, context: &Context) -> Result<RenderedFragment, Box<Finding>> {
        let template = clause.body_template();
        let markdown = self.engine.render(template.source(), context)?;
        if markdown.trim().is_empty() {
            let message = format!("the clause `{}` was chosen and prints nothing", clause.id);
            let finding = Finding::error("blank-clause", message).at(clause.head);
            return Err(finding.hint("give it a `when` that says when it applies").into());
        }
        Ok(RenderedFragment { clause: clause.id.clone(), file: clause.file(), first_line: clause.first_line, markdown })
    }
}
