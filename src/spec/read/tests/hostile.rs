//! Files that are broken or meant to do harm, and what must never be printed of any file.

use proptest::prelude::*;

use super::{GOOD, run};
use crate::diag::{Style, emit};

#[test]
fn private_parts_are_never_printed() {
    let outcome = run(r#"spec-version = 1
deal = { title = "t", kind = "marketplace", effective = 2027-01-01, floor = 3 }

[[commitments]]
id = "a"
amount = "USD 1"
# CANARY-a
floor = "CANARY-b" # CANARY-c
share = "x"

# CANARY-d
[[private.positions]] # CANARY-e
term = "CANARY-f"
walk-away = "CANARY-g"
CANARY-h = "CANARY-i"
status = "CANARY-j"
# CANARY-k

[private.notes]
CANARY-l = """
[deal]
CANARY-m
"""
canary = "CANARY \u202e"

[privat]
CANARY-n = "CANARY-o"

[[notes]] # CANARY-p
CANARY-q = 1
[[notes]] # CANARY-r
[notes.CANARY-s]
CANARY-t = 1
[positions.CANARY-u]
a = "CANARY-v"
"#);
    assert!(outcome.findings.len() >= 8, "{:#?}", outcome.short());
    let printed = outcome.printed();
    assert!(!printed.to_lowercase().contains("canary"), "{printed}");
    assert!(printed.contains("unknown key `privat`") && printed.contains("| [privat]"), "{printed}");
    assert!(printed.contains("share = \"x\""), "what is not private is shown: {printed}");
    let file = outcome.findings.iter().find_map(|finding| finding.span).expect("findings have places").file;
    assert!(!outcome.sources.printable(file).contains("CANARY"), "{}", outcome.sources.printable(file));
}

#[test]
fn private_parts_of_a_broken_file_are_never_printed() {
    for broken in [
        "[[private.positions]]\nterm = CANARY\nwalk-away = \"CANARY\n# CANARY\n[deal]\ntitle = 5 5\n",
        "[private\nCANARY = 1\n",
        "[[ \"private\" . positions]]\nx = [CANARY\n",
        "private.notes.a = 'CANARY\n[deal]\n",
        "private = { positions = [\n  { walk-away = CANARY },\n  CANARY\n",
        "[private.notes]\na = \"\"\"\n[deal]\nCANARY\n",
        "[[commitments]]\nfloor = 'CANARY\nshare = 5 5\n",
        "commitments = [{ id = 5 5, floor = 'CANARY' }]\n",
        "[\"\\u0070rivate\"]\na = CANARY\n",
        "[privat]\na = CANARY\n",
        "[private]\n[private.notes]\na = 'CANARY'\na = 'CANARY'\n[private.notes]\nb = 'CANARY' CANARY\n",
    ] {
        let outcome = run(broken);
        assert!(outcome.places_and_ids().iter().any(|id| id.ends_with("toml-syntax")), "{broken}");
        assert!(!outcome.printed().contains("CANARY"), "{broken}\n{}", outcome.printed());
    }
}

#[test]
fn hostile_files_give_findings() {
    let deep_dots = format!("x = {}1{}", format!("{{{}a = ", "a.".repeat(79)).repeat(79), "}".repeat(79));
    for text in [
        format!("x = {}", "[".repeat(10_000)),
        format!("x = {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("x = {}", "{a=".repeat(10_000)),
        format!("{}x = 1", "a.".repeat(10_000)),
        format!("[{}x]", "a.".repeat(10_000)),
        deep_dots,
        format!("[deal]\ntitle = '{}'", "x".repeat(1 << 20)),
        format!("[deal]\n{} = 1", "x".repeat(1 << 20)),
        "[deal]\ntitle = 'a\0b'\0".to_owned(),
        "\0".repeat(1000),
        "x = 99999999999999999999999999999999999999999999999999".to_owned(),
        "spec-version = 0x1_0".to_owned(),
        "spec-version = nan".to_owned(),
        "[[deal]]\n[deal.x]\n[deal]".to_owned(),
        "deal = [[[]]]\ncommitments = [[], {}, 5]".to_owned(),
        "\r\r\n= =\u{85}".to_owned(),
        format!(
            "{}private = {{ notes = {{ {} }} }}",
            "# x\n".repeat(50_000),
            (0..50_000).map(|n| format!("k{n} = 1,")).collect::<Vec<_>>().concat()
        ),
    ] {
        let outcome = run(&text);
        assert!(outcome.findings.has_errors(), "{}", &text[..40.min(text.len())]);
        for finding in outcome.findings.iter() {
            assert!(finding.message.len() < 300, "{finding:?}");
        }
        emit(&outcome.findings, &outcome.sources, Style::Short);
    }
}

fn toml_like() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "#",
        "deal",
        "private",
        "positions",
        "title",
        "commitments",
        "floor",
        "tbd",
        "1",
        "-",
        "2027-01-01",
        "true",
        "'USD 1M'",
        "\\",
        "ä",
        "\u{202e}",
        "\0",
        " ",
        "exit.triggers",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,200}") {
        run(&text).printed();
    }

    #[test]
    fn no_toml_panics(text in toml_like()) {
        run(&text).printed();
    }

    #[test]
    fn a_damaged_spec_never_panics_nor_shows_private_values(at in 0..GOOD.len(), junk in "[\\[\\]{}=\"'\n#a.]{0,3}") {
        let at = (0..=at).rev().find(|at| GOOD.is_char_boundary(*at)).unwrap_or(0);
        let (before, after) = GOOD.split_at(at);
        let text = format!("{before}{junk}{after}").replace("USD 1M", "SECRET-VALUE");
        let outcome = run(&text);
        let messages = format!("{:?}", outcome.findings);
        prop_assert!(!messages.contains("SECRET-VALUE"), "{}", messages);
        // Damage to the very words that make a part private is beyond repair; all other damage must not unmask it.
        if text.contains("\n[[private.positions]]\n") && text.contains("\nfloor = ") {
            let printed = outcome.printed();
            prop_assert!(!printed.contains("SECRET-VALUE"), "{}", printed);
        }
    }
}
