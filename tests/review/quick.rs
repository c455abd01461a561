//! A changed deal is read from parsed tables, and only clauses that may read otherwise are rendered: the quick way against
//! the slow one, which reads the changed text and renders all.

use std::collections::BTreeMap;

use prenup::clause::{self, Library, LibraryFiles, Names, RenderedFragment, ViewData};
use prenup::deal;
use prenup::diag::{Findings, Sources};
use prenup::pipeline::Audience;
use prenup::spec::{self, Parsed, Places, Reread, Spec};
use prenup::view::SharedView;

use crate::common::SMALL;

const SHARED: [&str; 3] = ["exit-clause", "joint-business-plan", "term-sheet"];

/// A document and a clause, with what it reads.
type Fragments = BTreeMap<(String, String), Option<RenderedFragment>>;

fn view(spec: Spec, places: Places, sources: &Sources) -> Option<ViewData> {
    let deal = deal::resolve(spec, places, sources, &mut Findings::new())?;
    Some(ViewData::new(Audience::Shared, &SharedView::of(&deal, None)).expect("a view"))
}

/// Every clause of the deal that a text says.
fn all(library: &Library, text: &str) -> Option<Fragments> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", text.to_owned());
    let (spec, places) = spec::read::<Spec>(file, &mut sources, &mut findings)?;
    let view = view(spec, places, &sources)?;
    let mut found = Fragments::new();
    for id in SHARED {
        let rendered = library.render(id, &view, &mut Findings::new())?;
        for one in rendered.sections.into_iter().flat_map(|section| section.fragments) {
            found.insert((id.to_owned(), one.clause.clone()), Some(one));
        }
    }
    Some(found)
}

#[test]
fn the_quick_way_tells_what_the_slow_one_does() {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let files = LibraryFiles::new(clause::built_in(), &mut sources);
    let library = Library::load(&files, Names::Checked, &mut findings).expect("the library is whole");
    let file = sources.add("deal.toml", SMALL);
    let (spec, places) = spec::read::<Spec>(file, &mut sources, &mut findings).expect("the example is sound");
    let values = spec::values::<Spec>(&places, &sources);
    let base = all(&library, SMALL).expect("the example renders");
    let parsed = Parsed::of::<Spec>(&[file], &sources).expect("the example is sound");
    let ids = SHARED.map(str::to_owned);
    let edition = library.edition(&ids.iter().collect::<Vec<_>>(), &view(spec, places, &sources).unwrap()).unwrap();
    let (mut refused, mut same, mut other) = (0, 0, 0);
    for value in &values {
        let words = ["\"Qzx999999 Qzx999999\"".to_owned()];
        let others = if value.others.is_empty() { words.as_slice() } else { value.others.as_slice() };
        for instead in others.iter().take(3) {
            let text = format!("{}{instead}{}", &SMALL[..value.span.start], &SMALL[value.span.end..]);
            let slow = all(&library, &text).map(|now| -> Fragments {
                let differs = base.iter().filter(|(place, one)| now.get(*place) != Some(one));
                differs.map(|(place, _)| (place.clone(), now.get(place).cloned().flatten())).collect()
            });
            let reread = parsed.read::<Spec>(&[(&value.path, Some(instead))]);
            let again = reread.and_then(|Reread { spec, places, sources }| view(spec, places, &sources));
            let quick = again.and_then(|view| edition.otherwise(&view)).map(|found| -> Fragments {
                let place = |document: &str, clause: &str| (document.to_owned(), clause.to_owned());
                found.into_iter().map(|one| (place(one.document, one.clause), one.fragment)).collect()
            });
            assert_eq!(quick, slow, "`{}` as {instead}", value.path);
            match slow.map(|found| found.is_empty()) {
                None => refused += 1,
                Some(true) => same += 1,
                Some(false) => other += 1,
            }
        }
    }
    assert!(refused > 5 && same > 5 && other > 20, "{refused} refused, {same} the same, {other} other");
}
