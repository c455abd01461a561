use unicode_script::{Script, UnicodeScript};

use crate::deal::{Deal, Path};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "look-alike-letters",
    level: Level::Warning,
    summary: "A word of a party's name mixes letters of two scripts, of which one may stand for its look-alike.",
    source: "Unicode Technical Standard 39: mixed scripts; practice: a name that no register finds",
    check: Check::Deal(check),
};

/// Scripts that a word of Chinese, Japanese or Korean mixes by right.
const EAST: [&str; 5] = ["Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"];

/// What letters are called that are Latin and drawn for such a word, and not for others.
const WIDE: &str = "full-width";

fn check(deal: &Deal, report: &mut Report<'_>) {
    for party in deal.parties.iter() {
        let at = Path::root().key("parties").key(party.id.as_str());
        let table = &party.table;
        let signatory = table
            .signatory
            .as_ref()
            .map(|person| ("signatory name", at.key("signatory").key("name"), person.name.as_str()));
        let short = table.short.as_ref().map(|short| ("short name", at.key("short"), short.as_str()));
        for (what, at, name) in
            [Some(("name", at.key("name"), table.name.as_str())), short, signatory].into_iter().flatten()
        {
            let Some(Mixed { word, scripts: [one, other] }) = mixed(name) else { continue };
            report.add(
                &at,
                format!("the {what} of `{}` mixes {one} and {other} letters in one word: `{word}`", party.id),
                "type the word anew: a letter from elsewhere may only look like the one that is meant",
            );
        }
    }
}

/// A word of letters that do not belong together.
struct Mixed {
    /// The word, with each letter escaped that is neither Latin nor of no script.
    word: String,
    scripts: [&'static str; 2],
}

fn mixed(text: &str) -> Option<Mixed> {
    text.split(|c: char| !c.is_alphanumeric()).find_map(|word| {
        let mut kinds = word.chars().filter_map(kind);
        let first = kinds.next()?;
        let other = kinds.find(|other| !go_together(first, other) && !go_together(other, first))?;
        let shown = |c: char| {
            let is_plain = kind(c).is_none_or(|kind| kind == "Latin");
            if is_plain { c.to_string() } else { c.escape_unicode().to_string() }
        };
        Some(Mixed { word: word.chars().map(shown).collect(), scripts: [first, other] })
    })
}

/// The name of what a letter belongs to; `None` for what belongs everywhere, such as a digit.
fn kind(c: char) -> Option<&'static str> {
    match (c, c.script()) {
        ('Ａ'..='Ｚ' | 'ａ'..='ｚ', _) => Some(WIDE),
        // Letters of formulas, each drawn as a Latin or Greek one.
        ('\u{1D400}'..='\u{1D7CB}' | 'ℂ'..='ℹ', Script::Common) => Some("mathematical"),
        (_, Script::Common | Script::Inherited | Script::Unknown) => None,
        (_, script) => Some(script.full_name()),
    }
}

fn go_together(one: &str, other: &str) -> bool {
    one == other || (EAST.contains(&one) && (EAST.contains(&other) || other == "Latin" || other == WIDE))
}
