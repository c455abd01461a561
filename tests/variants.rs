//! Several wordings of one clause: exactly one is in a document, nothing of the deal is lost in it, and what it is called
//! is for our eyes alone.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;
#[path = "common/press.rs"]
mod press;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::marks::{complete, marked};
use common::{LARGE, Memory, SMALL, all_markdown, check, findings, markdown};
use prenup::clause::{self, Library, LibraryFiles, Names};
use prenup::diag::{Findings, Sources};
use prenup::pipeline::{self, Audience, Output, Request};
use press::Press;

/// A wording of a group.
struct Wording {
    clause: String,
    name: String,
    guidance: String,
}

/// The groups of the built-in library by the clause that documents list, its own wording first.
fn groups() -> BTreeMap<String, Vec<Wording>> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let files = LibraryFiles::new(clause::built_in(), &mut sources);
    let library = Library::load(&files, Names::Checked, &mut findings).unwrap();
    let mut groups: BTreeMap<String, Vec<Wording>> = BTreeMap::new();
    let mut all: Vec<_> = library.clauses().filter(|clause| clause.wording().is_some()).collect();
    all.sort_by_key(|clause| clause.variant_of().is_some());
    for clause in all {
        let group = clause.variant_of().unwrap_or_else(|| clause.id());
        groups.entry(group.to_owned()).or_default().push(Wording {
            clause: clause.id().to_owned(),
            name: clause.wording().unwrap().to_owned(),
            guidance: clause.guidance().unwrap_or_else(|| panic!("`{}` has no guidance", clause.id())).to_owned(),
        });
    }
    groups
}

/// The wordings of a group that a deal prints, each with its text in the document that has most of it; `None` when the
/// deal has an error.
fn printed(press: &Press, deal: &toml::Table, group: &[Wording]) -> Option<BTreeMap<String, String>> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for ((_, clause), text) in press.clauses(deal)? {
        if let Some(wording) = group.iter().find(|wording| wording.clause == clause) {
            found.insert(wording.name.clone(), text);
        }
    }
    Some(found)
}

fn picking(deal: &toml::Table, clause: &str, wording: &str) -> toml::Table {
    let mut deal = deal.clone();
    let table = deal.entry("wording").or_insert_with(|| toml::Table::new().into());
    table.as_table_mut().unwrap().insert(clause.to_owned(), wording.into());
    deal
}

fn laid(deal: &str, change: impl FnOnce(&mut toml::Table)) -> toml::Table {
    let mut deal: toml::Table = deal.parse().unwrap();
    change(&mut deal);
    deal
}

fn without_wording(mut deal: toml::Table) -> toml::Table {
    deal.remove("wording");
    deal
}

/// Deals that differ in what the wordings ask of a deal: some real ones, and the complete deal turned in each way.
fn deals() -> Vec<toml::Table> {
    let mut deals = vec![
        laid(SMALL, |_| {}),
        laid(LARGE, |_| {}),
        laid(include_str!("parties/three.toml"), |_| {}),
        laid(include_str!("suite/base.toml"), |_| {}),
    ];
    for name in ["corio-changepoint", "energous-dialog", "king-depomed"] {
        deals.push(laid(&std::fs::read_to_string(format!("tests/agreements/{name}.toml")).unwrap(), |_| {}));
    }
    let all = without_wording(complete()).to_string();
    deals.push(laid(&all, |_| {}));
    deals.push(laid(&all, |deal| deal["ip"]["joint"]["owner"] = "both".into()));
    deals.push(laid(&all, |deal| deal["terms"]["secrecy"]["on"] = "both".into()));
    deals.push(laid(&all, |deal| deal["terms"]["secrecy"]["on"] = "meridian".into()));
    for how in ["automatic", "option", "mutual"] {
        deals.push(laid(&all, |deal| deal["exit"]["renewal"]["how"] = how.into()));
    }
    deals.push(laid(&all, |deal| drop(deal["exit"].as_table_mut().unwrap().remove("renewal"))));
    deals.push(laid(&all, |deal| drop(deal["terms"].as_table_mut().unwrap().remove("forum"))));
    for how in ["performed", "cancelled"] {
        deals.push(laid(&all, |deal| deal["exit"]["after"]["orders"] = how.into()));
    }
    // One notice for default and end, which leaves no time for a second one.
    deals.push(laid(&all, |deal| {
        deal["exit"]["notice"]["two-stage"] = false.into();
        for trigger in deal["exit"]["triggers"].as_array_mut().unwrap() {
            trigger.as_table_mut().unwrap().remove("second-notice-within");
        }
    }));
    deals
}

