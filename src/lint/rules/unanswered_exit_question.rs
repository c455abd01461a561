use crate::deal::{Deal, Mechanism};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unanswered-exit-question",
    level: Level::Note,
    summary: "One of the questions that every exit clause has to answer is open: what lets a side out, how notice is \
              given, what happens to what was made together, who supports the customers.",
    source: "D. Peek, breaking up is hard to do, part II",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = &deal.tables.exit;
    let joint = deal.tables.ip.joint.as_ref();
    let is_made = joint.is_some() || deal.tables.deal.mechanism == Some(Mechanism::Integration);
    let support = exit.wind_down.as_ref().and_then(|table| table.support.as_ref());
    let mut open = Vec::new();
    if exit.triggers.is_empty() {
        open.push(("which events let a side out", "`exit.triggers`"));
    }
    if exit.notice.is_none() {
        open.push(("how notice is given", "`exit.notice`"));
    }
    if is_made && joint.is_none_or(|table| table.exit.is_none()) {
        open.push(("what happens to what was made together", "`ip.joint.exit`"));
    }
    if support.is_none() {
        open.push(("who supports the customers", "`exit.wind-down.support`"));
    }
    if !open.is_empty() {
        let (questions, keys): (Vec<&str>, Vec<&str>) = open.into_iter().unzip();
        report.add(
            &at(&["exit"]),
            format!("the exit leaves open {}", questions.join(", ")),
            format!(
                "answer each in {} while everybody is still friends; a fee for leaving is the fifth question, and none \
                 is an answer",
                keys.join(", ")
            ),
        );
    }
}
