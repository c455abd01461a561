//! Later files laid over earlier ones.
//!
//! A table is merged key by key. A list of rows is merged row by row where the schema says what its rows are known by: by
//! `id` wherever they have one, and otherwise by the keys that `x-row` names. Whatever can take several shapes (an open
//! point, an event, a length) is one value. A value replaces a value, and so does a list whose rows are known by nothing,
//! or that is empty. What a later file wants gone, it names in `without`.

mod rows;

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::schema::{Form, Rules};
use super::without;
use crate::diag::Findings;
use crate::spec::files::Files;

/// The schema of the spec, made when it is first asked for: files that do not say the same thing twice need none.
pub(super) type Schema = LazyCell<Value>;

/// What the files say together, and what was lost on the way.
pub(super) struct Merged<'i> {
    /// The whole spec; its places are those of [`Files`].
    pub(super) table: Spanned<DeTable<'i>>,
    /// Where each value begins that stands in place of another of an earlier file, and where that one stands.
    pub(super) replaced: BTreeMap<usize, Range<usize>>,
    /// Where rows stand that only a later file has, in a list that an earlier one has too.
    pub(super) added: Vec<Range<usize>>,
    /// What a later file took out.
    pub(super) removed: Vec<Removed>,
    /// Rows that could not be matched, and paths that lead nowhere.
    pub(super) found: Findings,
}

/// Something that a later file took out.
pub(super) struct Removed {
    /// Its path as written.
    pub(super) path: String,
    /// Where it stands.
    pub(super) was: Range<usize>,
    /// Where a later file says so.
    pub(super) by: Range<usize>,
}

/// Lays the tables of `files`, in their order, over each other.
pub(super) fn merge<'i>(files: &Files, tables: Vec<Spanned<DeTable<'i>>>, schema: &Schema) -> Merged<'i> {
    let mut all = tables.into_iter();
    let lowest = all.next().unwrap_or_else(|| Spanned::new(0..0, DeTable::new()));
    let (mut replaced, mut added, mut removed) = (BTreeMap::new(), Vec::new(), Vec::new());
    let mut found = Findings::new();
    let mut whole = lowest.into_inner();
    for (table, (start, _)) in all.zip(files.starts().skip(1)) {
        let mut above = moved(table.into_inner(), start);
        removed.extend(without::take_out(&mut whole, &mut above, files, &mut found));
        let mut merge = Merge { files, schema, replaced: &mut replaced, added: &mut added, found: &mut found };
        merge.top(&mut whole, above);
    }
    Merged { table: Spanned::new(0..0, whole), replaced, added, removed, found }
}

/// The same table with all places `by` bytes further on.
fn moved(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    let further = |range: Range<usize>| range.start + by..range.end + by;
    let pairs = table.into_iter().map(|(key, value)| {
        let span = further(key.span());
        (Spanned::new(span, key.into_inner()), moved_value(value, by))
    });
    pairs.collect()
}

fn moved_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = value.span().start + by..value.span().end + by;
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(moved(table, by)),
        DeValue::Array(rows) => DeValue::Array(rows.into_iter().map(|row| moved_value(row, by)).collect()),
        value @ (DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)) => value,
    };
    Spanned::new(span, value)
}

/// One file over those below it.
struct Merge<'m> {
    files: &'m Files,
    schema: &'m Schema,
    replaced: &'m mut BTreeMap<usize, Range<usize>>,
    added: &'m mut Vec<Range<usize>>,
    found: &'m mut Findings,
}

impl<'m> Merge<'m> {
    fn top<'i>(&mut self, below: &mut DeTable<'i>, above: DeTable<'i>) {
        let schema: &'m Schema = self.schema;
        let forms = LazyCell::new(|| Rules::new(schema).root());
        for (key, value) in above {
            let inner = below.get(key.get_ref().as_ref()).map(|_| at_key(schema, &forms, key.get_ref()));
            self.pair(&inner.unwrap_or_default(), below, key, value);
        }
    }

    fn table<'i>(&mut self, form: &Form<'m>, below: &mut DeTable<'i>, above: DeTable<'i>) {
        for (key, value) in above {
            let inner = at_key(self.schema, std::slice::from_ref(form), key.get_ref());
            self.pair(&inner, below, key, value);
        }
    }

    /// One key with its value, of one of the `forms`, into the table `below`.
    fn pair<'i>(
        &mut self,
        forms: &[Form<'m>],
        below: &mut DeTable<'i>,
        key: Spanned<std::borrow::Cow<'i, str>>,
        value: Spanned<DeValue<'i>>,
    ) {
        let name: &str = key.get_ref();
        let value = match below.get_mut(name) {
            Some(there) => match self.joined(forms, there, value) {
                Ok(()) => return,
                Err(value) => value,
            },
            None => value,
        };
        if let Some((_, old)) = below.remove_entry(name) {
            self.replaced.insert(value.span().start, old.span());
        }
        below.insert(key, value);
    }

    /// Joins two values into the lower one, or gives back the upper one, which is to replace it.
    fn joined<'i>(
        &mut self,
        forms: &[Form<'m>],
        below: &mut Spanned<DeValue<'i>>,
        above: Spanned<DeValue<'i>>,
    ) -> Result<(), Spanned<DeValue<'i>>> {
        let span = above.span();
        match (below.get_mut(), above.into_inner()) {
            (DeValue::Table(lower), DeValue::Table(upper)) => match whole_table(forms, lower, &upper) {
                Some(form) => {
                    self.table(&form, lower, upper);
                    Ok(())
                }
                None => Err(Spanned::new(span, DeValue::Table(upper))),
            },
            (DeValue::Array(lower), DeValue::Array(upper)) => match rows::form(self.schema, forms) {
                Some(row) if !lower.is_empty() && !upper.is_empty() => {
                    let taken = std::mem::replace(lower, DeArray::new());
                    *lower = self.rows(&row, taken, upper);
                    Ok(())
                }
                Some(_) | None => Err(Spanned::new(span, DeValue::Array(upper))),
            },
            (_, value) => Err(Spanned::new(span, value)),
        }
    }
}

fn at_key<'m>(schema: &'m Value, forms: &[Form<'m>], key: &str) -> Vec<Form<'m>> {
    let rules = Rules::new(schema);
    forms.iter().filter_map(|form| form.at_key(key)).flat_map(|schema| rules.forms(schema)).collect()
}

/// The one form of a table that is merged key by key; none where a table is one value among other shapes, or an open
/// point.
fn whole_table<'m>(forms: &[Form<'m>], below: &DeTable<'_>, above: &DeTable<'_>) -> Option<Form<'m>> {
    if [below, above].iter().any(|table| table.contains_key("tbd")) {
        return None;
    }
    let mut shapes = forms.iter().filter(|form| !form.is_open_point());
    let one = shapes.next().filter(|form| form.takes("object"))?;
    shapes.next().is_none().then_some(*one)
}
