//! What our own team sees of an offer, and of several in their order.

use super::private::condition;
use super::types::{
    DistanceView, FindingView, HistoryBarView, HistoryRowView, HistoryView, MoveView, SaidView, VerdictCounts,
    WeighView, WeighedView,
};
use crate::deal::{
    self, Distance, Line, Measure, Move, Position, PositionOnTerm, Private, Said, Theirs, Verdict, Weighed,
};

/// The rules that speak of the conditions on which we leave.
const CONDITIONS: [&str; 2] = ["tripped-walk-away", "unknown-walk-away"];

/// What an offer changes in what the rules find.
#[derive(Debug, Clone, Default)]
pub struct FindingsMoved {
    /// Found with the offer only.
    pub gained: Vec<FindingView>,
    /// Found without the offer only.
    pub cured: Vec<FindingView>,
}

impl FindingsMoved {
    /// What two lists of findings do not share, each finding as often as the other has it less often.
    pub fn between(before: &[FindingView], after: &[FindingView]) -> Self {
        let less = |these: &[FindingView], those: &[FindingView]| {
            let mut those: Vec<&FindingView> = those.iter().collect();
            let mut left = these.to_vec();
            left.retain(|finding| {
                let same = |other: &&FindingView| other.rule == finding.rule && other.message == finding.message;
                let found = those.iter().position(same);
                found.map(|at| those.remove(at)).is_none()
            });
            left
        };
        Self { gained: less(after, before), cured: less(before, after) }
    }
}

impl WeighView {
    /// An offer, weighed against our positions and the conditions on which we leave.
    pub fn of(offer: String, weighed: &Private<Vec<Weighed>>, deal: &deal::Deal, moved: FindingsMoved) -> Self {
        let mut rows = weighed.reveal().clone();
        deal::worst_first(&mut rows);
        let conditions = deal.walk_away.reveal().iter().map(condition).collect();
        let tripped = deal::tripped(deal).len();
        let is_past = tripped > 0 || rows.iter().any(|row| row.standing == Verdict::PastWalkAway);
        let FindingsMoved { mut gained, cured } = moved;
        // The conditions are listed by themselves, with our reasons.
        gained.retain(|finding| !CONDITIONS.contains(&finding.rule.as_str()));
        let tripped = u32::try_from(tripped).unwrap_or(u32::MAX);
        let positions = rows.iter().map(position).collect();
        let unsettled = rows.iter().map(|row| u32::from(is_unsettled(row))).sum();
        Self { offer, past: is_past, tripped, counts: counts(&rows), positions, unsettled, conditions, gained, cured }
    }
}

fn is_unsettled(row: &Weighed) -> bool {
    match row.standing {
        Verdict::PastWalkAway => true,
        Verdict::TakenOut | Verdict::Unclear | Verdict::Open | Verdict::Between => row.theirs != Theirs::Silent,
        Verdict::Acceptable | Verdict::Ideal => row.is_reopened,
    }
}

fn counts(rows: &[Weighed]) -> VerdictCounts {
    let mut counts = VerdictCounts::default();
    for row in rows {
        let count = match row.standing {
            Verdict::PastWalkAway => &mut counts.past_walk_away,
            _ if row.theirs == Theirs::Silent => &mut counts.not_addressed,
            Verdict::TakenOut => &mut counts.taken_out,
            Verdict::Unclear => &mut counts.unclear,
            Verdict::Open => &mut counts.open,
            Verdict::Between => &mut counts.between,
            Verdict::Acceptable => &mut counts.acceptable,
            Verdict::Ideal => &mut counts.ideal,
        };
        *count += 1;
        counts.reopened += u32::from(row.is_reopened);
    }
    counts
}

fn position(row: &Weighed) -> WeighedView {
    let Weighed { position, theirs, standing, is_reopened, distance, place } = row;
    let PositionOnTerm { position, label, is_standard: _, better, now, ideal, acceptable, walk_away } = position;
    let Position {
        term,
        ideal: _,
        acceptable: _,
        walk_away: _,
        better: _, // read as measures, and as what they say
        because,
        owner,
        status: _, // what was said before this offer
        evidence,
    } = position;
    WeighedView {
        term: label.clone(),
        path: term.to_string(),
        draft: or_open(now.as_ref()),
        ideal: ideal.to_string(),
        acceptable: acceptable.to_string(),
        walk_away: walk_away.to_string(),
        better: better.id(),
        theirs: said(theirs),
        verdict: verdict(theirs, *standing),
        standing: standing.id().to_owned(),
        distance: distance.as_ref().map(far),
        is_reopened: *is_reopened,
        is_unsettled: is_unsettled(row),
        because: because.to_string(),
        owner: owner.as_ref().map(ToString::to_string),
        evidence: evidence.as_ref().map(ToString::to_string),
        place: place.clone(),
    }
}

fn or_open(value: Option<&Measure>) -> String {
    value.map_or_else(|| "[open]".to_owned(), Measure::to_string)
}

