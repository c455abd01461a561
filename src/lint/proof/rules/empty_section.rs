use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::{Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "empty-section",
    level: Level::Warning,
    summary: "A heading has nothing under it.",
    source: "practice: a section that was to follow",
    scope: Scope::Theirs,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    // The first heading is often the title alone.
    for (index, part) in reading.parts.iter().enumerate().skip(1) {
        let is_last = index + 1 == reading.parts.len();
        let title = reading.text(part.heading).to_lowercase();
        let is_meant = ["reserved", "omitted", "signature", "exhibit", "schedule", "annex", "appendix", "attachment"]
            .into_iter()
            .any(|word| title.contains(word));
        if part.lines.len() == 1 && part.section.origin.is_some() && !is_meant && !(is_last && title.ends_with(':')) {
            let place = reading.whole(part.heading);
            report.add(
                &place,
                |words| format!("{words} is a heading with nothing under it"),
                "write the section, or take the heading out",
            );
        }
    }
}
