//! Reads what a command works on: the deal spec with its layers, and the library with the deal's own files over it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::playbook;
use super::said::{Worded, review};
use super::shelf::Shelf;
use super::told::{still_open, wording};
use super::views::Views;
use super::{CouldNotRun, DealFiles, Today};
use crate::clause::{Audience, Library, LibraryFiles, Names, Schemas, ViewData};
use crate::deal::{self, Deal, Followed, Team};
use crate::diag::{FileId, Finding, Findings, Sources, Span};
use crate::export::{Format, Looks};
use crate::lint;
use crate::spec::{self, Places, Playbook, Spec};
use crate::view::{FindingView, PrivateView, Review, SharedView};
use crate::world::{World, WorldError};

/// One command on one deal: what it reads, and what was found on the way.
pub(super) struct Run<'w, W> {
    world: &'w W,
    /// The folder of the deal spec: a deal's own clauses and templates lie beside it.
    folder: PathBuf,
    /// The names of the deal spec and of what is laid over it, with their bytes.
    specs: Vec<(String, Vec<u8>)>,
    /// The playbook of the team with its name, where there is one.
    playbook: Option<(String, Vec<u8>)>,
    pub(super) today: Option<Today>,
    pub(super) is_final: bool,
    /// The formats in which a document is written as soon as it is built, while others still are.
    pub(super) at_once: Vec<Format>,
    pub(super) sources: Sources,
    pub(super) findings: Findings,
    pub(super) looks: Looks,
    /// The paths of the deal's own clauses and document templates.
    pub(super) own: BTreeSet<String>,
    /// Whether the library is the built-in one as it is, whose names the program's own tests check.
    pub(super) names_checked: bool,
}

/// A deal that was read without an error, with the library that words it and the views that documents see.
pub(super) struct Read {
    pub(super) library: Library,
    pub(super) views: Views,
    pub(super) deal: Deal,
    /// The files that the deal was read from.
    pub(super) specs: Vec<FileId>,
    /// What the rules say of the deal.
    found: Findings,
    /// What the program has to say of it, made when somebody first asks: documents for both sides are begun before that.
    reviewed: OnceLock<Reviewed>,
}

/// What the program has to say of a deal.
struct Reviewed {
    /// Nothing where a clause could not be chosen.
    review: Option<Review>,
    /// What was found with it, until it is told.
    found: Mutex<Findings>,
}

impl Read {
    /// What documents of that audience see; what our own side sees once there is a review.
    pub(super) fn view(&self, audience: Audience) -> Result<&ViewData, Box<Finding>> {
        match (audience, self.review()) {
            (Audience::Shared, _) => Ok(self.views.shared()),
            (Audience::Private, Some(review)) => self.views.private(&self.deal, review),
            (Audience::Private, None) => {
                Err(Finding::error("broken-view", "the deal was not reviewed; please report this").into())
            }
        }
    }

    /// What the program has to say of the deal, once [`Read::review_now`] was asked for it.
    pub(super) fn review(&self) -> Option<&Review> {
        self.reviewed.get()?.review.as_ref()
    }

    /// What the rules say of the deal, worst first.
    pub(super) fn said(&self) -> &[FindingView] {
        self.review().map_or(&[], |review| &review.findings)
    }

    /// What the program has to say of the deal, made now if it was not yet.
    pub(super) fn review_now(&self, sources: &Sources) -> Option<&Review> {
        let made = self.reviewed.get_or_init(|| {
            let (mut found, mut wrong) = (self.found.clone(), Findings::new());
            let review = review(&self.deal, &self.worded(sources), &mut found, &mut wrong);
            // What the rules say waits until the clauses can be chosen.
            wrong.extend(if review.is_some() { found } else { Findings::new() });
            Reviewed { review, found: Mutex::new(wrong) }
        });
        made.review.as_ref()
    }

    fn worded<'a>(&'a self, sources: &'a Sources) -> Worded<'a> {
        Worded { library: &self.library, shared: self.views.shared(), specs: &self.specs, sources }
    }
}

/// A playbook that was read, if there is no error in it, and what was found.
type TeamRead = (Option<Arc<Team>>, Findings);

/// A deal with what was made of it before the library is known.
struct Ours {
    deal: Deal,
    found: Findings,
    views: Views,
}

