use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-customer-validation",
    level: Level::Warning,
    summary: "No customer is asked whether the joint offer is worth anything: no pilot, no first customers, no goal \
              that names any.",
    source: "D. Peek, the “Barney Hug” alliance",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.validations().is_empty() {
        report.add(
            &at(&["commitments", "first-customers"]),
            "nothing asks a customer whether the joint offer is worth it",
            "add `[[commitments.first-customers]]` with `count` and `due`, or a `[pilot]`",
        );
    }
}
