use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "short-runway",
    level: Level::Warning,
    summary: "The money of a partner is spent before the initial term is over, and nothing is set aside for that day.",
    source: "V. Belfor, the partnership relationship test; D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (party, row) in &deal.tables.private.reveal().partners {
        let secured = deal.tables.commitments.security.iter().any(|row| row.by == *party)
            || deal.tables.ip.escrow.as_ref().is_some_and(|escrow| escrow.by == *party);
        if deal.short_runway(row).is_some() && !secured {
            report.add(
                &at(&["private", "partners", party.as_str(), "runway"]),
                format!("the money of `{party}` is spent before the term is over"),
                "shorten `deal.term`, or ask for `[ip.escrow]` or `[[commitments.security]]`",
            );
        }
    }
}
