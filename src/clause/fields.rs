use std::borrow::Cow;
use std::ops::Range;

use super::approval::Day;
use super::head::{Item, Row, Table, Value};
use super::place::Placed;
use crate::diag::{FileId, Finding, Findings, Span, nearest};

/// A part of a file that holds TOML, and where to put what is wrong with it.
pub(super) struct TomlPart<'a> {
    pub(super) file: FileId,
    /// The whole text of the file.
    pub(super) source: &'a str,
    /// Where the TOML starts in it.
    pub(super) offset: usize,
}

impl TomlPart<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    /// What `toml` says: as it was read before, or read now.
    pub(super) fn table<'h>(
        &self,
        toml: &str,
        read: Option<&'h Table>,
        findings: &mut Findings,
    ) -> Option<Cow<'h, Table>> {
        match read {
            Some(table) => Some(Cow::Borrowed(table)),
            None => self.parse(toml, findings).map(Cow::Owned),
        }
    }

    /// Reads `toml`, reporting every syntax error; `None` when there is one.
    pub(super) fn parse(&self, toml: &str, findings: &mut Findings) -> Option<Table> {
        let errors = match Table::read(toml) {
            Ok(table) => return Some(table),
            Err(errors) => errors,
        };
        for error in &errors {
            let span = self.span(error.span().unwrap_or(0..0));
            findings
                .push(Finding::error("toml-syntax", "this is not valid TOML").at(span).hint(sentence(error.message())));
        }
        None
    }
}

/// The parser's message in one line.
fn sentence(message: &str) -> String {
    message.lines().map(str::trim).collect::<Vec<_>>().join("; ")
}

impl Table {
    fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }
}

