use crate::deal::{Deal, key_in_words, term_in_words};

/// A message as somebody reads it who does not write the spec: parties by their short names, other names in words and
/// quotes.
///
/// A term is called what positions and comparisons call it; what has a dot and is no term, such as a file, stays as it is,
/// without its backticks. What stands in quotes, as words of the deal do, stays letter for letter.
pub fn in_words(message: &str, deal: &Deal) -> String {
    each_name(message, |name| word(name, deal))
}

/// A hint as a document prints it: what is to be written stays letter for letter, a single word of it in quotes, and
/// nothing in backticks.
pub fn hint_in_words(hint: &str) -> String {
    let is_word = |name: &str| name.chars().all(|sign| sign.is_alphanumeric() || [' ', '-'].contains(&sign));
    each_name(hint, |name| if is_word(name) { format!("“{name}”") } else { name.to_owned() })
}

/// A text with each name in backticks replaced; what stands in quotes is left alone.
fn each_name(text: &str, replace: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '“']) {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        let name = here.strip_prefix('`').and_then(|inner| inner.split_once('`'));
        rest = if let Some((name, after)) = name {
            out.push_str(&replace(name));
            after
        } else {
            let (quoted, after) = here.split_at(end_of_quote(here));
            out.push_str(quoted);
            after
        };
    }
    out + rest
}

fn word(name: &str, deal: &Deal) -> String {
    match deal.parties.iter().find(|party| party.id.as_str() == name) {
        Some(party) => party.short.clone(),
        None if name.contains('.') => {
            term_in_words(name, &deal.tables).map_or_else(|| name.to_owned(), |words| quoted(&words))
        }
        None => quoted(&key_in_words(name)),
    }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// Where the quote ends with which a text begins: at its own closing sign, or with the text.
fn end_of_quote(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '“' => open += 1,
            '”' => open = open.saturating_sub(1),
            _ => continue,
        }
        if open == 0 {
            return at + sign.len_utf8();
        }
    }
    text.len()
}
