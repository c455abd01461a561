use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-marketing-budget",
    level: Level::Warning,
    summary: "No money is set aside to market the joint offer, or only by our own side.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    let at = Path::root().key("marketing").key("budget");
    let marketing = deal.tables.marketing.as_ref();
    let payers: Vec<_> = marketing.iter().flat_map(|table| &table.budget).map(|row| &row.by).collect();
    let funds = marketing.and_then(|table| table.mdf.as_ref()).map(|mdf| &mdf.by);
    if payers.is_empty() && funds.is_none() {
        let hint = "add `[[marketing.budget]]` with `by`, `year` and `amount` for each side";
        report.add(&at, "no party has a marketing budget", hint);
    } else if payers.iter().chain(&funds).all(|by| *by == us) {
        let message = format!("only `{us}` pays for marketing");
        report.add(&at, message, "ask the other side for a budget of its own, or for `[marketing.matching]`");
    }
}