/// For each deal and each group, for each pick and for none: a document that has the clause has exactly one wording of it,
/// the one that was picked. Each wording is in some document.
#[test]
fn exactly_one_wording_is_printed() {
    let (press, groups) = (Press::new(), groups());
    assert!(groups.len() >= 6, "only {} groups", groups.len());
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (at, deal) in deals().into_iter().enumerate() {
        for (group, wordings) in &groups {
            let Some(by_default) = printed(&press, &deal, wordings) else {
                panic!("a deal of this test is not sound:\n{}", check(&deal.to_string()));
            };
            let by_default: Vec<String> = by_default.into_keys().collect();
            let least = usize::from(!head(group).contains("when "));
            assert!((least..=1).contains(&by_default.len()), "{group}: {by_default:?}");
            seen.extend(by_default.iter().map(|name| format!("{group} {name}")));
            if by_deal(group) {
                continue;
            }
            assert!(by_default.iter().all(|name| *name == wordings[0].name), "{group} is {by_default:?} by default");
            // Where the clause is not there a wording is nothing: one deal shows that.
            for wording in wordings.iter().filter(|_| at == 0 || !by_default.is_empty()) {
                let picked = picking(&deal, group, &wording.name);
                if let Some(printed) = printed(&press, &picked, wordings) {
                    let names: Vec<String> = printed.into_keys().collect();
                    let expected: Vec<String> = by_default.iter().map(|_| wording.name.clone()).collect();
                    assert_eq!(names, expected, "{group} = {}", wording.name);
                    seen.extend(names.iter().map(|name| format!("{group} {name}")));
                } else {
                    let said = check(&picked.to_string());
                    assert_eq!(said.matches("error[").count(), 1, "{said}");
                    assert!(said.contains("error[wording-does-not-fit]"), "{said}");
                }
            }
        }
    }
    let all: BTreeSet<String> = groups
        .iter()
        .flat_map(|(group, wordings)| wordings.iter().map(move |wording| format!("{group} {}", wording.name)))
        .collect();
    assert_eq!(seen, all, "no deal of this test has the wordings that stand on one side only");
}

/// The proof for every legal deal: the conditions of the built-in wordings are tried with all answers to what they ask, and
/// one that was written so that two could hold is an error wherever it stands.
#[test]
fn no_deal_asks_for_two_built_in_wordings() {
    let groups = groups();
    let mut tried = 0;
    for (group, wordings) in groups.iter().filter(|(group, wordings)| by_deal(group) && wordings.len() > 2) {
        for wording in &wordings[1..] {
            let path = format!("clauses/{}.md", wording.clause);
            let text = std::fs::read_to_string(&path).unwrap();
            let condition = text.lines().find(|line| line.starts_with("when ")).unwrap();
            // What the other one asks for, asked for again.
            let other = wordings[1..].iter().find(|other| other.name != wording.name).unwrap();
            let other = head(&other.clause).lines().find(|line| line.starts_with("when ")).unwrap().to_owned();
            for (text, errors) in [(text.clone(), 0), (text.replace(condition, &other), 1)] {
                let world = Memory::with(&[("deal.toml", SMALL), (&path, &text)]);
                let (found, _) = pipeline::check(&world, Path::new("deal.toml")).unwrap();
                let said = found.iter().filter(|finding| finding.id == "two-wordings").count();
                assert_eq!(said > 0, errors > 0, "{group}: {}", wording.name);
                tried += 1;
            }
        }
    }
    assert!(tried >= 10, "only {tried} were tried");
}

/// The front matter of a built-in clause.
fn head(clause: &str) -> String {
    let text = std::fs::read_to_string(format!("clauses/{clause}.md")).unwrap();
    text.split("+++\n").nth(1).unwrap().to_owned()
}

/// Whether the deal decides between the wordings of a group.
fn by_deal(group: &str) -> bool {
    head(group).contains("picked-by")
}

