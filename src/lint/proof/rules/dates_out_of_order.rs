use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "dates-out-of-order",
    level: Level::Warning,
    summary: "A time ends before it begins.",
    source: "practice: a year that was not moved along",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    for pair in reading.dates.windows(2) {
        let [first, second] = pair else { continue };
        let (one, other) = (&first.place, &second.place);
        if one.line != other.line || one.range.end > other.range.start {
            continue;
        }
        let text = reading.text(one.line);
        if is_span(&text[..one.range.start], &text[one.range.end..other.range.start])
            && let (Some(start), Some(end)) = (first.date(), second.date())
            && end < start
        {
            let place = Place::new(one.line, one.range.start..other.range.end);
            report.add(&place, |words| format!("{words} ends before it begins"), "mend one of the two dates");
        }
    }
}

/// Whether what stands before two dates, and between them, makes them the beginning and the end of a time.
fn is_span(before: &str, between: &str) -> bool {
    const JOINTS: [&str; 14] = [
        " to ",
        " until ",
        " through ",
        " till ",
        " and ending on ",
        " and ends on ",
        " and end on ",
        " and expires on ",
        " and expiring on ",
        " and expire on ",
        " and continues until ",
        " and continue until ",
        " and terminates on ",
        " up to ",
    ];
    let before = before.trim_end();
    let tail = before[before.ceil_char_boundary(before.len().saturating_sub(16))..].to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| tail.ends_with(word));
    // “and shall end on” is “and end on” here.
    let between = between.replace("shall ", "");
    match between.as_str() {
        " and " => starts(&["between"]),
        between if JOINTS.contains(&between) => {
            let verbs =
                ["begins on", "starts on", "commences on", "commence on", "commencing on", "force on", "effective on"];
            starts(&["from", "beginning on", "starting on", "starting", "beginning", "runs from", "period", ":"])
                || starts(&verbs)
        }
        _ => false,
    }
}
