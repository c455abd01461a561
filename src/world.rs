//! All that comes from outside and goes there: files, environment, the date. The only door to `std::fs` and `std::env`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use tempfile::NamedTempFile;

/// A file or folder that could not be read or written, with the cause.
#[derive(Debug, thiserror::Error)]
#[error("failed to {doing} `{}` ({cause})", path.display())]
pub struct WorldError {
    /// What was tried: `read`, `write`, `create`.
    pub doing: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// Why it failed, as a short phrase.
    pub cause: String,
}

impl WorldError {
    /// Whether a file was to be read where a folder is.
    pub fn is_folder(&self) -> bool {
        self.cause == IS_FOLDER
    }
}

const IS_FOLDER: &str = "it is a folder";

/// The largest file that is read, in bytes: a deal spec is text that a person wrote.
pub const LARGEST_FILE: u64 = 4 << 20;

/// How many files a tree of clauses or templates may hold, and how deep its folders may lie.
const MOST_FILES: usize = 2_000;
const DEEPEST_FOLDER: usize = 8;

/// Who may read a file on the disk, where the platform knows of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever may read any new file of the user.
    Anyone,
    /// The user alone.
    OwnerOnly,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Who may read it.
    pub readers: Readers,
}

/// What the program needs of its surroundings.
pub trait World: Sync {
    /// The bytes of a file of at most [`LARGEST_FILE`].
    fn read(&self, path: &Path) -> Result<Vec<u8>, WorldError>;

    /// Whether there is a file or folder, whatever it is.
    fn is_there(&self, path: &Path) -> bool {
        self.read(path).is_ok()
    }

    /// Every file below a folder with its path relative to it, sorted; none when the folder does not exist. Fails on a
    /// symbolic link below it, and where there are thousands.
    fn read_tree(&self, folder: &Path) -> Result<Vec<(String, Vec<u8>)>, WorldError>;

    /// Fails where the folder of a file is a symbolic link: it may lead from one reader to the other.
    ///
    /// Writes all files or, where that can be known beforehand, none: each is written and synced beside its place, and
    /// only when all are, they are renamed into it. What a run that was killed has left beside them goes.
    fn write_all(&self, files: &[NewFile]) -> Result<(), WorldError>;

    /// The environment's `SOURCE_DATE_EPOCH`, as written.
    fn source_date_epoch(&self) -> Option<String>;
}

/// The real one.
#[derive(Debug, Default)]
pub struct Disk;

fn failed<'a>(doing: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> WorldError + 'a {
    move |error| WorldError { doing, path: path.to_owned(), cause: cause(&error) }
}

fn cause(error: &io::Error) -> String {
    // The operating system's wording, less the number that Rust adds to it.
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// How the names of files begin that are written beside their place.
const STAGED: &str = ".prenup-";

/// A file beside its place, with the rights that any new file of the user has, or with those of the user alone.
fn staging(readers: Readers) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(STAGED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = match readers {
            Readers::Anyone => 0o666,
            Readers::OwnerOnly => 0o600,
        };
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    builder
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
impl World for Disk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, WorldError> {
        let meta = std::fs::metadata(path).map_err(failed("read", path))?;
        if meta.is_dir() {
            return Err(WorldError { doing: "read", path: path.to_owned(), cause: IS_FOLDER.into() });
        }
        if !meta.is_file() {
            return Err(WorldError { doing: "read", path: path.to_owned(), cause: "it is not a file".into() });
        }
        if meta.len() > LARGEST_FILE {
            let cause = format!("it has {} MB; at most {} MB are read", meta.len() >> 20, LARGEST_FILE >> 20);
            return Err(WorldError { doing: "read", path: path.to_owned(), cause });
        }
        // Some files say that they are empty and are not, and some grow.
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default() + 1);
        let file = std::fs::File::open(path).map_err(failed("read", path))?;
        file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed("read", path))?;
        if bytes.len() as u64 > LARGEST_FILE {
            let cause = format!("at most {} MB are read", LARGEST_FILE >> 20);
            return Err(WorldError { doing: "read", path: path.to_owned(), cause });
        }
        Ok(bytes)
    }

    fn is_there(&self, path: &Path) -> bool {
        std::fs::symlink_metadata(path).is_ok()
    }

    fn read_tree(&self, folder: &Path) -> Result<Vec<(String, Vec<u8>)>, WorldError> {
        let mut found = BTreeMap::new();
        let mut open = vec![(folder.to_owned(), String::new())];
        while let Some((dir, prefix)) = open.pop() {
            let entries = match std::fs::read_dir(&dir) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound && prefix.is_empty() => break,
                Err(error) => return Err(failed("read", &dir)(error)),
            };
            for entry in entries {
                let entry = entry.map_err(failed("read", &dir))?;
                let path = entry.path();
                let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                    return Err(WorldError { doing: "read", path, cause: "its name is not Unicode".into() });
                };
                if name.starts_with('.') {
                    continue;
                }
                let relative = format!("{prefix}{name}");
                let kind = entry.file_type().map_err(failed("read", &path))?;
                // A repository that somebody else filled could name any file of this machine.
                if kind.is_symlink() {
                    return Err(WorldError { doing: "read", path, cause: "it is a symbolic link".into() });
                }
                if found.len() >= MOST_FILES || relative.matches('/').count() > DEEPEST_FOLDER {
                    let cause = format!("more than {MOST_FILES} files, or folders too deep").to_owned();
                    return Err(WorldError { doing: "read", path: folder.to_owned(), cause });
                }
                if kind.is_dir() {
                    open.push((path, format!("{relative}/")));
                } else {
                    found.insert(relative, self.read(&path)?);
                }
            }
        }
        Ok(found.into_iter().collect())
    }

    fn write_all(&self, files: &[NewFile]) -> Result<(), WorldError> {
        let mut made = BTreeSet::new();
        let staged = match stage(files, &mut made) {
            Ok(staged) => staged,
            Err(error) => {
                // Inner folders sort behind outer ones. One that somebody else has put a file into stays.
                for folder in made.iter().rev() {
                    let _ = std::fs::remove_dir(folder);
                }
                return Err(error);
            }
        };
        for (path, file) in staged {
            file.persist(path).map_err(|error| failed("write", path)(error.error))?;
        }
        Ok(())
    }

    fn source_date_epoch(&self) -> Option<String> {
        std::env::var("SOURCE_DATE_EPOCH").ok()
    }
}

