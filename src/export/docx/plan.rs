//! Which numbers Word counts by itself, and which bookmarks references need: settled before anything is written, since
//! a reference may point ahead.
//!
//! Word counts wherever its count is what the tree says, so that a paragraph put in between renumbers the rest. Where it
//! would count otherwise, the number is typed.

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::{Block, BlockKind, Document, Item, Section};

/// How many levels a list of Word has.
pub(super) const LEVELS: usize = 9;

/// The levels of headings; those of list items follow.
pub(super) const HEADINGS: usize = 3;

/// The list that headings and items are counted by; others of the same kind only begin anew.
pub(super) const MAIN: usize = 1;

/// The list of items without numbers.
pub(super) const BULLETS: usize = 2;

/// How Word writes a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Decimal,
    LowerLetter,
    LowerRoman,
    UpperLetter,
}

/// The style of a level and the text around its number, as Word spells them.
pub(super) fn level(at: usize) -> (Style, String) {
    match at {
        0 => (Style::Decimal, "%1.".into()),
        1 => (Style::Decimal, "%1.%2".into()),
        2 => (Style::Decimal, "%1.%2.%3".into()),
        _ => {
            let style = match (at - HEADINGS) % 4 {
                0 => Style::LowerLetter,
                1 => Style::LowerRoman,
                2 => Style::UpperLetter,
                _ => Style::Decimal,
            };
            (style, format!("(%{})", at + 1))
        }
    }
}

/// How a heading or an item has its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// It has none.
    None,
    /// It is text.
    Typed,
    /// Word counts it, at a level of one of its lists.
    Counted {
        /// The list, as `numbering.xml` calls it.
        list: usize,
        /// The level, from 0.
        level: usize,
    },
}

/// A numbered node on the way to a label: its bookmark and its number, without the stop behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// The bookmark around the node.
    pub(super) bookmark: String,
    /// What a field that points to it shows.
    pub(super) number: String,
}

/// All that is settled beforehand.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// How the headings of each level have their numbers.
    pub(super) headings: [Option<Number>; HEADINGS],
    /// The lists that begin anew, each with the level at which it does; the first is the one behind [`BULLETS`].
    pub(super) restarts: Vec<usize>,
    anchors: BTreeMap<String, String>,
    lists: BTreeMap<String, Number>,
    steps: BTreeMap<String, Vec<Step>>,
    wanted: BTreeSet<String>,
}

impl Plan {
    pub(super) fn of(document: &Document) -> Self {
        let anchors = document.labels.keys().enumerate().map(|(at, label)| (label.clone(), anchor(label, at)));
        let mut plan = Self { headings: headings(document), anchors: anchors.collect(), ..Self::default() };
        Walk { plan: &mut plan, counts: [0; LEVELS], way: Vec::new() }.sections(&document.sections, "s");
        plan
    }

    /// How the items of the list at this place have their numbers.
    pub(super) fn list(&self, place: &str) -> Number {
        self.lists.get(place).copied().unwrap_or(Number::None)
    }

    /// The bookmark at a place, where one is needed: for its label, or because a reference counts it.
    pub(super) fn bookmark(&self, place: &str, label: Option<&str>) -> Option<String> {
        let labelled = label.and_then(|label| self.anchor(label));
        labelled.map(str::to_owned).or_else(|| self.wanted.contains(place).then(|| hidden(place)))
    }

    /// The bookmark of a label.
    pub(super) fn anchor(&self, label: &str) -> Option<&str> {
        self.anchors.get(label).map(String::as_str)
    }

    /// The counted numbers that together are the number of a label; none where one of them is typed.
    pub(super) fn steps(&self, label: &str) -> &[Step] {
        self.steps.get(label).map_or(&[], Vec::as_slice)
    }
}

/// The place of the `at`th section below another.
pub(super) fn section_place(parent: &str, at: usize) -> String {
    format!("{parent}_{}", at + 1)
}

