use std::collections::BTreeSet;

use crate::diag::Level;
use crate::lint::proof::forms::singular;
use crate::lint::proof::reading::Reading;
use crate::lint::proof::wanted::Wanted;
use crate::lint::proof::words::First;
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "party-name-drift",
    level: Level::Warning,
    summary: "A party’s name is spelt in two ways.",
    source: "practice: a name typed from memory",
    scope: Scope::Both,
    check,
};

/// What the names of companies end with.
static FORMS: Wanted<20> = Wanted::new([
    "Inc",
    "Incorporated",
    "LLC",
    "Ltd",
    "Limited",
    "Corp",
    "Corporation",
    "GmbH",
    "AG",
    "SE",
    "plc",
    "PLC",
    "LLP",
    "LP",
    "SA",
    "SAS",
    "BV",
    "NV",
    "Oy",
    "AB",
]);

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    let names = names(reading);
    let mut said: Vec<&str> = Vec::new();
    for (at, (place, name)) in names.iter().enumerate() {
        let first = names[..at].iter().find(|(_, other)| is_misspelt(other, name));
        if let Some((there, _)) = first
            && !said.contains(name)
        {
            said.push(name);
            let hint = "write the name in one way, that of the register";
            report.add_with(
                place,
                |words| format!("{words} is spelt in two ways"),
                hint,
                (there, "the name as it stands before"),
            );
        }
    }
    short_names(reading, &names, report);
}

/// The names of companies, each place of each: words with a capital that end with a legal form.
fn names<'a>(reading: &'a Reading<'_>) -> Vec<(Place, &'a str)> {
    /// As many as are compared.
    const MOST: usize = 200;
    let mut out: Vec<(Place, &str)> = Vec::new();
    for index in FORMS.found(reading) {
        if out.len() >= MOST {
            break;
        }
        let word = reading.words[index];
        let text = reading.text(word.line);
        let mut start = index;
        while let Some(before) = start.checked_sub(1).map(|at| reading.words[at])
            && before.line == word.line
            && before.first == First::Capital
            && index - start < 6
            && matches!(&text[before.end..reading.words[start].start], " " | ", " | "-" | "\u{a0}" | " & ")
        {
            start -= 1;
        }
        let from = reading.words[start].start;
        let name = &text[from..reading.words[index - usize::from(index > start)].end];
        if start < index && !out.iter().any(|(_, other)| *other == name) {
            out.push((Place::new(word.line, from..word.end), name));
        }
    }
    out
}

/// Whether two names of companies are most likely one, misspelt.
fn is_misspelt(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.to_lowercase().replace([' ', ',', '.', '-'], "");
    let (one, other) = (letters(one), letters(other));
    let is_long = one.len().min(other.len()) >= 6 && one.len().abs_diff(other.len()) <= 2;
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    is_long
        && one != other
        && digits(&one) == digits(&other)
        && strsim::osa_distance(&one, &other) <= 1 + one.len() / 12
}

/// Words that are a letter away from a term of one word that is a party’s short name.
fn short_names(reading: &Reading<'_>, names: &[(Place, &str)], report: &mut Report<'_>) {
    let short: Vec<&str> = reading
        .terms
        .iter()
        .map(|term| term.text)
        .filter(|text| text.len() >= 6 && !text.contains(' ') && names.iter().any(|(_, name)| name.starts_with(text)))
        .collect();
    let initials: BTreeSet<u8> = short.iter().map(|name| name.as_bytes()[0]).collect();
    let mut words: Vec<usize> =
        initials.into_iter().flat_map(|initial| reading.initials.with(initial)).copied().collect();
    words.sort_unstable();
    let mut said: Vec<&str> = Vec::new();
    let words = words.into_iter().map(|index| &reading.words[index]);
    for word in words.filter(|word| word.first == First::Capital && word.len() >= 5) {
        let text = reading.word(*word);
        let is_near = short.iter().any(|name| {
            name.len().abs_diff(text.len()) <= 1
                && text != *name
                && name.as_bytes()[0] == word.initial
                && singular(name) != singular(text)
                && strsim::osa_distance(name, text) == 1
        });
        let is_name =
            || reading.terms.iter().any(|term| term.text == text) || names.iter().any(|(_, name)| name.contains(text));
        if is_near && !is_name() && !said.contains(&text) {
            said.push(text);
            let place = Place::new(word.line, word.start..word.end);
            report.add(
                &place,
                |words| format!("{words} is a letter away from the name of a party"),
                "write the name as it is defined",
            );
        }
    }
}
