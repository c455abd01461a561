use crate::diag::Level;
use crate::doc::{roman_number, typed_number};
use crate::lint::proof::reading::{Kind, Reading};
use crate::lint::proof::{Place, Report, Rule, Scope};

pub(super) const RULE: Rule = Rule {
    name: "list-order",
    level: Level::Warning,
    summary: "The numbers of a list or of sections skip one.",
    source: "practice: an item that was taken out",
    scope: Scope::Both,
    check,
};

fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    items(reading, report);
    headings(reading, report);
    paragraphs(reading, report);
    for line in 0..reading.lines.len() {
        if matches!(reading.lines[line].kind, Kind::Paragraph | Kind::Item) {
            within(reading, line, report);
        }
    }
}

/// How many lists within lists are followed.
const DEEPEST: usize = 8;

const HINT: &str = "number anew, or put back what is missing";

/// A number of a list, in each way in which it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Number {
    letter: Option<u32>,
    roman: Option<u32>,
    digits: Option<u32>,
    is_capital: bool,
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let is_capital = text.bytes().any(|byte| byte.is_ascii_uppercase());
        let is = |test: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| test(&byte));
        let is_letters = is(if is_capital { u8::is_ascii_uppercase } else { u8::is_ascii_lowercase });
        let letter =
            (text.len() == 1 && is_letters).then(|| u32::from(text.as_bytes()[0].to_ascii_lowercase() - b'a') + 1);
        let digits = if is(u8::is_ascii_digit) { text.parse().ok() } else { None };
        let roman = if is_letters { roman_number(&text.to_ascii_uppercase()) } else { None };
        let number = Self { letter, roman, digits, is_capital };
        (number.letter.is_some() || number.roman.is_some() || number.digits.is_some()).then_some(number)
    }

    fn pairs(&self, next: &Self) -> [Option<(u32, u32)>; 3] {
        let is_alike = self.is_capital == next.is_capital;
        let pair = |a: Option<u32>, b: Option<u32>| Some((a?, b?)).filter(|_| is_alike);
        [pair(self.letter, next.letter), pair(self.roman, next.roman), pair(self.digits, next.digits)]
    }

    fn is_followed_by(&self, next: &Self) -> bool {
        self.pairs(next).into_iter().flatten().any(|(a, b)| b == a + 1)
    }

    /// Whether the next skips one or two, however both are read.
    fn skips_to(&self, next: &Self) -> bool {
        let pairs = self.pairs(next);
        let mut read = pairs.into_iter().flatten().peekable();
        read.peek().is_some() && read.all(|(a, b)| b > a + 1 && b <= a + 3)
    }

    fn is_first(&self) -> bool {
        [self.letter, self.roman, self.digits].contains(&Some(1))
    }
}

/// The number in brackets that a line begins with, and its length.
fn beginning(text: &str) -> Option<(Number, usize)> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let (number, rest) = inside.split_once(')').filter(|(number, _)| number.len() <= 5)?;
    let length = text.len() - rest.len();
    rest.starts_with([' ', '\u{a0}', '\t']).then_some(())?;
    Some((Number::read(number)?, length))
}

/// Paragraphs that begin with a number typed in brackets. Lists within lists are followed by a stack of their last numbers.
fn items(reading: &Reading<'_>, report: &mut Report<'_>) {
    let mut open: Vec<Number> = Vec::new();
    let mut part = None;
    for (index, line) in reading.lines.iter().enumerate() {
        if line.part != part {
            part = line.part;
            open.clear();
        }
        if !matches!(line.kind, Kind::Paragraph | Kind::Item) {
            continue;
        }
        let Some((number, length)) = beginning(&line.text) else { continue };
        if let Some(at) = open.iter().rposition(|last| last.is_followed_by(&number)) {
            open.truncate(at);
        } else if let Some(at) = open.iter().rposition(|last| last.skips_to(&number) && !number.is_first()) {
            let place = Place::new(index, 0..length);
            report.add(&place, |words| format!("the list goes on with {words}, and skips what comes before it"), HINT);
            open.truncate(at);
        } else if !number.is_first() {
            // A paragraph that goes on from elsewhere: nothing is known of its list.
            open.clear();
        }
        if open.len() == DEEPEST {
            open.remove(0);
        }
        open.push(number);
    }
}

