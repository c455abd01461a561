//! Many deals through one library: reading the library takes longer than all the rest.

use prenup::clause::{self, Library, Schemas, ViewData};
use prenup::deal::{self, Deal};
use prenup::diag::{Findings, Sources};
use prenup::pipeline::Audience;
use prenup::spec::{self, Spec};
use prenup::view::{PrivateView, Review, SharedView};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// The built-in library, ready for any number of deals.
pub struct Press {
    library: Library,
}

impl Press {
    pub fn new() -> Self {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let schemas = Schemas { shared: schema::<SharedView>(), private: schema::<PrivateView>() };
        let library = Library::load(clause::built_in(), clause::Names::Check(&schemas), &mut sources, &mut findings);
        Self { library: library.expect("the built-in library is sound") }
    }

    /// The words of all documents, without the review of the deal itself; `None` for a deal with an error.
    pub fn print(&self, deal: &toml::Table) -> Option<String> {
        let deal = read(deal)?;
        let shared = SharedView::of(&deal, None);
        let review = Review { findings: Vec::new(), omitted: Vec::new(), open_points: Vec::new() };
        let both = ViewData::new(Audience::Shared, &shared).unwrap();
        let ours = ViewData::new(Audience::Private, &PrivateView::of(&deal, shared, review)).unwrap();
        let mut out = String::new();
        for template in self.library.documents() {
            let view = match template.audience() {
                Audience::Shared => &both,
                Audience::Private => &ours,
            };
            let mut findings = Findings::new();
            let rendered = self.library.render(template.id(), view, &mut findings);
            let rendered = rendered.unwrap_or_else(|| panic!("{findings:?}"));
            for words in [Some(rendered.title), rendered.subtitle, rendered.marking].into_iter().flatten() {
                out.push_str(&words);
            }
            for section in rendered.sections {
                out.push_str(&section.title);
                out.extend(section.fragments.into_iter().map(|fragment| fragment.markdown));
            }
        }
        Some(out)
    }
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
