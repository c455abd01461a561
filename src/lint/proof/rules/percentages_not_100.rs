use rust_decimal::Decimal;

use crate::diag::Level;
use crate::lint::proof::figure::{Grid, amount};
use crate::lint::proof::reading::Reading;
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::words::First;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "percentages-not-100",
    level: Level::Warning,
    summary: "Parts of a whole, in per cent, come to a little more or less than 100%.",
    source: "practice: one share was changed and the others were not",
    scope: Scope::Both,
    check,
};

const HINT: &str = "mend the shares, or say who has the rest";

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for grid in Grid::all(reading) {
        columns(&grid, report);
    }
    sentences(reading, report);
}

/// Whether shares are meant to come to 100, and nearly do.
fn misses(sum: Decimal) -> bool {
    sum != Decimal::ONE_HUNDRED && (Decimal::from(85)..=Decimal::from(115)).contains(&sum)
}

fn columns(grid: &Grid<'_>, report: &mut Report<'_>) {
    const HEADS: [&str; 6] = ["split", "allocation", "ownership", "shareholding", "portion", "weight"];
    for column in 0..grid.columns {
        let head = grid.head(column).to_lowercase();
        if grid.rows < 2 || !HEADS.into_iter().any(|word| head.contains(word)) {
            continue;
        }
        let values: Option<Vec<Decimal>> = (0..grid.rows)
            .filter(|row| !grid.cell(*row, 0).to_lowercase().starts_with("total"))
            .map(|row| amount(grid.cell(row, column)).filter(|amount| amount.unit == "%").map(|amount| amount.value))
            .collect();
        let sum: Option<Decimal> = values.map(|values| values.iter().sum());
        if sum.is_some_and(misses) {
            let place = grid.place(grid.rows - 1, column);
            report.add(&place, |_| "the shares of this column do not come to 100%".to_owned(), HINT);
        }
    }
}

/// A sentence that splits something, with its shares.
fn sentences(reading: &Reading<'_>, report: &mut Report<'_>) {
    static VERBS: Wanted<6> = Wanted::new(["split", "shared", "divided", "allocated", "apportioned", "divide"]);
    for word in VERBS.found(reading).into_iter().map(|index| reading.words[index]) {
        let sentence = reading.sentence(word.line, word.start);
        let text = reading.text(word.line);
        let shares: Vec<_> = reading
            .words_of(word.line)
            .iter()
            .filter(|share| share.first == First::Digit && sentence.contains(&share.start))
            .filter(|share| text[share.end..].starts_with('%') || text[share.end..].starts_with(" percent"))
            .collect();
        let sum: Option<Decimal> = shares.iter().map(|share| reading.word(**share).parse::<Decimal>().ok()).sum();
        if let [first, .., last] = shares[..]
            && sum.is_some_and(misses)
        {
            let place = Place::new(word.line, first.start..last.end);
            report.add(&place, |_| "these shares do not come to 100%".to_owned(), HINT);
            return;
        }
    }
}
