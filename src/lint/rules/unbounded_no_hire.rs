use crate::deal::{Deal, Duration, Path, Stated, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unbounded-no-hire",
    level: Level::Warning,
    summary: "A bar on hiring each other’s people covers all of them, or goes on for more than a year after the end.",
    source: "law: competition on the labour market",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, row) in deal.tables.restraints.non_solicitation.iter().enumerate().filter(|(_, row)| row.no_hire) {
        let at = Path::root().key("restraints").key("non-solicitation").index(index);
        if row.which.is_none() {
            report.add(
                &at,
                format!("`{}` forbids hiring anybody at all of the other side", row.id),
                "add `which = \"who worked on the alliance\"`, or drop `no-hire` and keep to soliciting",
            );
        }
        let year = Duration::new(1, Unit::Year).ok();
        let after = row.after.as_ref().and_then(Stated::known);
        if after.zip(year.as_ref()).is_some_and(|(after, year)| deal.longer(after, year) == Some(true)) {
            report.add(
                &at.key("after"),
                format!("`{}` forbids hiring for more than a year after the end", row.id),
                "shorten `after`, or drop `no-hire` and keep to soliciting",
            );
        }
    }
}
