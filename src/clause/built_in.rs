use include_dir::{Dir, include_dir};

use super::LibraryFile;

static CLAUSES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/clauses");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The clauses and document templates inside the program.
pub fn built_in() -> Vec<LibraryFile> {
    let mut files = Vec::new();
    for (folder, dir) in [("clauses", &CLAUSES), ("templates", &TEMPLATES)] {
        collect(folder, dir, &mut files);
    }
    files
}

fn collect(folder: &str, dir: &Dir<'_>, files: &mut Vec<LibraryFile>) {
    for file in dir.files() {
        let read = file.path().extension().is_some_and(|ending| ending == "md" || ending == "toml");
        if let (true, Some(text), Some(path)) = (read, file.contents_utf8(), file.path().to_str()) {
            let path = format!("{folder}/{path}");
            files.push(LibraryFile { printed_as: path.clone(), path, text: text.to_owned() });
        }
    }
    for sub in dir.dirs() {
        collect(folder, sub, files);
    }
}
