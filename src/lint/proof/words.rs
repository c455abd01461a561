//! The words and signs of a line, found in one pass over its bytes.

/// Letters and digits without a blank between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) first: First,
    /// Its first byte: by that and the last one most words are told from those that a rule looks for.
    pub(super) initial: u8,
    /// Its last byte.
    pub(super) last: u8,
}

impl Word {
    /// How many bytes it has.
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// What a word begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    Capital,
    Small,
    Digit,
}

/// A sign at a byte of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) line: usize,
    pub(super) sign: char,
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Capital,
    Small,
    Digit,
    Mark,
    /// The first byte of general punctuation, among it the curly quotes.
    Curly,
    /// The first byte of another sign that is no letter.
    Sign,
}

static CLASSES: [Class; 256] = classes();

/// Whether a byte is one of a word.
static IN_WORD: [bool; 256] = in_word();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = match byte {
            b'A'..=b'Z' => Class::Capital,
            b'0'..=b'9' => Class::Digit,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'_' | b'<' | b'$' => Class::Mark,
            0xE2 => Class::Curly,
            0xC2 | 0xEF => Class::Sign,
            // Beyond ASCII what is left is taken for letters.
            b'a'..=b'z' | 0x80.. => Class::Small,
            _ => Class::Other,
        };
        if byte == u8::MAX {
            return table;
        }
        byte += 1;
    }
}

const fn in_word() -> [bool; 256] {
    let classes = classes();
    let mut table = [false; 256];
    let mut at = 0;
    while at < table.len() {
        table[at] = matches!(classes[at], Class::Capital | Class::Small | Class::Digit);
        at += 1;
    }
    table
}

/// The words and marks of one line.
pub(super) fn scan(text: &str, line: usize, words: &mut Vec<Word>, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match CLASSES[usize::from(*byte)] {
            Class::Other => at += 1,
            Class::Sign => at += text[at..].chars().next().map_or(1, char::len_utf8),
            Class::Mark => {
                marks.push(Mark { at, line, sign: char::from(*byte) });
                at += 1;
            }
            Class::Curly => {
                let sign = text[at..].chars().next().unwrap_or(' ');
                if matches!(sign, '“' | '”' | '•' | '●') {
                    marks.push(Mark { at, line, sign });
                }
                at += sign.len_utf8();
            }
            class @ (Class::Capital | Class::Small | Class::Digit) => {
                let end = end_of_word(bytes, at, class == Class::Digit);
                let first = match class {
                    Class::Capital => First::Capital,
                    Class::Digit => First::Digit,
                    Class::Small | Class::Other | Class::Mark | Class::Curly | Class::Sign => First::Small,
                };
                words.push(Word { start: at, end, line, first, initial: *byte, last: bytes[end - 1] });
                at = end;
            }
        }
    }
}

fn end_of_word(bytes: &[u8], start: usize, is_number: bool) -> usize {
    let mut end = start + 1;
    loop {
        end += bytes[end..].iter().take_while(|byte| IN_WORD[usize::from(**byte)]).count();
        let is_point = is_number && matches!(bytes.get(end), Some(b',' | b'.'));
        if !is_point || !bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            return end;
        }
        end += 2;
    }
}
