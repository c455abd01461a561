//! What hangs on each value of a spec, found by changing one value at a time and looking which paragraphs read otherwise.
//!
//! No clause says which values it prints, and none needs to: whatever way a value takes into a text, a change of it shows.
//! What cannot be changed, because the deal allows nothing else in its place, is said to be untraced and never guessed.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::spec::{SpecValue, ValueSort};

/// A document and a clause in it, by their ids.
pub type Place = (String, String);

/// What a deal prints: each clause of each document.
pub type Printed<F> = BTreeMap<Place, F>;

/// A value with what is to stand there, as TOML writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'v> {
    /// The value.
    pub value: &'v SpecValue,
    /// What is to stand in its place.
    pub instead: String,
}

/// Prints a deal, and the same with other values.
pub trait Printer: Sync {
    /// What a clause prints.
    type Fragment: PartialEq + Sync;

    /// What the deal prints with these values changed; `None` when a rule of the deal forbids that.
    fn printed(&self, edits: &[Edit<'_>]) -> Option<Printed<Self::Fragment>>;

    /// The texts of the paragraphs of a clause, in order.
    fn paragraphs(&self, fragment: &Self::Fragment) -> Vec<String>;
}

/// What hangs on which value; values are numbered in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// For each clause and each of its paragraphs the values that it hangs on.
    pub paragraphs: BTreeMap<Place, Vec<BTreeSet<usize>>>,
    /// The values that could not be changed.
    pub untraced: BTreeSet<usize>,
}

/// How often words that are changed together may be refused before each is changed by itself.
const REFUSALS: usize = 64;

/// Traces `values` through what `deal` prints, with at most about `most` changed deals; what is beyond is untraced. `None`
/// when the deal prints nothing even as it is.
pub fn trace<P: Printer>(deal: &P, values: &[SpecValue], most: usize) -> Option<Trace> {
    let before = deal.printed(&[])?;
    let paragraphs: BTreeMap<Place, Vec<String>> =
        before.iter().map(|(place, fragment)| (place.clone(), deal.paragraphs(fragment))).collect();
    let work = Work { deal, values, before: &before, paragraphs: &paragraphs };
    let mut found = Found::default();
    let of_sort = |wanted: &[ValueSort]| {
        let all = values.iter().enumerate().filter(|(_, value)| wanted.contains(&value.sort));
        all.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut alone = of_sort(&[ValueSort::Choice, ValueSort::Measure]);
    alone.extend(work.words(&of_sort(&[ValueSort::Words]), &mut found));
    alone.sort_unstable();
    let mut left = most;
    alone.retain(|at| {
        let needs = values[*at].others.len().max(1);
        let fits = needs <= left;
        left = if fits { left - needs } else { 0 };
        if !fits {
            found.untraced.insert(*at);
        }
        fits
    });
    let parts: Vec<Found> = alone.par_iter().map(|at| work.alone(*at)).collect();
    for part in parts {
        found.extend(part);
    }
    Some(found.trace(&paragraphs))
}

/// What was found so far.
#[derive(Default)]
struct Found {
    /// Clause, paragraph, value.
    hangs: BTreeSet<(Place, usize, usize)>,
    untraced: BTreeSet<usize>,
}

impl Found {
    fn extend(&mut self, other: Self) {
        self.hangs.extend(other.hangs);
        self.untraced.extend(other.untraced);
    }

    fn trace(self, paragraphs: &BTreeMap<Place, Vec<String>>) -> Trace {
        let none = |(place, list): (&Place, &Vec<String>)| (place.clone(), vec![BTreeSet::new(); list.len()]);
        let mut all: BTreeMap<Place, Vec<BTreeSet<usize>>> = paragraphs.iter().map(none).collect();
        for (place, at, value) in self.hangs {
            if let Some(values) = all.get_mut(&place).and_then(|list| list.get_mut(at)) {
                values.insert(value);
            }
        }
        Trace { paragraphs: all, untraced: self.untraced }
    }
}

struct Work<'w, P: Printer> {
    deal: &'w P,
    values: &'w [SpecValue],
    before: &'w Printed<P::Fragment>,
    paragraphs: &'w BTreeMap<Place, Vec<String>>,
}

impl<P: Printer> Work<'_, P> {
    /// Words are looked for: a mark of its own in place of each, all in one deal. Returns those that are to be changed each
    /// by itself.
    fn words(&self, words: &[usize], found: &mut Found) -> BTreeSet<usize> {
        let marks = Marks::of(self.values, words);
        let mut alone = BTreeSet::new();
        let mut open = vec![words.to_vec()];
        let mut refusals = 0;
        while let Some(some) = open.pop() {
            if some.is_empty() {
                continue;
            }
            let edit = |at: &usize| {
                let value = &self.values[*at];
                Edit { value, instead: instead(value, &marks.mark(*at)) }
            };
            let edits: Vec<Edit<'_>> = some.iter().map(edit).collect();
            if let Some(after) = self.deal.printed(&edits) {
                self.marked(&after, &marks, found, &mut alone);
                continue;
            }
            refusals += 1;
            if refusals > REFUSALS || some.len() == 1 {
                alone.extend(some);
                continue;
            }
            let (one, other) = some.split_at(some.len() / 2);
            open.extend([other.to_vec(), one.to_vec()]);
        }
        alone
    }

