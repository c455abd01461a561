//! An offer of the other side, laid over our deal and weighed against our positions.
//!
//! All that comes out of it is ours alone.

mod history;
mod offer;
mod verdict;

#[cfg(test)]
mod tests;

pub use history::{Move, Said, history, moved_over};
pub use offer::{Offer, OfferFile, check_offer_file};
pub use verdict::{Distance, Line, Verdict};

use super::{Deal, Measure, PositionOnTerm};
use crate::diag::{FileId, Sources, Span, plain};
use crate::spec::{Better, Path, Places, PositionStatus, Private, Segment};

/// One of our positions with what an offer says of its term.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// Our position, with the value of our own draft.
    pub position: PositionOnTerm,
    /// What the offer says of the term.
    pub theirs: Theirs,
    /// What we would sign if we signed the offer, by our three values.
    pub standing: Verdict,
    /// Whether the offer is worse for us than our draft on a term that they had agreed to.
    pub is_reopened: bool,
    /// How far what we would sign lies from the nearest value of ours that is in question.
    pub distance: Option<Distance>,
    /// File and line of what the offer says: `offers/november.toml:12`.
    pub place: Option<String>,
}

/// What an offer says of a term.
#[derive(Debug, Clone, PartialEq)]
pub enum Theirs {
    /// Nothing: our draft stands.
    Silent,
    /// That it is still open.
    Open,
    /// That it falls away.
    TakenOut,
    /// This.
    Value(Measure),
}

/// Weighs an offer against each of our positions, in the order of the deal spec.
pub fn weigh(ours: &Deal, offer: &Offer, sources: &Sources) -> Private<Vec<Weighed>> {
    Private::new(rows_of(ours, offer, sources))
}

fn rows_of(ours: &Deal, offer: &Offer, sources: &Sources) -> Vec<Weighed> {
    let weighed = |position: &PositionOnTerm| {
        let (theirs, span) = theirs(position, ours, offer, sources);
        let signed = match &theirs {
            Theirs::Silent => position.now.as_ref(),
            Theirs::Value(value) => Some(value),
            Theirs::Open | Theirs::TakenOut => None,
        };
        let standing = match (&theirs, signed) {
            // Of what we need as much as possible of, nothing is left.
            (Theirs::TakenOut, _) if position.better == Better::More && position.walk_away.has_scale() => {
                Verdict::PastWalkAway
            }
            (Theirs::TakenOut, _) => Verdict::TakenOut,
            (_, Some(value)) => verdict::judge(position, value),
            (_, None) => Verdict::Open,
        };
        let distance = signed.and_then(|value| verdict::distance(position, value, standing));
        let place = span.map(|span| format!("{}:{}", plain(sources.name(span.file)), sources.line(span)));
        let is_reopened = is_reopened(position, &theirs);
        Weighed { position: position.clone(), theirs, standing, is_reopened, distance, place }
    };
    ours.positions.reveal().iter().map(weighed).collect()
}

fn is_reopened(position: &PositionOnTerm, theirs: &Theirs) -> bool {
    let is_worse = match (theirs, &position.now) {
        (Theirs::Silent, _) | (Theirs::Value(_), None) => false,
        (Theirs::Open | Theirs::TakenOut, _) => true,
        (Theirs::Value(value), Some(draft)) => match value.compare(draft) {
            Some(order) if value.has_scale() => match position.better {
                Better::More => order.is_lt(),
                Better::Less => order.is_gt(),
            },
            Some(_) | None => value != draft,
        },
    };
    is_worse && position.position.status == PositionStatus::Agreed
}

/// The same, what is worst for us first, and what the offer says before what it is silent on.
pub fn worst_first(weighed: &mut [Weighed]) {
    weighed.sort_by_key(|row| (row.standing, row.theirs == Theirs::Silent));
}

fn theirs(position: &PositionOnTerm, ours: &Deal, offer: &Offer, sources: &Sources) -> (Theirs, Option<Span>) {
    let places = &offer.deal.places;
    let Some(path) = same_term(&position.position.term, &ours.places, places, offer.file) else {
        return (Theirs::TakenOut, None);
    };
    let Some(span) = places.value_span(&path).filter(|span| span.file == offer.file) else {
        return (Theirs::Silent, None);
    };
    match Measure::at(&path, places, sources) {
        Some(value) => (Theirs::Value(value), Some(span)),
        None => (Theirs::Open, Some(span)),
    }
}

/// Where the deal with an offer has the term of ours that is called so; `None` where it falls away.
///
/// A row that has no name is called by its number. When an offer takes out a row before it, its number is that of another
/// row, which is not the term that we have a position on.
fn same_term(term: &str, ours: &Places, theirs: &Places, offer: FileId) -> Option<Path> {
    let (path, was) = (theirs.resolve(term).ok()?, ours.resolve(term).ok()?);
    let moved = |(theirs_at, ours_at): (&Path, &Path)| {
        let there = theirs.value_span(theirs_at);
        there.is_some_and(|span| span.file != offer) && there != ours.value_span(ours_at)
    };
    let steps: Vec<(Path, Path)> = rows(&path).into_iter().zip(rows(&was)).collect();
    (!steps.iter().any(|(theirs, ours)| moved((theirs, ours)))).then_some(path)
}

/// The rows that a path leads through, and its end.
fn rows(path: &Path) -> Vec<Path> {
    let mut rows = vec![path.clone()];
    let mut at = path.clone();
    while let Some(parent) = at.parent() {
        if matches!(at.segments().last(), Some(Segment::Index(_))) {
            rows.push(at);
        }
        at = parent;
    }
    rows.reverse();
    rows
}