/// Where a file lies.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

type Staged<'a> = Vec<(&'a Path, NamedTempFile)>;

/// Writes each file beside its place. `made` holds the folders that were not there before.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn stage<'a>(files: &'a [NewFile], made: &mut BTreeSet<PathBuf>) -> Result<Staged<'a>, WorldError> {
    if let Some(NewFile { path, .. }) = files.iter().find(|file| file.path.is_dir()) {
        return Err(WorldError { doing: "write", path: path.clone(), cause: IS_FOLDER.into() });
    }
    let mut swept = BTreeSet::new();
    for NewFile { path, .. } in files {
        let folder = folder_of(path);
        made.extend(folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned));
        std::fs::create_dir_all(folder).map_err(failed("create", folder))?;
        // A link from `private/` could lead into a folder that others read.
        if folder.file_name().is_some() && folder.is_symlink() {
            let cause = "its folder is a symbolic link".into();
            return Err(WorldError { doing: "write", path: path.clone(), cause });
        }
        if swept.insert(folder) {
            sweep(folder);
        }
    }
    let stage = |NewFile { path, bytes, readers }: &'a NewFile| {
        let mut file = staging(*readers).tempfile_in(folder_of(path)).map_err(failed("write", path))?;
        // Held until the file is in its place: another run sees by it that this one is under way. Where the file system
        // has no locks, nobody sweeps.
        let _ = file.as_file().try_lock();
        file.write_all(bytes).map_err(failed("write", path))?;
        // All at once: the disk then takes them together.
        file.as_file().sync_all().map_err(failed("write", path))?;
        Ok((path.as_path(), file))
    };
    files.par_iter().map(stage).collect::<Vec<_>>().into_iter().collect()
}

/// How old a staged file is that no run can be about to lock.
const LEFT_BEHIND: std::time::Duration = std::time::Duration::from_mins(1);

/// Takes away what runs that were killed have left in a folder: files with the name of a staged one, older than a minute,
/// and locked by nobody. Whatever is in doubt stays, and so does what cannot be taken away: the documents do not depend on it.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(STAGED));
        let is_staged =
            random.is_some_and(|random| random.len() == 6 && random.bytes().all(|b| b.is_ascii_alphanumeric()));
        // The kind is that of the entry itself: a symbolic link is no file.
        if !is_staged || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let is_old = |meta: std::fs::Metadata| meta.modified().ok()?.elapsed().ok().map(|age| age > LEFT_BEHIND);
        if entry.metadata().ok().and_then(is_old) != Some(true) {
            continue;
        }
        let path = entry.path();
        if let Ok(file) = std::fs::OpenOptions::new().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            let _ = std::fs::remove_file(&path);
        }
    }
}