/// Whatever the deal says in the words of a group's own clause, it says in each other wording.
#[test]
fn no_wording_loses_what_the_deal_says() {
    let (press, groups) = (Press::new(), groups());
    let mut tried = 0;
    for (group, wordings) in groups.iter().filter(|(group, _)| !by_deal(group)) {
        let (deal, marks) = marked(|_| true, |number| format!("sentinel{number:04}"));
        let mut deals = vec![without_wording(deal)];
        let mut both = deals[0].clone();
        both["ip"]["joint"]["owner"] = "both".into();
        deals.push(both);
        for deal in deals {
            let own = printed(&press, &deal, wordings).unwrap();
            let Some(own) = own.get(&wordings[0].name) else { panic!("the complete deal has no `{group}`") };
            for wording in &wordings[1..] {
                let picked = picking(&deal, group, &wording.name);
                let Some(texts) = printed(&press, &picked, wordings) else { continue };
                assert_eq!(press.faults(&picked).as_deref(), Some(""), "{group} = {}", wording.name);
                let text = texts[&wording.name].to_lowercase();
                let of_own = marks.iter().filter(|mark| own.to_lowercase().contains(&mark.text));
                let lost: Vec<&str> =
                    of_own.filter(|mark| !text.contains(&mark.text)).map(|mark| mark.name.as_str()).collect();
                assert!(lost.is_empty(), "{group} = {} does not print {lost:?}", wording.name);
                tried += 1;
            }
        }
    }
    assert!(tried >= 8, "only {tried} wordings were tried");
}

/// What a wording is called and when to give it stands in our own term sheet, and in no shared document.
#[test]
fn names_and_guidance_are_for_us_alone() {
    let groups = groups();
    let (plain, mut deal) = (without_wording(complete()), without_wording(complete()));
    for (group, wordings) in groups.iter().filter(|(group, _)| !by_deal(group)) {
        let last = wordings.iter().rev().find(|wording| !head(&wording.clause).contains("when "));
        deal = last.map_or(deal.clone(), |wording| picking(&deal, group, &wording.name));
    }
    for deal in [plain, deal] {
        let documents = all_markdown(&deal.to_string());
        let (mut ours, mut tried) = (0, 0);
        for guidance in groups.values().flatten().map(|wording| wording.guidance.as_str()) {
            for (name, markdown) in &documents {
                let there = markdown.contains(guidance);
                assert!(!there || name == "private-term-sheet.md", "{name}: {guidance}");
                ours += usize::from(there);
            }
            tried += 1;
        }
        assert!(tried > 12 && ours > 3, "{ours} of {tried} are in our own term sheet");
    }
}

/// A library with a wording of its own that is full of canaries.
fn with_canaries(deal: &str) -> Output {
    const CANARY: &str = "+++\nvariant-of  = \"exit/convenience\"\nvariant     = \"canary-name\"\nfallback-of = \
                          \"exit/convenience\"\nfallback    = 1\nguidance    = \"CANARY guidance.\"\nnote        = \
                          \"CANARY note.\"\nsource      = \"CANARY source\"\n+++\n## Termination for convenience \
                          {#convenience}\n\nA Party may go.\n";
    let world = Memory::with(&[("deal.toml", deal), ("clauses/exit/convenience-canary.md", CANARY)]);
    let formats = if cfg!(feature = "pdf") { Vec::new() } else { vec!["markdown".to_owned()] };
    let request = Request { formats, ..Request::default() };
    pipeline::render(&world, Path::new("deal.toml"), &request).unwrap()
}

#[test]
fn a_canary_in_a_fallback_stays_in_the_house() {
    let picked = format!("{SMALL}\n[wording]\n\"exit/convenience\" = \"canary-name\"\n");
    for (deal, is_picked) in [(SMALL, false), (picked.as_str(), true)] {
        let output = with_canaries(deal);
        assert!(!output.findings.has_errors(), "{}", findings(&output));
        let has_canary = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_uppercase().contains("CANARY");
        let mut shared = 0;
        for file in output.files.iter().filter(|file| file.audience == Audience::Shared) {
            assert!(!has_canary(&file.bytes) && !has_canary(file.name.as_bytes()), "{}", file.name);
            let text = String::from_utf8_lossy(&file.bytes);
            shared += usize::from(text.contains("A Party may go."));
        }
        assert_eq!(shared > 0, is_picked, "the picked words are shared, and only they");
        let private = output.files.iter().find(|file| file.name == "private-term-sheet.md").unwrap();
        let text = String::from_utf8_lossy(&private.bytes);
        assert!(text.contains("CANARY guidance") && !text.contains("CANARY note"), "{text}");
        assert!(!has_canary(findings(&output).as_bytes()), "{}", findings(&output));
    }
}

