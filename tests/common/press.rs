//! Many deals through one library: reading the library takes longer than all the rest.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses a part of it")]

use std::collections::BTreeMap;

use prenup::clause::{
    self, Library, LibraryFiles, Names, Pick, Rendered, RenderedFragment, RenderedSection, Schemas, ViewData,
    Vocabulary, Wording,
};
use prenup::deal::{self, Deal};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::doc::{self, Draft, DraftSection, Fragment, FrontAt, Numbering, Words};
use prenup::pipeline::Audience;
use prenup::spec::{self, Spec};
use prenup::view::{AlignmentView, PrivateView, Review, SharedView};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// What stands for the head of a document among its clauses.
pub const HEAD: &str = "head";

/// The built-in library, ready for any number of deals.
pub struct Press {
    library: Library,
    sources: Sources,
}

impl Press {
    pub fn new() -> Self {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let schemas = Schemas { shared: schema::<SharedView>(), private: schema::<PrivateView>() };
        let files = LibraryFiles::new(clause::built_in(), &mut sources);
        let library = Library::load(&files, Names::Check(&schemas), &mut findings);
        Self { library: library.expect("the built-in library is sound"), sources }
    }

    /// Each document of a deal, rendered; `None` when the deal has an error itself.
    fn rendered<'a>(&'a self, deal: &toml::Table) -> Option<impl Iterator<Item = (&'a str, Rendered)> + use<'a>> {
        let deal = read(deal)?;
        let shared = SharedView::of(&deal, None);
        let review = Review {
            findings: Vec::new(),
            omitted: Vec::new(),
            wordings: Vec::new(),
            open_points: Vec::new(),
            alignment: AlignmentView::of(&deal, &|_| None),
        };
        let wording = wording(&deal);
        let mut found = Findings::new();
        self.library.check_wording(&wording, &mut found);
        if found.has_errors() {
            return None;
        }
        let both = ViewData::new(Audience::Shared, &shared).unwrap().in_wording(wording.clone());
        let ours = ViewData::new(Audience::Private, &PrivateView::of(&deal, shared, review)).unwrap();
        let ours = ours.in_wording(wording);
        // A wording that does not fit the deal is an error of the deal.
        if self.library.documents().any(|template| {
            let view = if template.audience() == Audience::Shared { &both } else { &ours };
            self.library.select(template.id(), view).is_err_and(|finding| finding.id == "wording-does-not-fit")
        }) {
            return None;
        }
        Some(self.library.documents().map(move |template| {
            let view = match template.audience() {
                Audience::Shared => &both,
                Audience::Private => &ours,
            };
            let mut findings = Findings::new();
            let rendered = self.library.render(template.id(), view, &mut findings);
            (template.id(), rendered.unwrap_or_else(|| panic!("{}", emit(&findings, &self.sources, Style::Short))))
        }))
    }

    /// The words of each document, without the review of the deal itself. A reader stops at the first that differs.
    pub fn words<'a>(&'a self, deal: &toml::Table) -> Option<impl Iterator<Item = String> + use<'a>> {
        Some(self.rendered(deal)?.map(|(_, rendered)| {
            let titles = [Some(rendered.title), rendered.subtitle, rendered.marking];
            let mut words: String = titles.into_iter().flatten().collect();
            for section in rendered.sections {
                words.push_str(&section.title);
                words.extend(section.fragments.into_iter().map(|fragment| fragment.markdown));
            }
            words
        }))
    }

    /// The words of each clause, by document and clause; the head of a document stands under [`HEAD`].
    pub fn clauses(&self, deal: &toml::Table) -> Option<BTreeMap<(String, String), String>> {
        let mut words: BTreeMap<(String, String), String> = BTreeMap::new();
        for (document, rendered) in self.rendered(deal)? {
            let head = [Some(rendered.title), rendered.subtitle, rendered.marking].into_iter().flatten().collect();
            words.insert((document.to_owned(), HEAD.to_owned()), head);
            for fragment in rendered.sections.into_iter().flat_map(|section| section.fragments) {
                words.entry((document.to_owned(), fragment.clause)).or_default().push_str(&fragment.markdown);
            }
        }
        Some(words)
    }

    /// What is wrong with the documents of a deal, each in a line; empty when nothing is.
    pub fn faults(&self, deal: &toml::Table) -> Option<String> {
        let mut findings = Findings::new();
        for (id, rendered) in self.rendered(deal)? {
            doc::build(draft(id, &rendered, self.library.vocabulary()), &self.sources, &mut findings);
        }
        Some(emit(&findings, &self.sources, Style::Short))
    }
}

fn draft(id: &str, rendered: &Rendered, vocabulary: &Vocabulary) -> Draft {
    let fragment = |fragment: &RenderedFragment| Fragment {
        clause: fragment.clause.clone(),
        file: fragment.file,
        first_line: fragment.first_line,
        markdown: fragment.markdown.clone(),
    };
    let section = |section: &RenderedSection| DraftSection {
        title_at: None,
        id: section.id.clone(),
        title: section.title.clone(),
        definitions: section.definitions,
        fragments: section.fragments.iter().map(fragment).collect(),
    };
    let Vocabulary { section: word, article, signature, name, title, date, contents, pages } = vocabulary.clone();
    Draft {
        id: id.to_owned(),
        title: rendered.title.clone(),
        subtitle: rendered.subtitle.clone(),
        marking: rendered.marking.clone(),
        front_at: FrontAt::default(),
        date: None,
        numbering: Numbering::Decimal,
        words: Words { section: word, article, signature, name, title, date, contents, pages },
        sections: rendered.sections.iter().map(section).collect(),
        absent: Vec::new(),
    }
}

/// The wordings that a deal asks for.
fn wording(deal: &Deal) -> Wording {
    Wording::new(deal.tables.wording.iter().map(|(clause, wording)| Pick {
        clause: clause.to_string(),
        wording: wording.to_string(),
        clause_at: None,
        at: None,
        is_standing: false,
    }))
}

fn schema<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

fn read(deal: &toml::Table) -> Option<Deal> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", deal.to_string());
    let (spec, places) = spec::read::<Spec>(file, &mut sources, &mut findings)?;
    deal::resolve(spec, places, &sources, &mut findings)
}
