//! Copies for review: documents in which each paragraph says where it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Today;
use super::documents::{Built, fragment};
use super::run::{Read, Run};
use crate::clause::{Audience, Edition, Library, Otherwise, RenderedFragment, ReviewVocabulary, ViewData};
use crate::deal;
use crate::diag::{FileId, Finding, Findings, Sources};
use crate::doc::{self, NotChosen, Provenance, ReviewWords, SpecLine};
use crate::spec::{self, Parsed, Reread, Spec, SpecValue};
use crate::trace::{self, Edit, Printed, Printer, Trace};
use crate::view::{self, PrivateView, SharedView};
use crate::world::World;

/// How many values are read in all to trace a deal: with a spec of six hundred some sixteen thousand changed deals. It ends
/// what a hostile spec would draw out; those of people stay far below.
const MOST_READ: usize = 10_000_000;

impl<W: World> Run<'_, W> {
    /// The documents `ids` as copies for review; none when a finding is an error.
    pub(super) fn reviewed(&mut self, read: &Read, ids: &[String]) -> Vec<Built> {
        let built = self.documents(read, ids);
        if self.findings.has_errors() {
            return Vec::new();
        }
        let Some(words) = read.library.review_vocabulary() else {
            self.findings.push(Finding::error("bad-words", "the library has no `templates/review.toml`"));
            return Vec::new();
        };
        let origins = Origins::of(read, &self.sources);
        let mut reviews = BTreeMap::new();
        for audience in [Audience::Shared, Audience::Private] {
            let is_read = |id: &&String| read.library.document(id).is_some_and(|it| it.audience() == audience);
            let documents: Vec<&String> = ids.iter().filter(is_read).collect();
            if documents.is_empty() {
                continue;
            }
            let found = Press::of(read, self.shared_by_all(), audience, &documents)
                .and_then(|press| origins.reviews(&press, &documents, words));
            match found {
                Ok(found) => reviews.extend(found),
                Err(finding) => self.findings.push(*finding),
            }
        }
        let review = |built: Built| reviews.get(&built.document.id).map(|review| built.for_review(review));
        built.into_iter().filter_map(review).collect()
    }

    pub(super) fn shared_by_all(&self) -> Common<'_> {
        Common { sources: &self.sources, today: self.today, is_final: self.is_final }
    }
}

/// What of a run its changed deals share.
#[derive(Clone, Copy)]
pub(super) struct Common<'r> {
    pub(super) sources: &'r Sources,
    today: Option<Today>,
    is_final: bool,
}

/// The values of a spec, and how each is told.
struct Origins {
    values: Vec<SpecValue>,
    lines: Vec<SpecLine>,
}

impl Origins {
    fn of(read: &Read, sources: &Sources) -> Self {
        let places = &read.deal.places;
        let values = spec::values::<Spec>(places, sources);
        let line = |value: &SpecValue| SpecLine {
            file: printed_name(value.span.file, &read.specs, sources),
            line: sources.line_column(value.span).0,
            key: places.dotted(&value.path),
        };
        let lines = values.iter().map(line).collect();
        Self { values, lines }
    }

    /// What is known of each document that `press` prints, by its id.
    fn reviews(
        &self,
        press: &Press<'_>,
        documents: &[&String],
        words: &ReviewVocabulary,
    ) -> Result<BTreeMap<String, doc::Review>, Box<Finding>> {
        // A private value cannot reach a shared document, and its line is nobody else's business.
        let is_seen = |value: &&SpecValue| press.audience == Audience::Private || !value.is_private;
        let numbers: Vec<usize> =
            self.values.iter().enumerate().filter(|(_, value)| is_seen(value)).map(|(at, _)| at).collect();
        let values: Vec<SpecValue> = numbers.iter().map(|at| self.values[*at].clone()).collect();
        let trace = trace::trace(press, &values, MOST_READ / values.len().max(1));
        let lines = |found: &BTreeSet<usize>| -> Vec<SpecLine> {
            found.iter().map(|at| self.lines[numbers[*at]].clone()).collect()
        };
        let mut reviews = BTreeMap::new();
        for id in documents {
            reviews.insert((*id).clone(), press.review(id, &trace, words, &lines)?);
        }
        Ok(reviews)
    }
}

/// The name of a spec file without its folder, which is another on each machine; with it where two have the same name.
pub(super) fn printed_name(file: FileId, all: &[FileId], sources: &Sources) -> String {
    let short = |file: &FileId| {
        let path = Path::new(sources.name(*file));
        path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
    };
    let name = short(&file);
    if all.iter().filter(|other| short(other) == name).count() > 1 { sources.name(file).to_owned() } else { name }
}

/// Prints the documents of one audience, and what of them reads otherwise in a changed deal. Nothing is done twice: the
/// library and the spec are parsed once, and only clauses that may read otherwise are rendered again.
pub(super) struct Press<'p> {
    read: &'p Read,
    run: Common<'p>,
    audience: Audience,
    parsed: Parsed<'p>,
    edition: Edition<'p>,
}

