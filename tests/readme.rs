//! What the README says is so: its deal, its commands, its table, its exit statuses, its links.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::path::Path;

use common::program::Folder;
use common::{LARGE, SMALL, all_markdown};

const README: &str = include_str!("../README.md");

/// The code blocks of one language.
fn blocks(language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    README.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The examples, where the README's commands look for them.
fn checkout() -> Folder {
    let folder = Folder::empty();
    folder.write("examples/harbor-meridian/deal.toml", LARGE);
    folder.write("examples/fernlight-colossa/deal.toml", SMALL);
    folder
}

fn help(args: &[&str]) -> String {
    let ran = Folder::empty().run(&[args, &["--help"]].concat());
    assert_eq!(ran.status, 0);
    ran.stdout
}

/// The commands that there are, less `help`; those that stand below another one with both names.
fn subcommands() -> Vec<String> {
    let inner = |name: String| {
        let below = if help(&[&name]).contains("Commands:\n") { below(&[&name]) } else { Vec::new() };
        let named: Vec<String> = below.into_iter().map(|inner| format!("{name} {inner}")).collect();
        if named.is_empty() { vec![name] } else { named }
    };
    below(&[]).into_iter().flat_map(inner).collect()
}

fn below(command: &[&str]) -> Vec<String> {
    let help = help(command);
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<String> = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .filter(|name| name != "help")
        .collect();
    assert!(names.len() >= 2, "{help}");
    names
}

/// The words that begin with two dashes.
fn flags(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("--").filter(|(at, _)| !text[..*at].ends_with('-')) {
        let name: String = text[at + 2..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        let flag = format!("--{name}");
        if name.starts_with(|c: char| c.is_ascii_lowercase()) && !found.contains(&flag) {
            found.push(flag);
        }
    }
    found
}

#[test]
fn its_deal_gives_documents() {
    let deals = blocks("toml");
    assert_eq!(deals.len(), 1);
    let documents = all_markdown(&deals[0]);
    assert_eq!(documents.len(), 4);
    for (name, text) in documents {
        assert!(text.contains("Fernlight") && text.contains("Colossa"), "{name} names no party");
    }
}

#[test]
fn its_commands_run() {
    let mut ran_one = false;
    for line in blocks("console").iter().flat_map(|block| block.lines()) {
        let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("not a command: {line}"));
        if command == "cargo test" {
            continue;
        }
        let args = command.strip_prefix("cargo run -- ").unwrap_or_else(|| panic!("try this one too: {command}"));
        let mut args: Vec<&str> = args.split(' ').collect();
        if args[0] == "render" && !cfg!(feature = "pdf") {
            args.extend(["--format", "markdown"]);
        }
        let folder = checkout();
        let ran = folder.run(&args);
        assert_eq!(ran.status, 0, "{command}: {ran:?}");
        if args[0] == "render" {
            ran_one = true;
            let files = folder.files();
            for place in ["examples/harbor-meridian/out/shared/", "examples/harbor-meridian/out/private/"] {
                assert!(files.contains_key(place) && README.contains("`shared/`") && README.contains("`private/`"));
            }
        }
    }
    assert!(ran_one, "the README renders nothing");
}

#[test]
fn its_table_names_every_subcommand_and_every_flag() {
    for name in subcommands() {
        let starts = [format!("| `prenup {name} "), format!("| `prenup {name}`")];
        let row = README.lines().find(|line| starts.iter().any(|start| line.starts_with(start)));
        let row = row.unwrap_or_else(|| panic!("the README has no row for `{name}`"));
        let there: Vec<String> =
            flags(&help(&name.split(' ').collect::<Vec<_>>())).into_iter().filter(|flag| flag != "--help").collect();
        let mut named = flags(row);
        for flag in &named {
            assert!(there.contains(flag), "`prenup {name}` has no `{flag}`");
        }
        named.retain(|flag| there.contains(flag));
        assert_eq!(named.len(), there.len(), "the row of `{name}` names {named:?} of {there:?}");
    }
    for row in README.lines().filter(|line| line.starts_with("| `prenup ")) {
        let words = row.trim_start_matches("| `prenup ");
        let is_known =
            |known: &String| words.strip_prefix(known.as_str()).is_some_and(|rest| rest.starts_with([' ', '`']));
        assert!(subcommands().iter().any(is_known), "there is no such command: {row}");
    }
}

#[test]
fn its_exit_statuses_are_those_of_the_program() {
    let line = README.lines().find(|line| line.starts_with("Exit status:")).expect("a line on exit statuses");
    let folder = checkout();
    folder.write("broken.toml", "x = 1\n");
    for (deal, status, words) in [
        ("examples/fernlight-colossa/deal.toml", 0, "0 when all is well"),
        ("broken.toml", 1, "1 when a finding is an error"),
        ("missing.toml", 2, "2 when the command could not run"),
    ] {
        assert_eq!(folder.run(&["check", deal]).status, status);
        assert!(line.contains(words), "the README does not say “{words}”");
    }
}

#[test]
fn the_examples_that_it_links_are_there() {
    let mut links: Vec<&str> = Vec::new();
    for rest in README.split("](").skip(1) {
        links.extend(rest.split(')').next().filter(|link| link.starts_with("examples/")));
    }
    assert!(links.len() >= 2, "{links:?}");
    for link in links {
        assert!(Path::new(link).is_file(), "{link} is not there");
    }
    for entry in std::fs::read_dir("examples").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(README.contains(&format!("examples/{name}/deal.toml")), "the README does not speak of {name}");
    }
}
