//! Two states of a document as one text, in which what is gone and what is new are told apart.
//!
//! Lines are matched first: headings, paragraphs, items, rows. One that has changed is compared word by word. Formatting
//! is left out, since a mark must not be mistaken for it; so are numbers, which a new section changes everywhere.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::text::plain;
use super::tree::{Block, BlockKind, Document, Section};

/// A document with the marks of what changed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redline {
    /// The title.
    pub title: Vec<Piece>,
    /// Its lines in the order of reading; what is gone stands where it stood.
    pub lines: Vec<Line>,
}

/// A heading, a paragraph, an item or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub shape: Shape,
    /// Its number in the new document; in the old one where it is gone.
    pub number: Option<String>,
    /// Its text: one cell, or those of a row.
    pub cells: Vec<Vec<Piece>>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A heading of this level, from 1.
    Heading(u8),
    /// A paragraph within so many lists.
    Paragraph(usize),
    /// The first paragraph of an item of a list within so many others.
    Item(usize),
    /// The head of a table.
    Head,
    /// A row of a table or a figure.
    Row,
}

/// Some words with what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What became of them.
    pub fate: Fate,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Both documents have them.
    Kept,
    /// Only the old document has them.
    Gone,
    /// Only the new document has them.
    New,
}

impl Redline {
    /// Whether nothing changed.
    pub fn is_clean(&self) -> bool {
        let cells = std::iter::once(&self.title).chain(self.lines.iter().flat_map(|line| &line.cells));
        cells.flatten().all(|piece| piece.fate == Fate::Kept)
    }
}

/// The most pairs of changed lines that are held against each other; beyond, all are gone and new.
const MOST_PAIRS: usize = 40_000;

/// How much of two lines must be the same for them to be one that changed, in thousandths.
const ALIKE: usize = 400;

