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

/// Scripts that a word of Chinese, Japanese or Korean mixes by right, with Latin letters among them.
const TOGETHER: [Script; 6] =
    [Script::Latin, Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul, Script::Bopomofo];

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
        let scripts = word.chars().map(|c| c.script());
        let mut scripts =
            scripts.filter(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown));
        let first = scripts.next()?;
        let fits = |script: &Script| *script == first || (TOGETHER.contains(script) && TOGETHER.contains(&first));
        let other = scripts.find(|script| !fits(script))?;
        let shown = |c: char| {
            let is_plain = matches!(c.script(), Script::Latin | Script::Common);
            if is_plain { c.to_string() } else { c.escape_unicode().to_string() }
        };
        Some(Mixed { word: word.chars().map(shown).collect(), scripts: [first.full_name(), other.full_name()] })
    })
}
