use rust_decimal::Decimal;

use super::chain::Periods;
use super::ground::{Happens, Row, at_fault};
use super::{Actor, CannotHappen, Gap, Ground, Owed, Sum, Total, owed};
use crate::deal::Deal;
use crate::spec::{Date, Duration, Event, Id, Length, Money, Stated, Trigger};

/// Who may leave when, how fast, and at what cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The stages of the alliance, in order.
    pub stages: Vec<Stage>,
    /// One cell for each ground, party and stage, in this order.
    pub cells: Vec<Cell>,
    /// For each stage, who can leave without a reason with fewer days or at less cost.
    pub cheaper: Vec<Cheaper>,
}

/// A stage of the alliance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage {
    /// Which.
    pub kind: StageKind,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// Which stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageKind {
    /// The pilot.
    Pilot,
    /// What is left of the first contract year after the pilot.
    FirstYear,
    /// All later contract years.
    Later,
}

impl StageKind {
    /// The name that templates compare with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pilot => "pilot",
            Self::FirstYear => "first-year",
            Self::Later => "later",
        }
    }
}

/// Whether a party may leave on a ground in a stage, and what it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The ground.
    pub ground: Ground,
    /// The party.
    pub party: Id,
    /// The stage.
    pub stage: StageKind,
    /// Whether the party holds the right and may send its first letter in this stage.
    pub may: bool,
    /// The first day of the stage on which the first letter may be sent.
    pub opens: Option<Date>,
    /// The cure period that comes before.
    pub cure: Option<Stated<Length>>,
    /// The notice; on receipt when absent.
    pub notice: Option<Stated<Length>>,
    /// From that first letter to the End Date, in days.
    pub days: Option<u32>,
    /// Why the days cannot be said.
    pub gap: Option<Gap>,
    /// What the party then owes for certain.
    pub costs: Vec<Total>,
    /// How many sums it may owe besides, which are not known or hang on something.
    pub further: usize,
}

/// Who leaves more cheaply, of two parties, in one stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Cheaper {
    /// The stage.
    pub stage: StageKind,
    /// The party that is out after fewer days, with the days of both; `None` when both take as long.
    pub faster: Option<(Id, u32)>,
    /// The party that pays less for certain; `None` when both pay the same, or when it cannot be compared.
    pub less: Option<Id>,
    /// The only party that may leave at all without a reason.
    pub only: Option<Id>,
}

impl Matrix {
    /// The matrix of a deal; `None` while its dates are open.
    pub fn of(deal: &Deal) -> Option<Self> {
        let stages = stages(deal)?;
        let grounds =
            Ground::all(deal).into_iter().filter(|ground| matches!(ground, Ground::Convenience | Ground::Trigger(_)));
        let mut cells = Vec::new();
        for ground in grounds {
            let row = Row::of(deal, &ground)?;
            let holders = row.holders(deal);
            for party in deal.parties.iter().map(|party| &party.id) {
                for stage in &stages {
                    cells.push(cell(deal, (&ground, row), party, stage, holders.contains(party)));
                }
            }
        }
        let cheaper = stages.iter().filter_map(|stage| cheaper(deal, &cells, stage.kind)).collect();
        Some(Self { stages, cells, cheaper })
    }
}

fn stages(deal: &Deal) -> Option<Vec<Stage>> {
    let (start, end) = (deal.tables.deal.effective.known().copied()?, deal.end?);
    let first_year = deal.years.first()?.last;
    let mut stages = Vec::new();
    let mut first = start;
    let lasts =
        [(StageKind::Pilot, deal.pilot_end), (StageKind::FirstYear, Some(first_year)), (StageKind::Later, Some(end))];
    for (kind, last) in lasts {
        let Some(last) = last.map(|last| last.min(end)).filter(|last| *last >= first) else { continue };
        stages.push(Stage { kind, first, last });
        first = last.plus_days(1)?;
    }
    Some(stages)
}

