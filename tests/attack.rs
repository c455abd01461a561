//! What a hostile author, an unlucky user and a curious partner try. Each test here was a defect once, or a door that
//! must stay shut.

mod common;

use std::fmt::Write as _;

use common::{Memory, SMALL, check, findings, render, without_private};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::pipeline::Request;
use prenup::spec::Spec;
use proptest::prelude::*;

/// Private tables in every way that TOML has to write them. Each value is a canary.
const PRIVATE: [&str; 4] = [
    r#"
# CANARY: above the table
[private] # CANARY
ideal = "CANARY ideal"

[[private.positions]]
term       = "money.fees.referral-fee.rate"
ideal      = "10%" # CANARY
acceptable = "15%"
walk-away  = "20%"
better     = "less"
because    = "CANARY below this \"a direct\" customer costs less"
owner      = 'CANARY owner'

# CANARY comment
[[private.walk-away]]
id        = "canary-account"
condition = """
CANARY first line
[deal]
title = "CANARY"
"""
because   = '''CANARY
[parties.x]
'''

[private.black-swan]
metric  = "CANARY metric"

[[private.notes]]
about = "CANARY"
note  = "CANARY = [ { # ] }"
"#,
    r#"
[private]
black-swan.metric = "CANARY metric"
"black-swan".pay = "CANARY pay"
strategy = { where = "CANARY", capabilities = ["CANARY one", "CANARY two"], not-doing = [
  "CANARY three", # CANARY
  'CANARY four',
] }
notes = [{ about = "CANARY", note = "CANARY" },
         { about = "CANARY", note = """CANARY
CANARY""" }]
sign-offs = [
  { who = "CANARY", status = "given" },
]
"#,
    r#"
[ private . black-swan ]
metric  = "CANARY metric"

["private".strategy]
where = "CANARY"

[['private'."notes"]]
about = "CANARY"
note = "CANARY"
[[private.alternatives]]
what = "CANARY"
note = "CANARY"
"#,
    "\r\n[private]\r\nideal = \"CANARY\"\r\n\r\n[[private.notes]]\r\nabout = \"CANARY\"\r\nnote = \"\"\"CANARY\r\nCANARY\"\"\"\r\n",
];

/// A deal with the private table at its top, where a syntax error of what follows is nearest.
fn deals() -> Vec<String> {
    let public = without_private(SMALL);
    let mut deals: Vec<String> = PRIVATE.iter().map(|private| format!("{public}\n{private}")).collect();
    let (head, tail) = public.split_once("\n[[money.fees]]").expect("the example has fees");
    deals.push(format!("{head}\n{}\n[[money.fees]]{tail}", PRIVATE[0]));
    deals.push(format!(
        "private.ideal = \"CANARY\"\nprivate.notes = [{{ about = \"CANARY\", note = 'CANARY' }}]\n{public}"
    ));
    deals.push(format!("private = {{ ideal = \"CANARY\", black-swan = {{ metric = \"CANARY\" }} }}\n{public}"));
    deals
}

/// All that a run over the spec alone says, in every style.
fn said(text: &str) -> String {
    let (mut sources, mut found) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", text);
    if let Some((spec, places)) = prenup::spec::read::<Spec>(file, &mut sources, &mut found)
        && let Some(deal) = prenup::deal::resolve(spec, places, &sources, &mut found)
    {
        found.extend(prenup::lint::check(&deal));
    }
    let found = found.sorted();
    let mut said = format!("{found:?}");
    for style in [Style::Human { color: false }, Style::Short] {
        said.push_str(&emit(&found, &sources, style));
    }
    said
}

fn has_canary(text: &str) -> bool {
    text.to_ascii_uppercase().contains("CANARY")
}

