use std::cmp::Ordering;

use super::super::{Measure, PositionOnTerm};
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
            let moved = before.and_then(|before| {
                moved(&now.position, (&before.theirs, before.standing), (&now.theirs, now.standing))
            });
            if now.theirs != Theirs::Silent {
                before = Some(now);
            }
            Said { theirs: now.theirs.clone(), standing: now.standing, moved }
        });
        said.collect()
    };
    (0..rows).map(row).collect()
}

/// How a position moved from the first offer that says a value to the last; `None` when fewer than two do.
pub fn moved_over(position: &PositionOnTerm, said: &[Said]) -> Option<Move> {
    let mut values = said.iter().filter(|said| matches!(said.theirs, Theirs::Value(_)));
    let (first, last) = (values.next()?, values.next_back()?);
    moved(position, (&first.theirs, first.standing), (&last.theirs, last.standing))
}

fn moved(position: &PositionOnTerm, before: (&Theirs, Verdict), now: (&Theirs, Verdict)) -> Option<Move> {
    let ((Theirs::Value(was), stood), (Theirs::Value(is), stands)) = (before, now) else { return None };
    if was == is {
        return Some(Move::Not);
    }
    if !is.has_scale() {
        return match stands.cmp(&stood) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Move::Closer(None)),
            Ordering::Less => Some(Move::Away(None)),
        };
    }
    let apart = is.apart(was);
    Some(match (is.compare(was)?, position.better) {
        (Ordering::Equal, _) => Move::Not,
        (Ordering::Greater, Better::More) | (Ordering::Less, Better::Less) => Move::Closer(apart),
        (Ordering::Less, Better::More) | (Ordering::Greater, Better::Less) => Move::Away(apart),
    })
}
