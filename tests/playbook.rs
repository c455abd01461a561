//! The playbook of a team: found beside a deal, said in the private term sheet, and in no shared document.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "a test fails where it cannot go on"
)]

mod common;

use std::path::Path;

use common::{LARGE, Memory, SMALL};
use prenup::diag::{Style, emit};
use prenup::pipeline::{self, Audience, DealFiles, Output, Request, TeamPage};

const PLAYBOOK: &str = r#"
# CANARYCOMMENT: what we never say aloud
playbook-version = 1

[[rules]]
name = "canaryrule"
when = 'deal.title.size() > 0 && deal.title != "CANARYWHEN"'
message = "canarymessage is so"
because = "canaryreason taught us"
hint = "canaryhint it"
level = "note"

[[rules]]
name = "canarysilent"
when = "false"
message = "canarynever"
because = "canarybecause"

[lints]
no-pilot = { level = "note", because = "canarylint says so" }

[[positions]]
term = "deal.term"
ideal = "3 years"
acceptable = "2 years"
walk-away = "13 months"
better = "more"
because = "canaryposition pays back late"
owner = "canaryowner"

[wording]
"exit/convenience" = "full"
"#;

fn render(deal: &str, playbook: &str) -> Output {
    let world = Memory::with(&[("deal.toml", deal), ("playbook.toml", playbook)]);
    let formats = ["markdown", "html", "docx"].map(str::to_owned).to_vec();
    pipeline::render(&world, Path::new("deal.toml"), &Request { formats, ..Request::default() }).unwrap()
}

fn check(deal: &str, playbook: &str) -> String {
    let world = Memory::with(&[("deal.toml", deal), ("playbook.toml", playbook)]);
    let (findings, sources) = pipeline::check(&world, Path::new("deal.toml")).unwrap();
    emit(&findings, &sources, Style::Human { color: false })
}

fn text(output: &Output, name: &str) -> String {
    let file = output.files.iter().find(|file| file.name == name).unwrap();
    String::from_utf8_lossy(&file.bytes).into_owned()
}

#[test]
fn the_private_term_sheet_says_what_comes_from_it() {
    let output = render(SMALL, PLAYBOOK);
    let private = text(&output, "private-term-sheet.md");
    for said in [
        "From our playbook.",
        "13 months",
        "canaryposition pays back late",
        "canaryowner",
        "Canarymessage is so",
        "**canaryrule:** canarymessage is so. Why we ask: canaryreason taught us.",
        "**canarysilent:** canarynever. Why we ask: canarybecause.",
        "no-pilot is a note by our playbook, because canarylint says so.",
        "as our playbook prefers",
    ] {
        assert!(private.contains(said), "`{said}` is not in:\n{private}");
    }
    let without = text(&render(SMALL, "playbook-version = 1"), "private-term-sheet.md");
    assert!(without.contains("read with the playbook") && !without.contains("canary"));
}

#[test]
fn no_shared_document_and_no_finding_on_a_deal_shows_it() {
    for deal in [SMALL, LARGE] {
        let (with, without) =
            (render(deal, PLAYBOOK), render(deal, "playbook-version = 1\n[wording]\n\"exit/convenience\" = \"full\""));
        let mut shared = 0;
        for file in with.files.iter().filter(|file| file.audience == Audience::Shared) {
            shared += 1;
            let bytes = String::from_utf8_lossy(&file.bytes).to_lowercase();
            assert!(!bytes.contains("canary") && !bytes.contains("playbook"), "{}", file.name);
            let same = without.files.iter().find(|other| other.name == file.name).unwrap();
            assert_eq!(same.bytes, file.bytes, "{} depends on more of the playbook than its wording", file.name);
        }
        assert!(shared > 6);
        let told = check(deal, PLAYBOOK).to_lowercase();
        let said = told.replace("canaryrule", "").replace("canarymessage is so", "").replace("canaryhint it", "");
        assert!(told.contains("note[canaryrule]: canarymessage is so"), "{told}");
        assert!(!said.contains("canary"), "{said}");
    }
}