/// Lists within a paragraph: `(i) pumps, (ii) hoses and (iv) valves`.
fn within(reading: &Reading<'_>, line: usize, report: &mut Report<'_>) {
    let text = reading.text(line);
    let mut last: Option<Number> = None;
    // Where the last number ends that names an item, as in `paragraphs (a) and (c)`, and begins none.
    let mut named = usize::MAX;
    for mark in reading.marks[reading.lines[line].marks.clone()].iter().filter(|mark| mark.sign == '(' && mark.at > 0) {
        let Some((number, length)) = beginning(&text[mark.at..]).filter(|(number, _)| number.digits.is_none()) else {
            continue;
        };
        let end = mark.at + length;
        if names(&text[..mark.at]) || text.get(named..mark.at).is_some_and(|gap| JOINTS.contains(&gap.trim())) {
            named = end;
            continue;
        }
        let skips = last.as_ref().is_some_and(|last| last.skips_to(&number) && !number.is_first());
        if skips {
            let place = Place::new(line, mark.at..end);
            report.add(&place, |words| format!("the list goes on with {words}, and skips what comes before it"), HINT);
        }
        let goes_on = skips || number.is_first() || last.is_some_and(|last| last.is_followed_by(&number));
        last = goes_on.then_some(number);
    }
}

/// What may stand between two items that are named.
const JOINTS: [&str; 6] = ["and", "or", ",", ", and", ", or", "to"];

/// Whether what stands before a number in brackets makes it the name of an item, as in `4.2(b)` and `paragraph (a)`.
fn names(before: &str) -> bool {
    const WORDS: [&str; 19] = [
        "paragraph",
        "paragraphs",
        "clause",
        "clauses",
        "section",
        "sections",
        "subsection",
        "subsections",
        "item",
        "items",
        "article",
        "articles",
        "in",
        "of",
        "under",
        "to",
        "through",
        "by",
        "as",
    ];
    let Some(words) = before.strip_suffix([' ', '\u{a0}']) else { return true };
    let last = words.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default().to_lowercase();
    WORDS.contains(&last.rsplit('-').next().unwrap_or_default()) || last.starts_with(|c: char| c.is_ascii_digit())
}

/// Paragraphs of a section that begin with numbers such as `8.1`.
fn paragraphs(reading: &Reading<'_>, report: &mut Report<'_>) {
    let mut before: Option<(usize, &str)> = None;
    for (index, line) in reading.lines.iter().enumerate() {
        let is_new = before.is_some_and(|(at, _)| reading.lines[at].part != line.part);
        before = before.filter(|_| !is_new);
        if !matches!(line.kind, Kind::Paragraph | Kind::Item) {
            continue;
        }
        let typed = typed_number(&line.text).map(|typed| typed.number);
        let Some(number) = typed.filter(|number| number.contains('.') && line.text.starts_with(number)) else {
            continue;
        };
        if let Some((at, last)) = before {
            let ((parent, own), (parent_before, own_before)) = (split(number), split(last));
            let missing = format!(" {parent}.{}", own_before + 1);
            // Without a blank line between them, two paragraphs are one.
            let is_there = || reading.lines[at..index].iter().any(|line| line.text.contains(&missing));
            if parent == parent_before && own > own_before + 1 && own <= own_before + 3 && !is_there() {
                let place = Place::new(index, 0..number.len());
                report.add(&place, |words| format!("{words} skips a number: the one before is {last}"), HINT);
            }
        }
        before = Some((index, number));
    }
}

/// Headings that begin with a number.
fn headings(reading: &Reading<'_>, report: &mut Report<'_>) {
    for (index, part) in reading.parts.iter().enumerate() {
        let Some(number) = own_number(reading, index) else { continue };
        let sibling = reading.parts[..index].iter().rposition(|other| other.section.level <= part.section.level);
        let Some(before) = sibling.filter(|at| reading.parts[*at].section.level == part.section.level) else {
            continue;
        };
        let Some(last) = own_number(reading, before) else { continue };
        let (parent, own) = split(number);
        let (parent_before, own_before) = split(last);
        let is_alike = roman_number(number).is_some() == roman_number(last).is_some();
        if is_alike && parent == parent_before && own > own_before + 1 && own <= own_before + 3 {
            let text = reading.text(part.heading);
            let place = Place::new(part.heading, 0..text.len());
            report.add(&place, |words| format!("{words} skips a number: the one before is {last}"), HINT);
        }
    }
}

/// The number that is typed in a heading; ours are computed.
fn own_number<'a>(reading: &'a Reading<'_>, part: usize) -> Option<&'a str> {
    let part = &reading.parts[part];
    part.section.number.as_deref().filter(|number| reading.text(part.heading).contains(*number))
}

fn split(number: &str) -> (&str, u32) {
    let (parent, own) = number.rsplit_once('.').unwrap_or(("", number));
    (parent, own.parse().ok().or_else(|| roman_number(own)).unwrap_or(0))
}
