//! A document read once: its lines of text with their words, marks, terms and tables, in the order of reading.

use std::borrow::Cow;
use std::ops::Range;

use crate::diag::Span;
use crate::doc::{Block, BlockKind, Document, FrontAt, Inline, Origin, Section, Table};

use super::date::{self, Written};
use super::forms::{self, Forms};
use super::reference::{self, Typed};
use super::wanted::Initials;
use super::words::{Mark, Word, scan};
use super::{Paper, Place, phrases};

/// What stands for a reference in the text of a line.
pub(super) const REFERENCE: char = '\u{FFFC}';

/// How many terms are followed. No contract has as many; with more, time would have no bound.
pub(super) const MOST_TERMS: usize = 1_000;

#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) paper: Paper,
    /// Where the first of the terms that are not followed is defined.
    pub(super) not_followed: Option<&'a Origin>,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) parts: Vec<Part<'a>>,
    pub(super) tables: Vec<(&'a Table, usize)>,
    /// The words of all lines.
    pub(super) words: Vec<Word>,
    /// The same by their first bytes.
    pub(super) initials: Initials,
    /// The brackets, quotes and other signs of all lines that a rule looks at.
    pub(super) marks: Vec<Mark>,
    pub(super) terms: Vec<Defined<'a>>,
    /// The ways in which each term may be written, with its index.
    pub(super) forms: Forms<'a>,
    /// Where each term is used outside its own definition.
    pub(super) uses: Vec<Use>,
    pub(super) dates: Vec<Written>,
    /// The references that are typed by hand.
    pub(super) typed: Vec<Typed>,
    /// The numbers of the items that are being read.
    numbers: Vec<&'a str>,
    /// Phrases to avoid; the index of each is that of its line in the table.
    pub(super) phrases: Vec<Use>,
}

/// A heading, paragraph, cell, or text of a figure. The title and the line below it are headings, the marking is a paragraph.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) kind: Kind,
    pub(super) origin: Option<&'a Origin>,
    /// Where the document template has it; nowhere when it is of a clause or of others.
    pub(super) at: &'a [Span],
    /// Its section's index in [`Reading::parts`]; none of what stands before the sections.
    pub(super) part: Option<usize>,
    /// Its words' indexes in [`Reading::words`].
    pub(super) words: Range<usize>,
    /// Its marks' indexes in [`Reading::marks`].
    pub(super) marks: Range<usize>,
    /// The labels of its references, in the order of the text.
    pub(super) references: Vec<&'a str>,
    /// The number of the item that it begins, behind those of the items around it: `1.2`.
    pub(super) number: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Paragraph,
    /// The first paragraph of an item of a list.
    Item,
    Cell,
    Figure,
}

/// A section: its heading's line and what it has.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) section: &'a Section,
    pub(super) heading: usize,
    /// Its own lines and those of the sections below it.
    pub(super) lines: Range<usize>,
}

/// A term at its definition.
#[derive(Debug)]
pub(super) struct Defined<'a> {
    pub(super) text: &'a str,
    /// The term within its quotes.
    pub(super) place: Place,
    /// Whether the definition only says where the term is defined.
    pub(super) is_pointer: bool,
}

/// A term where it is used.
#[derive(Debug)]
pub(super) struct Use {
    /// The term's index in [`Reading::terms`].
    pub(super) term: usize,
    pub(super) place: Place,
}

impl<'a> Reading<'a> {
    pub(super) fn of(document: &'a Document, paper: Paper) -> Self {
        let mut reading = Self {
            paper,
            not_followed: document.terms.get(MOST_TERMS).map(|term| &term.origin),
            lines: Vec::with_capacity(1024),
            parts: Vec::new(),
            tables: Vec::new(),
            words: Vec::with_capacity(8192),
            initials: Initials::of(&[]),
            marks: Vec::with_capacity(1024),
            terms: Vec::new(),
            forms: Forms::new([]),
            uses: Vec::new(),
            dates: Vec::new(),
            typed: Vec::new(),
            phrases: Vec::new(),
            numbers: Vec::new(),
        };
        for section in &document.sections {
            reading.section(section);
        }
        reading.front(document);
        reading.initials = Initials::of(&reading.words);
        reading.forms = all_forms(&reading.terms);
        reading.uses = uses(&reading);
        reading.dates = date::written(&reading);
        reading.typed = reference::typed(&reading);
        reading.phrases = phrases::found(&reading);
        reading
    }

