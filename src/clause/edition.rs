//! Documents that were rendered for one view, and what of them reads otherwise for another.
//!
//! A template prints what it names, and nothing else: for a view that says the same under all names of a clause, the
//! clause reads the same and is not rendered again.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Value};

use super::engine::ViewData;
use super::library::{Library, Template};
use super::model::{Clause, DocumentTemplate};
use super::press::Press;
use super::render::RenderedFragment;
use super::select::Selection;
use super::words::{Word, words_of_expression, words_of_template};
use crate::diag::Findings;

/// Some documents as they read for one view.
pub struct Edition<'l> {
    library: &'l Library,
    view: ViewData,
    pages: Vec<Page<'l>>,
    /// The names of the view that any of their templates uses.
    names: BTreeSet<String>,
}

/// A clause that reads otherwise for another view.
pub struct Otherwise<'e> {
    /// The document.
    pub document: &'e str,
    /// The clause.
    pub clause: &'e str,
    /// What it reads then; `None` when the document does not hold it.
    pub fragment: Option<RenderedFragment>,
}

/// One document.
struct Page<'l> {
    document: &'l DocumentTemplate,
    press: Press,
    /// What its conditions name.
    asked: BTreeSet<String>,
    /// What its own lines name.
    lines: BTreeSet<String>,
    /// What each clause names that it lists.
    clauses: BTreeMap<&'l str, BTreeSet<String>>,
    selection: Selection,
    /// What it says of itself.
    about: Option<Value>,
    fragments: BTreeMap<String, RenderedFragment>,
}

/// What a document says of itself stands under this name.
const ABOUT: &str = "document";

impl Library {
    /// Renders documents for a view; `None` when one of them fails.
    pub fn edition<'l>(&'l self, documents: &[&String], view: &ViewData) -> Option<Edition<'l>> {
        let pages: Vec<Page<'l>> = documents.iter().map(|id| self.page(id, view)).collect::<Option<_>>()?;
        let of_page = |page: &Page<'l>| {
            let clauses = page.clauses.values().flatten();
            page.asked.iter().chain(&page.lines).chain(clauses).cloned().collect::<Vec<_>>()
        };
        let names = pages.iter().flat_map(of_page).filter(|name| view.context.contains_key(name)).collect();
        Some(Edition { library: self, view: view.clone(), pages, names })
    }

    fn page<'l>(&'l self, id: &str, view: &ViewData) -> Option<Page<'l>> {
        let document = self.document(id)?;
        let groups =
            |id: &'l str| std::iter::once(id).chain(self.groups.get(id).into_iter().flatten().map(String::as_str));
        let listed = || document.clauses().flat_map(groups).filter_map(|id| self.clauses.get(id));
        let press = Press::of(document, listed())?;
        let when = listed().filter_map(Clause::when_template);
        let when = when.chain(document.sections.iter().filter_map(|section| document.section_when(section)));
        let titles = document.sections.iter().map(|section| document.section_title(section));
        let mut page = Page {
            document,
            press,
            asked: names(when)?,
            lines: names(document.lines().chain(titles))?,
            clauses: listed()
                .map(|clause| Some((clause.id(), names(std::iter::once(clause.body_template()))?)))
                .collect::<Option<_>>()?,
            selection: self.select(id, view).ok()?,
            about: None,
            fragments: BTreeMap::new(),
        };
        let context = page.context(self, &page.selection, view)?;
        page.about = context.get(ABOUT).cloned();
        for clause in page.selection.clauses().filter_map(|id| self.clauses.get(id)) {
            page.fragments.insert(clause.id.clone(), page.press.fragment(clause, &context).ok()?);
        }
        Some(page)
    }
}

