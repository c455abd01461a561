//! The words of the tags of a template, after the lexical grammar of Tera 2.4 (`parsing/lexer.rs`), with one difference:
//! `{#name}` is a label of Markdown and not the start of a comment.

use std::ops::Range;

/// Something that cannot be read, with its place in the template and advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) id: &'static str,
    pub(super) message: String,
    pub(super) range: Range<usize>,
    pub(super) hint: Option<&'static str>,
}

impl Fault {
    pub(super) fn syntax(message: impl Into<String>, range: Range<usize>) -> Self {
        Self { id: "template-syntax", message: message.into(), range, hint: None }
    }

    pub(super) fn refused(message: impl Into<String>, range: Range<usize>, hint: &'static str) -> Self {
        Self { id: "refused-tag", message: message.into(), range, hint: Some(hint) }
    }
}

/// One word of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// `{{`
    PrintStart,
    /// `}}`
    PrintEnd,
    /// `{%`
    TagStart,
    /// `%}`
    TagEnd,
    /// A name or keyword.
    Name(String),
    /// A string, unescaped.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number with a point.
    Float,
    /// `true` or `false`.
    Boolean(bool),
    /// An operator or bracket.
    Sign(&'static str),
}

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) word: Word,
    pub(super) range: Range<usize>,
}

/// What a template holds: the words of its tags and the places of its comments.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) list: Vec<Placed>,
    /// Each comment with its delimiters.
    pub(super) comments: Vec<Range<usize>>,
    /// Each stretch in which `{#` opens a label and not a comment.
    pub(super) labels: Vec<Range<usize>>,
}

/// Longest first, so that the first that fits is the right one.
const SIGNS: [&str; 33] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",", ":", "~", "|",
    "=", ">", "<", "(", ")", "[", "]", "{", "}", "@", "?", ";",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Print,
    Statement,
}

/// Reads the words of a whole template.
pub(super) fn words_of_template(text: &str) -> Result<Words, Fault> {
    let mut reader = Reader { text, at: 0, words: Words::default() };
    if let Some(at) = text.find(['\u{1}', '\u{2}']) {
        return Err(Fault::syntax("a control character stands here", at..at + 1));
    }
    while reader.text_until_tag()? {}
    Ok(reader.words)
}

/// Whether a template may hold a comment: quick, and true too often rather than too seldom.
pub(super) fn may_have_comment(text: &str) -> bool {
    openings(text).any(|at| label_length(&text[at..]).is_none())
}

/// Where `{#` stands. A number sign is rarer than a brace, and found without a look at each letter.
pub(super) fn openings(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('#').filter(|(at, _)| text[..*at].ends_with('{')).map(|(at, _)| at - 1)
}

/// The name of the first label that no value completes; none in a template that cannot be read so far. Reads no further.
pub(super) fn first_label(text: &str) -> Option<&str> {
    let name = |end: usize| {
        let name = text[end..].split([' ', '}']).next()?;
        (!name.is_empty() && !name.contains('{')).then_some(name)
    };
    // Most bodies without one are told by that alone.
    openings(text).find(|at| label_length(&text[*at..]).is_some_and(|length| name(at + length).is_some()))?;
    let mut reader = Reader { text, at: 0, words: Words::default() };
    while reader.text_until_tag().ok()? {
        if let Some(name) = reader.words.labels.drain(..).find_map(|label| name(label.end)) {
            return Some(name);
        }
    }
    None
}

