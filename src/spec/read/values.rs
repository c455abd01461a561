//! Each value of a spec, with others that could stand in its place: what changes with a value hangs on it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde_json::Value;

use super::schema::{Form, Rules};
use crate::diag::{Sources, Span};
use crate::spec::places::{Path, Places, Segment};
use crate::spec::value::{Amount, Currency, Date, Duration, Id, Money, Percent, Words, check_string};

/// One value of a spec: a text, a number, a date or a flag. A list or table is the values in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecValue {
    /// The way to it.
    pub path: Path,
    /// Where it stands, in the file that says it.
    pub span: Span,
    /// The value as read: of a text what stands between its quotes, with blanks folded.
    pub text: String,
    /// What sort of value it is.
    pub sort: ValueSort,
    /// Whether it is private.
    pub is_private: bool,
    /// Other values of its type as TOML writes them, the likeliest to be allowed first. None for words and names.
    pub others: Vec<String>,
}

/// What sort of value one is: how to find out what hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueSort {
    /// Free words: any others may stand in their place.
    Words,
    /// The name of a row, which others refer to.
    Name,
    /// One of some words, each of which may be worded otherwise.
    Choice,
    /// A measure, a date, a number, a flag or a reference.
    Measure,
}

/// How many other values are named, at most.
const MOST: usize = 24;

/// What may stand for a party, or for a date, beside the names that a spec gives.
const WORDS_FOR_NAMES: [&str; 4] = ["either", "both", "alternating", "expiry"];

/// Every value of the spec `T` at `places`, in the order of files and lines.
pub fn values<T: JsonSchema>(places: &Places, sources: &Sources) -> Vec<SpecValue> {
    let schema = schemars::schema_for!(T).to_value();
    let rules = Rules::new(&schema);
    let mut walk = Walk { places, sources, rules: &rules, names: Names::of(places, sources), found: Vec::new() };
    walk.table(&Path::root(), &rules.root(), false);
    walk.found.sort_by_key(|value| value.span);
    walk.found
}

struct Walk<'w> {
    places: &'w Places,
    sources: &'w Sources,
    rules: &'w Rules<'w>,
    names: Names,
    found: Vec<SpecValue>,
}

