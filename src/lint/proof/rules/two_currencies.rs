use crate::diag::Level;
use crate::lint::proof::figure::{Grid, amount};
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "two-currencies",
    level: Level::Warning,
    summary: "A table adds up sums in different currencies.",
    source: "practice: a rate that nobody fixed",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for grid in Grid::all(reading).filter(|grid| grid.rows >= 2) {
        let is_summed = grid.cell(grid.rows - 1, 0).to_lowercase().starts_with("total");
        for column in (1..grid.columns).filter(|_| is_summed) {
            let mut first: Option<String> = None;
            for row in 0..grid.rows {
                let Some(unit) = amount(grid.cell(row, column)).map(|amount| amount.unit) else { continue };
                if !is_currency(&unit) {
                    continue;
                }
                if first.get_or_insert_with(|| unit.clone()) != &unit {
                    let message = |words: &str| {
                        format!("{words} is in another currency than the sums above, and all are added up")
                    };
                    report.add(&grid.place(row, column), message, "say at which rate and on which day it is converted");
                    break;
                }
            }
        }
    }
}

/// Whether a unit is a code of three letters or a sign.
fn is_currency(unit: &str) -> bool {
    let is_code = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    is_code || ["$", "€", "£", "¥", "US$"].contains(&unit)
}
