//! The phases and their order: spec → deal → view → clause → doc → export. The only place that names them all.

mod calendar;
mod diff;
mod documents;
mod exit;
mod library;
mod own;
mod playbook;
mod press;
mod proofread;
mod redline;
mod report;
mod review;
mod rules;
mod run;
mod said;
mod shelf;
mod told;
mod views;
mod weigh;

use std::path::{Path, PathBuf};

use self::documents::Built;
use self::run::{Read, Run};
use crate::clause::{Day, Library};
use crate::deal::Date;
use crate::diag::{self, Findings, Sources};
use crate::doc::Document;
use crate::export::Format;
use crate::spec::{self, Spec};
use crate::world::{World, WorldError};

pub use self::calendar::calendar;
pub use self::diff::{Diff, DiffRequest, diff};
pub use self::exit::{ExitQuestion, exit, notice};
pub use self::library::{
    Approval, ClausePage, ClauseUse, Clauses, Ejected, Outcome, Written, approve, clause_page, clauses, eject,
};
pub use self::own::{OwnFile, OwnState, Status, status};
pub use self::proofread::proofread;
pub use self::redline::{RedlineRequest, redline};
pub use self::report::Written as ReportForm;
pub use self::rules::{TeamPage, explain, explain_team, rule_list, trips};
pub use self::weigh::{Weighing, weigh, weigh_history};
pub use crate::clause::{Audience, Standing};

/// What is to be rendered.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Ids of documents; all of the library's when empty.
    pub documents: Vec<String>,
    /// Names of formats; Markdown and PDF when empty.
    pub formats: Vec<String>,
    /// The date that drafts print.
    pub today: Option<Today>,
    /// Whether the documents are to be final: none while a value is open, and none says that it is a draft.
    pub is_final: bool,
    /// Whether a clause may only be printed in words that somebody approved.
    pub only_approved: bool,
    /// Whether copies for review are made instead of the documents: they say where each paragraph comes from.
    pub for_review: bool,
}

/// The deal spec and what is laid over it.
#[derive(Debug, Clone, Copy)]
pub struct DealFiles<'a> {
    /// The deal spec. The deal's own clauses and templates lie beside it.
    pub deal: &'a Path,
    /// Files that are laid over it, in this order.
    pub layers: &'a [PathBuf],
    /// The playbook of the team; the file `playbook.toml` beside the deal spec when absent, if there is one.
    pub playbook: Option<&'a Path>,
}

impl<'a> From<&'a Path> for DealFiles<'a> {
    fn from(deal: &'a Path) -> Self {
        Self { deal, layers: &[], playbook: None }
    }
}

impl<'a> DealFiles<'a> {
    fn paths(self) -> impl Iterator<Item = &'a Path> {
        std::iter::once(self.deal).chain(self.layers.iter().map(PathBuf::as_path))
    }
}

/// The date of a run, as the caller gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today(Date);

impl Today {
    /// The same day, as clauses write days.
    fn day(self) -> Option<Day> {
        Day::parse(&self.0.iso())
    }
}

/// A file that a render gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its name, without a folder.
    pub name: String,
    /// Who may read it.
    pub audience: Audience,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a render gives: files when no finding is an error, none otherwise.
#[derive(Debug)]
pub struct Output {
    /// The files, documents in the order of their ids.
    pub files: Vec<OutputFile>,
    /// All findings, sorted.
    pub findings: Findings,
    /// What the findings point into.
    pub sources: Sources,
    made_from: Option<MadeFrom>,
}

impl Output {
    /// The trees that the files were written from, for who wants to look into them; none when a finding is an error, or
    /// when the files are data.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        let made_from = self.made_from.as_ref().filter(|_| !self.findings.has_errors());
        made_from.into_iter().flat_map(|made_from| &made_from.documents).map(|built| &built.document)
    }

    /// Leaves what the files were made from to the system to take down: for a process that ends with this.
    pub fn forget(self) {
        std::mem::forget(self.made_from);
    }
}

/// The library and the views of a run, and its documents.
struct MadeFrom {
    _read: Read,
    documents: Vec<Built>,
}

