//! The clause library in a deal's own hands: copied, changed, approved, and what a broken one gets.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use common::effort::within;
use common::{Memory, SMALL, findings};
use prenup::clause;
use prenup::diag::{Findings, Level, Sources, Style, emit};
use prenup::pipeline::{self, Approval, CouldNotRun, DealFiles, Outcome, OwnState, Request, Standing, Today};
use prenup::world::NewFile;

const DEAL: &str = "deal.toml";

/// What a shared document says while some of its words are not approved.
const MARK: &str = "Not all of this text has been approved.";

fn small() -> Memory {
    Memory::with(&[(DEAL, SMALL)])
}

fn take(world: &mut Memory, files: Vec<NewFile>) {
    for file in files {
        world.files.insert(file.path.display().to_string(), file.bytes);
    }
}

fn eject(world: &mut Memory, ids: &[&str]) {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let ejected = pipeline::eject(world, Path::new(DEAL), Some(&ids)).unwrap();
    take(world, ejected.files);
}

fn by_weber(expires: Option<&str>) -> Approval {
    Approval { reviewer: "A. Weber".into(), date: "2027-01-31".into(), expires: expires.map(str::to_owned) }
}

fn approve(world: &mut Memory, ids: &[&str], approval: Approval) {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let written = pipeline::approve(world, Path::new(DEAL), &ids, approval).unwrap();
    assert!(written.findings.is_empty());
    assert_eq!(written.files.len(), ids.len());
    take(world, written.files);
}

fn text(world: &Memory, path: &str) -> String {
    String::from_utf8(world.files[path].clone()).unwrap()
}

fn change(world: &mut Memory, path: &str, from: &str, to: &str) {
    let text = text(world, path);
    assert!(text.contains(from), "{path} has no {from:?}");
    world.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
}

fn today(date: &str) -> Option<Today> {
    pipeline::today(Some(date), None).unwrap()
}

/// What `check` says of the library: its rules with their levels and places.
fn said(world: &Memory, date: Option<Today>) -> Vec<String> {
    let (found, sources) = pipeline::check_on(world, Path::new(DEAL), date).unwrap();
    let of_library = found.iter().filter(|finding| {
        let name = finding.span.map_or("", |span| sources.name(span.file));
        name.starts_with("clauses/") || name.starts_with("templates/") || finding.id == "unreadable-library"
    });
    let of_library: Vec<_> = of_library.cloned().collect();
    emit(&Findings::from(of_library), &sources, Style::Short).lines().map(str::to_owned).collect()
}

/// The Markdown of each document, by the name of its file.
fn documents(world: &Memory) -> BTreeMap<String, String> {
    let request = Request { formats: vec!["markdown".to_owned()], ..Request::default() };
    let output = pipeline::render(world, Path::new(DEAL), &request).unwrap();
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    output.files.into_iter().map(|file| (file.name, String::from_utf8(file.bytes).unwrap())).collect()
}

fn all_clauses() -> Vec<String> {
    let paths = clause::built_in().into_iter().map(|file| file.path);
    paths.filter_map(|path| path.strip_prefix("clauses/")?.strip_suffix(".md").map(str::to_owned)).collect()
}

/// The clauses that nobody approved and that a render was refused for; of none is it said twice, as an error and a warning.
fn refused(world: &Memory, document: &str, date: Option<Today>) -> Vec<String> {
    let request = Request {
        documents: vec![document.to_owned()],
        formats: vec!["markdown".to_owned()],
        today: date,
        only_approved: true,
        ..Request::default()
    };
    let output = pipeline::render(world, Path::new(DEAL), &request).unwrap();
    assert_eq!(output.files.is_empty(), output.findings.has_errors());
    let (errors, others): (Vec<_>, Vec<_>) = output.findings.iter().partition(|finding| finding.level == Level::Error);
    assert!(
        !others.iter().any(|other| errors.iter().any(|error| error.id == other.id && error.message == other.message))
    );
    errors.into_iter().map(|finding| format!("{}: {}", finding.id, finding.message)).collect()
}

