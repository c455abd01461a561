//! A sample of each clause that a person has read: what the clause prints, with its numbers and references, in a deal that
//! chooses it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use common::Memory;
use common::command::Command;
use prenup::doc::{Document, Inline, Numbering, Section};
use prenup::export::md;
use prenup::pipeline::{self, ClausePage, DealFiles, Outcome};

const SAMPLES: &str = "tests/golden/clauses";
const LAYERS: &str = "tests/golden/clauses/layers";
const LARGE: &str = "examples/harbor-meridian/deal.toml";
const SMALL: &str = "examples/fernlight-colossa/deal.toml";
const PLAYBOOK: &str = "examples/harbor-meridian/playbook.toml";

/// Commands of which each report is made at least once: where a clause of reports has no sample yet, the first that prints
/// it shows it.
const COMMANDS: [&str; 10] = [
    "prenup exit examples/harbor-meridian/deal.toml --trigger convenience --on 2029-06-30",
    "prenup exit examples/harbor-meridian/deal.toml --matrix",
    "prenup exit examples/harbor-meridian/deal.toml --trigger convenience --on 2029-06-30 --notice",
    "prenup exit examples/harbor-meridian/deal.toml --trigger convenience --on 2029-06-30 --talking-points",
    "prenup weigh examples/harbor-meridian/deal.toml --offer examples/harbor-meridian/offers/2026-11-09-meridian.toml",
    "prenup weigh examples/harbor-meridian/deal.toml --history examples/harbor-meridian/offers/2026-10-12-meridian.toml \
     examples/harbor-meridian/offers/2026-11-09-meridian.toml examples/harbor-meridian/offers/2026-11-23-meridian.toml",
    "prenup diff tests/cmd/diff.in/old.toml tests/cmd/diff.in/new.toml",
    "prenup diff tests/cmd/diff.in/old.toml tests/cmd/diff.in/new.toml --shared",
    "prenup calendar examples/harbor-meridian/deal.toml --shared",
    "prenup calendar examples/harbor-meridian/deal.toml --private",
];

/// How a differing sample is read and taken, and the one way in which samples come into being.
const HOW: &str = "Read what is new aloud, mend the clause where it reads badly, and then take it:";

/// Files of a deal, in the order in which they are laid over each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Deal(Vec<String>);

impl Deal {
    fn of(paths: &[&str]) -> Self {
        Self(paths.iter().map(|path| (*path).to_owned()).collect())
    }

    /// Those that a clause may be shown in, the best first: the examples, real agreements, then what a layer adds to the
    /// large example.
    fn all() -> Vec<Self> {
        let mut all = vec![Self::of(&[LARGE]), Self::of(&[SMALL])];
        let is_deal = |path: &String| {
            let is_toml = Path::new(path).extension().is_some_and(|ending| ending == "toml");
            is_toml && !path.ends_with(".facts.toml") && !path.ends_with("/open.toml")
        };
        all.extend(files("tests/agreements").into_iter().filter(is_deal).map(|path| Self(vec![path])));
        all.push(Self::of(&["tests/parties/three.toml"]));
        all.extend(files(LAYERS).iter().map(|layer| Self::of(&[LARGE, layer])));
        all.push(Self::of(&[LARGE, PLAYBOOK]));
        all
    }

    /// Runs `with` on its files.
    fn read<T>(&self, with: impl FnOnce(&Memory, DealFiles<'_>) -> T) -> T {
        let text =
            |path: &String| (path.clone(), std::fs::read(path).unwrap_or_else(|_| panic!("there is no `{path}`")));
        let world = Memory { files: self.0.iter().map(text).collect() };
        let (playbooks, layers): (Vec<&String>, Vec<&String>) = self.0[1..].iter().partition(|path| is_playbook(path));
        let layers: Vec<PathBuf> = layers.into_iter().map(PathBuf::from).collect();
        let playbook = playbooks.first().map(Path::new);
        with(&world, DealFiles { deal: Path::new(&self.0[0]), layers: &layers, playbook })
    }

    /// The documents that print each clause, those that both sides read first.
    fn chosen(&self) -> BTreeMap<String, Vec<String>> {
        let pages = self.read(|world, files| pipeline::clauses(world, Some(files), None).unwrap().pages);
        assert!(!pages.is_empty(), "{self:?} has an error");
        let documents = |page: ClausePage| {
            let chosen = page.uses.into_iter().filter(|used| matches!(used.outcome, Some(Outcome::Chosen { .. })));
            let mut documents: Vec<String> = chosen.map(|used| used.document).collect();
            documents.sort_by_key(|document| document.starts_with("private-"));
            (page.id, documents)
        };
        pages.into_iter().map(documents).filter(|(_, documents): &(_, Vec<_>)| !documents.is_empty()).collect()
    }

    fn documents(&self, ids: &BTreeSet<String>) -> BTreeMap<String, Document> {
        let ids: Vec<String> = ids.iter().cloned().collect();
        let built = self.read(|world, files| pipeline::documents(world, files, &ids));
        ids.into_iter().zip(built.unwrap_or_else(|| panic!("{self:?} has an error"))).collect()
    }
}

/// Whether a file is not laid over a deal and read beside it.
fn is_playbook(path: &str) -> bool {
    path.ends_with("/playbook.toml")
}

/// The files of a folder and of those in it, sorted.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap().to_owned();
        if path.is_dir() { found.extend(files(&name)) } else { found.push(name) }
    }
    found.sort();
    found
}