/// One act of damage, at a place given as a share of the text.
#[derive(Debug, Clone)]
enum Damage {
    Insert(u32, &'static str),
    Delete(u32, usize),
    DropLine(u32),
    DoubleLine(u32),
    JoinLines(u32),
    Cut(u32),
}

const JUNK: [&str; 34] = [
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "{",
    "}",
    "[[",
    "]]",
    "=",
    ".",
    ",",
    "#",
    "\n",
    "\r",
    "\\",
    "\t",
    " ",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "ä",
    "= 5",
    "x = ",
    "\n[deal]\n",
    "\n[x\n",
    "\n]\n",
    "\n\"\"\"\n",
    "\n'''\n",
    "\n}\n",
    "\ntitle = \n",
    "\u{2028}",
    "{ tbd = 1 }",
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<u32>(), prop::sample::select(&JUNK[..])).prop_map(|(at, junk)| Damage::Insert(at, junk)),
        4 => (any::<u32>(), 1_usize..4).prop_map(|(at, length)| Damage::Delete(at, length)),
        1 => (any::<u32>(), 1_usize..60).prop_map(|(at, length)| Damage::Delete(at, length)),
        2 => any::<u32>().prop_map(Damage::DropLine),
        1 => any::<u32>().prop_map(Damage::DoubleLine),
        1 => any::<u32>().prop_map(Damage::JoinLines),
        1 => any::<u32>().prop_map(Damage::Cut),
    ]
}

fn place(text: &str, at: u32) -> usize {
    let mut at = (u64::from(at) * text.len() as u64 / u64::from(u32::MAX)) as usize;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn line(text: &str, at: u32) -> std::ops::Range<usize> {
    let at = place(text, at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn damaged(mut text: String, damage: &Damage) -> String {
    match *damage {
        Damage::Insert(at, junk) => text.insert_str(place(&text, at), junk),
        Damage::Delete(at, length) => {
            let start = place(&text, at);
            let end = text[start..].char_indices().nth(length).map_or(text.len(), |(at, _)| start + at);
            text.replace_range(start..end, "");
        }
        Damage::DropLine(at) => text.replace_range(line(&text, at), ""),
        Damage::DoubleLine(at) => {
            let line = line(&text, at);
            let copy = text[line.clone()].to_owned();
            text.insert_str(line.end, &copy);
        }
        Damage::JoinLines(at) => {
            let end = line(&text, at).end;
            if text[..end].ends_with('\n') {
                text.remove(end - 1);
            }
        }
        Damage::Cut(at) => text.truncate(place(&text, at)),
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_deal_never_panics_nor_shows_what_is_private(
        which in 0_usize..7,
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let deal = deals().swap_remove(which);
        let text = damages.iter().fold(deal.clone(), damaged);
        let names = |text: &str| text.matches("private").count();
        // Where the words are gone that make a part private and the file cannot be read either, nothing tells it apart.
        if names(&text) < names(&deal) && text.parse::<toml::Table>().is_err() {
            return Ok(());
        }
        let said = said(&text);
        prop_assert!(!has_canary(&said), "{}\n----\n{}", said, text);
    }
}

#[test]
fn the_deals_of_these_tests_are_good() {
    for deal in deals() {
        let said = said(&deal);
        assert!(!said.contains("Error"), "{said}");
    }
}

/// What `check` prints of a deal given as bytes, as a person and as a program sees it.
fn checked(deal: &[u8]) -> String {
    let mut world = Memory::default();
    world.files.insert("deal.toml".into(), deal.to_vec());
    let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
    emit(&found, &sources, Style::Human { color: false }) + &emit(&found, &sources, Style::Short)
}

#[test]
fn a_file_in_another_encoding_is_not_shown() {
    let text = format!("{}{}", without_private(SMALL), PRIVATE[0].replace("below", "unter ä"));
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, utf16] {
        let said = checked(&bytes);
        assert!(said.contains("not-utf8") && !has_canary(&said.replace('\0', "")), "{said}");
    }
}

#[test]
fn a_private_key_in_a_public_table_is_not_shown() {
    for line in
        ["walk-away = \"CANARY\"", "ideal = \"CANARY\"", "acceptable = 'CANARY' # CANARY", "floor = [\"CANARY\"]"]
    {
        let deal = SMALL.replace("\nrate   =", &format!("\n# CANARY\n{line}\nrate   ="));
        let said = checked(deal.as_bytes());
        assert!(said.contains("unknown key") && !has_canary(&said), "{said}");
    }
}
