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
#[derive(Debug)]
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
            self.files.iter().map(|(name, text)| sources.add(*name, (*text).to_owned())).collect();
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
        gone.iter().for_each(|path| without::remove(&mut table, path.segments()));
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
