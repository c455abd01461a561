//! From TOML text to typed tables, with every problem reported at once, each with its place.

mod again;
mod contents;
mod depth;
mod guess;
mod merge;
mod outline;
mod privacy;
mod schema;
mod shape;
mod show;
mod syntax;
mod typed;
mod values;
mod walk;
mod without;

#[cfg(test)]
mod tests;

pub use again::{Parsed, Reread};
pub use contents::{Contents, Key, Said, ValueKind, What, contents};
pub use outline::{Outline, outline};
pub use shape::{Scalar, Shape};
pub use values::{SpecValue, ValueSort, values};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeTable;

use crate::diag::{FileId, Finding, Findings, Sources, Span};
use crate::spec::files::Files;
use crate::spec::places::Places;
use merge::{Merged, Schema};
use schema::Rules;

/// Reads a spec file that is already in `sources` as `T`; `None` when a finding says why not.
///
/// Private parts, as the schema of `T` marks them, are known to `sources` before the first finding is made, so that no
/// emitter prints them. A file without a fault is read by its types alone. Otherwise findings are those of the file's text
/// (`empty-spec`, `bidi-control`, `toml-syntax`), those of a walk over all keys and values (`unknown-key`, `missing-key`,
/// `wrong-type`, `bad-value`, `unknown-value`) and, for what only the types know, `bad-spec`. After a syntax error, parts of
/// the file without one are still walked.
pub fn read<T: DeserializeOwned + JsonSchema>(
    file: FileId,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<(T, Places)> {
    read_layers(&[file], sources, findings)
}

/// The same for several files, later ones laid over earlier ones; what is private in each stays masked in each.
///
/// What a later file replaces or takes out is no part of the deal, and nobody looks into it. Findings besides: rows that
/// cannot be matched (`unmatched-row`), and paths in `without` that lead nowhere (`without-nothing`). When one file has a
/// syntax error, each is walked by itself.
pub fn read_layers<T: DeserializeOwned + JsonSchema>(
    files: &[FileId],
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<(T, Places)> {
    if let Some(read) = read_sound(files, sources) {
        return Some(keep_private::<T, _>(files, sources, read));
    }
    let schema = Schema::new(|| schemars::schema_for!(T).to_value());
    let found = faults::<T>(files, sources, &schema);
    debug_assert!(found.has_errors(), "the types refuse what the walk takes");
    findings.extend(found);
    None
}

/// The same for files without a fault; `None` where one has any, which [`read_layers`] then tells. What is private in them
/// is not masked yet: hand it to [`keep_private`].
pub fn read_sound<T: DeserializeOwned + JsonSchema>(files: &[FileId], sources: &Sources) -> Option<(T, Places)> {
    faultless(files, sources, &Schema::new(|| schemars::schema_for!(T).to_value()))
}

/// What was read of files as `T`, or was made of that, with what is private in them known to `sources`.
pub fn keep_private<T: JsonSchema, R>(files: &[FileId], sources: &mut Sources, read: R) -> R {
    for file in files {
        sources.find_private(*file, private_ranges::<T>);
    }
    read
}

/// What the files say together, as TOML with the file and line of each value behind it; `None` while one of them is not
/// sound TOML. Private values are in it.
pub fn merged<T: JsonSchema>(files: &[FileId], sources: &Sources) -> Option<String> {
    let schema = Schema::new(|| schemars::schema_for!(T).to_value());
    let row = Files::of(files, sources);
    let merged = merge::merge(&row, sound_tables(files, sources)?, &schema);
    Some(show::toml(&merged, &row, sources))
}

/// The tables of the files, if there is nothing wrong with the text of any.
fn sound_tables<'s>(files: &[FileId], sources: &'s Sources) -> Option<Vec<Spanned<DeTable<'s>>>> {
    let mut tables = Vec::new();
    for file in files {
        let text = sources.text(*file);
        let (table, errors) = DeTable::parse_recoverable(text);
        let sound = errors.is_empty()
            && depth::beyond(table.get_ref()).is_none()
            && syntax::bidi_controls(text, *file).is_empty();
        if !sound {
            depth::dismantle(table.into_inner());
            return None;
        }
        tables.push(table);
    }
    Some(tables)
}

