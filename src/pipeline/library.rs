//! The commands on a library: what is in it, who answers for it, and how it comes beside a deal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::own::{ORIGINS, built_in, folder_of, origins, origins_text, own_files};
use super::run::{Read, Run, library};
use super::{CouldNotRun, DealFiles, Today};
use crate::clause::{self, Audience, Clause, Day, Library, LibraryFile, LibraryFiles, Standing};
use crate::diag::{Findings, Sources};
use crate::doc::{self, Section};
use crate::world::{NewFile, Readers, World};

/// The clauses of the library in use.
#[derive(Debug)]
pub struct Clauses {
    /// By id; none when a finding is an error.
    pub pages: Vec<ClausePage>,
    /// All findings, sorted.
    pub findings: Findings,
    /// What the findings point into.
    pub sources: Sources,
}

/// All that is known of one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClausePage {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who may read it.
    pub audience: Audience,
    /// The number that its writer gave the words.
    pub version: u32,
    /// How far the words have come.
    pub standing: Standing,
    /// Who approved them: name, first day, and last day if there is one.
    pub approval: Option<(String, String, Option<String>)>,
    /// The condition under which it is chosen.
    pub when: Option<String>,
    /// Why it is absent otherwise.
    pub otherwise: Option<String>,
    /// How long it survives the end of the agreement.
    pub survives: Option<String>,
    /// The clauses that must stand beside it.
    pub requires: Vec<String>,
    /// What was chosen and why, for counsel.
    pub note: String,
    /// Where the idea comes from.
    pub source: Option<String>,
    /// The text as written.
    pub body: String,
    /// The name of its file, as printed.
    pub file: String,
    /// Whether the file lies beside the deal, and not in the program.
    pub is_own: bool,
    /// The documents that list it.
    pub uses: Vec<ClauseUse>,
}

/// A document that lists a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseUse {
    /// The id of the document.
    pub document: String,
    /// The id of the section.
    pub section: String,
    /// What a deal made of it; `None` without a deal.
    pub outcome: Option<Outcome>,
}

/// What a deal makes of a clause that a document lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is printed.
    Chosen {
        /// Under this heading, with its number; absent where the clause printed no block of its own.
        under: Option<String>,
    },
    /// It is not.
    LeftOut {
        /// Why: a phrase from the library.
        reason: String,
    },
}

/// The clauses of the library that a deal uses, and what it makes of each; without a deal, those that are built in.
pub fn clauses(world: &impl World, files: Option<DealFiles<'_>>, today: Option<Today>) -> Result<Clauses, CouldNotRun> {
    let Some(files) = files else {
        let mut sources = Sources::new();
        let files = LibraryFiles::new(clause::built_in(), &mut sources);
        let (library, findings) = library(&files, true, today);
        let pages = library.map_or_else(Vec::new, |library| {
            library.clauses().map(|clause| page(&library, clause, &sources, &|_, _| None)).collect()
        });
        return Ok(Clauses { pages, findings: findings.sorted(), sources });
    };
    let mut run = Run::start(world, files)?;
    run.today = today;
    let mut pages = Vec::new();
    if let Some(read) = run.read() {
        let chosen = outcomes(&mut run, &read);
        let outcome = |document: &str, clause: &str| chosen.get(&(document.to_owned(), clause.to_owned())).cloned();
        let of_clause = |clause: &Clause| {
            let mut page = page(&read.library, clause, &run.sources, &outcome);
            page.is_own = run.own.contains(&format!("clauses/{}.md", clause.id()));
            page
        };
        pages = read.library.clauses().map(of_clause).collect();
    }
    if run.findings.has_errors() {
        pages.clear();
    }
    Ok(Clauses { pages, findings: run.findings.sorted(), sources: run.sources })
}

/// The page of one clause of these; fails when there is none of that id.
pub fn clause_page<'c>(clauses: &'c Clauses, id: &str) -> Result<&'c ClausePage, CouldNotRun> {
    let page = clauses.pages.iter().find(|page| page.id == id);
    page.ok_or_else(|| unknown(id, clauses.pages.iter().map(|page| page.id.clone())))
}

fn unknown(name: &str, known: impl Iterator<Item = String>) -> CouldNotRun {
    CouldNotRun::UnknownClause { name: name.to_owned(), known: known.collect() }
}