impl std::fmt::Debug for MadeFrom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MadeFrom").finish_non_exhaustive()
    }
}

/// Why a command could not run at all.
#[derive(Debug, thiserror::Error)]
pub enum CouldNotRun {
    /// A file could not be read.
    #[error(transparent)]
    World(#[from] WorldError),
    /// A document that the library does not have.
    #[error("there is no document `{name}`; {}", near_or_all(name, known))]
    UnknownDocument {
        /// What was asked for.
        name: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// A clause that the library does not have.
    #[error("there is no clause `{name}`; {}", near(name, known))]
    UnknownClause {
        /// What was asked for.
        name: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// A clause whose words are in the program, where they cannot be approved.
    #[error("`{name}` is built in; `prenup clauses eject {name} …` puts it beside the deal, where it can be approved")]
    BuiltIn {
        /// Its id.
        name: String,
    },
    /// A file that would be written over.
    #[error("`{}` is there already; take it away first to eject it again", path.display())]
    AlreadyThere {
        /// Where it lies.
        path: PathBuf,
    },
    /// Nothing was named that could be done.
    #[error("say which: {0}")]
    Nothing(&'static str),
    /// An argument of an approval that cannot be.
    #[error("{0}")]
    BadApproval(&'static str),
    /// The record of what was ejected cannot be read.
    #[error("failed to read `{}` ({cause})", path.display())]
    BadRecord {
        /// Where it lies.
        path: PathBuf,
        /// Why.
        cause: String,
    },
    /// A format that the program does not write.
    #[error("there is no format `{name}`; {}", near_or_all(name, &Format::ALL.map(|format| format.name().to_owned())))]
    UnknownFormat {
        /// What was asked for.
        name: String,
    },
    /// A rule that the program does not have.
    #[error("there is no rule `{name}`; {}", rules::near_rule(name))]
    UnknownRule {
        /// What was asked for.
        name: String,
    },
    /// A day that is no date.
    #[error("`{flag}` is not a date; write it as 2027-01-31")]
    NoDate {
        /// The flag.
        flag: &'static str,
    },
    /// A format that a redline is not written in.
    #[error("a redline is written as Markdown, and not as `{name}`; leave out `--format`")]
    NoRedline {
        /// What was asked for.
        name: &'static str,
    },
    /// A `--today` that is no date.
    #[error("`--today` is not a date; write it as 2027-01-31")]
    Today,
    /// A `SOURCE_DATE_EPOCH` that is no moment.
    #[error("`SOURCE_DATE_EPOCH` is not a moment; write it in seconds since 1970")]
    Epoch,
}

fn near(name: &str, known: &[String]) -> String {
    match diag::nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`prenup clauses list` names them".to_owned(),
    }
}

fn near_or_all(name: &str, known: &[String]) -> String {
    match diag::nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are `{}`", known.join("`, `")),
    }
}

/// The date of a run: of the flag, else of `SOURCE_DATE_EPOCH` (seconds since 1970, UTC), else none.
pub fn today(flag: Option<&str>, epoch: Option<&str>) -> Result<Option<Today>, CouldNotRun> {
    if let Some(text) = flag {
        let date = Date::parse(text).map_err(|_| CouldNotRun::Today)?;
        return Ok(Some(Today(date)));
    }
    let Some(seconds) = epoch.filter(|text| !text.is_empty()) else { return Ok(None) };
    let date = seconds.parse().ok().and_then(Date::from_epoch_seconds);
    date.map(|date| Some(Today(date))).ok_or(CouldNotRun::Epoch)
}

/// The JSON Schema of the deal spec, as text that ends with a line break.
pub fn spec_schema() -> String {
    format!("{:#}\n", spec::json_schema())
}

/// Reports every problem of a deal and of the documents it gives, without writing any.
pub fn check<'a>(world: &impl World, files: impl Into<DealFiles<'a>>) -> Result<(Findings, Sources), CouldNotRun> {
    check_on(world, files, None)
}

/// As [`check`], on a day: an approval that has ended is then reported too.
pub fn check_on<'a>(
    world: &impl World,
    files: impl Into<DealFiles<'a>>,
    today: Option<Today>,
) -> Result<(Findings, Sources), CouldNotRun> {
    let mut run = Run::start(world, files.into())?;
    run.today = today;
    if let Some(read) = run.begin() {
        let ids: Vec<String> = read.library.documents().map(|template| template.id().to_owned()).collect();
        run.documents(&read, &ids);
    }
    Ok((run.findings.sorted(), run.sources))
}

/// What the files of a deal say together, as TOML with the source of each value: for our own eyes, since private values
/// are in it. `None` while one of the files is not sound TOML, which [`check`] then says.
pub fn merged<'a>(world: &impl World, files: impl Into<DealFiles<'a>>) -> Result<Option<String>, CouldNotRun> {
    let mut run = Run::start(world, files.into())?;
    Ok(run.deal_files().and_then(|files| spec::merged::<Spec>(&files, &run.sources)))
}

