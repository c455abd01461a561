use serde::Deserialize as _;
use toml::de::{DeTable, DeValue};

use super::PRIVATE_TABLES;
use super::places::{Path, Segment};
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
        found.table(&Path::root(), table);
        found
    }

    fn table(&mut self, path: &Path, table: &DeTable<'_>) {
        for (key, value) in table {
            self.value(&path.key(key.get_ref().as_ref()), value.get_ref());
        }
    }

    fn value(&mut self, at: &Path, value: &DeValue<'_>) {
        match value {
            DeValue::Table(table) if table.contains_key("tbd") => {
                let table = toml::Spanned::new(0..0, table.clone());
                let read = OpenPoint::deserialize(toml::de::Deserializer::from(table));
                let list = if is_private(at) { &mut self.private_open } else { &mut self.open };
                list.extend(read.ok().map(|point| (at.clone(), point)));
            }
            DeValue::Table(table) => self.table(at, table),
            DeValue::Array(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    self.value(&at.index(index), row.get_ref());
                }
            }
            DeValue::String(text) => {
                let is_like_money =
                    text.get(..3).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()));
                if is_like_money
                    && !is_private(at)
                    && let Ok(money) = Money::parse(text)
                {
                    self.sums.push((at.clone(), money.currency()));
                }
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }
}

fn is_private(at: &Path) -> bool {
    matches!(at.segments().first(), Some(Segment::Key(key)) if PRIVATE_TABLES.contains(&key.as_str()))
}
