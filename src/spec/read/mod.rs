//! From TOML text to typed tables, with every problem reported at once, each with its place.

mod depth;
mod guess;
mod privacy;
mod schema;
mod syntax;
mod typed;
mod walk;

#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::de::DeTable;

use crate::diag::{FileId, Finding, Findings, Sources, Span};
use crate::spec::places::Places;
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
    if let Some(read) = faultless(file, sources.text(file)) {
        sources.find_private(file, private_ranges::<T>);
        debug_assert!(faults::<T>(file, sources).is_empty(), "the types take what the walk refuses");
        return Some(read);
    }
    let found = faults::<T>(file, sources);
    debug_assert!(found.has_errors(), "the types refuse what the walk takes");
    findings.extend(found);
    None
}

/// The spec and the places of its values, if nothing at all is wrong with the text.
fn faultless<T: DeserializeOwned>(file: FileId, text: &str) -> Option<(T, Places)> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let sound =
        errors.is_empty() && depth::beyond(table.get_ref()).is_none() && syntax::bidi_controls(text, file).is_empty();
    if !sound || table.get_ref().is_empty() {
        depth::dismantle(table.into_inner());
        return None;
    }
    let places = Places::of(file, table.get_ref());
    let value = T::deserialize(toml::de::Deserializer::from(table)).ok()?;
    Some((value, places))
}

/// The private parts of a text without a syntax error.
fn private_ranges<T: JsonSchema>(text: &str) -> Vec<std::ops::Range<usize>> {
    let schema = schemars::schema_for!(T).to_value();
    let (table, errors) = DeTable::parse_recoverable(text);
    privacy::ranges(&Rules::new(&schema), table.get_ref(), text, !errors.is_empty())
}

/// All that is wrong with a text; marks its private parts.
fn faults<T: DeserializeOwned + JsonSchema>(file: FileId, sources: &mut Sources) -> Findings {
    let schema = schemars::schema_for!(T).to_value();
    let rules = Rules::new(&schema);
    let text = sources.text(file).to_owned();

    let (table, errors) = DeTable::parse_recoverable(&text);
    if let Some(beyond) = depth::beyond(table.get_ref()) {
        depth::dismantle(table.into_inner());
        sources.mark_private(Span::new(file, 0..text.len()));
        return depth::finding(file, beyond).into();
    }
    for range in privacy::ranges(&rules, table.get_ref(), &text, !errors.is_empty()) {
        sources.mark_private(Span::new(file, range));
    }

    let mut found = syntax::bidi_controls(&text, file);
    if table.get_ref().is_empty() && errors.is_empty() {
        found.push(Finding::error("empty-spec", "the deal spec is empty").at(Span::new(file, 0..0)));
    } else {
        let walked = walk::walk(&rules, table.get_ref(), file, sources);
        if errors.is_empty() {
            found.extend(walked);
        } else {
            let broken = syntax::Regions::with_errors(&text, &errors);
            found.extend(syntax::findings(&text, file, &errors));
            found.extend(broken.trustworthy(&walked));
        }
    }
    if !found.has_errors() {
        found.extend(typed::faults::<T>(&rules, table, file, sources));
    }
    found
}