impl<'p> Press<'p> {
    /// A press for these documents of that audience.
    pub(super) fn of(
        read: &'p Read,
        run: Common<'p>,
        audience: Audience,
        documents: &[&String],
    ) -> Result<Self, Box<Finding>> {
        let untraceable = || Finding::error("untraceable", "the deal cannot be traced; please report this");
        let parsed = Parsed::of::<Spec>(&read.specs, run.sources).ok_or_else(untraceable)?;
        // A shared document is traced through a deal that has nothing private.
        let parsed = if audience == Audience::Shared { parsed.less("private") } else { parsed };
        let view = view_of(read, run, audience, parsed.read(&[])).ok_or_else(untraceable)?;
        let edition = read.library.edition(documents, &view).ok_or_else(untraceable)?;
        Ok(Self { read, run, audience, parsed, edition })
    }

    fn library(&self) -> &Library {
        &self.read.library
    }

    /// What is known of one document.
    fn review(
        &self,
        id: &str,
        trace: &Trace,
        words: &ReviewVocabulary,
        lines: &impl Fn(&BTreeSet<usize>) -> Vec<SpecLine>,
    ) -> Result<doc::Review, Box<Finding>> {
        let selection = self.library().select(id, self.read.view(self.audience))?;
        let template =
            self.library().document(id).ok_or_else(|| Finding::error("unknown-document", "there is none"))?;
        let mut clauses = BTreeMap::new();
        for selected in &selection.sections {
            let Some(section) = template.sections().iter().find(|section| section.id() == selected.id) else {
                continue;
            };
            for clause in selected.clauses.iter().filter_map(|clause| self.library().clause(clause)) {
                let of_clause = trace.paragraphs.get(&(id.to_owned(), clause.id().to_owned()));
                let conditions = [section.when(), clause.when()].into_iter().flatten();
                let provenance = Provenance {
                    version: clause.version(),
                    conditions: conditions.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
                    paragraphs: of_clause.into_iter().flatten().map(lines).collect(),
                };
                clauses.insert(clause.id().to_owned(), provenance);
            }
        }
        let omitted = selection.omitted.into_iter().filter_map(|omitted| {
            let file = self.library().clause(&omitted.clause)?.file();
            Some(NotChosen { clause: omitted.clause, file, title: omitted.title, reason: omitted.reason })
        });
        Ok(doc::Review {
            words: review_words(words),
            template: template.file(),
            clauses,
            omitted: omitted.collect(),
            untraced: lines(&trace.untraced),
        })
    }
}

/// What a deal that was read again shows to an audience; `None` when something is wrong with it.
fn view_of(read: &Read, run: Common<'_>, audience: Audience, reread: Option<Reread<Spec>>) -> Option<ViewData> {
    let Reread { spec, places, sources } = reread?;
    let written = deal::Written { spec, places };
    let deal = deal::resolve_with(read.deal.team.as_ref(), written, &sources, &mut Findings::new())?;
    let mut shared = SharedView::of(&deal, run.today.map(|Today(date)| date));
    shared.is_final = run.is_final;
    let data = match audience {
        Audience::Shared => ViewData::new(audience, &shared),
        Audience::Private => {
            let open_points = super::run::open_points(&deal);
            // Lines move with the values above them; what a paragraph depends on does not.
            let alignment = view::AlignmentView::of(&deal, &|_| None);
            let review = view::Review { open_points, alignment, ..read.review.clone() };
            ViewData::new(audience, &PrivateView::of(&deal, shared, review))
        }
    };
    Some(data.ok()?.in_wording(super::run::wording(&deal)))
}

impl Printer for Press<'_> {
    type Fragment = doc::Fragment;

    fn printed(&self) -> Printed<doc::Fragment> {
        let one = |(document, one): (&str, &RenderedFragment)| {
            ((document.to_owned(), one.clause.clone()), fragment(one.clone()))
        };
        self.edition.fragments().map(one).collect()
    }

    fn otherwise(&self, edits: &[Edit<'_>]) -> Option<trace::Otherwise<doc::Fragment>> {
        let edits: Vec<(&deal::Path, Option<&str>)> =
            edits.iter().map(|edit| (&edit.value.path, Some(edit.instead.as_str()))).collect();
        let view = view_of(self.read, self.run, self.audience, self.parsed.read(&edits))?;
        let found = self.edition.otherwise(&view)?;
        let place = |one: Otherwise<'_>| ((one.document.to_owned(), one.clause.to_owned()), one.fragment.map(fragment));
        Some(found.into_iter().map(place).collect())
    }

    fn paragraphs(&self, fragment: &doc::Fragment) -> Vec<String> {
        doc::paragraphs(fragment, self.run.sources)
    }
}

fn review_words(vocabulary: &ReviewVocabulary) -> ReviewWords {
    let ReviewVocabulary {
        marking,
        clause,
        version,
        condition,
        and,
        always,
        values,
        no_values,
        not_chosen,
        all_chosen,
        untraced,
        untraced_why,
    } = vocabulary.clone();
    ReviewWords {
        marking,
        clause,
        version,
        condition,
        and,
        always,
        values,
        no_values,
        not_chosen,
        all_chosen,
        untraced,
        untraced_why,
    }
}
