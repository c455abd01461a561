use crate::deal::{Deal, EITHER, Path, Trigger};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "different-cures",
    level: Level::Warning,
    summary: "Two rights of one party on the same event have different cure periods.",
    source: "practice: a general and a special ground that overlap",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let triggers = &deal.tables.exit.triggers;
    for (index, trigger) in triggers.iter().enumerate() {
        let same = |other: &&Trigger| other.event == trigger.event && share_holder(other, trigger);
        if let Some(other) = triggers[..index].iter().find(same)
            && other.cure != trigger.cure
        {
            report.add(
                &Path::root().key("exit").key("triggers").index(index),
                format!("`{}` and `{}` stand on one event and differ in their cure", other.id, trigger.id),
                "join the two rows, or give both one `cure`",
            );
        }
    }
}

fn share_holder(one: &Trigger, other: &Trigger) -> bool {
    one.holder == other.holder || [&one.holder, &other.holder].iter().any(|holder| holder.as_str() == EITHER)
}