/// The private term sheet says which wording the draft has, and what is left to give, in order.
#[test]
fn what_is_left_to_give_is_listed_in_order() {
    let owned = markdown(&format!("{LARGE}\n[wording]\n\"exit/convenience\" = \"full\"\n"), "private-term-sheet");
    let at = |text: &str| owned.find(text).unwrap_or_else(|| panic!("no {text:?} in\n{owned}"));
    let full = at("**Termination for convenience: full, as we picked it.**");
    assert!(full < at("(a) **Plain.**"));
    let joint = at("**What the Parties made together: agreed.**");
    assert!(joint < at("**Licence-back.**") && at("**Licence-back.**") < at("**With-rules.**"));
    let last = markdown(&format!("{LARGE}\n[wording]\n\"terms/no-shop\" = \"window\"\n"), "private-term-sheet");
    let line = last.lines().find(|line| line.contains("**No-shop: window")).unwrap();
    assert!(line.ends_with("Nothing is left to give."), "{line}");
    let plain = markdown(LARGE, "private-term-sheet");
    assert!(!plain.contains("Termination for convenience: plain"), "nobody picked it and nothing is left to give");
}

fn said(lines: &str) -> Vec<String> {
    let all = check(&format!("{SMALL}\n[wording]\n{lines}\n"));
    let ours = |line: &&str| line.contains("wording") || line.contains("error[");
    all.lines().filter(ours).map(|line| line.split_once(": ").map_or(line, |(_, rest)| rest).to_owned()).collect()
}

#[test]
fn a_pick_that_cannot_be_is_an_error_at_its_place() {
    for (lines, expected) in [
        ("\"exit/convenience\" = \"full\"", vec![]),
        (
            "\"exit/convenance\" = \"full\"",
            vec![
                "error[unknown-clause]: there is no clause `exit/convenance` of several wordings; did you mean \
                  `exit/convenience`?",
            ],
        ),
        (
            "\"exit/mutual\" = \"full\"",
            vec!["error[unknown-clause]: there is only one wording of `exit/mutual`; drop the line"],
        ),
        (
            "\"exit/convenience-full\" = \"full\"",
            vec![
                "error[unknown-clause]: there is only one wording of `exit/convenience-full`; name the clause of which \
                  it is a wording: `exit/convenience`",
            ],
        ),
        (
            "\"exit/convenience\" = \"ful\"",
            vec!["error[unknown-variant]: `exit/convenience` has no wording `ful`; did you mean `full`?"],
        ),
        (
            "\"exit/renewal\" = \"automatic\"",
            vec![
                "error[wording-not-free]: the deal itself decides how `exit/renewal` is worded; drop the line, and \
                  write what the deal is to say",
            ],
        ),
        (
            "\"exit/joint-ip\" = \"with-rules\"",
            vec![
                "warning[idle-wording]: no document holds `exit/joint-ip`, so its wording has no effect; it is left \
                  out: the deal says nothing of intellectual property that the Parties make together",
            ],
        ),
    ] {
        let found = said(lines);
        assert_eq!(found, expected, "{lines}");
    }
    let deal = format!("{LARGE}\n[wording]\n\"exit/joint-ip\" = \"with-rules\"\n");
    let found = check(&deal);
    let lines: Vec<&str> = found.lines().filter(|line| line.contains("error[")).collect();
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    let row = deal.lines().count();
    assert!(line.starts_with(&format!("deal.toml:{row}:19: error[wording-does-not-fit]")), "{line}");
    assert!(line.ends_with("one Party owns the joint work, so the Parties have nothing to share out"), "{line}");
}

#[test]
fn a_question_for_a_clause_is_one_for_its_group() {
    let deal = format!("{LARGE}\n[wording]\n\"terms/no-shop\" = \"window\"\n");
    let text = markdown(&deal, "term-sheet");
    assert!(text.contains("an offer that it did not ask for"), "{text}");
    assert!(text.contains("for 45 days after the last signature. See Section"), "{text}");
}

