//! The phases and their order: spec → deal → view → clause → doc → export. The only place that names them all.

mod proofread;

use std::path::{Path, PathBuf};

use crate::clause::{self, Library, LibraryFile, LibraryFiles, Names, Schemas, ViewData};
use crate::deal::{self, Date, Deal};
use crate::diag::{self, FileId, Finding, Findings, Sources, Span};
use crate::doc::{self, Document};
use crate::export::{self, Format, pdf};
use crate::lint;
use crate::spec::{self, Spec};
use crate::view::{FindingView, OmittedView, OpenPointView, PrivateView, Review, SharedView};
use crate::world::{World, WorldError};

pub use crate::clause::Audience;
pub use proofread::proofread;

/// What is to be rendered.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Ids of documents; all of the library's when empty.
    pub documents: Vec<String>,
    /// Names of formats; all when empty.
    pub formats: Vec<String>,
    /// The date that drafts print.
    pub today: Option<Today>,
    /// Whether the documents are to be final: none while a value is open, and none says that it is a draft.
    pub is_final: bool,
}

/// The deal spec and what is laid over it.
#[derive(Debug, Clone, Copy)]
pub struct DealFiles<'a> {
    /// The deal spec. The deal's own clauses and templates lie beside it.
    pub deal: &'a Path,
    /// Files that are laid over it, in this order.
    pub layers: &'a [PathBuf],
}

impl<'a> From<&'a Path> for DealFiles<'a> {
    fn from(deal: &'a Path) -> Self {
        Self { deal, layers: &[] }
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
    /// A format that the program does not write.
    #[error("there is no format `{name}`; {}", near_or_all(name, &Format::ALL.map(|format| format.name().to_owned())))]
    UnknownFormat {
        /// What was asked for.
        name: String,
    },
    /// A `--today` that is no date.
    #[error("`--today` is not a date; write it as 2027-01-31")]
    Today,
    /// A `SOURCE_DATE_EPOCH` that is no moment.
    #[error("`SOURCE_DATE_EPOCH` is not a moment; write it in seconds since 1970")]
    Epoch,
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
    let mut run = Run::start(world, files.into())?;
    if let Some(read) = run.read() {
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
    let mut files = Vec::new();
    if let Some(read) = run.read() {
        let ids = wanted(&read.library, &request.documents)?;
        let documents = run.documents(&read, &ids);
        if !run.findings.has_errors() {
            files = run.export(&documents, &formats);
        }
    }
    let findings = run.findings.sorted();
    if findings.has_errors() {
        files.clear();
    }
    Ok(Output { files, findings, sources: run.sources })
}

/// The trees of some documents of a deal, in the order asked for, for who wants to measure or look into them; `None`
/// when a finding is an error.
pub fn documents<'a>(world: &impl World, files: impl Into<DealFiles<'a>>, ids: &[String]) -> Option<Vec<Document>> {
    let mut run = Run::start(world, files.into()).ok()?;
    run.names_checked = true;
    let read = run.read()?;
    let built = run.documents(&read, ids);
    (built.len() == ids.len()).then(|| built.into_iter().map(|built| built.document).collect())
}