    /// The text of a line.
    pub(super) fn text(&self, line: usize) -> &str {
        &self.lines[line].text
    }

    /// A word as it stands.
    pub(super) fn word(&self, word: Word) -> &str {
        &self.lines[word.line].text[word.start..word.end]
    }

    /// The place of all that a line says.
    pub(super) fn whole(&self, line: usize) -> Place {
        Place::new(line, 0..self.lines[line].text.len())
    }

    /// The words of a line.
    pub(super) fn words_of(&self, line: usize) -> &[Word] {
        &self.words[self.lines[line].words.clone()]
    }

    /// Whether two terms are names of one thing: forms of one word in one definition, or side by side in it.
    pub(super) fn is_same_term(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.terms[one.min(other)], &self.terms[one.max(other)]);
        let is_near = b.place.range.start.saturating_sub(a.place.range.end) <= "” or a “".len();
        one == other
            || (a.place.line == b.place.line && (is_near || forms::singular(a.text) == forms::singular(b.text)))
    }

    /// How often each term is used.
    pub(super) fn used(&self) -> Vec<usize> {
        let mut used = vec![0; self.terms.len()];
        for one in &self.uses {
            used[one.term] += 1;
        }
        used
    }

    /// The sentence around a byte of a line, as bytes of its text; of an endless one a thousand bytes to each side.
    pub(super) fn sentence(&self, line: usize, at: usize) -> Range<usize> {
        let text = self.text(line);
        let first = text.ceil_char_boundary(at.saturating_sub(1000));
        let last = text.floor_char_boundary((at + 1000).min(text.len()));
        let start = text[first..at].rfind(". ").map_or(first, |stop| first + stop + 2);
        let end = text[at..last].find(". ").map_or(last, |stop| at + stop + 1);
        start..end
    }

    /// What stands before the sections is read last: so a name in a title is held against those in the text.
    fn front(&mut self, document: &'a Document) {
        let FrontAt { title, subtitle, marking } = &document.front_at;
        let lines = [
            (Some(&document.title), Kind::Heading, title.as_slice()),
            (document.subtitle.as_ref(), Kind::Heading, subtitle.as_slice()),
            (document.marking.as_ref(), Kind::Paragraph, marking.as_slice()),
        ];
        for (run, kind, at) in lines {
            if let Some(run) = run.filter(|run| !run.is_empty()) {
                self.run(run, LineOf { kind, origin: None, at, part: None });
            }
        }
    }

    /// The lines that stand before the sections.
    pub(super) fn front_lines(&self) -> Range<usize> {
        let first = self.lines.iter().rposition(|line| line.part.is_some()).map_or(0, |last| last + 1);
        first..self.lines.len()
    }

    fn section(&mut self, section: &'a Section) {
        let part = self.parts.len();
        let first = self.lines.len();
        self.parts.push(Part { section, heading: first, lines: first..first });
        let origin = section.origin.as_ref();
        self.run(
            &section.title,
            LineOf { kind: Kind::Heading, origin, at: section.title_at.as_slice(), part: Some(part) },
        );
        for block in &section.blocks {
            self.block(block, Kind::Paragraph, part);
        }
        for section in &section.sections {
            self.section(section);
        }
        self.parts[part].lines.end = self.lines.len();
    }

    fn block(&mut self, block: &'a Block, kind: Kind, part: usize) {
        let from = |kind| LineOf { kind, origin: Some(&block.origin), at: &[], part: Some(part) };
        match &block.kind {
            BlockKind::Paragraph(run) => self.run(run, from(kind)),
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                for item in items {
                    let first = self.lines.len();
                    self.numbers.push(item.number.trim_end_matches('.'));
                    for (index, block) in item.blocks.iter().enumerate() {
                        self.block(block, if index == 0 { Kind::Item } else { Kind::Paragraph }, part);
                    }
                    if let Some(line) = self.lines.get_mut(first) {
                        line.number = self.numbers.join(".");
                    }
                    self.numbers.pop();
                }
            }
            BlockKind::Table(table) => {
                self.tables.push((table, self.lines.len()));
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    self.run(cell, from(Kind::Cell));
                }
            }
            BlockKind::Note(blocks) => blocks.iter().for_each(|block| self.block(block, kind, part)),
            BlockKind::Bars(_) | BlockKind::Timeline(_) | BlockKind::Signatures(_) => {
                block.each_figure_text(&mut |text| {
                    self.line(Cow::Borrowed(text), from(Kind::Figure), Vec::new());
                });
            }
        }
    }

    fn run(&mut self, run: &'a [Inline], from: LineOf<'a>) {
        if let [Inline::Text(text)] = run {
            return self.line(Cow::Borrowed(text), from, Vec::new());
        }
        let mut flat = Flat { line: self.lines.len(), ..Flat::default() };
        flat.push(run);
        for (text, range) in flat.terms {
            if self.terms.len() < MOST_TERMS {
                let rest = flat.text[range.end..].trim_start_matches(['”', ' ']);
                let is_pointer = ["has the meaning", "have the meaning", "shall have the meaning", "is defined in"]
                    .into_iter()
                    .any(|pointer| rest.starts_with(pointer));
                self.terms.push(Defined { text, place: Place::new(flat.line, range), is_pointer });
            }
        }
        self.line(Cow::Owned(flat.text), from, flat.references);
    }

    fn line(&mut self, text: Cow<'a, str>, from: LineOf<'a>, references: Vec<&'a str>) {
        let LineOf { kind, origin, at, part } = from;
        let (words, marks) = (self.words.len(), self.marks.len());
        scan(&text, self.lines.len(), &mut self.words, &mut self.marks);
        let (words, marks) = (words..self.words.len(), marks..self.marks.len());
        self.lines.push(Line { text, kind, origin, at, part, words, marks, references, number: String::new() });
    }
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy)]
struct LineOf<'a> {
    kind: Kind,
    origin: Option<&'a Origin>,
    at: &'a [Span],
    part: Option<usize>,
}

