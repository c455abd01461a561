//! `docs/clauses.md`: what each built-in clause is for, when it is chosen, and what it prints.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use prenup::clause::{Library, LibraryFile, LibraryFiles, Names, Schemas, built_in};
use prenup::diag::{Findings, Sources};
use prenup::pipeline::{self, ClausePage};

use crate::common::Memory;
use crate::trace::Traces;

/// The topics in the order of the page: a folder of `clauses/` each.
const TOPICS: [(&str, &str); 10] = [
    ("terms", "The term sheet"),
    ("plan", "The joint business plan"),
    ("exit", "The exit clause"),
    ("private", "The private term sheet"),
    ("weigh", "Offers, weighed"),
    ("diff", "What moved between two deals"),
    ("rehearsal", "The rehearsal of the exit"),
    ("notice", "The notice of termination"),
    ("talk", "What to say when the notice is out"),
    ("calendar", "The calendar"),
];

/// The keys of which a clause prints so many that a list of them all would be the whole spec.
const MOST_KEYS: usize = 24;

pub(crate) fn page(traces: &Traces) -> String {
    let clauses = pipeline::clauses(&Memory::default(), None, None).unwrap();
    let mut topics: BTreeMap<&str, Vec<&ClausePage>> = BTreeMap::new();
    for page in &clauses.pages {
        topics.entry(page.id.split('/').next().unwrap()).or_default().push(page);
    }
    let named: BTreeSet<&str> = TOPICS.iter().map(|(topic, _)| *topic).collect();
    assert_eq!(topics.keys().copied().collect::<BTreeSet<_>>(), named, "a topic without a heading");
    let mut out = format!(
        "# The built-in clauses\n\n\
         There are {all}. This page is made by a test: title, purpose, condition, version and status are those of the \
         clause’s own file below `clauses/`, and what it prints was found by changing each key in a deal that has every key. \
         `prenup clauses show ID` prints the same with the text, and `prenup clauses show ID DEAL` says what a deal makes \
         of it. [clauses-format.md](clauses-format.md) says how such a file is written.\n",
        all = clauses.pages.len(),
    );
    for (topic, title) in TOPICS {
        let pages = &topics[topic];
        let _ = write!(out, "\n## {title}\n\n{} clauses in `clauses/{topic}/`.\n", pages.len());
        for page in pages {
            clause(&mut out, page, traces);
        }
    }
    out
}

fn clause(out: &mut String, page: &ClausePage, traces: &Traces) {
    let _ =
        write!(out, "\n### {}\n\n`{}` · version {}, {}\n\n", page.title, page.id, page.version, page.standing.name());
    let _ = write!(out, "{}\n\n", page.note.split_whitespace().collect::<Vec<_>>().join(" "));
    let uses: Vec<String> =
        page.uses.iter().map(|used| format!("`{}` under `{}`", used.document, used.section)).collect();
    let _ = writeln!(out, "* in {}", uses.join(", "));
    match (&page.when, &page.otherwise) {
        (Some(when), Some(otherwise)) => {
            let when = when.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "* chosen when `{when}`; otherwise “{otherwise}”");
        }
        _ => out.push_str("* chosen in every deal\n"),
    }
    if !page.requires.is_empty() {
        let requires: Vec<String> = page.requires.iter().map(|id| format!("`{id}`")).collect();
        let _ = writeln!(out, "* requires {}", requires.join(", "));
    }
    if let Some(survives) = &page.survives {
        let _ = writeln!(out, "* survives {survives}");
    }
    let _ = writeln!(out, "* prints {}", keys(&traces.keys_of(&page.id)));
}

/// Keys, or the tables that they stand in where there are many.
fn keys(keys: &BTreeSet<String>) -> String {
    if keys.is_empty() {
        return "no key of the deal spec".to_owned();
    }
    let quoted = |names: &BTreeSet<String>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if keys.len() <= MOST_KEYS {
        return quoted(keys);
    }
    let table = |key: &String| key.split('.').take(2).collect::<Vec<_>>().join(".");
    let tables: BTreeSet<String> = keys.iter().map(table).collect();
    format!("{} keys of {}", keys.len(), quoted(&tables))
}

/// The keys that a clause, a document template and their tables may have, as the program names them.
pub(crate) fn known_keys() -> BTreeSet<String> {
    let clause = "+++\nzzz = 1\nstatus = \"approved\"\n[approval]\nzzz = 1\n+++\nx\n";
    let template = "zzz = 1\n[[sections]]\nzzz = 1\n";
    let files = [("clauses/a/b.md", clause), ("templates/a.toml", template)];
    let files = files.map(|(path, text)| LibraryFile::new(path, text, path));
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let files = LibraryFiles::new(built_in().into_iter().chain(files).collect(), &mut sources);
    let none = Schemas { shared: serde_json::Value::Bool(true), private: serde_json::Value::Bool(true) };
    assert!(Library::load(&files, Names::Check(&none), &mut findings).is_none());
    let hints = findings.iter().filter(|finding| finding.id == "unknown-key").flat_map(|finding| &finding.hints);
    let hints: Vec<&str> = hints.filter_map(|hint| hint.strip_prefix("the keys are ")).collect();
    assert_eq!(hints.len(), 4, "one for each kind of table: {hints:?}");
    hints.iter().flat_map(|hint| hint.split(", ")).map(str::to_owned).collect()
}