#[test]
fn all_that_is_built_in_can_lie_beside_a_deal() {
    let mut world = small();
    let (before, built_in) = (documents(&world), pipeline::status(&world, Path::new(DEAL)).unwrap().built_in);
    let ejected = pipeline::eject(&world, Path::new(DEAL), None).unwrap();
    assert_eq!((ejected.files.len(), ejected.kept), (built_in + 1, 0), "all files, and where they come from");
    take(&mut world, ejected.files);
    assert_eq!(said(&world, None), [""; 0]);
    assert_eq!(documents(&world), before);
    for file in clause::built_in() {
        assert_eq!(text(&world, &file.path), file.text);
    }
    let status = pipeline::status(&world, Path::new(DEAL)).unwrap();
    assert_eq!((status.built_in, status.own.len()), (0, built_in));
    assert!(status.own.iter().all(|file| file.state == OwnState::Same && file.difference.is_none()));
    let again = pipeline::eject(&world, Path::new(DEAL), None).unwrap();
    assert_eq!((again.files.len(), again.kept), (0, built_in));
}

#[test]
fn what_lies_beside_a_deal_is_told_apart() {
    let mut world = small();
    eject(&mut world, &["exit/cure", "exit/term", "exit/mutual", "exit-clause", "look"]);
    eject(&mut world, &["exit/accrued"]);
    change(&mut world, "clauses/exit/mutual.md", "signs", "signs and dates");
    change(&mut world, "clauses/exit/cure.md", "note      = \"\"\"", "status = \"reviewed\"\nnote = \"\"\"Read. ");
    // The built-in text of today is another one than that of the ejection.
    let term = clause::text_hash(&text(&world, "clauses/exit/term.md"));
    change(&mut world, "clauses/origin.toml", &term, &clause::text_hash("an older text"));
    change(&mut world, "clauses/exit/term.md", "+++\n## ", "+++\nOurs.\n\n## ");
    let accrued = text(&world, "clauses/exit/accrued.md");
    change(&mut world, "clauses/exit/accrued.md", "+++\n## ", "+++\nOlder.\n\n## ");
    let older = clause::text_hash(&text(&world, "clauses/exit/accrued.md"));
    change(&mut world, "clauses/origin.toml", &clause::text_hash(&accrued), &older);
    world.files.insert("clauses/own/lunch.md".into(), b"x".to_vec());
    world.files.insert("clauses/exit/notice.md".into(), b"x".to_vec());
    let status = pipeline::status(&world, Path::new(DEAL)).unwrap();
    let found: Vec<(&str, OwnState)> = status.own.iter().map(|file| (file.path.as_str(), file.state)).collect();
    assert_eq!(
        found,
        [
            ("clauses/exit/accrued.md", OwnState::Outdated),
            ("clauses/exit/cure.md", OwnState::SameWords),
            ("clauses/exit/mutual.md", OwnState::Changed),
            ("clauses/exit/notice.md", OwnState::Unrecorded),
            ("clauses/exit/term.md", OwnState::MovedOn),
            ("clauses/own/lunch.md", OwnState::Ours),
            ("templates/exit-clause.toml", OwnState::Same),
            ("templates/look.typ", OwnState::Same),
        ]
    );
    let differences: Vec<&String> = status.own.iter().filter_map(|file| file.difference.as_ref()).collect();
    assert_eq!(differences.len(), 2, "only of what has moved on");
    let head = "--- clauses/exit/term.md\n+++ built in: clauses/exit/term.md\n@@ ";
    assert!(differences[1].starts_with(head) && differences[1].contains("\n-Ours.\n"), "{}", differences[1]);
    assert!(differences[0].contains("\n-Older.\n"), "{}", differences[0]);
}

#[test]
fn nothing_is_copied_over_what_is_there() {
    let mut world = small();
    eject(&mut world, &["exit/term"]);
    let fails = |ids: &[&str], place: &str| {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        pipeline::eject(&world, Path::new(place), Some(&ids)).unwrap_err().to_string()
    };
    assert!(fails(&["exit/cause", "exit/term"], DEAL).starts_with("`clauses/exit/term.md` is there already"));
    assert_eq!(fails(&["exit/caus"], DEAL), "there is no clause `exit/caus`; did you mean `exit/cause`?");
    assert_eq!(fails(&[], DEAL), "say which: the clauses or document templates to eject, or `--all`");
    assert_eq!(fails(&["exit/mutual"], "exit/cause"), "failed to read `exit/cause` (not there)");
    assert_eq!(fails(&["exit/mutual"], "dael.toml"), "failed to read `dael.toml` (not there)");
    world.files.insert("clauses/origin.toml".into(), b"x = 1".to_vec());
    let error = pipeline::eject(&world, Path::new(DEAL), None).unwrap_err();
    assert!(matches!(error, CouldNotRun::BadRecord { .. }), "{error}");
}

