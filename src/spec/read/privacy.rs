//! Which parts of a spec file no emitter may print.
//!
//! When in doubt a part is private: masking too much costs a look into the file, masking too little costs the deal.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::guess::{self, Names};
use super::schema::{Form, Rules};
use crate::diag;

/// All private ranges of `text`, in order, none touching the next.
pub(super) fn ranges(rules: &Rules<'_>, table: &DeTable<'_>, text: &str, is_broken: bool) -> Vec<Range<usize>> {
    let mut marks = Marks {
        rules,
        secret_names: rules.secret_names(),
        text,
        lines: line_starts(text),
        headers: Vec::new(),
        commented: BTreeSet::new(),
        found: Vec::new(),
    };
    marks.collect_headers(table);
    marks.headers.sort_unstable();
    marks.visit_table(&rules.root(), table);
    if is_broken {
        marks.found.extend(guess::ranges(&Names::of(rules), text));
    }
    merged(marks.found, text)
}

struct Marks<'r, 'a> {
    rules: &'r Rules<'a>,
    /// The name of every private key and of every key below one.
    secret_names: BTreeSet<&'a str>,
    text: &'r str,
    lines: Vec<usize>,
    headers: Vec<usize>,
    /// The lines above which comments were looked for.
    commented: BTreeSet<usize>,
    found: Vec<Range<usize>>,
}

impl<'a> Marks<'_, 'a> {
    fn collect_headers(&mut self, table: &DeTable<'_>) {
        for value in table.values() {
            self.collect_header(value);
        }
    }

    fn collect_header(&mut self, value: &Spanned<DeValue<'_>>) {
        if let DeValue::Table(inner) = value.get_ref() {
            if self.text.as_bytes().get(value.span().start) == Some(&b'[') {
                self.headers.push(value.span().start);
            }
            self.collect_headers(inner);
        } else if let DeValue::Array(rows) = value.get_ref() {
            rows.iter().for_each(|row| self.collect_header(row));
        }
    }

    /// Whether a table, or an array of tables, has a header; its span is then that of its (first) header.
    fn is_at_header(&self, value: &Spanned<DeValue<'_>>) -> bool {
        self.headers.binary_search(&value.span().start).is_ok()
    }

    fn visit_table(&mut self, forms: &[Form<'a>], table: &DeTable<'_>) {
        if forms.iter().any(|form| form.private) {
            table.iter().for_each(|(key, value)| self.cover_pair(&key.span(), value));
            return;
        }
        for (key, value) in table {
            let name: &str = key.get_ref();
            let inner: Vec<_> =
                forms.iter().filter_map(|form| form.at_key(name)).flat_map(|schema| self.rules.forms(schema)).collect();
            if inner.iter().any(|form| form.private) {
                self.comments_above(key.span().start);
                self.cover(value);
            } else if self.may_be_private(forms, name, value.get_ref()) {
                self.comments_above(key.span().start);
                self.cover_all_but_key(&key.span(), value);
            } else {
                self.visit(&inner, value);
            }
        }
    }

    fn visit(&mut self, forms: &[Form<'a>], value: &Spanned<DeValue<'_>>) {
        if let DeValue::Table(table) = value.get_ref() {
            self.visit_table(forms, table);
        } else if let DeValue::Array(rows) = value.get_ref() {
            let items: Vec<_> =
                forms.iter().filter_map(Form::items).flat_map(|schema| self.rules.forms(schema)).collect();
            let are_private = items.iter().any(|form| form.private);
            for row in rows {
                if are_private {
                    self.cover(row);
                } else {
                    self.visit(&items, row);
                }
            }
        }
    }

    /// An unknown key may be a private one misspelt or misplaced: `walk-away` under a public row is what it says. An unknown
    /// table may hold anything.
    fn may_be_private(&self, forms: &[Form<'a>], name: &str, value: &DeValue<'_>) -> bool {
        if forms.iter().any(|form| form.is_free() || form.at_key(name).is_some()) {
            return false;
        }
        let known = || forms.iter().flat_map(|form| form.properties().keys()).map(String::as_str);
        let near = diag::nearest(&name.to_lowercase(), known().chain(self.secret_names.iter().copied()));
        let is_misspelt = near.is_some_and(|near| !self.secret_names.contains(near) && known().any(|key| key == near));
        !is_misspelt || value.is_table() || value.is_array()
    }

    fn cover_pair(&mut self, key: &Range<usize>, value: &Spanned<DeValue<'_>>) {
        self.comments_above(key.start);
        self.found.push(key.clone());
        self.cover(value);
    }

    /// Covers what stands under an unknown key; the key itself is what the finding shows.
    fn cover_all_but_key(&mut self, key: &Range<usize>, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        if self.is_at_header(value) {
            self.found.push(span.end..self.after_header(span.start));
            self.cover_inner(value);
        } else if span == *key {
            // A table that exists only because a header or a dotted key names it on the way to another.
            self.cover_inner(value);
        } else {
            self.cover(value);
        }
    }

    /// Covers a value, all below it, and what is said about it in comments.
    fn cover(&mut self, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        if self.is_at_header(value) {
            self.comments_above(span.start);
            self.found.push(span.start..self.after_header(span.start));
        } else {
            self.found.push(span.start..self.line_end(span.end));
        }
        self.cover_inner(value);
    }

    fn cover_inner(&mut self, value: &Spanned<DeValue<'_>>) {
        if let DeValue::Table(inner) = value.get_ref() {
            for (key, value) in inner {
                self.cover_pair(&key.span(), value);
            }
        } else if let DeValue::Array(rows) = value.get_ref() {
            for (at, row) in rows.iter().enumerate() {
                // The array of tables itself has the span of its first header, which an unknown key leaves visible.
                if at == 0 && self.is_at_header(row) && row.span() == value.span() {
                    self.cover_inner(row);
                } else {
                    self.cover(row);
                }
            }
        }
    }

    /// Where the next header after the one at `start` begins.
    fn after_header(&self, start: usize) -> usize {
        let next = self.headers.partition_point(|header| *header <= start);
        self.headers.get(next).copied().unwrap_or(self.text.len())
    }

    /// Covers the comment lines directly above the line of `at`.
    fn comments_above(&mut self, at: usize) {
        let mut line = self.line_of(at);
        while line > 0 && self.commented.insert(line) {
            let above = self.lines[line - 1]..self.lines[line];
            if !self.text[above.clone()].trim_start().starts_with('#') {
                break;
            }
            self.found.push(above);
            line -= 1;
        }
    }

    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.lines.get(self.line_of(at) + 1).copied().unwrap_or(self.text.len())
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// Sorts and joins ranges that overlap or have only white space between them.
fn merged(mut ranges: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end || text[last.end..range.start].trim().is_empty() => {
                last.end = last.end.max(range.end);
            }
            _ => out.push(range),
        }
    }
    out
}
