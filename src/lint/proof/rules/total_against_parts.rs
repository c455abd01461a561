use rust_decimal::Decimal;

use crate::diag::Level;
use crate::lint::proof::figure::{Amount, Grid, amount};
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "total-against-parts",
    level: Level::Warning,
    summary: "The total of a table is not the sum of its parts.",
    source: "practice: a row was changed and its total was not",
    scope: Scope::Both,
    check,
};

const HINT: &str = "mend the part or the total";

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for grid in Grid::all(reading) {
        rows(&grid, report);
        columns(&grid, report);
    }
}

fn is_total(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    ["total", "sum", "in all", "grand total"]
        .into_iter()
        .any(|word| text == word || text.starts_with(&format!("{word} ")))
}

/// The last row, when it is a total, against the rows above.
fn rows(grid: &Grid<'_>, report: &mut Report<'_>) {
    let Some(last) = grid.rows.checked_sub(1).filter(|last| *last >= 2) else { return };
    let is_partial = |row: usize| grid.cell(row, 0).to_lowercase().contains("total");
    if grid.columns < 2 || !is_total(grid.cell(last, 0)) || (0..last).any(is_partial) {
        return;
    }
    for column in (1..grid.columns).filter(|column| !is_rate(grid.head(*column))) {
        let total = amount(grid.cell(last, column));
        let parts: Option<Vec<Amount>> = (0..last).map(|row| amount(grid.cell(row, column))).collect();
        if let (Some(total), Some(parts)) = (total, parts)
            && differs(&total, &parts)
        {
            report.add(&grid.place(last, column), |words| format!("{words} is not the sum of the rows above"), HINT);
        }
    }
}

/// A column of totals against the columns before it.
fn columns(grid: &Grid<'_>, report: &mut Report<'_>) {
    for column in (3..grid.columns).filter(|column| grid.head(*column).trim().eq_ignore_ascii_case("total")) {
        for row in 0..grid.rows {
            let total = amount(grid.cell(row, column));
            let parts: Option<Vec<Amount>> = (1..column).map(|part| amount(grid.cell(row, part))).collect();
            let (Some(total), Some(parts)) = (total, parts) else { continue };
            let is_product = parts.iter().map(|part| part.value).product::<Decimal>() == total.value;
            if differs(&total, &parts) && !is_product {
                report.add(&grid.place(row, column), |words| format!("{words} is not the sum of its row"), HINT);
            }
        }
    }
}

fn differs(total: &Amount, parts: &[Amount]) -> bool {
    parts.iter().all(|part| part.unit == total.unit)
        && parts.iter().map(|part| part.value).sum::<Decimal>() != total.value
}

/// Whether the numbers of a column do not add up to anything.
fn is_rate(head: &str) -> bool {
    let head = head.to_lowercase();
    ["average", "price", "rate", " per ", "per ", "mean"]
        .into_iter()
        .any(|word| head.starts_with(word) || head.contains(word))
}
