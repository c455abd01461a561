//! What a spec says, as a tree of values of known types: what two specs are compared by.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;

use super::schema::{Form, Rules};
use crate::diag::Sources;
use crate::spec::places::{Path, Places};
use crate::spec::value::{
    Amount, Date, Deadline, Duration, Id, Money, OpenPoint, Percent, Private, Words, check_string,
};

/// What a spec says. A private value is never within the first part: the types of the spec say which is which.
#[derive(Debug)]
pub struct Contents {
    /// What both sides may know.
    pub shared: Said,
    /// What only our own team may read: each table or value that is private, with its path.
    pub private: Private<Vec<Said>>,
}

/// One thing that a spec says.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The way to it.
    pub path: Path,
    /// What it is.
    pub what: What,
}

/// What stands at one place of a spec.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A text, a number, a date or a flag.
    Value {
        /// As read: of a text what stands between its quotes, with blanks folded; of a whole number its decimal digits.
        text: String,
        /// What the spec reads it as.
        kind: ValueKind,
    },
    /// What is not known yet.
    Open(OpenPoint),
    /// A table.
    Table {
        /// What stands under its keys, in the order in which the spec's reference tells them.
        entries: BTreeMap<Key, Said>,
        /// Whether its keys say which of several shapes it has, so that it is one value.
        is_one_value: bool,
    },
    /// A list.
    Rows {
        /// The keys by which its rows are told apart; none where there are none.
        known_by: Vec<String>,
        /// The rows.
        rows: Vec<Said>,
    },
}

/// A key of a table with its rank among all that the table may have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    rank: usize,
    /// The key itself.
    pub name: String,
}

/// What a value is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Money, a count or a percentage.
    Amount,
    /// How long.
    Duration,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// One of some words.
    Choice,
    /// The name of a party or of a row.
    Name,
    /// Anything else that is read as words.
    Words,
}

impl ValueKind {
    /// Whether a list of such has an order that means something: the first is that of the first quarter.
    pub fn is_measure(self) -> bool {
        match self {
            Self::Amount | Self::Duration | Self::Number | Self::Flag => true,
            Self::Date | Self::Choice | Self::Name | Self::Words => false,
        }
    }
}

/// All that the spec `T` at `places` says.
pub fn contents<T: JsonSchema>(places: &Places, sources: &Sources) -> Contents {
    let schema = schemars::schema_for!(T).to_value();
    let rules = Rules::new(&schema);
    let open = places.open_points().iter().chain(places.private_open_points());
    let open = open.map(|(path, point)| (path, point)).collect();
    let mut walk = Walk { places, sources, rules: &rules, open, private: Vec::new() };
    let root = Path::root();
    let what = walk.table(&root, &rules.root(), Reader::Anyone);
    Contents { shared: Said { path: root, what }, private: Private::new(walk.private) }
}

/// Who reads what is walked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Anyone,
    OurTeam,
}

struct Walk<'w> {
    places: &'w Places,
    sources: &'w Sources,
    rules: &'w Rules<'w>,
    open: BTreeMap<&'w Path, &'w OpenPoint>,
    private: Vec<Said>,
}