impl<'w> Walk<'w> {
    fn table(&mut self, path: &Path, forms: &[Form<'w>], is_private: bool) {
        for key in self.places.keys_at(path) {
            let inner = forms.iter().filter_map(|form| form.at_key(key));
            self.value(&path.key(key), inner.collect(), is_private);
        }
    }

    fn value(&mut self, path: &Path, schemas: Vec<&'w Value>, is_private: bool) {
        let forms: Vec<Form<'w>> = schemas.into_iter().flat_map(|schema| self.rules.forms(schema)).collect();
        let is_private = is_private || forms.iter().any(|form| form.private);
        let Some(text) = self.places.scalar_at(path, self.sources) else {
            self.table(path, &forms, is_private);
            for row in 0..self.places.rows_at(path) {
                let items = forms.iter().filter_map(Form::items).collect();
                self.value(&path.index(row), items, is_private);
            }
            return;
        };
        let Some(span) = self.places.value_span(path) else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_string = self.sources.text(span.file)[span.start..].starts_with(['"', '\'']);
        let sort = sort(path, &forms, &text, is_string);
        let others = match sort {
            ValueSort::Words | ValueSort::Name => Vec::new(),
            ValueSort::Choice | ValueSort::Measure => self.others(&forms, &text, is_string),
        };
        self.found.push(SpecValue { path: path.clone(), span, text, sort, is_private, others });
    }

    fn others(&self, forms: &[Form<'w>], text: &str, is_string: bool) -> Vec<String> {
        if !is_string {
            return match text {
                "true" => vec!["false".to_owned()],
                "false" => vec!["true".to_owned()],
                _ if Date::parse(text).is_ok() => near_date(text),
                _ => near(text),
            };
        }
        let mut others: Vec<String> = forms.iter().filter_map(Form::allowed).flatten().map(str::to_owned).collect();
        for name in forms.iter().filter_map(Form::value_type) {
            let fits = |other: &String| check_string(name, other).is_ok();
            match name {
                Id::NAME => others.extend(self.names.beside(text)),
                Currency::NAME => others.extend(["CHF", "EUR", "GBP", "USD"].map(str::to_owned)),
                Duration::NAME => {
                    others.extend(near(text).into_iter().chain(["7 years".into(), "77 days".into()]).filter(fits));
                }
                _ => others.extend(near(text).into_iter().filter(fits)),
            }
        }
        let mut seen = BTreeSet::from([text.to_owned()]);
        others.retain(|other| seen.insert(other.clone()));
        others.truncate(MOST);
        others.into_iter().map(|other| toml::Value::String(other).to_string()).collect()
    }
}

fn sort(path: &Path, forms: &[Form<'_>], text: &str, is_string: bool) -> ValueSort {
    let types = || forms.iter().filter_map(Form::value_type);
    if is_string && forms.iter().filter_map(Form::allowed).flatten().any(|word| word == text) {
        return ValueSort::Choice;
    }
    if types().any(|name| name == Id::NAME) && path.segments().last() == Some(&Segment::Key("id".to_owned())) {
        return ValueSort::Name;
    }
    // Words that can be read as a measure may stand where only such are allowed.
    let measures = [Amount::NAME, Duration::NAME, Money::NAME, Percent::NAME];
    let is_measure = types().any(|name| name != Words::NAME && check_string(name, text).is_ok())
        || measures.into_iter().any(|name| check_string(name, text).is_ok());
    if is_string && !is_measure && types().any(|name| name == Words::NAME) {
        return ValueSort::Words;
    }
    ValueSort::Measure
}

/// The same with another digit: the last one, else the first.
fn near(text: &str) -> Vec<String> {
    let digits: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let (Some(first), Some(last)) = (digits.first(), digits.last()) else { return Vec::new() };
    let with = |at: usize, by: i8| {
        let digit = i8::try_from(text.as_bytes()[at] - b'0').ok()? + by;
        let digit = u8::try_from(digit).ok().filter(|digit| *digit < 10)?;
        let mut other = text.to_owned();
        other.replace_range(at..=at, &digit.to_string());
        Some(other)
    };
    [(*last, 1), (*last, -1), (*first, 1), (*first, -1)].into_iter().filter_map(|(at, by)| with(at, by)).collect()
}

/// The same with another digit where that is a date, then the days before and after it.
fn near_date(text: &str) -> Vec<String> {
    let beside = Date::parse(text).ok().into_iter().flat_map(|date| [date.minus_days(1), date.plus_days(1)]);
    let digits = near(text).into_iter().filter(|other| Date::parse(other).is_ok());
    let mut all: Vec<String> = digits.collect();
    for day in beside.flatten().map(Date::iso) {
        if !all.contains(&day) {
            all.push(day);
        }
    }
    all
}

/// What the parties and the rows of a spec are called.
struct Names {
    parties: Vec<String>,
    /// The names of each list.
    lists: Vec<Vec<String>>,
}

impl Names {
    fn of(places: &Places, sources: &Sources) -> Self {
        let parties = places.keys_at(&Path::root().key("parties")).into_iter().map(str::to_owned).collect();
        let mut names = Self { parties, lists: Vec::new() };
        names.below(&Path::root(), places, sources);
        names
    }

    fn below(&mut self, path: &Path, places: &Places, sources: &Sources) {
        for key in places.keys_at(path) {
            self.below(&path.key(key), places, sources);
        }
        let rows: Vec<Path> = (0..places.rows_at(path)).map(|row| path.index(row)).collect();
        let ids: Vec<String> = rows.iter().filter_map(|row| places.scalar_at(&row.key("id"), sources)).collect();
        if !ids.is_empty() {
            self.lists.push(ids);
        }
        for row in &rows {
            self.below(row, places, sources);
        }
    }

    /// What may stand where `name` does: of the same list first, then anything that is a name.
    fn beside(&self, name: &str) -> Vec<String> {
        let words = WORDS_FOR_NAMES.map(str::to_owned);
        let parties = self.parties.iter().cloned().chain(words);
        let holds = |list: &&Vec<String>| list.iter().any(|other| other == name);
        let same = self.lists.iter().filter(holds).flatten().cloned();
        let rest = self.lists.iter().flatten().cloned();
        if self.parties.iter().any(|party| party == name) || WORDS_FOR_NAMES.contains(&name) {
            return parties.collect();
        }
        same.chain(parties).chain(rest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Findings;
    use crate::spec::{Spec, read};

    const DEAL: &str = include_str!("../../../examples/fernlight-colossa/deal.toml");

    fn all() -> (Vec<SpecValue>, Places, Sources) {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let file = sources.add("deal.toml", DEAL);
        let (_, places) = read::<Spec>(file, &mut sources, &mut findings).expect("the example is sound");
        (values::<Spec>(&places, &sources), places, sources)
    }

    fn told(name: &str) -> (ValueSort, bool, Vec<String>) {
        let (values, places, _) = all();
        let value = values.into_iter().find(|value| places.dotted(&value.path) == name).expect("it is in the example");
        (value.sort, value.is_private, value.others)
    }

    #[test]
    fn every_value_is_found_where_it_stands() {
        let (values, _, sources) = all();
        let written = DEAL.lines().filter(|line| !line.starts_with('#')).map(|line| line.matches('=').count());
        // A table in braces has an equals sign of its own and is no value.
        let tables = DEAL.matches("= {").count() + DEAL.matches("= [").count();
        assert_eq!(values.len() + tables, written.sum::<usize>());
        for value in &values {
            let there = &sources.text(value.span.file)[value.span.start..value.span.end];
            assert_eq!(there.trim_matches('"'), value.text);
        }
    }

    #[test]
    fn each_sort_has_others_of_its_kind() {
        let quoted = |list: &[&str]| list.iter().map(|other| format!("\"{other}\"")).collect::<Vec<_>>();
        assert_eq!(told("deal.title"), (ValueSort::Words, false, Vec::new()));
        assert_eq!(
            told("deal.term"),
            (ValueSort::Measure, false, quoted(&["7 months", "5 months", "7 years", "77 days"]))
        );
        assert_eq!(told("money.fees.referral-fee.rate").2[..2], quoted(&["16%", "14%"])[..]);
        assert_eq!(told("pilot.gates.first-ten.due").2[0], "2027-05-30");
        assert_eq!(told("deal.us").2[0], "\"colossa\"");
        assert_eq!(told("commitments.minimums.introductions.id").0, ValueSort::Name);
        assert_eq!(told("deal.kind").0, ValueSort::Choice);
        assert!(told("deal.mechanism").2.iter().all(|other| other != "\"distribution\""));
        let (sort, is_private, others) = told("private.positions.1.ideal");
        assert!(sort == ValueSort::Measure && is_private && !others.is_empty(), "{others:?}");
    }
}