    /// Takes down which marks stand where. A mark where the words themselves did not stand came there another way, and words
    /// whose mark is not where they stood may have gone with their paragraph: such values are tried again by themselves.
    fn marked(&self, after: &Printed<P::Fragment>, marks: &Marks, found: &mut Found, alone: &mut BTreeSet<usize>) {
        for (place, fragment) in self.before {
            let now = after.get(place);
            if now == Some(fragment) {
                continue;
            }
            let before: Vec<String> = self.paragraphs[place].iter().map(|text| text.to_lowercase()).collect();
            let now = now.map(|now| self.deal.paragraphs(now)).unwrap_or_default();
            let there: Vec<BTreeSet<usize>> = now.iter().map(|text| marks.within(text)).collect();
            let is_alike = before.len() == now.len();
            for (at, text) in before.iter().enumerate() {
                for (value, words) in &marks.words {
                    let is_marked = is_alike && there[at].contains(value);
                    if text.contains(words.as_str()) != is_marked {
                        alone.insert(*value);
                    } else if is_marked {
                        found.hangs.insert((place.clone(), at, *value));
                    }
                }
            }
            if !is_alike {
                alone.extend(there.into_iter().flatten());
            }
        }
    }

    /// One value after another is put in its place: what reads otherwise hangs on it. Each word of a choice may be worded in
    /// other paragraphs, so all are tried; of a measure the first that makes a difference tells.
    fn alone(&self, at: usize) -> Found {
        let mut found = Found::default();
        let value = &self.values[at];
        let words = [instead(value, &Marks::alone())];
        let others = if value.sort == ValueSort::Words { words.as_slice() } else { value.others.as_slice() };
        let mut is_allowed = false;
        for other in others {
            let seen = self.tried(at, &[Edit { value, instead: other.clone() }], &mut found);
            is_allowed |= seen.is_some();
            if seen == Some(true) && value.sort != ValueSort::Choice {
                break;
            }
        }
        if !is_allowed && !self.swaps(at).any(|edits| self.tried(at, &edits, &mut found).is_some()) {
            found.untraced.insert(at);
        }
        found
    }

