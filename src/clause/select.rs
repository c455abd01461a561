//! Which clauses of a document template a deal asks for.

use serde::Serialize;

use super::answer::Scope;
use super::built_in::question;
use super::engine::ViewData;
use super::library::Library;
use super::model::{Clause, Condition, DocumentTemplate, Section};
use crate::diag::Finding;

/// The clauses that a document holds for a given view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The sections that hold any, in order.
    pub sections: Vec<SelectedSection>,
    /// The clauses that the document lists and does not hold, in order.
    pub omitted: Vec<Omitted>,
}

impl Selection {
    /// The ids of all clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(|section| section.clauses.iter().map(String::as_str))
    }
}

/// A section of a selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedSection {
    /// The id of the section.
    pub id: String,
    /// The ids of its clauses, in order; of several wordings, the id of the one that was picked.
    pub clauses: Vec<String>,
}

/// A clause that was not chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Omitted {
    /// Its id.
    pub clause: String,
    /// Its title.
    pub title: String,
    /// Why: a phrase from the library.
    pub reason: String,
}

impl Library {
    /// Says which clauses a document holds for a view, and why others are left out.
    ///
    /// Fails when there is no such document, when the view is not for its audience, or when a condition fails.
    pub fn select(&self, document: &str, view: &ViewData) -> Result<Selection, Box<Finding>> {
        let document = self.find(document, view)?;
        let mut selection = Selection::default();
        let mut answers = self.answers(document, view)?.into_iter();
        let mut fails = |condition: &Option<Condition>| condition.is_some() && answers.next() == Some(false);
        for section in &document.sections {
            let absent = section.condition.as_ref().filter(|_| fails(&section.condition));
            let mut chosen = Vec::new();
            for clause in section.clauses().filter_map(|id| self.clauses.get(id)) {
                let reason = absent.or_else(|| clause.condition.as_ref().filter(|_| fails(&clause.condition)));
                let others = self.variants(&clause.id).filter(|_| absent.is_none());
                let others: Vec<_> = others.map(|other| (other, !fails(&other.condition))).collect();
                match reason {
                    None => chosen.push(Self::worded(clause, &others, &view.wording)?.id.clone()),
                    Some(reason) => selection.omitted.push(Omitted {
                        clause: clause.id.clone(),
                        title: clause.title.clone(),
                        reason: reason.otherwise.clone(),
                    }),
                }
            }
            if !chosen.is_empty() || (section.definitions && absent.is_none()) {
                selection.sections.push(SelectedSection { id: section.id.clone(), clauses: chosen });
            }
        }
        Ok(selection)
    }

    /// What is answered to the conditions of a document, in their order; of those within a section that is left out none.
    fn answers(&self, document: &DocumentTemplate, view: &ViewData) -> Result<Vec<bool>, Box<Finding>> {
        let known = self.known_answers(document, view);
        match known {
            Some(known) if cfg!(not(debug_assertions)) => Ok(known),
            // Tera answers what the view alone does not tell, and says what is wrong with a question.
            _ => {
                let answers = self.questions(document)?.answers(&view.context)?;
                let is_right = known.is_none_or(|known| known == answers);
                debug_assert!(is_right, "a condition of `{}` was answered wrongly", document.id);
                Ok(answers)
            }
        }
    }

    /// The same, as far as the view tells.
    fn known_answers(&self, document: &DocumentTemplate, view: &ViewData) -> Option<Vec<bool>> {
        let scope = Scope::of(&view.context);
        let mut answers = Vec::new();
        let mut holds = |condition: &Condition| {
            let answer = scope.answer(question(&condition.when.text)?)?;
            answers.push(answer);
            Some(answer)
        };
        for section in &document.sections {
            if let Some(condition) = &section.condition
                && !holds(condition)?
            {
                continue;
            }
            for condition in self.asked(section).filter_map(|clause| clause.condition.as_ref()) {
                holds(condition)?;
            }
        }
        Some(answers)
    }

    /// The clauses of which a section asks whether it holds them: each with its other wordings behind it.
    pub(super) fn asked<'l>(&'l self, section: &'l Section) -> impl Iterator<Item = &'l Clause> {
        let listed = section.clauses().filter_map(|id| self.clauses.get(id));
        listed.flat_map(|clause| std::iter::once(clause).chain(self.variants(&clause.id)))
    }
}
