use std::borrow::Cow;

use super::approval::Record;
use super::choices::Choices;
use super::place::Placed;
use super::variant::Variant;
use crate::diag::{FileId, Span};

/// Who may read a document or a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Both sides of the deal.
    Shared,
    /// Our side alone.
    Private,
}

impl Audience {
    /// The name as written: `shared` or `private`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Private => "private",
        }
    }
}

/// How the headings of a document are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 1.1, (a), (i): for contracts.
    Decimal,
    /// Article I, Section 1.1, (a), (i): for contracts too.
    Articles,
    /// Headings only.
    Headings,
    /// Nothing.
    None,
}

impl Numbering {
    /// The name as written: `decimal`, `articles`, `headings` or `none`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Articles => "articles",
            Self::Headings => "headings",
            Self::None => "none",
        }
    }
}

/// What a document is made for when it is not one of the papers of the deal: the command that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The exit is rehearsed.
    Exit,
    /// The notice is written that invokes the exit.
    Notice,
    /// An offer is weighed.
    Weigh,
    /// Several offers are looked at in their order.
    History,
    /// Two states of a deal are compared.
    Diff,
    /// The dates of the alliance are listed.
    Calendar,
}

impl Occasion {
    /// Every occasion, with its name as written.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("exit", Self::Exit),
        ("notice", Self::Notice),
        ("weigh", Self::Weigh),
        ("history", Self::History),
        ("diff", Self::Diff),
        ("calendar", Self::Calendar),
    ];
}

/// A condition on the view, with the phrase that says why its subject is absent when it does not hold.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    pub(super) when: Placed,
    pub(super) otherwise: String,
}

/// One clause of the library.
#[derive(Debug, Clone)]
pub struct Clause {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) audience: Audience,
    pub(super) condition: Option<Condition>,
    pub(super) survives: Option<String>,
    pub(super) note: String,
    pub(super) source: Option<String>,
    pub(super) requires: Vec<(String, Span)>,
    pub(super) record: Record,
    pub(super) variant: Option<Variant>,
    pub(super) label: Option<Cow<'static, str>>,
    pub(super) body: Placed,
    /// What the body chooses between, if that was read when the program was built.
    pub(super) choices: Option<&'static Choices>,
    pub(super) first_line: usize,
    pub(super) head: Span,
}

impl Clause {
    /// The id: the path of its file without `clauses/` and `.md`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the clause is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Who may read it.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// The condition under which it is chosen, as written; `None` when it always is.
    pub fn when(&self) -> Option<&str> {
        self.condition.as_ref().map(|condition| &*condition.when.text)
    }

    /// Why it is absent when its condition does not hold: a phrase.
    pub fn otherwise(&self) -> Option<&str> {
        self.condition.as_ref().map(|condition| condition.otherwise.as_str())
    }

    /// How long it survives the end of the agreement, as a phrase; `None` when it does not.
    pub fn survives(&self) -> Option<&str> {
        self.survives.as_deref()
    }

    /// What was chosen and why, for counsel.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Where the idea comes from.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The clauses that must stand in the same document.
    pub fn requires(&self) -> impl Iterator<Item = &str> {
        self.requires.iter().map(|(id, _)| id.as_str())
    }

    /// The first `{#label}` of its body.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// The text as written, tags included.
    pub fn body(&self) -> &str {
        &self.body.text
    }

    /// Its file.
    pub fn file(&self) -> FileId {
        self.body.span.file
    }

    /// The line of its file, from 1, at which the body starts.
    pub fn first_line(&self) -> usize {
        self.first_line
    }

    /// The label by which the clause is referred to: its first one or, failing that, its id, which then dangles.
    pub(super) fn reference(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }
}

/// One section of a document template: a heading over clauses.
#[derive(Debug, Clone)]
pub struct Section {
    pub(super) id: String,
    pub(super) title: Placed,
    pub(super) definitions: bool,
    pub(super) condition: Option<Condition>,
    pub(super) clauses: Vec<(String, Span)>,
}

impl Section {
    /// The id, one for ever.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title as written; it may hold tags.
    pub fn title(&self) -> &str {
        &self.title.text
    }

    /// Whether the section collects the definitions.
    pub fn definitions(&self) -> bool {
        self.definitions
    }

    /// The condition under which its clauses are chosen at all, as written; `None` when there is none.
    pub fn when(&self) -> Option<&str> {
        self.condition.as_ref().map(|condition| &*condition.when.text)
    }

    /// The ids of its clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().map(|(id, _)| id.as_str())
    }
}

/// What a document is made of: title, reader, numbering and, in order, its sections and clauses.
#[derive(Debug, Clone)]
pub struct DocumentTemplate {
    pub(super) id: String,
    pub(super) title: Placed,
    pub(super) subtitle: Option<Placed>,
    pub(super) marking: Option<Placed>,
    pub(super) unapproved: Option<Placed>,
    pub(super) file_name: String,
    pub(super) audience: Audience,
    pub(super) numbering: Numbering,
    pub(super) occasion: Option<Occasion>,
    pub(super) sections: Vec<Section>,
    pub(super) file: FileId,
}

impl DocumentTemplate {
    /// The id: the name of its file without `.toml`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title as written; it may hold tags.
    pub fn title(&self) -> &str {
        &self.title.text
    }

    /// The name of the files it is written to, without extension.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// Who may read it.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// How its headings are numbered.
    pub fn numbering(&self) -> Numbering {
        self.numbering
    }

    /// What it is made for; `None` for the papers of the deal.
    pub fn occasion(&self) -> Option<Occasion> {
        self.occasion
    }

    /// Its sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Its section of that id.
    pub(super) fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// Its file.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The ids of all its clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(Section::clauses)
    }
}
