//! `[lints]`: a deal weighs a rule otherwise, with a reason that only our own team reads; and the page of each rule.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use common::{LARGE, Memory, SMALL, all_markdown, check, findings, render};
use prenup::lint::{Reads, Scope, names, page, page_files, rules};
use prenup::pipeline::{self, Request};

const RULE: &str = "no-marketing-budget";

/// The small example, in which nobody has a marketing budget, with a weight for the rule that says so.
fn weighed(level: &str) -> String {
    format!("{SMALL}\n[lints]\n{RULE} = {{ level = \"{level}\", because = \"the pilot needs none: CANARY\" }}\n")
}

#[test]
fn a_rule_weighs_what_the_deal_says() {
    assert!(check(SMALL).contains("warning[no-marketing-budget]"), "{}", check(SMALL));
    for level in ["note", "warning", "error"] {
        let said = check(&weighed(level));
        assert!(said.contains(&format!("{level}[{RULE}]")), "{said}");
    }
    let said = check(&weighed("off"));
    assert!(!said.contains(RULE), "{said}");
    assert!(said.contains("warning["), "other rules go on: {said}");
}

/// The small example with a defect in a value, with a weight for the rule of proofreading that finds it.
fn misprinted(level: &str) -> String {
    let before = "ask for energy reporting";
    let deal = SMALL.replacen(before, "ask for energy reporting from Monday, 30 April 2027", 1);
    assert_ne!(deal, SMALL, "the example says “{before}”");
    if level.is_empty() {
        return deal;
    }
    format!("{deal}\n[lints]\nwrong-weekday = {{ level = \"{level}\", because = \"it is a joke: CANARY\" }}\n")
}

/// A rule of proofreading is weighed as any other; what is an error in the paper of others stops ours only when asked to.
#[test]
fn a_rule_of_proofreading_weighs_what_the_deal_says() {
    for (level, wanted) in
        [("", "warning[wrong-weekday]"), ("note", "note[wrong-weekday]"), ("error", "error[wrong-weekday]")]
    {
        let said = check(&misprinted(level));
        assert!(said.contains(wanted) && !said.contains("CANARY"), "{said}");
    }
    let said = check(&misprinted("off"));
    assert!(!said.contains("wrong-weekday"), "{said}");
    let request = Request { formats: vec!["markdown".to_owned()], ..Request::default() };
    assert!(render(&misprinted("error"), &request).files.is_empty());
    let documents = all_markdown(&misprinted("note"));
    for (name, text) in &documents {
        assert_eq!(text.contains("CANARY"), name.starts_with("private"), "{name}");
    }
}

/// An error is an error, whoever made it one: nothing is written.
#[test]
fn a_rule_that_is_an_error_stops_the_documents() {
    let request = Request { formats: vec!["markdown".to_owned()], ..Request::default() };
    assert!(!render(&weighed("warning"), &request).files.is_empty());
    let output = render(&weighed("error"), &request);
    assert!(output.files.is_empty() && output.findings.has_errors());
    assert!(!findings(&output).contains("CANARY"), "a finding quotes a private reason");
}

#[test]
fn the_reason_is_in_the_private_term_sheet_alone() {
    for (level, words) in [("off", "switched off"), ("note", "a note"), ("warning", "a warning"), ("error", "an error")]
    {
        let deal = weighed(level).replace(RULE, "no-mechanism");
        let documents = all_markdown(&deal);
        let wanted = format!("no-mechanism is {words}, because the pilot needs none: CANARY.");
        for (name, text) in &documents {
            assert_eq!(text.contains("CANARY"), name.starts_with("private"), "{name}: {text}");
        }
        let ours = documents["private-term-sheet.md"].replace('\\', "");
        assert!(ours.contains(&wanted), "{ours}");
    }
    let none = &all_markdown(SMALL)["private-term-sheet.md"];
    assert!(!none.contains("We weigh these rules otherwise"), "{none}");
}

