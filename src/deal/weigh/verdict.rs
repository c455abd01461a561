use std::cmp::Ordering;

use super::super::{Measure, PositionOnTerm};
use crate::spec::Better;

/// Where a value lies between our three, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Worse than where we leave; or, of words and of yes or no, the very one at which we leave.
    PastWalkAway,
    /// The term falls away, and what that means for us nobody but a person can say.
    TakenOut,
    /// Words that are none of our three.
    Unclear,
    /// The value is open, or the one of ours that it would have to be held against.
    Open,
    /// Not what we would sign, and not so bad that we leave.
    Between,
    /// What we would sign, or better.
    Acceptable,
    /// What we ask for, or better.
    Ideal,
}

impl Verdict {
    /// Its name, as machines read it.
    pub fn id(self) -> &'static str {
        match self {
            Self::PastWalkAway => "past-walk-away",
            Self::TakenOut => "taken-out",
            Self::Unclear => "unclear",
            Self::Open => "open",
            Self::Between => "between",
            Self::Acceptable => "acceptable",
            Self::Ideal => "ideal",
        }
    }
}

/// One of the three values of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// What we ask for.
    Ideal,
    /// What we would sign.
    Acceptable,
    /// Where we leave.
    WalkAway,
}

impl Line {
    /// Its key in the spec.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ideal => "ideal",
            Self::Acceptable => "acceptable",
            Self::WalkAway => "walk-away",
        }
    }
}

/// How far a value lies from one of ours.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// How far, in the unit of the term; of percentages, in percentage points.
    pub by: Measure,
    /// From which of ours.
    pub from: Line,
    /// Whether it is more than that, or less.
    pub is_more: bool,
}

/// Where a value lies. A value at the very line counts as having reached it: who leaves below USD 1M does not leave at it.
pub(super) fn judge(position: &PositionOnTerm, value: &Measure) -> Verdict {
    let (ideal, acceptable, walk_away) = (&position.ideal, &position.acceptable, &position.walk_away);
    match value {
        Measure::Open(_) => return Verdict::Open,
        // Neither more nor less: it is one of ours, or it is none of them.
        Measure::YesNo(_) | Measure::Words(_) => {
            return match [ideal, acceptable, walk_away].into_iter().position(|line| line == value) {
                Some(0) => Verdict::Ideal,
                Some(1) => Verdict::Acceptable,
                Some(_) => Verdict::PastWalkAway,
                None if [ideal, acceptable, walk_away].iter().any(|line| matches!(line, Measure::Open(_))) => {
                    Verdict::Open
                }
                None => Verdict::Unclear,
            };
        }
        Measure::Amount(_) | Measure::Duration(_) | Measure::Date(_) | Measure::Count(_) => {}
    }
    let reaches = |line: &Measure| {
        value.compare(line).map(|order| match position.better {
            Better::More => order.is_ge(),
            Better::Less => order.is_le(),
        })
    };
    match [ideal, acceptable, walk_away].map(reaches) {
        [Some(true), _, _] => Verdict::Ideal,
        [_, Some(true), _] => Verdict::Acceptable,
        [_, _, Some(false)] => Verdict::PastWalkAway,
        [_, Some(false), Some(true)] => Verdict::Between,
        [_, _, _] => Verdict::Open,
    }
}

/// The distance that a verdict is about: from where we leave when the value is past it, from what we would sign when it is
/// short of it, from what we ask for when it is good enough or better than that.
pub(super) fn distance(position: &PositionOnTerm, value: &Measure, verdict: Verdict) -> Option<Distance> {
    let (from, line) = match verdict {
        Verdict::PastWalkAway => (Line::WalkAway, &position.walk_away),
        Verdict::Between => (Line::Acceptable, &position.acceptable),
        Verdict::Acceptable | Verdict::Ideal => (Line::Ideal, &position.ideal),
        Verdict::TakenOut | Verdict::Unclear | Verdict::Open => return None,
    };
    let is_more = value.compare(line)? == Ordering::Greater;
    Some(Distance { by: value.apart(line)?, from, is_more })
}