fn said(theirs: &Theirs) -> Option<String> {
    match theirs {
        Theirs::Silent | Theirs::TakenOut => None,
        Theirs::Open => Some(or_open(None)),
        Theirs::Value(value) => Some(value.to_string()),
    }
}

fn verdict(theirs: &Theirs, standing: Verdict) -> String {
    match theirs {
        Theirs::Silent => "not-addressed".to_owned(),
        Theirs::Open | Theirs::TakenOut | Theirs::Value(_) => standing.id().to_owned(),
    }
}

fn far(distance: &Distance) -> DistanceView {
    let Distance { by, from, is_more } = distance;
    let (by, in_points) = amount(by);
    DistanceView { by, in_points, from: from.id().to_owned(), is_more: *is_more }
}

/// A difference, and whether it is one of percentages, which is a number of points.
fn amount(by: &Measure) -> (String, bool) {
    let text = by.to_string();
    match text.strip_suffix('%') {
        Some(points) => (points.to_owned(), true),
        None => (text, false),
    }
}

impl HistoryView {
    /// Several offers, each with what weighing it by itself gave, in the order given, and the deal that the last of them
    /// makes; `None` when there is none.
    pub fn of(offers: Vec<(String, Private<Vec<Weighed>>)>, last_deal: &deal::Deal) -> Option<Self> {
        let (names, weighed): (Vec<String>, Vec<Vec<Weighed>>) =
            offers.into_iter().map(|(name, weighed)| (name, weighed.into_inner())).unzip();
        let (last_name, last) = (names.last()?, weighed.last()?);
        let mut rows: Vec<(&Weighed, Vec<Said>)> = last.iter().zip(deal::history(&weighed)).collect();
        rows.sort_by_key(|(row, _)| (row.standing, row.theirs == Theirs::Silent));
        let tripped: Vec<_> = deal::tripped(last_deal).into_iter().map(condition).collect();
        let terms = last.iter().filter(|row| row.standing == Verdict::PastWalkAway).map(|_| 1).sum();
        let is_past = terms > 0 || !tripped.is_empty();
        let positions = rows.iter().filter_map(|(row, said)| history_row(&row.position, said, &names)).collect();
        Some(Self { last: last_name.clone(), past: is_past, past_terms: terms, tripped, positions, offers: names })
    }
}

fn history_row(row: &PositionOnTerm, said_by: &[Said], names: &[String]) -> Option<HistoryRowView> {
    let said_view = |(name, said_now): (&String, &Said)| {
        let Said { theirs, standing, moved } = said_now;
        SaidView {
            offer: name.clone(),
            theirs: said(theirs),
            verdict: verdict(theirs, *standing),
            moved: moved.as_ref().map(movement),
        }
    };
    let value = |(name, said): (&'_ String, &Said)| match &said.theirs {
        Theirs::Value(value) => Some((name.clone(), value.clone())),
        Theirs::Silent | Theirs::Open | Theirs::TakenOut => None,
    };
    let values: Vec<(String, Measure)> = names.iter().zip(said_by).filter_map(value).collect();
    let said_all: Vec<SaidView> = names.iter().zip(said_by).map(said_view).collect();
    Some(HistoryRowView {
        term: row.label.clone(),
        path: row.position.term.to_string(),
        draft: or_open(row.now.as_ref()),
        ideal: row.ideal.to_string(),
        acceptable: row.acceptable.to_string(),
        walk_away: row.walk_away.to_string(),
        last: said_all.last()?.clone(),
        said: said_all,
        addressed: said_by.iter().any(|said| said.theirs != Theirs::Silent),
        moved: deal::moved_over(row, said_by).as_ref().map(movement),
        bars: bars(row, &values),
        owner: row.position.owner.as_ref().map(ToString::to_string),
    })
}

fn movement(moved: &Move) -> MoveView {
    let (how, by) = match moved {
        Move::Not => ("not", None),
        Move::Closer(by) => ("closer", by.as_ref()),
        Move::Away(by) => ("away", by.as_ref()),
    };
    let by = by.map(amount);
    let in_points = by.as_ref().is_some_and(|(_, in_points)| *in_points);
    MoveView { how: how.to_owned(), by: by.map(|(by, _)| by), in_points }
}

/// Our three values and theirs; nothing where one of them has no place on the scale, or there is no movement to see.
fn bars(row: &PositionOnTerm, values: &[(String, Measure)]) -> Vec<HistoryBarView> {
    if values.len() < 2 {
        return Vec::new();
    }
    let bar = |line: &str, offer: Option<&String>, value: &Measure| {
        let units = value.units()?;
        Some(HistoryBarView { line: line.to_owned(), offer: offer.cloned(), units, value: value.to_string() })
    };
    let lines = [(Line::Ideal, &row.ideal), (Line::Acceptable, &row.acceptable), (Line::WalkAway, &row.walk_away)];
    let ours = lines.into_iter().map(|(line, value)| bar(line.id(), None, value));
    let theirs = values.iter().map(|(name, value)| bar("offer", Some(name), value));
    ours.chain(theirs).collect::<Option<_>>().unwrap_or_default()
}
