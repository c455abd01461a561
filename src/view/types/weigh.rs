//! An offer weighed against our positions, and several offers in their order.

use super::{FindingView, WalkAwayView, view};

view! {
    /// An offer, weighed.
    pub struct WeighView {
        /// What the offer is called.
        pub offer: String,
        /// Whether it is past where we leave: on a position, or by a condition.
        pub past: bool,
        /// How many conditions on which we leave the deal with the offer meets.
        pub tripped: u32,
        /// How many positions stand where.
        pub counts: VerdictCounts,
        /// Our positions, worst first.
        pub positions: Vec<WeighedView>,
        /// How many of them are not settled.
        pub unsettled: u32,
        /// The conditions on which we leave.
        pub conditions: Vec<WalkAwayView>,
        /// What the rules find that they do not find without the offer, worst first.
        pub gained: Vec<FindingView>,
        /// What the rules find without the offer and not with it, worst first.
        pub cured: Vec<FindingView>,
    }

    /// How many positions stand where. Those that the offer does not address are counted apart.
    #[derive(Default)]
    pub struct VerdictCounts {
        /// Past where we leave, those that the offer does not address among them.
        pub past_walk_away: u32,
        /// The offer takes the term out.
        pub taken_out: u32,
        /// Words that are none of our three.
        pub unclear: u32,
        /// Open, in the offer or with us.
        pub open: u32,
        /// Between what we would sign and where we leave.
        pub between: u32,
        /// What we would sign, or better.
        pub acceptable: u32,
        /// What we ask for, or better.
        pub ideal: u32,
        /// Not in the offer: our draft stands, and is not past where we leave.
        pub not_addressed: u32,
        /// Worse for us than our draft though they had agreed to it, wherever it stands.
        pub reopened: u32,
    }

    /// One of our positions, with what the offer says of it.
    pub struct WeighedView {
        /// The term in words.
        pub term: String,
        /// The term as a path of keys, row ids and years.
        pub path: String,
        /// What our draft says.
        pub draft: String,
        /// What we ask for.
        pub ideal: String,
        /// What we would sign.
        pub acceptable: String,
        /// Where we leave.
        pub walk_away: String,
        /// `more` or `less`.
        pub better: String,
        /// What the offer says; absent when it does not address the term, or takes it out.
        pub theirs: Option<String>,
        /// `past-walk-away`, `taken-out`, `unclear`, `open`, `between`, `acceptable`, `ideal` or `not-addressed`.
        pub verdict: String,
        /// The same of what we would sign if we signed the offer: where it does not address the term, of our draft.
        pub standing: String,
        /// How far it is from the nearest of our three that is in question.
        pub distance: Option<DistanceView>,
        /// Whether the offer is worse for us than our draft on a term that they had agreed to.
        pub is_reopened: bool,
        /// Whether it is not good enough, is opened again, or nobody can say yet; where the offer does not address it, only when our draft is past
        /// where we leave.
        pub is_unsettled: bool,
        /// Why we leave there, as a clause.
        pub because: String,
        /// Who of us owns it.
        pub owner: Option<String>,
        /// What we know of their answer.
        pub evidence: Option<String>,
        /// File and line of what the offer says.
        pub place: Option<String>,
    }

    /// How far a value lies from one of ours.
    pub struct DistanceView {
        /// How far, in the unit of the term: "USD 100,000", "6 months"; of percentages the number alone.
        pub by: String,
        /// Whether it is a number of percentage points.
        pub in_points: bool,
        /// `ideal`, `acceptable` or `walk-away`.
        pub from: String,
        /// Whether it is more than that, or less.
        pub is_more: bool,
    }

    /// How our positions moved over several offers.
    pub struct HistoryView {
        /// What the offers are called, in the order given.
        pub offers: Vec<String>,
        /// What the last is called.
        pub last: String,
        /// Whether it is past where we leave: on a position, or by a condition.
        pub past: bool,
        /// On how many positions it is.
        pub past_terms: u32,
        /// The conditions on which we leave that the deal with it meets.
        pub tripped: Vec<WalkAwayView>,
        /// One row a position, worst first by the last offer.
        pub positions: Vec<HistoryRowView>,
    }

    /// How one position moved.
    pub struct HistoryRowView {
        /// The term in words.
        pub term: String,
        /// The term as a path of keys, row ids and years.
        pub path: String,
        /// What our draft says.
        pub draft: String,
        /// What we ask for.
        pub ideal: String,
        /// What we would sign.
        pub acceptable: String,
        /// Where we leave.
        pub walk_away: String,
        /// What each offer says, in their order.
        pub said: Vec<SaidView>,
        /// What the last says.
        pub last: SaidView,
        /// Whether any of the offers addresses it.
        pub addressed: bool,
        /// From the first offer that says a value to the last; absent when only one does, or when that cannot be told.
        pub moved: Option<MoveView>,
        /// The values on one scale, ours first; none where there is no scale, or fewer than two offers say a value.
        pub bars: Vec<HistoryBarView>,
        /// Who of us owns it.
        pub owner: Option<String>,
    }

    /// What one offer says of a term.
    pub struct SaidView {
        /// What the offer is called.
        pub offer: String,
        /// What it says; absent when it does not address the term, or takes it out.
        pub theirs: Option<String>,
        /// As in [`WeighedView::verdict`].
        pub verdict: String,
        /// How it moved since the offer before that spoke of the term.
        pub moved: Option<MoveView>,
    }

    /// How a value moved.
    pub struct MoveView {
        /// `closer` to us, `away` from us, or `not`.
        pub how: String,
        /// By how much, as in [`DistanceView::by`]; absent where there is no scale.
        pub by: Option<String>,
        /// Whether that is a number of percentage points.
        pub in_points: bool,
    }

    /// A bar of a chart.
    pub struct HistoryBarView {
        /// `ideal`, `acceptable` or `walk-away`; of an offer, `offer`.
        pub line: String,
        /// What the offer is called, of an offer.
        pub offer: Option<String>,
        /// Its length, in the smallest unit of the term.
        pub units: u64,
        /// The value.
        pub value: String,
    }
}
