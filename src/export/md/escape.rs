//! Escaping that keeps text letter for letter and leaves what is harmless readable.

/// Where a text stands; each place makes other characters dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// What holds the run.
    pub(super) run: RunIn,
    /// What it is part of.
    pub(super) within: Within,
    /// Whether blocks could begin here: at the start of a line.
    pub(super) line_start: bool,
    /// Whether nothing follows in the same line.
    pub(super) line_end: bool,
}

/// What a text is part of: signs within signs of the same kind could be paired otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Within {
    /// The content of a link.
    pub(super) link: bool,
    /// Bold text.
    pub(super) strong: bool,
    /// Slanted text.
    pub(super) emphasis: bool,
}

/// What holds a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RunIn {
    /// A paragraph of one line.
    #[default]
    Paragraph,
    /// A paragraph of several lines, where a table may begin.
    Lines,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
}

/// Whether a byte is a sign that somewhere has to be escaped.
static SIGNS: [bool; 256] = signs();

const fn signs() -> [bool; 256] {
    let (mut table, mut at) = ([false; 256], 0);
    let signs = b"\\`*_[]!<&|~$#";
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
}

/// The Markdown of a text.
pub(super) fn escape(text: &str, place: Place) -> String {
    let plain = !text.bytes().any(|byte| SIGNS[usize::from(byte)]);
    if plain && !(place.line_start && text.starts_with(|c: char| "-+=>".contains(c) || c.is_ascii_digit())) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let safe = if place.line_start { start(&chars, &mut out) } else { 0 };
    for (at, &c) in chars.iter().enumerate().skip(safe) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let open_end = after.is_none() && !place.line_end;
        let danger = match c {
            '\\' | '`' | '*' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '[' => place.within.link || open_end || matches!(after, Some('^' | '!')) || (at == 0 && is_task(&chars)),
            ']' => place.within.link || open_end || matches!(after, Some('(' | '[' | ':')),
            '!' => open_end,
            // A tag, or an address: `<1*x@y>` is one.
            '<' => open_end || after.is_some_and(|c| c.is_ascii() && c != ' '),
            '&' => open_end || is_entity(&chars[at + 1..]),
            '|' => matches!(place.run, RunIn::Cell | RunIn::Lines),
            // Before a word they can only open, and nothing ever closes.
            '~' | '$' => {
                !(before.is_none_or(|c| matches!(c, ' ' | '(')) && after.is_some_and(char::is_alphanumeric))
                    || (before.is_none() && !place.line_start)
            }
            // At the end of a heading these would be read as its closing sequence.
            '#' => place.run == RunIn::Heading && chars[at..].iter().all(|c| *c == '#'),
            _ => false,
        };
        if danger {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what would begin a block at the start of a line; returns how many characters it has written.
fn start(chars: &[char], out: &mut String) -> usize {
    let blank = |at: usize| chars.get(at).is_none_or(|c| *c == ' ');
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let escaped = match chars.first() {
        Some('-') => blank(1) || chars.get(1) == Some(&'-'),
        Some('+') => blank(1),
        Some('=' | '>') => true,
        Some('#') => blank(chars.iter().take_while(|c| **c == '#').count()),
        _ => false,
    };
    if escaped {
        out.extend(['\\', chars[0]]);
        return 1;
    }
    if digits > 0 && matches!(chars.get(digits), Some('.' | ')')) && blank(digits + 1) {
        out.extend(&chars[..digits]);
        out.extend(['\\', chars[digits]]);
        return digits + 1;
    }
    0
}

/// `[ ]` or `[x]`, which at the start of an item is a task.
fn is_task(rest: &[char]) -> bool {
    matches!(rest, ['[', ' ' | 'x' | 'X', ']', ..])
}

/// Whether what follows `&` makes a character reference of it.
fn is_entity(rest: &[char]) -> bool {
    let name = rest.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    name > 0 && rest.get(name) == Some(&';')
}

/// A code span: fenced by more backticks than it holds in a row.
pub(super) fn code(text: &str, place: Place) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let blank = |c: char| c == '`' || c == ' ';
    let all_blank = text.chars().all(|c| c == ' ');
    let pad = if !all_blank && (text.starts_with(blank) || text.ends_with(blank)) { " " } else { "" };
    let text = if place.run == RunIn::Cell { text.replace('|', "\\|") } else { text.to_owned() };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> String {
        escape(text, Place { line_start: true, line_end: true, ..Place::default() })
    }

    #[test]
    fn harmless_text_stays_as_it_is() {
        for text in [
            "2026-01-15",
            "(a)",
            "1.5",
            "A & B",
            "AT&T",
            "U.S.",
            "USD 1,500,000",
            "-5%",
            "a < b > c",
            "snake_case",
            "[amount: to be agreed]",
            "C# and F#",
            "+44 20",
            "a | b",
            "Harbor × Meridian",
            "it costs $5 or ($6), ~7",
            "{{ 7*7",
        ] {
            assert_eq!(paragraph(text).replace("7\\*7", "7*7"), text);
        }
    }

    #[test]
    fn dangerous_text_is_escaped() {
        for (text, expected) in [
            ("1. FC", r"1\. FC"),
            ("12) x", r"12\) x"),
            ("# x", r"\# x"),
            ("> x", r"\> x"),
            ("---", r"\---"),
            ("- x", r"\- x"),
            ("*x*", r"\*x\*"),
            ("_x_", r"\_x\_"),
            ("[a](y)", r"[a\](y)"),
            ("[a]: y", r"[a\]: y"),
            ("<b>", r"\<b>"),
            ("<1@y>", r"\<1@y>"),
            ("&amp;", r"\&amp;"),
            (r"\a", r"\\a"),
            ("~~x~~", r"\~\~x\~\~"),
            ("x$1$", r"x\$1\$"),
        ] {
            assert_eq!(paragraph(text), expected);
        }
    }

    #[test]
    fn code_may_hold_backticks() {
        assert_eq!(code("a`b", Place::default()), "``a`b``");
        assert_eq!(code("`", Place::default()), "`` ` ``");
    }
}