/// Renders the documents of a deal in memory.
pub fn render<'a>(
    world: &impl World,
    files: impl Into<DealFiles<'a>>,
    request: &Request,
) -> Result<Output, CouldNotRun> {
    let formats = formats(&request.formats)?;
    let mut run = Run::start(world, files.into())?;
    run.today = request.today;
    run.is_final = request.is_final;
    run.names_checked = true;
    // A PDF is not made on the threads that build.
    run.at_once = if formats.contains(&Format::Pdf) { Vec::new() } else { formats.clone() };
    let mut made = made(&mut run, request)?;
    let files = written(&mut run, made.as_mut(), &formats);
    let findings = run.findings.sorted();
    let files = if findings.has_errors() { Vec::new() } else { files };
    Ok(Output { files, findings, sources: run.sources, made_from: made })
}

/// The documents of a deal as trees, with what they were made from; none when a finding is an error.
fn made<W: World>(run: &mut Run<'_, W>, request: &Request) -> Result<Option<MadeFrom>, CouldNotRun> {
    let Some(read) = run.begin() else { return Ok(None) };
    let ids = wanted(&read.library, &request.documents)?;
    // Documents for both sides are begun before there is a review of the deal; whoever else works on it waits for that.
    let is_plain = !request.for_review && !request.only_approved;
    if !is_plain && !run.settle(&read) {
        return Ok(None);
    }
    if request.only_approved {
        run.require_approved(&read, &ids);
    }
    let documents = if request.for_review { run.reviewed(&read, &ids) } else { run.documents(&read, &ids) };
    Ok(Some(MadeFrom { _read: read, documents }))
}

/// Their files; none when a finding is an error.
fn written<W: World>(run: &mut Run<'_, W>, made: Option<&mut MadeFrom>, formats: &[Format]) -> Vec<OutputFile> {
    match made {
        Some(made) if !run.findings.has_errors() => run.export(&mut made.documents, formats),
        Some(_) | None => Vec::new(),
    }
}

/// The trees of some documents of a deal, in the order asked for, for who wants to measure or look into them; `None`
/// when a finding is an error.
pub fn documents<'a>(world: &impl World, files: impl Into<DealFiles<'a>>, ids: &[String]) -> Option<Vec<Document>> {
    let mut run = Run::start(world, files.into()).ok()?;
    run.names_checked = true;
    let read = run.begin()?;
    let built = run.documents(&read, ids);
    (built.len() == ids.len()).then(|| built.into_iter().map(|built| built.document).collect())
}

fn formats(names: &[String]) -> Result<Vec<Format>, CouldNotRun> {
    if names.is_empty() {
        return Ok(Format::DEFAULT.to_vec());
    }
    let mut formats = Vec::new();
    for name in names {
        let format = Format::from_name(name).ok_or_else(|| CouldNotRun::UnknownFormat { name: name.clone() })?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

fn wanted(library: &Library, names: &[String]) -> Result<Vec<String>, CouldNotRun> {
    let known: Vec<String> = library.documents().map(|template| template.id().to_owned()).collect();
    if let Some(name) = names.iter().find(|name| !known.contains(name)) {
        return Err(CouldNotRun::UnknownDocument { name: name.clone(), known });
    }
    Ok(known.into_iter().filter(|id| names.is_empty() || names.contains(id)).collect())
}
