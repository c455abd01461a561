use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "duty-without-actor",
    level: Level::Note,
    summary: "A duty is stated in the passive, and nobody is named who owes it.",
    source: "K. Adams, a manual of style for contract drafting",
    scope: Scope::Both,
    check,
};

/// What somebody has to do: other words behind `be` state what is so.
static ACTS: Wanted<28> = Wanted::new([
    "paid",
    "delivered",
    "provided",
    "given",
    "made",
    "sent",
    "performed",
    "submitted",
    "completed",
    "maintained",
    "returned",
    "destroyed",
    "reimbursed",
    "refunded",
    "prepared",
    "reported",
    "invoiced",
    "notified",
    "supplied",
    "furnished",
    "executed",
    "remitted",
    "issued",
    "appointed",
    "established",
    "obtained",
    "installed",
    "repaid",
]);

static DUTIES: Wanted<2> = Wanted::new(["shall", "must"]);

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for index in DUTIES.found(reading) {
        let word = &reading.words[index];
        let mut after = reading.words[index + 1..].iter().take_while(|next| next.line == word.line).peekable();
        let Some(be) = after.next().filter(|be| reading.word(**be) == "be") else { continue };
        // One adverb may stand between.
        after.next_if(|adverb| reading.word(**adverb).ends_with("ly"));
        let Some(act) = after.next().filter(|act| ACTS.has(**act, reading)) else { continue };
        let text = reading.text(word.line);
        let end = reading.sentence(word.line, be.end).end;
        let names_actor = text[act.end..end].contains(" by ");
        if !names_actor {
            let place = Place::new(word.line, word.start..act.end);
            let hint = "name who has to do it: a party and a verb";
            report.add(&place, |words| format!("{words} does not say by whom"), hint);
        }
    }
}
