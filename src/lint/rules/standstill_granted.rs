use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::words::{own_words, says};
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "standstill-granted",
    level: Level::Warning,
    summary: "The deal’s own words keep our side from buying, selling or merging: every later offer is read beside them.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

const STANDSTILL: [&str; 5] =
    ["standstill", "not acquire shares", "not acquire any shares", "not to acquire shares", "not be acquired"];

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (place, _) in own_words(deal).into_iter().filter(|(_, text)| says(text, &STANDSTILL)) {
        report.add(
            &place,
            "these words are a standstill, which stands in the way of every later deal",
            "strike it, or bind the other side alone and for months, not years",
        );
    }
}
