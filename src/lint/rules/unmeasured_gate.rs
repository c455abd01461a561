use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::{Check, Report, Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unmeasured-gate",
    level: Level::Warning,
    summary: "A gate of the pilot has a test without a number, so that each side will judge it otherwise.",
    source: "“1 + 1 = 3”",
    check: Check::Deal(check),
};

const NUMBERS: [&str; 26] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "fifty", "hundred", "half", "third", "quarter", "all", "every", "each", "both", "no", "none",
];

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, gate) in deal.tables.pilot.iter().flat_map(|pilot| &pilot.gates).enumerate() {
        if !has_number(gate.test.as_str()) {
            report.add(
                &at(&["pilot", "gates"]).index(index).key("test"),
                format!("the test of `{}` has no number", gate.id),
                "write what can be counted: \"two of the ten accounts have signed an order\"",
            );
        }
    }
}

fn has_number(test: &str) -> bool {
    let is_number = |word: &str| NUMBERS.contains(&word.to_lowercase().as_str());
    test.contains(|c: char| c.is_ascii_digit()) || test.split(|c: char| !c.is_alphabetic()).any(is_number)
}
