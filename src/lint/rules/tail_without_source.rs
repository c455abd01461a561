use crate::deal::{Deal, Duration, Length, Path, Unit};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "tail-without-source",
    level: Level::Warning,
    summary: "A tail payment goes on after what it is taken of has ended.",
    source: "practice: a tail is longer than the wind-down that feeds it",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = &deal.tables.exit;
    let Some(wind_down) = &exit.wind_down else { return };
    // Customers that live on go on paying.
    if wind_down.existing_customers.is_some() {
        return;
    }
    let Some(Length::Fixed(length)) = wind_down.length.known() else { return };
    for (index, tail) in exit.tail.iter().enumerate() {
        let Ok(lasts) = Duration::new(tail.quarters, Unit::Quarter) else { continue };
        if deal.longer(&lasts, length) == Some(true) {
            report.add(
                &Path::root().key("exit").key("tail").index(index).key("quarters"),
                "this payment goes on longer than the wind-down, and nothing says that customers do",
                "say in `existing-customers` of `[exit.wind-down]` what lives on, or shorten the tail",
            );
        }
    }
}
