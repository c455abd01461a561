use crate::diag::Level;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::words::Mark;
use crate::lint::proof::{Paper, Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "placeholder",
    level: Level::Warning,
    summary: "Something is still to be filled in.",
    source: "practice: the blank that was signed",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let hint = "fill it in";
    for place in brackets(reading).into_iter().chain(blanks(reading)).chain(words(reading)) {
        report.add(&place, |words| format!("{words} is a placeholder"), hint);
    }
}

/// Square brackets around nothing, a sign, or what is to be put there. In a document of ours brackets are open points, which
/// the program itself counts.
fn brackets(reading: &Reading<'_>) -> Vec<Place> {
    if reading.paper == Paper::Ours {
        return Vec::new();
    }
    let open = reading.marks.iter().filter(|mark| mark.sign == '[');
    open.filter_map(|mark| {
        let text = &reading.text(mark.line)[mark.at + 1..];
        let near = &text[..text.floor_char_boundary(text.len().min(80))];
        let (inside, _) = near.split_once(']')?;
        is_blank(inside).then(|| Place::new(mark.line, mark.at..mark.at + inside.len() + 2))
    })
    .collect()
}

fn is_blank(inside: &str) -> bool {
    const BEGINNINGS: [&str; 8] = ["insert", "tbd", "tbc", "to be ", "name of", "date of", "amount of", "fill in"];
    const WHOLE: [&str; 12] =
        ["date", "name", "amount", "address", "number", "company", "party", "x", "xx", "xxx", "n", "company name"];
    let lower = inside.trim().to_lowercase();
    lower.chars().all(|c| !c.is_alphanumeric())
        || WHOLE.contains(&lower.as_str())
        || BEGINNINGS.into_iter().any(|beginning| lower.starts_with(beginning))
}

/// Lines to write on, where nobody signs.
fn blanks(reading: &Reading<'_>) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for mark in reading.marks.iter().filter(|mark| mark.sign == '_') {
        let text = reading.text(mark.line);
        let length = text[mark.at..].bytes().take_while(|byte| *byte == b'_').count();
        let is_first = !text[..mark.at].ends_with('_');
        if length >= 3 && is_first && !is_signature(text) && !in_brackets(reading, mark) {
            out.push(Place::new(mark.line, mark.at..mark.at + length));
        }
    }
    out
}

fn in_brackets(reading: &Reading<'_>, mark: &Mark) -> bool {
    reading.text(mark.line)[..mark.at].trim_end().ends_with('[')
}

/// Whether a line is one to sign on, or nothing but a line.
fn is_signature(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "by",
        "name",
        "title",
        "date",
        "its",
        "signature",
        "signed",
        "print name",
        "printed name",
        "witness",
        "place",
        "authorized signature",
    ];
    let near = &text[..text.floor_char_boundary(text.len().min(40))];
    let label = near.split(['_', ':']).next().unwrap_or_default().trim().to_lowercase();
    label.is_empty() || LABELS.contains(&label.as_str())
}

/// Abbreviations that stand for what is missing.
fn words(reading: &Reading<'_>) -> Vec<Place> {
    static MISSING: Wanted<6> = Wanted::new(["TBD", "TBC", "TBA", "XXX", "XXXX", "Lorem"]);
    let missing = MISSING.found(reading).into_iter().map(|index| reading.words[index]).filter(|word| {
        let text = reading.text(word.line);
        match &text[word.start..word.end] {
            "Lorem" => text[word.end..].starts_with(" ipsum"),
            _ => !text[..word.start].ends_with('['),
        }
    });
    missing.map(|word| Place::new(word.line, word.start..word.end)).collect()
}
