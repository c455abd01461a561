use super::super::Measure;
use super::{Theirs, Verdict, Weighed};
use crate::spec::Better;

/// What one of several offers says of a term.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Its words.
    pub theirs: Theirs,
    /// Where we would stand if we signed it.
    pub standing: Verdict,
    /// How it moved since the offer before that spoke of the term; `None` for the first, and where that cannot be told.
    pub moved: Option<Move>,
}

/// How a value moved from one offer to the next.
#[derive(Debug, Clone, PartialEq)]
pub enum Move {
    /// Not at all.
    Not,
    /// Towards us, by so much where it lies on a scale.
    Closer(Option<Measure>),
    /// Away from us, by so much where it lies on a scale.
    Away(Option<Measure>),
}

/// How each position moved over several offers, each weighed by itself against the same deal: one row a position, in the
/// order of the deal spec, one entry an offer, in the order given.
pub fn history(offers: &[Vec<Weighed>]) -> Vec<Vec<Said>> {
    let rows = offers.first().map_or(0, Vec::len);
    let row = |index: usize| {
        let mut before: Option<&Weighed> = None;
        let said = offers.iter().filter_map(|offer| offer.get(index)).map(|now| {
            let moved = before.and_then(|before| moved(before, now));
            if now.theirs != Theirs::Silent {
                before = Some(now);
            }
            Said { theirs: now.theirs.clone(), standing: now.standing, moved }
        });
        said.collect()
    };
    (0..rows).map(row).collect()
}

fn moved(before: &Weighed, now: &Weighed) -> Option<Move> {
    let (Theirs::Value(was), Theirs::Value(is)) = (&before.theirs, &now.theirs) else { return None };
    if was == is {
        return Some(Move::Not);
    }
    if !is.has_scale() {
        return match now.standing.cmp(&before.standing) {
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Move::Closer(None)),
            std::cmp::Ordering::Less => Some(Move::Away(None)),
        };
    }
    let order = is.compare(was)?;
    let apart = is.apart(was);
    Some(match (order, now.position.better) {
        (std::cmp::Ordering::Equal, _) => Move::Not,
        (std::cmp::Ordering::Greater, Better::More) | (std::cmp::Ordering::Less, Better::Less) => Move::Closer(apart),
        (std::cmp::Ordering::Less, Better::More) | (std::cmp::Ordering::Greater, Better::Less) => Move::Away(apart),
    })
}