impl<'w, W: World> Run<'w, W> {
    pub(super) fn start(world: &'w W, files: DealFiles<'_>) -> Result<Self, CouldNotRun> {
        let read = |path: &Path| Ok((path.display().to_string(), world.read(path)?));
        let folder = files.deal.parent().unwrap_or(Path::new(""));
        let of_team = playbook::path(world, folder, files.playbook);
        Ok(Self {
            world,
            folder: folder.to_owned(),
            playbook: of_team.as_deref().map(read).transpose()?,
            specs: files.paths().map(read).collect::<Result<_, WorldError>>()?,
            today: None,
            is_final: false,
            at_once: Vec::new(),
            sources: Sources::new(),
            findings: Findings::new(),
            looks: Looks::built_in(),
            own: BTreeSet::new(),
            names_checked: false,
        })
    }

    /// A run on a playbook alone.
    pub(super) fn start_playbook(world: &'w W, playbook: &Path) -> Result<Self, CouldNotRun> {
        Ok(Self {
            world,
            folder: PathBuf::new(),
            playbook: Some((playbook.display().to_string(), world.read(playbook)?)),
            specs: Vec::new(),
            today: None,
            is_final: false,
            at_once: Vec::new(),
            sources: Sources::new(),
            findings: Findings::new(),
            looks: Looks::built_in(),
            own: BTreeSet::new(),
            names_checked: false,
        })
    }