#[test]
fn each_rule_has_a_page_and_each_page_a_rule() {
    let mut pages: Vec<&str> = page_files().map(|(name, _)| name).collect();
    let mut rules: Vec<&str> = names().collect();
    pages.sort_unstable();
    rules.sort_unstable();
    assert_eq!(pages, rules);
}

#[test]
fn a_page_says_what_why_who_and_shows_both_sides() {
    for rule in rules() {
        let page = page(&rule);
        let lines = |wanted: &str| page.lines().filter(|line| line.starts_with(wanted)).count();
        assert!(page.starts_with(&format!("# {}\n\n{}\n", rule.name, rule.summary)), "{page}");
        assert!(page.contains(&format!("Level: {}. Source: {}.\n", rule.level.name(), rule.source)), "{page}");
        // An example that fires, one that does not, and how to weigh the rule otherwise where the deal may.
        let (examples, fires) = match rule.reads {
            Reads::Deal => (lines("```toml") - 1, "# "),
            Reads::Documents(_) => (lines("```markdown"), "<!-- "),
        };
        let is_weighed = page.contains(&format!("\n[lints]\n{} = {{ level", rule.name));
        assert_eq!(is_weighed, rule.reads != Reads::Documents(Scope::Theirs), "{page}");
        assert!(examples >= 2 && lines("## ") >= examples + usize::from(is_weighed), "{page}");
        // An error in the paper of others is a warning in ours, where the page may show it.
        let level = rule.level.name();
        assert!(
            [level, "warning"].iter().any(|level| page.contains(&format!("{fires}{level}: [{}]", rule.name))),
            "{page}"
        );
        let is_trap = rule.source.starts_with("law:");
        assert_eq!(lines("Jurisdiction: ") == 1, is_trap, "{}", rule.name);
        assert!(page.lines().all(|line| line.chars().count() <= 200), "{page}");
    }
}

#[test]
fn a_rule_that_is_not_there_names_the_nearest() {
    let error = pipeline::explain("no-mecanism").unwrap_err();
    assert_eq!(error.to_string(), "there is no rule `no-mecanism`; did you mean `no-mechanism`?");
    let error = pipeline::explain("xyz").unwrap_err();
    assert_eq!(error.to_string(), "there is no rule `xyz`; `prenup explain` lists the rules");
    assert_eq!(pipeline::rule_list().lines().count(), names().count());
    assert!(pipeline::explain("list-ordr").unwrap_err().to_string().ends_with("did you mean `list-order`?"));
}

/// Our own team reads the names of parties, and not the ids of a spec.
#[test]
fn findings_are_in_words() {
    let ours = &all_markdown(SMALL)["private-term-sheet.md"];
    let (_, rest) = ours.split_once("What the draft still lacks").unwrap();
    let lacks = rest.split("\n## ").next().unwrap();
    assert!(lacks.contains("Colossa has no champion of the alliance."), "{lacks}");
    assert!(!lacks.contains('`') && !lacks.contains("colossa"), "{lacks}");
}

/// The large example is a deal as it should be: whatever a rule finds there is a false finding, or the example's fault.
#[test]
fn nothing_is_found_in_the_large_example() {
    let said = check(LARGE);
    assert!(said.is_empty(), "{said}");
}

/// A trap that the built-in library closes is open again where the deal's own library drops the clause.
#[test]
fn a_clause_that_the_own_library_drops_is_missed() {
    let template = std::fs::read_to_string("templates/term-sheet.toml").unwrap();
    let less = template.replace(", \"terms/independence\"", "");
    assert_ne!(template, less);
    for (text, is_missed) in [(template.as_str(), false), (less.as_str(), true)] {
        let world = Memory::with(&[("deal.toml", SMALL), ("templates/term-sheet.toml", text)]);
        let (found, _) = pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
        assert_eq!(found.iter().any(|finding| finding.id == "no-partnership-clause"), is_missed);
    }
}
