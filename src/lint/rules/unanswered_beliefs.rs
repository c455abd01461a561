use crate::deal::{BeliefAbout, Deal};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unanswered-beliefs",
    level: Level::Note,
    summary: "For one of the four fields of the strategy nothing says what would have to be true.",
    source: "J. Fuller, strategic alliances: play to win",
    check: Check::Deal(check),
};

const FIELDS: [BeliefAbout; 4] =
    [BeliefAbout::Industry, BeliefAbout::Customer, BeliefAbout::Position, BeliefAbout::Competitors];

fn check(deal: &Deal, report: &mut Report<'_>) {
    let beliefs = &deal.tables.private.reveal().would_have_to_be_true;
    let missing = FIELDS.into_iter().filter(|about| !beliefs.iter().any(|belief| belief.about == *about));
    let missing: Vec<String> = missing.map(|about| format!("`{}`", about.id())).collect();
    if !missing.is_empty() {
        report.add(
            &at(&["private", "would-have-to-be-true"]),
            format!("nothing says what would have to be true about {}", missing.join(", ")),
            "add `[[private.would-have-to-be-true]]` with `about`, `statement` and `status` for each",
        );
    }
}
