use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "no-marketing-budget",
    level: Level::Warning,
    summary: "No money is set aside to market the joint offer, or only by our own side.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let place = at(&["marketing", "budget"]);
    if !deal.marketing_of(true).is_empty() {
        return;
    }
    if deal.marketing_of(false).is_empty() {
        let hint = "add `[[marketing.budget]]` with `by`, `year` and `amount` for each side";
        report.add(&place, "no party has a marketing budget", hint);
    } else {
        let message = format!("only `{}` pays for marketing", deal.parties.us().id);
        report.add(&place, message, "ask the other side for a budget of its own, or for `[marketing.matching]`");
    }
}
