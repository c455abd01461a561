//! What a deal says in words of its own, where a trap can hide that no field shows.

pub(super) use crate::deal::says;
use crate::deal::{Deal, Event, Path};

/// Sentences and clauses of the deal's own that documents print as they are, each with its place.
pub(super) fn own_words(deal: &Deal) -> Vec<(Path, &str)> {
    let mut found = Vec::new();
    let tables = &deal.tables;
    for (index, term) in tables.other_terms.iter().enumerate() {
        found.push((Path::root().key("other-terms").index(index).key("text"), term.text.as_str()));
    }
    let engagement = Path::root().key("engagement");
    if let Some(table) = &tables.engagement {
        found.extend(table.registration.iter().map(|text| (engagement.key("registration"), text.as_str())));
        found.extend(rows(&engagement.key("rules"), &table.rules));
    }
    for (index, row) in tables.money.prices.iter().enumerate() {
        let at = Path::root().key("money").key("prices").index(index);
        found.extend(row.rule.iter().map(|text| (at.key("rule"), text.as_str())));
    }
    for (index, row) in tables.commitments.efforts.iter().enumerate() {
        let at = Path::root().key("commitments").key("efforts").index(index);
        found.push((at.key("duty"), row.duty.as_str()));
    }
    for (index, row) in tables.exclusivity.iter().enumerate() {
        let at = Path::root().key("exclusivity").index(index);
        found.extend(row.means.iter().map(|text| (at.key("means"), text.as_str())));
    }
    let governance = Path::root().key("governance");
    for (index, row) in tables.governance.escalation.iter().enumerate() {
        let at = governance.key("escalation").index(index);
        found.extend(row.rule.iter().map(|text| (at.key("rule"), text.as_str())));
    }
    let deadlock = tables.governance.deadlock.as_ref().and_then(|row| row.rule.as_ref());
    found.extend(deadlock.map(|text| (governance.key("deadlock").key("rule"), text.as_str())));
    found.extend(of_terms_and_exit(deal));
    found
}

fn of_terms_and_exit(deal: &Deal) -> Vec<(Path, &str)> {
    let mut found = Vec::new();
    let (terms, exit) = (&deal.tables.terms, &deal.tables.exit);
    found.extend(rows(&Path::root().key("terms").key("intent-only"), &terms.intent_only));
    let assignment = terms.assignment.as_ref().and_then(crate::deal::Stated::known);
    found.extend(assignment.map(|text| (Path::root().key("terms").key("assignment"), text.as_str())));
    for (index, trigger) in exit.triggers.iter().enumerate() {
        let at = Path::root().key("exit").key("triggers").index(index);
        found.extend(rows(&at.key("also-if"), &trigger.also_if));
        found.extend(trigger.effect.iter().map(|text| (at.key("effect"), text.as_str())));
        if let Event::Other { what } = &trigger.event {
            found.push((at.key("event"), what.as_str()));
        }
    }
    if let Some(wind_down) = &exit.wind_down {
        found.extend(rows(&Path::root().key("exit").key("wind-down").key("runs-on"), &wind_down.runs_on));
    }
    found
}

fn rows<'a>(at: &Path, texts: &'a [crate::deal::Text]) -> Vec<(Path, &'a str)> {
    texts.iter().enumerate().map(|(index, text)| (at.index(index), text.as_str())).collect()
}
