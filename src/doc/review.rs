//! A copy for review: where each paragraph comes from, and what is not in the document.

use std::collections::BTreeMap;

use crate::diag::{FileId, Findings, Sources};

use super::draft::Fragment;
use super::parse;
use super::text::plain;
use super::tree::{Block, BlockKind, Document, Inline, Item, Note, Origin, Section};

/// What is known of where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The words that it is said in, from the library.
    pub words: ReviewWords,
    /// The file of the document's template.
    pub template: FileId,
    /// What is known of each clause, by its id.
    pub clauses: BTreeMap<String, Provenance>,
    /// The clauses that the template lists and the document does not hold, in order.
    pub omitted: Vec<NotChosen>,
    /// The values of which is not known what depends on them, in order.
    pub untraced: Vec<SpecLine>,
}

/// The words of a copy for review: phrases that are put together, without a full stop unless they are whole sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewWords {
    /// Before the marking of the document, a sentence: whom the copy is for.
    pub marking: String,
    /// Before the id of a clause.
    pub clause: String,
    /// Before the number of its version.
    pub version: String,
    /// Before the condition that chose it.
    pub condition: String,
    /// Between two conditions.
    pub and: String,
    /// Instead of a condition.
    pub always: String,
    /// Before the values that a paragraph depends on.
    pub values: String,
    /// Instead of such values.
    pub no_values: String,
    /// The heading over what was not chosen.
    pub not_chosen: String,
    /// A sentence under it when all was.
    pub all_chosen: String,
    /// The heading over values that could not be traced.
    pub untraced: String,
    /// A sentence under it: why that is.
    pub untraced_why: String,
}

/// Where a clause comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Its version.
    pub version: u32,
    /// The conditions that chose it, as written: that of its section, then its own; none when it always is.
    pub conditions: Vec<String>,
    /// For each of its headings and paragraphs, as [`Origin::paragraph`] counts them, the values that it depends on.
    pub paragraphs: Vec<Vec<SpecLine>>,
}

/// A value of the deal spec.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpecLine {
    /// The name of its file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its key, as people write it.
    pub key: String,
}

/// A clause that was not chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChosen {
    /// Its id.
    pub clause: String,
    /// Its file.
    pub file: FileId,
    /// Its title.
    pub title: String,
    /// Why: a phrase.
    pub reason: String,
}

/// The texts of a clause's headings and paragraphs, as [`Origin::paragraph`] counts them, with the labels they refer to;
/// before numbers are given, so that none changes with another clause.
pub fn paragraphs(fragment: &Fragment, sources: &Sources) -> Vec<String> {
    let mut out = Vec::new();
    for part in parse::parts(fragment, sources, &mut Findings::new()) {
        match part {
            parse::Part::Heading { title, .. } => out.push(text_of(&[&title])),
            parse::Part::Block(mut block, _) => block.each_paragraph_mut(&mut |paragraph| {
                let mut text = String::new();
                paragraph.each_run(&mut |run| text.extend([text_of(&[run]).as_str(), "\n"]));
                paragraph.each_figure_text(&mut |figure| text.extend([figure, "\n"]));
                out.push(text);
            }),
        }
    }
    out
}

fn text_of(runs: &[&[Inline]]) -> String {
    let mut out = String::new();
    for run in runs {
        out.push_str(&plain(run));
        labels(run, &mut out);
    }
    out
}

fn labels(run: &[Inline], out: &mut String) {
    for inline in run {
        match inline {
            Inline::Reference(reference) => out.extend(["#", &reference.label]),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => labels(content, out),
            Inline::Text(_) | Inline::Code(_) | Inline::Term(_) | Inline::Break => {}
        }
    }
}

/// Makes a copy for review of a document: a note on each paragraph, lists of what is not in it, and a marking that says so.
pub fn review(document: &mut Document, review: &Review) {
    let mut notes = Notes { review, numbers: BTreeMap::new(), list: Vec::new() };
    document.sections.iter_mut().for_each(|section| notes.section(section));
    document.notes = notes.list;
    document.sections.push(omitted(review));
    document.sections.extend(untraced(review));
    let mut marking = vec![Inline::Text(review.words.marking.clone())];
    if let Some(run) = document.marking.take() {
        marking.push(Inline::Text(" ".to_owned()));
        marking.extend(run);
    }
    document.marking = Some(marking);
}

struct Notes<'r> {
    review: &'r Review,
    /// The number of each note that is there, by clause and values.
    numbers: BTreeMap<(&'r str, &'r [SpecLine]), usize>,
    list: Vec<Note>,
}

