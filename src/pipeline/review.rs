//! Copies for review: documents in which each paragraph says where it comes from.

use std::collections::BTreeMap;
use std::path::Path;

use super::Today;
use super::documents::{Built, fragment};
use super::run::{Read, Run};
use crate::clause::{Audience, Library, ReviewVocabulary, ViewData};
use crate::deal;
use crate::diag::{FileId, Finding, Findings, Sources, Span};
use crate::doc::{self, NotChosen, Provenance, ReviewWords, SpecLine};
use crate::spec::{self, Spec, SpecValue};
use crate::trace::{self, Edit, Place, Printed, Printer, Trace};
use crate::view::{self, PrivateView, SharedView};
use crate::world::World;

/// How many values are read in all to trace a deal: with a spec of six hundred some sixteen thousand changed deals. It ends
/// what a hostile spec would draw out; those of people stay far below.
const MOST_READ: usize = 10_000_000;

/// What the last of the files of a deal says for a shared document: it is traced through a deal that has nothing private.
const SHARED_ONLY: &str = "without = [\"private\"]\n";

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
            let press = Press { read, run: self.shared_by_all(), audience, documents: &documents };
            match origins.reviews(&press, words) {
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
        words: &ReviewVocabulary,
    ) -> Result<BTreeMap<String, doc::Review>, Box<Finding>> {
        // A private value cannot reach a shared document, and its line is nobody else's business.
        let is_seen = |value: &&SpecValue| press.audience == Audience::Private || !value.is_private;
        let numbers: Vec<usize> =
            self.values.iter().enumerate().filter(|(_, value)| is_seen(value)).map(|(at, _)| at).collect();
        let values: Vec<SpecValue> = numbers.iter().map(|at| self.values[*at].clone()).collect();
        let Some(trace) = trace::trace(press, &values, MOST_READ / values.len().max(1)) else {
            return Err(Finding::error("untraceable", "the deal cannot be traced; please report this").into());
        };
        let lines = |found: &std::collections::BTreeSet<usize>| -> Vec<SpecLine> {
            found.iter().map(|at| self.lines[numbers[*at]].clone()).collect()
        };
        let mut reviews = BTreeMap::new();
        for id in press.documents {
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

/// Prints the documents of one audience.
pub(super) struct Press<'p> {
    pub(super) read: &'p Read,
    pub(super) run: Common<'p>,
    pub(super) audience: Audience,
    pub(super) documents: &'p [&'p String],
}

impl Press<'_> {
    fn library(&self) -> &Library {
        &self.read.library
    }

    /// What the deal with these texts of its spec files shows to the audience; `None` when something is wrong with it.
    fn view(&self, texts: Vec<(String, String)>) -> Option<ViewData> {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let mut files: Vec<FileId> = texts.into_iter().map(|(name, text)| sources.add(name, text)).collect();
        let top = self.read.deal.places.keys_at(&deal::Path::root());
        if self.audience == Audience::Shared && top.contains(&"private") {
            files.push(sources.add("", SHARED_ONLY));
        }
        let (spec, places) = spec::read_layers::<Spec>(&files, &mut sources, &mut findings)?;
        let team = self.read.deal.team.as_ref();
        let deal = deal::resolve_with(team, deal::Written { spec, places }, &sources, &mut findings)?;
        let mut shared = SharedView::of(&deal, self.run.today.map(|Today(date)| date));
        shared.is_final = self.run.is_final;
        let data = match self.audience {
            Audience::Shared => ViewData::new(self.audience, &shared),
            Audience::Private => {
                let open_points = super::run::open_points(&deal);
                // Lines move with the values above them; what a paragraph depends on does not.
                let alignment = view::AlignmentView::of(&deal, &|_| None);
                let review = view::Review { open_points, alignment, ..self.read.review.clone() };
                ViewData::new(self.audience, &PrivateView::of(&deal, shared, review))
            }
        };
        Some(data.ok()?.in_wording(super::run::wording(&deal)))
    }

    /// What is known of one document.
    fn review(
        &self,
        id: &str,
        trace: &Trace,
        words: &ReviewVocabulary,
        lines: &impl Fn(&std::collections::BTreeSet<usize>) -> Vec<SpecLine>,
    ) -> Result<doc::Review, Box<Finding>> {
        let selection = self.library().select(id, self.read.view(self.audience)?)?;
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

impl Printer for Press<'_> {
    type Fragment = doc::Fragment;

    fn printed(&self, edits: &[Edit<'_>]) -> Option<Printed<doc::Fragment>> {
        let texts = self.read.specs.iter().map(|file| {
            let edits = edits.iter().filter(|edit| edit.value.span.file == *file);
            let edits: Vec<(Span, &str)> = edits.map(|edit| (edit.value.span, edit.instead.as_str())).collect();
            (self.run.sources.name(*file).to_owned(), edited(self.run.sources.text(*file), edits))
        });
        let view = self.view(texts.collect())?;
        let mut printed = Printed::new();
        for id in self.documents {
            let rendered = self.library().render(id, &view, &mut Findings::new())?;
            for one in rendered.sections.into_iter().flat_map(|section| section.fragments).map(fragment) {
                let place: Place = ((*id).clone(), one.clause.clone());
                printed.insert(place, one);
            }
        }
        Some(printed)
    }

    fn paragraphs(&self, fragment: &doc::Fragment) -> Vec<String> {
        doc::paragraphs(fragment, self.run.sources)
    }
}

/// A text with other words at some places of it.
fn edited(text: &str, mut edits: Vec<(Span, &str)>) -> String {
    edits.sort_unstable();
    let (mut out, mut from) = (String::with_capacity(text.len() + 64), 0);
    for (span, instead) in edits {
        out.extend([&text[from..span.start], instead]);
        from = span.end;
    }
    out.push_str(&text[from..]);
    out
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
