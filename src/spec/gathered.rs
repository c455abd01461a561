use serde::Deserialize as _;
use toml::de::{DeTable, DeValue};

use super::PRIVATE_TABLES;
use super::places::Path;
use super::value::{Currency, Money, OpenPoint};

/// What is found of the values of a spec, in the order of their paths.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// What stands as `{ tbd = … }` in place of a value outside private tables.
    pub(super) open: Vec<(Path, OpenPoint)>,
    /// The same within private tables.
    pub(super) private_open: Vec<(Path, OpenPoint)>,
    /// Sums of money outside private tables.
    pub(super) sums: Vec<(Path, Currency)>,
}

impl Gathered {
    pub(super) fn of(table: &DeTable<'_>) -> Self {
        let mut found = Self::default();
        found.table(&mut Vec::new(), table);
        found
    }

    fn table<'t>(&mut self, way: &mut Vec<Step<'t>>, table: &'t DeTable<'_>) {
        for (key, value) in table {
            way.push(Step::Key(key.get_ref()));
            self.value(way, value.get_ref());
            way.pop();
        }
    }

    fn value<'t>(&mut self, way: &mut Vec<Step<'t>>, value: &'t DeValue<'_>) {
        match value {
            DeValue::Table(table) if table.contains_key("tbd") => {
                let table = toml::Spanned::new(0..0, table.clone());
                let read = OpenPoint::deserialize(toml::de::Deserializer::from(table));
                let list = if is_private(way) { &mut self.private_open } else { &mut self.open };
                list.extend(read.ok().map(|point| (path(way), point)));
            }
            DeValue::Table(table) => self.table(way, table),
            DeValue::Array(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    way.push(Step::Index(index));
                    self.value(way, row.get_ref());
                    way.pop();
                }
            }
            DeValue::String(text) => {
                let is_like_money =
                    text.get(..3).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()));
                if is_like_money
                    && !is_private(way)
                    && let Ok(money) = Money::parse(text)
                {
                    self.sums.push((path(way), money.currency()));
                }
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }
}

/// A step on the way to a value: most values are passed by, and have no path made.
#[derive(Clone, Copy)]
enum Step<'t> {
    Key(&'t str),
    Index(usize),
}

fn path(way: &[Step<'_>]) -> Path {
    way.iter().fold(Path::root(), |path, step| match step {
        Step::Key(key) => path.key(*key),
        Step::Index(index) => path.index(*index),
    })
}

fn is_private(way: &[Step<'_>]) -> bool {
    matches!(way.first(), Some(Step::Key(key)) if PRIVATE_TABLES.contains(key))
}
