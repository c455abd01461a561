//! The alignment page: each question stands as the deal and our own notes make it stand, and the page has words for it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{LARGE, SMALL, all_markdown};
use prenup::deal::{self, Alignment, Assessment, Dimension, Question, Standing, Why};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::spec::{self, Spec};

const BASE: &str = include_str!("suite/base.toml");
const CASES: &str = include_str!("alignment.md");
const WORDS: &str = include_str!("../clauses/private/alignment.md");

/// A case: its heading, its deal, and the lines that it expects, by question.
struct Case {
    title: String,
    deal: String,
    expected: BTreeMap<String, String>,
}

fn cases() -> Vec<Case> {
    let block = |part: &str, name: &str| {
        let (_, rest) = part.split_once(&format!("```{name}\n")).unwrap_or_else(|| panic!("no {name}: {part}"));
        rest.split("```").next().unwrap().to_owned()
    };
    let case = |part: &str| {
        let mut deal: toml::Table = BASE.parse().unwrap();
        lay_over(&mut deal, block(part, "toml").parse().unwrap());
        let lines = block(part, "text");
        let expected = lines.lines().map(|line| line.split_once(": ").unwrap()).map(|(question, rest)| {
            let rest = rest.trim_end();
            (question.to_owned(), rest.to_owned())
        });
        Case { title: part.lines().next().unwrap().to_owned(), deal: deal.to_string(), expected: expected.collect() }
    };
    CASES.split("\n## ").skip(1).map(case).collect()
}

fn lay_over(under: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(toml::Value::Table(table)), toml::Value::Table(more)) => lay_over(table, more),
            (_, value) => drop(under.insert(key, value)),
        }
    }
}

fn answers(deal: &str) -> Vec<Assessment> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", deal.to_owned());
    let read = spec::read::<Spec>(file, &mut sources, &mut findings);
    let deal = read.and_then(|(spec, places)| deal::resolve(spec, places, &sources, &mut findings));
    let deal = deal.unwrap_or_else(|| panic!("{}", emit(&findings, &sources, Style::Short)));
    Alignment::of(&deal).into_inner().answers
}

/// `contradicted: no-champion, no-executive-sponsor`
fn line(answer: &Assessment) -> String {
    let reasons: Vec<&str> = answer.against.iter().chain(&answer.missing).map(|reason| reason.why.id()).collect();
    format!("{}: {}", answer.standing.id(), reasons.join(", ")).trim_end().to_owned()
}

#[test]
fn each_question_stands_as_the_case_says() {
    for case in cases() {
        let stands: BTreeMap<String, String> =
            answers(&case.deal).iter().map(|answer| (answer.question.id().to_owned(), line(answer))).collect();
        assert!(!case.expected.is_empty(), "{}", case.title);
        for (question, expected) in &case.expected {
            assert_eq!(stands.get(question), Some(expected), "{}, in the case: {}", question, case.title);
        }
    }
}