fn formats(names: &[String]) -> Result<Vec<Format>, CouldNotRun> {
    if names.is_empty() {
        return Ok(Format::ALL.to_vec());
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

/// A deal that was read without an error, with the library that words it and the views that documents see.
struct Read {
    library: Library,
    shared: ViewData,
    private: ViewData,
}

/// A deal with what was made of it before the library is known.
struct Ours {
    deal: Deal,
    found: Findings,
    shared: SharedView,
    shared_data: ViewData,
}

/// What keeps a document from being final: each value that is open, with who settles it until when.
fn still_open(deal: &Deal) -> Findings {
    let mut found = Findings::new();
    for (path, point) in deal.places.open_points() {
        let deal::OpenPoint { tbd: _, owner, by } = point;
        let owner = owner
            .as_ref()
            .map_or_else(|| "nobody is named to settle it".to_owned(), |who| format!("{who} is to settle it"));
        let by = by.map_or_else(String::new, |date| format!(", by {date}"));
        let finding =
            Finding::error("open-point", format!("`{}` is still open: {owner}{by}", deal.places.dotted(path)));
        found.push(finding.at(deal.places.nearest_span(path)).hint("write the value, or render without `--final`"));
    }
    found
}

/// The library, with all that is wrong with it.
fn library(files: &LibraryFiles, names_checked: bool) -> (Option<Library>, Findings) {
    let mut found = Findings::new();
    let library = if names_checked {
        Library::load(files, Names::Checked, &mut found)
    } else {
        let schemas = Schemas { shared: schema::<SharedView>(), private: schema::<PrivateView>() };
        Library::load(files, Names::Check(&schemas), &mut found)
    };
    (library, found)
}

/// A document with what its file needs.
struct Built {
    file_name: String,
    audience: Audience,
    document: Document,
}

struct Run<'w, W> {
    world: &'w W,
    /// The folder of the deal spec: a deal's own clauses and templates lie beside it.
    folder: PathBuf,
    /// The names of the deal spec and of what is laid over it, with their bytes.
    specs: Vec<(String, Vec<u8>)>,
    today: Option<Today>,
    is_final: bool,
    sources: Sources,
    findings: Findings,
    look: Option<LibraryFile>,
    /// Whether the library is the built-in one as it is, whose names the program's own tests check.
    names_checked: bool,
}

impl<'w, W: World> Run<'w, W> {
    fn start(world: &'w W, files: DealFiles<'_>) -> Result<Self, CouldNotRun> {
        let read = |path: &Path| Ok((path.display().to_string(), world.read(path)?));
        Ok(Self {
            world,
            folder: files.deal.parent().unwrap_or(Path::new("")).to_owned(),
            specs: files.paths().map(read).collect::<Result<_, WorldError>>()?,
            today: None,
            is_final: false,
            sources: Sources::new(),
            findings: Findings::new(),
            look: None,
            names_checked: false,
        })
    }

    /// Reads spec, deal and library; `None` when a finding is an error.
    fn read(&mut self) -> Option<Read> {
        let specs = self.deal_files();
        let files = self.library_files();
        // The library is read while the deal is.
        let (library, ours) = std::thread::scope(|scope| {
            let (files, names_checked) = (files.as_ref(), self.names_checked);
            let library = scope.spawn(move || files.map(|files| library(files, names_checked)));
            let ours = specs.and_then(|specs| self.ours(&specs));
            (library.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), ours)
        });
        let (library, found) = library.unwrap_or_default();
        self.findings.extend(found);
        let (library, Ours { deal, found, shared, shared_data }) = (library?, ours?);
        let review = self.review(&deal, &found, &library, &shared_data)?;
        self.findings.extend(found);
        let private = self.view_data(Audience::Private, &PrivateView::of(&deal, shared, review))?;
        Some(Read { library, shared: shared_data, private })
    }

    /// The deal, what its rules say of it, and what both sides may see of it.
    fn ours(&mut self, specs: &[FileId]) -> Option<Ours> {
        let (spec, places) = spec::read_layers::<Spec>(specs, &mut self.sources, &mut self.findings)?;
        let deal = deal::resolve(spec, places, &self.sources, &mut self.findings)?;
        if self.is_final {
            self.findings.extend(still_open(&deal));
        }
        let found = lint::check(&deal);
        let mut shared = SharedView::of(&deal, self.today.map(|Today(date)| date));
        shared.is_final = self.is_final;
        let shared_data = self.view_data(Audience::Shared, &shared)?;
        Some(Ours { deal, found, shared, shared_data })
    }

    fn view_data(&mut self, audience: Audience, view: &impl serde::Serialize) -> Option<ViewData> {
        match ViewData::new(audience, view) {
            Ok(data) => Some(data),
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    /// The deal spec and what is laid over it as sources; `None` when one of them is not text.
    fn deal_files(&mut self) -> Option<Vec<FileId>> {
        let specs = std::mem::take(&mut self.specs);
        let all = specs.len();
        let files: Vec<FileId> = specs.into_iter().filter_map(|(name, bytes)| self.deal_file(&name, bytes)).collect();
        (files.len() == all).then_some(files)
    }

    fn deal_file(&mut self, name: &str, bytes: Vec<u8>) -> Option<FileId> {
        match String::from_utf8(bytes) {
            Ok(text) => Some(self.sources.add(name, text)),
            Err(error) => {
                let file = self.sources.add(name, String::from_utf8_lossy(error.as_bytes()));
                let at = error.utf8_error().valid_up_to();
                // What cannot be read cannot be told apart from what is private.
                self.sources.mark_private(Span::new(file, 0..usize::MAX));
                let finding = Finding::error("not-utf8", "the file is not UTF-8 text").at(Span::new(file, at..at + 1));
                self.findings.push(finding.hint("save it as UTF-8"));
                None
            }
        }
    }

    /// The built-in library, and over it the deal's own files by the same path; `None` when they cannot be read.
    fn library_files(&mut self) -> Option<LibraryFiles> {
        let mut files = clause::built_in();
        match self.own_files() {
            Ok(own) => files.extend(own),
            Err(error) => {
                self.findings.push(Finding::error("unreadable-library", error.to_string()));
                return None;
            }
        }
        Some(LibraryFiles::new(files, &mut self.sources))
    }

    fn own_files(&mut self) -> Result<Vec<LibraryFile>, WorldError> {
        let mut files = Vec::new();
        for folder in ["clauses", "templates"] {
            for (path, bytes) in self.world.read_tree(&self.folder.join(folder))? {
                // Fonts are built in; a copy of the whole built-in folder beside a deal is no mistake.
                if path.starts_with("fonts/") {
                    continue;
                }
                let printed_as = self.folder.join(folder).join(&path).display().to_string();
                let path = format!("{folder}/{path}");
                let text = String::from_utf8(bytes).map_err(|_| WorldError {
                    doing: "read",
                    path: PathBuf::from(&printed_as),
                    cause: "it is not UTF-8 text".into(),
                })?;
                let file = LibraryFile { path, text, printed_as };
                if file.path == "templates/look.typ" {
                    self.look = Some(file);
                } else {
                    self.names_checked = false;
                    files.push(file);
                }
            }
        }
        Ok(files)
    }

    /// What the private term sheet says of the deal itself.
    fn review(&mut self, deal: &Deal, found: &Findings, library: &Library, shared: &ViewData) -> Option<Review> {
        let mut omitted = Vec::new();
        for template in library.documents().filter(|template| template.audience() == Audience::Shared) {
            match library.select(template.id(), shared) {
                Ok(selection) => omitted.extend(selection.omitted.into_iter().map(|clause| OmittedView {
                    document: template.title().to_owned(),
                    title: clause.title,
                    reason: clause.reason,
                })),
                Err(finding) => self.findings.push(*finding),
            }
        }
        let finding = |finding: &Finding| FindingView {
            level: finding.level.name().to_owned(),
            rule: finding.id.to_owned(),
            message: finding.message.clone(),
            hint: finding.hints.first().cloned(),
        };
        let mut worst_first: Vec<&Finding> = found.iter().collect();
        worst_first.sort_by_key(|finding| finding.level);
        let open_point = |(path, point): &(deal::Path, deal::OpenPoint)| OpenPointView {
            place: deal.places.dotted(path),
            tbd: point.tbd.to_string(),
            owner: point.owner.as_ref().map(ToString::to_string),
            by: point.by.as_ref().map(ToString::to_string),
        };
        (!self.findings.has_errors()).then(|| Review {
            findings: worst_first.into_iter().map(finding).collect(),
            omitted,
            open_points: deal.places.open_points().iter().map(open_point).collect(),
        })
    }

    /// The documents that have no error, as trees, in the order of `ids`.
    fn documents(&mut self, read: &Read, ids: &[String]) -> Vec<Built> {
        let (sources, today) = (&self.sources, self.today);
        let built = each(ids, |id| {
            let mut findings = Findings::new();
            (document(read, id, today, sources, &mut findings), findings)
        });
        let mut documents = Vec::new();
        for (document, findings) in built {
            documents.extend(document);
            self.findings.extend(findings);
        }
        documents
    }

    fn export(&mut self, documents: &[Built], formats: &[Format]) -> Vec<OutputFile> {
        let look = self
            .look
            .take()
            .map_or_else(pdf::Look::built_in, |file| pdf::Look { name: file.printed_as, source: file.text });
        let mut files = Vec::new();
        for written in
            each(documents, |built| formats.iter().map(|format| file(built, *format, &look)).collect::<Vec<_>>())
        {
            for result in written {
                match result {
                    Ok(file) => files.push(file),
                    Err(finding) => self.findings.push(*finding),
                }
            }
        }
        files
    }
}

/// The results of `work` on each item, in order, one thread an item: documents do not wait for each other.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let work = &work;
    std::thread::scope(|scope| {
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || work(item))).collect();
        let results = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        results.map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// One document as a tree.
fn document(read: &Read, id: &str, today: Option<Today>, sources: &Sources, findings: &mut Findings) -> Option<Built> {
    let view = match read.library.document(id)?.audience() {
        Audience::Shared => &read.shared,
        Audience::Private => &read.private,
    };
    let rendered = read.library.render(id, view, findings)?;
    let (file_name, audience) = (rendered.file_name.clone(), rendered.audience);
    let draft = draft(id, rendered, words(read.library.vocabulary()), today);
    let document = doc::build(draft, sources, findings)?;
    findings.extend(lint::proofread(&document, lint::Paper::Ours, sources));
    Some(Built { file_name, audience, document })
}

/// One document in one format.
fn file(built: &Built, format: Format, look: &pdf::Look) -> Result<OutputFile, Box<Finding>> {
    let bytes = match format {
        Format::Markdown => export::md::write(&built.document).into_bytes(),
        Format::Pdf => pdf::write(&built.document, look).map_err(|error| {
            let message = format!("`{}` cannot be written as PDF: {error}", built.document.id);
            Finding::error("pdf", message)
        })?,
    };
    let name = format!("{}.{}", built.file_name, format.extension());
    Ok(OutputFile { name, audience: built.audience, bytes })
}

/// What a view looks like once it is serialized: each field is there, and may be `null`.
fn schema<T: schemars::JsonSchema>() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// A rendered document in the shape that the tree is built from.
fn draft(id: &str, rendered: clause::Rendered, words: doc::Words, today: Option<Today>) -> doc::Draft {
    let clause::Rendered { title, subtitle, marking, numbering, audience: _, file_name: _, sections, omitted: _ } =
        rendered;
    let fragment = |fragment: clause::RenderedFragment| {
        let clause::RenderedFragment { clause, file, first_line, markdown } = fragment;
        doc::Fragment { clause, file, first_line, markdown }
    };
    let section = |section: clause::RenderedSection| {
        let clause::RenderedSection { id, title, definitions, fragments } = section;
        doc::DraftSection { id, title, definitions, fragments: fragments.into_iter().map(fragment).collect() }
    };
    doc::Draft {
        id: id.to_owned(),
        title,
        subtitle,
        marking,
        date: today.map(|Today(date)| date.iso()),
        numbering: match numbering {
            clause::Numbering::Decimal => doc::Numbering::Decimal,
            clause::Numbering::Headings => doc::Numbering::Headings,
            clause::Numbering::None => doc::Numbering::None,
        },
        words,
        sections: sections.into_iter().map(section).collect(),
    }
}

fn words(vocabulary: &clause::Vocabulary) -> doc::Words {
    let clause::Vocabulary { section, signature, name, title, date } = vocabulary.clone();
    doc::Words { section, signature, name, title, date }
}
