use crate::deal::{Deal, Permanence};
use crate::diag::Level;
use crate::lint::words::says;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "private-interface",
    level: Level::Warning,
    summary: "We build on an interface that is not open to everybody, which its owner can close to us alone.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

const CLOSED: [&str; 6] = ["private ", "restricted ", "unpublished ", "undocumented ", "internal ", "beta "];

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = &deal.parties.us().id;
    for (index, row) in deal.tables.ip.licences.iter().enumerate().filter(|(_, row)| row.licensee == *us) {
        let subject = row.subject.as_str();
        let is_interface = says(subject, &["interface", " api"]);
        let stays = matches!(row.permanence, Some(Permanence::Irrevocable | Permanence::PerpetualAndIrrevocable));
        if is_interface && says(subject, &CLOSED) && !stays {
            report.add(
                &at(&["ip", "licences"]).index(index).key("subject"),
                "we build on an interface that only this licence opens to us",
                "ask for a public or standard interface, or add `permanence = \"irrevocable\"` and `for`",
            );
        }
    }
}
