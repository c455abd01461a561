use std::cmp::Ordering;

use super::measure::Measure;
use super::name::{is_no_term, term_in_words};
use super::team::Team;
use crate::diag::{Finding, Findings, Level, Sources};
use crate::spec::{Better, Path, Places, Position, Spec};

/// A position with its values read, and the value that the spec holds now.
#[derive(Debug, Clone, PartialEq)]
pub struct PositionOnTerm {
    /// The row as written.
    pub position: Position,
    /// The term in words: "Net revenue from joint customers: year 1".
    pub label: String,
    /// Whether it is a standard position of the team, from its playbook.
    pub is_standard: bool,
    /// Which direction is better for us: as the row says, or as its three values do.
    pub better: Better,
    /// What the spec says now; `None` while it is an open point.
    pub now: Option<Measure>,
    /// What we ask for.
    pub ideal: Measure,
    /// What we would sign.
    pub acceptable: Measure,
    /// Where we leave.
    pub walk_away: Measure,
}

/// Reads all positions. Errors: a term that is not there, values of another type, unit or currency than the term, values
/// out of order, three values that do not say whether more or less is better. No message quotes a value.
///
/// A standard position of the team stands where the deal has none of its own on the term, and the term: a deal need not
/// have what a playbook speaks of. One in another unit than the term is a note, and does not count.
pub(super) fn read(asked: &Asked<'_>, findings: &mut Findings) -> Vec<PositionOnTerm> {
    let Asked { spec, places, sources: _, team } = asked;
    let mut list = Vec::new();
    let own = &spec.private.reveal().positions;
    for (index, position) in own.iter().enumerate() {
        let at = Path::root().key("private").key("positions").index(index);
        let row = Row { position, at, places, is_standard: false };
        list.extend(read_one(asked, &row, findings));
    }
    let Some(team) = team else { return list };
    for (index, position) in team.positions.reveal().iter().enumerate() {
        let at = Path::root().key("positions").index(index);
        let row = Row { position, at, places: &team.places, is_standard: true };
        if is_no_term(&position.term) {
            findings.push(unknown_term(&row, None));
            continue;
        }
        let is_there = places.resolve(&position.term).is_ok();
        if is_there && !own.iter().any(|other| other.term == position.term) {
            list.extend(read_one(asked, &row, findings));
        }
    }
    list
}

/// What positions are read against.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) spec: &'a Spec,
    pub(super) places: &'a Places,
    pub(super) sources: &'a Sources,
    pub(super) team: Option<&'a Team>,
}

/// A position as written, and where.
struct Row<'a> {
    position: &'a Position,
    at: Path,
    places: &'a Places,
    is_standard: bool,
}

/// Neither the word that was written nor one near to it is told: a term on which we have a position is private.
fn unknown_term(row: &Row<'_>, step: Option<usize>) -> Finding {
    let finding = Finding::error("unknown-term", "this position is on a term that the spec does not hold");
    let hint =
        "write the keys, row ids and years that lead to it: `commitments.minimums.net-revenue.schedule.1.amount`";
    let hint = step.map_or_else(|| hint.to_owned(), |step| format!("its step {step} leads nowhere; {hint}"));
    finding.hint(hint).at(row.places.nearest_span(&row.at.key("term")))
}

fn read_one(asked: &Asked<'_>, row: &Row<'_>, findings: &mut Findings) -> Option<PositionOnTerm> {
    let Asked { spec, places, sources, team: _ } = asked;
    let Row { position, at, places: written, is_standard } = row;
    let term = match places.resolve(&position.term) {
        Ok(term) => term,
        Err(error) => {
            findings.push(unknown_term(row, Some(error.step)));
            return None;
        }
    };
    let now = Measure::at(&term, places, sources);
    if now.is_none() && !places.open_points().iter().any(|(path, _)| *path == term) {
        let finding = Finding::error("term-without-value", "this position is on a table or a list, not on a value");
        findings.push(finding.at(written.nearest_span(&at.key("term"))).hint("go on to one of its keys or rows"));
        return None;
    }
    let [ideal, acceptable, walk_away] = [&position.ideal, &position.acceptable, &position.walk_away].map(|text| {
        let value = Measure::parse(text);
        now.iter().fold(value, Measure::beside)
    });
    let mut fail = |key: &str, id, message: &str, hint: &str| {
        let span = written.nearest_span(&at.clone().key(key));
        findings.push(Finding::error(id, message).at(span).hint(hint));
    };
    let values = [("ideal", &ideal), ("acceptable", &acceptable), ("walk-away", &walk_away)];
    for (key, value) in values {
        let alike = now.as_ref().is_none_or(|now| now.is_like(value)) && ideal.is_like(value);
        if !alike && *is_standard && ideal.is_like(value) {
            let message =
                "this standard position has another type, unit or currency than the term, so it does not count";
            let finding = Finding::new(Level::Note, "standard-position-unlike", message);
            let hint = "give the deal a position of its own on the term";
            findings.push(finding.at(written.nearest_span(at)).hint(hint));
            return None;
        }
        if !alike {
            let message = format!("`{key}` has another type, unit or currency than the term it is a position on");
            fail(key, "position-type", &message, "write it as the term itself is written");
            return None;
        }
    }
    let Some(direction) = position.better.or_else(|| direction([&ideal, &acceptable, &walk_away])) else {
        let message = "the three values do not say whether more or less is better for us";
        let key = "ideal";
        fail(key, "position-direction", message, "add `better = \"more\"` or `better = \"less\"`");
        return None;
    };
    let wrong = match direction {
        Better::More => Ordering::Less,
        Better::Less => Ordering::Greater,
    };
    for ((_, better), (key, worse)) in [(values[0], values[1]), (values[1], values[2])] {
        if better.compare(worse) == Some(wrong) {
            let message = format!("`{key}` is better for us than the value before it");
            let hint = "from ideal to walk-away each value must be worse or equal; see `better`";
            fail(key, "position-order", &message, hint);
            return None;
        }
    }
    Some(PositionOnTerm {
        position: (*position).clone(),
        label: term_in_words(&position.term, spec).unwrap_or_else(|| position.term.to_string()),
        is_standard: *is_standard,
        better: direction,
        now,
        ideal,
        acceptable,
        walk_away,
    })
}

/// What gets less from ideal to walk-away is better when it is more. Of words there is neither, and it does not matter.
fn direction([ideal, acceptable, walk_away]: [&Measure; 3]) -> Option<Better> {
    let pairs = [(ideal, walk_away), (ideal, acceptable), (acceptable, walk_away)];
    let worse = pairs.into_iter().filter_map(|(better, worse)| better.compare(worse)).find(|order| order.is_ne());
    match worse {
        Some(Ordering::Greater) => Some(Better::More),
        Some(_) => Some(Better::Less),
        None => [ideal, acceptable, walk_away].iter().all(|value| !value.has_scale()).then_some(Better::More),
    }
}
