//! Many phrases looked for at once.

use std::collections::HashMap;

use super::words::{Word, scan};

/// The ways in which terms may be written. Finding one takes as many looks as the forms that begin with a word have
/// lengths, however many forms there are.
#[derive(Debug)]
pub(super) struct Forms<'a> {
    index: HashMap<&'a str, usize>,
    /// For each first word the lengths of the forms that it begins, the longest first.
    lengths: HashMap<&'a str, Vec<usize>>,
    /// For each first byte the lengths that first words have.
    first: [u64; 256],
}

/// A term as it is, its plural, and its singular if it is a plural.
pub(super) fn forms(term: &str) -> Vec<String> {
    let mut out = vec![term.to_owned(), format!("{term}s"), format!("{term}es")];
    out.extend(term.strip_suffix('y').map(|stem| format!("{stem}ies")));
    for (ending, instead) in [("ies", "y"), ("es", ""), ("s", "")] {
        out.extend(term.strip_suffix(ending).filter(|stem| stem.len() > 2).map(|stem| format!("{stem}{instead}")));
    }
    out
}

/// A word in small letters without the ending that a plural has.
pub(super) fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    let word = word.strip_suffix("ies").map_or_else(|| word.clone(), |stem| format!("{stem}y"));
    word.trim_end_matches('s').trim_end_matches('e').to_owned()
}

impl<'a> Forms<'a> {
    /// Of forms, each with the index that a use of it gives; of two that are equal the first counts.
    pub(super) fn new(forms: &'a [(String, usize)]) -> Self {
        let (mut index, mut lengths) = (HashMap::new(), HashMap::<&str, Vec<usize>>::new());
        let mut first = [0; 256];
        for (form, at) in forms {
            let (mut words, mut marks) = (Vec::new(), Vec::new());
            scan(form, 0, &mut words, &mut marks);
            let Some(start) = words.first() else { continue };
            let (word, form) = (&form[start.start..start.end], &form[start.start..]);
            first[usize::from(word.as_bytes()[0])] |= 1 << word.len().min(63);
            index.entry(form).or_insert(*at);
            let lengths = lengths.entry(word).or_default();
            if let Err(place) = lengths.binary_search_by(|length| form.len().cmp(length)) {
                lengths.insert(place, form.len());
            }
        }
        Self { index, lengths, first }
    }

    /// The longest form that begins with a word and ends with one, as its length and index.
    pub(super) fn at(&self, text: &str, word: Word) -> Option<(usize, usize)> {
        let first = self.first[usize::from(text.as_bytes()[word.start])];
        if first & (1 << (word.end - word.start).min(63)) == 0 {
            return None;
        }
        let lengths = self.lengths.get(&text[word.start..word.end])?;
        lengths.iter().find_map(|length| {
            let end = word.start + length;
            let index = self.index.get(text.get(word.start..end)?)?;
            (!text[end..].starts_with(char::is_alphanumeric)).then_some((*length, *index))
        })
    }
}