impl<'r> Notes<'r> {
    fn section(&mut self, section: &mut Section) {
        // A heading has a note only when it says something of the deal: what stands under it tells where both come from.
        if let Some(origin) = &mut section.origin
            && let Some((clause, lines)) = self.source(origin)
            && !lines.is_empty()
        {
            origin.note = Some(self.number(clause, lines));
        }
        for block in &mut section.blocks {
            block.each_paragraph_mut(&mut |paragraph| {
                let source = self.source(&paragraph.origin);
                paragraph.origin.note = source.map(|(clause, lines)| self.number(clause, lines));
            });
        }
        section.sections.iter_mut().for_each(|section| self.section(section));
    }

    fn source(&self, origin: &Origin) -> Option<(&'r str, &'r [SpecLine])> {
        let (clause, known) = self.review.clauses.get_key_value(&origin.clause)?;
        Some((clause, known.paragraphs.get(origin.paragraph).map_or(&[], Vec::as_slice)))
    }

    fn number(&mut self, clause: &'r str, lines: &'r [SpecLine]) -> usize {
        let next = self.list.len() + 1;
        let number = *self.numbers.entry((clause, lines)).or_insert(next);
        if number == next {
            self.list.push(note(self.review, clause, lines));
        }
        number
    }
}

fn note(review: &Review, clause: &str, lines: &[SpecLine]) -> Note {
    let words = &review.words;
    let text = |text: String| Inline::Text(text);
    let mut about = vec![text(format!("{} ", words.clause)), Inline::Code(clause.to_owned())];
    if let Some(Provenance { version, conditions, paragraphs: _ }) = review.clauses.get(clause) {
        about.push(text(format!(", {} {version}; ", words.version)));
        match conditions.as_slice() {
            [] => about.push(text(words.always.clone())),
            conditions => {
                about.push(text(format!("{} ", words.condition)));
                for (at, condition) in conditions.iter().enumerate() {
                    about.extend((at > 0).then(|| text(format!(" {} ", words.and))));
                    about.push(Inline::Code(condition.clone()));
                }
            }
        }
    }
    about.push(text(";".to_owned()));
    let mut values = Vec::new();
    if lines.is_empty() {
        values.push(text(words.no_values.clone()));
    }
    for (at, line) in lines.iter().enumerate() {
        values.push(text(if at > 0 { ", ".to_owned() } else { format!("{} ", words.values) }));
        values.extend(spec_line(line));
    }
    values.push(text(".".to_owned()));
    Note { clause: about, values }
}

fn spec_line(line: &SpecLine) -> [Inline; 2] {
    [Inline::Code(line.key.clone()), Inline::Text(format!(" ({}:{})", line.file, line.line))]
}

fn omitted(review: &Review) -> Section {
    let words = &review.words;
    let item = |clause: &NotChosen| {
        let NotChosen { clause, file, title, reason } = clause;
        let run = vec![
            Inline::Strong(vec![Inline::Text(title.clone())]),
            Inline::Text(" (".to_owned()),
            Inline::Code(clause.clone()),
            Inline::Text(format!("): {reason}.")),
        ];
        paragraph(Origin { clause: clause.clone(), ..place(*file) }, run)
    };
    let items: Vec<Block> = review.omitted.iter().map(item).collect();
    let block = if items.is_empty() {
        paragraph(place(review.template), vec![Inline::Text(words.all_chosen.clone())])
    } else {
        bullets(review, items)
    };
    section(&words.not_chosen, vec![block])
}

fn untraced(review: &Review) -> Option<Section> {
    let words = &review.words;
    if review.untraced.is_empty() {
        return None;
    }
    let why = paragraph(place(review.template), vec![Inline::Text(words.untraced_why.clone())]);
    let items = review.untraced.iter().map(|line| paragraph(place(review.template), spec_line(line).to_vec()));
    let list = bullets(review, items.collect());
    Some(section(&words.untraced, vec![why, list]))
}

fn bullets(review: &Review, items: Vec<Block>) -> Block {
    let item = |block: Block| Item { label: None, number: String::new(), blocks: vec![block] };
    let kind = BlockKind::Bullets(items.into_iter().map(item).collect());
    Block { label: None, origin: place(review.template), kind }
}

fn paragraph(origin: Origin, run: Vec<Inline>) -> Block {
    Block { label: None, origin, kind: BlockKind::Paragraph(run) }
}

fn section(title: &str, blocks: Vec<Block>) -> Section {
    Section {
        level: 1,
        label: None,
        number: None,
        title: vec![Inline::Text(title.to_owned())],
        title_at: None,
        definitions: false,
        blocks,
        sections: Vec::new(),
        origin: None,
    }
}

/// The place of what comes from a file as a whole, and from no clause.
fn place(file: FileId) -> Origin {
    Origin { clause: String::new(), file, line: 1, paragraph: 0, note: None }
}
