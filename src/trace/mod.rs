//! What hangs on each value of a spec, found by changing one value at a time and looking which paragraphs read otherwise.
//!
//! No clause says which values it prints, and none needs to: whatever way a value takes into a text, a change of it shows.
//! What cannot be changed, because the deal allows nothing else in its place, whatever else is changed or left out with it, is
//! said to be untraced and never guessed.

mod changed;
mod marks;
mod ties;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use self::changed::changed;
use self::marks::Marks;
use crate::spec::{Path, SpecValue, ValueSort};

/// A document and a clause in it, by their ids.
pub type Place = (String, String);

/// What a deal prints: each clause of each document.
pub type Printed<F> = BTreeMap<Place, F>;

/// The clauses that read otherwise in a changed deal, each with what it prints there: `None` where it is not printed any
/// more. One that is printed only there is not among them.
pub type Otherwise<F> = BTreeMap<Place, Option<F>>;

/// A place of a spec with what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'v> {
    /// The place.
    pub path: &'v Path,
    /// What is to stand there, as TOML writes it; `None` when nothing is.
    pub instead: Option<String>,
}

impl<'v> Edit<'v> {
    fn to(value: &'v SpecValue, instead: String) -> Self {
        Self { path: &value.path, instead: Some(instead) }
    }
}

/// Prints a deal for several readers, and the same with other values. Readers are numbered from 0.
pub trait Printer: Sync {
    /// What a clause prints.
    type Fragment: Sync;

    /// How many readers there are; each has documents of its own.
    fn readers(&self) -> usize;

    /// Whether anything that a reader is told may hang on a value.
    fn may_see(&self, reader: usize, value: &SpecValue) -> bool;

    /// What the deal prints for a reader.
    fn printed(&self, reader: usize) -> Printed<Self::Fragment>;

    /// What reads otherwise for each of some readers after these changes; `None` when a rule of the deal forbids them.
    fn otherwise(&self, edits: &[Edit<'_>], readers: &[usize]) -> Vec<Option<Otherwise<Self::Fragment>>>;

    /// The texts of the paragraphs of a clause, in order.
    fn paragraphs(&self, fragment: &Self::Fragment) -> Vec<String>;
}

/// What hangs on which value; values are numbered in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// For each clause and each of its paragraphs the values that it hangs on.
    pub paragraphs: BTreeMap<Place, Vec<BTreeSet<usize>>>,
    /// For each reader the values that could not be changed.
    pub untraced: Vec<BTreeSet<usize>>,
}

/// How often words that are changed together may be refused before each is changed by itself.
const REFUSALS: usize = 64;

/// Traces `values` through what `deal` prints, with at most about `most` changed deals; what is beyond is untraced.
pub fn trace<P: Printer>(deal: &P, values: &[SpecValue], most: usize) -> Trace {
    let printed = (0..deal.readers()).flat_map(|reader| deal.printed(reader));
    let paragraphs: BTreeMap<Place, Vec<String>> =
        printed.map(|(place, fragment)| (place, deal.paragraphs(&fragment))).collect();
    let work = Work { deal, values, paragraphs: &paragraphs };
    let mut found = Found::default();
    let mut alone: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for reader in 0..deal.readers() {
        let seen = |sorts: &[ValueSort]| -> Vec<usize> {
            let all = values.iter().enumerate();
            let fits = |value: &SpecValue| sorts.contains(&value.sort) && deal.may_see(reader, value);
            all.filter(|(_, value)| fits(value)).map(|(at, _)| at).collect()
        };
        let words = work.words(reader, &seen(&[ValueSort::Words]), &mut found);
        for at in seen(&[ValueSort::Choice, ValueSort::Measure]).into_iter().chain(words) {
            alone.entry(at).or_default().push(reader);
        }
    }
    let mut left = most;
    alone.retain(|at, readers| {
        let needs = values[*at].others.len().max(1);
        let fits = needs <= left;
        left = if fits { left - needs } else { 0 };
        if !fits {
            found.untraced.extend(readers.iter().map(|reader| (*reader, *at)));
        }
        fits
    });
    let alone: Vec<(usize, Vec<usize>)> = alone.into_iter().collect();
    let parts: Vec<(Found, Vec<usize>)> = alone.par_iter().map(|(at, readers)| work.alone(*at, readers)).collect();
    let mut tied = Vec::new();
    for ((at, _), (part, refused)) in alone.iter().zip(parts) {
        found.extend(part);
        tied.extend((!refused.is_empty()).then_some((*at, refused)));
    }
    let tries = (left / tied.len().max(1)).min(ties::MOST);
    let parts: Vec<Found> = tied.par_iter().map(|(at, readers)| work.tied(*at, readers, tries)).collect();
    for part in parts {
        found.extend(part);
    }
    found.trace(&paragraphs, deal.readers())
}

/// What was found so far.
#[derive(Default)]
struct Found {
    /// Clause, paragraph, value.
    hangs: BTreeSet<(Place, usize, usize)>,
    /// Reader, value.
    untraced: BTreeSet<(usize, usize)>,
}

impl Found {
    fn extend(&mut self, other: Self) {
        self.hangs.extend(other.hangs);
        self.untraced.extend(other.untraced);
    }

