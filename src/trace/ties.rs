//! Values that cannot be changed by themselves, because a rule of the deal ties them to others.
//!
//! They are changed together with what they are tied to, and what reads otherwise hangs on each of them; or what ties them
//! is left out, and the deal without it is compared with the same deal and another value.

use std::collections::BTreeSet;

use super::changed::{changed, changed_in_place};
use super::{Compare, Edit, Found, Otherwise, Printer, Work, quoted};
use crate::spec::{Path, Segment, SpecValue};

/// How many changed deals are tried for one value at most.
pub(super) const MOST: usize = 200;

/// How many other values are tried in each combination.
const OTHERS: usize = 6;

/// How many are tried with something left out that stands outside of the value's own table.
const FAR: usize = 2;

/// How far up something may stand that is left out: in the value's table, beside its row, beside the list of that.
const LEVELS: usize = 3;

impl<P: Printer> Work<'_, P> {
    /// What hangs on a value that cannot be changed by itself; it is untraced for readers for whom nothing helps.
    pub(super) fn tied(&self, at: usize, readers: &[usize], most: usize) -> Found {
        let mut found = Found::default();
        let (mut open, mut refused, mut left) = (readers.to_vec(), readers.to_vec(), most);
        for (edits, compare) in self.together(at) {
            if open.is_empty() || left == 0 {
                break;
            }
            left -= 1;
            for (reader, seen) in self.tried(at, &edits, &open, (&mut found, compare)) {
                refused.retain(|it| *it != reader);
                // What makes no difference may still make one in another way.
                open.retain(|it| *it != reader || !seen);
            }
        }
        open.retain(|reader| refused.contains(reader));
        let changes = self.changes(at);
        'all: for gone in self.beside(at) {
            let is_near = gone.parent() == self.values[at].path.parent();
            let is_kept = |edit: &Edit<'_>| *edit.path != gone && !edit.path.is_below(&gone);
            let changes = changes.iter().take(if is_near { usize::MAX } else { FAR });
            for edits in changes.filter(|edits| edits.iter().all(is_kept)) {
                if open.is_empty() || left == 0 {
                    break 'all;
                }
                left -= 1;
                let mut edits = edits.clone();
                edits.push(Edit { path: &gone, instead: None });
                let after = self.deal.otherwise(&edits, &open);
                let tried = std::mem::take(&mut open).into_iter().zip(after);
                for (reader, after) in tried {
                    let frame =
                        || self.deal.otherwise(&[Edit { path: &gone, instead: None }], &[reader]).pop().flatten();
                    match after.map(|after| (after, frame())) {
                        Some((after, Some(frame))) => self.compared(at, &frame, &after, &mut found),
                        // What may not be left out while the value is as it is belongs to it.
                        Some((after, None)) if is_near => self.compared(at, &Otherwise::new(), &after, &mut found),
                        Some((_, None)) | None => open.push(reader),
                    }
                }
            }
        }
        found.untraced.extend(open.into_iter().map(|reader| (reader, at)));
        found
    }

    /// Takes down what reads otherwise in a changed deal than in another changed one, in which the value is as it was.
    fn compared(&self, at: usize, frame: &Otherwise<P::Fragment>, after: &Otherwise<P::Fragment>, found: &mut Found) {
        for place in after.keys().chain(frame.keys()).collect::<BTreeSet<_>>() {
            let before = &self.paragraphs[place];
            let texts = |deal: &Otherwise<P::Fragment>| match deal.get(place) {
                None => Some(before.clone()),
                Some(now) => now.as_ref().map(|now| self.deal.paragraphs(now)),
            };
            let (Some(was), Some(now)) = (texts(frame), texts(after)) else { continue };
            for paragraph in changed(&was, &now).into_iter().filter_map(|one| origin(before, &was, one)) {
                found.hangs.insert((place.clone(), paragraph, at));
            }
        }
    }

    /// The ways to change a value with others, the likeliest first.
    fn together(&self, at: usize) -> Vec<(Vec<Edit<'_>>, Compare)> {
        let by_text = self.swaps(at).into_iter().chain(self.alike(at)).map(|edits| (edits, changed as Compare));
        let in_place = self.rows(at).into_iter().map(|edits| (edits, changed_in_place as Compare));
        by_text.chain(in_place).collect()
    }

    /// The ways to change a value within its own table.
    fn changes(&self, at: usize) -> Vec<Vec<Edit<'_>>> {
        let value = &self.values[at];
        let others = value.others.iter().take(OTHERS);
        others.map(|other| vec![Edit::to(value, other.clone())]).chain(self.swaps(at)).collect()
    }

    /// Where two values of a row must differ, such as payer and payee, they can only change places.
    fn swaps(&self, at: usize) -> Vec<Vec<Edit<'_>>> {
        let value = &self.values[at];
        let parent = value.path.parent();
        let beside = self.values.iter().filter(|other| other.path.parent() == parent && other.text != value.text);
        let beside = beside.filter(|other| value.others.contains(&quoted(&other.text)));
        beside.map(|other| exchanged(value, other).to_vec()).collect()
    }

    /// What must be the same in several places is changed in all of them.
    fn alike(&self, at: usize) -> Vec<Vec<Edit<'_>>> {
        let value = &self.values[at];
        let last = value.path.segments().last();
        let is_alike = |other: &&SpecValue| other.text == value.text && other.path.segments().last() == last;
        let alike: Vec<&SpecValue> = self.values.iter().filter(is_alike).collect();
        if alike.len() < 2 {
            return Vec::new();
        }
        let to = |other: &String| alike.iter().map(|value| Edit::to(value, other.clone())).collect();
        value.others.iter().take(OTHERS).map(to).collect()
    }

    /// Where no two rows may say the same, a value changes places with that of another row: first it alone, then all that
    /// stands beside it.
    fn rows(&self, at: usize) -> Vec<Vec<Edit<'_>>> {
        let value = &self.values[at];
        let steps = value.path.segments();
        let Some(row) = steps.iter().rposition(|step| matches!(step, Segment::Index(_))) else { return Vec::new() };
        let Some(table) = value.path.parent() else { return Vec::new() };
        let (mut single, mut whole) = (Vec::new(), Vec::new());
        for other in self.values.iter().filter(|other| is_in_another_row(&other.path, &value.path, row)) {
            if other.text != value.text {
                single.push(exchanged(value, other).to_vec());
            }
            let all = self.values.iter().filter(|it| it.path.is_below(&table)).filter_map(|one| {
                let there = |it: &&SpecValue| {
                    it.path.segments().get(row) == other.path.segments().get(row)
                        && is_in_another_row(&it.path, &one.path, row)
                };
                self.values.iter().find(there).filter(|it| it.text != one.text).map(|it| exchanged(one, it))
            });
            let all: Vec<Edit<'_>> = all.flatten().collect();
            whole.extend((all.len() > 2).then_some(all));
        }
        single.into_iter().chain(whole).collect()
    }

    /// What stands beside a value, beside its row, and so on up to the top: each may be what ties it.
    fn beside(&self, at: usize) -> Vec<Path> {
        let path = &self.values[at].path;
        let mut found = Vec::new();
        for length in (0..path.segments().len()).rev().take(LEVELS) {
            let inner = path.first(length);
            let below = self.values.iter().filter(|other| other.path.is_below(&inner));
            let children: BTreeSet<Path> = below.map(|other| other.path.first(length + 1)).collect();
            found.extend(children.into_iter().filter(|child| *child != path.first(length + 1)));
        }
        found
    }
}