/// A clause of the deal's own that points into one that the deal leaves out.
#[test]
fn a_reference_into_a_clause_that_was_not_chosen_names_both() {
    let own = "+++\ntitle = \"Mutual\"\naudience = \"shared\"\nnote = \"n\"\n+++\n## By agreement {#mutual}\n\nAs in \
               [lock-in](#lock-in).\n";
    let world = Memory::with(&[("deal.toml", SMALL), ("clauses/exit/mutual.md", own)]);
    let (found, sources) = pipeline::check(&world, Path::new("deal.toml")).unwrap();
    let said = prenup::diag::emit(&found, &sources, prenup::diag::Style::Short);
    let line = said.lines().find(|line| line.contains("error[")).unwrap_or_else(|| panic!("{said}"));
    assert!(
        line.starts_with("clauses/exit/mutual.md:8:17: error[dropped-reference]: clause `exit/mutual` refers to"),
        "{line}"
    );
    assert!(line.contains("the label `lock-in` of clause `exit/lock-in`, which is left out: "), "{line}");
    let reason = std::fs::read_to_string("clauses/exit/lock-in.md").unwrap();
    let reason =
        reason.lines().find_map(|line| line.strip_prefix("otherwise = \"")).unwrap().trim_end_matches('"').to_owned();
    assert!(line.contains(&reason), "{line}");
}

#[test]
fn a_term_that_only_a_private_clause_defines_is_an_error_in_a_shared_one() {
    let private =
        "+++\ntitle = \"Notes\"\naudience = \"private\"\nnote = \"n\"\n+++\nThe **“Golden Bridge”** is ours.\n";
    let shared = |word: &str| {
        format!(
            "+++\ntitle = \"Mutual\"\naudience = \"shared\"\nnote = \"n\"\n+++\n## By agreement {{#mutual}}\n\nOver the {word}.\n"
        )
    };
    for (word, errors) in [("Golden Bridge", 1), ("golden bridge", 0)] {
        let world = Memory::with(&[
            ("deal.toml", SMALL),
            ("clauses/private/ideal.md", private),
            ("clauses/exit/mutual.md", &shared(word)),
        ]);
        let (found, sources) = pipeline::check(&world, Path::new("deal.toml")).unwrap();
        let said = prenup::diag::emit(&found, &sources, prenup::diag::Style::Short);
        assert_eq!(said.matches("error[private-term]").count(), errors, "{said}");
        assert_eq!(said.matches("error[").count(), errors, "{said}");
    }
}

/// The exit clause of the large example by articles: each reference reads as its heading does.
#[test]
fn articles_and_their_references_agree() {
    let template = std::fs::read_to_string("templates/exit-clause.toml").unwrap();
    let template = template.replace("\"decimal\"", "\"articles\"");
    let world = Memory::with(&[("deal.toml", LARGE), ("templates/exit-clause.toml", &template)]);
    let request = Request {
        documents: vec!["exit-clause".to_owned()],
        formats: vec!["markdown".to_owned()],
        ..Request::default()
    };
    let output = pipeline::render(&world, Path::new("deal.toml"), &request).unwrap();
    let text = String::from_utf8(output.files[0].bytes.clone()).unwrap();
    let headings: BTreeSet<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    let has = |start: &str| headings.iter().any(|line| line.trim_start_matches(['#', ' ']).starts_with(start));
    assert!(has("Article I. ") && has("Article IV. ") && has("Section 2.1 "), "{headings:#?}");
    let words = || text.split(|c: char| c.is_whitespace() || c == '\u{a0}');
    let mut read = 0;
    for (kind, number) in words().zip(words().skip(1)) {
        let number: String = number.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
        let number = number.trim_end_matches('.');
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "IVXL.".contains(c));
        if matches!(kind, "Section" | "Article") && is_number {
            let wanted = if kind == "Article" { format!("{kind} {number}. ") } else { format!("{kind} {number} ") };
            assert!(has(&wanted), "{wanted} is no heading of {headings:#?}");
            read += 1;
        }
    }
    assert!(read > 40, "only {read} references were read");
}