fn cell(deal: &Deal, (ground, row): (&Ground, Row<'_>), party: &Id, stage: &Stage, holds: bool) -> Cell {
    let fault = matches!(row, Row::Trigger(row) if row.unless_own_fault && at_fault(deal, row).as_ref() == Some(party));
    let mut periods = Periods::of(deal, ground, row, party);
    // The event has happened; only talks are begun by a letter.
    if !matches!(row, Row::Trigger(Trigger { event: Event::Hardship { .. }, .. })) {
        periods.lead = None;
    }
    let fixed = |time: Option<&Stated<Duration>>| time.cloned().map(|time| time.map(Length::Fixed));
    let mut cell = Cell {
        ground: ground.clone(),
        party: party.clone(),
        stage: stage.kind,
        may: false,
        opens: None,
        cure: fixed(periods.cure),
        notice: fixed(periods.notice),
        days: None,
        gap: None,
        costs: Vec::new(),
        further: 0,
    };
    if !holds || fault {
        return cell;
    }
    for opens in openings(&periods, stage) {
        let chain = match periods.forward(opens) {
            Ok(chain) => chain,
            Err(gap) => {
                (cell.may, cell.opens, cell.gap) = (true, Some(opens), Some(gap));
                return cell;
            }
        };
        let Some(end) = chain.end else { continue };
        let sums = match owed::of(deal, (ground, row), party, end) {
            Err(CannotHappen::Lapsed { .. }) => continue,
            other => other.ok(),
        };
        cell.may = true;
        cell.opens = Some(opens);
        let span = opens.civil().until(end.civil()).map_or(0, |span| span.get_days());
        cell.days = u32::try_from(span).ok();
        if let Some(sums) = sums {
            cell.costs = owed::totals(&sums).into_iter().filter(|total| total.payer == *party).collect();
            let known = |owed: &Owed| owed.only_if.is_none() && matches!(owed.sum, Sum::Exactly(_));
            let ours = sums.iter().filter(|owed| matches!(&owed.payer, Actor::Party(payer) if payer == party));
            cell.further = ours.filter(|owed| !known(owed)).count();
        }
        break;
    }
    cell
}

/// The first days of a stage on which the first letter may be sent: one for each event that is dated.
fn openings(periods: &Periods<'_>, stage: &Stage) -> Vec<Date> {
    let events = match &periods.happens {
        Happens::On(days) => days.iter().filter_map(|day| day.plus_days(1)).collect(),
        Happens::AnyTime | Happens::Open => vec![stage.first],
    };
    // A notice of default is not barred, but one of termination is.
    let opens = periods.opens.filter(|_| !periods.two_stage).map_or(stage.first, |opens| opens.max(stage.first));
    events.into_iter().map(|day| day.max(opens)).filter(|day| *day <= stage.last).collect()
}

/// Which of two parties leaves more cheaply without a reason; `None` where there are more, or no such right.
fn cheaper(deal: &Deal, cells: &[Cell], stage: StageKind) -> Option<Cheaper> {
    let mut parties = deal.parties.iter().map(|party| &party.id);
    let (one, other) = (parties.next()?, parties.next()?);
    if parties.next().is_some() {
        return None;
    }
    let of = |party: &Id| {
        cells.iter().find(|cell| cell.ground == Ground::Convenience && cell.stage == stage && cell.party == *party)
    };
    let (ours, theirs) = (of(one)?, of(other)?);
    let only = match (ours.may, theirs.may) {
        (true, false) => Some(one.clone()),
        (false, true) => Some(other.clone()),
        (true, true) => None,
        (false, false) => return None,
    };
    let faster = match (ours.days, theirs.days) {
        (Some(a), Some(b)) if a < b => Some((one.clone(), b - a)),
        (Some(a), Some(b)) if b < a => Some((other.clone(), a - b)),
        _ => None,
    };
    let less = match (sum(&ours.costs), sum(&theirs.costs)) {
        (Some(a), Some(b)) if a < b => Some(one.clone()),
        (Some(a), Some(b)) if b < a => Some(other.clone()),
        _ => None,
    };
    Some(Cheaper { stage, faster, less: less.filter(|_| only.is_none()), only })
}

/// What several totals come to; `None` in two currencies.
fn sum(costs: &[Total]) -> Option<Decimal> {
    let mut currencies = costs.iter().map(|total| total.sum.currency());
    let first = currencies.next();
    if currencies.any(|currency| Some(currency) != first) {
        return None;
    }
    Some(costs.iter().map(|total| Money::amount(&total.sum)).sum())
}
