//! Proofreading: silent on our own documents, and orderly on whatever file it is given.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::fmt::Write as _;

use common::effort::within;
use common::marks::complete;
use common::program::Folder;
use common::{LARGE, Memory, SMALL, check};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::doc;
use prenup::lint::{self, PROOF_RULES, Paper};
use proptest::prelude::*;

/// What the rules of proofreading find in the documents of a deal, a line each.
fn found(deal: &str) -> Vec<String> {
    let said = check(deal);
    let is_ours = |line: &&str| PROOF_RULES.iter().any(|rule| line.contains(&format!("[{}]", rule.name)));
    said.lines().filter(is_ours).map(str::to_owned).collect()
}

#[test]
fn our_examples_have_nothing_to_mend() {
    for deal in [LARGE, SMALL, &complete().to_string()] {
        assert_eq!(found(deal), Vec::<String>::new());
    }
}

#[test]
fn documents_of_real_agreements_have_nothing_to_mend() {
    let mut read = 0;
    for entry in std::fs::read_dir("tests/agreements").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let stem = name.strip_suffix(".toml").filter(|stem| !stem.contains('.'));
        let is_deal = stem.is_some_and(|stem| stem != "open");
        if is_deal {
            read += 1;
            assert_eq!(found(&std::fs::read_to_string(&path).unwrap()), Vec::<String>::new(), "{name}");
        }
    }
    assert_eq!(read, 12);
}

/// A defect in a value of a deal is found in the documents, is told without the value, and stops nothing but what is sure.
#[test]
fn a_value_with_a_defect_is_told_without_its_words() {
    let before = "Meridian’s enterprise sales force";
    let deal = LARGE.replacen(before, "On 14 March 2027 TBD and, as Section 9.9 says, Meridian’s sales force", 1);
    assert!(deal != LARGE);
    let found = found(&deal).join("\n");
    assert!(found.contains("warning[placeholder]") && found.contains("warning[typed-reference]"), "{found}");
    assert!(!found.contains("9.9") && !found.contains("TBD"), "{found}");
}

#[test]
fn what_is_private_stays_unsaid() {
    let deal = LARGE.replacen(
        "[private]\n",
        "[private]\nnotes = [{ on = \"money\", text = \"On 31 April 2027 we XXX\" }]\n",
        1,
    );
    let said = check(&deal);
    assert!(!said.contains("31 April") && !said.contains("XXX"), "{said}");
}

/// A heading of a document template has its place as the words of a clause have; one that a value made is not quoted.
#[test]
fn a_heading_of_a_template_is_found_where_it_stands() {
    let template = std::fs::read_to_string("templates/exit-clause.toml").unwrap();
    let line = template.lines().position(|line| line.starts_with("title   = \"General\"")).unwrap() + 1;
    for (title, said) in [
        ("General TBD", format!("templates/exit-clause.toml:{line}:20: warning[placeholder]: “TBD” ")),
        ("{{ deal.title }}", format!("templates/exit-clause.toml:{line}:11: warning[placeholder]: what a value says ")),
    ] {
        let template = template.replace("title   = \"General\"", &format!("title   = \"{title}\""));
        let deal = LARGE.replacen("title        = \"", "title        = \"TBD ", 1);
        assert_ne!(deal, LARGE);
        let world = Memory::with(&[("deal.toml", &deal), ("templates/exit-clause.toml", &template)]);
        let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
        let all = emit(&found, &sources, Style::Short);
        assert!(all.lines().any(|line| line.starts_with(&said)), "{said} is not in\n{all}");
        let is_lost = |line: &&str| !line.contains(".toml:") && !line.contains(".md:");
        assert_eq!(all.lines().find(is_lost), None, "a finding without a place");
    }
}

/// What the rules of proofreading say of the exit clause of the large example whose template has a line in other words.
fn said_of(key: &str, words: &str) -> Vec<String> {
    let path = "templates/exit-clause.toml";
    let template = std::fs::read_to_string(path).unwrap();
    let old = template.lines().find(|line| line.split(' ').next() == Some(key)).unwrap();
    let template = template.replacen(old, &format!("{key} = '{words}'"), 1);
    let world = Memory::with(&[("deal.toml", LARGE), (path, &template)]);
    let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
    let is_ours = |line: &&str| PROOF_RULES.iter().any(|rule| line.contains(&format!("[{}]", rule.name)));
    emit(&found, &sources, Style::Short).lines().filter(is_ours).map(str::to_owned).collect()
}