/// Reads the words of an expression that stands by itself.
pub(super) fn words_of_expression(text: &str) -> Result<Words, Fault> {
    let mut reader = Reader { text, at: 0, words: Words::default() };
    while reader.word()? {}
    Ok(reader.words)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    words: Words,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, word: Word, length: usize) {
        self.words.list.push(Placed { word, range: self.at..self.at + length });
        self.at += length;
    }

    /// Skips text up to a tag and reads that tag; false at the end.
    fn text_until_tag(&mut self) -> Result<bool, Fault> {
        let rest = self.rest().as_bytes();
        let opens = |pair: &[u8]| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#');
        let Some(offset) = rest.windows(2).position(opens) else { return Ok(false) };
        self.at += offset;
        if let Some(length) = label_length(self.rest()) {
            self.words.labels.push(self.at..self.at + length);
            self.at += 2;
            return Ok(true);
        }
        if self.rest().starts_with("{#") {
            return self.comment();
        }
        if self.raw()? {
            return Ok(true);
        }
        let (tag, start) = if self.rest().starts_with("{{") {
            (Tag::Print, Word::PrintStart)
        } else {
            (Tag::Statement, Word::TagStart)
        };
        let opened = self.at..self.at + 2;
        self.push(start, 2);
        if self.rest().starts_with('-') {
            self.at += 1;
        }
        while !self.tag_end(tag) {
            if !self.word()? {
                return Err(Fault::syntax("this tag is not closed", opened));
            }
        }
        Ok(true)
    }

    fn comment(&mut self) -> Result<bool, Fault> {
        let Some(length) = self.rest()[2..].find("#}") else {
            return Err(Fault::syntax("this comment is not closed", self.at..self.at + 2));
        };
        self.words.comments.push(self.at..self.at + length + 4);
        self.at += length + 4;
        Ok(true)
    }

    /// Skips `{% raw %}…{% endraw %}`, if it stands here.
    fn raw(&mut self) -> Result<bool, Fault> {
        if !self.rest().starts_with("{%") {
            return Ok(false);
        }
        let Some(head) = bare_tag(&self.rest()[2..], "raw") else { return Ok(false) };
        let mut from = self.at + 2 + head;
        while let Some(offset) = self.text[from..].find("{%") {
            from += offset + 2;
            if let Some(end) = bare_tag(&self.text[from..], "endraw") {
                self.at = from + end;
                return Ok(true);
            }
        }
        Err(Fault::syntax("this `raw` is not closed", self.at..self.at + 2))
    }

    fn tag_end(&mut self, tag: Tag) -> bool {
        let blanks = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
        self.at += blanks;
        let (end, word) = match tag {
            Tag::Print => ("}}", Word::PrintEnd),
            Tag::Statement => ("%}", Word::TagEnd),
        };
        let length = match self.rest() {
            rest if rest.starts_with(end) => 2,
            rest if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(end)) => 3,
            _ => return false,
        };
        self.push(word, length);
        true
    }

    /// Reads one word; false at the end of the text.
    fn word(&mut self) -> Result<bool, Fault> {
        let trimmed = self.rest().trim_start_matches(|c: char| c.is_ascii_whitespace());
        self.at = self.text.len() - trimmed.len();
        let Some(first) = trimmed.chars().next() else { return Ok(false) };
        match first {
            '"' | '\'' | '`' => self.string(first)?,
            '0'..='9' => self.number()?,
            'a'..='z' | 'A'..='Z' | '_' => self.name(),
            _ => {
                let Some(sign) = SIGNS.iter().find(|sign| trimmed.starts_with(**sign)) else {
                    let here = self.at..self.at + first.len_utf8();
                    return Err(Fault::syntax("this character has no meaning in a tag", here));
                };
                self.push(Word::Sign(sign), sign.len());
            }
        }
        Ok(true)
    }

    fn string(&mut self, quote: char) -> Result<(), Fault> {
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            if c == quote {
                self.push(Word::Text(text), at + 1);
                return Ok(());
            }
            if c != '\\' {
                text.push(c);
                continue;
            }
            text.push(match chars.next() {
                Some((_, c @ ('"' | '\'' | '/' | '\\'))) => c,
                Some((_, 'n')) => '\n',
                Some((_, 't')) => '\t',
                Some((_, 'r')) => '\r',
                _ => return Err(Fault::syntax("this escape is not known", self.at + at..self.at + at + 1)),
            });
        }
        Err(Fault::syntax("this string is not closed", self.at..self.at + 1))
    }

    fn number(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if let Some(after) = rest[digits..].strip_prefix('.') {
            let decimals = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            self.push(Word::Float, digits + 1 + decimals);
            return Ok(());
        }
        let Ok(value) = rest[..digits].parse() else {
            return Err(Fault::syntax("this number is too large", self.at..self.at + digits));
        };
        self.push(Word::Integer(value), digits);
        Ok(())
    }

    fn name(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
        let word = match &rest[..length] {
            "true" | "True" => Word::Boolean(true),
            "false" | "False" => Word::Boolean(false),
            name => Word::Name(name.to_owned()),
        };
        self.push(word, length);
    }
}

/// The length of `-? name -? %}`, if the text starts with it.
fn bare_tag(text: &str, name: &str) -> Option<usize> {
    let blank = |c: char| c.is_ascii_whitespace();
    let rest = text.strip_prefix('-').unwrap_or(text).trim_start_matches(blank);
    let rest = rest.strip_prefix(name)?.trim_start_matches(blank);
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}

/// The length of the opening `{#name` of a label, if the text starts with one and no comment.
pub(super) fn label_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{#")?;
    if !inner.starts_with(|c: char| c.is_alphanumeric() || c == '_') && !inner.starts_with("{{") {
        return None;
    }
    let line = inner.lines().next().unwrap_or_default();
    let close = line.find('}')?;
    // `{#note#}` is a comment; a label is closed by a brace alone.
    (!line[..close].contains('#')).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        words_of_template(text).expect("readable").list.into_iter().map(|placed| placed.word).collect()
    }

    fn fault(text: &str) -> (String, Range<usize>) {
        let fault = words_of_template(text).expect_err("unreadable");
        (fault.message, fault.range)
    }

    #[test]
    fn strings_hide_the_ends_of_tags() {
        let list = words("a {{ x ~ \"}} %} \\\"\" }} b {%- if y? -%}");
        assert!(list.contains(&Word::Text("}} %} \"".into())), "{list:?}");
        assert_eq!(list.last(), Some(&Word::TagEnd));
    }

    #[test]
    fn labels_are_no_comments() {
        let read = words_of_template("# A {#a-b} {# note } #} {#c .d} {#x#} {#y-{{ z }}}").expect("readable");
        let commented: Vec<_> = read.comments.clone();
        assert_eq!(commented, [11..23, 32..37]);
        assert_eq!(read.labels.len(), 3);
        assert_eq!(read.list.len(), 3);
    }

    #[test]
    fn raw_text_holds_no_words() {
        assert!(words("{% raw %}{{ x }}{% if %}{%- endraw -%}").is_empty());
    }

    #[test]
    fn what_is_not_closed_is_reported_where_it_opens() {
        assert_eq!(fault("ab {{ x "), ("this tag is not closed".into(), 3..5));
        assert_eq!(fault("ab {# x "), ("this comment is not closed".into(), 3..5));
        assert_eq!(fault("ab {% raw %}"), ("this `raw` is not closed".into(), 3..5));
        assert_eq!(fault("{{ \"x }}"), ("this string is not closed".into(), 3..4));
        assert_eq!(fault("{{ § }}").1, 3..5);
    }
}
