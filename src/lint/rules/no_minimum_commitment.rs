use crate::deal::{Deal, Efforts, Id, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-minimum-commitment",
    level: Level::Warning,
    summary: "The other side neither prepays nor commits to a minimum: it has no skin in the game.",
    source: "V. Belfor, the partnership relationship test",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let commitments = &deal.tables.commitments;
    let us = &deal.parties.us().id;
    let theirs = |by: &Id| by != us;
    let minimum = commitments.minimums.iter().any(|row| theirs(&row.by) && row.efforts != Some(Efforts::None));
    let prepayment = commitments.prepayments.iter().any(|row| theirs(&row.by));
    let excluded = commitments.efforts.iter().any(|row| theirs(&row.by) && row.excludes_minimum());
    if !minimum && !prepayment && !excluded {
        report.add(
            &Path::root().key("commitments"),
            format!("`{}` commits to no minimum and prepays nothing", deal.parties.them().id),
            "add `[[commitments.minimums]]` or `[[commitments.prepayments]]` by the other side",
        );
    }
}