/// Whether a path leads to the same as another in another row, which is that step of both.
fn is_in_another_row(path: &Path, as_in: &Path, row: usize) -> bool {
    let (one, other) = (path.segments(), as_in.segments());
    let is_same = |(at, (one, other)): (usize, (&Segment, &Segment))| (one == other) != (at == row);
    one.len() == other.len() && one.iter().zip(other).enumerate().all(is_same)
}

/// Two values change places.
fn exchanged<'v>(one: &'v SpecValue, other: &'v SpecValue) -> [Edit<'v>; 2] {
    [Edit::to(one, written(one, &other.text)), Edit::to(other, written(other, &one.text))]
}

/// A text as TOML writes it where a value stands.
fn written(at: &SpecValue, text: &str) -> String {
    let is_bare = at.others.first().is_some_and(|other| !other.starts_with('"'));
    if is_bare { text.to_owned() } else { quoted(text) }
}

/// Which paragraph of a clause has become the one that is number `at` in a changed deal; `None` when none has.
fn origin(before: &[String], was: &[String], at: usize) -> Option<usize> {
    if before.len() == was.len() {
        return Some(at);
    }
    let text = was.get(at)?;
    let same = before.iter().position(|other| other == text);
    same.or_else(|| {
        let words: BTreeSet<&str> = text.split_whitespace().collect();
        let shared = |other: &str| other.split_whitespace().filter(|word| words.contains(word)).count();
        changed(before, was).into_iter().max_by_key(|lost| shared(&before[*lost]))
    })
}