/// The spec and the places of its values, if nothing at all is wrong with the text.
fn faultless<T: DeserializeOwned>(files: &[FileId], sources: &Sources, schema: &Schema) -> Option<(T, Places)> {
    let tables = sound_tables(files, sources)?;
    if tables.first().is_none_or(|table| table.get_ref().is_empty()) {
        return None;
    }
    let row = Files::of(files, sources);
    let Merged { table, replaced: _, added: _, removed: _, found } = merge::merge(&row, tables, schema);
    if !found.is_empty() || depth::beyond(table.get_ref()).is_some() {
        return None;
    }
    let places = Places::of(row, table.get_ref());
    let value = T::deserialize(toml::de::Deserializer::from(table)).ok()?;
    Some((value, places))
}

/// The private parts of a text without a syntax error.
fn private_ranges<T: JsonSchema>(text: &str) -> Vec<std::ops::Range<usize>> {
    let schema = schemars::schema_for!(T).to_value();
    let (table, errors) = DeTable::parse_recoverable(text);
    privacy::ranges(&Rules::new(&schema), table.get_ref(), text, !errors.is_empty())
}

/// All that is wrong with the texts; marks their private parts.
fn faults<T: DeserializeOwned + JsonSchema>(files: &[FileId], sources: &mut Sources, schema: &Schema) -> Findings {
    let rules = Rules::new(schema);
    let row = Files::of(files, sources);
    let texts: Vec<String> = files.iter().map(|file| sources.text(*file).to_owned()).collect();
    let mut found = Findings::new();
    let mut parsed = Vec::new();
    for (file, text) in files.iter().zip(&texts) {
        parsed.extend(parsed_file(&rules, *file, text, sources, &mut found));
    }
    let is_sound = parsed.len() == files.len() && parsed.iter().all(|file| file.errors.is_empty());
    if !is_sound {
        // What stands in one file only cannot be said to be missing from the whole.
        for (at, mut file) in parsed.into_iter().enumerate() {
            if at > 0 {
                file.table.get_mut().remove(without::KEY);
            }
            found.extend(file.walked_alone(&rules, sources));
        }
        return found;
    }
    let is_empty = parsed.first().is_none_or(|file| file.table.get_ref().is_empty());
    let tables = parsed.into_iter().map(|file| file.table).collect();
    let Merged { table, replaced: _, added, removed: _, found: unmatched } = merge::merge(&row, tables, schema);
    found.extend(unmatched);
    if is_empty {
        found.push(Finding::error("empty-spec", "the deal spec is empty").at(row.span(0..0)));
        return found;
    }
    if let Some(beyond) = depth::beyond(table.get_ref()) {
        found.push(depth::finding(&row, beyond));
    } else {
        let walked = walk::walk(&rules, table.get_ref(), &row, sources);
        let added: Vec<Span> = added.into_iter().map(|range| row.span(range)).collect();
        for finding in walked.iter() {
            found.push(of_a_new_row(finding.clone(), &added));
        }
    }
    if !found.has_errors() {
        found.extend(typed::faults::<T>(&rules, table, &row, sources));
    }
    found
}

/// A row of a later file that lacks a key may have been meant to change one, under a name that is misspelt.
fn of_a_new_row(finding: Finding, added: &[Span]) -> Finding {
    if finding.id == "missing-key" && finding.span.is_some_and(|span| added.contains(&span)) {
        return finding
            .hint("no row of the files below has its name, so this one is new and needs all that a row needs");
    }
    finding
}

/// A file whose nesting and rows are within the limits.
struct ParsedFile<'t> {
    file: FileId,
    text: &'t str,
    table: Spanned<DeTable<'t>>,
    errors: Vec<toml::de::Error>,
}

/// Parses one of the files; marks its private parts.
fn parsed_file<'t>(
    rules: &Rules<'_>,
    file: FileId,
    text: &'t str,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<ParsedFile<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(beyond) = depth::beyond(table.get_ref()) {
        depth::dismantle(table.into_inner());
        sources.mark_private(Span::new(file, 0..text.len()));
        found.push(depth::finding(&Files::one(file), beyond));
        return None;
    }
    for range in privacy::ranges(rules, table.get_ref(), text, !errors.is_empty()) {
        sources.mark_private(Span::new(file, range));
    }
    found.extend(syntax::bidi_controls(text, file));
    Some(ParsedFile { file, text, table, errors })
}

impl ParsedFile<'_> {
    /// Its syntax errors, and what is wrong in its other parts.
    fn walked_alone(&self, rules: &Rules<'_>, sources: &Sources) -> Findings {
        let walked = walk::walk(rules, self.table.get_ref(), &Files::one(self.file), sources);
        let mut found = syntax::findings(self.text, self.file, &self.errors);
        found.extend(syntax::Regions::with_errors(self.text, &self.errors).trustworthy(&walked));
        found
    }
}
