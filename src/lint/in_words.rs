use crate::deal::Deal;

/// A message as somebody reads it who does not write the spec: parties by their short names, other names in words and
/// quotes.
///
/// A dotted place in the spec stays what it is, without its backticks.
pub fn in_words(message: &str, deal: &Deal) -> String {
    let word = |(index, part): (usize, &str)| match index % 2 {
        0 => part.to_owned(),
        _ => match deal.parties.iter().find(|party| party.id.as_str() == part) {
            Some(party) => party.short.clone(),
            None if part.contains('.') => part.to_owned(),
            None => format!("“{}”", part.replace('-', " ")),
        },
    };
    message.split('`').enumerate().map(word).collect()
}
