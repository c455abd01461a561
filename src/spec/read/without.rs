//! What a later file takes out of the earlier ones. TOML has no null: it is named in `without`, a list of paths.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::merge::Removed;
use crate::diag::{Finding, Findings};
use crate::spec::files::Files;
use crate::spec::places::{Path, Places, Segment};

/// The key; a spec file that stands alone, or below all others, has none.
pub(super) const KEY: &str = "without";

/// Takes `without` out of the table `above`, and what it names out of the table `below`.
///
/// No finding says a path: that there is a position on a term is private.
pub(super) fn take_out(
    below: &mut DeTable<'_>,
    above: &mut DeTable<'_>,
    files: &Files,
    findings: &mut Findings,
) -> Vec<Removed> {
    let Some(list) = above.remove(KEY) else { return Vec::new() };
    let places = Places::of(files.clone(), below);
    let mut gone: Vec<(Path, Removed)> = Vec::new();
    let fail = |at: &Spanned<DeValue<'_>>, message: String, hint: &str, findings: &mut Findings| {
        findings.push(Finding::error("without-nothing", message).at(files.span(at.span())).hint(hint));
    };
    let how = "write the keys, row ids and years that lead to it: `without = [\"exit.triggers.missed-minimum\"]`";
    let DeValue::Array(paths) = list.get_ref() else {
        fail(&list, format!("`{KEY}` is a list of paths"), how, findings);
        return Vec::new();
    };
    for (number, path) in (1..).zip(paths) {
        let DeValue::String(written) = path.get_ref() else {
            fail(path, format!("path {number} of `{KEY}` is not text"), how, findings);
            continue;
        };
        match places.resolve(written) {
            Ok(found) => {
                let was = places.range(&found).unwrap_or(0..0);
                gone.push((found, Removed { path: written.trim().to_owned(), was, by: path.span() }));
            }
            Err(error) => {
                let step = error.step;
                let message =
                    format!("path {number} of `{KEY}` leads nowhere in the files below: its step {step} is not there");
                fail(path, message, how, findings);
            }
        }
    }
    // Later rows first, so that the numbers of earlier ones stay what they are.
    gone.sort_by(|a, b| b.0.cmp(&a.0));
    gone.dedup_by(|a, b| a.0 == b.0);
    for (path, _) in &gone {
        remove(below, path.segments());
    }
    gone.reverse();
    gone.into_iter().map(|(_, removed)| removed).collect()
}

/// Takes out what stands at a path, if anything does.
pub(super) fn remove(table: &mut DeTable<'_>, path: &[Segment]) {
    match path {
        [Segment::Key(key)] => {
            table.remove(key.as_str());
        }
        [Segment::Key(key), rest @ ..] => {
            if let Some(value) = table.get_mut(key.as_str()) {
                remove_in(value.get_mut(), rest);
            }
        }
        [] | [Segment::Index(_), ..] => {}
    }
}

fn remove_in(value: &mut DeValue<'_>, path: &[Segment]) {
    match (value, path) {
        (DeValue::Table(table), path) => remove(table, path),
        (DeValue::Array(rows), [Segment::Index(index)]) => {
            let kept = std::mem::replace(rows, DeArray::new()).into_iter().enumerate().filter(|(at, _)| at != index);
            *rows = kept.map(|(_, row)| row).collect();
        }
        (DeValue::Array(rows), [Segment::Index(index), rest @ ..]) => {
            if let Some(row) = rows.get_mut(*index) {
                remove_in(row.get_mut(), rest);
            }
        }
        (
            DeValue::Array(_)
            | DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_),
            _,
        ) => {}
    }
}