fn page(
    library: &Library,
    clause: &Clause,
    sources: &Sources,
    outcome: &dyn Fn(&str, &str) -> Option<Outcome>,
) -> ClausePage {
    let mut uses = Vec::new();
    let listed_as = clause.variant_of().unwrap_or(clause.id());
    for document in library.all_documents() {
        for section in document.sections().iter().filter(|section| section.clauses().any(|id| id == listed_as)) {
            let (document, section) = (document.id().to_owned(), section.id().to_owned());
            let outcome = outcome(&document, clause.id());
            uses.push(ClauseUse { document, section, outcome });
        }
    }
    let approval = clause.approval().map(|approval| {
        (approval.reviewer.clone(), approval.date.to_string(), approval.expires.map(|day| day.to_string()))
    });
    ClausePage {
        id: clause.id().to_owned(),
        title: clause.title().to_owned(),
        audience: clause.audience(),
        version: clause.version(),
        standing: library.standing(clause),
        approval,
        when: clause.when().map(str::to_owned),
        otherwise: clause.otherwise().map(str::to_owned),
        survives: clause.survives().map(str::to_owned),
        requires: clause.requires().map(str::to_owned).collect(),
        note: clause.note().to_owned(),
        source: clause.source().map(str::to_owned),
        body: clause.body().to_owned(),
        file: sources.name(clause.file()).to_owned(),
        is_own: false,
        uses,
    }
}

/// What a deal makes of each clause of each document.
fn outcomes<W: World>(run: &mut Run<'_, W>, read: &Read) -> BTreeMap<(String, String), Outcome> {
    let mut found = BTreeMap::new();
    let ids: Vec<String> = read.library.documents().map(|template| template.id().to_owned()).collect();
    for template in read.library.documents() {
        let selection = read.view(template.audience()).and_then(|view| read.library.select(template.id(), view));
        match selection {
            Ok(selection) => {
                let place = |clause: &str| (template.id().to_owned(), clause.to_owned());
                for clause in selection.clauses() {
                    found.insert(place(clause), Outcome::Chosen { under: None });
                }
                for omitted in &selection.omitted {
                    let reason = omitted.reason.clone();
                    found.insert(place(&omitted.clause), Outcome::LeftOut { reason });
                }
                // Of several wordings one is taken, or none where the clause itself is left out.
                for clause in read.library.clauses() {
                    let listed_as = clause.variant_of().unwrap_or(clause.id());
                    if found.contains_key(&place(clause.id())) || !template.clauses().any(|id| id == listed_as) {
                        continue;
                    }
                    let reason = match found.get(&place(listed_as)) {
                        Some(Outcome::LeftOut { reason }) => reason.clone(),
                        Some(Outcome::Chosen { .. }) | None => "the deal takes another wording of it".to_owned(),
                    };
                    found.insert(place(clause.id()), Outcome::LeftOut { reason });
                }
            }
            Err(finding) => run.findings.push(*finding),
        }
    }
    for built in run.documents(read, &ids) {
        for section in &built.document.sections {
            let mut headings = BTreeMap::new();
            headings_of(section, &mut headings);
            for (clause, heading) in headings {
                let place = (built.document.id.clone(), clause);
                if let Some(Outcome::Chosen { under }) = found.get_mut(&place) {
                    under.get_or_insert(heading);
                }
            }
        }
    }
    found
}

/// The first heading of each clause below a section: its own, else that under which its first block stands.
fn headings_of(section: &Section, headings: &mut BTreeMap<String, String>) {
    let title = doc::plain(&section.title);
    let heading = section.number.as_ref().map_or_else(|| title.clone(), |number| format!("{number} {title}"));
    let own = section.origin.iter().chain(section.blocks.iter().map(|block| &block.origin));
    for origin in own {
        headings.entry(origin.clause.clone()).or_insert_with(|| heading.clone());
    }
    for inner in &section.sections {
        headings_of(inner, headings);
    }
}

/// What is to be written, and what has to be said of it.
#[derive(Debug)]
pub struct Written {
    /// The files; none when a finding is an error.
    pub files: Vec<NewFile>,
    /// All findings, sorted.
    pub findings: Findings,
    /// What the findings point into.
    pub sources: Sources,
}

/// An approval as it is asked for.
#[derive(Debug, Clone)]
pub struct Approval {
    /// Who approves.
    pub reviewer: String,
    /// From which day on, as `2027-01-31`.
    pub date: String,
    /// The last day, written alike, if there is one.
    pub expires: Option<String>,
}

