use crate::deal::{Date, Deal, Duration, Exclusivity, Stated, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "long-exclusivity",
    level: Level::Warning,
    summary: "An exclusivity is granted for more than two years.",
    source: "“1 + 1 = 3”; a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let two_years = Duration::new(2, Unit::Year).ok();
    let Some(limit) = deal.start.zip(two_years).and_then(|(start, length)| start.plus(&length)) else { return };
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        if deal.keeps_us_out(row) && over(deal, row).is_some_and(|over| over > limit) {
            report.add(
                &at(&["exclusivity"]).index(index).key("for"),
                format!("`{}` lasts for more than two years", row.id),
                "shorten `for` and let it be earned again with `while`, or name a `fallback`",
            );
        }
    }
}

/// When an exclusivity is over; the end of the term where it says nothing.
fn over(deal: &Deal, row: &Exclusivity) -> Option<Date> {
    match &row.lasts {
        Some(lasts) => deal.start?.plus(Stated::known(lasts)?),
        None => deal.end,
    }
}
