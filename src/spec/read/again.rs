//! A spec that was read, to be read again with something else in it.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::merge::{Schema, merge};
use super::{sound_tables, without};
use crate::diag::{FileId, Sources};
use crate::spec::files::Files;
use crate::spec::places::{Path, Places, Segment};

/// What the files of a sound spec say together, parsed once: to be read as often as wanted with other values in it.
#[derive(Debug, Clone)]
pub struct Parsed<'s> {
    table: DeTable<'s>,
    /// The files with their names and texts.
    files: Vec<(&'s str, &'s str)>,
}

/// A spec that was read again.
#[derive(Debug)]
pub struct Reread<T> {
    /// The spec.
    pub spec: T,
    /// The place of each of its values.
    pub places: Places,
    /// What they stand in: the files in their order, as they are, and last the values that were changed.
    pub sources: Sources,
}

impl<'s> Parsed<'s> {
    /// Parses the files of a spec `T`, later ones laid over earlier ones; `None` when their text is not sound.
    pub fn of<T: JsonSchema>(files: &[FileId], sources: &'s Sources) -> Option<Self> {
        let schema = Schema::new(|| schemars::schema_for!(T).to_value());
        let tables = sound_tables(files, sources)?;
        let merged = merge(&Files::of(files, sources), tables, &schema);
        let files = files.iter().map(|file| (sources.name(*file), sources.text(*file))).collect();
        Some(Self { table: merged.table.into_inner(), files })
    }

    /// The same without what stands under a key at the top.
    #[must_use]
    pub fn less(mut self, key: &str) -> Self {
        self.table.remove(key);
        self
    }

    /// Reads it with other values, each as TOML writes it, at some of its places: `None` takes out what stands there.
    /// `None` when its types refuse that.
    pub fn read<T: DeserializeOwned>(&self, edits: &[(&Path, Option<&str>)]) -> Option<Reread<T>> {
        let mut sources = Sources::new();
        let mut files: Vec<FileId> =
            self.files.iter().map(|(name, text)| sources.add((*name).to_owned(), (*text).to_owned())).collect();
        let written: Vec<&str> = edits.iter().filter_map(|(_, to)| *to).collect();
        files.push(sources.add("", written.join("\n")));
        let row = Files::of(&files, &sources);
        let mut at = row.starts().last().map_or(0, |(start, _)| start);
        let mut table = self.table.clone();
        for (path, to) in edits {
            let Some(to) = to else { continue };
            let value = DeValue::parse(to).ok()?.into_inner();
            set(&mut table, path.segments(), Spanned::new(at..at + to.len(), value))?;
            at += to.len() + 1;
        }
        // Later rows first, so that the numbers of earlier ones stay what they are.
        let mut gone: Vec<&Path> = edits.iter().filter(|(_, to)| to.is_none()).map(|(path, _)| *path).collect();
        gone.sort_unstable_by(|one, other| other.cmp(one));
        for path in gone {
            without::remove(&mut table, path.segments());
        }
        let places = Places::of(row, &table);
        let spec = T::deserialize(toml::de::Deserializer::from(Spanned::new(NOWHERE, table))).ok()?;
        Some(Reread { spec, places, sources })
    }
}

/// The place of the whole.
const NOWHERE: Range<usize> = 0..0;

/// Puts a value in the place of another; `None` when there is none.
fn set<'t>(table: &mut DeTable<'t>, path: &[Segment], to: Spanned<DeValue<'t>>) -> Option<()> {
    let (Segment::Key(first), mut rest) = path.split_first()? else { return None };
    let mut there = table.get_mut(first.as_str())?;
    while let Some((next, further)) = rest.split_first() {
        there = match (there.get_mut(), next) {
            (DeValue::Table(table), Segment::Key(key)) => table.get_mut(key.as_str())?,
            (DeValue::Array(rows), Segment::Index(index)) => rows.get_mut(*index)?,
            _ => return None,
        };
        rest = further;
    }
    *there = to;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::spec::Spec;

    const DEAL: &str = include_str!("../../../examples/fernlight-colossa/deal.toml");

    fn at(places: &Places, dotted: &str) -> Path {
        places.resolve(dotted).expect("it is in the example")
    }

    fn text(span: Option<Span>, sources: &Sources) -> &str {
        span.map_or("-", |span| &sources.text(span.file)[span.start..span.end])
    }

    #[test]
    fn what_is_changed_is_read_and_has_its_place() {
        let mut sources = Sources::new();
        let layer = "[deal]\ntitle = \"Second\"\n[exit]\nconvenience = { holder = \"either\", notice = \"45 days\" }\n";
        let files = [sources.add("deal.toml", DEAL), sources.add("offer.toml", layer)];
        let parsed = Parsed::of::<Spec>(&files, &sources).expect("it is sound");
        let base = parsed.read::<Spec>(&[]).expect("it is sound");
        assert_eq!(base.spec.deal.title.to_string(), "Second");
        let (title, term) = (at(&base.places, "deal.title"), at(&base.places, "deal.term"));
        let edits = [(&term, Some("\"7 months\"")), (&title, Some("\"Third one\""))];
        let again = parsed.read::<Spec>(&edits).expect("it may be so");
        assert_eq!(again.spec.deal.title.to_string(), "Third one");
        assert_eq!(text(again.places.value_span(&title), &again.sources), "\"Third one\"");
        assert_eq!(again.places.scalar_at(&term, &again.sources).as_deref(), Some("7 months"));
        let notice = at(&again.places, "exit.convenience.notice");
        assert_eq!(text(again.places.value_span(&notice), &again.sources), "\"45 days\"");
        assert_eq!(again.sources.name(again.places.value_span(&notice).expect("it is there").file), "offer.toml");
    }

    #[test]
    fn what_is_taken_out_is_not_there() {
        let mut sources = Sources::new();
        let files = [sources.add("deal.toml", DEAL)];
        let parsed = Parsed::of::<Spec>(&files, &sources).expect("it is sound");
        let base = parsed.read::<Spec>(&[]).expect("it is sound");
        let first = at(&base.places, "private.positions.1");
        let again = parsed.read::<Spec>(&[(&first, None)]).expect("a deal needs no position");
        let rows = |places: &Places| places.rows_at(&Path::root().key("private").key("positions"));
        assert_eq!(rows(&again.places) + 1, rows(&base.places));
        assert!(parsed.read::<Spec>(&[(&at(&base.places, "deal.title"), None)]).is_none(), "a deal needs a title");
        let less = parsed.less("private");
        assert!(less.read::<Spec>(&[(&first, Some("1"))]).is_none(), "there is no such place");
        assert!(!less.read::<Spec>(&[]).expect("it is sound").places.keys_at(&Path::root()).contains(&"private"));
    }
}