/// Title, subtitle and marking are read as the clauses are, each rule that looks at words with what it finds and what it lets
/// pass there.
#[test]
fn what_stands_before_the_sections_is_read_too() {
    for (key, words, rule, silent) in [
        ("title", "Exit Clause TBD", "warning[placeholder]: “TBD” ", "Exit Clause, To Be Signed"),
        ("subtitle", "{{ deal.title }}, ${name}", "warning[unrendered-tag]: “${name}” ", "{{ deal.title }}, USD 5"),
        ("marking", "The text hereof is a draft.", "note[archaic-phrase]: “hereof”", "The text here is a draft."),
        ("marking", "Read and/or sign it.", "note[ambiguous-phrase]: “and/or”", "Read or sign it."),
        ("title", "Exit (Clause", "warning[unmatched-bracket]: ", "Exit (Clause)"),
        ("subtitle", "The ”end", "warning[unmatched-quote]: ", "The “end”"),
        ("marking", "Sent on 31 April 2027.", "warning[impossible-date]: “31 April 2027”", "Sent on 30 April 2027."),
        ("subtitle", "Monday, 2 April 2027", "warning[wrong-weekday]: ", "Friday, 2 April 2027"),
        ("marking", "Section 4.2 governs.", "warning[typed-reference]: “Section 4.2”", "The clause governs."),
        ("marking", "It has two (3) parts.", "warning[words-against-digits]: ", "It has three (3) parts."),
        ("marking", "Notice shall be given.", "note[duty-without-actor]: ", "Each Party shall give notice."),
        (
            "marking",
            "Not for the Transition Period.",
            "warning[undefined-term]: “Transition Period”",
            "Not for the Term.",
        ),
        ("subtitle", "with Harbour Analytics, Inc.", "warning[party-name-drift]: ", "with Harbor Analytics, Inc."),
    ] {
        let found = said_of(key, words);
        let is_there = |line: &String| line.starts_with("templates/exit-clause.toml:") && line.contains(rule);
        assert!(found.iter().any(is_there), "{rule} of {words}: {found:#?}");
        assert_eq!(said_of(key, silent), Vec::<String>::new(), "{silent}");
    }
}

