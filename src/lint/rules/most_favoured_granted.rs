use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "most-favoured-granted",
    level: Level::Warning,
    summary: "We promise another party terms as good as anybody’s, so that every later deal reopens this one.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.money.most_favoured.iter().enumerate() {
        if row.by == deal.parties.us().id {
            report.add(
                &at(&["money", "most-favoured"]).index(index),
                format!("we promise `{}` the best terms that we give anybody", row.to),
                "strike it, or narrow `on` and `than` to like volumes in the same territory",
            );
        }
    }
}
