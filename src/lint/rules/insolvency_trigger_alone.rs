use crate::deal::{Deal, EITHER, Event, Path, Trigger};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "insolvency-trigger-alone",
    level: Level::Warning,
    summary: "The only way out of an alliance with a failing partner is its insolvency, a ground that insolvency law \
              may bar.",
    source: "law: ipso facto clauses",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = &deal.tables.exit;
    let of_insolvency = |trigger: &Trigger| matches!(trigger.event, Event::Insolvency { .. });
    for (index, trigger) in exit.triggers.iter().enumerate().filter(|(_, trigger)| of_insolvency(trigger)) {
        let holds = |holder: &str| holder == EITHER || holder == trigger.holder.as_str();
        // What comes before the proceedings, or needs no ground at all, does not hang on insolvency law.
        let earlier = |other: &Trigger| acts_before(&other.event) && holds(other.holder.as_str());
        let convenience = exit.convenience.as_ref().is_some_and(|row| holds(row.holder.as_str()));
        if !convenience && !exit.triggers.iter().any(earlier) {
            report.add(
                &Path::root().key("exit").key("triggers").index(index),
                format!("`{}` rests on insolvency alone, where the law may not let it work", trigger.id),
                "add a right that comes before any proceedings, such as `event = \"non-payment\"`, a missed minimum or \
                 `[exit.convenience]`",
            );
        }
    }
}

/// Whether an event shows a partner in trouble before it is insolvent.
fn acts_before(event: &Event) -> bool {
    match event {
        Event::MaterialBreach
        | Event::Breach
        | Event::NonPayment
        | Event::MissedMinimum { .. }
        | Event::FailedTest { .. }
        | Event::MissedMilestone { .. } => true,
        Event::Insolvency { .. }
        | Event::FailedGate { .. }
        | Event::ForceMajeure { .. }
        | Event::ChangeOfControl { .. }
        | Event::Conviction { .. }
        | Event::Regulatory
        | Event::Safety { .. }
        | Event::LostApproval { .. }
        | Event::Hardship { .. }
        | Event::IpChallenge
        | Event::KeyPerson { .. }
        | Event::Other { .. } => false,
    }
}
