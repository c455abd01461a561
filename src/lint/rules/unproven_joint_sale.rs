use crate::deal::{BeliefAbout, BeliefStatus, Deal, Kind};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unproven-joint-sale",
    level: Level::Note,
    summary: "Two sales forces are to sell together what we have not shown to sell by itself.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let private = deal.tables.private.reveal();
    let has_proof = private.black_swan.as_ref().is_some_and(|swan| swan.proof.is_some());
    let about = |about: BeliefAbout| matches!(about, BeliefAbout::Customer | BeliefAbout::Position);
    let is_shown = |status: BeliefStatus| status == BeliefStatus::Confirmed;
    let shown = private.would_have_to_be_true.iter().any(|row| about(row.about) && is_shown(row.status));
    if deal.tables.deal.kind == Kind::JointGoToMarket && !has_proof && !shown {
        report.add(
            &at(&["private", "would-have-to-be-true"]),
            "nothing shows that the product sells without the other side",
            "write what shows it into `proof` of `[private.black-swan]`, or into `[[private.would-have-to-be-true]]`",
        );
    }
}