impl Approval {
    fn read(self) -> Result<clause::Approval, CouldNotRun> {
        let Self { reviewer, date, expires } = self;
        let reviewer = reviewer.trim().to_owned();
        if reviewer.is_empty() || reviewer.chars().any(char::is_control) || reviewer.contains('{') {
            return Err(CouldNotRun::BadApproval("`--reviewer` is not the name of a person"));
        }
        let date =
            Day::parse(&date).ok_or(CouldNotRun::BadApproval("`--date` is not a date; write it as 2027-01-31"))?;
        let expires = expires.map(|text| {
            Day::parse(&text).ok_or(CouldNotRun::BadApproval("`--expires` is not a date; write it as 2027-01-31"))
        });
        let expires = expires.transpose()?;
        if expires.is_some_and(|last| last < date) {
            return Err(CouldNotRun::BadApproval("`--expires` is before `--date`"));
        }
        Ok(clause::Approval { reviewer, date, expires })
    }
}

/// The files of clauses beside a deal, with this approval written into them. `place` is the deal spec or its folder.
pub fn approve(world: &impl World, place: &Path, ids: &[String], approval: Approval) -> Result<Written, CouldNotRun> {
    let approval = approval.read()?;
    if ids.is_empty() {
        return Err(CouldNotRun::Nothing("the clauses to approve, then the deal spec or its folder"));
    }
    let own = own_files(world, &folder_of(world, place)?)?;
    let built_in = built_in();
    let (mut sources, mut findings, mut files) = (Sources::new(), Findings::new(), BTreeMap::new());
    for id in ids {
        let path = format!("clauses/{id}.md");
        let Some(file) = own.iter().find(|file| file.path == path) else {
            return Err(if built_in.contains_key(&path) {
                CouldNotRun::BuiltIn { name: id.clone() }
            } else {
                unknown(id, own.iter().chain(built_in.values()).filter_map(|file| clause_id(&file.path)))
            });
        };
        let source = sources.add(file.printed_as.clone(), file.text.clone());
        if let Some(text) = clause::approved(id, source, &file.text, &approval, &mut findings) {
            files.insert(path, new_file(&*file.printed_as, text));
        }
    }
    let files = if findings.has_errors() { Vec::new() } else { files.into_values().collect() };
    Ok(Written { files, findings: findings.sorted(), sources })
}

fn clause_id(path: &str) -> Option<String> {
    path.strip_prefix("clauses/")?.strip_suffix(".md").map(str::to_owned)
}

fn new_file(path: impl Into<PathBuf>, text: String) -> NewFile {
    NewFile { path: path.into(), bytes: text.into_bytes(), readers: Readers::Anyone }
}

/// What is ejected.
#[derive(Debug)]
pub struct Ejected {
    /// The copies, and the record of what they were copied from.
    pub files: Vec<NewFile>,
    /// How many files were left as they are, since they lay there before.
    pub kept: usize,
}

/// Copies of built-in files to lie beside a deal: clauses by id, document templates by id, `words` and `look`; all of them
/// when `ids` is `None`, less those that are there. `place` is the deal spec or its folder.
pub fn eject(world: &impl World, place: &Path, ids: Option<&[String]>) -> Result<Ejected, CouldNotRun> {
    let built_in = built_in();
    let wanted: Vec<&LibraryFile> = match ids {
        None => built_in.values().collect(),
        Some([]) => return Err(CouldNotRun::Nothing("the clauses or document templates to eject, or `--all`")),
        Some(ids) => {
            let find = |id: &String| {
                let paths = [format!("clauses/{id}.md"), format!("templates/{id}.toml"), format!("templates/{id}.typ")];
                let found = paths.iter().find_map(|path| built_in.get(path));
                found.ok_or_else(|| unknown(id, built_in.keys().filter_map(|path| any_id(path))))
            };
            ids.iter().map(find).collect::<Result<_, _>>()?
        }
    };
    let folder = folder_of(world, place)?;
    let own = own_files(world, &folder)?;
    let mut origins = origins(&own)?;
    let (mut files, mut kept) = (BTreeMap::new(), 0);
    for file in wanted {
        let path = folder.join(&*file.path);
        if own.iter().any(|other| other.path == file.path) {
            if ids.is_some() {
                return Err(CouldNotRun::AlreadyThere { path });
            }
            kept += 1;
            continue;
        }
        origins.insert(file.path.to_string(), clause::text_hash(&file.text));
        files.insert(file.path.to_string(), new_file(path, file.text.clone().into_owned()));
    }
    let mut files: Vec<NewFile> = files.into_values().collect();
    if !files.is_empty() {
        files.push(new_file(folder.join(ORIGINS), origins_text(&origins)));
    }
    Ok(Ejected { files, kept })
}

fn any_id(path: &str) -> Option<String> {
    let template = |ending| path.strip_prefix("templates/")?.strip_suffix(ending).map(str::to_owned);
    clause_id(path).or_else(|| template(".toml")).or_else(|| template(".typ"))
}