/// What changed from `old` to `new`.
pub fn redline(old: &Document, new: &Document) -> Redline {
    let (was, now) = (lines(old), lines(new));
    let keys = |lines: &[Flat]| lines.iter().map(|line| (line.shape, line.cells.clone())).collect::<Vec<_>>();
    let mut marked = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&was), &keys(&now)) {
        match op {
            DiffOp::Equal { new_index, len, .. } => {
                marked.extend(now[new_index..new_index + len].iter().map(|line| line.all(Fate::Kept)));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                marked.extend(was[old_index..old_index + old_len].iter().map(|line| line.all(Fate::Gone)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                marked.extend(now[new_index..new_index + new_len].iter().map(|line| line.all(Fate::New)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                replaced(&was[old_index..old_index + old_len], &now[new_index..new_index + new_len], &mut marked);
            }
        }
    }
    Redline { title: words(&plain(&old.title), &plain(&new.title)), lines: marked }
}

/// A line without marks.
#[derive(Debug, Clone)]
struct Flat {
    shape: Shape,
    number: Option<String>,
    cells: Vec<String>,
}

impl Flat {
    fn all(&self, fate: Fate) -> Line {
        let piece = |text: &String| match text.is_empty() {
            true => Vec::new(),
            false => vec![Piece { text: text.clone(), fate }],
        };
        Line { shape: self.shape, number: self.number.clone(), cells: self.cells.iter().map(piece).collect() }
    }

    /// How much of the words of two lines is the same, in thousandths; 0 where they are no lines of one shape.
    fn likeness(&self, other: &Self) -> usize {
        if self.shape != other.shape || self.cells.len() != other.cells.len() {
            return 0;
        }
        let count = |line: &Self| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for word in line.cells.iter().flat_map(|cell| cell.split_whitespace()) {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
            counts
        };
        let (one, other) = (count(self), count(other));
        let same: usize = one.iter().map(|(word, count)| other.get(word).map_or(0, |there| *count.min(there))).sum();
        let most = one.values().sum::<usize>().max(other.values().sum());
        1000 * same / most.max(1)
    }
}

/// Lines that stand in place of others: those that are alike are one that changed.
fn replaced(was: &[Flat], now: &[Flat], marked: &mut Vec<Line>) {
    let mut best = vec![vec![0_usize; now.len() + 1]; was.len() + 1];
    let can_pair = was.len() * now.len() <= MOST_PAIRS;
    let alike = |old: usize, new: usize| match can_pair {
        true => Some(was[old].likeness(&now[new])).filter(|alike| *alike >= ALIKE),
        false => None,
    };
    if can_pair {
        for old in (0..was.len()).rev() {
            for new in (0..now.len()).rev() {
                let paired = alike(old, new).map_or(0, |alike| alike + best[old + 1][new + 1]);
                best[old][new] = paired.max(best[old + 1][new]).max(best[old][new + 1]);
            }
        }
    }
    let (mut old, mut new) = (0, 0);
    while old < was.len() || new < now.len() {
        let is_pair = old < was.len()
            && new < now.len()
            && alike(old, new).is_some_and(|alike| alike + best[old + 1][new + 1] == best[old][new]);
        if is_pair {
            let cells = was[old].cells.iter().zip(&now[new].cells).map(|(was, now)| words(was, now)).collect();
            marked.push(Line { shape: now[new].shape, number: now[new].number.clone(), cells });
            (old, new) = (old + 1, new + 1);
        } else if old < was.len() && (new == now.len() || best[old + 1][new] >= best[old][new + 1]) {
            marked.push(was[old].all(Fate::Gone));
            old += 1;
        } else {
            marked.push(now[new].all(Fate::New));
            new += 1;
        }
    }
}

/// What changed between two texts, by words. A word that is kept alone between changes is told with them.
fn words(was: &str, now: &str) -> Vec<Piece> {
    let (was, now): (Vec<&str>, Vec<&str>) = (was.split_whitespace().collect(), now.split_whitespace().collect());
    let mut steps: Vec<(Vec<&str>, Vec<&str>, bool)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &was, &now) {
        let (old, new) = (&was[op.old_range()], &now[op.new_range()]);
        let is_kept = matches!(op, DiffOp::Equal { .. });
        steps.push((old.to_vec(), new.to_vec(), is_kept));
    }
    let count = steps.len();
    let mut joined: Vec<(Vec<&str>, Vec<&str>, bool)> = Vec::new();
    for (at, (old, new, is_kept)) in steps.into_iter().enumerate() {
        let is_kept = is_kept && (at == 0 || at + 1 == count || old.len() > 1);
        match joined.last_mut().filter(|last| last.2 == is_kept) {
            Some(last) => {
                last.0.extend(old);
                last.1.extend(new);
            }
            None => joined.push((old, new, is_kept)),
        }
    }
    let mut pieces = Vec::new();
    for (old, new, is_kept) in joined {
        let fates =
            if is_kept { [(Fate::Gone, Vec::new()), (Fate::Kept, new)] } else { [(Fate::Gone, old), (Fate::New, new)] };
        let fates = fates.into_iter().filter(|(_, words)| !words.is_empty());
        pieces.extend(fates.map(|(fate, words)| Piece { text: words.join(" "), fate }));
    }
    pieces
}

fn lines(document: &Document) -> Vec<Flat> {
    let mut found = Vec::new();
    for section in &document.sections {
        section_lines(section, &mut found);
    }
    found
}

fn section_lines(section: &Section, found: &mut Vec<Flat>) {
    let (shape, number) = (Shape::Heading(section.level), section.number.clone());
    found.push(Flat { shape, number, cells: vec![plain(&section.title)] });
    section.blocks.iter().for_each(|block| block_lines(block, 0, found));
    section.sections.iter().for_each(|section| section_lines(section, found));
}

fn block_lines(block: &Block, depth: usize, found: &mut Vec<Flat>) {
    let mut line = |shape, cells: Vec<String>| found.push(Flat { shape, number: None, cells });
    match &block.kind {
        BlockKind::Paragraph(run) => line(Shape::Paragraph(depth), vec![plain(run)]),
        BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
            for item in items {
                let first = found.len();
                item.blocks.iter().for_each(|block| block_lines(block, depth + 1, found));
                if let Some(line) = found.get_mut(first).filter(|line| line.shape == Shape::Paragraph(depth + 1)) {
                    line.shape = Shape::Item(depth);
                    line.number = Some(item.number.clone()).filter(|number| !number.is_empty());
                }
            }
        }
        BlockKind::Table(table) => {
            let texts = |row: &[Vec<super::Inline>]| row.iter().map(|cell| plain(cell)).collect();
            line(Shape::Head, texts(&table.head));
            table.rows.iter().for_each(|row| line(Shape::Row, texts(row)));
        }
        BlockKind::Note(blocks) => blocks.iter().for_each(|block| block_lines(block, depth, found)),
        BlockKind::Bars(chart) => {
            line(Shape::Head, vec![chart.caption.clone(), String::new(), String::new()]);
            for bar in &chart.bars {
                let series = bar.series.clone().unwrap_or_default();
                line(Shape::Row, vec![bar.label.clone(), series, bar.shown.clone()]);
            }
        }
        BlockKind::Timeline(timeline) => {
            line(Shape::Head, vec![timeline.caption.clone(), String::new()]);
            timeline.events.iter().for_each(|event| line(Shape::Row, vec![event.shown.clone(), event.what.clone()]));
        }
        BlockKind::Signatures(signatories) => {
            for one in signatories {
                line(Shape::Row, vec![one.party.clone(), one.name.clone(), one.title.clone()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(was: &str, now: &str) -> String {
        let piece = |piece: &Piece| match piece.fate {
            Fate::Kept => piece.text.clone(),
            Fate::Gone => format!("-{}-", piece.text),
            Fate::New => format!("+{}+", piece.text),
        };
        words(was, now).iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_told_apart() {
        for (was, now, marked) in [
            ("notice of 30 days", "notice of 60 days", "notice of -30- +60+ days"),
            ("the same", "the same", "the same"),
            ("", "all new", "+all new+"),
            ("all gone", "", "-all gone-"),
            ("a x of y b c", "a q of r b c", "a -x of y- +q of r+ b c"),
            ("one two three", "two three", "-one- two three"),
        ] {
            assert_eq!(told(was, now), marked);
        }
    }

    #[test]
    fn lines_are_paired_by_their_words() {
        let flat = |text: &str| Flat { shape: Shape::Paragraph(0), number: None, cells: vec![text.to_owned()] };
        let mut marked = Vec::new();
        let was = [flat("Harbor may end it with notice of 30 days."), flat("Nothing else is left.")];
        let now = [flat("A new first line."), flat("Harbor may end it with notice of 60 days.")];
        replaced(&was, &now, &mut marked);
        let fates: Vec<Vec<Fate>> =
            marked.iter().map(|line| line.cells[0].iter().map(|piece| piece.fate).collect()).collect();
        let (kept, gone, new) = (Fate::Kept, Fate::Gone, Fate::New);
        assert_eq!(fates, [vec![new], vec![kept, gone, new, kept], vec![gone]]);
    }
}
