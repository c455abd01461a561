use crate::deal::{BOTH, Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "joint-ownership-without-rules",
    level: Level::Warning,
    summary: "Something is owned together, and the deal leaves open who may use, protect and pay for it, or what the \
              end does \
              to it.",
    source: "law: joint ownership of intellectual property",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let ip = &deal.tables.ip;
    let at = Path::root().key("ip");
    if let Some(joint) = ip.joint.as_ref().filter(|joint| joint.owner.as_str() == BOTH) {
        let rules = [
            ("licence", joint.licence.is_some()),
            ("files", joint.files.is_some()),
            ("enforces", joint.enforces.is_some()),
            ("costs", joint.costs.is_some()),
            ("exit", joint.exit.is_some()),
        ];
        let missing: Vec<String> =
            rules.into_iter().filter(|(_, is_there)| !is_there).map(|(key, _)| format!("`{key}`")).collect();
        if !missing.is_empty() {
            report.add(
                &at.key("joint"),
                "what is made together is owned together, without a rule for each question that this raises",
                format!(
                    "add {}: who may use and license it without the others and without sharing the proceeds, who \
                    files, who \
                     enforces, who pays, and what the end does to it; or name one owner with a licence back",
                    missing.join(", ")
                ),
            );
        }
    }
    for (index, row) in ip.ownership.iter().enumerate().filter(|(_, row)| row.owner.as_str() == BOTH) {
        if row.terms.is_none() || row.exit.is_none() {
            report.add(
                &at.key("ownership").index(index),
                "a result of the alliance is owned together, without a rule on its use or its end",
                "add `terms` (who may use and license it, who files, enforces and pays) and `exit`, or name one owner",
            );
        }
    }
}
