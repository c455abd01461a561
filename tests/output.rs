//! Where documents go, and that a run writes all of them or none.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeMap;

use common::SMALL;
use common::program::Folder;

const RENDER: [&str; 4] = ["render", "deal.toml", "--format", "markdown"];

fn names(folder: &Folder, below: &str) -> Vec<String> {
    let files = folder.files().into_keys();
    files
        .filter_map(|name| Some(name.strip_prefix(below)?.to_owned()))
        .filter(|name| !name.is_empty() && !name.ends_with('/'))
        .collect()
}

/// What must be the same after a run that failed.
#[track_caller]
fn leaves_all(folder: &Folder, args: &[&str], status: i32, said: &str) {
    let before: BTreeMap<String, Vec<u8>> = folder.files();
    let ran = folder.run(args);
    assert_eq!((ran.status, ran.stdout.as_str()), (status, ""), "{ran:?}");
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let after = folder.files();
    assert!(after == before, "from {:?} to {:?}", before.keys(), after.keys());
}

#[test]
fn shared_documents_and_private_ones_go_apart() {
    let folder = Folder::with(SMALL);
    let ran = folder.run(&RENDER);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let shared = ["shared/exit-clause.md", "shared/joint-business-plan.md", "shared/term-sheet.md"];
    assert_eq!(names(&folder, "out/"), [&["private/private-term-sheet.md"], &shared[..]].concat());
    for name in names(&folder, "out/") {
        assert!(ran.stdout.contains(&format!("wrote out/{name}\n")), "{}", ran.stdout);
    }
}

#[test]
fn every_format_has_files_of_its_own_ending() {
    let folder = Folder::with(SMALL);
    let args = ["render", "deal.toml", "-d", "exit-clause", "-f", "docx", "-f", "html", "-f", "word"];
    assert_eq!(folder.run(&args).status, 2, "there is no such format");
    assert_eq!(folder.run(&args[..8]).status, 0);
    assert_eq!(names(&folder, "out/"), ["shared/exit-clause.docx", "shared/exit-clause.html"]);
}

/// A deal's own stylesheet wins, as every template does.
#[test]
fn a_deal_may_have_its_own_stylesheet() {
    let folder = Folder::with(SMALL);
    folder.write("templates/page.css", "p { color: rebeccapurple }\n");
    assert_eq!(folder.run(&["render", "deal.toml", "-f", "html"]).status, 0);
    let pages = folder.files().into_iter().filter(|(name, _)| name.contains(".html"));
    let pages: Vec<String> = pages.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    assert!(pages.len() == 4 && pages.iter().all(|page| page.contains("\np { color: rebeccapurple }\n</style>")));
}

#[test]
fn only_what_is_asked_for_is_written() {
    let folder = Folder::with(SMALL);
    folder.write("elsewhere/shared/mine.md", "mine");
    let args =
        [&RENDER[..], &["-d", "exit-clause", "-d", "term-sheet", "-d", "term-sheet", "--out", "elsewhere"]].concat();
    assert_eq!(folder.run(&args).status, 0);
    assert_eq!(names(&folder, "elsewhere/"), ["shared/exit-clause.md", "shared/mine.md", "shared/term-sheet.md"]);
    assert_eq!(folder.files()["elsewhere/shared/mine.md"], b"mine");
    assert!(names(&folder, "out/").is_empty());
}

/// The folder beside the deal spec, and not the one that the program was started in.
#[test]
fn documents_lie_beside_the_deal() {
    let folder = Folder::empty();
    folder.write("deals/one/deal.toml", SMALL);
    let ran = folder.run(&["render", "deals/one/deal.toml", "-f", "md", "-d", "term-sheet"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(names(&folder, "deals/one/out/"), ["shared/term-sheet.md"]);
}

#[test]
fn a_second_run_replaces_the_first() {
    let folder = Folder::with(SMALL);
    folder.run(&RENDER);
    let first = folder.files();
    assert_eq!(folder.run(&RENDER).status, 0);
    assert!(folder.files() == first, "the same deal gives the same files");
    folder.write("deal.toml", SMALL.replace("Colossa Systems AG", "Another Systems AG"));
    assert_eq!(folder.run(&RENDER).status, 0);
    let second = folder.files();
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, text) in second.iter().filter(|(name, _)| name.starts_with("out/") && !name.ends_with('/')) {
        assert!(String::from_utf8_lossy(text).contains("Another Systems AG"), "{name} is the old one");
    }
}

#[test]
fn a_clause_that_fails_writes_nothing() {
    let folder = Folder::with(SMALL);
    folder.run(&RENDER);
    folder.write("deal.toml", SMALL.replace("Colossa Systems AG", "Another Systems AG"));
    let clause = include_str!("../clauses/exit/term.md");
    let line = clause.lines().count() + 1;
    folder.write("clauses/exit/term.md", format!("{clause}{{{{ deal.titel }}}}\n"));
    leaves_all(&folder, &RENDER, 1, &format!("clauses/exit/term.md:{line}:"));
}

/// The last of the files cannot take its place, so the first ones do not either, and no new folder stays behind.
#[test]
fn a_folder_in_place_of_a_document() {
    let folder = Folder::with(SMALL);
    folder.write("out/shared/term-sheet.md/inner.txt", "x");
    folder.write("out/shared/exit-clause.md", "old");
    leaves_all(&folder, &RENDER, 2, "error: failed to write `out/shared/term-sheet.md` (it is a folder)");
}

#[test]
fn a_file_in_place_of_the_folder() {
    let folder = Folder::with(SMALL);
    folder.write("out", "a file");
    leaves_all(&folder, &RENDER, 2, "error: failed to create `out");
    leaves_all(&folder, &[&RENDER[..], &["-o", "deal.toml"]].concat(), 2, "error: failed to create `deal.toml");
    folder.write("elsewhere/private", "a file in the way of the second folder");
    leaves_all(&folder, &[&RENDER[..], &["-o", "elsewhere"]].concat(), 2, "error: failed to create `elsewhere/private");
}

/// Nothing can be made there, by nobody.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written() {
    let folder = Folder::with(SMALL);
    leaves_all(&folder, &[&RENDER[..], &["-o", "/proc/prenup"]].concat(), 2, "error: failed to create `/proc/prenup");
}

