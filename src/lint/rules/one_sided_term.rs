use crate::deal::{BOTH, Deal, EITHER, Id, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "one-sided-term",
    level: Level::Note,
    summary: "A general term binds or helps one side only, without a price for it: bad deals do not last.",
    source: "D. Peek, “bad deals don’t last”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let terms = &deal.tables.terms;
    let mut one_sided: Vec<(Path, &'static str)> = Vec::new();
    if let Some(convenience) = &deal.tables.exit.convenience
        && is_one(&convenience.holder)
        && convenience.differing.is_empty()
    {
        one_sided.push((at(&["exit", "convenience", "holder"]), "only one side may leave without a reason"));
    }
    if terms.secrecy.as_ref().is_some_and(|secrecy| is_one(&secrecy.on)) {
        one_sided.push((at(&["terms", "secrecy", "on"]), "only one side keeps what it learns confidential"));
    }
    if let Some(limits) = &terms.limits
        && deal.parties.iter().any(|party| !limits.caps.iter().any(|cap| covers(&cap.on, &party.id)))
        && !limits.caps.is_empty()
    {
        one_sided.push((at(&["terms", "limits", "caps"]), "the liability of only one side is limited"));
    }
    let bound: Vec<&Id> = deal.tables.restraints.non_solicitation.iter().map(|row| &row.by).collect();
    if let [first, rest @ ..] = bound.as_slice()
        && is_one(first)
        && rest.iter().all(|by| by == first)
    {
        one_sided.push((at(&["restraints", "non-solicitation"]), "only one side is kept from soliciting"));
    }
    for (place, message) in one_sided {
        report.add(&place, message, "make it mutual, or say in `[lints]` what the other side has for it");
    }
}

fn is_one(party: &Id) -> bool {
    !matches!(party.as_str(), EITHER | BOTH)
}

fn covers(on: &Id, party: &Id) -> bool {
    on == party || !is_one(on)
}
