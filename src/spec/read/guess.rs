//! Private lines by their look alone, for a file that could not be parsed as a whole.

use std::collections::BTreeSet;
use std::ops::Range;

use super::schema::Rules;
use crate::diag;

/// The words that private lines are known by.
pub(super) struct Names<'a> {
    private: BTreeSet<&'a str>,
    top: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(rules: &Rules<'a>) -> Self {
        Self { private: rules.private_names(), top: rules.top() }
    }

    fn is_private_key(&self, key: &str) -> bool {
        let mut parts = key.split('.').map(|part| part.trim().trim_matches(['"', '\'']));
        // A part with an escape may spell any name.
        key.contains('\\')
            || parts
                .any(|part| self.private.contains(part) || diag::nearest(&part.to_lowercase(), ["private"]).is_some())
    }

    /// Whether a header line is surely the begin of a public table: closed, plain, and known.
    fn is_public_header(&self, line: &str) -> bool {
        let Some(header) = header_key(line) else { return false };
        let first = header.split('.').next().unwrap_or_default().trim();
        line.starts_with('[') && line.contains(']') && self.top.contains(first) && !self.is_private_key(header)
    }
}

/// The ranges of all lines that may be private.
pub(super) fn ranges(names: &Names<'_>, text: &str) -> Vec<Range<usize>> {
    let mut reader = Reader { names, state: State::Public, quotes: None };
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(from) = reader.private_from(line) {
            found.push(at + from..at + line.len());
        }
        at += line.len();
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Public,
    /// Below a private header.
    Table,
    /// In the value of a private key, with so many brackets open; a value that has not begun counts as open.
    Value {
        open: usize,
        has_begun: bool,
    },
}

struct Reader<'r, 'a> {
    names: &'r Names<'a>,
    state: State,
    quotes: Option<&'static str>,
}

impl Reader<'_, '_> {
    /// Where the private part of the next line begins.
    fn private_from(&mut self, line: &str) -> Option<usize> {
        if self.quotes.is_none() {
            self.enter(line);
        }
        let mut from = 0;
        if self.state == State::Public {
            from = inner_key(&self.names.private, line)?;
            self.state = State::Value { open: 0, has_begun: false };
        }
        self.quotes = open_quotes(self.quotes, &line[from..]);
        if let State::Value { open, has_begun } = self.state {
            let value =
                if has_begun { line } else { line[from..].split_once('=').map_or(&line[from..], |(_, value)| value) };
            let has_begun = has_begun || !value.trim().is_empty();
            self.state = State::Value { open: open_brackets(open, value), has_begun };
        }
        Some(from)
    }

    fn enter(&mut self, line: &str) {
        let in_value = matches!(self.state, State::Value { open, has_begun } if open > 0 || !has_begun);
        if self.names.is_public_header(line) {
            self.state = State::Public;
        } else if header_key(line).is_some_and(|key| self.names.is_private_key(key)) {
            self.state = State::Table;
        } else if self.state != State::Table
            && !in_value
            && let Some(key) = line_key(line)
        {
            let is_private = self.names.is_private_key(key);
            self.state = if is_private { State::Value { open: 0, has_begun: false } } else { State::Public };
        }
    }
}

/// What stands in the brackets of a header line, closed or not.
fn header_key(line: &str) -> Option<&str> {
    let inner = line.trim_start().strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let inner = inner.split([']', '#', '\n']).next().unwrap_or(inner);
    (!inner.contains([',', '{', '='])).then_some(inner)
}

fn line_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let is_key = !key.trim().is_empty() && !key.contains(['{', '[', '#', ',']);
    is_key.then_some(key)
}

/// Where a private key begins inside a line, such as in an inline table.
fn inner_key(names: &BTreeSet<&str>, line: &str) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let found = names.iter().flat_map(|name| line.match_indices(name)).filter(|(at, name)| {
        let after = line[at + name.len()..].trim_start_matches(['"', '\'']).trim_start();
        !line[..*at].ends_with(is_part) && (after.is_empty() || after.starts_with(['=', '.']))
    });
    found.map(|(at, _)| at).min()
}

/// Which triple quotes are open after `line`.
fn open_quotes(before: Option<&'static str>, line: &str) -> Option<&'static str> {
    let mut open = before;
    let mut rest = line;
    loop {
        let next = match open {
            Some(quotes) => rest.find(quotes).map(|at| (at, None)),
            None => ["\"\"\"", "'''"].into_iter().filter_map(|q| rest.find(q).map(|at| (at, Some(q)))).min(),
        };
        let Some((at, now)) = next else { return open };
        open = now;
        rest = &rest[at + 3..];
    }
}

/// How many brackets are open after `value`; those in quotes and comments do not count.
fn open_brackets(before: usize, value: &str) -> usize {
    let mut open = before;
    let mut quote: Option<char> = None;
    for c in value.chars() {
        match (quote, c) {
            (Some(inside), c) if c == inside => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => open += 1,
            (None, ']' | '}') => open = open.saturating_sub(1),
            (None, '#') => break,
            (Some(_) | None, _) => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let names = Names { private: BTreeSet::from(["private", "floor"]), top: BTreeSet::from(["deal", "private"]) };
        let ranges = ranges(&names, text);
        text.char_indices()
            .map(|(at, c)| if c != '\n' && ranges.iter().any(|range| range.contains(&at)) { '*' } else { c })
            .collect()
    }

    #[test]
    fn public_lines_stay_and_private_ones_go() {
        for (text, shown) in [
            ("a = 1\nfloor = 2\nb = 3", "a = 1\n*********\nb = 3"),
            ("floor =\n['x'\nb = 3", "*******\n****\n*****"),
            ("floor =\n5\nb = 3", "*******\n*\nb = 3"),
            ("floor = {\n a = 1\n}\nb = 3", "*********\n******\n*\nb = 3"),
            ("[private]\na = 1\n['x']\n[1]\n[deal]\nb", "*********\n*****\n*****\n***\n[deal]\nb"),
            ("[private.x\na\n[deal]\nb", "**********\n*\n[deal]\nb"),
            ("[deal]\nx = { floor = 5, y = 6 }\nb = 1", "[deal]\nx = { ******************\nb = 1"),
            ("[private]\na = '''\n[deal]\n'''\n[deal]\nb", "*********\n*******\n******\n***\n[deal]\nb"),
            ("the-floor = 1\nfloors = 2", "the-floor = 1\nfloors = 2"),
        ] {
            assert_eq!(masked(text), shown, "{text}");
        }
    }
}
