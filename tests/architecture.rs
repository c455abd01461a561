//! Who may import whom: the table in `src/lib.rs` is the rule, and this reads the sources against it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The modules of the table, each with what it may import.
fn table() -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string("src/lib.rs").unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = cells[1].split(',').map(|name| name.trim().trim_matches('`').to_owned());
        (cells[0].trim_matches('`').to_owned(), names.filter(|name| !name.is_empty() && name != "–").collect())
    })
    .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A file's text less its own tests.
fn code_of(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

fn module_of(file: &Path) -> String {
    let relative = file.strip_prefix("src").unwrap();
    let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules that a line names behind `crate::`.
fn imports(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or("");
    let mut found = Vec::new();
    for part in code.split("crate::").skip(1) {
        let names = part.strip_prefix('{').map_or(part, |list| list);
        let name: String = names.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        found.push(name);
    }
    found
}

#[test]
fn every_import_is_in_the_table() {
    let table = table();
    assert_eq!(table.len(), 13, "the table in src/lib.rs lost a row or was not read");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in rust_files(Path::new("src")) {
        let module = module_of(&file);
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let allowed = table.get(&module).unwrap_or_else(|| panic!("`{module}` is not in the table of src/lib.rs"));
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            for name in imports(line) {
                seen += 1;
                if name != module && table.contains_key(&name) && !allowed.contains(&name) {
                    wrong.push(format!("{}:{}: `{module}` imports `{name}`", file.display(), number + 1));
                }
            }
        }
    }
    assert!(seen > 50, "the sources were not read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Libraries that have one home each.
#[test]
fn each_engine_has_one_home() {
    for (library, home) in [
        ("tera::", "src/clause"),
        ("pulldown_cmark::", "src/doc"),
        ("typst::", "src/export/pdf"),
        ("typst_pdf::", "src/export/pdf"),
        ("miniz_oxide::", "src/export/docx"),
        ("clap::", "src/cli"),
        ("annotate_snippets::", "src/diag"),
        ("cel::", "src/expression"),
    ] {
        let mut used = 0;
        for file in rust_files(Path::new("src")) {
            let is_test = file.to_str().unwrap().contains("tests");
            let count = code_of(&file)
                .lines()
                .filter(|line| !line.trim_start().starts_with("//") && line.contains(library))
                .count();
            if count > 0 && !is_test {
                used += count;
                assert!(file.starts_with(home), "{} uses {library}, which belongs to {home}", file.display());
            }
        }
        assert!(used > 0, "{library} is used nowhere");
    }
}

/// `Private<T>` opens in a few places only: where a deal is resolved, where what our side believes is set beside it, where
/// two deals are compared, where
/// an offer is weighed, where the private view and reports are filled, where a rule learns how much it weighs, and in the
/// rules that ask whether a private question is answered at all.
#[test]
fn private_values_have_few_doors() {
    let mut doors: Vec<String> = Vec::new();
    for file in rust_files(Path::new("src")).into_iter().filter(|file| !file.ends_with("tests.rs")) {
        let code = code_of(&file);
        // Within `spec` the second name is also that of TOML's values with a span.
        let opens = code.contains(".reveal()") || (code.contains(".into_inner()") && !file.starts_with("src/spec"));
        if opens {
            doors.push(file.display().to_string());
        }
    }
    assert_eq!(
        doors,
        [
            "src/deal/alignment/beliefs.rs",
            "src/deal/alignment/relationship.rs",
            "src/deal/alignment/strategy.rs",
            "src/deal/alignment/trifecta.rs",
            "src/deal/moved/mod.rs",
            "src/deal/positions.rs",
            "src/deal/references.rs",
            "src/deal/team.rs",
            "src/deal/walk_away.rs",
            "src/deal/weigh/mod.rs",
            "src/deal/weigh/offer.rs",
            "src/lint/levels.rs",
            "src/lint/rules/marketplace_without_buyers.rs",
            "src/lint/rules/short_runway.rs",
            "src/lint/rules/start_up_partner.rs",
            "src/lint/rules/unanswered_beliefs.rs",
            "src/lint/rules/unanswered_black_swan.rs",
            "src/lint/rules/unproven_joint_sale.rs",
            "src/lint/team.rs",
            "src/view/alignment.rs",
            "src/view/private.rs",
            "src/view/weigh.rs",
        ]
    );
}

/// A `..` in a pattern of a projection would let a new field pass unseen.
#[test]
fn projections_name_every_field() {
    for file in rust_files(Path::new("src/view")) {
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            assert!(!code.contains(", .. }") && !code.trim().eq(".."), "{}:{}: {line}", file.display(), number + 1);
        }
    }
}

/// A document never prints a sentence that stands in Rust.
#[test]
fn no_legal_words_in_rust() {
    for file in rust_files(Path::new("src")) {
        let code = code_of(&file);
        if file.to_str().unwrap().contains("tests") {
            continue;
        }
        for (number, line) in code.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for quoted in line.split('"').skip(1).step_by(2) {
                let words = [" shall ", "hereby", "either Party", "the Parties"];
                let word = words.into_iter().find(|word| quoted.contains(word));
                assert!(word.is_none(), "{}:{}: {quoted}", file.display(), number + 1);
            }
        }
    }
}