/// A title uses no term: one that stands there and in its definition alone is not used.
#[test]
fn a_title_uses_no_term() {
    let clause = "+++\ntitle = \"Extra\"\naudience = \"shared\"\nnote = \"x\"\n+++\n## Extra\n\nA **“Last Supper”** is a meal.\n";
    let template = std::fs::read_to_string("templates/exit-clause.toml").unwrap();
    let template = template.replace("[\"exit/general\"]", "[\"exit/general\", \"exit/extra\"]");
    let template = template.replacen("\"Exit Clause\"", "\"Exit Clause and Last Supper\"", 1);
    let files = [("deal.toml", LARGE), ("templates/exit-clause.toml", &template), ("clauses/exit/extra.md", clause)];
    let (found, sources) = prenup::pipeline::check(&Memory::with(&files), std::path::Path::new("deal.toml")).unwrap();
    let said = emit(&found, &sources, Style::Short);
    assert!(said.contains("[unused-term]: “Last Supper”"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read() {
    let folder = Folder::empty();
    folder.write("folder/x.md", "x");
    for (name, cause) in [("lost.md", "no such file or directory"), ("folder", "it is a folder")] {
        let ran = folder.run(&["proofread", name]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
        assert_eq!(ran.stderr, format!("error: failed to read `{name}` ({cause})\n"));
    }
}

#[test]
fn a_file_that_is_no_text() {
    let folder = Folder::empty();
    folder.write("x.md", b"# A\n\nx \xFF y\n");
    folder.write("empty.md", "\n");
    let ran = folder.run(&["proofread", "x.md", "empty.md", "--short"]);
    assert_eq!(ran.status, 1);
    let expected = "x.md:3:3: error[not-utf8]: the file is not UTF-8 text; save it as UTF-8\n\
                    empty.md:1:1: error[empty-file]: the file holds no text\n";
    assert_eq!(ran.stderr, expected);
}

#[test]
fn a_file_that_is_too_large() {
    let folder = Folder::empty();
    let file = std::fs::File::create(folder.path().join("x.md")).unwrap();
    file.set_len(100 << 20).unwrap();
    let ran = folder.run(&["proofread", "x.md"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.stderr, "error: failed to read `x.md` (it has 100 MB; at most 4 MB are read)\n");
}

/// Half a megabyte of whatever could make a rule slow.
#[test]
fn hostile_files_take_a_bounded_effort() {
    let folder = Folder::empty();
    let mut terms = String::new();
    for n in 0..20_000 {
        writeln!(terms, "“Term A{n}” means the Term A{}.\n", n / 2).unwrap();
    }
    let many = |text: &str| text.repeat((1 << 19) / text.len());
    for (name, text) in [
        ("nested.md", format!("{}x\n", "> ".repeat(10_000))),
        ("list.md", format!("{}x\n", "- ".repeat(10_000))),
        ("brackets.md", many("([{\"“ ")),
        ("closed.md", format!("{}{}", "[".repeat(1 << 18), ")".repeat(1 << 18))),
        ("terms.md", terms),
        ("uses.md", format!("“Term A” means x. {}", many("the Term A Date "))),
        ("headings.md", many("# 1\n## 1.1\n")),
        ("listed.md", format!("# 1. A\n# 2. B\n# 3. C\nSections {}\n", many("1, "))),
        ("within.md", many("(a) x ")),
        ("numbered.md", many("8.1 x\n\n8.3 y\n\n")),
        ("bold.md", many("**Term**: a thing\n\n")),
        ("named.md", many("referred to as the “Term” ")),
        ("items.md", many("(a) x\n\n(i) y\n\n")),
        ("dates.md", many("from 31 April 2027 to Monday, 1 May 2026 ")),
        ("numbers.md", many("thirty (60) days ")),
        ("tables.md", format!("| a | b |\n| - | - |\n{}", many("| Total | 1 |\n"))),
        ("names.md", many("Harbor Analytics Inc sells. Harbour Analytics Inc buys. ")),
        ("section.md", many("See Section 4.2 and Exhibit A of “x. ")),
        ("emphasis.md", many("*a **b _c_ ")),
        ("tags.md", many("{{ {% << ${ ")),
        ("words.md", many("hereof and/or TBD ___ ")),
    ] {
        let world = Memory::with(&[(name, &text)]);
        let found = within(30, name, || prenup::pipeline::proofread(&world, &[name.into()]));
        assert!(found.is_ok(), "{name}");
        folder.write(name, text);
    }
    let terms = folder.run(&["proofread", "terms.md", "--short"]);
    assert!(terms.stderr.contains("note[too-many-terms]"), "{}", terms.stderr);
    let words = folder.run(&["proofread", "words.md", "--short"]).stderr;
    assert!(words.contains("note[placeholder]: there are more than 100 findings of this rule"), "{words}");
    let nested = folder.run(&["proofread", "nested.md", "--short"]);
    assert_eq!(nested.status, 1);
    assert!(nested.stderr.starts_with("nested.md:1:1: error[nested-too-deep]"), "{}", nested.stderr);
}

/// What a contract of others may hold and the tree may not is read as text, or said where text is lost.
#[test]
fn markup_that_is_not_ours() {
    let text = "# A <b>*title*</b> {#x}\n\n### ~~Deep~~[^1]\n\n- [x] done on 31 April 2027\n\n---\n\n    indented 31 June 2027\n\n\
                ![alt](x.png)\n\n<div>\nlost\n</div>\n\n<p>\nlost too\n</p>\n\n[^1]: a note of 31 November 2027\n";
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("x.md", text.to_owned());
    let document = doc::read(file, &sources, &mut findings).unwrap();
    findings.extend(lint::proofread(&document, Paper::Theirs, &sources));
    let said = emit(&findings.sorted(), &sources, Style::Short);
    for expected in [
        "x.md:5:15: error[impossible-date]",
        "x.md:9:14: error[impossible-date]",
        "x.md:11:1: note[unread-markup]: the contract holds an image",
        "x.md:13:1: note[unread-markup]: the contract holds raw HTML",
        "x.md:21:17: error[impossible-date]",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    assert_eq!(said.lines().count(), 5, "{said}");
}

/// What all rules find in a text, whoever wrote it, as it is printed.
fn read(text: &str) -> String {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("x.md", text.to_owned());
    if let Some(document) = doc::read(file, &sources, &mut findings) {
        for paper in [Paper::Theirs, Paper::Ours] {
            findings.extend(lint::proofread(&document, paper, &sources));
        }
    }
    emit(&findings.sorted(), &sources, Style::Human { color: false })
}

/// Cut at each of its characters a contract is another one, and none makes a rule panic.
#[test]
fn a_contract_that_ends_anywhere() {
    let text = "# Supply of 5” pumps\n\nAcme, Inc. (“Acme”) shall pay thirty (60) days’ – [•] {{ x }} – from 1 May 2027 to \
                Monday, 31 April 2026 as Section 4.2(b) and Exhibit A say. “Fee” means the Fee and/or é.\n\n| a | Total |\n\
                | - | - |\n| x | 5% |\n";
    for (end, _) in text.char_indices() {
        read(&text[..end]);
    }
    assert!(read(text).contains("error[words-against-digits]"), "{}", read(text));
}

proptest! {
    #[test]
    fn no_text_makes_a_rule_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "the ", "The ", "“", "”", "\"", "(", ")", "[", "]", "{{", "}}", "_", "___", "**", "*", "`", "\n", "\n\n",
                "# ", "## 1.2 ", "1. ", "- ", "> ", "| a | Total |\n| - | - |\n", "| 5% | USD 7 |\n", "    ", "Fee", "Fees",
                " means ", " shall be paid", "Section 4", "Section 4.2(b)", "Exhibit A", "(a) ", "(iii) ", "é", "—", "\u{a0}",
                "31 April 2027", "Monday, ", "May ", "2027-02-30", "thirty (60)", "5 (six)", " days", "Acme, Inc.", "plc",
                "Effective Date", "hereof", "and/or", "TBD", "<b>", "$5", "${x}", "split 60% and 50%", ". ", "from ", " to ",
            ]),
            0..40,
        ),
    ) {
        read(&pieces.concat());
    }
}
