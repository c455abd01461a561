use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-resources",
    level: Level::Warning,
    summary: "The other side sets aside neither people nor a budget for the plan.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let partners = deal.parties.iter().filter(|party| deal.is_partner(&party.id));
    let people = partners.flat_map(|party| deal.people_of(&party.id)).count();
    if people == 0 && deal.prepayments().is_empty() && deal.marketing_of(true).is_empty() {
        report.add(
            &at(&["commitments", "people"]),
            format!("`{}` sets aside neither people nor a budget for the plan", deal.parties.them().id),
            "ask for `[[commitments.people]]`, `[[marketing.budget]]` or `[[commitments.prepayments]]` by the other \
            side",
        );
    }
}
