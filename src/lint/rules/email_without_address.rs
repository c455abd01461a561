use crate::deal::{Deal, NoticeMeans, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "email-without-address",
    level: Level::Warning,
    summary: "Notices may go by e-mail to a party that has no e-mail address in the spec.",
    source: "practice: a notice that cannot be delivered",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let notice = deal.tables.exit.notice.as_ref();
    if !notice.is_some_and(|notice| notice.by.contains(&NoticeMeans::Email)) {
        return;
    }
    for party in deal.parties.iter().filter(|party| party.table.email.is_none()) {
        report.add(
            &Path::root().key("parties").key(party.id.as_str()),
            format!("`{}` may be given notice by e-mail and has no `email`", party.id),
            "add `email`, or drop `email` from `exit.notice.by`",
        );
    }
}