/// The place of the `at`th block.
pub(super) fn block_place(parent: &str, at: usize) -> String {
    format!("{parent}_b{}", at + 1)
}

/// The place of the `at`th item.
pub(super) fn item_place(parent: &str, at: usize) -> String {
    format!("{parent}_i{}", at + 1)
}

/// The bookmark of the `at`th label: Word takes letters, digits and underscores, at most forty, and the number keeps apart
/// what then looks the same.
fn anchor(label: &str, at: usize) -> String {
    let plain: String = label.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(32).collect();
    format!("r{at}_{plain}")
}

/// The name of a bookmark that Word does not list.
fn hidden(place: &str) -> String {
    format!("_{place}")
}

/// Each level is counted, or typed, or without numbers, as a whole: its style says which.
fn headings(document: &Document) -> [Option<Number>; HEADINGS] {
    fn walk(sections: &[Section], counts: &mut [usize; LEVELS], found: &mut [Option<Number>; HEADINGS]) {
        for section in sections {
            let at = usize::from(section.level.clamp(1, 3)) - 1;
            count(counts, at);
            let number = match &section.number {
                None => Number::None,
                Some(number) if *number == shown(counts, at) => Number::Counted { list: MAIN, level: at },
                Some(_) => Number::Typed,
            };
            found[at] = match found[at] {
                Some(before) if before != number => Some(Number::Typed),
                _ => Some(number),
            };
            walk(&section.sections, counts, found);
        }
    }
    let mut found = [None; HEADINGS];
    walk(&document.sections, &mut [0; LEVELS], &mut found);
    if found.contains(&Some(Number::Typed)) {
        return found.map(|number| number.map(|_| Number::Typed));
    }
    found
}

/// Counts a paragraph at a level as Word does: what lies deeper begins anew.
fn count(counts: &mut [usize; LEVELS], at: usize) {
    counts[at] += 1;
    counts[at + 1..].fill(0);
}

/// The number that Word shows at a level.
fn shown(counts: &[usize; LEVELS], at: usize) -> String {
    let mut text = level(at).1;
    for (deep, n) in counts.iter().enumerate() {
        text = text.replace(&format!("%{}", deep + 1), &spelled(level(deep).0, *n));
    }
    text
}

/// A number in a style as Word spells it: after `z` comes `aa`, then `bb`.
fn spelled(style: Style, n: usize) -> String {
    const ROMAN: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let letter = |first: u8| {
        let letter = u8::try_from(n.saturating_sub(1) % 26).map_or(' ', |at| char::from(first + at));
        letter.to_string().repeat(n.div_ceil(26))
    };
    match style {
        Style::Decimal => n.to_string(),
        Style::LowerLetter => letter(b'a'),
        Style::UpperLetter => letter(b'A'),
        Style::LowerRoman => {
            let (mut rest, mut out) = (n, String::new());
            for (value, sign) in ROMAN {
                out.push_str(&sign.repeat(rest / value));
                rest %= value;
            }
            out
        }
    }
}

struct Walk<'a> {
    plan: &'a mut Plan,
    counts: [usize; LEVELS],
    /// The numbered nodes around.
    way: Vec<Node>,
}

/// A numbered node.
struct Node {
    place: String,
    bookmark: String,
    /// Its number where Word counts it, without the stop behind it.
    counted: Option<String>,
}

/// Where a list stands.
#[derive(Clone, Copy)]
struct Around {
    /// How many ordered lists are around.
    depth: usize,
    /// The list of Word that the nearest of them is counted by.
    list: usize,
}

