//! Prints a deal that was read, and what of it reads otherwise when the deal is changed.

use super::Today;
use super::documents::fragment;
use super::run::Read;
use super::told::{open_points, wording};
use crate::clause::{Audience, Edition, Otherwise, RenderedFragment, ViewData};
use crate::deal::{self, Deal};
use crate::diag::{Finding, Findings, Sources};
use crate::doc;
use crate::spec::{Parsed, Reread, Spec, SpecValue};
use crate::trace::{self, Edit, Printed, Printer};
use crate::view::{self, PrivateView, SharedView};

/// What of a run its changed deals share.
#[derive(Clone, Copy)]
pub(super) struct Common<'r> {
    pub(super) sources: &'r Sources,
    pub(super) today: Option<Today>,
    pub(super) is_final: bool,
}

/// Prints documents. Nothing is done twice: library and spec are parsed once, a changed deal is resolved once for all who
/// read of it, and only clauses that may read otherwise are rendered again.
pub(super) struct Press<'p> {
    pub(super) read: &'p Read,
    run: Common<'p>,
    whole: Parsed<'p>,
    /// The same with nothing private in it: what keeps a private table from being read keeps nothing from a shared document.
    shared: Parsed<'p>,
    readers: Vec<Reader<'p>>,
}

/// Who reads some of the documents.
struct Reader<'p> {
    audience: Audience,
    edition: Edition<'p>,
}

impl<'p> Press<'p> {
    /// A press for these documents; it has a reader for each audience that one of them is for.
    pub(super) fn of(read: &'p Read, run: Common<'p>, documents: &[String]) -> Result<Self, Box<Finding>> {
        let untraceable = || Finding::error("untraceable", "the deal cannot be traced; please report this");
        let whole = Parsed::of::<Spec>(&read.specs, run.sources).ok_or_else(untraceable)?;
        let shared = whole.clone().less("private");
        let mut press = Self { read, run, whole, shared, readers: Vec::new() };
        for audience in [Audience::Shared, Audience::Private] {
            let is_read = |id: &&String| read.library.document(id).is_some_and(|it| it.audience() == audience);
            let documents: Vec<&String> = documents.iter().filter(is_read).collect();
            if documents.is_empty() {
                continue;
            }
            let views = press.views(&[], &[audience]);
            let view = views.of(audience).ok_or_else(untraceable)?;
            let edition = read.library.edition(&documents, view).ok_or_else(untraceable)?;
            press.readers.push(Reader { audience, edition });
        }
        Ok(press)
    }

    /// The documents of each reader.
    pub(super) fn documents(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        self.readers.iter().map(|reader| reader.edition.documents())
    }
}

/// What a deal shows to each audience that was asked for.
#[derive(Default)]
struct Shown {
    shared: Option<ViewData>,
    private: Option<ViewData>,
}

impl Shown {
    fn of(&self, audience: Audience) -> Option<&ViewData> {
        match audience {
            Audience::Shared => self.shared.as_ref(),
            Audience::Private => self.private.as_ref(),
        }
    }
}

/// Places of a spec with what is to stand there.
type Edits<'e> = [(&'e deal::Path, Option<&'e str>)];

impl Press<'_> {
    /// What the changed deal shows to those who read of it; nothing to whom something is wrong with it.
    fn views(&self, edits: &Edits<'_>, audiences: &[Audience]) -> Shown {
        let mut views = Shown::default();
        if audiences.contains(&Audience::Private)
            && let Some(deal) = self.deal(&self.whole, edits)
        {
            views = self.views_of(&deal, audiences);
        }
        if audiences.contains(&Audience::Shared)
            && views.shared.is_none()
            && let Some(deal) = self.deal(&self.shared, edits)
        {
            views.shared = self.views_of(&deal, &[Audience::Shared]).shared;
        }
        views
    }

    /// The deal that `parsed` says when it is changed.
    fn deal(&self, parsed: &Parsed<'_>, edits: &Edits<'_>) -> Option<Deal> {
        let Reread { spec, places, sources } = parsed.read::<Spec>(edits)?;
        let written = deal::Written { spec, places };
        deal::resolve_with(self.read.deal.team.as_ref(), written, &sources, &mut Findings::new())
    }

    fn views_of(&self, deal: &Deal, audiences: &[Audience]) -> Shown {
        let mut view = SharedView::of(deal, self.run.today.map(|Today(date)| date));
        view.is_final = self.run.is_final;
        let Ok(shared) = ViewData::new(Audience::Shared, &view) else { return Shown::default() };
        let shared = shared.in_wording(wording(deal));
        let reviewed = self.read.review().filter(|_| audiences.contains(&Audience::Private));
        let private = reviewed.map(|reviewed| {
            // Lines move with the values above them; what a paragraph depends on does not.
            let alignment = view::AlignmentView::of(deal, &|_| None);
            let review = view::Review { open_points: open_points(deal), alignment, ..reviewed.clone() };
            shared.with(Audience::Private, &PrivateView::of(deal, view, review).ours())
        });
        Shown { private: private.and_then(Result::ok), shared: Some(shared) }
    }
}

impl Printer for Press<'_> {
    type Fragment = doc::Fragment;

    fn readers(&self) -> usize {
        self.readers.len()
    }

    /// A private value cannot reach a shared document, and its line is nobody else's business.
    fn may_see(&self, reader: usize, value: &SpecValue) -> bool {
        self.readers[reader].audience == Audience::Private || !value.is_private
    }

    fn printed(&self, reader: usize) -> Printed<doc::Fragment> {
        let one = |(document, one): (&str, &RenderedFragment)| {
            ((document.to_owned(), one.clause.clone()), fragment(one.clone()))
        };
        self.readers[reader].edition.fragments().map(one).collect()
    }

    fn otherwise(&self, edits: &[Edit<'_>], readers: &[usize]) -> Vec<Option<trace::Otherwise<doc::Fragment>>> {
        let edits: Vec<_> = edits.iter().map(|edit| (edit.path, edit.instead.as_deref())).collect();
        let readers: Vec<&Reader<'_>> = readers.iter().map(|reader| &self.readers[*reader]).collect();
        let audiences: Vec<Audience> = readers.iter().map(|reader| reader.audience).collect();
        let views = self.views(&edits, &audiences);
        let place = |one: Otherwise<'_>| ((one.document.to_owned(), one.clause.to_owned()), one.fragment.map(fragment));
        let found = |reader: &&Reader<'_>| {
            let found = reader.edition.otherwise(views.of(reader.audience)?)?;
            Some(found.into_iter().map(place).collect())
        };
        readers.iter().map(found).collect()
    }

    fn paragraphs(&self, fragment: &doc::Fragment) -> Vec<String> {
        doc::paragraphs(fragment, self.run.sources)
    }
}