/// Where a sample comes from: its second line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    clause: String,
    document: String,
    asked: Asked,
}

/// What gives documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    /// A deal gives its papers.
    Deal(Deal),
    /// A command makes a report.
    Command(String),
}

impl Asked {
    fn documents(&self, ids: &BTreeSet<String>) -> BTreeMap<String, Document> {
        match self {
            Self::Deal(deal) => deal.documents(ids),
            Self::Command(line) => {
                let output = Command::read(line).run();
                let documents = output.documents().map(|document| (document.id.clone(), document.clone())).collect();
                assert!(!output.findings.has_errors(), "`{line}`: {}", common::findings(&output));
                documents
            }
        }
    }

    fn files(&self) -> Vec<String> {
        match self {
            Self::Deal(deal) => deal.0.clone(),
            Self::Command(line) => Command::read(line).files().map(str::to_owned).collect(),
        }
    }
}

impl Source {
    fn line(&self) -> String {
        let Self { clause, document, asked } = self;
        let layer = |path: &String| {
            let place = if is_playbook(path) { "beside" } else { "laid over" };
            format!(" with `{path}` {place} it")
        };
        let (asked, layers) = match asked {
            Asked::Deal(deal) => (&deal.0[0], deal.0[1..].iter().map(layer).collect()),
            Asked::Command(line) => (line, String::new()),
        };
        format!("`{clause}` as `{document}` prints it for `{asked}`{layers}")
    }

    /// Reads it back.
    fn of(sample: &str) -> Option<Self> {
        let line = sample.lines().find(|line| line.starts_with('`'))?;
        let mut quoted = line.split('`').skip(1).step_by(2).map(str::to_owned);
        let (clause, document, asked) = (quoted.next()?, quoted.next()?, quoted.next()?);
        let asked = if asked.starts_with("prenup ") {
            Asked::Command(asked)
        } else {
            Asked::Deal(Deal(std::iter::once(asked).chain(quoted).collect()))
        };
        Some(Self { clause, document, asked })
    }
}

/// What a document prints of one clause, under the headings that it stands under.
fn sample(document: &Document, page: &ClausePage, source: &Source) -> String {
    let text = |text: String| vec![Inline::Text(text)];
    let quoted = source.line();
    let line = quoted.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => Inline::Text(part.to_owned()),
        _ => Inline::Code(part.to_owned()),
    });
    let line = line.filter(|inline| *inline != Inline::Text(String::new()));
    // Where sections alone are numbered, a new one would change the samples of all that follow and say nothing of them.
    let headed = |section: Section| match document.numbering {
        Numbering::Headings => Section { number: None, ..section },
        Numbering::Decimal | Numbering::Articles | Numbering::None => section,
    };
    md::write(&Document {
        title: text(page.title.clone()),
        subtitle: Some(line.collect()),
        marking: None,
        notes: Vec::new(),
        sections: document.sections.iter().filter_map(|section| part(section, &page.id)).map(headed).collect(),
        ..document.clone()
    })
}

/// What of a section comes from a clause; `None` when nothing does.
fn part(section: &Section, clause: &str) -> Option<Section> {
    let blocks: Vec<_> = section.blocks.iter().filter(|block| block.origin.clause == clause).cloned().collect();
    let sections: Vec<_> = section.sections.iter().filter_map(|section| part(section, clause)).collect();
    let is_own = section.origin.as_ref().is_some_and(|origin| origin.clause == clause);
    (is_own || !blocks.is_empty() || !sections.is_empty()).then(|| Section { blocks, sections, ..section.clone() })
}

/// The built-in clauses.
fn clauses() -> BTreeMap<String, ClausePage> {
    let pages = pipeline::clauses(&Memory::default(), None, None).unwrap().pages;
    pages.into_iter().map(|page| (page.id.clone(), page)).collect()
}

