use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-mechanism",
    level: Level::Warning,
    summary: "The spec does not say how the alliance creates value: a logo partnership.",
    source: "“1 + 1 = 3”",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.tables.deal.mechanism.is_none() {
        report.add(
            &Path::root().key("deal"),
            "`deal` names no mechanism that creates value",
            "add `mechanism = \"distribution\"`, `\"integration\"` or `\"brand\"`",
        );
    }
}