    fn trace(self, paragraphs: &BTreeMap<Place, Vec<String>>, readers: usize) -> Trace {
        let none = |(place, list): (&Place, &Vec<String>)| (place.clone(), vec![BTreeSet::new(); list.len()]);
        let mut all: BTreeMap<Place, Vec<BTreeSet<usize>>> = paragraphs.iter().map(none).collect();
        for (place, at, value) in self.hangs {
            if let Some(values) = all.get_mut(&place).and_then(|list| list.get_mut(at)) {
                values.insert(value);
            }
        }
        let of = |reader| self.untraced.iter().filter(move |(of, _)| *of == reader).map(|(_, at)| *at).collect();
        Trace { paragraphs: all, untraced: (0..readers).map(of).collect() }
    }
}

/// The places of texts that are others in a second list.
type Compare = fn(&[String], &[String]) -> Vec<usize>;

struct Work<'w, P: Printer> {
    deal: &'w P,
    values: &'w [SpecValue],
    paragraphs: &'w BTreeMap<Place, Vec<String>>,
}

impl<P: Printer> Work<'_, P> {
    /// Words are looked for: a mark of its own in place of each, all in one deal. Returns those that are to be changed each
    /// by itself.
    fn words(&self, reader: usize, words: &[usize], found: &mut Found) -> BTreeSet<usize> {
        let marks = Marks::of(self.values, words);
        let mut alone = BTreeSet::new();
        let mut open = vec![words.to_vec()];
        let mut refusals = 0;
        while let Some(some) = open.pop() {
            if some.is_empty() {
                continue;
            }
            let edit = |at: &usize| Edit::to(&self.values[*at], instead(&self.values[*at], &marks.mark(*at)));
            let edits: Vec<Edit<'_>> = some.iter().map(edit).collect();
            if let Some(Some(after)) = self.deal.otherwise(&edits, &[reader]).pop() {
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
    /// other paragraphs, so all are tried; of a measure the first that makes a difference tells. Returns besides for which
    /// readers none is allowed.
    fn alone(&self, at: usize, readers: &[usize]) -> (Found, Vec<usize>) {
        let mut found = Found::default();
        let value = &self.values[at];
        let words = [instead(value, &Marks::alone())];
        let others = if value.sort == ValueSort::Words { words.as_slice() } else { value.others.as_slice() };
        let (mut open, mut refused) = (readers.to_vec(), readers.to_vec());
        for other in others {
            let edits = [Edit::to(value, other.clone())];
            for (reader, seen) in self.tried(at, &edits, &open, (&mut found, changed)) {
                refused.retain(|it| *it != reader);
                if seen && value.sort != ValueSort::Choice {
                    open.retain(|it| *it != reader);
                }
            }
            if open.is_empty() {
                break;
            }
        }
        (found, refused)
    }

    /// For which readers a change is allowed, and whether anything then reads otherwise, which is taken down for the value
    /// `at`: what the `compared` texts of a clause tell.
    fn tried(
        &self,
        at: usize,
        edits: &[Edit<'_>],
        readers: &[usize],
        (found, compared): (&mut Found, Compare),
    ) -> Vec<(usize, bool)> {
        let mut allowed = Vec::new();
        for (reader, after) in readers.iter().zip(self.deal.otherwise(edits, readers)) {
            let Some(after) = after else { continue };
            let mut seen = false;
            for (place, now) in &after {
                let Some(now) = now else { continue };
                for changed in compared(&self.paragraphs[place], &self.deal.paragraphs(now)) {
                    seen = true;
                    found.hangs.insert((place.clone(), changed, at));
                }
            }
            allowed.push((*reader, seen));
        }
        allowed
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A mark in place of words. One word stands for one, and two for more: a name of one word may be worded otherwise.
fn instead(value: &SpecValue, mark: &str) -> String {
    quoted(&if value.text.contains(' ') { format!("{mark} {mark}") } else { mark.to_owned() })
}
