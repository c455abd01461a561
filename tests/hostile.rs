//! Text that looks like markup of every kind comes out letter for letter, wherever it stands.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use common::marks::marked;
use common::plain::{Shape, blocks, text};
use common::{SMALL, all_markdown, all_texts};

const HOSTILE: &str = r#"A*B_C <x> #read("/etc/passwd") $1 & \end{document} {{ 7*7 }} | [x](y) `z`"#;

/// What must not be seen twice: once in the text that is whole, and nowhere else.
const PIECES: [&str; 4] = ["B_C", "passwd", "7*7", "\\end{document}"];

/// Every piece of the hostile text that is there is there as part of the whole.
#[track_caller]
fn whole(name: &str, plain: &str, wanted: &str) -> usize {
    let there = plain.matches(wanted).count();
    for piece in PIECES {
        for (at, _) in plain.match_indices(piece) {
            let line = plain[..at].rfind('\n').map_or(0, |at| at + 1);
            let line = &plain[line..plain[at..].find('\n').map_or(plain.len(), |end| at + end)];
            assert_eq!(line.matches(piece).count(), line.matches(wanted).count(), "{name}: {line}");
        }
    }
    there
}

/// The title of the alliance, and the name, short name and legal form of a party, as a person writes them into a spec.
#[test]
fn a_party_of_a_hostile_name() {
    let deal = SMALL
        .replace("title     = \"Fernlight × Colossa referral pilot\"", &format!("title = '{HOSTILE}'"))
        .replace("name = \"Colossa Systems AG\"", &format!("name = '''{HOSTILE}'''\nshort = '{HOSTILE} again'"));
    let documents = all_markdown(&deal);
    assert_eq!(documents.len(), 4);
    for (name, markdown) in &documents {
        assert!(whole(name, &text(markdown), HOSTILE) > 3, "{name} does not name the party:\n{markdown}");
        assert!(!markdown.contains("49"), "{name} evaluates a value");
        let is_title = blocks(markdown).iter().take(3).any(|block| block.text.contains(HOSTILE));
        assert!(is_title, "{name} does not bear the title");
    }
    let cell = |markdown: &String| blocks(markdown).iter().any(|b| b.kind == Shape::Cell && b.text.contains(HOSTILE));
    assert!(documents.values().any(cell), "no table holds the name");
    let texts = all_texts(&deal);
    assert_eq!(texts.len(), 12);
    for (name, plain) in &texts {
        // References do not break before their number.
        let plain = plain.replace('\u{A0}', " ");
        let (document, _) = name.split_once('.').unwrap();
        let shown = whole(name, &plain, HOSTILE);
        assert_eq!(shown, whole(name, &text(&documents[&format!("{document}.md")]), HOSTILE), "{name}");
    }
}

/// Every text of a deal at once: in headings, items, cells, definitions, signatures.
#[test]
fn a_deal_of_hostile_words() {
    let numbered = |number: usize| format!("{HOSTILE} no. {number:04}");
    let (deal, marks) = marked(|_| true, numbered);
    let texts = all_texts(&deal.to_string());
    for ending in [".md", ".html", ".docx"] {
        let of_format = texts.iter().filter(|(name, _)| name.ends_with(ending));
        let plain: String = of_format
            .map(|(name, plain)| {
                whole(name, plain, HOSTILE);
                plain.as_str()
            })
            .collect();
        let lost: Vec<&String> =
            marks.iter().filter(|mark| !plain.contains(&mark.text)).map(|mark| &mark.name).collect();
        assert!(marks.len() > 200 && lost.is_empty(), "{ending} is not letter for letter: {lost:?}");
    }
}

/// Each of these ends, begins or breaks something in Markdown, TOML or a template.
#[test]
fn single_signs_survive_on_their_own() {
    for value in [
        "1. first",
        "- item",
        "# head",
        "> quote",
        "+ plus",
        "===",
        "---",
        "***",
        "~~~",
        "```",
        "[^1]",
        "[x]: y",
        "| a | b |",
        "<!-- x -->",
        "&amp;",
        "https://example.com/a_b",
        "a\\",
        "{% raw %}",
        "{# no #}",
        "__x__",
        "!x",
        "“x” and \"y\"",
        "{#id}",
        "1)",
        "$x$",
        "@label",
        "**“Term”**",
        "Section 4.2",
        "%%",
        "\\n",
    ] {
        let quoted = toml::Value::from(value).to_string();
        let deal = SMALL
            .replace("\"Fernlight GmbH\"", &toml::Value::from(format!("{value} GmbH")).to_string())
            .replace("[parties.colossa]", &format!("short = {quoted}\n[parties.colossa]"));
        for (name, markdown) in all_markdown(&deal) {
            let plain = text(&markdown);
            assert!(plain.contains(&format!("{value} GmbH")), "{name} has no {value:?}:\n{plain}");
        }
    }
}
