use crate::diag::Level;
use crate::lint::proof::currency::Currency;
use crate::lint::proof::figure::{Grid, amount};
use crate::lint::proof::reading::{Kind, Reading};
use crate::lint::proof::reference::numbers;
use crate::lint::proof::words::First;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "two-currencies",
    level: Level::Warning,
    summary: "Sums in different currencies are added up or compared, and nothing says at which rate.",
    source: "practice: a rate that nobody fixed",
    scope: Scope::Both,
    check,
};

const HINT: &str = "say at which rate and on which day it is converted";

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    tables(reading, report);
    prose(reading, report);
}

fn tables(reading: &Reading<'_>, report: &mut Report<'_>) {
    for grid in Grid::all(reading).filter(|grid| grid.rows >= 2) {
        let is_summed = grid.cell(grid.rows - 1, 0).to_lowercase().starts_with("total");
        for column in (1..grid.columns).filter(|_| is_summed) {
            let mut first: Option<Currency> = None;
            for row in 0..grid.rows {
                let unit = amount(grid.cell(row, column)).map(|amount| amount.unit);
                let Some(currency) = unit.and_then(|unit| Currency::read(&unit)) else { continue };
                if first.get_or_insert(currency).differs_from(currency) {
                    let message = |words: &str| {
                        format!("{words} is in another currency than the sums above, and all are added up")
                    };
                    report.add(&grid.place(row, column), message, HINT);
                    break;
                }
            }
        }
    }
}

/// What adds sums up or compares them, in lower case.
const TOGETHER: [&str; 13] = [
    "in total",
    "a total of",
    "the total of",
    "in aggregate",
    "in the aggregate",
    "the aggregate of",
    "altogether",
    "the sum of",
    "greater of",
    "higher of",
    "lesser of",
    "lower of",
    "whichever is",
];

/// The words that say how one is turned into the other, in lower case.
const RATES: [&str; 7] = ["rate", "rates", "convert", "converts", "converted", "conversion", "equivalent"];

/// A sum in running text.
struct Sum {
    currency: Currency,
    place: Place,
}

/// Clauses that add up or compare sums in two currencies and name no rate.
fn prose(reading: &Reading<'_>, report: &mut Report<'_>) {
    let sums = sums(reading);
    if sums.iter().all(|sum| sum.currency == sums[0].currency) {
        return;
    }
    let starts: Vec<usize> = numbers(reading).into_iter().map(|(line, _)| line).collect();
    // A clause is a section, or what stands under a number that is typed.
    let clause = |line: usize| (reading.lines[line].part, starts.partition_point(|start| *start <= line));
    for sums in sums.chunk_by(|one, other| clause(one.place.line) == clause(other.place.line)) {
        let Some(other) = sums.iter().find(|sum| sum.currency.differs_from(sums[0].currency)) else { continue };
        let own = clause(other.place.line);
        let Some(part) = own.0.map(|part| reading.parts[part].lines.clone()) else { continue };
        let first = own.1.checked_sub(1).map_or(0, |at| starts[at]);
        let lines = part.start.max(first)..part.end.min(starts.get(own.1).copied().unwrap_or(part.end));
        let mut words = lines.filter(|line| clause(*line) == own).flat_map(|line| reading.words_of(line));
        if words.any(|word| RATES.iter().any(|rate| reading.word(*word).eq_ignore_ascii_case(rate))) {
            continue;
        }
        let is_together = |sum: &Sum| {
            let sentence = reading.sentence(sum.place.line, sum.place.range.start);
            let text = reading.text(sum.place.line)[sentence].to_lowercase();
            TOGETHER.iter().any(|words| text.contains(words))
        };
        if sums.iter().any(is_together) {
            let message = |words: &str| {
                format!("{words} is in another currency than a sum before it, and the two are added up or compared")
            };
            report.add_with(&other.place, message, HINT, (&sums[0].place, "the sum before it"));
        }
    }
}

fn sums(reading: &Reading<'_>) -> Vec<Sum> {
    let mut sums = Vec::new();
    for word in reading.words.iter().filter(|word| word.first == First::Digit) {
        let line = &reading.lines[word.line];
        if !matches!(line.kind, Kind::Paragraph | Kind::Item) {
            continue;
        }
        let (before, behind) = (&line.text[..word.start], &line.text[word.end..]);
        if let Some((currency, more, less)) = Currency::of_number(before, behind) {
            sums.push(Sum { currency, place: Place::new(word.line, word.start - more..word.end + less) });
        }
    }
    sums
}
