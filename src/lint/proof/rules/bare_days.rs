use crate::diag::Level;
use crate::lint::proof::number;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::words::{First, Word};
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "bare-days",
    level: Level::Warning,
    summary: "Times are stated in days, and nothing says whether calendar or business days.",
    source: "practice: a notice that came a weekend too late",
    scope: Scope::Both,
    check,
};

static DAYS: Wanted<2> = Wanted::new(["day", "days"]);

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let mut first: Option<Place> = None;
    let (mut count, mut last) = (0, usize::MAX);
    for index in DAYS.found(reading).into_iter().filter(|index| *index > 0) {
        let word = reading.words[index];
        if word.line != last && is_settled(reading.text(word.line)) {
            return;
        }
        last = word.line;
        let before = reading.words[index - 1];
        if before.line == word.line && is_count(reading, before, word) {
            count += 1;
            first.get_or_insert(Place::new(word.line, before.start..word.end));
        }
    }
    if let Some(place) = first {
        let times = if count == 1 { "a time is".to_owned() } else { format!("{count} times are") };
        let message = |words: &str| {
            format!("{times} stated in days, first {words}, and nothing says whether calendar or business days")
        };
        report.add(&place, message, "say once that days are calendar days, or write `business days`");
    }
}

/// Whether the word before `days` counts them.
fn is_count(reading: &Reading<'_>, before: Word, word: Word) -> bool {
    if before.first == First::Capital {
        return false;
    }
    let gap = &reading.text(word.line)[before.end..word.start];
    let is_number =
        number::of_digits(reading.word(before)).is_some() || number::of_words(&[reading.word(before)]).is_some();
    is_number && matches!(gap, " " | "\u{a0}" | ") " | "-")
}

/// Whether a sentence says what days are.
fn is_settled(text: &str) -> bool {
    text.contains("calendar day")
        && [" are ", " is ", " mean ", " means ", " refer", " otherwise "].into_iter().any(|verb| text.contains(verb))
}
