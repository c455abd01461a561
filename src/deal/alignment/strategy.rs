//! The black-swan questions and the choices of playing to win (source: Fuller).

use super::super::facts::{at, rows};
use super::super::{BlackSwan, Path, Strategy};
use super::{Draft, Question, Why};

pub(super) fn ask(draft: &mut Draft<'_>) {
    match draft.question {
        Question::Metric | Question::Pay => swan(draft),
        _ => choice(draft),
    }
}

fn swan(draft: &mut Draft<'_>) {
    let place = at(&["private", "black-swan"]);
    let there = draft.deal.tables.private.reveal().black_swan.as_ref();
    let asked: Vec<(&str, bool, Why)> = match (draft.question, there) {
        (Question::Metric, None) => vec![("metric", false, Why::NoMetric)],
        (_, None) => vec![("role", false, Why::NoMetricRole), ("pay", false, Why::NoMetricPay)],
        (question, Some(swan)) => {
            let BlackSwan { metric, why_top, driver, role, pay, proof } = swan;
            if question == Question::Metric {
                let of_metric = |given: bool| given || metric.is_none();
                vec![
                    ("metric", metric.is_some(), Why::NoMetric),
                    ("why-top", of_metric(why_top.is_some()), Why::MetricUnproved),
                    ("driver", of_metric(driver.is_some()), Why::NoDriver),
                    ("proof", of_metric(proof.is_some()), Why::NoProof),
                ]
            } else {
                vec![("role", role.is_some(), Why::NoMetricRole), ("pay", pay.is_some(), Why::NoMetricPay)]
            }
        }
    };
    for (key, is_there, why) in asked {
        if !is_there {
            draft.missing(why, place.key(key));
        } else if matches!(key, "metric" | "role" | "pay") {
            draft.proofs.push(place.key(key));
        }
    }
}

fn choice(draft: &mut Draft<'_>) {
    let private = draft.deal.tables.private.reveal();
    let table = at(&["private", "strategy"]);
    let (key, is_made) = match &private.strategy {
        None => (key_of(draft.question), false),
        Some(strategy) => {
            let Strategy { aspiration, field, how, capabilities, systems, not_doing } = strategy;
            let is_made = match draft.question {
                Question::Aspiration => aspiration.is_some(),
                Question::Field => field.is_some(),
                Question::How => how.is_some(),
                Question::Capabilities => !capabilities.is_empty(),
                Question::Systems => !systems.is_empty(),
                _ => !not_doing.is_empty(),
            };
            (key_of(draft.question), is_made)
        }
    };
    let place = table.key(key);
    if !is_made {
        draft.missing(Why::NoChoice, place);
        return;
    }
    draft.proofs.push(place);
    behind(draft);
}

fn key_of(question: Question) -> &'static str {
    if question == Question::Field { "where" } else { question.id() }
}

/// What the deal says behind a choice, or fails to say.
fn behind(draft: &mut Draft<'_>) {
    let tables = &draft.deal.tables;
    let scope = tables.scope.as_ref();
    let us = &draft.deal.parties.us().id;
    let (found, why, place) = match draft.question {
        Question::Field => {
            let keys = scope.map_or(Vec::new(), |scope| {
                let said = [
                    ("territory", scope.territory.is_some()),
                    ("field", scope.field.is_some()),
                    ("customers", scope.customers.is_some()),
                ];
                said.into_iter().filter(|(_, is_said)| *is_said).map(|(key, _)| at(&["scope", key])).collect()
            });
            (keys, Why::FieldUnscoped, at(&["scope"]))
        }
        Question::How => {
            let place = at(&["deal", "mechanism"]);
            (tables.deal.mechanism.iter().map(|_| place.clone()).collect(), Why::HowWithoutMechanism, place)
        }
        Question::Capabilities => {
            let mut ours = draft.deal.people_of(us);
            let list = at(&["commitments", "milestones"]);
            ours.extend(rows(&list, &tables.commitments.milestones, |row| row.by == *us));
            ours.extend(rows(&at(&["sales", "training"]), &tables.sales.training, |row| row.by == *us));
            (ours, Why::CapabilityUncommitted, at(&["commitments", "people"]))
        }
        Question::Systems => {
            let mut systems = rows(&at(&["governance", "forums"]), &tables.governance.forums, |_| true);
            systems.extend(rows(&at(&["kpis"]), &tables.kpis, |_| true));
            systems.extend(rows(&at(&["governance", "reports"]), &tables.governance.reports, |_| true));
            (systems, Why::SystemsUnscheduled, at(&["governance", "forums"]))
        }
        Question::NotDoing => {
            let place = at(&["scope", "out-of-scope"]);
            let left: Vec<Path> = scope.map_or(Vec::new(), |scope| rows(&place, &scope.out_of_scope, |_| true));
            (left.first().map(|_| place.clone()).into_iter().collect(), Why::NothingLeftOut, place)
        }
        _ => return,
    };
    if found.is_empty() {
        draft.against(why, place);
    }
    draft.proofs.extend(found);
}
