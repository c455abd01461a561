use std::fmt::Write as _;

use include_dir::{Dir, include_dir};

use super::Rule;

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
pub fn page(rule: &Rule) -> String {
    let found = page_files().find(|(name, _)| *name == rule.name);
    let (_, text) = found.expect("invariant: each rule has a page; please report");
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let mut page = format!("{title}\n\n{}\n", rule.summary);
    let _ = write!(page, "Level: {}. Source: {}.\n{body}", rule.level.name(), rule.source);
    let name = rule.name;
    let _ = write!(
        page,
        "\n## To weigh it otherwise\n\n```toml\n[lints]\n{name} = {{ level = \"off\", because = \"…\" }} # or `note`, \
         `warning`, `error`\n```\n"
    );
    page
}
