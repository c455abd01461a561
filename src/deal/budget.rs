use std::collections::BTreeMap;

use crate::spec::{Id, Money, Spec, Stated};

/// The marketing budget of one contract year.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetYear {
    /// The contract year, from 1.
    pub year: u32,
    /// What each party pays, in the order of the spec.
    pub parts: Vec<(Id, Stated<Money>)>,
    /// The parts by quarter, where the spec gives them.
    pub quarters: Vec<QuarterSum>,
    /// Their sum, when all are known and in one currency.
    pub total: Option<Money>,
}

/// What one party spends in one quarter of a contract year.
#[derive(Debug, Clone, PartialEq)]
pub struct QuarterSum {
    /// The quarter, 1 to 4.
    pub quarter: u32,
    /// The party.
    pub by: Id,
    /// How much.
    pub amount: Stated<Money>,
}

/// The budget rows by contract year, quarters in order.
pub(super) fn by_year(spec: &Spec) -> Vec<BudgetYear> {
    let mut years: BTreeMap<u32, BudgetYear> = BTreeMap::new();
    for row in spec.marketing.iter().flat_map(|table| &table.budget) {
        let year = years.entry(row.year).or_insert_with(|| BudgetYear {
            year: row.year,
            parts: Vec::new(),
            quarters: Vec::new(),
            total: None,
        });
        year.parts.push((row.by.clone(), row.amount.clone()));
        for (quarter, amount) in (1..).zip(&row.quarters) {
            year.quarters.push(QuarterSum { quarter, by: row.by.clone(), amount: amount.clone() });
        }
    }
    let mut years: Vec<BudgetYear> = years.into_values().collect();
    for year in &mut years {
        year.quarters.sort_by_key(|sum| sum.quarter);
        year.total = sum(year.parts.iter().map(|(_, amount)| amount.known()));
    }
    years
}

/// The sum of all years.
pub(super) fn total(years: &[BudgetYear]) -> Option<Money> {
    sum(years.iter().map(|year| year.total.as_ref()))
}

/// The sum of sums of money; `None` when one is missing, none is there, or the currencies differ.
pub(super) fn sum<'a>(amounts: impl IntoIterator<Item = Option<&'a Money>>) -> Option<Money> {
    let mut total: Option<Money> = None;
    for amount in amounts {
        let amount = amount?;
        total = Some(match total {
            None => *amount,
            Some(sum) if sum.currency() == amount.currency() => {
                Money::new(sum.currency(), sum.amount() + amount.amount()).ok()?
            }
            Some(_) => return None,
        });
    }
    total
}