    /// Where files are read from.
    pub(super) fn world(&self) -> &'w W {
        self.world
    }

    /// Reads spec, deal and library, and says all that there is to say of the deal; `None` when a finding is an error.
    pub(super) fn read(&mut self) -> Option<Read> {
        let read = self.begin()?;
        self.settle(&read).then_some(read)
    }

    /// Adds what the program has to say of the deal to what was found; false where a clause could not be chosen.
    pub(super) fn settle(&mut self, read: &Read) -> bool {
        let is_sound = read.review_now(&self.sources).is_some();
        if let Some(made) = read.reviewed.get() {
            self.findings.extend(std::mem::take(&mut *made.found.lock().unwrap_or_else(PoisonError::into_inner)));
        }
        is_sound
    }

    /// Reads spec, deal and library; `None` when a finding is an error. What the program has to say of the deal is still to
    /// be asked for, and to be settled.
    pub(super) fn begin(&mut self) -> Option<Read> {
        let specs = self.deal_files();
        let of_team = self.playbook_file();
        let (sources, world, folder) = (&self.sources, self.world, &self.folder);
        let (names_checked, today) = (self.names_checked, self.today);
        let library = || {
            let on_shelf = Shelf::of(world, folder, sources.behind())?;
            let library = library(&on_shelf.files, names_checked && on_shelf.own.is_empty(), today);
            Ok((on_shelf, library))
        };
        // None of the three waits for another, as long as nothing is wrong with the text of spec and playbook.
        let (followed, (team, library)) = rayon::join(
            || specs.as_ref().and_then(|specs| spec::read_sound::<Spec>(specs, sources)).map(followed),
            || {
                rayon::join(
                    || of_team.and_then(|file| Some(playbook::team(spec::read_sound(&[file], sources)?, sources))),
                    library,
                )
            },
        );
        let (on_shelf, library) = self.sound(library).unzip();
        if let Some(Shelf { files: _, sources, looks, own }) = on_shelf {
            self.sources.append(sources);
            (self.looks, self.own) = (looks, own);
        }
        let ours = specs.as_ref().and_then(|specs| self.ours(specs, followed, (of_team, team)));
        let (library, found) = library.unwrap_or_default();
        self.findings.extend(found);
        let (library, Ours { deal, found, views }) = (library?, ours?);
        library.check_wording(views.shared().wording(), &mut self.findings);
        let read = Read { library, views, deal, specs: specs?, found, reviewed: OnceLock::new() };
        if self.findings.has_errors() {
            // What is wrong with the choice of clauses is told beside it.
            let mut wrong = Findings::new();
            let _ = review(&read.deal, &read.worded(&self.sources), &mut Findings::new(), &mut wrong);
            self.findings.extend(wrong);
            return None;
        }
        Some(read)
    }

    /// The deal, what its rules say of it, and what both sides may see of it. What could not be read without a fault is
    /// read again, to say what is wrong.
    fn ours(
        &mut self,
        specs: &[FileId],
        read: Option<Followed>,
        (of_team, team): (Option<FileId>, Option<TeamRead>),
    ) -> Option<Ours> {
        let deal = match read {
            Some(sound) => spec::keep_private::<Spec, _>(specs, &mut self.sources, sound),
            None => followed(spec::read_layers::<Spec>(specs, &mut self.sources, &mut self.findings)?),
        };
        let team = match (team, of_team) {
            (Some((team, found)), _) => {
                self.findings.extend(found);
                team
            }
            (None, Some(file)) => self.team(file),
            (None, None) => None,
        };
        let deal = deal.deal(team.as_ref(), &self.sources, &mut self.findings)?;
        // Without the playbook the deal would be another one.
        if self.findings.has_errors() {
            return None;
        }
        if self.is_final {
            self.findings.extend(still_open(&deal));
        }
        let (sources, today, is_final) = (&self.sources, self.today, self.is_final);
        let (found, views) = rayon::join(
            || {
                let mut found = lint::check(&deal);
                found.extend(lint::check_team(&deal, sources));
                found
            },
            || {
                let mut shared = SharedView::of(&deal, today.map(|Today(date)| date));
                shared.is_final = is_final;
                Views::of(shared, wording(&deal))
            },
        );
        let views = self.sound(views)?;
        Some(Ours { deal, found, views })
    }

    /// What the program has to say of a deal beside the one that was read, in the words of the same library. Its findings
    /// stand in the review alone: what keeps a deal from being printed does not keep it from being looked at.
    pub(super) fn review_of(&mut self, deal: &Deal, library: &Library) -> Option<Review> {
        let shared = SharedView::of(deal, self.today.map(|Today(date)| date));
        let views = self.sound(Views::of(shared, wording(deal)))?;
        library.check_wording(views.shared().wording(), &mut self.findings);
        // Its files are not told apart here: what a report says of places it says by their keys.
        let worded = Worded { library, shared: views.shared(), specs: &[], sources: &self.sources };
        let mut found = lint::check(deal);
        found.extend(lint::check_team(deal, &self.sources));
        let mut wrong = Findings::new();
        let review = review(deal, &worded, &mut found, &mut wrong);
        self.findings.extend(wrong);
        review.filter(|_| !self.findings.has_errors())
    }

    /// The playbook, if there is one whose text can be read.
    pub(super) fn playbook_file(&mut self) -> Option<FileId> {
        let (name, bytes) = self.playbook.take()?;
        let file = self.deal_file(name, bytes)?;
        // All of it is ours alone, comments and keys too.
        self.sources.mark_private(Span::new(file, 0..usize::MAX));
        Some(file)
    }

    /// The playbook, read; none where it has an error.
    pub(super) fn team(&mut self, file: FileId) -> Option<Arc<Team>> {
        let read = spec::read::<Playbook>(file, &mut self.sources, &mut self.findings)?;
        let (team, found) = playbook::team(read, &self.sources);
        self.findings.extend(found);
        team
    }

    /// What there is if nothing is wrong with it, which is else reported.
    pub(super) fn sound<T>(&mut self, result: Result<T, Box<Finding>>) -> Option<T> {
        match result {
            Ok(sound) => Some(sound),
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    /// The deal spec and what is laid over it as sources; `None` when one of them is not text.
    pub(super) fn deal_files(&mut self) -> Option<Vec<FileId>> {
        let specs = std::mem::take(&mut self.specs);
        let all = specs.len();
        let files: Vec<FileId> = specs.into_iter().filter_map(|(name, bytes)| self.deal_file(name, bytes)).collect();
        (files.len() == all).then_some(files)
    }

    pub(super) fn deal_file(&mut self, name: String, bytes: Vec<u8>) -> Option<FileId> {
        match String::from_utf8(bytes) {
            Ok(text) => Some(self.sources.add(name, text)),
            Err(error) => {
                let file = self.sources.add(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
                let at = error.utf8_error().valid_up_to();
                // What cannot be read cannot be told apart from what is private.
                self.sources.mark_private(Span::new(file, 0..usize::MAX));
                let finding = Finding::error("not-utf8", "the file is not UTF-8 text").at(Span::new(file, at..at + 1));
                self.findings.push(finding.hint("save it as UTF-8"));
                None
            }
        }
    }
}

/// A spec that was read, with its references followed.
fn followed((spec, places): (Spec, Places)) -> Followed {
    Followed::of(deal::Written { spec, places })
}

/// The library as it stands on a day, with all that is wrong with it.
pub(super) fn library(files: &LibraryFiles, names_checked: bool, today: Option<Today>) -> (Option<Library>, Findings) {
    let mut found = Findings::new();
    let mut library = if names_checked {
        Library::load(files, Names::Checked, &mut found)
    } else {
        let schemas = Schemas { shared: schema::<SharedView>(), private: schema::<PrivateView>() };
        Library::load(files, Names::Check(&schemas), &mut found)
    };
    if let Some(library) = &mut library {
        library.on(today.and_then(Today::day), &mut found);
    }
    (library, found)
}

/// What a view looks like once it is serialized: each field is there, and may be `null`.
fn schema<T: schemars::JsonSchema>() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
