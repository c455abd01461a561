//! Copies for review: documents in which each paragraph says where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::Built;
use super::press::{Common, Press};
use super::run::{Read, Run};
use super::told::printed_name;
use crate::clause::ReviewVocabulary;
use crate::diag::{Finding, Sources};
use crate::doc::{self, NotChosen, Provenance, ReviewWords, SpecLine};
use crate::spec::{self, Spec, SpecValue};
use crate::trace::{self, Trace};
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
        let reviews = match Press::of(read, self.shared_by_all(), ids).and_then(|press| origins.reviews(&press, words))
        {
            Ok(reviews) => reviews,
            Err(finding) => {
                self.findings.push(*finding);
                return Vec::new();
            }
        };
        let review = |built: Built| reviews.get(&built.document.id).map(|review| built.for_review(review));
        built.into_iter().filter_map(review).collect()
    }

    pub(super) fn shared_by_all(&self) -> Common<'_> {
        Common { sources: &self.sources, today: self.today, is_final: self.is_final }
    }
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
        let trace = trace::trace(press, &self.values, MOST_READ / self.values.len().max(1));
        let mut reviews = BTreeMap::new();
        for (documents, untraced) in press.documents().zip(&trace.untraced) {
            let told = Told { origins: self, trace: &trace, untraced };
            for id in documents {
                reviews.insert(id.to_owned(), told.review(press.read, id, words)?);
            }
        }
        Ok(reviews)
    }
}

/// What was found out for one reader.
struct Told<'t> {
    origins: &'t Origins,
    trace: &'t Trace,
    untraced: &'t BTreeSet<usize>,
}

impl Told<'_> {
    fn lines(&self, found: &BTreeSet<usize>) -> Vec<SpecLine> {
        found.iter().map(|at| self.origins.lines[*at].clone()).collect()
    }

    /// What is known of one document.
    fn review(&self, read: &Read, id: &str, words: &ReviewVocabulary) -> Result<doc::Review, Box<Finding>> {
        let library = &read.library;
        let template = library.document(id).ok_or_else(|| Finding::error("unknown-document", "there is none"))?;
        let selection = library.select(id, read.view(template.audience())?)?;
        let mut clauses = BTreeMap::new();
        for selected in &selection.sections {
            let Some(section) = template.sections().iter().find(|section| section.id() == selected.id) else {
                continue;
            };
            for clause in selected.clauses.iter().filter_map(|clause| library.clause(clause)) {
                let of_clause = self.trace.paragraphs.get(&(id.to_owned(), clause.id().to_owned()));
                let conditions = [section.when(), clause.when()].into_iter().flatten();
                let provenance = Provenance {
                    version: clause.version(),
                    conditions: conditions.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
                    paragraphs: of_clause.into_iter().flatten().map(|found| self.lines(found)).collect(),
                };
                clauses.insert(clause.id().to_owned(), provenance);
            }
        }
        let omitted = selection.omitted.into_iter().filter_map(|omitted| {
            let file = library.clause(&omitted.clause)?.file();
            Some(NotChosen { clause: omitted.clause, file, title: omitted.title, reason: omitted.reason })
        });
        Ok(doc::Review {
            words: review_words(words),
            template: template.file(),
            clauses,
            omitted: omitted.collect(),
            untraced: self.lines(self.untraced),
        })
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
