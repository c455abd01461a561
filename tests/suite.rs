//! Literate cases: a file a finding, a heading a case.
//!
//! A case is a `toml` block laid over `tests/suite/base.toml`: a table that stands in both has the keys of both, and the
//! case's own where both have one. A comment `# error: [id] words` at the end of a line expects the finding on that line
//! and the words in its message; on the first line it may stand alone, for what the whole spec lacks. A case without a
//! comment that names the file's own finding says that it stays silent. `toml whole` is laid over nothing. A `toml layer`
//! below is a file of its own, laid over the case as the program lays one file over another. A `toml offer` is what the
//! other side says, laid over all of them. A `toml exit` is what a rehearsal of the exit is asked: its keys are the
//! flags `trigger`, `on`, `by` and `learnt`. A `toml playbook` is the playbook of our team. A `markdown` block below,
//! named for a document, must stand in that document. A `dropped` block names clauses that the deal's own library has
//! dropped from the documents.
//!
//! The cases of a rule are the examples of its page, which stands with the other pages in `docs/rules/`.
//!
//! A case of a rule of proofreading is a contract in Markdown, with `<!-- warning: [id] words -->` at the end of a line for
//! what is expected there; whatever else is found fails it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

#[path = "suite/case.rs"]
mod case;
#[path = "common/mod.rs"]
mod common;
#[path = "suite/ids.rs"]
mod ids;
#[path = "suite/paper.rs"]
mod paper;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use case::{Case, Expected, Laid, read_cases};
use prenup::diag::{FileId, Finding, Findings, Sources};
use prenup::spec::{self, Playbook, Spec};
use prenup::{deal, lint};

/// Errors without a case here: no deal spec is known to give `bad-spec`, which is for what the schema lets pass and the
/// types do not; and `too-many-rows` takes a thousand rows.
const NO_CASE: [&str; 2] = ["bad-spec", "too-many-rows"];

/// Where cases are.
const FOLDERS: [&str; 7] = [
    "docs/rules",
    "tests/suite/condition",
    "tests/suite/lint",
    "tests/suite/deal",
    "tests/suite/exit",
    "tests/suite/value",
    "tests/suite/spec",
];

/// Where the cases of proofreading are that a page has no room for: each condition of a rule has one that needs it.
const PROOF: &str = "tests/suite/proof";

/// Whole contracts in five styles of drafting, each as it should be and with errors planted.
const CONTRACTS: &str = "tests/suite/contracts";

const BASE: &str = include_str!("suite/base.toml");