impl Edition<'_> {
    /// The ids of the documents, in the order in which they were asked for.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|page| page.document.id())
    }

    /// The clauses of the documents as they read, each with the id of its document.
    pub fn fragments(&self) -> impl Iterator<Item = (&str, &RenderedFragment)> {
        let of_page = |page| {
            let Page { document, fragments, .. }: &Page<'_> = page;
            fragments.values().map(|fragment| (document.id(), fragment))
        };
        self.pages.iter().flat_map(of_page)
    }

    /// The clauses that read otherwise for another view, those left out that are new; `None` when a document fails for it.
    pub fn otherwise(&self, view: &ViewData) -> Option<Vec<Otherwise<'_>>> {
        let differs = |name: &&String| self.view.context.get(name) != view.context.get(name);
        let changed: BTreeSet<&str> = self.names.iter().filter(differs).map(String::as_str).collect();
        let is_reworded = !self.view.wording.asks_the_same(&view.wording);
        let mut found = Vec::new();
        if is_reworded || !changed.is_empty() {
            for page in &self.pages {
                page.otherwise(self.library, &Change { view, changed: changed.clone(), is_reworded }, &mut found)?;
            }
        }
        Some(found)
    }
}

/// Another view, and the names under which it says something else.
struct Change<'v> {
    view: &'v ViewData,
    changed: BTreeSet<&'v str>,
    is_reworded: bool,
}

impl Change<'_> {
    fn touches(&self, names: &BTreeSet<String>) -> bool {
        self.changed.iter().any(|name| names.contains(*name))
    }
}

impl Page<'_> {
    fn otherwise<'e>(&'e self, library: &Library, change: &Change<'_>, found: &mut Vec<Otherwise<'e>>) -> Option<()> {
        let selected = if change.is_reworded || change.touches(&self.asked) {
            let selection = library.select(self.document.id(), change.view).ok()?;
            Some(selection).filter(|selection| *selection != self.selection)
        } else {
            None
        };
        let selection = selected.as_ref().unwrap_or(&self.selection);
        let context = if selected.is_some() || change.touches(&self.lines) {
            self.context(library, selection, change.view)?
        } else {
            let mut context = change.view.context.clone();
            context.insert_value(ABOUT, self.about.clone()?);
            context
        };
        let is_other = context.get(ABOUT) != self.about.as_ref();
        let gone = |clause: &&String| selected.is_some() && !selection.clauses().any(|id| id == *clause);
        for clause in self.fragments.keys().filter(gone) {
            found.push(Otherwise { document: self.document.id(), clause, fragment: None });
        }
        for clause in selection.clauses().filter_map(|id| library.clauses.get(id)) {
            let names = self.clauses.get(clause.id())?;
            let before = self.fragments.get_key_value(clause.id());
            // One that is new may fail.
            if before.is_some() && !change.touches(names) && !(is_other && names.contains(ABOUT)) {
                continue;
            }
            let fragment = self.press.fragment(clause, &context).ok()?;
            if let Some((id, before)) = before
                && fragment != *before
            {
                found.push(Otherwise { document: self.document.id(), clause: id, fragment: Some(fragment) });
            }
        }
        Some(())
    }

    /// What the templates of its clauses see; `None` when it does not hold together, or a line of its own fails.
    fn context(&self, library: &Library, selection: &Selection, view: &ViewData) -> Option<Context> {
        let mut found = Findings::new();
        library.required(self.document, selection, &mut found);
        if found.has_errors() {
            return None;
        }
        let line = |template: &Template<'_>| self.press.line(template, &view.context).ok();
        let title = line(&self.document.line("title", &self.document.title))?;
        for template in self.document.lines() {
            line(&template)?;
        }
        for section in selection.sections.iter().filter_map(|selected| self.document.section(&selected.id)) {
            line(&self.document.section_title(section))?;
        }
        library.context(self.document, &title, selection, view).ok()
    }
}

/// What templates name: too much rather than too little, since a name behind a point is taken for one too.
fn names<'t>(templates: impl Iterator<Item = Template<'t>>) -> Option<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for template in templates {
        let text = &template.place.text;
        let words = if template.condition { words_of_expression(text) } else { words_of_template(text) };
        for placed in words.ok()?.list {
            if let Word::Name(name) = placed.word {
                // What is chosen is what the document says of itself.
                all.insert(if name == "chosen" { ABOUT.to_owned() } else { name });
            }
        }
    }
    Some(all)
}
