//! Words that stand in for others, to be found again.

use std::collections::{BTreeMap, BTreeSet};

use crate::spec::SpecValue;

/// A word for each value that occurs nowhere else. In the order of the words that they stand for, so that what is sorted by
/// them stays in its order.
pub(super) struct Marks {
    rank: BTreeMap<usize, usize>,
    by_rank: Vec<usize>,
    /// The words that the marks stand for, in lower case.
    pub(super) words: BTreeMap<usize, String>,
}

/// How many digits a mark has.
const DIGITS: usize = 6;

/// What a mark begins with; in lower case, since a text may begin a sentence.
const SIGN: &str = "qzx";

impl Marks {
    pub(super) fn of(values: &[SpecValue], words: &[usize]) -> Self {
        let mut by_rank = words.to_vec();
        by_rank.sort_by_key(|at| (values[*at].text.to_lowercase(), *at));
        let rank = by_rank.iter().enumerate().map(|(rank, at)| (*at, rank)).collect();
        let words = words.iter().map(|at| (*at, values[*at].text.to_lowercase())).collect();
        Self { rank, by_rank, words }
    }

    pub(super) fn mark(&self, at: usize) -> String {
        format!("Qzx{:0DIGITS$}", self.rank.get(&at).copied().unwrap_or_default())
    }

    /// Stands in for the words of one value.
    pub(super) fn alone() -> String {
        format!("Qzx{}", "9".repeat(DIGITS))
    }

    /// The values whose marks a text has.
    pub(super) fn within(&self, text: &str) -> BTreeSet<usize> {
        let text = text.to_lowercase();
        let digits = text.match_indices(SIGN).filter_map(|(at, _)| text.get(at + SIGN.len()..at + SIGN.len() + DIGITS));
        digits.filter_map(|digits| self.by_rank.get(digits.parse::<usize>().ok()?).copied()).collect()
    }
}
