use crate::deal::Deal;

/// A message as somebody reads it who does not write the spec: parties by their short names, other names in words and
/// quotes.
///
/// A dotted place in the spec stays what it is, without its backticks; what stands in quotes, as words of the deal do, stays
/// letter for letter.
pub fn in_words(message: &str, deal: &Deal) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some(at) = rest.find(['`', '“']) {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        let name = here.strip_prefix('`').and_then(|inner| inner.split_once('`'));
        rest = if let Some((name, after)) = name {
            out.push_str(&word(name, deal));
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
        None if name.contains('.') => name.to_owned(),
        None => format!("“{}”", name.replace('-', " ")),
    }
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
