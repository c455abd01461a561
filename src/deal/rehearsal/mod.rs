//! The rehearsal of an exit: what the exit clause has happen, when, and what it costs, for one ground and one last day.
//!
//! It is reckoned from the same tables that the exit clause prints, with the periods as the clause has them run.

mod after;
mod alarm;
mod cannot;
mod chain;
mod ground;
mod matrix;
mod owed;
mod payments;
mod periods;
mod renewals;
mod restraints;
mod run_up;
mod step;
#[cfg(test)]
mod tests;

use self::chain::Chain;
use self::ground::Row;

pub use self::cannot::CannotHappen;
pub use self::ground::Ground;
pub use self::matrix::{Cell, Cheaper, Matrix, Stage, StageKind};
pub use self::owed::{Owed, OwedKind, Sum, Total};
pub use self::step::{Actor, Gap, Last, Step, StepKind, When};

use super::Deal;
use crate::spec::{Date, Id, Text};

/// What is to be rehearsed.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The ground: `convenience`, `expiry`, or the id of a trigger or of an automatic end.
    pub ground: String,
    /// The party that wants out; the only holder of the right, or our own side, when absent.
    pub by: Option<String>,
    /// The last day on which the alliance is to be in force: the End Date.
    pub on: Date,
    /// The day on which the holder learnt of the event; the day that the deal itself gives it when absent.
    pub learnt: Option<Date>,
}

/// What happens, when, and who pays what, when the alliance ends on one ground and on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsal {
    /// The ground.
    pub ground: Ground,
    /// The party that ends it; `None` where it ends by itself.
    pub holder: Option<Id>,
    /// The last day on which the agreement is in force.
    pub end: Date,
    /// The steps, in the order of their days; those without a day last.
    pub steps: Vec<Step>,
    /// The sums that are owed, in the order of the exit clause.
    pub owed: Vec<Owed>,
    /// The certain ones of them, added up.
    pub totals: Vec<Total>,
    /// What it rests on.
    pub assumed: Vec<Assumed>,
}

/// Something that a rehearsal takes for granted.
#[derive(Debug, Clone, PartialEq)]
pub enum Assumed {
    /// The event of the trigger has happened.
    EventHappened,
    /// The default is not cured.
    NotCured,
    /// The agreement has been renewed so often before.
    Renewed(u32),
    /// The agreement would expire on that day in any case.
    ExpiresAnyway,
    /// The notice names the End Date; without that, the shortest notice would end the agreement on this earlier day.
    EndNamed(Date),
    /// In these cases there is no cure period, and the agreement ends on receipt of the notice.
    Incurable(Vec<Text>),
    /// In these cases the right does not arise.
    NoRight(Vec<Text>),
    /// The holder has not itself caused the event.
    NoFault,
    /// The right may be limited to parts of the alliance, or must be.
    Partial {
        /// Whether it must be.
        only: bool,
    },
    /// The holder could do this instead.
    Instead(Vec<Text>),
    /// What else follows, as the deal says it.
    Effect(Text),
    /// The holder learnt of the event on this day.
    Learnt(Date),
    /// The event of an automatic end happens on this day.
    EventOn(Date),
    /// The wind-down is asked for.
    WindDownAsked,
    /// A breach by the other party ended the agreement, so that only the party that ended it may ask for a wind-down.
    WindDownBarred,
    /// There is no wind-down, since only the party in breach could ask for it, and may not.
    NoWindDown,
    /// An open point keeps a limit from being checked: the Effective Date, a lock-in, the first day of a notice.
    Unchecked,
}

impl Assumed {
    /// The name that templates compare with.
    pub fn name(&self) -> &'static str {
        match self {
            Self::EventHappened => "event-happened",
            Self::NotCured => "not-cured",
            Self::Renewed(_) => "renewed",
            Self::ExpiresAnyway => "expires-anyway",
            Self::EndNamed(_) => "end-named",
            Self::Incurable(_) => "incurable",
            Self::NoRight(_) => "no-right",
            Self::NoFault => "no-fault",
            Self::Partial { only: false } => "partial",
            Self::Partial { only: true } => "partial-only",
            Self::Instead(_) => "instead",
            Self::Effect(_) => "effect",
            Self::Learnt(_) => "learnt",
            Self::EventOn(_) => "event-on",
            Self::WindDownAsked => "wind-down-asked",
            Self::WindDownBarred => "wind-down-barred",
            Self::NoWindDown => "no-wind-down",
            Self::Unchecked => "unchecked",
        }
    }
}

/// What a rehearsal works on.
#[derive(Debug, Clone)]
struct Work<'a> {
    deal: &'a Deal,
    ground: Ground,
    row: Row<'a>,
    holder: Option<Id>,
    end: Date,
    chain: Chain,
    steps: Vec<Step>,
    owed: Vec<Owed>,
    assumed: Vec<Assumed>,
}

impl<'a> Work<'a> {
    fn new(deal: &'a Deal, (ground, row): (Ground, Row<'a>), holder: Option<Id>, end: Date) -> Self {
        let (chain, steps, owed, assumed) = (Chain::default(), Vec::new(), Vec::new(), Vec::new());
        Self { deal, ground, row, holder, end, chain, steps, owed, assumed }
    }
}

/// Rehearses an exit. Errors: a ground or a party that the deal does not have, a day on which it cannot be.
///
/// # Panics
/// Never: a ground that the deal has stands for a row of it.
pub fn rehearse(deal: &Deal, ask: &Ask) -> Result<Rehearsal, CannotHappen> {
    let Ask { ground: name, by, on, learnt } = ask;
    let ground = Ground::named(deal, name).ok_or_else(|| CannotHappen::UnknownGround {
        name: name.clone(),
        known: Ground::all(deal).iter().map(|ground| ground.name().to_owned()).collect(),
    })?;
    let row = Row::of(deal, &ground).expect("invariant: a ground that was found has a row; please report");
    let holder = cannot::holder(deal, &ground, row, by.as_deref())?;
    let mut work = Work::new(deal, (ground, row), holder, *on);
    work.within_the_term()?;
    work.run_up(*learnt)?;
    work.after();
    work.restraints();
    work.sums();
    work.payments();
    let Work { ground, holder, end, mut steps, owed, assumed, .. } = work;
    steps.sort_by_key(|step| (step.when.sort_day().is_none(), step.when.sort_day(), step.kind));
    Ok(Rehearsal { ground, holder, end, totals: owed::totals(&owed), steps, owed, assumed })
}

/// The last day of the lock-in, when it bars that ground and is known.
fn lock_in_ends(deal: &Deal, ground: &Ground) -> Option<Date> {
    let lock_in = deal.tables.exit.lock_in.as_ref().filter(|lock_in| !ground.is_in(&lock_in.except))?;
    deal.workdays.last_of(deal.start?, lock_in.lasts.known()?)
}

/// Whether a limit that would have to be checked is open.
fn has_open_limit(deal: &Deal, ground: &Ground, row: Row<'_>) -> bool {
    let exit = &deal.tables.exit;
    let lock_in = exit.lock_in.as_ref().filter(|lock_in| !ground.is_in(&lock_in.except));
    let ground_open = match row {
        Row::Convenience(row) => row.earliest.as_ref().is_some_and(|wait| wait.open().is_some()),
        Row::Trigger(row) => row.earliest.as_ref().is_some_and(|day| day.open().is_some()),
        Row::Expiry | Row::Automatic(_) => false,
    };
    let lock_open = lock_in.is_some_and(|row| row.lasts.open().is_some() || deal.start.is_none());
    deal.tables.deal.effective.open().is_some() || deal.end.is_none() || lock_open || ground_open
}
