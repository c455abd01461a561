//! What would have to be true, by field (source: Fuller).

use super::super::facts::at;
use super::super::{BeliefAbout, BeliefStatus};
use super::{Draft, Why};

/// What is written down about one of the four fields.
pub(super) fn ask(draft: &mut Draft<'_>, about: BeliefAbout) {
    let list = at(&["private", "would-have-to-be-true"]);
    let beliefs = draft.deal.tables.private.reveal().would_have_to_be_true.iter().enumerate();
    let mut none = true;
    for (index, belief) in beliefs.filter(|(_, belief)| belief.about == about) {
        none = false;
        let place = list.index(index);
        if belief.status != BeliefStatus::Open {
            draft.proofs.push(place.clone());
        }
        match belief.status {
            BeliefStatus::False => draft.against(Why::BeliefFalse, place).about(&belief.statement),
            BeliefStatus::Doubtful => draft.against(Why::BeliefDoubtful, place).about(&belief.statement),
            BeliefStatus::Open => draft.missing(Why::BeliefOpen, place).about(&belief.statement),
            BeliefStatus::Confirmed if belief.evidence.is_none() => {
                draft.missing(Why::BeliefUnproved, place).about(&belief.statement);
            }
            BeliefStatus::Confirmed => {}
        }
    }
    if none {
        draft.missing(Why::NoBelief, list);
    }
}
