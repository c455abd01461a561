use crate::deal::{Deal, Path, Percent, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "shares-over-whole",
    level: Level::Warning,
    summary: "Shares of one thing add up to more than the whole of it.",
    source: "practice: shares are agreed one by one",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let sales = Path::root().key("sales").key("incentive-share");
    let rows = &deal.tables.sales.incentive_share;
    for (index, row) in rows.iter().enumerate() {
        let of_same = rows[..=index].iter().filter(|other| (&other.by, &other.who) == (&row.by, &row.who));
        let before = rows[..index].iter().any(|other| (&other.by, &other.who) == (&row.by, &row.who));
        if before && over_whole(of_same.map(|other| &other.share)) {
            report.add(
                &sales.index(index).key("share"),
                "the shares of these people’s incentive pay add up to more than 100%",
                "lower one of them",
            );
        }
    }
}

fn over_whole<'a>(shares: impl Iterator<Item = &'a Stated<Percent>>) -> bool {
    shares.filter_map(Stated::known).map(|share| share.value()).sum::<rust_decimal::Decimal>() > 100.into()
}