#[test]
fn what_is_wrong_with_a_playbook_is_masked() {
    for (good, bad, id) in [
        ("playbook-version = 1", "playbook-version = 1\ncanarykey = 'canaryvalue'", "unknown-key"),
        ("when = \"false\"", "when = \"canaryword > 1\"", "condition-name"),
        ("when = \"false\"", "when = \"canaryword = 1\"", "condition-syntax"),
        ("term = \"deal.term\"", "term = \"canary.term\"", "unknown-term"),
        ("no-pilot = {", "canary-pilot = {", "unknown-rule"),
        ("\"exit/convenience\" = \"full\"", "\"exit/canary\" = \"full\"", "unknown-clause"),
        ("\"exit/convenience\" = \"full\"", "\"exit/convenience\" = \"canary\"", "unknown-variant"),
        ("ideal = \"3 years\"", "ideal = \"canary", "toml-syntax"),
        ("level = \"note\"", "level = \"canary\"", "unknown-value"),
    ] {
        assert!(PLAYBOOK.contains(good));
        let told = check(SMALL, &PLAYBOOK.replace(good, bad));
        assert!(told.contains(&format!("error[{id}]")), "{bad}: {told}");
        assert!(!told.to_lowercase().contains("canary"), "{bad}: {told}");
    }
}

#[test]
fn the_deal_counts_more() {
    let private = |deal: &str| text(&render(deal, PLAYBOOK), "private-term-sheet.md");
    let own = format!(
        "{LARGE}\n[lints]\nno-pilot = {{ level = \"warning\", because = \"of this deal\" }}\n[[private.positions]]\nterm = \
         \"deal.term\"\nideal = \"4 years\"\nacceptable = \"2 years\"\nwalk-away = \"1 year\"\nbetter = \"more\"\nbecause = \
         \"of our own\"\n"
    );
    let told = private(&own);
    assert!(told.contains("no-pilot is a warning, because of this deal."), "{told}");
    assert!(told.contains("of our own") && !told.contains("canaryposition"), "{told}");
}

#[test]
fn one_that_is_named_is_read_instead() {
    let world = Memory::with(&[("deal.toml", SMALL), ("playbook.toml", "nonsense"), ("team/rules.toml", PLAYBOOK)]);
    let files = DealFiles { deal: Path::new("deal.toml"), layers: &[], playbook: Some(Path::new("team/rules.toml")) };
    let (findings, _) = pipeline::check(&world, files).unwrap();
    assert!(findings.iter().any(|finding| finding.name() == "canaryrule"));
    let beside = DealFiles { playbook: None, ..files };
    assert!(pipeline::check(&world, beside).unwrap().0.has_errors());
    let gone = DealFiles { playbook: Some(Path::new("team/none.toml")), ..files };
    assert!(pipeline::check(&world, gone).is_err());
}

#[test]
fn its_rules_explain_themselves() {
    let world = Memory::with(&[("playbook.toml", PLAYBOOK), ("bad.toml", "playbook-version = 3")]);
    let page = |name| match pipeline::explain_team(&world, Path::new("playbook.toml"), name).unwrap() {
        TeamPage::Page(page) => page,
        TeamPage::Wrong(findings, _) => panic!("{findings:?}"),
    };
    let own = page(Some("canaryrule"));
    assert!(own.contains("Level: note.") && own.contains("Why: canaryreason taught us.") && own.contains("CANARYWHEN"));
    assert!(page(Some("no-pilot")).contains("# no-pilot"));
    assert_eq!(page(None).lines().count(), 2);
    assert!(pipeline::explain_team(&world, Path::new("playbook.toml"), Some("nothing-such")).is_err());
    assert!(matches!(pipeline::explain_team(&world, Path::new("bad.toml"), None).unwrap(), TeamPage::Wrong(..)));
}

/// A condition is as private as a position.
#[test]
fn a_condition_stays_private() {
    let row = |when: &str| {
        format!("{SMALL}\n[[private.walk-away]]\nid = \"canaryid\"\nwhen = {when}\nbecause = \"canaryreason\"\n")
    };
    for (when, state) in [
        ("'deal.title != \"CANARY\"'", "**It is so: we leave**"),
        ("'deal.title == \"CANARY\"'", "Not so"),
        ("'commitments.minimums.canary.metric == \"CANARY\"'", "**Cannot be told yet**"),
    ] {
        let output = render(&row(when), "playbook-version = 1");
        let private = text(&output, "private-term-sheet.md");
        assert!(private.contains(state), "{when}: {private}");
        for file in output.files.iter().filter(|file| file.audience == Audience::Shared) {
            assert!(!String::from_utf8_lossy(&file.bytes).to_lowercase().contains("canary"), "{}", file.name);
        }
        let told = check(&row(when), "playbook-version = 1").to_lowercase();
        assert!(!told.contains("canary"), "{told}");
    }
    for when in [
        "'canary > 1'",
        "'deal.canary > 1'",
        "'deal.term = \"canary\"'",
        "'deal.term.exists(canary, true)'",
        "'canary'",
    ] {
        let told = check(&row(when), "playbook-version = 1").to_lowercase();
        assert!(told.contains("error[condition-") && !told.contains("canary"), "{when}: {told}");
    }
}
