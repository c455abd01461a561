//! The ways in which terms are written.

use std::borrow::Cow;

use crate::doc::Phrases;

use super::words::{Word, scan};

/// The ways in which terms may be written.
#[derive(Debug)]
pub(super) struct Forms<'a> {
    phrases: Phrases<'a, Form>,
    /// For each first byte what first words look like.
    looks: [Looks; 256],
}

/// What the first words of some forms look like: a bit for each length, and one for each last byte.
#[derive(Debug, Clone, Copy, Default)]
struct Looks {
    lengths: u64,
    lasts: u64,
}

impl Looks {
    fn of(word: Word) -> Self {
        Self { lengths: 1 << word.len().min(63), lasts: 1 << (word.last % 64) }
    }

    fn add(&mut self, other: Self) {
        self.lengths |= other.lengths;
        self.lasts |= other.lasts;
    }

    fn may_be(self, other: Self) -> bool {
        self.lengths & other.lengths != 0 && self.lasts & other.lasts != 0
    }
}

#[derive(Debug)]
struct Form {
    /// How many bytes its first word has.
    first_word: usize,
    /// What a use of it gives.
    gives: usize,
}

/// The plural of a term, and its singular if it is a plural.
pub(super) fn inflected(term: &str) -> Vec<String> {
    let mut out = vec![format!("{term}s"), format!("{term}es")];
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
    pub(super) fn new(forms: impl IntoIterator<Item = (Cow<'a, str>, usize)>) -> Self {
        let mut looks = [Looks::default(); 256];
        let (mut words, mut marks) = (Vec::new(), Vec::new());
        let forms = forms.into_iter().filter_map(|(form, gives)| {
            words.clear();
            scan(&form, 0, &mut words, &mut marks);
            let first = *words.first()?;
            looks[usize::from(first.initial)].add(Looks::of(first));
            Some((from(form, first.start), Form { first_word: first.len(), gives }))
        });
        let phrases = Phrases::new(forms);
        Self { phrases, looks }
    }

    /// The longest form that begins with a word and ends with one, as its length and index.
    pub(super) fn at(&self, text: &str, word: Word) -> Option<(usize, usize)> {
        if !self.looks[usize::from(word.initial)].may_be(Looks::of(word)) {
            return None;
        }
        let found = self.phrases.longest(&text[word.start..], |form| form.first_word == word.len());
        found.map(|(phrase, form)| (phrase.len(), form.gives))
    }
}

/// A text from a byte on.
fn from(text: Cow<'_, str>, start: usize) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[start..]),
        Cow::Owned(mut text) => {
            text.drain(..start);
            Cow::Owned(text)
        }
    }
}
