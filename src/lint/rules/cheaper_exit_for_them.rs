use crate::deal::{Deal, Duration, Id, Stated, notice_of};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "cheaper-exit-for-them",
    level: Level::Warning,
    summary: "The other side can walk away more cheaply than we can: with a shorter notice, or without the fee that \
              we owe.",
    source: "D. Peek, breaking up is hard to do, part II",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let Some(convenience) = &deal.tables.exit.convenience else { return };
    let us = &deal.parties.us().id;
    let place = at(&["exit", "convenience"]);
    for party in deal.parties.iter().filter(|party| party.id != *us) {
        let Some(theirs) = notice_of(convenience, &party.id).and_then(Stated::known) else { continue };
        let is_longer =
            |ours: &Stated<Duration>| ours.known().is_some_and(|ours| deal.longer(ours, theirs) == Some(true));
        if notice_of(convenience, us).is_none_or(is_longer) {
            report.add(
                &place,
                format!("`{}` can leave without a reason more easily than we can", party.id),
                "make `holder = \"either\"` with one notice, or ask for `[[exit.fees]]` that the other side pays",
            );
        }
    }
    let pays = |payer: &Id| {
        let fees = deal.tables.exit.fees.iter().filter(|fee| fee.payer == *payer);
        fees.flat_map(|fee| &fee.on).any(|on| on.as_str() == "convenience")
    };
    if pays(us) && !deal.parties.iter().any(|party| party.id != *us && pays(&party.id)) {
        let message = "only we pay a fee for leaving without a reason";
        report.add(&at(&["exit", "fees"]), message, "ask for the same of the other side, or drop the fee");
    }
}
