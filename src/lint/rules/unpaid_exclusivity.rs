use crate::deal::{Deal, Efforts, ExclusivityLevel, Id};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unpaid-exclusivity",
    level: Level::Warning,
    summary: "We grant an exclusivity, and the party that has it commits neither a minimum nor money.",
    source: "D. Peek, “bad deals don’t last”; V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        let keeps_out = matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole);
        if keeps_out && row.grantor == deal.parties.us().id && !gives_something(deal, &row.to) {
            report.add(
                &at(&["exclusivity"]).index(index),
                format!("`{}` is granted to `{}` for nothing", row.id, row.to),
                "ask for `[[commitments.minimums]]`, `[[commitments.prepayments]]` or a fee in return",
            );
        }
    }
}

fn gives_something(deal: &Deal, party: &Id) -> bool {
    let tables = &deal.tables;
    tables.commitments.minimums.iter().any(|row| row.by == *party && row.efforts != Some(Efforts::None))
        || tables.commitments.prepayments.iter().any(|row| row.by == *party)
        || tables.money.fees.iter().any(|fee| fee.payer == *party)
        || tables.marketing.iter().flat_map(|table| &table.budget).any(|row| row.by == *party)
}
