//! A report, made in memory as a command line asks for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use prenup::export::Format;
use prenup::pipeline::{self, Audience, DealFiles, DiffRequest, ExitQuestion, Output, ReportForm};

use super::Memory;

/// A line such as `prenup exit deal.toml --matrix`: the files come first, and what follows a flag is its value.
pub struct Command<'a> {
    name: &'a str,
    /// The files under the empty name, and the values of each flag.
    values: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Command<'a> {
    pub fn read(line: &'a str) -> Self {
        let mut words = line.split(' ');
        assert_eq!(words.next(), Some("prenup"), "`{line}` is no command");
        let name = words.next().unwrap();
        let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut flag = "";
        for word in words {
            match word.strip_prefix("--") {
                Some(found) => {
                    flag = found;
                    assert!(values.insert(flag, Vec::new()).is_none(), "`{line}` has a flag twice");
                }
                None => values.entry(flag).or_default().push(word),
            }
        }
        Self { name, values }
    }

    /// The files that it reads.
    pub fn files(&self) -> impl Iterator<Item = &'a str> {
        let is_toml = |word: &&str| Path::new(word).extension().is_some_and(|ending| ending == "toml");
        self.values.values().flatten().copied().filter(is_toml)
    }

    /// What it writes.
    pub fn run(mut self) -> Output {
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for path in self.files() {
            files.insert(path.to_owned(), std::fs::read(path).unwrap_or_else(|_| panic!("there is no `{path}`")));
            let beside = Path::new(path).with_file_name("playbook.toml");
            files.extend(std::fs::read(&beside).ok().map(|bytes| (beside.to_str().unwrap().to_owned(), bytes)));
        }
        let world = Memory { files };
        let paths: Vec<PathBuf> = self.paths("");
        let deal = DealFiles { deal: &paths[0], layers: &paths[1..], playbook: None };
        let today = self.one("today").and_then(|date| pipeline::today(Some(date), None).unwrap());
        let document = ReportForm::Document(Format::Markdown);
        let output = match self.name {
            "exit" => {
                let is_calendar = self.values.remove("calendar").is_some();
                let form = if is_calendar { ReportForm::Calendar } else { document };
                let (is_notice, is_private) = (self.has("notice"), self.has("talking-points"));
                let question = self.question();
                if is_notice || is_private {
                    let audience = if is_private { Audience::Private } else { Audience::Shared };
                    pipeline::notice(&world, deal, &question, audience, (form, today)).unwrap()
                } else {
                    pipeline::exit(&world, deal, &question, (form, today)).unwrap()
                }
            }
            "weigh" => match self.one("offer") {
                Some(offer) => pipeline::weigh(&world, deal, Path::new(offer), document, today).unwrap().report,
                None => pipeline::weigh_history(&world, deal, &self.paths("history"), document, today).unwrap().report,
            },
            "diff" => {
                let [old, new] = [&paths[0], &paths[1]].map(|path| DealFiles::from(path.as_path()));
                let later = self.paths("new-layer");
                let new = DealFiles { layers: &later, ..new };
                let request = DiffRequest { old, new, audience: self.audience(), written: document, today };
                pipeline::diff(&world, request).unwrap().report
            }
            "calendar" => {
                let form = if self.one("format") == Some("ics") { ReportForm::Calendar } else { document };
                pipeline::calendar(&world, deal, self.audience(), form, today).unwrap()
            }
            name => panic!("`{name}` makes no report"),
        };
        assert!(self.values.is_empty(), "what of `{}`: {:?}?", self.name, self.values);
        output
    }

    fn question(&mut self) -> ExitQuestion {
        if self.has("matrix") {
            return ExitQuestion::Matrix;
        }
        let mut text = |flag| self.one(flag).map(str::to_owned);
        ExitQuestion::Rehearse {
            ground: text("trigger").unwrap(),
            on: text("on").unwrap(),
            by: text("by"),
            learnt: text("learnt"),
        }
    }

    fn audience(&mut self) -> Audience {
        let is_shared = self.has("shared");
        self.has("private");
        if is_shared { Audience::Shared } else { Audience::Private }
    }

    fn paths(&mut self, flag: &str) -> Vec<PathBuf> {
        self.values.remove(flag).unwrap_or_default().into_iter().map(PathBuf::from).collect()
    }

    fn one(&mut self, flag: &str) -> Option<&'a str> {
        self.values.remove(flag).map(|values| values[0])
    }

    fn has(&mut self, flag: &str) -> bool {
        self.values.remove(flag).is_some()
    }
}
