//! Named rules over a document: what a careful reader finds with a pencil. One file a rule under `rules/`.
//!
//! The document is read once into a [`Reading`]; each rule looks at the part of it that it needs. A rule finds and
//! explains; the registry says how much it weighs and whose documents it reads.

mod currency;
mod date;
mod figure;
mod forms;
mod number;
mod phrases;
mod reading;
mod reference;
mod rules;
mod wanted;
mod words;

pub use rules::RULES;

use std::ops::Range;

use crate::deal::Deal;
use crate::diag::{Finding, Findings, Level, Sources, Span, plain};
use crate::doc::Document;

use super::levels::Levels;
use super::{About, Reads};
use reading::{MOST_TERMS, Reading};

/// A rule: its name, its weight, what it is about, whose documents it reads, and the check itself.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The kebab-case name, one identity for ever; it names the defect.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// Where it comes from: practice, or a tool that has such a rule.
    pub source: &'static str,
    /// Whose documents it reads.
    pub scope: Scope,
    check: fn(&Reading<'_>, &mut Report<'_>),
}

impl Rule {
    /// What is told of it.
    pub(super) fn about(&self) -> About {
        let Self { name, level, summary, source, scope, check: _ } = *self;
        About { name, level, summary, source, reads: Reads::Documents(scope) }
    }

    /// The level of what it finds; `None` where it is switched off. A rule reads words and may be wrong about them: it never
    /// keeps a document of ours from being written, unless the deal asks for that.
    fn weight(&self, paper: Paper, levels: &Levels<'_>) -> Option<Level> {
        match (self.level, paper) {
            (Level::Error, Paper::Ours) if !levels.says(self.name) => Some(Level::Warning),
            (level, _) => levels.level(self.name, level),
        }
    }
}

/// Whose documents a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Ours and those of others.
    Both,
    /// Only what this program made: others type their references by hand.
    Ours,
    /// Only what others wrote: in ours the program itself rules the defect out, or a clause may rightly have it.
    Theirs,
}

impl Scope {
    fn covers(self, paper: Paper) -> bool {
        match self {
            Self::Both => true,
            Self::Ours => paper == Paper::Ours,
            Self::Theirs => paper == Paper::Theirs,
        }
    }
}

/// Who made a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// This program, from a deal.
    Ours,
    /// Somebody else: a contract in plain Markdown.
    Theirs,
}

/// All findings of all rules on a document, in the order of the registry.
pub fn check(document: &Document, paper: Paper, sources: &Sources) -> Findings {
    weighed(&Reading::of(document, paper), &Levels::own(), sources)
}

/// The same on a document that was made of a deal, each at the level that the deal gives its rule.
pub fn check_ours(document: &Document, deal: &Deal, sources: &Sources) -> Findings {
    weighed(&Reading::of(document, Paper::Ours), &Levels::of(deal), sources)
}

fn weighed(reading: &Reading<'_>, levels: &Levels<'_>, sources: &Sources) -> Findings {
    let mut findings = Vec::new();
    if let Some(origin) = reading.not_followed {
        let message = format!("more than {MOST_TERMS} terms are defined, and those behind are not followed");
        findings.push(Finding::new(Level::Note, "too-many-terms", message).at(origin.span(sources)));
    }
    for rule in RULES.iter().filter(|rule| rule.scope.covers(reading.paper)) {
        let Some(level) = rule.weight(reading.paper, levels) else { continue };
        (rule.check)(reading, &mut Report { rule, level, reading, sources, count: 0, findings: &mut findings });
    }
    findings.into()
}

/// Some words of a document: the line of the reading, and the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    line: usize,
    range: Range<usize>,
}

impl Place {
    fn new(line: usize, range: Range<usize>) -> Self {
        Self { line, range }
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
struct Report<'a> {
    rule: &'a Rule,
    level: Level,
    reading: &'a Reading<'a>,
    sources: &'a Sources,
    /// How many findings of the rule there are.
    count: usize,
    findings: &'a mut Vec<Finding>,
}

/// How many findings of one rule on one document are worth reading.
const MOST: usize = 100;

impl Report<'_> {
    /// Reports a defect in the words at `place`. The message is made of what it may call these words.
    fn add(&mut self, place: &Place, message: impl FnOnce(&str) -> String, hint: impl Into<String>) {
        self.add_with(place, message, hint, None);
    }

    /// As [`Report::add`], with a second place and what is there.
    fn add_with<'p>(
        &mut self,
        place: &Place,
        message: impl FnOnce(&str) -> String,
        hint: impl Into<String>,
        other: impl Into<Option<(&'p Place, &'p str)>>,
    ) {
        if self.count > MOST {
            return;
        }
        let Some(mut finding) = self.finding(place, message, hint.into()) else { return };
        if let Some((there, label)) = other.into()
            && let Some(there) = self.span(there, self.find(there))
        {
            finding = finding.related(there, label);
        }
        self.count += 1;
        if self.count > MOST {
            let message = format!("there are more than {MOST} findings of this rule, and the rest is not shown");
            finding = Finding::new(Level::Note, self.rule.name, message).at(finding.span);
        }
        self.findings.push(finding);
    }

    fn finding(&self, place: &Place, message: impl FnOnce(&str) -> String, hint: String) -> Option<Finding> {
        let found = self.find(place);
        // Advice on style is for who wrote the words: in a document of ours, those of a value are the deal's own.
        if self.rule.level == Level::Note && self.reading.paper == Paper::Ours && found.is_none() {
            return None;
        }
        let message = message(&self.called(place, found));
        let span = self.span(place, found);
        Some(Finding::new(self.level, self.rule.name, message).at(span).hint(hint))
    }

    /// The words themselves, or else the line that they stem from.
    fn span(&self, place: &Place, found: Option<Span>) -> Option<Span> {
        found.or_else(|| {
            let line = &self.reading.lines[place.line];
            line.origin.map(|origin| origin.span(self.sources)).or_else(|| line.at.first().copied())
        })
    }

    /// Whether the words at `place` stand in the source, and do not stem from a value.
    fn is_in_source(&self, place: &Place) -> bool {
        self.find(place).is_some()
    }

    fn find(&self, place: &Place) -> Option<Span> {
        let line = &self.reading.lines[place.line];
        let words = &line.text[place.range.clone()];
        if let Some(origin) = line.origin {
            return origin.find(words, self.sources);
        }
        line.at.iter().find_map(|template| {
            let at = self.sources.text(template.file)[template.start..template.end].find(words)? + template.start;
            Some(Span::new(template.file, at..at + words.len()))
        })
    }

    /// The words, when the source holds them or is not ours; never those of a value, which may be private.
    fn called(&self, place: &Place, found: Option<Span>) -> String {
        if found.is_none() && self.reading.paper == Paper::Ours {
            return "what a value says".to_owned();
        }
        let words = &self.reading.lines[place.line].text[place.range.clone()];
        let near = &words[..words.floor_char_boundary(words.len().min(LONGEST))];
        let rest = if near.len() < words.len() { "…" } else { "" };
        format!("“{}{rest}”", plain(near))
    }

    /// The term, as [`Report::called`] has it.
    fn term(&self, term: usize) -> String {
        let place = &self.reading.terms[term].place;
        self.called(place, self.find(place))
    }
}

/// How many bytes of a text a message quotes.
const LONGEST: usize = 100;
