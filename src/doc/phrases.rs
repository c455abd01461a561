//! Many phrases looked for at once.

use std::borrow::Cow;
use std::ops::Range;

/// Phrases, each with what it stands for. The longest one at a place is found by a search among those that begin with the same
/// byte, and a look at each phrase that the nearest one begins with, however many phrases there are.
#[derive(Debug)]
pub struct Phrases<'a, T> {
    /// In the order of their letters, each once.
    all: Vec<Phrase<'a, T>>,
    /// For each first byte the phrases that begin with it.
    by_first: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Phrase<'a, T> {
    text: Cow<'a, str>,
    means: T,
    /// The longest other phrase that it begins with.
    shorter: Option<usize>,
}

impl<'a, T> Phrases<'a, T> {
    /// Of phrases with what they stand for; of two that are equal the first counts, and an empty one counts for nothing.
    pub fn new(phrases: impl IntoIterator<Item = (Cow<'a, str>, T)>) -> Self {
        let phrases = phrases.into_iter().filter(|(text, _)| !text.is_empty());
        let mut all: Vec<_> = phrases.map(|(text, means)| Phrase { text, means, shorter: None }).collect();
        all.sort_by(|one, other| one.text.cmp(&other.text));
        all.dedup_by(|later, first| later.text == first.text);
        let mut by_first = vec![0..0; 256];
        // What a phrase begins with stands before it, and only what begins with the same stands between the two.
        let mut open: Vec<usize> = Vec::new();
        for at in 0..all.len() {
            while open.pop_if(|shorter| !all[at].text.starts_with(&*all[*shorter].text)).is_some() {}
            all[at].shorter = open.last().copied();
            open.push(at);
            let range = &mut by_first[usize::from(all[at].text.as_bytes()[0])];
            *range = if range.end == 0 { at..at + 1 } else { range.start..at + 1 };
        }
        Self { all, by_first }
    }

    /// Whether a phrase begins with that byte.
    pub fn may_begin(&self, first: u8) -> bool {
        self.by_first[usize::from(first)].end > 0
    }

    /// The longest phrase with which a text begins and behind which no letter or digit follows, if it is one that counts.
    pub fn longest(&self, text: &str, counts: impl Fn(&T) -> bool) -> Option<(&str, &T)> {
        let range = self.by_first[usize::from(*text.as_bytes().first()?)].clone();
        // It is the last one that does not stand behind the text, or one that this one begins with.
        let before = self.all[range.clone()].partition_point(|phrase| &*phrase.text <= text);
        let mut next = before.checked_sub(1).map(|last| range.start + last);
        while let Some(Phrase { text: phrase, means, shorter }) = next.map(|at| &self.all[at]) {
            let behind = text.strip_prefix(&**phrase).filter(|_| counts(means));
            if behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)) {
                return Some((phrase, means));
            }
            next = *shorter;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phrases<'a>(all: &[&'a str]) -> Phrases<'a, usize> {
        Phrases::new(all.iter().enumerate().map(|(at, text)| (Cow::Borrowed(*text), at)))
    }

    #[test]
    fn the_longest_whole_phrase_is_found() {
        let all = phrases(&["Net", "Net Sales", "Net Sales Price", "Net Sale", "Fee", "Fees", "Übung", "Fee", ""]);
        for (text, found) in [
            ("Net Sales Prices", Some(1)),
            ("Net Sales Price.", Some(2)),
            ("Net Salesman", Some(0)),
            ("Net Sale", Some(3)),
            ("Networks", None),
            ("Fee’s", Some(4)),
            ("Feeé", None),
            ("Fees", Some(5)),
            ("Übung", Some(6)),
            ("Ü", None),
            ("net", None),
            ("", None),
        ] {
            assert_eq!(all.longest(text, |_| true).map(|(_, at)| *at), found, "{text}");
        }
        assert_eq!(all.longest("Net Sales", |at| *at != 1).map(|(_, at)| *at), Some(0));
        assert!(all.may_begin(b'N') && !all.may_begin(b'n'));
    }

    proptest! {
        /// What the search finds is what a look at each of them finds.
        #[test]
        fn none_is_missed(all in proptest::collection::vec("[ab ]{0,4}", 0..20), text in "[ab ]{0,8}") {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let fits = |phrase: &&&str| {
                text.strip_prefix(**phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            let longest = all.iter().filter(|phrase| !phrase.is_empty()).filter(fits).max_by_key(|phrase| phrase.len());
            let first = longest.and_then(|longest| all.iter().position(|phrase| phrase == longest));
            prop_assert_eq!(phrases(&all).longest(&text, |_| true).map(|(_, at)| *at), first);
        }
    }
}
