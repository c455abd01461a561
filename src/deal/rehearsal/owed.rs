use rust_decimal::Decimal;

use super::ground::Row;
use super::{Actor, CannotHappen, Gap, Ground, When, Work};
use crate::deal::Deal;
use crate::spec::{Currency, Date, Id, Money, Path, Percent, Period, Stated, Text};

/// A sum that one party owes another because the alliance ends in this way.
#[derive(Debug, Clone, PartialEq)]
pub struct Owed {
    /// What sort of sum.
    pub kind: OwedKind,
    /// Who pays.
    pub payer: Actor,
    /// Who is paid; `None` where the deal does not name it.
    pub payee: Option<Id>,
    /// What it is for, in the words of the deal.
    pub what: Option<Text>,
    /// How much.
    pub sum: Sum,
    /// On what it depends besides, as a clause of the deal.
    pub only_if: Option<Text>,
    /// When it is due.
    pub due: When,
    /// Whether the due date is the default that the exit clause states.
    pub by_default: bool,
    /// The label of the section of the exit clause that prescribes it.
    pub section: String,
    /// Where the deal says it.
    pub path: Path,
}

/// What sort of sum it is, in the order of the exit clause.
#[derive(Debug, Clone, PartialEq)]
pub enum OwedKind {
    /// A sum that falls due at once.
    Accelerated,
    /// The shortfall of a broken year.
    Shortfall {
        /// The minimum in money, fallen in proportion to the days, when it can be said.
        minimum: Option<Money>,
    },
    /// What a floor of fees lacks.
    Guarantee {
        /// The floor of the period that the end cuts short, fallen in proportion to the days, when it can be said.
        floor: Option<Money>,
    },
    /// A refund of a prepayment.
    Refund,
    /// A tail payment.
    Tail {
        /// Which calendar quarter after the End Date, from 1.
        quarter: u32,
        /// Its first and last day.
        days: Option<(Date, Date)>,
        /// The rate; absent where it depends on the base.
        rate: Option<Stated<Percent>>,
    },
    /// A fee for ending early.
    ExitFee,
    /// Money already committed to third parties.
    CommittedSpend,
    /// Support of joint customers in the wind-down.
    SupportFee,
    /// The price of stock.
    Repurchase {
        /// The share of its base.
        price: Stated<Percent>,
    },
    /// The price of an asset.
    AssetPrice {
        /// The share of its cost less depreciation; all of it when absent.
        price: Option<Stated<Percent>>,
    },
}

impl OwedKind {
    /// The name that templates compare with.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Accelerated => "accelerated",
            Self::Shortfall { .. } => "shortfall",
            Self::Guarantee { .. } => "guarantee",
            Self::Refund => "refund",
            Self::Tail { .. } => "tail",
            Self::ExitFee => "exit-fee",
            Self::CommittedSpend => "committed-spend",
            Self::SupportFee => "support-fee",
            Self::Repurchase { .. } => "repurchase",
            Self::AssetPrice { .. } => "asset-price",
        }
    }
}

/// How much is owed.
#[derive(Debug, Clone, PartialEq)]
pub enum Sum {
    /// This much.
    Exactly(Money),
    /// At most this much: the rest is not known.
    AtMost(Money, Gap),
    /// This much for each period, of which there is no whole number that is known.
    EachPeriod(Money, Period),
    /// This cannot be said.
    NotKnown(Gap),
}

/// What one party owes another in one currency, as far as it is known and hangs on nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// Who pays.
    pub payer: Id,
    /// Who is paid; `None` where the deal does not name it.
    pub payee: Option<Id>,
    /// The sum of all that is certain.
    pub sum: Money,
}

/// The sums of a rehearsal of a ground in the hands of a party that holds it, without the steps that they do not hang on.
pub(super) fn of(
    deal: &Deal,
    (ground, row): (&Ground, Row<'_>),
    holder: &Id,
    on: Date,
) -> Result<Vec<Owed>, CannotHappen> {
    let mut work = Work::new(deal, (ground.clone(), row), Some(holder.clone()), on);
    work.within_the_term()?;
    work.run_up(None)?;
    // What support costs hangs on how long it lasts.
    if deal.tables.exit.wind_down.as_ref().and_then(|row| row.support.as_ref()).is_some_and(|row| row.fee.is_some()) {
        work.after();
    }
    work.sums();
    Ok(work.owed)
}

/// The certain sums per payer, payee and currency, in the order in which they first come.
pub(super) fn totals(owed: &[Owed]) -> Vec<Total> {
    let mut sums: Vec<(Id, Option<Id>, Currency, Decimal)> = Vec::new();
    for row in owed.iter().filter(|row| row.only_if.is_none()) {
        let (Actor::Party(payer), Sum::Exactly(money)) = (&row.payer, &row.sum) else { continue };
        let same = |sum: &&mut (Id, Option<Id>, Currency, Decimal)| {
            sum.0 == *payer && sum.1 == row.payee && sum.2 == money.currency()
        };
        match sums.iter_mut().find(same) {
            Some(sum) => sum.3 += money.amount(),
            None => sums.push((payer.clone(), row.payee.clone(), money.currency(), money.amount())),
        }
    }
    let total =
        |(payer, payee, currency, amount)| Money::new(currency, amount).ok().map(|sum| Total { payer, payee, sum });
    sums.into_iter().filter_map(total).collect()
}
