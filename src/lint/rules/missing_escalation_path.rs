use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-escalation-path",
    level: Level::Note,
    summary: "One of the four incidents that every alliance meets has no path: nobody knows whom to call.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let incidents = &deal.tables.governance.incidents;
    let missing: Vec<String> = deal
        .expected_incidents()
        .into_iter()
        .filter(|kind| !incidents.iter().any(|incident| incident.kind == *kind))
        .map(|kind| format!("`{}`", kind.id()))
        .collect();
    if !missing.is_empty() {
        report.add(
            &Path::root().key("governance").key("incidents"),
            format!("no escalation path for {}", missing.join(", ")),
            "add `[[governance.incidents]]` with `kind`, `first-call`, `respond` and `owner`",
        );
    }
}
