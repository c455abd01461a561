use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::words::{own_words, says};
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "fixed-resale-price",
    level: Level::Warning,
    summary: "The deal’s own words touch the price at which another party resells, and do not say that it is free to \
              set it.",
    source: "law: resale price maintenance",
    check: Check::Deal(check),
};

/// The price at which a reseller sells on.
const RESALE: [&str; 7] = [
    "resale price",
    "resell at",
    "resells at",
    "retail price",
    "minimum advertised price",
    "advertise below",
    "sell below",
];
/// What leaves it to the reseller.
const FREE: [&str; 8] =
    ["free", "recommend", "suggest", "non-binding", "not binding", "own discretion", "highest", "maximum"];

fn check(deal: &Deal, report: &mut Report<'_>) {
    let hint = "leave the price to whoever resells: write that it is free, or only recommended, or a maximum";
    let is_fixed = |text: &str| says(text, &RESALE) && !says(text, &FREE);
    for (at, _) in own_words(deal).into_iter().filter(|(_, text)| is_fixed(text)) {
        report.add(&at, "these words bind the price at which another party resells", hint);
    }
    // A rule on a resale price says so in its subject, whatever its sentence is.
    for (index, row) in deal.tables.money.prices.iter().enumerate() {
        let said = row.rule.as_ref().map_or("", |rule| rule.as_str());
        if says(row.of.as_str(), &RESALE) && !says(said, &FREE) && !says(said, &RESALE) {
            let at = Path::root().key("money").key("prices").index(index);
            report.add(&at.key("of"), "this rule sets the price at which another party resells", hint);
        }
    }
}