#[test]
fn a_clause_is_approved_where_it_lies_beside_the_deal() {
    let mut world = small();
    let error = |world: &Memory, id: &str, approval: Approval| {
        pipeline::approve(world, Path::new(DEAL), &[id.to_owned()], approval).unwrap_err().to_string()
    };
    assert!(error(&world, "exit/mutual", by_weber(None)).contains("is built in; `prenup clauses eject exit/mutual"));
    assert!(error(&world, "exit/mutua", by_weber(None)).contains("did you mean `exit/mutual`?"));
    eject(&mut world, &["exit/mutual"]);
    let before = text(&world, "clauses/exit/mutual.md");
    for (approval, said) in [
        (Approval { reviewer: " ".into(), ..by_weber(None) }, "`--reviewer` is not the name of a person"),
        (Approval { reviewer: "{{ x }}".into(), ..by_weber(None) }, "`--reviewer` is not the name of a person"),
        (Approval { date: "2027-02-30".into(), ..by_weber(None) }, "`--date` is not a date; write it as 2027-01-31"),
        (by_weber(Some("soon")), "`--expires` is not a date; write it as 2027-01-31"),
        (by_weber(Some("2026-12-31")), "`--expires` is before `--date`"),
    ] {
        assert_eq!(error(&world, "exit/mutual", approval), said);
    }
    approve(&mut world, &["exit/mutual"], by_weber(Some("2028-01-31")));
    let after = text(&world, "clauses/exit/mutual.md");
    let (head, rest) = after.split_once("status    = \"approved\"\n[approval]\n").expect("an approval");
    assert_eq!(format!("{head}+++\n{}", rest.split_once("+++\n").unwrap().1), before, "all else stays byte for byte");
    assert_eq!(said(&world, today("2028-01-31")), [""; 0]);
    let expired = "clauses/exit/mutual.md:9:13: warning[expired-approval]: the approval of `exit/mutual` has ended; have \
                   it renewed with `prenup clauses approve exit/mutual … --reviewer NAME --date DATE`";
    assert_eq!(said(&world, today("2028-02-01")), [expired]);
    change(&mut world, "clauses/exit/mutual.md", "at any time", "at the end of any month");
    let stale = "clauses/exit/mutual.md:5:13: warning[stale-approval]: the words of `exit/mutual` are not those that were \
                 approved; have them read again, then `prenup clauses approve exit/mutual … --reviewer NAME --date DATE`";
    assert_eq!(said(&world, None), [stale]);
    approve(&mut world, &["exit/mutual"], by_weber(None));
    assert_eq!(said(&world, None), [""; 0]);
}

#[test]
fn a_clause_that_is_not_sound_is_not_approved() {
    let mut world = small();
    eject(&mut world, &["exit/mutual", "exit/cause"]);
    change(&mut world, "clauses/exit/mutual.md", "note ", "nota ");
    let ids = ["exit/cause".to_owned(), "exit/mutual".to_owned()];
    let written = pipeline::approve(&world, Path::new(DEAL), &ids, by_weber(None)).unwrap();
    assert!(written.files.is_empty() && written.findings.has_errors());
    let said = emit(&written.findings, &written.sources, Style::Short);
    assert!(said.contains("clauses/exit/mutual.md:4:1: error[unknown-key]"), "{said}");
}

#[test]
fn only_approved_words_are_printed_where_that_is_asked_for() {
    let mut world = small();
    let unapproved = refused(&world, "exit-clause", None);
    assert!(unapproved.contains(&"unapproved-clause: nobody approved `exit/mutual`".to_owned()), "{unapproved:?}");
    assert!(!unapproved.iter().any(|said| said.contains("exit/escrow")), "what is not chosen needs no approval");
    assert!(pipeline::eject(&world, Path::new(DEAL), None).is_ok());
    let all = pipeline::eject(&world, Path::new(DEAL), None).unwrap();
    take(&mut world, all.files);
    let ids = all_clauses();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    approve(&mut world, &ids, by_weber(Some("2028-01-31")));
    assert_eq!(refused(&world, "exit-clause", today("2028-01-31")), [""; 0]);
    let expired = refused(&world, "exit-clause", today("2028-02-01"));
    assert_eq!(expired.len(), unapproved.len(), "{expired:?}");
    change(&mut world, "clauses/exit/mutual.md", "at any time", "at the end of any month");
    let stale = "stale-approval: the words of `exit/mutual` are not those that were approved";
    assert_eq!(refused(&world, "exit-clause", None), [stale]);
    assert_eq!(refused(&world, "term-sheet", None), [""; 0], "it does not print the clause");
}

