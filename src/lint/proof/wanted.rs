//! Single words that a rule looks for.

use super::reading::Reading;
use super::words::Word;

/// The words of a reading by their first bytes.
#[derive(Debug)]
pub(super) struct Initials {
    /// Where the words of each first byte begin, and behind the last one all end.
    starts: [usize; 257],
    /// The words as their indexes, those of one first byte in the order of the text.
    words: Vec<usize>,
}

impl Initials {
    pub(super) fn of(words: &[Word]) -> Self {
        let mut starts = [0; 257];
        for word in words {
            starts[usize::from(word.initial) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts;
        let mut sorted = vec![0; words.len()];
        for (index, word) in words.iter().enumerate() {
            let next = &mut next[usize::from(word.initial)];
            sorted[*next] = index;
            *next += 1;
        }
        Self { starts, words: sorted }
    }

    /// The words that begin with a byte, as their indexes, in the order of the text.
    pub(super) fn with(&self, initial: u8) -> &[usize] {
        let initial = usize::from(initial);
        &self.words[self.starts[initial]..self.starts[initial + 1]]
    }
}

/// Some words that begin with ASCII letters. Almost every word of a text is told from them by its first byte and its length,
/// before the text itself is looked at.
#[derive(Debug)]
pub(super) struct Wanted<const N: usize> {
    words: [&'static str; N],
    /// For each first byte a bit for each length; the longest ones share one.
    lengths: [u16; 128],
}

impl<const N: usize> Wanted<N> {
    pub(super) const fn new(words: [&'static str; N]) -> Self {
        let mut lengths = [0; 128];
        let mut at = 0;
        while at < N {
            lengths[words[at].as_bytes()[0] as usize] |= bit(words[at].len());
            at += 1;
        }
        Self { words, lengths }
    }

    /// Which of them a word of a reading is.
    pub(super) fn position(&self, word: Word, reading: &Reading<'_>) -> Option<usize> {
        let lengths = self.lengths.get(usize::from(word.initial))?;
        if lengths & bit(word.len()) == 0 {
            return None;
        }
        let text = reading.word(word);
        self.words.iter().position(|wanted| *wanted == text)
    }

    /// Whether a word of a reading is one of them.
    pub(super) fn has(&self, word: Word, reading: &Reading<'_>) -> bool {
        self.position(word, reading).is_some()
    }

    /// All words of a reading that are one of them, as their indexes, in the order of the text.
    pub(super) fn found(&self, reading: &Reading<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for (initial, _) in (0..).zip(self.lengths).filter(|(_, lengths)| *lengths != 0) {
            let words = reading.initials.with(initial).iter().copied();
            found.extend(words.filter(|index| self.has(reading.words[*index], reading)));
        }
        found.sort_unstable();
        found
    }
}

const fn bit(length: usize) -> u16 {
    1 << if length < 15 { length } else { 15 }
}