/// A TOML table that is taken apart key by key; what is left over at the end is unknown.
pub(super) struct Fields<'a> {
    part: &'a TomlPart<'a>,
    table: &'a Table,
    place: Span,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// A table; `place` is where a missing key is reported.
    pub(super) fn new(part: &'a TomlPart<'a>, table: &'a Table, place: Span) -> Self {
        Self { part, table, place, known: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Item> {
        self.known.push(key);
        Some(&self.table.row(key)?.value)
    }

    /// Whether `key` is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.row(key).is_some()
    }

    /// Takes these keys for known, whether they are there or not.
    pub(super) fn pass(&mut self, keys: &[&'static str]) {
        self.known.extend(keys);
    }

    /// A whole number from 1 that may be absent.
    pub(super) fn count(&mut self, key: &'static str, findings: &mut Findings) -> Option<u32> {
        let value = self.take(key)?;
        let number = if let Value::Integer(number) = &value.value { number.parse().ok() } else { None };
        if number.is_none_or(|number: u32| number == 0) {
            findings.push(wrong(key, "a whole number from 1", self.part.span(value.at.clone())));
            return None;
        }
        number
    }

    /// The place of the value of `key`, or of the whole table when it is absent.
    pub(super) fn place(&self, key: &str) -> Span {
        self.value_place(key).unwrap_or(self.place)
    }

    /// The place of the value of `key`, if it is there.
    pub(super) fn value_place(&self, key: &str) -> Option<Span> {
        Some(self.part.span(self.table.row(key)?.value.at.clone()))
    }

    /// The place of `key` itself, if it is there.
    pub(super) fn key_place(&self, key: &str) -> Option<Span> {
        Some(self.part.span(self.table.row(key)?.key_at.clone()))
    }

    /// A string that may be absent.
    pub(super) fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Placed> {
        let value = self.take(key)?;
        let Value::Text(text) = &value.value else {
            findings.push(wrong(key, "a string", self.part.span(value.at.clone())));
            return None;
        };
        let range = self.part.span(value.at.clone());
        let placed = Placed::toml(self.part.file, self.part.source, range.start..range.end, text);
        if text.trim().is_empty() {
            findings.push(Finding::error("empty-value", format!("`{key}` is empty")).at(placed.span));
            return None;
        }
        Some(placed)
    }

    /// A string that must be there.
    pub(super) fn required(&mut self, key: &'static str, findings: &mut Findings) -> Option<Placed> {
        if !self.has(key) {
            self.known.push(key);
            findings.push(Finding::error("missing-key", format!("`{key}` is missing")).at(self.place));
            return None;
        }
        self.text(key, findings)
    }

    /// A string without tags that may be absent.
    pub(super) fn plain(&mut self, key: &'static str, findings: &mut Findings) -> Option<String> {
        let placed = self.text(key, findings)?;
        without_tags(key, placed, findings)
    }

    /// A string without tags that must be there.
    pub(super) fn required_plain(&mut self, key: &'static str, findings: &mut Findings) -> Option<String> {
        let placed = self.required(key, findings)?;
        without_tags(key, placed, findings)
    }

    /// One of the given words, which must be there.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let placed = self.required(key, findings)?;
        one_of(key, &placed, choices, findings)
    }

    /// One of the given words, which may be absent.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let placed = self.text(key, findings)?;
        one_of(key, &placed, choices, findings)
    }

    /// A date without a time.
    pub(super) fn day(&mut self, key: &'static str, required: bool, findings: &mut Findings) -> Option<Day> {
        let Some(value) = self.take(key) else {
            if required {
                findings.push(Finding::error("missing-key", format!("`{key}` is missing")).at(self.place));
            }
            return None;
        };
        let day = if let Value::Date(date) = &value.value { Day::parse(date) } else { None };
        if day.is_none() {
            let finding = wrong(key, "a date without quotes", self.part.span(value.at.clone()));
            findings.push(finding.hint("write it as 2027-01-31"));
        }
        day
    }

    /// A table that may be absent, with its place.
    pub(super) fn table(&mut self, key: &'static str, findings: &mut Findings) -> Option<(&'a Table, Span)> {
        let value = self.take(key)?;
        let span = self.part.span(value.at.clone());
        let Value::Table(table) = &value.value else {
            findings.push(wrong(key, "a table", span));
            return None;
        };
        Some((table, span))
    }

    /// A list of strings; empty when it is absent.
    pub(super) fn list(&mut self, key: &'static str, findings: &mut Findings) -> Vec<(String, Span)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Value::List(items) = &value.value else {
            findings.push(wrong(key, "a list of strings", self.part.span(value.at.clone())));
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items.iter() {
            let span = self.part.span(item.at.clone());
            if let Value::Text(text) = &item.value {
                list.push((text.to_string(), span));
            } else {
                findings.push(wrong(key, "a list of strings", span));
            }
        }
        list
    }

    /// A list of tables, each with its place; empty when it is absent.
    pub(super) fn tables(&mut self, key: &'static str, findings: &mut Findings) -> Vec<(&'a Table, Span)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Value::List(items) = &value.value else {
            findings.push(wrong(key, "a list of tables", self.part.span(value.at.clone())));
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items.iter() {
            let span = self.part.span(item.at.clone());
            if let Value::Table(table) = &item.value {
                list.push((table, span));
            } else {
                findings.push(wrong(key, "a list of tables", span));
            }
        }
        list
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(self, findings: &mut Findings) {
        for row in self.table.rows.iter() {
            let key = row.key.as_ref();
            if self.known.contains(&key) {
                continue;
            }
            let mut finding = Finding::error("unknown-key", format!("unknown key `{key}`"));
            finding = match nearest(key, self.known.iter().copied()) {
                Some(known) => finding.hint(format!("did you mean `{known}`?")),
                None => finding.hint(format!("the keys are {}", quoted(&self.known))),
            };
            findings.push(finding.at(self.part.span(row.key_at.clone())));
        }
    }
}

fn one_of<T: Copy>(key: &str, placed: &Placed, choices: &[(&'static str, T)], findings: &mut Findings) -> Option<T> {
    let found = choices.iter().find(|(word, _)| *word == placed.text).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
        let finding = Finding::error("unknown-word", format!("`{key}` is not one of its words")).at(placed.span);
        findings.push(finding.hint(format!("the words are {}", words.join(", "))));
    }
    found
}

/// The names in backticks, with commas.
pub(super) fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn wrong(key: &str, wanted: &str, span: Span) -> Finding {
    Finding::error("wrong-type", format!("`{key}` must be {wanted}")).at(span)
}

fn without_tags(key: &'static str, placed: Placed, findings: &mut Findings) -> Option<String> {
    let opens = |(at, _): &(usize, &str)| placed.text[at + 1..].starts_with(['{', '%', '#']);
    match placed.text.match_indices('{').find(opens).map(|(at, _)| at) {
        Some(at) => {
            let finding = Finding::error("stray-tag", format!("`{key}` cannot hold a tag"));
            findings.push(finding.at(placed.at(at..at + 2)).hint("this text is taken as it stands"));
            None
        }
        None => Some(placed.text.into_owned()),
    }
}