impl<'w> Walk<'w> {
    fn table(&mut self, path: &Path, forms: &[Form<'w>], reader: Reader) -> What {
        let tables: Vec<&Form<'w>> = forms.iter().filter(|form| form.takes("object")).collect();
        let ranks: Vec<&String> = tables.iter().flat_map(|form| form.properties().keys()).collect();
        let mut entries = BTreeMap::new();
        for key in self.places.keys_at(path) {
            let schemas = tables.iter().filter_map(|form| form.at_key(key)).collect();
            let rank = ranks.iter().position(|name| *name == key).unwrap_or(ranks.len());
            if let Some(said) = self.value(&path.key(key), schemas, reader) {
                entries.insert(Key { rank, name: key.to_owned() }, said);
            }
        }
        let shapes = forms.iter().filter(|form| !form.is_open_point()).count();
        What::Table { entries, is_one_value: shapes > 1 }
    }

    /// What stands at `path`; `None` where it is private and the reader may not know it.
    fn value(&mut self, path: &Path, schemas: Vec<&'w Value>, reader: Reader) -> Option<Said> {
        let forms: Vec<Form<'w>> = schemas.into_iter().flat_map(|schema| self.rules.forms(schema)).collect();
        if reader == Reader::Anyone && forms.iter().any(|form| form.private) {
            let what = self.what(path, &forms, Reader::OurTeam);
            self.private.push(Said { path: path.clone(), what });
            return None;
        }
        Some(Said { path: path.clone(), what: self.what(path, &forms, reader) })
    }

    fn what(&mut self, path: &Path, forms: &[Form<'w>], reader: Reader) -> What {
        if let Some(point) = self.open.get(path) {
            return What::Open((*point).clone());
        }
        if let Some(text) = self.places.scalar_at(path, self.sources) {
            let span = self.places.value_span(path);
            let is_string =
                span.is_some_and(|span| self.sources.text(span.file)[span.start..].starts_with(['"', '\'']));
            let kind = if is_string { kind_of_text(forms, &text) } else { kind_of_scalar(&text) };
            return What::Value { text: folded(&text, kind), kind };
        }
        let items: Vec<&'w Value> = forms.iter().filter_map(Form::items).collect();
        if self.places.is_list(path) {
            let rows =
                (0..self.places.rows_at(path)).filter_map(|row| self.value(&path.index(row), items.clone(), reader));
            let rows = rows.collect();
            let forms: Vec<Form<'w>> = items.iter().flat_map(|schema| self.rules.forms(schema)).collect();
            let known_by = match forms.as_slice() {
                [form] => form.known_by().into_iter().map(str::to_owned).collect(),
                [] | [_, _, ..] => Vec::new(),
            };
            return What::Rows { known_by, rows };
        }
        self.table(path, forms, reader)
    }
}

fn kind_of_text(forms: &[Form<'_>], text: &str) -> ValueKind {
    if forms.iter().filter_map(Form::allowed).flatten().any(|word| word == text) {
        return ValueKind::Choice;
    }
    let kind = |name: &str| match name {
        Amount::NAME | Money::NAME | Percent::NAME => ValueKind::Amount,
        Duration::NAME => ValueKind::Duration,
        // A day of the calendar is words; how long before it is a time.
        Deadline::NAME if Duration::parse(text).is_ok() => ValueKind::Duration,
        Date::NAME => ValueKind::Date,
        Id::NAME => ValueKind::Name,
        _ => ValueKind::Words,
    };
    let fits = |name: &&str| *name != Words::NAME && check_string(name, text).is_ok();
    forms.iter().filter_map(Form::value_type).find(fits).map_or(ValueKind::Words, kind)
}

fn kind_of_scalar(text: &str) -> ValueKind {
    match text {
        "true" | "false" => ValueKind::Flag,
        _ if Date::parse(text).is_ok() => ValueKind::Date,
        _ => ValueKind::Number,
    }
}

/// The text without what is only spelling.
fn folded(text: &str, kind: ValueKind) -> String {
    let number = || {
        let digits = text.replace('_', "");
        let digits = digits.trim_start_matches('+');
        let (digits, radix) = match digits.get(..2) {
            Some("0x") => (&digits[2..], 16),
            Some("0o") => (&digits[2..], 8),
            Some("0b") => (&digits[2..], 2),
            _ => (digits, 10),
        };
        i128::from_str_radix(digits, radix).map_or_else(|_| digits.to_owned(), |number| number.to_string())
    };
    match kind {
        ValueKind::Number => number(),
        ValueKind::Amount
        | ValueKind::Duration
        | ValueKind::Date
        | ValueKind::Flag
        | ValueKind::Choice
        | ValueKind::Name
        | ValueKind::Words => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Findings;
    use crate::spec::{Spec, read};

    const DEAL: &str = include_str!("../../../examples/fernlight-colossa/deal.toml");

    fn said(text: &str) -> Contents {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let file = sources.add("deal.toml", text.to_owned());
        let (_, places) = read::<Spec>(file, &mut sources, &mut findings).expect("the example is sound");
        contents::<Spec>(&places, &sources)
    }

    fn count(said: &Said, kinds: &mut Vec<ValueKind>) {
        match &said.what {
            What::Value { text: _, kind } => kinds.push(*kind),
            What::Open(_) => {}
            What::Table { entries, is_one_value: _ } => entries.values().for_each(|said| count(said, kinds)),
            What::Rows { known_by: _, rows } => rows.iter().for_each(|said| count(said, kinds)),
        }
    }

    #[test]
    fn private_tables_are_in_a_part_of_their_own() {
        let contents = said(DEAL);
        let What::Table { entries, is_one_value } = &contents.shared.what else { panic!("the top is a table") };
        assert!(!is_one_value && entries.keys().all(|key| key.name != "private"));
        let tops: Vec<String> = contents.private.reveal().iter().map(|said| said.path.to_string()).collect();
        assert_eq!(tops, ["private"]);
        let names: Vec<&str> = entries.keys().take(3).map(|key| key.name.as_str()).collect();
        assert_eq!(names, ["spec-version", "deal", "parties"], "in the order of the reference");
    }

    #[test]
    fn each_value_has_the_kind_that_its_field_has() {
        let mut kinds = Vec::new();
        count(&said(DEAL).shared, &mut kinds);
        for kind in [ValueKind::Amount, ValueKind::Duration, ValueKind::Date, ValueKind::Name, ValueKind::Choice] {
            assert!(kinds.contains(&kind), "{kind:?}");
        }
    }

    #[test]
    fn a_number_is_its_digits() {
        for (text, digits) in [("1_000", "1000"), ("0x10", "16"), ("+7", "7"), ("3", "3")] {
            assert_eq!(folded(text, ValueKind::Number), digits);
        }
    }
}
