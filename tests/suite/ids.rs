//! The ids of errors, read from the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The calls that take an id first: those of findings, and the helpers of the phases that make them.
const CALLS: [&str; 7] = ["error(", "known(", "fail(key,", "Level::Error,", "Problem::new(", "Self::new(", "wrong("];

/// Every kebab-case id that a file of this folder gives an error, tests left out.
pub(crate) fn errors_in(folder: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for file in files(Path::new(folder)) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for call in CALLS {
            ids.extend(code.split(call).skip(1).filter_map(first_word));
        }
    }
    ids
}

/// The string that the arguments begin with, when it can be an id.
fn first_word(arguments: &str) -> Option<String> {
    let word = arguments.trim_start().strip_prefix('"')?.split('"').next()?;
    let is_id = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_id.then(|| word.to_owned())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        if path.is_dir() && !is_test {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test {
            found.push(path);
        }
    }
    found
}
