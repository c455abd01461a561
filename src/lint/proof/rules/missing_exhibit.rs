use std::collections::BTreeSet;

use crate::diag::Level;
use crate::lint::proof::reading::{Kind, Reading};
use crate::lint::proof::reference::{To, Typed};
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "missing-exhibit",
    level: Level::Warning,
    summary: "An exhibit, schedule or annex is named that is not attached.",
    source: "practice: exhibits to follow that never did",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let named: Vec<&Typed> = reading.typed.iter().filter(|typed| typed.to == To::Exhibit).collect();
    if named.is_empty() {
        return;
    }
    let starts = reading.lines.iter().filter(|line| line.kind == Kind::Heading || line.text.len() < 120);
    let starts: Vec<String> = starts.map(|line| line.text.get(..24).unwrap_or(&line.text).to_lowercase()).collect();
    let mut said = BTreeSet::new();
    for typed in named {
        let name = format!("{} {}", reading.word(typed.word), reading.word(typed.number)).to_lowercase();
        let begins = |start: &String| {
            start.strip_prefix(&name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        if said.insert(name.clone()) && !starts.iter().any(begins) {
            let hint = "attach it under a heading with its name, or take the reference out";
            report.add(&typed.place, |words| format!("{words} is named and not attached"), hint);
        }
    }
}