#[test]
fn documents_say_that_words_are_not_approved_where_any_are() {
    let mut world = small();
    assert!(documents(&world).values().all(|text| !text.contains(MARK)), "nothing was ever approved");
    eject(&mut world, &["exit/mutual"]);
    approve(&mut world, &["exit/mutual"], by_weber(None));
    for (name, text) in documents(&world) {
        assert_eq!(text.matches(MARK).count(), usize::from(name != "private-term-sheet.md"), "{name}");
    }
    let all = pipeline::eject(&world, Path::new(DEAL), None).unwrap();
    take(&mut world, all.files);
    let mut ids = all_clauses();
    ids.retain(|id| id != "exit/mutual");
    approve(&mut world, &ids.iter().map(String::as_str).collect::<Vec<_>>(), by_weber(None));
    assert!(documents(&world).values().all(|text| !text.contains(MARK)), "all was approved");
    change(&mut world, "clauses/exit/mutual.md", "at any time", "at the end of any month");
    let marked: Vec<String> =
        documents(&world).into_iter().filter(|(_, text)| text.contains(MARK)).map(|(name, _)| name).collect();
    assert_eq!(marked, ["exit-clause.md"], "only the document that prints the words");
}

#[test]
fn a_clause_page_says_where_a_deal_prints_it() {
    let mut world = small();
    eject(&mut world, &["exit/mutual"]);
    let clauses = pipeline::clauses(&world, Some(DealFiles::from(Path::new(DEAL))), None).unwrap();
    let page = pipeline::clause_page(&clauses, "exit/mutual").unwrap();
    assert!(page.is_own && page.standing == Standing::Draft && page.version == 1);
    let document = &documents(&world)["exit-clause.md"];
    let [used] = page.uses.as_slice() else { panic!("{:?}", page.uses) };
    let Some(Outcome::Chosen { under: Some(heading) }) = &used.outcome else { panic!("{used:?}") };
    assert!(heading.ends_with(" Mutual agreement") && document.contains(heading), "{heading}");
    let escrow = pipeline::clause_page(&clauses, "exit/escrow").unwrap();
    let reason = escrow.otherwise.clone().unwrap();
    assert_eq!(escrow.uses[0].outcome, Some(Outcome::LeftOut { reason }));
    assert!(!escrow.is_own);
    let error = pipeline::clause_page(&clauses, "exit/mutal").unwrap_err();
    assert_eq!(error.to_string(), "there is no clause `exit/mutal`; did you mean `exit/mutual`?");
    // Each chosen clause stands under a heading, and each that is listed is accounted for.
    let papers: Vec<String> = documents(&world).into_keys().collect();
    for page in &clauses.pages {
        for used in &page.uses {
            // A report is made by a command of its own, of what that command finds out.
            let is_report = !papers.contains(&format!("{}.md", used.document));
            assert_eq!(used.outcome.is_none(), is_report, "{}: {used:?}", page.id);
            assert!(!matches!(used.outcome, Some(Outcome::Chosen { under: None })), "{}: {used:?}", page.id);
        }
    }
    let built_in = pipeline::clauses(&world, None, None).unwrap();
    assert_eq!(built_in.pages.len(), clauses.pages.len());
    assert!(built_in.pages.iter().flat_map(|page| &page.uses).all(|used| used.outcome.is_none()));
}

/// The built-in library has no clause that nothing prints, and no condition that nothing meets.
#[test]
fn nothing_is_wrong_with_the_built_in_library() {
    let clauses = pipeline::clauses(&small(), None, None).unwrap();
    assert_eq!(emit(&clauses.findings, &clauses.sources, Style::Short), "");
    for page in &clauses.pages {
        assert!(!page.uses.is_empty(), "{} is in no document", page.id);
        assert_eq!(page.standing, Standing::Draft, "{}: the program has no counsel", page.id);
    }
}

