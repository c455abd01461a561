//! What several files say together, as TOML: behind each value the file and the line that says it.

use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::merge::Merged;
use crate::diag::{Sources, plain};
use crate::spec::files::Files;
use crate::spec::value::hidden_character;

/// The merged spec: keys in the order in which the files have them, single values before tables.
pub(super) fn toml(merged: &Merged<'_>, files: &Files, sources: &Sources) -> String {
    let mut page = Page { merged, files, sources, out: String::new() };
    page.out.push_str("# Later files are laid over earlier ones:\n");
    for (_, file) in files.starts() {
        let _ = writeln!(page.out, "# {}", plain(sources.name(file)));
    }
    for removed in &merged.removed {
        let (path, was, by) = (quoted(&removed.path), page.place(&removed.was), page.place(&removed.by));
        let _ = writeln!(page.out, "# {by} takes out {path} ({was})");
    }
    page.out.push('\n');
    page.table("", merged.table.get_ref());
    page.out
}

struct Page<'p> {
    merged: &'p Merged<'p>,
    files: &'p Files,
    sources: &'p Sources,
    out: String,
}

impl Page<'_> {
    /// The keys of a table whose header, if it has one, is written.
    fn table(&mut self, path: &str, table: &DeTable<'_>) {
        let mut pairs: Vec<_> = table.iter().collect();
        pairs.sort_by_key(|(_, value)| (self.is_block(value), self.first_said(value)));
        for (key, value) in pairs {
            let key = bare_or_quoted(key.get_ref());
            let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            if !self.is_block(value) {
                let source = self.source(value);
                let _ = writeln!(self.out, "{key} = {} # {source}", self.inline(value));
            } else if let DeValue::Table(table) = value.get_ref() {
                // A table of nothing but tables needs no header of its own.
                if table.is_empty() || !table.values().all(|value| self.is_block(value)) {
                    self.header(&format!("[{below}]"), value);
                }
                self.table(&below, table);
            } else if let DeValue::Array(rows) = value.get_ref() {
                self.rows(&below, rows, value);
            }
        }
    }

    fn rows(&mut self, path: &str, rows: &DeArray<'_>, list: &Spanned<DeValue<'_>>) {
        for row in rows {
            // A list that replaced another says so at its first row.
            let at = if row.span().start == rows.first().map_or(0, |row| row.span().start) { list } else { row };
            self.header(&format!("[[{path}]]"), at);
            if let DeValue::Table(table) = row.get_ref() {
                self.table(path, table);
            }
        }
    }

    fn header(&mut self, header: &str, value: &Spanned<DeValue<'_>>) {
        let source = self.source(value);
        let gap = if self.out.ends_with("\n\n") { "" } else { "\n" };
        let _ = writeln!(self.out, "{gap}{header} # {source}");
    }

    /// Whether a value has a header: tables and rows, unless all of it was written on one line.
    fn is_block(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let is_table = match value.get_ref() {
            DeValue::Table(_) => true,
            DeValue::Array(rows) => !rows.is_empty() && rows.iter().all(|row| row.get_ref().is_table()),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => false,
        };
        is_table && !self.is_one_line(value)
    }

    /// Whether a value was written on one line between brackets, and no other file says a part of it.
    fn is_one_line(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let span = self.files.span(value.span());
        let text = self.sources.text(span.file).get(span.start..span.end).unwrap_or_default();
        let is_inline = match value.get_ref() {
            DeValue::Table(_) => text.starts_with('{') && text.ends_with('}'),
            DeValue::Array(_) => text.starts_with('[') && !text.starts_with("[[") && text.ends_with(']'),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => true,
        };
        is_inline && !text.contains('\n') && is_within(value, &value.span())
    }

    /// A value on one line. What is no string stands as it was written.
    fn inline(&self, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref() {
            DeValue::String(text) => quoted(text),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                let span = self.files.span(value.span());
                self.sources.text(span.file).get(span.start..span.end).unwrap_or_default().to_owned()
            }
            DeValue::Array(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| self.inline(row)).collect();
                format!("[{}]", rows.join(", "))
            }
            DeValue::Table(table) if table.is_empty() => "{}".to_owned(),
            DeValue::Table(table) => {
                let mut pairs: Vec<_> = table.iter().collect();
                pairs.sort_by_key(|(key, _)| key.span().start);
                let pairs: Vec<String> = pairs
                    .into_iter()
                    .map(|(key, value)| format!("{} = {}", bare_or_quoted(key.get_ref()), self.inline(value)))
                    .collect();
                format!("{{ {} }}", pairs.join(", "))
            }
        }
    }

    /// Where a value was first said: one that replaced another stands in its place.
    fn first_said(&self, value: &Spanned<DeValue<'_>>) -> usize {
        let mut first = value.span().start;
        while let Some(was) = self.merged.replaced.get(&first) {
            first = was.start;
        }
        first
    }

    /// The file and line of a value, and of all that it replaced.
    fn source(&self, value: &Spanned<DeValue<'_>>) -> String {
        let mut source = self.place(&value.span());
        let mut now = value.span().start;
        while let Some(was) = self.merged.replaced.get(&now) {
            let _ = write!(source, ", over {}", self.place(was));
            now = was.start;
        }
        source
    }

    fn place(&self, range: &Range<usize>) -> String {
        let span = self.files.span(range.clone());
        format!("{}:{}", plain(self.sources.name(span.file)), self.sources.line_column(span).0)
    }
}

/// Whether all that a value holds stands within a place, and so in one file.
fn is_within(value: &Spanned<DeValue<'_>>, whole: &Range<usize>) -> bool {
    let inner = |inner: &Spanned<DeValue<'_>>| {
        let span = inner.span();
        whole.start <= span.start && span.end <= whole.end && is_within(inner, whole)
    };
    match value.get_ref() {
        DeValue::Table(table) => table.values().all(inner),
        DeValue::Array(rows) => rows.iter().all(inner),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            true
        }
    }
}

fn bare_or_quoted(key: &str) -> String {
    let is_bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// A string between quotes on one line, with an escape for each character that could not be seen.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || hidden_character(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