/// A run as one text.
#[derive(Default)]
struct Flat<'a> {
    line: usize,
    text: String,
    terms: Vec<(&'a str, Range<usize>)>,
    references: Vec<&'a str>,
}

impl<'a> Flat<'a> {
    fn push(&mut self, run: &'a [Inline]) {
        for inline in run {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.text.push_str(text),
                Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                    self.push(content);
                }
                Inline::Reference(reference) => {
                    self.references.push(&reference.label);
                    self.text.push(REFERENCE);
                }
                Inline::Term(term) => {
                    self.text.push('“');
                    self.terms.push((term, self.text.len()..self.text.len() + term.len()));
                    self.text.extend([term, "”"]);
                }
                Inline::Break => self.text.push(' '),
            }
        }
    }
}

/// Whether a quote stands before a word: it is spoken of, and not used.
pub(super) fn is_quoted(text: &str, word: Word) -> bool {
    text[..word.start].ends_with(['“', '"'])
}

/// The ways in which each term may be written; first the terms as they are, which win over forms of others.
fn all_forms<'a>(terms: &[Defined<'a>]) -> Forms<'a> {
    let terms = || terms.iter().map(|term| term.text).enumerate();
    let as_written = terms().map(|(index, term)| (Cow::Borrowed(term), index));
    let inflected =
        terms().flat_map(|(index, term)| forms::inflected(term).into_iter().map(move |form| (Cow::Owned(form), index)));
    Forms::new(as_written.chain(inflected))
}

fn uses(reading: &Reading<'_>) -> Vec<Use> {
    let mut uses = Vec::new();
    let mut definitions = reading.terms.iter().map(|term| &term.place).peekable();
    let mut after = (0, 0);
    for word in &reading.words {
        // A title or a marking speaks of the document, and does not use its terms.
        if (word.line, word.start) < after || reading.lines[word.line].part.is_none() {
            continue;
        }
        let text = reading.text(word.line);
        let Some((len, term)) = reading.forms.at(text, *word).filter(|_| !is_quoted(text, *word)) else { continue };
        after = (word.line, word.start + len);
        while definitions.next_if(|place| (place.line, place.range.end) <= (word.line, word.start)).is_some() {}
        if definitions.peek().is_some_and(|place| place.line == word.line && place.range.contains(&word.start)) {
            continue;
        }
        uses.push(Use { term, place: Place::new(word.line, word.start..word.start + len) });
    }
    uses
}