    /// Whether anything reads otherwise after a change, which is taken down for the value `at`; `None` when it is forbidden.
    fn tried(&self, at: usize, edits: &[Edit<'_>], found: &mut Found) -> Option<bool> {
        let after = self.deal.printed(edits)?;
        let mut seen = false;
        for (place, fragment) in self.before {
            let Some(now) = after.get(place).filter(|now| *now != fragment) else { continue };
            for changed in changed(&self.paragraphs[place], &self.deal.paragraphs(now)) {
                seen = true;
                found.hangs.insert((place.clone(), changed, at));
            }
        }
        Some(seen)
    }

    /// Where two values of a row must differ, such as payer and payee, they can only change places.
    fn swaps(&self, at: usize) -> impl Iterator<Item = [Edit<'_>; 2]> {
        let value = &self.values[at];
        let parent = value.path.parent();
        let beside = self.values.iter().filter(move |other| other.path.parent() == parent && other.text != value.text);
        let edit = |value, text: &String| Edit { value, instead: quoted(text) };
        let beside = beside.filter(|other| value.others.contains(&quoted(&other.text)));
        beside.map(move |other| [edit(value, &other.text), edit(other, &value.text)])
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A mark in place of words. One word stands for one, and two for more: a name of one word may be worded otherwise.
fn instead(value: &SpecValue, mark: &str) -> String {
    quoted(&if value.text.contains(' ') { format!("{mark} {mark}") } else { mark.to_owned() })
}

/// A word for each value that occurs nowhere else. In the order of the words that they stand for, so that what is sorted by
/// them stays in its order.
struct Marks {
    rank: BTreeMap<usize, usize>,
    by_rank: Vec<usize>,
    /// The words that the marks stand for, in lower case.
    words: BTreeMap<usize, String>,
}

/// How many digits a mark has.
const DIGITS: usize = 6;

/// What a mark begins with; in lower case, since a text may begin a sentence.
const SIGN: &str = "qzx";

impl Marks {
    fn of(values: &[SpecValue], words: &[usize]) -> Self {
        let mut by_rank = words.to_vec();
        by_rank.sort_by_key(|at| (values[*at].text.to_lowercase(), *at));
        let rank = by_rank.iter().enumerate().map(|(rank, at)| (*at, rank)).collect();
        let words = words.iter().map(|at| (*at, values[*at].text.to_lowercase())).collect();
        Self { rank, by_rank, words }
    }

    fn mark(&self, at: usize) -> String {
        format!("Qzx{:0DIGITS$}", self.rank.get(&at).copied().unwrap_or_default())
    }

    /// Stands in for the words of one value.
    fn alone() -> String {
        format!("Qzx{}", "9".repeat(DIGITS))
    }

    /// The values whose marks a text has.
    fn within(&self, text: &str) -> BTreeSet<usize> {
        let text = text.to_lowercase();
        let digits = text.match_indices(SIGN).filter_map(|(at, _)| text.get(at + SIGN.len()..at + SIGN.len() + DIGITS));
        digits.filter_map(|digits| self.by_rank.get(digits.parse::<usize>().ok()?).copied()).collect()
    }
}

/// The longest lists that are laid side by side; longer ones are compared place by place.
const LONGEST: usize = 1 << 20;

/// The places of the `before` whose texts are not among the `after`; one that only stands elsewhere now has not changed.
fn changed(before: &[String], after: &[String]) -> Vec<usize> {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (one, other) = (&before[start..], &after[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    if one.len() * other.len() > LONGEST {
        return (0..one.len()).filter(|at| other.get(*at) != Some(&one[*at])).map(|at| start + at).collect();
    }
    // How many texts the rests have in common, in the same order.
    let wide = other.len() + 1;
    let mut common = vec![0_usize; (one.len() + 1) * wide];
    for at in (0..one.len()).rev() {
        for to in (0..other.len()).rev() {
            common[at * wide + to] = if one[at] == other[to] {
                common[(at + 1) * wide + to + 1] + 1
            } else {
                common[(at + 1) * wide + to].max(common[at * wide + to + 1])
            };
        }
    }
    let (mut gone, mut new, mut at, mut to) = (Vec::new(), Vec::new(), 0, 0);
    while at < one.len() || to < other.len() {
        if at < one.len() && to < other.len() && one[at] == other[to] {
            (at, to) = (at + 1, to + 1);
        } else if at == one.len() || to < other.len() && common[at * wide + to + 1] >= common[(at + 1) * wide + to] {
            new.push(&other[to]);
            to += 1;
        } else {
            gone.push(at);
            at += 1;
        }
    }
    gone.retain(|at| match new.iter().position(|text| **text == one[*at]) {
        Some(moved) => {
            new.swap_remove(moved);
            false
        }
        None => true,
    });
    gone.into_iter().map(|at| start + at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Sources, Span};
    use crate::spec::Path;

    /// Values by name, sort, text and what else may stand there.
    fn values(list: &[(&str, ValueSort, &str, &[&str])]) -> Vec<SpecValue> {
        let file = Sources::new().add("deal.toml", "");
        let value = |(name, sort, text, others): &(&str, ValueSort, &str, &[&str])| SpecValue {
            path: Path::root().key(*name),
            span: Span::new(file, 0..0),
            text: (*text).to_owned(),
            sort: *sort,
            is_private: false,
            others: others.iter().map(|other| (*other).to_owned()).collect(),
        };
        list.iter().map(value).collect()
    }

    /// A deal that prints by a closure, from the text of each value.
    struct Told<'t, P> {
        values: &'t [SpecValue],
        print: P,
    }

    impl<P: Fn(&[&str]) -> Option<Vec<String>> + Sync> Printer for Told<'_, P> {
        type Fragment = Vec<String>;

        fn printed(&self, edits: &[Edit<'_>]) -> Option<Printed<Vec<String>>> {
            let text = |value: &SpecValue| {
                let edit = edits.iter().find(|edit| edit.value == value);
                edit.map_or_else(|| value.text.clone(), |edit| edit.instead.trim_matches('"').to_owned())
            };
            let texts: Vec<String> = self.values.iter().map(text).collect();
            let printed = (self.print)(&texts.iter().map(String::as_str).collect::<Vec<_>>())?;
            Some(BTreeMap::from([(("d".to_owned(), "c".to_owned()), printed)]))
        }

        fn paragraphs(&self, fragment: &Vec<String>) -> Vec<String> {
            fragment.clone()
        }
    }

    /// For each paragraph the values that it hangs on, and those that are untraced.
    fn told(
        values: &[SpecValue],
        print: impl Fn(&[&str]) -> Option<Vec<String>> + Sync,
    ) -> (Vec<Vec<usize>>, Vec<usize>) {
        let traced = trace(&Told { values, print }, values, 100).expect("it prints");
        let list = traced.paragraphs.into_values().next().expect("it has a clause");
        (list.into_iter().map(|set| set.into_iter().collect()).collect(), traced.untraced.into_iter().collect())
    }

    #[test]
    fn words_and_measures_are_found_where_they_are_printed() {
        let values = values(&[
            ("a", ValueSort::Words, "Fine words", &[]),
            ("b", ValueSort::Measure, "3", &["4"]),
            ("c", ValueSort::Words, "never said", &[]),
        ]);
        let print = |t: &[&str]| Some(vec!["x".into(), format!("{} and {}", t[0], t[1]), t[1].to_owned()]);
        assert_eq!(told(&values, print), (vec![vec![], vec![0, 1], vec![1]], vec![]));
    }

    #[test]
    fn what_only_follows_from_words_is_found_too() {
        let values = values(&[("a", ValueSort::Words, "Harbor Inc", &[]), ("b", ValueSort::Words, "x y", &[])]);
        let print =
            |t: &[&str]| Some(vec![t[0].split(' ').next().unwrap_or_default().to_owned(), t[1].len().to_string()]);
        let (found, untraced) = told(&values, print);
        // That a text is so long prints none of it.
        assert_eq!((found, untraced), (vec![vec![0], vec![]], vec![]));
    }

    #[test]
    fn words_that_are_refused_do_not_hide_the_others() {
        let values = values(&[
            ("a", ValueSort::Words, "one", &[]),
            ("b", ValueSort::Words, "must stay", &[]),
            ("c", ValueSort::Words, "two", &[]),
        ]);
        let print = |t: &[&str]| (t[1] == "must stay").then(|| t.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(told(&values, print), (vec![vec![0], vec![], vec![2]], vec![1]));
    }

    #[test]
    fn words_whose_paragraph_goes_with_other_words_are_not_lost() {
        let values = values(&[("a", ValueSort::Words, "Harbor Inc", &[]), ("b", ValueSort::Words, "a company", &[])]);
        let print = |t: &[&str]| {
            let mut list = vec![t[0].to_owned()];
            list.extend((t[0].ends_with("Inc")).then(|| format!("x means {}", t[1])));
            Some(list)
        };
        assert_eq!(told(&values, print), (vec![vec![0], vec![0, 1]], vec![]));
    }

    #[test]
    fn what_must_differ_changes_places() {
        let values = values(&[("a", ValueSort::Measure, "x", &["\"y\""]), ("b", ValueSort::Measure, "y", &["\"x\""])]);
        let print = |t: &[&str]| (t[0] != t[1]).then(|| vec![format!("{} pays {}", t[0], t[1]), "z".to_owned()]);
        assert_eq!(told(&values, print), (vec![vec![0, 1], vec![]], vec![]));
    }

    #[test]
    fn what_is_sorted_keeps_its_order() {
        let values = values(&[("a", ValueSort::Words, "zebra", &[]), ("b", ValueSort::Words, "ape", &[])]);
        let print = |t: &[&str]| {
            let mut list: Vec<String> = t.iter().map(|text| (*text).to_owned()).collect();
            list.sort();
            Some(list)
        };
        assert_eq!(told(&values, print), (vec![vec![1], vec![0]], vec![]));
    }

    #[test]
    fn each_word_of_a_choice_is_tried_and_the_allowed_one_of_a_measure() {
        let values = values(&[
            ("a", ValueSort::Choice, "x", &["y", "z"]),
            ("b", ValueSort::Measure, "1", &["2", "3"]),
            ("c", ValueSort::Measure, "1", &["2"]),
        ]);
        let print = |t: &[&str]| {
            let mut list = vec![if t[0] == "z" { "last" } else { "other" }.to_owned(), t[1].to_owned()];
            list.extend((t[0] != "y").then(|| "not y".to_owned()));
            (t[1] != "2" && t[2] == "1").then_some(list)
        };
        assert_eq!(told(&values, print), (vec![vec![0], vec![1], vec![0]], vec![2]));
    }

    #[test]
    fn there_is_an_end_to_it() {
        let values = values(&[("a", ValueSort::Measure, "1", &["2"]), ("b", ValueSort::Measure, "1", &["2"])]);
        let print = |t: &[&str]| Some(t.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        let traced = trace(&Told { values: &values, print }, &values, 1).expect("it prints");
        assert_eq!(traced.untraced, BTreeSet::from([1]));
    }

    #[test]
    fn a_paragraph_more_or_less_moves_no_other() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(changed(&list("a b c d"), &list("a x b c d")), Vec::<usize>::new());
        assert_eq!(changed(&list("a b c d"), &list("a c y")), [1, 3]);
        assert_eq!(changed(&list("a b c"), &list("a z c")), [1]);
        assert_eq!(changed(&list("a"), &list("")), [0]);
        assert_eq!(changed(&list("a b c d"), &list("a d c b")), Vec::<usize>::new());
        assert_eq!(changed(&list("a a b"), &list("b a")), [1]);
    }
}
