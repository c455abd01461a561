//! The alignment page as templates see it. It quotes what our side believes, so only the private view holds it.

use super::types::{
    AlignmentGroupView, AlignmentView, AssessmentView, DimensionView, OurAnswerView, ReasonView, SpecPlaceView,
};
use crate::deal::{Alignment, Assessment, Deal, Dimension, Path, Reason, Standing, TestAnswer, Why};

/// The file and line of a place of the spec; `None` where nothing stands there.
pub type Lines<'a> = &'a dyn Fn(&Path) -> Option<(String, usize)>;

impl AlignmentView {
    /// What our side believes of a deal, set beside what it says.
    pub fn of(deal: &Deal, lines: Lines<'_>) -> Self {
        let Alignment { answers } = Alignment::of(deal).into_inner();
        let dimension = |dimension: Dimension| {
            let count = |standing| {
                let of_it = answers.iter().filter(|one| one.question.dimension() == dimension);
                of_it.filter(|one| one.standing == standing).count()
            };
            DimensionView {
                dimension: dimension.id().to_owned(),
                contradicted: count(Standing::Contradicted),
                refused: count(Standing::Refused),
                open: count(Standing::Open),
                answered: count(Standing::Answered),
            }
        };
        let group = |standing: Standing| {
            let all: Vec<&Assessment> = answers.iter().filter(|one| one.standing == standing).collect();
            let named = |why| all.iter().filter(move |one| lacks(one, why)).map(|one| one.question.id().to_owned());
            let told = |one: &&&Assessment| !lacks(one, Why::NoChoice) && !lacks(one, Why::NoBelief);
            (!all.is_empty()).then(|| AlignmentGroupView {
                standing: standing.id().to_owned(),
                answers: all.iter().filter(told).map(|one| row(deal, one, lines)).collect(),
                choices: named(Why::NoChoice).collect(),
                beliefs: named(Why::NoBelief).collect(),
            })
        };
        Self {
            dimensions: Dimension::ALL.into_iter().map(dimension).collect(),
            groups: Standing::ALL.into_iter().filter_map(group).collect(),
        }
    }
}

/// Whether a question is open for one reason that many share, so that they are told together.
fn lacks(one: &Assessment, why: Why) -> bool {
    one.missing.iter().any(|reason| reason.why == why)
}

fn row(deal: &Deal, one: &Assessment, lines: Lines<'_>) -> AssessmentView {
    let Assessment { question, standing: _, ours, against, missing, proofs } = one;
    let place = |at: &Path| {
        let (file, line) = lines(at).unzip();
        SpecPlaceView { key: deal.places.dotted(at), file, line }
    };
    let reason = |reason: &Reason| {
        let Reason { why, party, detail, at } = reason;
        ReasonView {
            why: why.id().to_owned(),
            party: party.as_ref().map_or_else(String::new, |party| deal.parties.short(party).to_owned()),
            detail: detail.clone().unwrap_or_default(),
            place: place(at),
        }
    };
    // What is missing stands nowhere; a row that lacks something does.
    let gap = |gap: &Reason| {
        let mut view = reason(gap);
        if !gap.at.is_row() {
            (view.place.file, view.place.line) = (None, None);
        }
        view
    };
    let mut proofs: Vec<SpecPlaceView> = proofs.iter().map(place).collect();
    proofs.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    AssessmentView {
        dimension: question.dimension().id().to_owned(),
        question: question.id().to_owned(),
        ours: ours.as_ref().map(|ours| {
            let TestAnswer { answer, because } = ours;
            OurAnswerView { answer: answer.id(), because: because.to_string() }
        }),
        reasons: against.iter().map(reason).chain(missing.iter().map(gap)).collect(),
        proofs,
    }
}
