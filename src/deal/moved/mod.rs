//! What moved between two deals, term by term.
//!
//! Compared is what the two specs mean, not how they are spelt or ordered: rows are matched by what they are known by, and
//! values as what their fields read them as. What is private is compared apart, and comes out as [`Private`].

mod compare;
mod meaning;
mod name;
mod rows;

#[cfg(test)]
mod tests;

use self::compare::Comparison;
use self::name::Namer;
use super::Deal;
use crate::diag::Sources;
use crate::spec::{Contents, Path, Private, Said, Spec, What, contents};

/// A deal with all that its files say, ready to be compared.
#[derive(Debug)]
pub struct Version<'a> {
    deal: &'a Deal,
    shared: Said,
    private: Private<Vec<Said>>,
}

impl<'a> Version<'a> {
    /// A deal that was read from these files.
    pub fn of(deal: &'a Deal, sources: &Sources) -> Self {
        let Contents { mut shared, private } = contents::<Spec>(&deal.places, sources);
        let mut private = private.reveal().clone();
        if let What::Table { entries, is_one_value: _ } = &mut shared.what {
            let key = entries.keys().find(|key| key.name == WORDING).cloned();
            private.extend(key.and_then(|key| entries.remove(&key)));
        }
        Self { deal, shared, private: Private::new(private) }
    }
}

/// What moved between two deals.
#[derive(Debug)]
pub struct Moved {
    /// Terms that both sides know, in the order of the spec's reference.
    pub shared: Vec<TermMove>,
    /// What only our own team knows.
    pub private: Private<Vec<TermMove>>,
}

/// A term that was added, dropped, or moved.
#[derive(Debug, Clone, PartialEq)]
pub struct TermMove {
    /// The term in words: "Exit, triggers “missed minimum”: notice".
    pub term: String,
    /// What became of it.
    pub change: TermChange,
    /// By how much, where that can be said: "+USD 250,000 (+17%)", "−30 days", "+2 percentage points".
    pub by: Option<String>,
    /// The values of the old deal that this is about; none of one that was added.
    pub old: Vec<Path>,
    /// The values of the new deal that this is about; none of one that was dropped.
    pub new: Vec<Path>,
}

/// What became of a term.
#[derive(Debug, Clone, PartialEq)]
pub enum TermChange {
    /// Only the new deal has it.
    Added(Vec<TermPart>),
    /// Only the old deal has it.
    Dropped(Vec<TermPart>),
    /// Both have it, and say different things.
    Moved {
        /// What the old deal says.
        was: Vec<TermPart>,
        /// What the new deal says.
        now: Vec<TermPart>,
    },
}

/// A value as documents print it, with what it is called where a term has several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermPart {
    /// The keys that lead to it, in words; empty where the term is the value.
    pub name: String,
    /// The value: "USD 1,500,000", "60 days", "[open: Harbor]".
    pub value: String,
}

/// Which wordings a deal picks is told apart from its terms: the names of wordings are for our own side alone, although the
/// words themselves are not.
const WORDING: &str = "wording";

/// What moved from `old` to `new`.
pub fn moved(old: &Version<'_>, new: &Version<'_>) -> Moved {
    let namers = [old, new].map(|version| Namer::of(version.deal));
    let mut comparison = Comparison::new(&namers[0], &namers[1]);
    comparison.tops(std::slice::from_ref(&old.shared), std::slice::from_ref(&new.shared));
    let (shared, tasks) = comparison.finish();
    let namers = [old, new].map(|version| Namer::of_private(version.deal, version.deal.positions.reveal()));
    let mut comparison = Comparison::new(&namers[0], &namers[1]);
    comparison.tops(old.private.reveal(), new.private.reveal());
    let (mut private, more) = comparison.finish();
    private.extend(tasks.into_iter().chain(more));
    Moved { shared, private: Private::new(private) }
}