/// A user without rights; whoever has all rights writes, and then all four documents are there.
#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(SMALL);
    folder.write("out/shared/old.md", "old");
    folder.write("out/private/old.md", "old");
    let shared = folder.path().join("out/shared");
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o555)).unwrap();
    let has_all_rights = std::fs::write(shared.join("probe"), "").is_ok();
    if has_all_rights {
        assert_eq!(folder.run(&RENDER).status, 0);
    } else {
        leaves_all(&folder, &RENDER, 2, "error: failed to write");
    }
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// Our own papers are for the user alone; the partner's have the rights of any new file.
#[cfg(unix)]
#[test]
fn private_papers_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(SMALL);
    let mode = |name: &str| std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    folder.write("out/private/private-term-sheet.md", "an older one, that anyone may read");
    assert_eq!(folder.run(&RENDER).status, 0);
    assert_eq!(mode("out/private/private-term-sheet.md"), 0o600);
    let any_new_file = mode("deal.toml");
    assert_eq!(mode("out/shared/term-sheet.md"), any_new_file);
}

/// What a killed run has left goes; what another run may be about to rename, and what is not ours, stays.
#[test]
fn leftovers_of_a_killed_run_are_swept() {
    let folder = Folder::with(SMALL);
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    let old = |name: &str| {
        folder.write(name, "x");
        let file = std::fs::OpenOptions::new().write(true).open(folder.path().join(name)).unwrap();
        file.set_modified(hour_ago).unwrap();
        file
    };
    old("out/shared/.prenup-Ab3xYz");
    old("out/private/.prenup-000000");
    let under_way = old("out/shared/.prenup-locked");
    under_way.try_lock().unwrap();
    folder.write("out/shared/.prenup-newone", "x");
    old("out/shared/.prenup-notes.md");
    old("out/shared/prenup-Ab3xYz");
    old(".prenup-Ab3xYz");
    assert_eq!(folder.run(&RENDER).status, 0);
    let left: Vec<String> = folder.files().into_keys().filter(|name| name.contains("prenup-")).collect();
    let wanted = [
        ".prenup-Ab3xYz",
        "out/shared/.prenup-locked",
        "out/shared/.prenup-newone",
        "out/shared/.prenup-notes.md",
        "out/shared/prenup-Ab3xYz",
    ];
    assert_eq!(left, wanted);
    drop(under_way);
    assert_eq!(folder.run(&RENDER).status, 0);
    assert!(!folder.files().contains_key("out/shared/.prenup-locked"), "its run has ended");
}

const OPEN: &str = "term      = { tbd = \"the CFO confirms\", owner = \"fernlight\", by = 2026-12-10 }";

#[test]
fn nothing_is_final_while_a_value_is_open() {
    let folder = Folder::with(SMALL.replace("term      = \"6 months\"", OPEN));
    let is_final = [&RENDER[..], &["--final"]].concat();
    let said = "error[open-point]: `deal.term` is still open: fernlight is to settle it, by 10 December 2026";
    leaves_all(&folder, &is_final, 1, said);
    assert_eq!(folder.run(&RENDER).status, 0, "a draft may be open");
    folder.write("settled.toml", "[deal]\nterm = \"6 months\"\n");
    assert_eq!(folder.run(&[&is_final[..], &["settled.toml"]].concat()).status, 0, "a layer may settle it");
    folder.write("settled.toml", "[deal]\nterm = { tbd = \"who knows\" }\n");
    let ran = folder.run(&[&is_final[..], &["settled.toml"]].concat());
    assert!(
        ran.status == 1 && ran.stderr.contains("still open: nobody is named to settle it\n --> settled.toml:2"),
        "{ran:?}"
    );
}

#[test]
fn a_final_document_does_not_say_that_it_is_a_draft() {
    let folder = Folder::with(SMALL);
    let says_draft = |args: &[&str]| {
        assert_eq!(folder.run(&[&RENDER[..], &["--today", "2027-01-31"], args].concat()).status, 0);
        let is_draft = |text: &[u8]| {
            let text = String::from_utf8_lossy(text).to_lowercase();
            text.contains("draft for discussion") || text.contains("draft of")
        };
        let documents = folder.files().into_iter().filter(|(name, _)| name.starts_with("out/"));
        documents.filter(|(_, text)| is_draft(text)).map(|(name, _)| name).collect::<Vec<_>>()
    };
    let drafts = ["out/private/private-term-sheet.md", "out/shared/exit-clause.md", "out/shared/term-sheet.md"];
    assert_eq!(says_draft(&[]), drafts);
    assert_eq!(says_draft(&["--final"]), Vec::<String>::new());
    let clause = String::from_utf8(folder.files().remove("out/shared/exit-clause.md").unwrap()).unwrap();
    assert!(clause.contains("nothing binds until a definitive agreement is signed"), "it claims no more than is so");
}
