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

use crate::diag::{FileId, Finding, Findings, Level, Sources, Span};
use crate::spec::places::Places;
use schema::Rules;

/// Reads a spec file that is already in `sources` as `T`; `None` when a finding says why not.
///
/// Private parts, as the schema of `T` marks them, are marked in `sources` before the first finding is made, so that no emitter
/// prints them. Findings are those of the file's text (`empty-spec`, `bidi-control`, `toml-syntax`), those of a walk over all
/// keys and values (`unknown-key`, `missing-key`, `wrong-type`, `bad-value`, `unknown-value`) and, for what only the types
/// know, `bad-spec`. After a syntax error, parts of the file without one are still walked.
pub fn read<T: DeserializeOwned + JsonSchema>(
    file: FileId,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<(T, Places)> {
    let schema = schemars::schema_for!(T).to_value();
    let rules = Rules::new(&schema);
    let text = sources.text(file).to_owned();
    let mut found = Findings::new();

    let (table, errors) = DeTable::parse_recoverable(&text);
    if let Some(beyond) = depth::beyond(table.get_ref()) {
        depth::dismantle(table.into_inner());
        sources.mark_private(Span::new(file, 0..text.len()));
        findings.push(depth::finding(file, beyond));
        return None;
    }
    for range in privacy::ranges(&rules, table.get_ref(), &text, !errors.is_empty()) {
        sources.mark_private(Span::new(file, range));
    }

    found.extend(syntax::bidi_controls(&text, file));
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

    let places = Places::of(file, table.get_ref());
    let value = if found.has_errors() { None } else { typed::deserialize(&rules, table, file, sources, &mut found) };
    debug_assert!(value.is_some() || found.iter().any(|finding| finding.level == Level::Error));
    findings.extend(found);
    value.map(|value| (value, places))
}