/// What a clause of a deal gets that is broken or hostile: a finding at its place, no document, and no long wait.
#[test]
fn a_broken_clause_is_an_error_at_its_place() {
    let head = "+++\ntitle = \"T\"\naudience = \"shared\"\nnote = \"n\"\n";
    let body = |body: &str| format!("{head}+++\n{body}\n");
    let nested = |list: &str| {
        let open = format!("{{% for a in {list} %}}{{% for b in {list} %}}{{% for c in {list} %}}");
        body(&format!("x\n{open}{{% endfor %}}{{% endfor %}}{{% endfor %}}"))
    };
    for (clause, expected) in [
        ("title = \"T\"\n".to_owned(), "1:1: error[no-front-matter]"),
        ("+++\ntitle = \"T\"\n".to_owned(), "1:1: error[no-front-matter]"),
        (format!("{head}note = 1\n+++\nx\n"), "5:1: error[toml-syntax]"),
        (format!("{head}when = \n+++\nx\n"), "error[toml-syntax]"),
        // The path is the id: no second clause can claim it.
        (format!("{head}id = \"exit/cause\"\n+++\nx\n"), "5:1: error[unknown-key]: unknown key `id`"),
        (format!("\u{feff}{head}+++\n{{{{ zzz }}}}\n"), "6:4: error[unknown-name]"),
        (format!("{head}+++\n\n"), "1:1: error[blank-clause]"),
        (body("{# nothing #}"), "1:1: error[blank-clause]: the clause `exit/mutual` was chosen and prints nothing"),
        (body("{% include \"../../secret.md\" %}"), "6:4: error[refused-tag]"),
        (body("{% include \"exit/mutual\" %}"), "6:4: error[refused-tag]"),
        (body("{% extends \"exit/mutual\" %}"), "6:4: error[refused-tag]"),
        (body("{% for n in range(end=1000000) %}x{% endfor %}"), "error[refused-function]"),
        (nested("parties"), "error[refused-tag]: more than 2 loops over whole lists stand inside one another"),
        (body(&"{% if parties %}".repeat(10_000)), "error["),
        (body(&format!("{{{{ {}1{} }}}}", "(".repeat(10_000), ")".repeat(10_000))), "error["),
    ] {
        let world = Memory::with(&[(DEAL, SMALL), ("clauses/exit/mutual.md", &clause)]);
        let found = within(30, expected, || said(&world, None)).join("\n");
        let place = "clauses/exit/mutual.md:";
        assert!(found.contains(place) && found.contains(expected), "{expected}: {found}");
        let request = Request { formats: vec!["markdown".to_owned()], ..Request::default() };
        let output = pipeline::render(&world, Path::new(DEAL), &request).unwrap();
        assert!(output.files.is_empty() && output.findings.has_errors());
    }
}

/// Two loops over the longest lists that a deal may have, with a letter printed in each turn: the most that a clause can ask for.
#[test]
fn a_million_turns_end() {
    let mut goals = String::new();
    for n in 0..900 {
        let _ = write!(goals, "[[kpis]]\nname = \"n{n}\"\ntarget = \"t\"\nowner = \"colossa\"\n");
    }
    let clause = "+++\ntitle = \"T\"\naudience = \"shared\"\nnote = \"n\"\n+++\n## T\n\nx\n{% for a in kpis %}{% for b in \
                  kpis %}{% if a.name != b.target %}y{% endif %}{% endfor %}{% endfor %}\n";
    let deal = format!("{SMALL}\n{goals}");
    let world = Memory::with(&[(DEAL, &deal), ("clauses/exit/mutual.md", clause)]);
    let request =
        Request { documents: vec!["exit-clause".into()], formats: vec!["markdown".into()], ..Request::default() };
    let output = pipeline::render(&world, Path::new(DEAL), &request).unwrap();
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    let text = String::from_utf8(output.files[0].bytes.clone()).unwrap();
    assert_eq!(text.matches("yy").count() * 2, 900 * 900, "each turn was taken");
}

/// A text that is no text, and a file that no library has.
#[test]
fn a_file_that_cannot_be_a_clause() {
    let mut world = small();
    world.files.insert("clauses/exit/mutual.md".into(), vec![0xFF, 0xFE]);
    let (found, sources): (Findings, Sources) = pipeline::check(&world, Path::new(DEAL)).unwrap();
    let text = emit(&found, &sources, Style::Short);
    assert!(text.contains("error[unreadable-library]") && text.contains("clauses/exit/mutual.md"), "{text}");
    let world = Memory::with(&[(DEAL, SMALL), ("clauses/Exit/Mutual.md", "x")]);
    assert!(said(&world, None)[0].contains("clauses/Exit/Mutual.md:1:1: error[unknown-file]"));
}
