//! Many phrases looked for at once.

use std::collections::HashMap;

use super::words::{Word, scan};

/// The ways in which terms may be written, by their first word.
pub(super) struct Forms<'a> {
    by_word: HashMap<&'a str, Vec<(&'a str, usize)>>,
    /// For each first byte the lengths that first words have.
    lengths: [u64; 256],
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
    /// Of forms, each with the index that a use of it gives.
    pub(super) fn new(forms: &'a [(String, usize)]) -> Self {
        let mut by_word: HashMap<&'a str, Vec<(&'a str, usize)>> = HashMap::new();
        let mut lengths = [0; 256];
        for (form, index) in forms {
            let (mut words, mut marks) = (Vec::new(), Vec::new());
            scan(form, 0, &mut words, &mut marks);
            let Some(first) = words.first() else { continue };
            let word = &form[first.start..first.end];
            lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len().min(63);
            by_word.entry(word).or_default().push((&form[first.start..], *index));
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted for itself")]
        for list in by_word.values_mut() {
            list.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { by_word, lengths }
    }

    /// The longest form that begins with a word, as its length and index.
    pub(super) fn at(&self, text: &str, word: Word) -> Option<(usize, usize)> {
        let bytes = text.as_bytes();
        if self.lengths[usize::from(bytes[word.start])] & (1 << (word.end - word.start).min(63)) == 0 {
            return None;
        }
        let list = self.by_word.get(&text[word.start..word.end])?;
        let (form, index) = list.iter().find(|(form, _)| {
            text[word.start..].strip_prefix(form).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })?;
        Some((form.len(), *index))
    }
}
