use crate::deal::{Deal, Duration, Kind, Permanence, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "revocable-platform-access",
    level: Level::Warning,
    summary: "Our product stands on another party’s platform, and access to it can be taken away at short notice.",
    source: "a16z, tech partnerships for pre-chasm start-ups",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let us = deal.parties.us().id.as_str();
    let licences = &deal.tables.ip.licences;
    // Whoever licenses without being licensed owns the platform.
    let to_us = move || licences.iter().filter(move |row| row.licensee.as_str() == us);
    if deal.tables.deal.kind != Kind::PlatformIntegration || (to_us().next().is_none() && !licences.is_empty()) {
        return;
    }
    if to_us().next().is_none() {
        report.add(
            &at(&["ip", "licences"]),
            "nothing gives us the right to the interfaces that we build on",
            "add `[[ip.licences]]` with `subject = \"the public interfaces …\"`, and keep to public and standard ones",
        );
    }
    let lasting = [Some(Permanence::Irrevocable), Some(Permanence::PerpetualAndIrrevocable)];
    let Some(convenience) = &deal.tables.exit.convenience else { return };
    let theirs = convenience.holder.as_str() != us;
    let half_year = Duration::new(6, Unit::Month).ok();
    let is_short = convenience
        .notice
        .known()
        .zip(half_year)
        .is_some_and(|(notice, half)| deal.longer(&half, notice) == Some(true));
    if theirs && is_short && !to_us().any(|row| lasting.contains(&row.permanence)) {
        report.add(
            &at(&["exit", "convenience", "notice"]),
            "our access to the platform can be ended without a reason in less than six months",
            "lengthen their notice with `differing`, or add `permanence = \"irrevocable\"` and `for` to the licence",
        );
    }
}
