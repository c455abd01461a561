use crate::deal::{Deal, ExclusivityLevel, Kind, LicenceLevel};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "oem-lock-in",
    level: Level::Warning,
    summary: "Our product goes into another party’s, and that party has it alone.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    if deal.tables.deal.kind != Kind::Oem {
        return;
    }
    let us = &deal.parties.us().id;
    let hint = "make it non-exclusive: several such partners at once, and our own sales beside them";
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        if row.grantor == *us && matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole) {
            let place = at(&["exclusivity"]).index(index).key("level");
            report.add(&place, format!("`{}` locks us into one OEM partner", row.id), hint);
        }
    }
    for (index, row) in deal.tables.ip.licences.iter().enumerate() {
        if row.licensor == *us && matches!(row.level, Some(LicenceLevel::Exclusive | LicenceLevel::Sole)) {
            let place = at(&["ip", "licences"]).index(index).key("level");
            report.add(&place, "this licence locks us into one OEM partner", hint);
        }
    }
}
