use crate::deal::{Deal, Duration, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-pilot",
    level: Level::Warning,
    summary: "The term is longer than two years, and no pilot comes first.",
    source: "“1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let two_years = Duration::new(2, Unit::Year).ok();
    let limit = deal.start.zip(two_years).and_then(|(start, length)| start.plus(&length));
    let is_long = deal.end.zip(limit).is_some_and(|(end, limit)| end > limit);
    if is_long && deal.tables.pilot.is_none() {
        report.add(
            &at(&["deal", "term"]),
            "the parties bind themselves for more than two years before they have tried it out",
            "add a `[pilot]` with `gates`, or shorten `term` and renew it",
        );
    }
}
