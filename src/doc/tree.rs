use std::collections::BTreeMap;

use crate::diag::{FileId, Sources, Span};

use super::draft::{FrontAt, Numbering, Words};
use super::place;

/// A document with nothing left to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The document template's id.
    pub id: String,
    /// The title.
    pub title: Vec<Inline>,
    /// A line below the title.
    pub subtitle: Option<Vec<Inline>>,
    /// Who may read it.
    pub marking: Option<Vec<Inline>>,
    /// Where the document template has these three.
    pub front_at: FrontAt,
    /// The document's date as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How its sections are numbered.
    pub numbering: Numbering,
    /// The words of references, signature blocks and pages.
    pub words: Words,
    /// The sections of level 1.
    pub sections: Vec<Section>,
    /// The terms that it defines, in the order of their definitions.
    pub terms: Vec<Term>,
    /// What each label stands for.
    pub labels: BTreeMap<String, Target>,
    /// Where its paragraphs come from, as [`Origin::note`] numbers them; none but in a copy for review.
    pub notes: Vec<Note>,
}

/// Where a paragraph comes from, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The clause, its version, and the condition that chose it.
    pub clause: Vec<Inline>,
    /// The values of the deal spec that the paragraph hangs on.
    pub values: Vec<Inline>,
}

/// A heading with all that stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 for the template's sections, 2 and 3 for the headings in clauses.
    pub level: u8,
    /// The name that references use.
    pub label: Option<String>,
    /// The number as printed: `4.`, `4.2`.
    pub number: Option<String>,
    /// The heading.
    pub title: Vec<Inline>,
    /// Where the heading of a section of the template stands; `None` for one of a clause, which has its origin.
    pub title_at: Option<Span>,
    /// Whether it holds definitions.
    pub definitions: bool,
    /// What stands before the first section of the next level.
    pub blocks: Vec<Block>,
    /// The sections of the next level.
    pub sections: Vec<Section>,
    /// The clause that it came from; `None` for the template's own sections.
    pub origin: Option<Origin>,
}

/// Where a node came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The clause's id.
    pub clause: String,
    /// The clause's file.
    pub file: FileId,
    /// The line of the file, from 1, that it most likely came from (templates move lines).
    pub line: usize,
    /// Which of the clause's headings and paragraphs it is, or begins with, from 0.
    pub paragraph: usize,
    /// The number of the note on it, from 1.
    pub note: Option<usize>,
}

impl Origin {
    /// The place of its line, without the blanks around it.
    pub fn span(&self, sources: &Sources) -> Span {
        place::span(self, sources)
    }

    /// The place of `words` in the paragraph, item or table that begins on its line; `None` when the source does not hold
    /// them there, such as where a value of a deal printed them.
    pub fn find(&self, words: &str, sources: &Sources) -> Option<Span> {
        place::find(self, words, sources)
    }
}

/// A paragraph, list, table, note or figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The name that references use.
    pub label: Option<String>,
    /// The clause that it came from.
    pub origin: Origin,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A list whose items have numbers.
    Ordered(Vec<Item>),
    /// A list whose items have none.
    Bullets(Vec<Item>),
    /// A table.
    Table(Table),
    /// Text set apart: a block quote in the source.
    Note(Vec<Block>),
    /// A bar chart.
    Bars(Bars),
    /// Dated events.
    Timeline(Timeline),
    /// Places to sign, one a party.
    Signatures(Vec<Signatory>),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The name that references use.
    pub label: Option<String>,
    /// The number as printed, `(a)`; empty in a list without numbers.
    pub number: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A table; each row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One for each column.
    pub columns: Vec<Align>,
    /// The head's cells.
    pub head: Vec<Vec<Inline>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A horizontal bar chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// What it shows.
    pub caption: String,
    /// At least one.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// The value of the longest bar.
    pub fn most(&self) -> u64 {
        self.bars.iter().map(|bar| bar.value).max().unwrap_or(0)
    }

    /// The names of the series, in the order of their first bars.
    pub fn series(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.bars.iter().filter_map(|bar| bar.series.as_deref()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is measured.
    pub label: String,
    /// Its length, in any unit; never negative.
    pub value: u64,
    /// The value as printed.
    pub shown: String,
    /// The group that it belongs to.
    pub series: Option<String>,
}

/// Events in the order of their dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// What it shows.
    pub caption: String,
    /// At least one.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The date as printed.
    pub shown: String,
    /// What happens.
    pub what: String,
    /// How it stands in a calendar; `None` for an event that no calendar takes up.
    pub entry: Option<CalendarEntry>,
}

/// How an event stands in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The name by which a calendar knows it again: 32 hexadecimal digits.
    pub uid: String,
    /// How many days before it the calendar reminds of it.
    pub alarm: Option<u32>,
    /// That it happens again.
    pub repeats: Option<Repeats>,
}

/// How an event happens again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeats {
    /// After how many weeks.
    pub weeks: u32,
    /// The last day on which it may happen, as `YYYY-MM-DD`; for ever when absent.
    pub until: Option<String>,
}

/// Who signs, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The party.
    pub party: String,
    /// The person's name; empty when it is to be filled in by hand.
    pub name: String,
    /// The person's title; may be empty too.
    pub title: String,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text, letter for letter.
    Text(String),
    /// Bold text.
    Strong(Vec<Inline>),
    /// Slanted text.
    Emphasis(Vec<Inline>),
    /// Text in a fixed width.
    Code(String),
    /// A link out of the document.
    Link {
        /// An address of `http`, `https` or `mailto`.
        url: String,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// A link within the document.
    Reference(Reference),
    /// A term at its definition, without the quotes that every writer puts around it.
    Term(String),
    /// A line break within a paragraph.
    Break,
}

/// A link within the document, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The target's label.
    pub label: String,
    /// What is shown: `Section 4.2(b)`.
    pub text: String,
    /// Where `text` has a number that a line break must not tear off: the byte of the blank before it.
    pub blank: Option<usize>,
}

impl Reference {
    /// What is shown, with a blank that no line breaks at before the number.
    pub fn unbroken(&self) -> String {
        let mut text = self.text.clone();
        if let Some(at) = self.blank.filter(|at| text[*at..].starts_with(' ')) {
            text.replace_range(at..=at, "\u{A0}");
        }
        text
    }
}

/// A defined term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term as defined.
    pub text: String,
    /// Where it is defined.
    pub origin: Origin,
}

/// What a label stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What a reference to it shows.
    pub text: String,
    /// As in [`Reference::blank`].
    pub blank: Option<usize>,
    /// Where it stands; `None` for the template's own sections.
    pub origin: Option<Origin>,
    /// Whether another list of the same section has an item of the same number.
    pub ambiguous: bool,
}

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// From 1.
    pub level: u8,
    /// The number as printed.
    pub number: Option<String>,
    /// The heading, without its formatting.
    pub title: String,
}
