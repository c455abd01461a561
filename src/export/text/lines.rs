//! Lines that are broken between words.

use unicode_width::UnicodeWidthStr as _;

/// The columns of a line.
pub(super) const WIDTH: usize = 100;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A line of one sign below a heading, as long as that is.
pub(super) fn rule(sign: char, heading: &str) -> String {
    sign.to_string().repeat(width(heading).clamp(3, WIDTH))
}

/// A text in lines of at most `columns`; a word that is longer stands out, so that it can be copied whole.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let mut here = String::new();
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            if !here.is_empty() && width(&here) + 1 + width(word) > columns {
                lines.push(std::mem::take(&mut here));
            }
            if !here.is_empty() {
                here.push(' ');
            }
            here.push_str(word);
        }
        lines.push(here);
    }
    lines
}

/// Blocks of lines with a blank line between them.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<String>,
}

impl Lines {
    /// Adds lines as they are.
    pub(super) fn block(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines.iter().map(|line| line.trim_end_matches(' ').to_owned()));
    }

    /// Adds a text.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(&wrapped(text, WIDTH));
    }

    /// Adds a text whose lines all stand behind a sign.
    pub(super) fn hanging(&mut self, sign: &str, text: &str) {
        let inner = wrapped(text, WIDTH.saturating_sub(width(sign) + 1));
        self.block(&behind(sign, &inner));
    }

    /// The lines so far, with no line break at the end.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// The text, with one line break at the end.
    pub(super) fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}

/// Lines moved to the right, the first of them behind a sign.
pub(super) fn behind(sign: &str, lines: &[String]) -> Vec<String> {
    let indent = " ".repeat(width(sign) + 1);
    let line = |(index, line): (usize, &String)| match index {
        0 => format!("{sign} {line}"),
        _ if line.is_empty() => String::new(),
        _ => format!("{indent}{line}"),
    };
    lines.iter().enumerate().map(line).collect()
}