impl Walk<'_> {
    fn sections(&mut self, sections: &[Section], parent: &str) {
        for (at, section) in sections.iter().enumerate() {
            let place = section_place(parent, at);
            let level = usize::from(section.level.clamp(1, 3)) - 1;
            let number = section.number.as_deref().map(|number| number.trim_end_matches('.').to_owned());
            let counted = matches!(self.plan.headings[level], Some(Number::Counted { .. }));
            if counted {
                count(&mut self.counts, level);
            }
            self.way.clear();
            if let Some(number) = number {
                self.enter(section.label.as_deref(), &place, counted.then_some(number));
            }
            self.label(section.label.as_deref());
            self.blocks(&section.blocks, &place, Around { depth: 0, list: MAIN });
            self.sections(&section.sections, &place);
        }
    }

    fn blocks(&mut self, blocks: &[Block], parent: &str, around: Around) {
        for (at, block) in blocks.iter().enumerate() {
            let place = block_place(parent, at);
            self.label(block.label.as_deref());
            match &block.kind {
                BlockKind::Ordered(items) => self.ordered(items, &place, around),
                BlockKind::Bullets(items) => {
                    for (at, item) in items.iter().enumerate() {
                        let place = item_place(&place, at);
                        self.label(item.label.as_deref());
                        self.blocks(&item.blocks, &place, around);
                    }
                }
                BlockKind::Note(blocks) => self.blocks(blocks, &place, around),
                BlockKind::Paragraph(_)
                | BlockKind::Table(_)
                | BlockKind::Bars(_)
                | BlockKind::Timeline(_)
                | BlockKind::Signatures(_) => {}
            }
        }
    }

    fn ordered(&mut self, items: &[Item], place: &str, around: Around) {
        let level = HEADINGS + around.depth;
        let number = self.counted(items, level, around.list);
        self.plan.lists.insert(place.to_owned(), number);
        let (mut inner, mut is_first) = (Around { depth: around.depth + 1, ..around }, true);
        for (at, item) in items.iter().enumerate() {
            let place = item_place(place, at);
            let step = if let Number::Counted { list, level } = number {
                inner.list = list;
                if std::mem::take(&mut is_first) {
                    self.counts[level] = 0;
                }
                count(&mut self.counts, level);
                Some(item.number.clone())
            } else {
                None
            };
            self.enter(item.label.as_deref(), &place, step);
            self.label(item.label.as_deref());
            self.blocks(&item.blocks, &place, inner);
            self.way.pop();
        }
    }

    /// How the items of a list are numbered: by Word where it counts as the tree does, in a list that begins anew where
    /// the one around would go on.
    fn counted(&mut self, items: &[Item], at: usize, list: usize) -> Number {
        if at >= LEVELS {
            return Number::Typed;
        }
        let mut counts = [0; LEVELS];
        let same = items.iter().all(|item| {
            count(&mut counts, at);
            shown(&counts, at) == item.number
        });
        if !same {
            return Number::Typed;
        }
        if self.counts[at] == 0 {
            return Number::Counted { list, level: at };
        }
        self.plan.restarts.push(at);
        Number::Counted { list: BULLETS + self.plan.restarts.len(), level: at }
    }

    /// Goes into a numbered node.
    fn enter(&mut self, label: Option<&str>, place: &str, counted: Option<String>) {
        let labelled = label.and_then(|label| self.plan.anchor(label));
        let bookmark = labelled.map_or_else(|| hidden(place), str::to_owned);
        self.way.push(Node { place: place.to_owned(), bookmark, counted });
    }

    /// Notes the way to a label.
    fn label(&mut self, label: Option<&str>) {
        let Some(label) = label else { return };
        let step = |node: &Node| Some(Step { bookmark: node.bookmark.clone(), number: node.counted.clone()? });
        let steps: Option<Vec<Step>> = self.way.iter().map(step).collect();
        self.plan.steps.insert(label.to_owned(), steps.unwrap_or_default());
        self.plan.wanted.extend(self.way.iter().map(|node| node.place.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, spelled};

    #[test]
    fn word_doubles_its_letters() {
        let letters = [1, 26, 27, 28, 53].map(|n| spelled(Style::LowerLetter, n));
        assert_eq!(letters, ["a", "z", "aa", "bb", "aaa"]);
        assert_eq!([4, 9, 14, 40, 98].map(|n| spelled(Style::LowerRoman, n)), ["iv", "ix", "xiv", "xl", "xcviii"]);
    }
}
