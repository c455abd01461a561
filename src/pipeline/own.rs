//! The files of a library that lie beside a deal, and what the program's own have become since they were copied there.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::CouldNotRun;
use crate::clause::{self, LibraryFile, same_words, text_hash};
use crate::export::{Looks, html, pdf};
use crate::world::{World, WorldError};

/// How a PDF looks: a file of the library that is no clause and no document template.
pub(super) const LOOK: &str = "templates/look.typ";

/// How a page looks: another such file.
pub(super) const PAGE: &str = "templates/page.css";

/// Where it is written which built-in texts the files of a deal were copied from. It is one file for clauses, document
/// templates and the look, so that the copies themselves are the built-in texts byte for byte, and no front matter has a key
/// that no writer of clauses needs.
pub(super) const ORIGINS: &str = "clauses/origin.toml";

/// What stands at the head of that file.
const HEAD: &str = "# Which built-in texts these files were copied from: `prenup clauses eject` writes this, and `prenup \
                    clauses status`\n# reads it. Keep it in git.\n";

/// A file that lies beside a deal, set beside what is built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// Its path within the library.
    pub path: String,
    /// What it is to the built-in file of that path.
    pub state: OwnState,
    /// From it to what is now built in, as a unified diff, where that has moved on.
    pub difference: Option<String>,
}

/// What a file that lies beside a deal is to the built-in one of the same path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnState {
    /// There is no built-in file of that path.
    Ours,
    /// The same text.
    Same,
    /// The same words; what stands in front of them was changed since it was ejected, as an approval does.
    SameWords,
    /// Changed since it was ejected.
    Changed,
    /// The built-in text is another one than that which was ejected, and so is this one.
    MovedOn,
    /// The built-in text is another one than that which was ejected, and this one is as it was: ejected again, nothing is
    /// lost.
    Outdated,
    /// Another text, and no record of an ejection.
    Unrecorded,
}

impl OwnState {
    /// The state as a phrase.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Same => "as built in",
            Self::SameWords => "same words",
            Self::Changed => "changed",
            Self::MovedOn => "moved on",
            Self::Outdated => "outdated",
            Self::Unrecorded => "not ejected",
        }
    }
}

/// Which files of the library in use are whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Those beside the deal, by path.
    pub own: Vec<OwnFile>,
    /// How many built-in ones are in use as they are.
    pub built_in: usize,
}

/// Sets the files beside a deal beside those that are built in. `place` is the deal spec or its folder.
pub fn status(world: &impl World, place: &Path) -> Result<Status, CouldNotRun> {
    let folder = folder_of(world, place)?;
    let mut built_in = built_in();
    let own = own_files(world, &folder)?;
    let origins = origins(&own)?;
    let mut files = Vec::new();
    for file in own.into_iter().filter(|file| file.path != ORIGINS) {
        let theirs = built_in.remove(&*file.path);
        let (state, difference) = compared(&file, theirs.as_ref(), origins.get(&*file.path));
        files.push(OwnFile { path: file.path.into_owned(), state, difference });
    }
    Ok(Status { own: files, built_in: built_in.len() })
}

fn compared(ours: &LibraryFile, theirs: Option<&LibraryFile>, origin: Option<&String>) -> (OwnState, Option<String>) {
    let Some(theirs) = theirs else { return (OwnState::Ours, None) };
    if ours.text == theirs.text {
        return (OwnState::Same, None);
    }
    match origin {
        None => (OwnState::Unrecorded, None),
        Some(origin) if *origin == text_hash(&theirs.text) => {
            (if same_words(ours, theirs) { OwnState::SameWords } else { OwnState::Changed }, None)
        }
        Some(origin) => {
            let diff = TextDiff::from_lines(&*ours.text, &*theirs.text);
            let names = (&*ours.printed_as, format!("built in: {}", ours.path));
            let diff = diff.unified_diff().context_radius(3).header(names.0, &names.1).to_string();
            let state = if *origin == text_hash(&ours.text) { OwnState::Outdated } else { OwnState::MovedOn };
            (state, Some(diff))
        }
    }
}

/// The folder of a deal, given the deal spec or the folder itself.
pub(super) fn folder_of(world: &impl World, place: &Path) -> Result<PathBuf, WorldError> {
    match world.read(place) {
        Ok(_) => Ok(place.parent().unwrap_or(Path::new("")).to_owned()),
        Err(error) if error.is_folder() => Ok(place.to_owned()),
        Err(error) => Err(error),
    }
}

/// The files of the library that are built in, by path, with the looks of a PDF and of a page.
pub(super) fn built_in() -> BTreeMap<String, LibraryFile> {
    let Looks { pdf: pdf::Look { name: _, source }, html: html::Page { css } } = Looks::built_in();
    let file = |path: &'static str, text: Cow<'static, str>| LibraryFile::new(path, text, path);
    let looks = [file(LOOK, source), file(PAGE, css)];
    clause::built_in().into_iter().chain(looks).map(|file| (file.path.to_string(), file)).collect()
}

/// The files of the library that lie in the folder of a deal.
pub(super) fn own_files(world: &impl World, deal: &Path) -> Result<Vec<LibraryFile>, WorldError> {
    let mut files = Vec::new();
    for folder in ["clauses", "templates"] {
        for (path, bytes) in world.read_tree(&deal.join(folder))? {
            // Fonts are built in; a copy of the whole built-in folder beside a deal is no mistake.
            if path.starts_with("fonts/") {
                continue;
            }
            let printed_as = deal.join(folder).join(&path).display().to_string();
            let path = format!("{folder}/{path}");
            let mut text = String::from_utf8(bytes).map_err(|_| WorldError {
                doing: "read",
                path: PathBuf::from(&printed_as),
                cause: "it is not UTF-8 text".into(),
            })?;
            // Some editors set a mark before the text that no reader sees.
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            files.push(LibraryFile::new(path, text, printed_as));
        }
    }
    Ok(files)
}

/// The hashes of the built-in texts that files were copied from, by path.
pub(super) fn origins(own: &[LibraryFile]) -> Result<BTreeMap<String, String>, CouldNotRun> {
    let Some(file) = own.iter().find(|file| file.path == ORIGINS) else { return Ok(BTreeMap::new()) };
    toml::from_str(&file.text).map_err(|error| CouldNotRun::BadRecord {
        path: PathBuf::from(&*file.printed_as),
        cause: error.message().to_owned(),
    })
}

/// The text of the file that [`origins`] reads.
pub(super) fn origins_text(origins: &BTreeMap<String, String>) -> String {
    let lines = origins.iter().map(|(path, hash)| format!("{} = \"{hash}\"\n", toml::Value::from(path.as_str())));
    HEAD.to_owned() + &lines.collect::<String>()
}
