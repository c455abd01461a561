use crate::deal::{Deal, Id};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-resources",
    level: Level::Warning,
    summary: "The other side commits neither people nor money to the plan.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    let theirs = |by: &Id| by != us;
    let commitments = &deal.tables.commitments;
    let marketing = deal.tables.marketing.as_ref();
    let people = commitments.people.iter().any(|row| theirs(&row.by));
    let advance = commitments.prepayments.iter().any(|row| theirs(&row.by));
    let budget = marketing.is_some_and(|table| {
        table.budget.iter().any(|row| theirs(&row.by))
            || table.mdf.as_ref().is_some_and(|row| theirs(&row.by))
            || table.matching.as_ref().is_some_and(|row| theirs(&row.by))
            || table.media.iter().any(|row| theirs(&row.by))
    });
    if !people && !advance && !budget {
        report.add(
            &at(&["commitments", "people"]),
            format!("`{}` commits neither people nor money to the plan", deal.parties.them().id),
            "ask for `[[commitments.people]]`, `[[marketing.budget]]` or `[[commitments.prepayments]]` by the other \
            side",
        );
    }
}
