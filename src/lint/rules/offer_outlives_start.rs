use crate::deal::{Deal, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "offer-outlives-start",
    level: Level::Warning,
    summary: "The term sheet lapses only after the alliance was to start.",
    source: "practice: an offer is renewed, and its dates are not",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let expires = deal.tables.terms.expires.as_ref().and_then(Stated::known);
    if let (Some(expires), Some(start)) = (expires, deal.tables.deal.effective.known())
        && expires > start
    {
        report.add(
            &Path::root().key("terms").key("expires"),
            "the term sheet lapses after the Effective Date",
            "move `terms.expires` or `deal.effective`",
        );
    }
}
