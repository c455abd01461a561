use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Place, Walk, listed, one_of};
use crate::diag::{self, Finding};
use crate::spec::read::schema::{Entries, Form};
use crate::spec::value::Id;

impl<'a> Walk<'_, 'a> {
    /// Checks a table against the one of several forms that it most likely means.
    pub(super) fn check_some_table(&mut self, forms: &[Form<'a>], table: &DeTable<'_>, place: &Place) {
        if let [form] = forms {
            self.check_table(*form, table, place);
            return;
        }
        let has = |key: &str| table.contains_key(key);
        let matched = |form: &Form<'a>| table.keys().filter(|key| form.at_key(key.get_ref()).is_some()).count();
        let full = forms.iter().filter(|form| form.required().all(has) && constants_agree(form, table));
        if let Some(form) = full.max_by_key(|form| matched(form)).filter(|form| form.is_free() || matched(form) > 0) {
            self.check_table(*form, table, place);
            return;
        }
        if self.unknown_constant(forms, table, place) {
            return;
        }
        // Of forms that match equally well the first is meant: it is the plain value, before the open point.
        let nearest = forms.iter().rev().max_by_key(|form| matched(form)).filter(|form| matched(form) > 0);
        match nearest {
            Some(form) => self.check_table(*form, table, place),
            None => self.no_such_table(forms, table, place),
        }
    }

    /// A table that says by a key which form it has, and says one that there is not.
    fn unknown_constant(&mut self, forms: &[Form<'a>], table: &DeTable<'_>, place: &Place) -> bool {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let words: Vec<&'a str> =
                forms.iter().filter_map(|form| form.properties().get(name)?.get("const")?.as_str()).collect();
            let Some(text) = value.get_ref().as_str() else { continue };
            if words.is_empty() || words.contains(&text) {
                continue;
            }
            let here = place.below(name, value.span());
            let message = format!("`{}` is not one of the words it can be", here.name);
            let mut finding = Finding::error("unknown-value", message).at(self.span(value.span()));
            if !self.is_private(&value.span()) {
                finding = finding.did_you_mean(text, words.iter().copied());
            }
            self.push(finding.hint(one_of(&words)));
            return true;
        }
        false
    }

    fn no_such_table(&mut self, forms: &[Form<'a>], table: &DeTable<'_>, place: &Place) {
        let mut known: Vec<&'a str> = Vec::new();
        for key in forms.iter().flat_map(|form| form.properties().keys()) {
            if !known.contains(&key.as_str()) {
                known.push(key);
            }
        }
        if table.is_empty() {
            let message = format!("`{}` is empty", place.name);
            let finding = Finding::error("missing-key", message).at(self.span(place.span.clone()));
            self.push(finding.hint(one_of(&known)));
        }
        for key in table.keys() {
            self.unknown_key(&known, key, place);
        }
    }

    fn check_table(&mut self, form: Form<'a>, table: &DeTable<'_>, place: &Place) {
        let known: Vec<&'a str> = form.properties().keys().map(String::as_str).collect();
        for (key, value) in table {
            let name: &str = key.get_ref();
            if let Some(schema) = form.properties().get(name) {
                let forms = self.rules.forms(schema);
                self.check(&forms, value, &place.below(name, value.span()));
            } else if let Some(entries) = form.entries() {
                self.check_entry(entries, key, value, place);
            } else if !form.is_free() {
                self.unknown_key(&known, key, place);
            }
        }
        for missing in form.required().filter(|key| !table.contains_key(*key)) {
            self.missing_key(form, missing, place);
        }
    }

    fn check_entry(
        &mut self,
        entries: Entries<'a>,
        key: &Spanned<DeString<'_>>,
        value: &Spanned<DeValue<'_>>,
        place: &Place,
    ) {
        let is_shown = !self.is_private(&key.span()) && is_printable(key.get_ref());
        let name: &str = if is_shown { key.get_ref() } else { "*" };
        if entries.pattern == Some(Id::PATTERN)
            && let Err(error) = Id::parse(key.get_ref())
        {
            let message = format!("a key of `{}` cannot be read: {}", place.name, error.message());
            let finding = Finding::error("bad-value", message).at(self.span(key.span()));
            self.push(finding.hint(format!("write it like `{}`", error.example())));
        }
        let forms = self.rules.forms(entries.schema);
        if !forms.is_empty() {
            self.check(&forms, value, &place.below(name, value.span()));
        }
    }

    fn unknown_key(&mut self, known: &[&'a str], key: &Spanned<DeString<'_>>, place: &Place) {
        let name: &str = key.get_ref();
        let whose = if place.name.is_empty() { String::new() } else { format!(" in `{}`", place.name) };
        let message = if self.is_private(&key.span()) || !is_printable(name) {
            format!("unknown key{whose}")
        } else {
            format!("unknown key `{name}`{whose}")
        };
        let finding = Finding::error("unknown-key", message).at(self.span(key.span()));
        self.push(match nearest_key(name, known) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None if known.is_empty() => finding,
            None => finding.hint(format!("the keys here are {}", listed(known))),
        });
    }

    fn missing_key(&mut self, form: Form<'a>, key: &str, place: &Place) {
        let whose = if place.name.is_empty() { String::new() } else { format!(" in `{}`", place.name) };
        let message = format!("missing key `{key}`{whose}");
        let finding = Finding::error("missing-key", message).at(self.span(place.span.clone()));
        let forms = form.properties().get(key).map(|schema| self.rules.forms(schema)).unwrap_or_default();
        let example = forms.iter().find_map(Form::example);
        let words = forms.iter().find_map(Form::allowed).filter(|words| words.len() > 1);
        self.push(match (example, words) {
            (Some(example), _) => finding.hint(format!("add a line such as `{key} = {example}`")),
            (None, Some(words)) => finding.hint(one_of(&words)),
            (None, None) => finding,
        });
    }
}

fn constants_agree(form: &Form<'_>, table: &DeTable<'_>) -> bool {
    form.properties().iter().all(|(key, schema)| {
        let allowed = schema.get("const").and_then(serde_json::Value::as_str);
        allowed.is_none_or(|word| table.get(key.as_str()).and_then(|value| value.get_ref().as_str()) == Some(word))
    })
}

/// Longer keys are not compared with those that there are: it would take seconds.
const LONGEST: usize = 100;

/// The known key that was meant; of three letters, two that changed places count too.
fn nearest_key<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    if name.len() > LONGEST {
        return None;
    }
    let near = diag::nearest(name, known.iter().copied());
    near.or_else(|| known.iter().copied().find(|key| key.len() > 2 && strsim::osa_distance(name, key) == 1))
}

/// Whether a key that the user made up can stand in a message as it is.
fn is_printable(key: &str) -> bool {
    key.chars().count() <= 60 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ' '))
}