/// Each reason is given in one case, and in another it is not although its question is asked there.
#[test]
fn each_reason_has_a_case_with_it_and_one_without() {
    let mut with: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut lines: Vec<(String, BTreeSet<String>)> = Vec::new();
    for case in cases() {
        for (question, line) in case.expected {
            let (_, reasons) = line.split_once(':').unwrap();
            let reasons: BTreeSet<String> =
                reasons.split(", ").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            for reason in &reasons {
                with.entry(reason.clone()).or_default().insert(question.clone());
            }
            lines.push((question, reasons));
        }
    }
    for why in Why::ALL {
        let questions = with.get(why.id()).unwrap_or_else(|| panic!("no case gives `{}`", why.id()));
        let silent =
            lines.iter().any(|(question, reasons)| questions.contains(question) && !reasons.contains(why.id()));
        assert!(silent, "no case is silent on `{}`", why.id());
    }
    let known: BTreeSet<&str> = Why::ALL.into_iter().map(Why::id).collect();
    let unknown: Vec<&String> = with.keys().filter(|name| !known.contains(name.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    for question in Question::ALL {
        let of_it: Vec<&str> =
            lines.iter().filter(|(name, _)| name == question.id()).map(|(name, _)| &**name).collect();
        assert!(of_it.len() > 1, "`{}` has one case only", question.id());
    }
}

/// A name that the clause does not know would be printed as nothing.
#[test]
fn the_page_has_words_for_every_name() {
    let compared = |variable: &str| -> BTreeSet<&str> {
        let before = format!("{variable} == \"");
        let all: Vec<&str> = WORDS.split(&before).skip(1).collect();
        all.into_iter().map(|rest| rest.split('"').next().unwrap()).collect()
    };
    let of = |ids: Vec<&'static str>| ids.into_iter().collect::<BTreeSet<&str>>();
    assert_eq!(compared(" question"), of(Question::ALL.into_iter().map(Question::id).collect()));
    // Two reasons are shared by many questions, which are named together.
    let told = |why: &Why| !matches!(why, Why::NoChoice | Why::NoBelief);
    assert_eq!(compared(" why"), of(Why::ALL.into_iter().filter(told).map(Why::id).collect()));
    let in_part = |part: Dimension| Question::ALL.into_iter().filter(move |one| one.dimension() == part);
    assert_eq!(compared(" c"), of(in_part(Dimension::Strategy).map(Question::id).collect()));
    assert_eq!(compared(" b"), of(in_part(Dimension::Beliefs).map(Question::id).collect()));
    assert_eq!(compared("g.standing"), of(Standing::ALL.into_iter().map(Standing::id).collect()));
    assert_eq!(compared("d.dimension"), of(Dimension::ALL.into_iter().map(Dimension::id).collect()));
}

fn page(deal: &str) -> String {
    let ours = &all_markdown(deal)["private-term-sheet.md"];
    let (_, rest) = ours.split_once("Does it line up?\n").unwrap();
    rest.split("\n## ").next().unwrap().replace('\\', "")
}

/// The same deal with one partner more, who says and owes nothing.
fn among_three(deal: &str) -> String {
    let mut deal: toml::Table = deal.parse().unwrap();
    let third = "[parties.brook]\nname = \"Brook Oy\"\nkind = \"a limited company of Finland\"";
    lay_over(&mut deal, third.parse().unwrap());
    deal.to_string()
}

/// In print, each case of above gives a sentence a reason, among two parties and among three: no empty item, no lost
/// name, no doubled stop, and no side that is not named.
#[test]
fn every_case_reads_well() {
    for case in cases().into_iter().flat_map(|case| {
        let three = Case { deal: among_three(&case.deal), title: case.title.clone(), expected: BTreeMap::new() };
        [case, three]
    }) {
        let page = page(&case.deal);
        for item in page.lines().filter(|line| line.starts_with("- ")) {
            let wrong = ["****", "  ", "..", " .", " ,", "()", "{", "deal.toml:)", "other side"];
            assert!(!wrong.iter().any(|wrong| item.contains(wrong)), "{}: {item}", case.title);
            assert!(item.ends_with(['.', ')', '?']), "{}: {item}", case.title);
        }
    }
}

/// A reason that is about the other side as a whole names the one partner, or says of several that it is none of them;
/// one that is about a single partner names that one, however many there are.
#[test]
fn a_reason_names_the_partner_or_says_that_it_is_none_of_them() {
    let skin = r#"
        [[commitments.efforts]]
        by = "colossa"
        duty = "buy a minimum number of seats"
        standard = "none"
    "#;
    let two = page(BASE);
    let three = page(&among_three(BASE));
    for (of_one, of_none) in [
        ("Colossa puts no money into marketing.", "None of the others puts any money into marketing."),
        ("Colossa pays its sellers nothing for it.", "None of the others pays its sellers anything for it."),
        (
            "Colossa commits to no minimum and prepays nothing.",
            "None of the others commits to a minimum or prepays anything.",
        ),
    ] {
        assert!(two.contains(of_one) && !two.contains(of_none), "{two}");
        assert!(three.contains(of_none) && !three.contains(of_one), "{three}");
    }
    let excluded = format!("{BASE}{skin}");
    for page in [page(&excluded), page(&among_three(&excluded))] {
        assert!(page.contains("The draft says that Colossa owes no minimum ("), "{page}");
    }
    let press = format!("{BASE}\n[marketing]\nannouncement = {{ within = \"30 days\" }}\n");
    assert!(page(&press).contains("The draft announces the alliance, and Colossa binds itself to nothing ("));
    let press = among_three(&press);
    assert!(
        page(&press).contains("The draft announces the alliance, and none of the others binds itself to anything (")
    );
}

#[test]
fn the_worst_stands_first_and_the_counts_are_those_of_the_questions() {
    let page = page(LARGE);
    let heads = ["**Contradicted.**", "**Open.**", "**Answered,**"].map(|head| page.find(head).unwrap());
    assert!(heads.is_sorted(), "{page}");
    let counts = page.lines().filter(|line| line.starts_with("| ")).skip(2);
    let total: usize = counts.flat_map(|row| row.split('|')).filter_map(|cell| cell.trim().parse::<usize>().ok()).sum();
    assert_eq!(total, Question::ALL.len());
    let ours = all_markdown(SMALL);
    assert!(
        ours.iter().all(|(name, text)| name.starts_with("private") == text.contains("line up?")),
        "{:?}",
        ours.keys()
    );
}

/// A reason says in which file and line the term stands, whichever file of the deal that is.
#[test]
fn a_reason_names_the_line_of_the_spec() {
    let page = page(LARGE);
    let line = LARGE.lines().position(|line| line == "about     = \"position\"").unwrap();
    assert!(page.contains(&format!("with four solution engineers (deal.toml:{line}).")), "{page}");
    let line = LARGE.lines().position(|line| line.starts_with("love ")).unwrap() + 1;
    assert!(page.contains(&format!(", {line})")), "{page}");
}
