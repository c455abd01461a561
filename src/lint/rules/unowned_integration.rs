use crate::deal::{Deal, Kind, Mechanism};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unowned-integration",
    level: Level::Warning,
    summary: "Something has to be built, and nobody is named to build it.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let table = &deal.tables.deal;
    let is_built = table.mechanism == Some(Mechanism::Integration)
        || matches!(table.kind, Kind::PlatformIntegration | Kind::Oem | Kind::JointDevelopment);
    let commitments = &deal.tables.commitments;
    if is_built && commitments.milestones.is_empty() && commitments.people.is_empty() {
        report.add(
            &at(&["commitments", "milestones"]),
            "products are to work together, and nobody is named to make them",
            "add `[[commitments.milestones]]` with `by`, `what` and `due`, and `[[commitments.people]]` who do it",
        );
    }
}
