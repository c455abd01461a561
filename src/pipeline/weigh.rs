//! Offers of the other side, laid over a deal and weighed against our positions.

use std::path::{Path, PathBuf};

use super::report::{Report, Wanted};
use super::run::{Read, Run};
use super::{CouldNotRun, DealFiles, Output, ReportForm, Today};
use crate::clause::{Audience, Occasion};
use crate::deal::{self, Offer, OfferFile};
use crate::diag::{FileId, Findings};
use crate::spec::{self, Spec};
use crate::view::{FindingsMoved, HistoryView, PrivateReport, SharedReport, WeighView};
use crate::world::World;

/// What weighing gives: a report for our own team, and whether it ends well.
#[derive(Debug)]
pub struct Weighing {
    /// The report, private; without a file when a finding is an error.
    pub report: Output,
    /// Whether the offer, or the last of several, is past where we leave.
    pub is_past: bool,
}

/// Weighs an offer, a file laid over all files of the deal, against our positions and conditions.
pub fn weigh(
    world: &impl World,
    files: DealFiles<'_>,
    offer: &Path,
    form: ReportForm,
    today: Option<Today>,
) -> Result<Weighing, CouldNotRun> {
    let mut run = Run::start(world, files)?;
    run.today = today;
    run.names_checked = true;
    let called = name(offer);
    let named = run.named(offer)?;
    let read = run.ours_alone();
    let view = read.as_ref().and_then(|read| {
        let offer = run.offer(read, named)?;
        let review = run.review_of(&offer.deal, &read.library)?;
        let moved = FindingsMoved::between(read.said(), &review.findings);
        let weighed = deal::weigh(&read.deal, &offer, &run.sources);
        Some(WeighView::of(called, &weighed, &offer.deal, moved))
    });
    let is_past = view.as_ref().is_some_and(|view| view.past);
    let private = PrivateReport { weigh: view, ..PrivateReport::default() };
    Ok(Weighing { report: run.private(read, private, Occasion::Weigh, form), is_past })
}

/// Weighs several offers, each by itself against the same deal, and says how each position moved from one to the next.
pub fn weigh_history(
    world: &impl World,
    files: DealFiles<'_>,
    offers: &[PathBuf],
    form: ReportForm,
    today: Option<Today>,
) -> Result<Weighing, CouldNotRun> {
    let mut run = Run::start(world, files)?;
    run.today = today;
    run.names_checked = true;
    let named = offers.iter().map(|offer| run.named(offer)).collect::<Result<Vec<_>, _>>()?;
    let read = run.ours_alone();
    let view = read.as_ref().and_then(|read| {
        // Each is read, so that all that is wrong with any is said.
        let read_all: Vec<Option<Offer>> = named.into_iter().map(|named| run.offer(read, named)).collect();
        let read_all: Vec<Offer> = read_all.into_iter().collect::<Option<_>>()?;
        let weighed = read_all.iter().map(|offer| deal::weigh(&read.deal, offer, &run.sources));
        HistoryView::of(names(offers).into_iter().zip(weighed).collect(), &read_all.last()?.deal)
    });
    let is_past = view.as_ref().is_some_and(|view| view.past);
    let private = PrivateReport { history: view, ..PrivateReport::default() };
    Ok(Weighing { report: run.private(read, private, Occasion::History, form), is_past })
}

impl<W: World> Run<'_, W> {
    /// The deal without an offer. What the rules say of it is no news here: it is left to `check`, unless it is an error.
    fn ours_alone(&mut self) -> Option<Read> {
        let read = self.read();
        if !self.findings.has_errors() {
            self.findings = Findings::new();
        }
        read
    }

    /// A file with the name that findings print.
    fn named(&self, path: &Path) -> Result<(String, Vec<u8>), CouldNotRun> {
        Ok((path.display().to_string(), self.world().read(path)?))
    }

    /// The deal with an offer laid over it; `None` when a finding is an error.
    fn offer(&mut self, read: &Read, (name, bytes): (String, Vec<u8>)) -> Option<Offer> {
        let file = self.deal_file(name, bytes)?;
        deal::check_offer_file(&spec::outline(file, &self.sources), &mut self.findings);
        let files: Vec<FileId> = read.specs.iter().copied().chain([file]).collect();
        let (spec, places) = spec::read_layers::<Spec>(&files, &mut self.sources, &mut self.findings)?;
        Offer::resolve(&read.deal, OfferFile { file, spec, places }, &self.sources, &mut self.findings)
    }

    fn private(self, read: Option<Read>, private: PrivateReport, occasion: Occasion, written: ReportForm) -> Output {
        let report = Report { shared: SharedReport::default(), private };
        self.report(read, report, Wanted { occasion, audience: Audience::Private, written })
    }
}

/// What an offer is called: its file’s name without ending.
fn name(path: &Path) -> String {
    path.file_stem().map_or_else(|| path.display().to_string(), |stem| stem.to_string_lossy().into_owned())
}

/// The same for several: where two would be called the same, each by its whole path.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let short: Vec<String> = paths.iter().map(|path| name(path)).collect();
    let is_own = |name: &String| short.iter().filter(|other| *other == name).count() == 1;
    let named = short.iter().zip(paths);
    named.map(|(name, path)| if is_own(name) { name.clone() } else { path.display().to_string() }).collect()
}
