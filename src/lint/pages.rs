use std::fmt::Write as _;

use include_dir::{Dir, include_dir};

use super::{About, Reads, Scope};
use crate::diag::Level;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/rules");

/// Every page inside the program, by file name without its ending.
pub fn page_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let stem = |file: &'static include_dir::File<'static>| file.path().file_stem()?.to_str();
    PAGES.files().filter_map(move |file| Some((stem(file)?, file.contents_utf8()?)))
}

/// The page of a rule, as Markdown: what it finds, how much it weighs, why, whose experience it is, and examples that
/// fire and that stay silent. In an example the finding stands as a comment on the line that causes it.
///
/// # Panics
/// Never: each rule has its page, which a test proves.
pub fn page(rule: &About) -> String {
    let About { name, level, summary, source, reads } = rule;
    let found = page_files().find(|(file, _)| file == name);
    let (_, text) = found.expect("invariant: each rule has a page; please report");
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let mut page = format!("{title}\n\n{summary}\nLevel: {}. Source: {source}.\n", level.name());
    let whose = match reads {
        Reads::Deal => "",
        Reads::Documents(Scope::Both) if *level == Level::Error => {
            "It reads our documents, where it is a warning, and those of others.\n"
        }
        Reads::Documents(Scope::Both) => "It reads our documents and those of others.\n",
        Reads::Documents(Scope::Ours) => "It reads our documents.\n",
        Reads::Documents(Scope::Theirs) => "It reads the documents of others.\n",
    };
    page.extend([whose, body]);
    if *reads != Reads::Documents(Scope::Theirs) {
        let _ = write!(
            page,
            "\n## To weigh it otherwise\n\n```toml\n[lints]\n{name} = {{ level = \"off\", because = \"…\" }} # or \
             `note`, `warning`, `error`\n```\n"
        );
    }
    page
}
