//! What moved between two deals: terms, clauses, findings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::press::{Common, Press};
use super::report::{Report, Wanted, Written};
use super::run::{Read, Run};
use super::told::wording;
use super::{CouldNotRun, DealFiles, Output, Today};
use crate::clause::{Audience, Clause, Occasion, Selection};
use crate::deal::{self, TermMove, Version};
use crate::diag::{FileId, Finding, Findings, Sources, Span, plain};
use crate::spec::{self, Spec, SpecValue};
use crate::trace;
use crate::view::{
    ClauseMoveView, DiffSectionView, DiffView, FindingsMoved, PrivateDiffView, PrivateReport, SharedReport,
    TermMoveView, TermPlaceView, WordingMoveView, private_moves,
};
use crate::world::World;

/// What is to be compared, and how the report is written.
#[derive(Debug, Clone, Copy)]
pub struct DiffRequest<'a> {
    /// The deal as it was.
    pub old: DealFiles<'a>,
    /// The deal as it is now.
    pub new: DealFiles<'a>,
    /// For whom the report is.
    pub audience: Audience,
    /// How it is written.
    pub written: Written,
    /// The date of the run.
    pub today: Option<Today>,
}

/// What a comparison gives.
#[derive(Debug)]
pub struct Diff {
    /// The report, with what is wrong with the new deal; no report when one of the deals has an error.
    pub report: Output,
    /// What is wrong with the old deal, and what that points into.
    pub old: (Findings, Sources),
    /// Whether anything moved that the report tells.
    pub differs: bool,
}

/// The documents in whose order terms are told: what gives the whole deal in short comes first.
const ORDER: [&str; 3] = ["term-sheet", "joint-business-plan", "exit-clause"];

/// How many values are read in all to find out what prints a term: as for a copy for review.
const MOST_READ: usize = 10_000_000;

/// Compares two deals.
pub fn diff(world: &impl World, request: DiffRequest<'_>) -> Result<Diff, CouldNotRun> {
    let DiffRequest { old, new, audience, written, today } = request;
    let start = |files| -> Result<_, CouldNotRun> {
        let mut run = Run::start(world, files)?;
        run.today = today;
        run.names_checked = true;
        let read = run.read();
        Ok((run, read))
    };
    let (mut old_run, old_read) = start(old)?;
    let (new_run, new_read) = start(new)?;
    let mut report = Report { shared: SharedReport::default(), private: PrivateReport::default() };
    let (mut differs, mut read) = (false, None);
    if let (Some(old), Some(new)) = (&old_read, new_read) {
        let sides =
            [Side { read: old, run: old_run.shared_by_all() }, Side { read: &new, run: new_run.shared_by_all() }];
        match sides[1].since(&sides[0]) {
            Ok((shared, private)) => {
                differs = shared.count > 0 || !shared.clauses.is_empty() || !shared.reworded.is_empty();
                let ours = !private.moves.is_empty() || !private.gained.is_empty() || !private.cured.is_empty();
                differs |= audience == Audience::Private && ours;
                report.shared.diff = Some(shared);
                report.private.private_diff = Some(private);
                read = Some(new);
            }
            Err(finding) => old_run.findings.push(*finding),
        }
    }
    let report = new_run.report(read, report, Wanted { occasion: Occasion::Diff, audience, written });
    Ok(Diff { report, old: (old_run.findings.sorted(), old_run.sources), differs })
}

/// One of the two deals.
struct Side<'r> {
    read: &'r Read,
    run: Common<'r>,
}

/// A document and one of its clauses, by their places in the order in which they are told.
type Place = (usize, usize);

/// The shared documents of a deal with their clauses.
struct Papers {
    documents: Vec<Paper>,
}

struct Paper {
    id: String,
    title: String,
    /// All that its template lists, chosen or not.
    clauses: Vec<String>,
    selection: Selection,
}

