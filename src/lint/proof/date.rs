//! Dates as a text writes them.

use jiff::civil;

use super::Place;
use super::reading::Reading;
use super::wanted::Wanted;
use super::words::{First, Word};
use crate::deal::Date;

static MONTHS: Wanted<12> = Wanted::new(Date::MONTHS);

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day and a month, and mostly a year, whether there is such a day or not.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) place: Place,
    year: Option<i16>,
    month: i8,
    day: i8,
    /// The weekday before it, from Monday as 1, and where that begins.
    pub(super) weekday: Option<(i8, usize)>,
}

impl Written {
    /// Whether no year, or not the one that is given, has this day.
    pub(super) fn is_impossible(&self) -> bool {
        // A leap year, where none is given.
        civil::Date::new(self.year.unwrap_or(2024), self.month, self.day).is_err()
    }

    /// The date, when it has a year and there is such a day.
    pub(super) fn date(&self) -> Option<civil::Date> {
        civil::Date::new(self.year?, self.month, self.day).ok()
    }

    /// The name of the weekday on which it falls, when that is known and another than the one before it.
    pub(super) fn right_weekday(&self) -> Option<&'static str> {
        let is = self.date()?.weekday().to_monday_one_offset();
        let (said, _) = self.weekday?;
        (is != said).then(|| WEEKDAYS[usize::try_from(is).unwrap_or(1) - 1])
    }
}

/// All dates of a reading, in its order.
pub(super) fn written(reading: &Reading<'_>) -> Vec<Written> {
    let mut out: Vec<Written> = MONTHS.found(reading).into_iter().filter_map(|at| with_month(reading, at)).collect();
    let years = reading.words.iter().enumerate().filter(|(_, word)| word.first == First::Digit && word.len() == 4);
    out.extend(years.filter_map(|(at, _)| iso(reading, at)));
    out.sort_by_key(|found| (found.place.line, found.place.range.start));
    out.into_iter().map(|found| with_weekday(reading, found)).collect()
}

fn with_month(reading: &Reading<'_>, index: usize) -> Option<Written> {
    let word = reading.words[index];
    let month = i8::try_from(MONTHS.position(word, reading)? + 1).ok()?;
    let text = reading.text(word.line);
    let near = |other: Word, from: usize, to: usize, gaps: &[&str]| {
        other.line == word.line && from <= to && gaps.contains(&&text[from..to])
    };
    let next = |index: usize, end: usize, gaps: &[&str]| {
        let other = *reading.words.get(index)?;
        near(other, end, other.start, gaps).then_some(other)
    };
    let day_before = before(reading, index).filter(|day| near(*day, day.end, word.start, &[" ", " day of ", "\u{a0}"]));
    if let Some((day, first)) = day_before.and_then(|first| Some((day(reading.word(first))?, first))) {
        let year = next(index + 1, word.end, &[" ", ", ", "\u{a0}"])
            .and_then(|other| Some((year(reading.word(other))?, other)));
        let end = year.map_or(word.end, |(_, year)| year.end);
        let place = Place::new(word.line, first.start..end);
        return Some(Written { place, year: year.map(|(year, _)| year), month, day, weekday: None });
    }
    let last = next(index + 1, word.end, &[" ", "\u{a0}"])?;
    let day = day(reading.word(last))?;
    let year = next(index + 2, last.end, &[", ", " "]).and_then(|other| Some((year(reading.word(other))?, other)));
    let end = year.map_or(last.end, |(_, year)| year.end);
    let place = Place::new(word.line, word.start..end);
    Some(Written { place, year: year.map(|(year, _)| year), month, day, weekday: None })
}

/// The word from which a day may be read: the one before, or the one before `day of`.
fn before(reading: &Reading<'_>, index: usize) -> Option<Word> {
    let last = *reading.words.get(index.checked_sub(1)?)?;
    if reading.word(last) == "of" {
        return reading.words.get(index.checked_sub(3)?).copied();
    }
    Some(last)
}

fn iso(reading: &Reading<'_>, index: usize) -> Option<Written> {
    let [first, second, third] = reading.words.get(index..index + 3)? else { return None };
    let text = reading.text(first.line);
    let is_joined = |one: &Word, other: &Word| {
        one.line == other.line && other.end - other.start == 2 && text.get(one.end..other.start) == Some("-")
    };
    if !is_joined(first, second) || !is_joined(second, third) {
        return None;
    }
    let number = |word: &Word| reading.word(*word).parse::<i8>().ok();
    let (year, month, day) = (year(reading.word(*first))?, number(second)?, number(third)?);
    let place = Place::new(first.line, first.start..third.end);
    Some(Written { place, year: Some(year), month, day, weekday: None })
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_day = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    let day = digits.parse::<i8>().ok().filter(|_| is_day && digits.len() <= 2)?;
    (1..=39).contains(&day).then_some(day)
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1800..=2500).contains(year))
}

fn with_weekday(reading: &Reading<'_>, mut found: Written) -> Written {
    let line = &reading.lines[found.place.line];
    let words = &reading.words[line.words.clone()];
    let at = words.partition_point(|word| word.end <= found.place.range.start);
    let mut back = words[..at].iter().rev().filter(|word| reading.word(**word) != "the");
    let text = reading.text(found.place.line);
    if let Some(word) = back.next()
        && word.first == First::Capital
        // A bracket or another word between them parts them: “5 April 2027 (Easter Monday), 31 May 2027”.
        && matches!(text[word.end..found.place.range.start].trim_matches([' ', '\u{a0}']), "" | "," | "the" | ", the")
        && let Some(at) = WEEKDAYS.iter().position(|name| *name == reading.word(*word))
    {
        found.weekday = i8::try_from(at + 1).ok().map(|day| (day, word.start));
    }
    found
}
