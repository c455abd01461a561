use super::Deal;
use crate::diag::{Finding, Findings};
use crate::expression::{Answer, Condition, Facts, Written};
use crate::spec::{Path, Spec, WalkAway};

/// A condition on which we leave the table, and whether the deal is so.
#[derive(Debug, Clone, PartialEq)]
pub struct WalkAwayOn {
    /// The row as written.
    pub row: WalkAway,
    /// Whether the deal is so; `None` where the condition is no more than words.
    pub state: Option<Tripped>,
}

/// Whether a deal is so that we leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tripped {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// It cannot be told.
    Unknown {
        /// The values that are open or not there, as dotted paths: private, as the condition is.
        missing: Vec<String>,
    },
}

impl Tripped {
    /// The state in a word: `tripped`, `clear` or `unknown`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Yes => "tripped",
            Self::No => "clear",
            Self::Unknown { .. } => "unknown",
        }
    }
}

/// The conditions on which we leave and that the deal meets, in the order of the deal spec.
pub fn tripped(deal: &Deal) -> Vec<&WalkAwayOn> {
    deal.walk_away.reveal().iter().filter(|row| row.state == Some(Tripped::Yes)).collect()
}

/// Every row of `private.walk-away` by its path with what is known of it.
pub(crate) fn walk_aways(deal: &Deal) -> impl Iterator<Item = (Path, &WalkAwayOn)> {
    let table = Path::root().key("private").key("walk-away");
    deal.walk_away.reveal().iter().enumerate().map(move |(index, row)| (table.index(index), row))
}

/// Reads the conditions and answers them for the deal. Errors: a row that says nothing, and whatever is wrong with an
/// expression, in itself or in this deal. No message quotes a word of one.
pub(super) fn read(spec: &Spec, facts: &Facts<'_>, findings: &mut Findings) -> Vec<WalkAwayOn> {
    let mut list = Vec::new();
    for (index, row) in spec.private.reveal().walk_away.iter().enumerate() {
        let at = Path::root().key("private").key("walk-away").index(index);
        if row.condition.is_none() && row.when.is_none() {
            let finding = Finding::error("empty-condition", "this row says of no condition on which we leave");
            let hint = "add `condition` in words, or `when` as an expression over the deal, or both";
            findings.push(finding.at(facts.places.nearest_span(&at)).hint(hint));
            continue;
        }
        let Some(when) = &row.when else {
            list.push(WalkAwayOn { row: row.clone(), state: None });
            continue;
        };
        let written = Written::at(&at.key("when"), when, facts.places, facts.sources);
        let Some(condition) = Condition::read(when, written, findings) else { continue };
        match condition.answer(facts) {
            Ok(answer) => list.push(WalkAwayOn { row: row.clone(), state: Some(answer.into()) }),
            Err(finding) => findings.push(*finding),
        }
    }
    list
}

impl From<Answer> for Tripped {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::Yes,
            Answer::No => Self::No,
            Answer::Unknown { missing } => Self::Unknown { missing },
        }
    }
}
