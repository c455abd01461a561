//! The black-swan questions and the choices of playing to win (source: Fuller).

use super::super::Strategy;
use super::super::facts::{at, rows};
use super::{Draft, Path, Why};

/// Which metric counts at the top, how we know, and how we move it.
pub(super) fn metric(draft: &mut Draft<'_>) {
    let swan = draft.deal.tables.private.reveal().black_swan.as_ref();
    let is_known = swan.is_some_and(|swan| swan.metric.is_some());
    swan_key(draft, "metric", is_known, Why::NoMetric);
    // What is not known needs no proof yet.
    if let Some(swan) = swan.filter(|_| is_known) {
        swan_key(draft, "why-top", swan.why_top.is_some(), Why::MetricUnproved);
        swan_key(draft, "driver", swan.driver.is_some(), Why::NoDriver);
        swan_key(draft, "proof", swan.proof.is_some(), Why::NoProof);
    }
}

/// Whose pay moves with it, and how.
pub(super) fn pay(draft: &mut Draft<'_>) {
    let swan = draft.deal.tables.private.reveal().black_swan.as_ref();
    swan_key(draft, "role", swan.is_some_and(|swan| swan.role.is_some()), Why::NoMetricRole);
    swan_key(draft, "pay", swan.is_some_and(|swan| swan.pay.is_some()), Why::NoMetricPay);
}

fn swan_key(draft: &mut Draft<'_>, key: &str, is_there: bool, why: Why) {
    let place = at(&["private", "black-swan", key]);
    if is_there {
        draft.proofs.push(place);
    } else {
        draft.missing(why, place);
    }
}

pub(super) fn aspiration(draft: &mut Draft<'_>) {
    made(draft, "aspiration", |strategy| strategy.aspiration.is_some());
}

pub(super) fn field(draft: &mut Draft<'_>) {
    if made(draft, "where", |strategy| strategy.field.is_some()) {
        let scope = draft.deal.tables.scope.as_ref();
        let said = scope.map_or([("territory", false), ("field", false), ("customers", false)], |scope| {
            [
                ("territory", scope.territory.is_some()),
                ("field", scope.field.is_some()),
                ("customers", scope.customers.is_some()),
            ]
        });
        let said = said.into_iter().filter(|(_, is_said)| *is_said).map(|(key, _)| at(&["scope", key]));
        behind(draft, said.collect(), Why::FieldUnscoped, at(&["scope"]));
    }
}

pub(super) fn how(draft: &mut Draft<'_>) {
    if made(draft, "how", |strategy| strategy.how.is_some()) {
        let place = at(&["deal", "mechanism"]);
        let said = draft.deal.tables.deal.mechanism.iter().map(|_| place.clone()).collect();
        behind(draft, said, Why::HowWithoutMechanism, place);
    }
}

pub(super) fn capabilities(draft: &mut Draft<'_>) {
    if made(draft, "capabilities", |strategy| !strategy.capabilities.is_empty()) {
        let (tables, us) = (&draft.deal.tables, &draft.deal.parties.us().id);
        let mut ours = draft.deal.people_of(us);
        let list = at(&["commitments", "milestones"]);
        ours.extend(rows(&list, &tables.commitments.milestones, |row| row.by == *us));
        ours.extend(rows(&at(&["sales", "training"]), &tables.sales.training, |row| row.by == *us));
        behind(draft, ours, Why::CapabilityUncommitted, at(&["commitments", "people"]));
    }
}

pub(super) fn systems(draft: &mut Draft<'_>) {
    if made(draft, "systems", |strategy| !strategy.systems.is_empty()) {
        let tables = &draft.deal.tables;
        let mut held = rows(&at(&["governance", "forums"]), &tables.governance.forums, |_| true);
        held.extend(rows(&at(&["kpis"]), &tables.kpis, |_| true));
        held.extend(rows(&at(&["governance", "reports"]), &tables.governance.reports, |_| true));
        behind(draft, held, Why::SystemsUnscheduled, at(&["governance", "forums"]));
    }
}

pub(super) fn not_doing(draft: &mut Draft<'_>) {
    if made(draft, "not-doing", |strategy| !strategy.not_doing.is_empty()) {
        let place = at(&["scope", "out-of-scope"]);
        let scope = draft.deal.tables.scope.as_ref().filter(|scope| !scope.out_of_scope.is_empty());
        behind(draft, scope.iter().map(|_| place.clone()).collect(), Why::NothingLeftOut, place);
    }
}

/// Whether we have made a choice.
fn made(draft: &mut Draft<'_>, key: &str, is_made: impl Fn(&Strategy) -> bool) -> bool {
    let place = at(&["private", "strategy", key]);
    let is_made = draft.deal.tables.private.reveal().strategy.as_ref().is_some_and(is_made);
    if is_made {
        draft.proofs.push(place);
    } else {
        draft.missing(Why::NoChoice, place);
    }
    is_made
}

/// What the deal says behind a choice, or fails to say.
fn behind(draft: &mut Draft<'_>, found: Vec<Path>, why: Why, place: Path) {
    if found.is_empty() {
        draft.against(why, place);
    }
    draft.proofs.extend(found);
}
