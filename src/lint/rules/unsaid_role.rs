use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unsaid-role",
    level: Level::Note,
    summary: "A party’s part in the alliance is not said.",
    source: "D. Peek, trust me!; V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for party in deal.parties.iter().filter(|party| party.table.role.is_none()) {
        report.add(
            &at(&["parties"]).key(party.id.as_str()),
            format!("nothing says what `{}` is in the alliance", party.id),
            "add `role`: \"owner of the product\", \"sales partner\"",
        );
    }
}
