use crate::deal::Deal;
use crate::diag::Level;
use crate::lint::words::{own_words, says};
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duty-to-negotiate",
    level: Level::Warning,
    summary: "The deal’s own words promise to negotiate in good faith, which the term sheet says that nobody owes.",
    source: "law: agreements to negotiate; SIGA Technologies v. PharmAthene (Del. 2013)",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (at, text) in own_words(deal) {
        let promises = says(text, &["good faith"]) && says(text, &["negotiat", "conclude", "definitive agreement"]);
        if promises && !says(text, &["no duty", "not obliged", "no obligation"]) {
            report.add(
                &at,
                "these words promise to negotiate in good faith, in papers that bind nobody to negotiate",
                "take the promise out; a first look for one side belongs into `[[restraints.first-rights]]`, with its \
                end",
            );
        }
    }
}
