//! What hangs on each value of a spec, found by changing one value at a time and looking which paragraphs read otherwise.
//!
//! No clause says which values it prints, and none needs to: whatever way a value takes into a text, a change of it shows.
//! What cannot be changed, because the deal allows nothing else in its place, is said to be untraced and never guessed.

mod changed;
mod marks;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use self::changed::changed;
use self::marks::Marks;
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

/// The clauses that read otherwise in a changed deal, each with what it prints there: `None` where it is not printed any
/// more. One that is printed only there is not among them.
pub type Otherwise<F> = BTreeMap<Place, Option<F>>;

/// Prints a deal, and the same with other values.
pub trait Printer: Sync {
    /// What a clause prints.
    type Fragment: Sync;

    /// What the deal prints.
    fn printed(&self) -> Printed<Self::Fragment>;

    /// What reads otherwise with these values changed; `None` when a rule of the deal forbids that.
    fn otherwise(&self, edits: &[Edit<'_>]) -> Option<Otherwise<Self::Fragment>>;

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

/// Traces `values` through what `deal` prints, with at most about `most` changed deals; what is beyond is untraced.
pub fn trace<P: Printer>(deal: &P, values: &[SpecValue], most: usize) -> Trace {
    let paragraphs: BTreeMap<Place, Vec<String>> =
        deal.printed().iter().map(|(place, fragment)| (place.clone(), deal.paragraphs(fragment))).collect();
    let work = Work { deal, values, paragraphs: &paragraphs };
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
    found.trace(&paragraphs)
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
            if let Some(after) = self.deal.otherwise(&edits) {
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
    fn marked(&self, after: &Otherwise<P::Fragment>, marks: &Marks, found: &mut Found, alone: &mut BTreeSet<usize>) {
        for (place, now) in after {
            let before: Vec<String> = self.paragraphs[place].iter().map(|text| text.to_lowercase()).collect();
            let now = now.as_ref().map(|now| self.deal.paragraphs(now)).unwrap_or_default();
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
        let after = self.deal.otherwise(edits)?;
        let mut seen = false;
        for (place, now) in &after {
            let Some(now) = now else { continue };
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
