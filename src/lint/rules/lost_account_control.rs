use crate::deal::{Deal, Kind};
use crate::diag::Level;
use crate::lint::words::says;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "lost-account-control",
    level: Level::Warning,
    summary: "Our product goes into another party’s, and no account is kept for our own sales.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    let reserved = deal.tables.engagement.iter().flat_map(|table| &table.reserved).any(|row| row.party == *us);
    let left_out = deal.tables.scope.iter().flat_map(|scope| &scope.out_of_scope);
    let keeps = left_out.into_iter().any(|text| says(text.as_str(), &["customer", "account"]));
    if deal.tables.deal.kind == Kind::Oem && !reserved && !keeps {
        report.add(
            &at(&["engagement", "reserved"]),
            "no account stays ours, so that the other side alone will know who uses the product",
            format!(
                "add `[[engagement.reserved]]` with `party = \"{us}\"` and `accounts`: those that we sell to \
                    direct"
            ),
        );
    }
}