/// The cases by the finding that they are about, which is the name of their file.
fn all_cases() -> BTreeMap<String, Vec<Case>> {
    let mut all = BTreeMap::new();
    for folder in FOLDERS {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if proofreads(&path) {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let cases = read_cases(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(!cases.is_empty(), "{} holds no case", path.display());
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            assert!(all.insert(stem, cases).is_none(), "two files are named as {}", path.display());
        }
    }
    all
}

/// Whether a page is that of a rule of proofreading.
fn proofreads(path: &Path) -> bool {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    prenup::lint::PROOF_RULES.iter().any(|rule| rule.name == stem)
}

/// The cases of proofreading by the rule, or the style of a contract, that they are about.
fn papers() -> BTreeMap<String, Vec<paper::Case>> {
    let mut all: BTreeMap<String, Vec<paper::Case>> = BTreeMap::new();
    let paths = ["docs/rules", PROOF, CONTRACTS].into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let is_ours = |path: &std::path::PathBuf| path.starts_with(CONTRACTS) || proofreads(path);
    for path in paths.map(|entry| entry.unwrap().path()).filter(is_ours) {
        let text = std::fs::read_to_string(&path).unwrap();
        let cases = paper::read_cases(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        all.entry(path.file_stem().unwrap().to_str().unwrap().to_owned()).or_default().extend(cases);
    }
    all
}

/// What differs between what a case expects and what it gives: every error counts, and of the rest the finding itself.
fn differences(about: &str, case: &Case) -> Vec<String> {
    let laid = case.laid_on(BASE);
    let (findings, sources) = read(&laid);
    let mut wrong = Vec::new();
    let mut open: Vec<&Expected> = laid.expected.iter().collect();
    for finding in findings.iter() {
        let place = finding.span.map_or(("", 0), |span| (sources.name(span.file), sources.line_column(span).0));
        if let Some(at) = open.iter().position(|expected| fits(expected, finding, place)) {
            open.remove(at);
        } else if finding.id == about || finding.level.name() == "error" {
            wrong.push(format!("not expected: {}", said(finding, place, &laid)));
        }
    }
    wrong.extend(open.iter().map(|expected| format!("not there: {expected:?}")));
    for (document, fragment) in &case.documents {
        let text = common::layered_markdown(&laid.files, document);
        if !text.contains(fragment.as_str()) {
            wrong.push(format!("`{document}` does not hold:\n{fragment}\nbut is:\n{text}"));
        }
    }
    wrong
}

/// What spec, deal, rules and a rehearsal find; the documents are left out, which take a hundred times longer.
fn read(Laid { files, offer, exit, playbook, dropped, expected: _ }: &Laid) -> (Findings, Sources) {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let mut files: Vec<FileId> = files.iter().map(|(name, text)| sources.add(name.clone(), text.clone())).collect();
    let spec = spec::read_layers::<Spec>(&files, &mut sources, &mut findings);
    let team = playbook.as_ref().and_then(|(name, text)| {
        let file = sources.add(name.clone(), text.clone());
        let (table, places) = spec::read::<Playbook>(file, &mut sources, &mut findings)?;
        deal::Team::of(table, places, &sources, &mut findings)
    });
    if let Some(team) = &team {
        findings.extend(lint::check_playbook(team));
    }
    let written = spec.map(|(spec, places)| deal::Written { spec, places });
    let ours = written.and_then(|written| deal::resolve_with(team.as_ref(), written, &sources, &mut findings));
    let Some(ours) = ours else { return (findings, sources) };
    findings.extend(lint::check(&ours));
    findings.extend(lint::check_team(&ours, &sources));
    findings.extend(lint::check_clauses(&ours, &|id| !dropped.iter().any(|other| other == id)));
    if let Some(Err(why)) = exit.as_ref().map(|ask| deal::rehearse(&ours, ask)) {
        findings.push(why.finding(&ours));
    }
    if let Some((name, text)) = offer {
        let file = sources.add(name.clone(), text.clone());
        deal::check_offer_file(&spec::outline(file, &sources), &mut findings);
        files.push(file);
        if let Some((spec, places)) = spec::read_layers::<Spec>(&files, &mut sources, &mut findings) {
            deal::Offer::resolve(&ours, deal::OfferFile { file, spec, places }, &sources, &mut findings);
        }
    }
    (findings, sources)
}

fn fits(expected: &Expected, finding: &Finding, place: (&str, usize)) -> bool {
    let Expected { file, line, level, id, message } = expected;
    (file.as_str(), *line) == place
        && finding.level.name() == level
        && finding.name() == id
        && finding.message.contains(message.as_str())
}

fn said(finding: &Finding, (file, line): (&str, usize), laid: &Laid) -> String {
    let text = laid
        .files
        .iter()
        .chain(&laid.offer)
        .chain(&laid.playbook)
        .find(|(name, _)| name == file)
        .and_then(|(_, text)| text.lines().nth(line.saturating_sub(1)));
    let text = text.unwrap_or_default();
    format!("{}: [{}] {} on {file}:{line}: {text}", finding.level.name(), finding.id, finding.message)
}

fn fires(about: &str, case: &Case) -> bool {
    case.laid_on(BASE).expected.iter().any(|expected| expected.id == about)
}

#[test]
fn every_case_gives_what_it_says() {
    let mut wrong = Vec::new();
    for (about, cases) in all_cases() {
        for case in cases {
            let found = differences(&about, &case);
            if !found.is_empty() {
                wrong.push(format!("{about}, “{}”:\n  {}", case.title, found.join("\n  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What has no error can be printed.
#[test]
fn silent_cases_give_documents() {
    let all = all_cases();
    let cases = all.iter().flat_map(|(about, cases)| cases.iter().map(move |case| (about, case)));
    let silent: Vec<_> = cases.filter(|(_, case)| case.laid_on(BASE).expected.is_empty()).collect();
    assert!(silent.len() > 20, "only {} cases are silent", silent.len());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for part in 0..threads {
            let mine = silent.iter().skip(part).step_by(threads);
            scope.spawn(move || {
                for (about, case) in mine {
                    let said = common::layered_check(&case.laid_on(BASE).files);
                    assert!(!said.contains("error["), "{about}, “{}”: {said}", case.title);
                }
            });
        }
    });
}

#[test]
fn every_rule_has_a_case_that_fires_and_one_that_stays_silent() {
    let cases = all_cases();
    for rule in prenup::lint::RULES {
        let own = cases.get(rule.name).unwrap_or_else(|| panic!("write docs/rules/{}.md", rule.name));
        assert!(own.iter().any(|case| fires(rule.name, case)), "no case of `{}` fires", rule.name);
        assert!(own.iter().any(|case| !fires(rule.name, case)), "no case of `{}` stays silent", rule.name);
    }
}

#[test]
fn every_paper_is_proofread_as_it_says() {
    let mut wrong = Vec::new();
    for (about, cases) in papers() {
        for case in cases {
            let found = case.differences();
            if !found.is_empty() {
                wrong.push(format!("{about}, “{}”:\n  {}", case.title, found.join("\n  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_of_proofreading_has_a_case_that_fires_and_one_that_stays_silent() {
    let papers = papers();
    for name in prenup::lint::PROOF_RULES.iter().map(|rule| rule.name) {
        let own = papers.get(name).unwrap_or_else(|| panic!("write docs/rules/{name}.md"));
        let fires = |case: &paper::Case| case.expected.iter().any(|expected| expected.id == name);
        assert!(own.iter().any(fires), "no case of `{name}` fires");
        assert!(!own.iter().all(fires), "no case of `{name}` stays silent");
    }
}

/// One name, one rule, whatever it reads.
#[test]
fn no_two_rules_have_one_name() {
    let mut names: Vec<&str> = prenup::lint::names().collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn every_error_has_a_case_that_fires() {
    let cases = all_cases();
    let mut firing: BTreeSet<String> = BTreeSet::new();
    for case in cases.values().flatten() {
        firing.extend(case.laid_on(BASE).expected.into_iter().map(|expected| expected.id));
    }
    let ids: BTreeSet<String> =
        ["src/deal", "src/expression", "src/lint", "src/spec/read"].into_iter().flat_map(ids::errors_in).collect();
    assert!(ids.len() > 25, "the sources were not read: {ids:?}");
    let is_covered = |id: &String| firing.contains(id) || NO_CASE.contains(&id.as_str());
    let missing: Vec<&String> = ids.iter().filter(|id| !is_covered(id)).collect();
    assert!(missing.is_empty(), "no case fires {missing:?}");
}

/// A file under a name that nothing has would be a case of nothing.
#[test]
fn every_file_is_named_for_what_it_is_about() {
    for (folder, known) in [
        ("docs/rules", prenup::lint::names().map(str::to_owned).collect::<BTreeSet<_>>()),
        (PROOF, prenup::lint::PROOF_RULES.iter().map(|rule| rule.name.to_owned()).collect()),
        ("tests/suite/condition", ids::errors_in("src/expression")),
        ("tests/suite/lint", ids::errors_in("src/lint")),
        ("tests/suite/deal", ids::errors_in("src/deal")),
        ("tests/suite/spec", ids::errors_in("src/spec/read")),
    ] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_str().unwrap();
            assert!(known.contains(stem), "{} is about nothing in {folder}", path.display());
        }
    }
}