/// The samples that there are, each under its name: that of its clause, and for one more of the same clause a point and a
/// word after it. A new one begins as a file with its second line alone.
fn samples() -> BTreeMap<String, Source> {
    let files = files(SAMPLES).into_iter().filter(|file| !file.starts_with(LAYERS));
    let sample = |file: String| {
        let name = file.strip_prefix(SAMPLES)?.strip_prefix('/')?.strip_suffix(".md")?;
        Some((name.to_owned(), Source::of(&std::fs::read_to_string(&file).unwrap())?))
    };
    files.map(|file| sample(file.clone()).unwrap_or_else(|| panic!("{file} does not say what it shows"))).collect()
}

/// The same, with the best deal or command that prints it for each clause that has none.
fn sources(clauses: &BTreeMap<String, ClausePage>) -> BTreeMap<String, Source> {
    let mut sources = samples();
    let is_missing = |sources: &BTreeMap<_, _>| clauses.keys().any(|clause| !sources.contains_key(clause));
    for deal in Deal::all() {
        if !is_missing(&sources) {
            return sources;
        }
        for (clause, documents) in deal.chosen() {
            let source =
                Source { clause: clause.clone(), document: documents[0].clone(), asked: Asked::Deal(deal.clone()) };
            sources.entry(clause).or_insert(source);
        }
    }
    for line in COMMANDS {
        let asked = Asked::Command(line.to_owned());
        for (document, tree) in asked.documents(&BTreeSet::new()) {
            for clause in clauses.keys().filter(|clause| tree.sections.iter().any(|it| part(it, clause).is_some())) {
                let source = Source { clause: clause.clone(), document: document.clone(), asked: asked.clone() };
                sources.entry(clause.clone()).or_insert(source);
            }
        }
    }
    sources
}

/// The lines that differ, each with its sign, and a few around them.
fn difference(known: &str, new: &str) -> String {
    similar::TextDiff::from_lines(known, new).unified_diff().context_radius(1).to_string()
}

/// Each clause has a sample, and each sample is what its clause prints.
#[test]
fn every_clause_prints_what_a_person_has_read() {
    let clauses = clauses();
    let sources = sources(&clauses);
    let mut wanted: BTreeMap<&Asked, BTreeSet<String>> = BTreeMap::new();
    for Source { document, asked, .. } in sources.values() {
        wanted.entry(asked).or_default().insert(document.clone());
    }
    let documents: BTreeMap<&Asked, BTreeMap<String, Document>> =
        wanted.iter().map(|(asked, ids)| (*asked, asked.documents(ids))).collect();
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clauses");
    // What an earlier run left there must not be taken with what this one finds.
    std::fs::remove_dir_all(&new).ok();
    let (mut said, mut differing) = (String::new(), 0);
    for id in clauses.keys().filter(|id| !sources.contains_key(*id)) {
        let _ = writeln!(said, "no deal or command of this test prints `{id}`: write a layer into {LAYERS}");
    }
    for (name, source) in &sources {
        let Some(page) = clauses.get(&source.clause) else { continue };
        let document = documents[&source.asked].get(&source.document);
        let made = document.map(|document| sample(document, page, source)).unwrap_or_default();
        if !made.contains("\n## ") {
            let _ = writeln!(said, "{name}.md says this, and it is not so: {}", source.line());
            continue;
        }
        let known = std::fs::read_to_string(format!("{SAMPLES}/{name}.md")).unwrap_or_default();
        if known != made {
            let file = new.join(format!("{name}.md"));
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &made).unwrap();
            let _ = writeln!(said, "{SAMPLES}/{name}.md:\n{}", difference(&known, &made));
            differing += 1;
        }
    }
    if differing > 0 {
        let _ = writeln!(said, "{differing} samples differ. {HOW}\n  cp -r {} tests/golden/", new.display());
    }
    assert!(said.is_empty(), "\n{said}");
}

/// A sample of no clause, and a layer that shows none, are left over from something.
#[test]
fn no_sample_is_left_over() {
    let clauses = clauses();
    let mut layers: BTreeSet<String> = files(LAYERS).into_iter().collect();
    let mut left = Vec::new();
    for (name, source) in samples() {
        let clause = name.split('.').next();
        if clause != Some(source.clause.as_str()) || !clauses.contains_key(&source.clause) {
            left.push(format!("{name}.md is the sample of no clause"));
        }
        for file in source.asked.files() {
            layers.remove(&file);
        }
    }
    left.extend(layers.into_iter().map(|layer| format!("no sample is made with {layer}")));
    assert!(left.is_empty(), "{left:#?}");
}
