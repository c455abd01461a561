use crate::deal::{Deal, Duration, ExclusivityLevel, Path, Stated};
use crate::diag::Level;
use crate::lint::words::says;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "exclusivity-in-wind-down",
    level: Level::Warning,
    summary: "An exclusivity is meant to outlast the alliance: it runs on through the wind-down, or for longer than \
              the term.",
    source: "law: exclusivity after the end",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    let exit = Path::root().key("exit");
    for (index, text) in deal.tables.exit.wind_down.iter().flat_map(|table| &table.runs_on).enumerate() {
        if says(text.as_str(), &["exclusiv"]) {
            report.add(
                &exit.key("wind-down").key("runs-on").index(index),
                "an exclusivity runs on through the wind-down, and keeps out whoever is to take over",
                "take it out of `runs-on`; what only serves existing customers needs no exclusivity",
            );
        }
    }
    let (Some(start), Some(end), None) = (deal.start, deal.end, &deal.tables.exit.renewal) else { return };
    for (index, row) in deal.tables.exclusivity.iter().enumerate() {
        let keeps_out = matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole);
        let over = row.lasts.as_ref().and_then(Stated::known).and_then(|lasts: &Duration| start.plus(lasts));
        // A time of as many years as the term is over on the day after the last one.
        if keeps_out && row.from.is_none() && over > end.plus_days(1) {
            report.add(
                &Path::root().key("exclusivity").index(index).key("for"),
                format!("`{}` is granted for longer than the term", row.id),
                "shorten `for`; an exclusivity ends with the alliance whatever it says",
            );
        }
    }
}
