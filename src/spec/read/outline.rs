use toml::de::{DeTable, DeValue};

use super::without;
use crate::diag::{FileId, Sources, Span};

/// What a layer speaks of, by itself: for who asks what a single file says, before it is laid over others.
#[derive(Debug, Default)]
pub struct Outline {
    /// The keys at its top with their places, in the order of their names.
    pub tables: Vec<(String, Span)>,
    /// The paths that it takes out of the files below it, with their places.
    pub without: Vec<(String, Span)>,
}

/// The outline of a file; what a syntax error hides is not in it.
pub fn outline(file: FileId, sources: &Sources) -> Outline {
    let (table, _) = DeTable::parse_recoverable(sources.text(file));
    if super::depth::beyond(table.get_ref()).is_some() {
        super::depth::dismantle(table.into_inner());
        return Outline::default();
    }
    let mut outline = Outline::default();
    for (key, value) in table.get_ref() {
        if key.get_ref().as_ref() != without::KEY {
            outline.tables.push((key.get_ref().to_string(), Span::new(file, key.span())));
        } else if let DeValue::Array(paths) = value.get_ref() {
            let text = |path: &toml::Spanned<DeValue<'_>>| {
                Some((path.get_ref().as_str()?.trim().to_owned(), Span::new(file, path.span())))
            };
            outline.without.extend(paths.iter().filter_map(text));
        }
    }
    outline
}
