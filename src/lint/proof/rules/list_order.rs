use crate::diag::Level;
use crate::doc::roman_number;
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
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let is = |test: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| test(&byte));
        let letter = (text.len() == 1 && is(u8::is_ascii_lowercase)).then(|| u32::from(text.as_bytes()[0] - b'a') + 1);
        let digits = if is(u8::is_ascii_digit) { text.parse().ok() } else { None };
        let roman = if is(u8::is_ascii_lowercase) { roman_number(&text.to_ascii_uppercase()) } else { None };
        let number = Self { letter, roman, digits };
        (number.letter.is_some() || number.roman.is_some() || number.digits.is_some()).then_some(number)
    }

    fn pairs(&self, next: &Self) -> [Option<(u32, u32)>; 3] {
        let pair = |a: Option<u32>, b: Option<u32>| Some((a?, b?));
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
