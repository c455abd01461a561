//! Reading cases, and laying them over the base.

use prenup::deal::Ask;
use prenup::spec::Date;
use serde::Deserialize;

/// One case of a file.
#[derive(Debug)]
pub(crate) struct Case {
    /// Its heading.
    pub(crate) title: String,
    spec: String,
    whole: bool,
    /// Files laid over it.
    layers: Vec<String>,
    /// An offer, laid over all of them.
    offer: Option<String>,
    /// What a rehearsal of its exit is asked.
    exit: Option<Ask>,
    /// The playbook of the team.
    playbook: Option<String>,
    /// Clauses that the deal's own library has dropped.
    dropped: Vec<String>,
    /// Documents by id, each with what it must hold.
    pub(crate) documents: Vec<(String, String)>,
}

/// A finding that a comment expects.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) level: String,
    pub(crate) id: String,
    pub(crate) message: String,
}

/// A case's whole deal spec and what is laid over it, by file name, and what it expects on which line of each.
pub(crate) struct Laid {
    pub(crate) files: Vec<(String, String)>,
    pub(crate) offer: Option<(String, String)>,
    pub(crate) exit: Option<Ask>,
    pub(crate) playbook: Option<(String, String)>,
    pub(crate) dropped: Vec<String>,
    pub(crate) expected: Vec<Expected>,
}

/// A `toml exit`: the flags of `prenup exit`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flags {
    trigger: String,
    on: Date,
    by: Option<String>,
    learnt: Option<Date>,
}

/// The cases of a file: each heading of the second level with the blocks below it.
pub(crate) fn read_cases(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut title = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            title = Some(heading.to_owned());
            continue;
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let block = block.join("\n");
        if info == "toml layer" {
            let case = cases.last_mut().ok_or("a layer needs a case before it")?;
            case.layers.push(block);
        } else if info == "toml offer" {
            let case = cases.last_mut().ok_or("an offer needs a case before it")?;
            if case.offer.replace(block).is_some() {
                return Err(format!("“{}” has two offers", case.title));
            }
        } else if info == "toml exit" {
            let case = cases.last_mut().ok_or("an exit needs a case before it")?;
            if case.exit.replace(asked(&block)?).is_some() {
                return Err(format!("“{}” has two exits", case.title));
            }
        } else if info == "toml playbook" {
            let case = cases.last_mut().ok_or("a playbook needs a case before it")?;
            if case.playbook.replace(block).is_some() {
                return Err(format!("“{}” has two playbooks", case.title));
            }
        } else if info.starts_with("toml") {
            let title = title.take().ok_or("a `toml` block needs a heading of its own")?;
            if block.lines().count() > 20 {
                return Err(format!("“{title}” is longer than twenty lines"));
            }
            cases.push(Case {
                title,
                spec: block,
                whole: info == "toml whole",
                layers: Vec::new(),
                offer: None,
                exit: None,
                playbook: None,
                dropped: Vec::new(),
                documents: Vec::new(),
            });
        } else if info == "dropped" {
            let case = cases.last_mut().ok_or("a `dropped` block needs a case before it")?;
            case.dropped.extend(block.lines().map(str::to_owned));
        } else if let Some(document) = info.strip_prefix("markdown ") {
            let case = cases.last_mut().ok_or("a `markdown` block needs a case before it")?;
            case.documents.push((document.to_owned(), block));
        } else {
            return Err(format!("a block of the kind `{info}`"));
        }
    }
    Ok(cases)
}

/// What a `toml exit` asks. It is no file of the deal, so that a comment in it would expect nothing.
fn asked(block: &str) -> Result<Ask, String> {
    if block.contains('#') {
        return Err("a finding of a rehearsal is expected in the deal".to_owned());
    }
    let Flags { trigger, on, by, learnt } = toml::from_str(block).map_err(|error| error.to_string())?;
    Ok(Ask { ground: trigger, by, on, learnt })
}

impl Case {
    pub(crate) fn laid_on(&self, base: &str) -> Laid {
        let text = if self.whole { self.spec.clone() } else { lay(&self.spec, base) };
        let layers =
            (1..).zip(&self.layers).map(|(number, layer)| (format!("layer-{number}.toml"), format!("{layer}\n")));
        let files: Vec<(String, String)> = std::iter::once(("deal.toml".to_owned(), text)).chain(layers).collect();
        let offer = self.offer.as_ref().map(|offer| ("offer.toml".to_owned(), format!("{offer}\n")));
        let playbook = self.playbook.as_ref().map(|text| ("playbook.toml".to_owned(), format!("{text}\n")));
        let all = files.iter().chain(&offer).chain(&playbook);
        let expected = all.flat_map(|(name, text)| expected_in(name, text)).collect();
        Laid { files, offer, exit: self.exit.clone(), playbook, dropped: self.dropped.clone(), expected }
    }
}

/// A part of a file: a header, or none at its start, and the lines below it.
struct Part<'a> {
    header: &'a str,
    lines: Vec<&'a str>,
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = vec![Part { header: "", lines: Vec::new() }];
    for line in text.lines() {
        if line.starts_with('[') {
            parts.push(Part { header: line, lines: Vec::new() });
        } else if let Some(last) = parts.last_mut() {
            last.lines.push(line);
        }
    }
    parts
}

fn name(header: &str) -> &str {
    header.split(" #").next().unwrap_or_default().trim_end()
}

fn key(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim())
}

/// The case with the keys of the base that it does not have itself. The case's root keys stay first.
fn lay(case: &str, base: &str) -> String {
    let mut rest = parts(base);
    let mut out: Vec<&str> = Vec::new();
    for part in parts(case) {
        if !part.header.is_empty() {
            out.push(part.header);
        }
        let at = rest.iter().position(|below| below.header == name(part.header));
        let below = at.map(|at| rest.remove(at).lines).unwrap_or_default();
        let own: Vec<&str> = part.lines.iter().copied().filter_map(key).collect();
        let kept = below.into_iter().filter(|line| !line.is_empty() && key(line).is_none_or(|key| !own.contains(&key)));
        out.extend(part.lines);
        out.extend(kept);
    }
    for part in rest {
        out.push(part.header);
        out.extend(part.lines);
    }
    out.join("\n") + "\n"
}

fn expected_in(file: &str, text: &str) -> Vec<Expected> {
    text.lines().enumerate().flat_map(|(index, line)| expected_on(file, index + 1, line)).collect()
}

/// The findings that the comments of a line expect.
fn expected_on(file: &str, line: usize, text: &str) -> Vec<Expected> {
    let mut found = Vec::new();
    for level in ["error", "warning", "note"] {
        for comment in text.split(&format!("# {level}: [")).skip(1) {
            let (id, rest) = comment.split_once(']').expect("an id in brackets");
            let message = rest.split(" # ").next().unwrap_or_default().trim().to_owned();
            found.push(Expected { file: file.to_owned(), line, level: level.to_owned(), id: id.to_owned(), message });
        }
    }
    found
}
