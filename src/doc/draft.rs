use crate::diag::{FileId, Span};

/// A document before it is a tree: its sections in order, each with the rendered Markdown of its clauses.
///
/// Titles and markings are plain text; the clauses are Markdown source in which values are already escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The document template's id.
    pub id: String,
    /// The title, one line of plain text.
    pub title: String,
    /// A line below the title.
    pub subtitle: Option<String>,
    /// Who may read it; repeated at the head of every page.
    pub marking: Option<String>,
    /// Where the template of each of these stands.
    pub front_at: FrontAt,
    /// The document's date as `YYYY-MM-DD`, if it has one: the only date that a PDF's metadata carry.
    pub date: Option<String>,
    /// How sections are numbered.
    pub numbering: Numbering,
    /// The few words that the writers need, from the template.
    pub words: Words,
    /// The sections of level 1.
    pub sections: Vec<DraftSection>,
    /// What the document could hold and does not: a reference into it says so.
    pub absent: Vec<Absent>,
}

/// Where a document template has what stands before the sections; nowhere in a document of others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontAt {
    /// The title.
    pub title: Option<Span>,
    /// The line below it.
    pub subtitle: Option<Span>,
    /// The marking, and what is added to it while words are not approved.
    pub marking: Vec<Span>,
}

/// A clause or section that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The clause's id; `None` for a section of the document template.
    pub clause: Option<String>,
    /// Its labels; one that a value completes ends with `*`.
    pub labels: Vec<String>,
    /// Why it was left out, as a phrase.
    pub reason: String,
}

impl Absent {
    /// Whether it would have had this label.
    pub(super) fn has(&self, label: &str) -> bool {
        let is_it = |known: &String| known.strip_suffix('*').map_or(known == label, |start| label.starts_with(start));
        self.labels.iter().any(is_it)
    }
}

/// The words that references, signature blocks and pages are made of: the template says them, since Rust holds no prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What a reference calls its target: `Section`.
    pub section: String,
    /// What a section of level 1 is called where such sections are articles: `Article`.
    pub article: String,
    /// Beside the line to sign on: `Signature`.
    pub signature: String,
    /// Beside the signatory's name: `Name`.
    pub name: String,
    /// Beside the signatory's title: `Title`.
    pub title: String,
    /// Beside the line for the date: `Date`.
    pub date: String,
    /// Above the table of contents: `Contents`.
    pub contents: String,
    /// Below each page, with `{page}` and `{pages}` where the numbers go: `Page {page} of {pages}`.
    pub pages: String,
}

/// A section that the document template names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSection {
    /// The label that references use.
    pub id: String,
    /// The heading, one line of inline Markdown.
    pub title: String,
    /// Where its template stands.
    pub title_at: Option<Span>,
    /// Whether it holds definitions: these are sorted, and those of unused terms left out.
    pub definitions: bool,
    /// Its clauses in order.
    pub fragments: Vec<Fragment>,
}

/// A clause, rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The clause's id.
    pub clause: String,
    /// The clause's file, before rendering.
    pub file: FileId,
    /// The line of that file, from 1, where the body begins.
    pub first_line: usize,
    /// The rendered body.
    pub markdown: String,
}

/// How sections are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// `1.`, `1.1`, `1.1.1`.
    Decimal,
    /// `Article I.`, `Section 1.1`, `Section 1.1.1`.
    Articles,
    /// Only the sections of level 1: `1.`.
    Headings,
    /// No numbers.
    None,
}
