use crate::deal::{BeliefAbout, BeliefStatus, Deal, Kind};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "marketplace-without-buyers",
    level: Level::Warning,
    summary: "We list in a marketplace, and have not shown that our buyers buy there.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let beliefs = &deal.tables.private.reveal().would_have_to_be_true;
    let shown = |about: BeliefAbout| {
        beliefs.iter().any(|belief| belief.about == about && belief.status == BeliefStatus::Confirmed)
    };
    if deal.tables.deal.kind == Kind::Marketplace && !shown(BeliefAbout::Customer) && !shown(BeliefAbout::Industry) {
        report.add(
            &at(&["private", "would-have-to-be-true"]),
            "it is not shown that our buyers buy in such a marketplace",
            "find out, and add `[[private.would-have-to-be-true]]` about `customer` or `industry`, `status = \
            \"confirmed\"`",
        );
    }
}
