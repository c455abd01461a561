//! Private lines by their look alone, for a file that could not be parsed as a whole.

use std::collections::BTreeSet;
use std::ops::Range;

use super::schema::Rules;
use crate::diag;

/// The words that lines are known by.
pub(super) struct Names<'a> {
    /// The name of every key whose value is private.
    private: BTreeSet<&'a str>,
    /// The name of every key outside private tables.
    public: BTreeSet<&'a str>,
    top: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(rules: &Rules<'a>) -> Self {
        Self { private: rules.private_names(), public: rules.public_names(), top: rules.top() }
    }

    /// Whether a line has a word that may be the name of the private table, or an escape that may spell it.
    fn names_the_table(line: &str) -> bool {
        let key = line.split_once('=').map_or(line, |(key, _)| key);
        let mut words = line.split(|c: char| !c.is_ascii_alphanumeric());
        key.contains('\\')
            || words.any(|word| {
                (4..=12).contains(&word.len()) && diag::nearest(&word.to_lowercase(), ["private"]).is_some()
            })
    }

    /// Whether a header line is surely the begin of a public table: closed, plain, and known.
    fn is_public_header(&self, line: &str) -> bool {
        let Some(header) = header_key(line) else { return false };
        let first = header.split('.').next().unwrap_or_default().trim();
        let has_private = header.split('.').any(|part| self.private.contains(part.trim().trim_matches(['"', '\''])));
        line.starts_with('[') && line.contains(']') && self.top.contains(first) && !has_private
    }

    /// Whether a line begins with a key that is surely public.
    fn is_public_line(&self, line: &str) -> bool {
        let line = line.trim_start();
        let (key, rest) = line.split_at(line.find(|c: char| !is_part(c)).unwrap_or(line.len()));
        let rest = rest.trim_start();
        self.public.contains(key) && !self.private.contains(key) && !rest.starts_with(['.', '[', ']', '}'])
    }
}

/// The ranges of all lines that may be private.
pub(super) fn ranges(names: &Names<'_>, text: &str) -> Vec<Range<usize>> {
    // Where the end of a long string is not sure, neither is what looks like a header after it.
    let has_long_strings = text.contains("\"\"\"") || text.contains("'''");
    let mut reader = Reader { names, has_long_strings, state: State::Public { open: 0 } };
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
    /// In a public table, with so many brackets of a value open.
    Public { open: usize },
    /// Below a private header.
    Table,
    /// In the value of a private key, with so many brackets open; a value that has not begun counts as open.
    Value { open: usize, has_begun: bool },
}

struct Reader<'r, 'a> {
    names: &'r Names<'a>,
    has_long_strings: bool,
    state: State,
}

impl Reader<'_, '_> {
    /// Where the private part of the next line begins.
    fn private_from(&mut self, line: &str) -> Option<usize> {
        if line.trim_start().starts_with('#') && !Names::names_the_table(line) {
            return Some(0);
        }
        self.enter(line);
        let mut from = 0;
        if let State::Public { open } = self.state {
            let Some(at) = inner_key(&self.names.private, line) else {
                let value = if open > 0 { line } else { line_value(line) };
                self.state = State::Public { open: open_brackets(open, value) };
                return None;
            };
            from = at;
            self.state = State::Value { open: 0, has_begun: false };
        }
        if let State::Value { open, has_begun } = self.state {
            let value = if has_begun { line } else { line_value(&line[from..]) };
            let has_begun = has_begun || !value.trim().is_empty();
            self.state = State::Value { open: open_brackets(open, value), has_begun };
        }
        Some(from)
    }

    fn enter(&mut self, line: &str) {
        if Names::names_the_table(line) {
            self.state = State::Table;
            return;
        }
        let (is_table, is_open) = match self.state {
            State::Public { open } => (false, open > 0),
            State::Table => (true, false),
            State::Value { open, has_begun } => (false, open > 0 || !has_begun),
        };
        if is_table && self.has_long_strings {
            return;
        }
        let is_value = matches!(self.state, State::Value { .. });
        if self.names.is_public_header(line) {
            self.state = State::Public { open: 0 };
        } else if is_table || line.trim().is_empty() {
            // Nothing but a header ends a private table.
        } else if !is_open && line.trim_start().starts_with('[') {
            self.state = State::Table;
        } else if self.names.is_public_line(line) {
            if !(is_value && is_open) {
                self.state = State::Public { open: 0 };
            }
        } else if !is_open || (!is_value && has_key(line)) {
            self.state = State::Value { open: 0, has_begun: !line.contains('=') };
        }
    }
}

/// Whether a line begins with a key of its own, whatever it is.
fn has_key(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches(|c| is_part(c) || matches!(c, '.' | ' ' | '"' | '\''));
    rest.starts_with('=') && !line.trim_start().starts_with('=')
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn line_value(line: &str) -> &str {
    line.split_once('=').map_or(line, |(_, value)| value)
}

/// What stands in the brackets of a header line, closed or not.
fn header_key(line: &str) -> Option<&str> {
    let inner = line.trim_start().strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let inner = inner.split([']', '#', '\n']).next().unwrap_or(inner);
    (!inner.contains([',', '{', '='])).then_some(inner)
}

/// Where a private key begins inside a line, such as in an inline table.
fn inner_key(names: &BTreeSet<&str>, line: &str) -> Option<usize> {
    let found = names.iter().flat_map(|name| line.match_indices(name)).filter(|(at, name)| {
        let after = line[at + name.len()..].trim_start_matches(['"', '\'']).trim_start();
        !line[..*at].ends_with(is_part) && (after.is_empty() || after.starts_with(['=', '.']))
    });
    found.map(|(at, _)| at).min()
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
        let names = Names {
            private: BTreeSet::from(["private", "floor"]),
            public: BTreeSet::from(["a", "b", "x", "y"]),
            top: BTreeSet::from(["deal", "private"]),
        };
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
            ("[private]\na = '''\n[deal]\n'''\n[deal]\nb", "*********\n*******\n******\n***\n******\n*"),
            ("the-floor = 1\nb = 2", "*************\nb = 2"),
            ("x = [\n { y = 1 },\n]\nb \"c\"", "x = [\n { y = 1 },\n]\nb \"c\""),
            ("x = [\nideal = 1\n", "x = [\n*********\n"),
            ("p{rivate.x = 1\nb = 2", "**************\n*****"),
            ("[[p{rivate.x]]\na = 1\n[deal]", "**************\n*****\n[deal]"),
            ("a = \"\"\"\n[private]\nb = 1\n[deal]\nb = 1", "a = \"\"\"\n*********\n*****\n******\n*****"),
            ("# c\na = 1", "***\na = 1"),
        ] {
            assert_eq!(masked(text), shown, "{text}");
        }
    }
}
