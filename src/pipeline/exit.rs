//! The rehearsal of an exit, and the table of who may leave when.

use std::collections::BTreeMap;

use super::report::{Report, Wanted};
use super::run::{Read, Run};
use super::{CouldNotRun, DealFiles, Output, ReportForm, Today};
use crate::clause::{Audience, Occasion};
use crate::deal::{self, Ask, Date, Matrix, Path};
use crate::diag::{Finding, Findings, Sources};
use crate::view::{Cite, MatrixView, PrivateReport, RehearsalView, SharedReport};
use crate::world::World;

/// The document whose sections a rehearsal cites.
const EXIT_CLAUSE: &str = "exit-clause";

/// What is asked of the exit.
#[derive(Debug, Clone)]
pub enum ExitQuestion {
    /// What happens on one ground and one day.
    Rehearse {
        /// The ground: `convenience`, `expiry`, or the id of a trigger or of an automatic end.
        ground: String,
        /// The last day of the alliance, as 2027-01-31.
        on: String,
        /// The party that ends it; its only holder, or our own side, when absent.
        by: Option<String>,
        /// The day on which that party learnt of the event.
        learnt: Option<String>,
    },
    /// Who may leave when, how fast, and at what cost.
    Matrix,
}

/// Rehearses the exit of a deal, or sets out who may leave when.
pub fn exit<'a>(
    world: &impl World,
    files: impl Into<DealFiles<'a>>,
    question: &ExitQuestion,
    (form, today): (ReportForm, Option<Today>),
) -> Result<Output, CouldNotRun> {
    let question = Question::read(question)?;
    let mut run = Run::start(world, files.into())?;
    run.today = today;
    run.names_checked = true;
    let as_calendar = form == ReportForm::Calendar;
    let wanted = Wanted { occasion: Occasion::Exit, audience: Audience::Shared, written: form };
    let mut report = SharedReport::default();
    let read = run.read();
    if let Some(read) = &read {
        // What the rules say of the deal is for `check` to say.
        run.findings = Findings::new();
        run.answer(read, &question, &mut report);
    }
    if let Some(rehearsal) = &mut report.rehearsal {
        rehearsal.as_calendar = as_calendar;
    }
    Ok(run.report(read, Report { shared: report, private: PrivateReport::default() }, wanted))
}

/// Writes the letter that ends a deal, for both sides, or for our own the talking points that go with it.
///
/// An exit that no letter brings about is an error at the deal.
pub fn notice<'a>(
    world: &impl World,
    files: impl Into<DealFiles<'a>>,
    question: &ExitQuestion,
    audience: Audience,
    (form, today): (ReportForm, Option<Today>),
) -> Result<Output, CouldNotRun> {
    let question = Question::read(question)?;
    let mut run = Run::start(world, files.into())?;
    run.today = today;
    run.names_checked = true;
    let mut report = SharedReport::default();
    let read = run.read();
    if let Some(read) = &read {
        run.answer(read, &question, &mut report);
        let us = &read.deal.parties.us().short;
        let theirs = |view: &RehearsalView| view.holder.as_ref().is_some_and(|holder| holder != us);
        if audience == Audience::Private && report.rehearsal.as_ref().is_some_and(theirs) {
            run.findings.push(not_ours(read));
        }
        let by_letter = |view: &RehearsalView| matches!(view.ground.as_str(), "convenience" | "trigger");
        if report.rehearsal.as_ref().is_some_and(|view| !by_letter(view)) {
            run.findings.push(no_letter(read));
        }
    }
    let wanted = Wanted { occasion: Occasion::Notice, audience, written: form };
    let read = read.filter(|_| !run.findings.has_errors());
    Ok(run.report(read, Report { shared: report, private: PrivateReport::default() }, wanted))
}

fn not_ours(read: &Read) -> Finding {
    let at = read.deal.places.nearest_span(&Path::root().key("deal").key("us"));
    Finding::error(
        "not-our-notice",
        "the talking points are for our own notice, and this one would come from another party",
    )
    .at(at)
    .hint(format!("write `--by {}`, or name a ground that is in our own hands", read.deal.parties.us().id))
}

fn no_letter(read: &Read) -> Finding {
    let at = read.deal.places.nearest_span(&Path::root().key("exit"));
    Finding::error("no-notice", "no notice of termination brings this end about: it comes by itself")
        .at(at)
        .hint("name `convenience` or a trigger of `exit.triggers`, or rehearse the end without `--notice`")
}

/// The same question with its dates read.
enum Question {
    Rehearse(Ask),
    Matrix,
}

impl Question {
    fn read(question: &ExitQuestion) -> Result<Self, CouldNotRun> {
        let ExitQuestion::Rehearse { ground, on, by, learnt } = question else { return Ok(Self::Matrix) };
        let day = |flag: &'static str, text: &str| Date::parse(text).map_err(|_| CouldNotRun::NoDate { flag });
        Ok(Self::Rehearse(Ask {
            ground: ground.clone(),
            by: by.clone(),
            on: day("--on", on)?,
            learnt: learnt.as_deref().map(|text| day("--learnt", text)).transpose()?,
        }))
    }
}

impl<W: World> Run<'_, W> {
    fn answer(&mut self, read: &Read, question: &Question, report: &mut SharedReport) {
        let numbers = self.exit_sections(read);
        let section = |label: &str| numbers.get(label).cloned();
        match question {
            Question::Rehearse(ask) => match deal::rehearse(&read.deal, ask) {
                Ok(rehearsal) => {
                    let line = |path: &Path| line(read, &self.sources, path);
                    let cite = Cite { section: &section, line: &line };
                    report.rehearsal = Some(RehearsalView::of(&read.deal, &rehearsal, &cite));
                }
                Err(why) => self.findings.push(why.finding(&read.deal)),
            },
            Question::Matrix => match Matrix::of(&read.deal) {
                Some(matrix) => report.matrix = Some(MatrixView::of(&read.deal, &matrix, &section)),
                None => self.findings.push(no_dates(read)),
            },
        }
    }

    /// The numbers of the exit clause as it is rendered of this deal, by label; none where the library has no such document
    /// for both sides. What is said of its words is for `check` to say, unless it stops the document.
    fn exit_sections(&mut self, read: &Read) -> BTreeMap<String, String> {
        if read.library.document(EXIT_CLAUSE).is_none_or(|template| template.audience() != Audience::Shared) {
            return BTreeMap::new();
        }
        let before = std::mem::take(&mut self.findings);
        let built = self.documents(read, &[EXIT_CLAUSE.to_owned()]);
        let found = std::mem::replace(&mut self.findings, before);
        if found.has_errors() {
            self.findings.extend(found);
        }
        let labels = built.into_iter().flat_map(|built| built.document.labels);
        labels.map(|(label, target)| (label, target.text)).collect()
    }
}

/// The file, without its folder, and the line of a value that the deal states.
fn line(read: &Read, sources: &Sources, path: &Path) -> Option<String> {
    let span = read.deal.places.value_span(path)?;
    let name = sources.name(span.file);
    let file = std::path::Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name);
    Some(format!("{file}:{}", sources.line(span)))
}

fn no_dates(read: &Read) -> Finding {
    let at = read.deal.places.nearest_span(&Path::root().key("deal").key("effective"));
    Finding::error("no-stages", "the stages of the alliance are not known while its start or its end is open")
        .at(at)
        .hint("settle `deal.effective` and `deal.term`")
}