impl Side<'_> {
    /// What moved from the old deal to this one.
    fn since(&self, old: &Side<'_>) -> Result<(DiffView, PrivateDiffView), Box<Finding>> {
        let moved = deal::moved(&old.version(), &self.version());
        let (was, now) = (old.papers()?, self.papers()?);
        let count = u32::try_from(moved.shared.len()).unwrap_or(u32::MAX);
        let sections = self.sections(old, &moved.shared, &now, &was);
        let place = |it: &TermMove| TermPlaceView {
            term: it.term.clone(),
            old: old.place(&it.old, self),
            new: self.place(&it.new, old),
        };
        let mut places: Vec<TermPlaceView> = moved.shared.iter().map(place).collect();
        let (ours, private_places) = private_moves(&moved.private, place);
        places.extend(private_places);
        let wordings = self.wordings(old, &now, &was);
        let shared = DiffView {
            sections,
            count,
            clauses: self.clauses(old, &now, &was),
            reworded: wordings.iter().map(|it| it.title.clone()).collect(),
        };
        let FindingsMoved { gained, cured } = FindingsMoved::between(old.read.said(), self.read.said());
        Ok((shared, PrivateDiffView { moves: ours, places, wordings, gained, cured }))
    }

    fn version(&self) -> Version<'_> {
        Version::of(&self.read.deal, self.run.sources)
    }

    fn papers(&self) -> Result<Papers, Box<Finding>> {
        let library = &self.read.library;
        let view = self.read.views.shared();
        let mut documents = Vec::new();
        for template in library.documents().filter(|template| template.audience() == Audience::Shared) {
            let mut findings = Findings::new();
            let Some(rendered) = library.render(template.id(), view, &mut findings) else {
                let found = findings.iter().next().cloned();
                return Err(found.unwrap_or_else(|| Finding::error("unknown-document", "there is none")).into());
            };
            documents.push(Paper {
                id: template.id().to_owned(),
                title: rendered.title,
                clauses: template.clauses().map(|id| self.slot(id).to_owned()).collect(),
                selection: library.select(template.id(), view)?,
            });
        }
        documents.sort_by_key(|paper| ORDER.iter().position(|id| *id == paper.id).unwrap_or(ORDER.len()));
        Ok(Papers { documents })
    }

    /// Terms by the first clause that prints them, in the order of the documents; those that no document prints last.
    fn sections(&self, old: &Side<'_>, moves: &[TermMove], now: &Papers, was: &Papers) -> Vec<DiffSectionView> {
        let new_places = self.printed(moves.iter().flat_map(|it| &it.new), now);
        // What the new deal prints nowhere, such as what it has no more, is where the old deal had it.
        let is_told = |it: &&TermMove| it.new.iter().any(|path| new_places.contains_key(path));
        let rest: Vec<&TermMove> = moves.iter().filter(|it| !is_told(it)).collect();
        let old_places = old.printed(rest.iter().flat_map(|it| &it.old), was);
        let of = |paths: &[deal::Path], found: &BTreeMap<deal::Path, BTreeSet<Place>>| -> BTreeSet<Place> {
            paths.iter().filter_map(|path| found.get(path)).flatten().copied().collect()
        };
        let mut sections: BTreeMap<Option<(usize, usize, Titles)>, Vec<TermMoveView>> = BTreeMap::new();
        for it in moves {
            let (mut side, mut papers, mut places) = (self, now, of(&it.new, &new_places));
            if places.is_empty() {
                (side, papers, places) = (old, was, of(&it.old, &old_places));
            }
            let first = places.first().copied();
            let titles = first.map(|(document, clause)| {
                let paper = &papers.documents[document];
                (document, clause, (paper.title.clone(), side.title(&paper.clauses[clause])))
            });
            let others: BTreeSet<usize> = places.iter().map(|(document, _)| *document).collect();
            let others = others.into_iter().filter(|document| first.is_some_and(|(first, _)| first != *document));
            let also_in = others.map(|document| papers.documents[document].title.clone()).collect();
            sections.entry(titles).or_default().push(TermMoveView::of(it, also_in));
        }
        // What no document prints sorts first, and is told last.
        let unprinted = sections.remove(&None);
        let section = |(place, moves): (Option<(usize, usize, Titles)>, Vec<TermMoveView>)| {
            let (document, clause) = place.map(|(_, _, titles)| titles).unzip();
            DiffSectionView { document, clause, moves }
        };
        sections.into_iter().chain(unprinted.map(|moves| (None, moves))).map(section).collect()
    }

    /// Where the values at some paths, or what stands below them, are printed.
    fn printed<'p>(
        &self,
        paths: impl Iterator<Item = &'p deal::Path>,
        papers: &Papers,
    ) -> BTreeMap<deal::Path, BTreeSet<Place>> {
        let paths: BTreeSet<&deal::Path> = paths.collect();
        let above = |path: &deal::Path| {
            let mut at = Some(path.clone());
            while let Some(one) = at {
                if paths.contains(&one) {
                    return Some(one);
                }
                at = one.parent();
            }
            None
        };
        let values = spec::values::<Spec>(&self.read.deal.places, self.run.sources);
        let values: Vec<(deal::Path, SpecValue)> =
            values.into_iter().filter_map(|value| Some((above(&value.path)?, value))).collect();
        let mut found: BTreeMap<deal::Path, BTreeSet<Place>> = BTreeMap::new();
        if values.is_empty() {
            return found;
        }
        let (paths, values): (Vec<deal::Path>, Vec<SpecValue>) = values.into_iter().unzip();
        let ids: Vec<String> = papers.documents.iter().map(|paper| paper.id.clone()).collect();
        let Ok(press) = Press::of(self.read, self.run, &ids) else { return found };
        let trace = trace::trace(&press, &values, MOST_READ / values.len());
        for ((document, clause), paragraphs) in &trace.paragraphs {
            let Some(place) = papers.place_of(document, self.slot(clause)) else { continue };
            for value in paragraphs.iter().flatten() {
                found.entry(paths[*value].clone()).or_default().insert(place);
            }
        }
        found
    }

    /// Clauses that came or went, by document. Of several wordings of one clause it is not told here which one is there.
    fn clauses(&self, old: &Side<'_>, now: &Papers, was: &Papers) -> Vec<ClauseMoveView> {
        let mut found = Vec::new();
        for paper in &now.documents {
            let before = was.documents.iter().find(|other| other.id == paper.id);
            let there = |side: &Side<'_>, paper: &Paper| -> Vec<String> {
                paper.selection.clauses().map(|id| side.slot(id).to_owned()).collect()
            };
            let (before_ids, now_ids) = (before.map_or_else(Vec::new, |paper| there(old, paper)), there(self, paper));
            let reason = |side: &Side<'_>, paper: Option<&Paper>, slot: &str| {
                let omitted = paper?.selection.omitted.iter().find(|omitted| side.slot(&omitted.clause) == slot)?;
                Some(omitted.reason.clone())
            };
            let mut tell = |side: &Side<'_>, slot: &String, came, reason| {
                found.push(ClauseMoveView { document: paper.title.clone(), title: side.title(slot), came, reason });
            };
            for slot in now_ids.iter().filter(|slot| !before_ids.contains(slot)) {
                tell(self, slot, true, reason(old, before, slot));
            }
            for slot in before_ids.iter().filter(|slot| !now_ids.contains(slot)) {
                tell(old, slot, false, reason(self, Some(paper), slot));
            }
        }
        found
    }

    /// The title of a clause.
    fn title(&self, clause: &str) -> String {
        self.read.library.clause(clause).map_or_else(|| clause.to_owned(), |it| it.title().to_owned())
    }

    /// The clause of which this one is a wording; itself when it is none.
    fn slot<'i>(&'i self, id: &'i str) -> &'i str {
        self.read.library.clause(id).and_then(Clause::variant_of).unwrap_or(id)
    }

    /// Clauses that both deals have, in another wording.
    fn wordings(&self, old: &Side<'_>, now: &Papers, was: &Papers) -> Vec<WordingMoveView> {
        let worded = |side: &Side<'_>, papers: &Papers| {
            let selections: Vec<Selection> = papers.documents.iter().map(|paper| paper.selection.clone()).collect();
            side.read.library.wordings(&selections, &wording(&side.read.deal))
        };
        let before = worded(old, was);
        let mut found = Vec::new();
        for clause in worded(self, now) {
            if let Some(was) = before.iter().find(|was| was.clause == clause.clause && was.wording != clause.wording) {
                found.push(WordingMoveView { title: clause.title, was: was.wording.clone(), now: clause.wording });
            }
        }
        found
    }

    /// The first line of some values: "old.toml:12".
    fn place(&self, paths: &[deal::Path], other: &Side<'_>) -> Option<String> {
        let spans = paths.iter().filter_map(|path| self.read.deal.places.value_span(path));
        let span: Span = spans.min()?;
        let name = plain(&self.file_name(span.file, other));
        Some(format!("{name}:{}", self.run.sources.line_column(span).0))
    }

    /// The name of a file without its folder; with it where another file of the two deals has the same name.
    fn file_name(&self, file: FileId, other: &Side<'_>) -> String {
        let name = self.run.sources.name(file);
        let short = short_name(name);
        let all: BTreeSet<String> = self.names().into_iter().chain(other.names()).collect();
        if all.iter().filter(|name| short_name(name) == short).count() > 1 { name.to_owned() } else { short }
    }

    fn names(&self) -> Vec<String> {
        self.read.specs.iter().map(|file| self.run.sources.name(*file).to_owned()).collect()
    }
}

/// The titles of a document and of one of its clauses.
type Titles = (String, String);

impl Papers {
    fn place_of(&self, document: &str, clause: &str) -> Option<Place> {
        let at = self.documents.iter().position(|paper| paper.id == document)?;
        let clause = self.documents[at].clauses.iter().position(|id| id == clause)?;
        Some((at, clause))
    }
}

fn short_name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
