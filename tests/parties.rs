//! A deal of three parties reads as one of three, and each line of the term sheet says by itself whether it binds.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use common::all_markdown;

/// An operating company, its investor and a partner.
const THREE: &str = include_str!("parties/three.toml");

/// Words that fit two parties only.
const OF_TWO: [&str; 11] = [
    "the other party",
    "the other’s",
    "either party",
    "each other",
    "one another",
    "both parties",
    "had both",
    "both sides",
    "the other side",
    "of the other for",
    "from the other confidential",
];

fn words_of_two(text: &str) -> Vec<&str> {
    let is_of_two = |line: &&str| OF_TWO.into_iter().any(|words| line.to_lowercase().contains(words));
    text.lines().filter(is_of_two).collect()
}

#[test]
fn nothing_is_said_of_two() {
    let documents = all_markdown(THREE);
    assert_eq!(documents.len(), 4);
    for name in ["term-sheet.md", "joint-business-plan.md", "private-term-sheet.md"] {
        assert_eq!(words_of_two(&documents[name]), Vec::<&str>::new(), "{name}");
    }
}

/// The exit clause says of two what it means of more, and says that it does.
#[test]
fn the_exit_clause_says_how_its_words_are_meant() {
    let text = &all_markdown(THREE)["exit-clause.md"];
    let rule =
        "So “either Party” means any of them, and “the other Party” means any other Party that the matter concerns";
    assert!(text.contains(rule), "{text}");
    assert!(!words_of_two(text).iter().any(|line| line.to_lowercase().contains("both")), "{text}");
    let two = &all_markdown(common::LARGE)["exit-clause.md"];
    assert!(!two.contains("more than two"), "{two}");
}

#[test]
fn each_of_three_is_named_signs_and_has_an_address() {
    let documents = all_markdown(THREE);
    for party in ["Northmill Systems GmbH", "Vellum Capital AG", "Ostra Trade SA"] {
        for name in ["term-sheet.md", "joint-business-plan.md"] {
            assert!(documents[name].contains(&format!("\n**{party}**\n")), "{party} does not sign {name}");
        }
        assert!(documents["exit-clause.md"].contains(&format!("| {party}")), "{party} has no address");
    }
}

/// A status that a clause fixes could not be made binding by the spec.
#[test]
fn no_clause_fixes_the_status_of_a_line() {
    let mut read = 0;
    for entry in std::fs::read_dir("clauses/terms").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let asks = text.matches("{% if terms.binds.").count();
        let says = text.matches("{{ status }}").count();
        assert!(says == 0 || asks > 0, "{}: its status is not asked for", path.display());
        read += asks + says;
        assert!(
            !text.contains("| Non-binding |"),
            "{}: write `{{% if terms.binds.<section> %}}**Binding**{{% else %}}Non-binding{{% endif %}}`",
            path.display()
        );
    }
    assert!(read > 80, "only {read} lines ask whether they bind");
}
