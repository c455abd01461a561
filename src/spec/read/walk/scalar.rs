use toml::de::DeInteger;

use super::{Place, Walk, words_and_tables};
use crate::diag::Finding;
use crate::spec::read::schema::Form;
use crate::spec::value::{Date, ValueError, Words, check_string, hidden_character};

impl<'a> Walk<'_, 'a> {
    /// Checks text against those forms that are text; `forms` are all, for advice.
    pub(super) fn check_text(&mut self, forms: &[Form<'a>], fitting: &[Form<'a>], text: &str, place: &Place) {
        let mut allowed: Vec<&'a str> = Vec::new();
        let mut refused: Option<(ValueError, bool)> = None;
        for form in fitting {
            if let Some(words) = form.allowed() {
                if words.contains(&text) {
                    return;
                }
                allowed.extend(words);
            } else if let Some(value_type) = form.value_type() {
                match check_string(value_type, text) {
                    Ok(()) => return,
                    Err(error) => refused = refused.or(Some((error, value_type != Words::NAME))),
                }
            } else {
                self.check_plain(text, place);
                return;
            }
        }
        match refused {
            Some((error, true)) => self.bad_value(&error, place),
            Some((error, false)) => self.bad_text(&error, place),
            None => self.unknown_word(forms, &allowed, text, place),
        }
    }

    fn bad_value(&mut self, error: &ValueError, place: &Place) {
        let message = format!("`{}` cannot be read: {}", place.name, error.message());
        let finding = Finding::error("bad-value", message).at(self.span(place.span.clone()));
        self.push(finding.hint(format!("write it like `{}`", error.example())));
    }

    /// An example of free words would be taken for advice on what to say.
    fn bad_text(&mut self, error: &ValueError, place: &Place) {
        let message = format!("`{}` cannot be read: {}", place.name, error.message());
        self.push(Finding::error("bad-value", message).at(self.span(place.span.clone())));
    }

    fn unknown_word(&mut self, forms: &[Form<'a>], allowed: &[&'a str], text: &str, place: &Place) {
        let message = format!("`{}` is not one of the words it can be", place.name);
        let mut finding = Finding::error("unknown-value", message).at(self.span(place.span.clone()));
        let tables: Vec<&str> = forms.iter().filter_map(Form::tag).collect();
        if let Some(tag) = tables.iter().find(|tag| **tag == text) {
            finding = finding.hint(format!("this one needs a table: `{{ {tag} = … }}`"));
        } else {
            // Being near a word says what a private value is.
            if !self.is_private(&place.span) {
                finding = finding.did_you_mean(text, allowed.iter().chain(&tables).copied());
            }
            finding = finding.hint(words_and_tables(forms));
        }
        self.push(finding);
    }

    fn check_plain(&mut self, text: &str, place: &Place) {
        if let Some(c) = text.chars().find(|c| hidden_character(*c)) {
            let message = format!("`{}` holds the invisible character `{}`", place.name, c.escape_unicode());
            self.push(Finding::error("bad-value", message).at(self.span(place.span.clone())));
        }
    }

    pub(super) fn check_integer(&mut self, fitting: &[Form<'a>], number: &DeInteger<'_>, place: &Place) {
        let is_within = |number: i128| {
            fitting.iter().any(|form| !form.takes("integer") || (form.smallest()..=form.largest()).contains(&number))
        };
        if i128::from_str_radix(number.as_str(), number.radix()).is_ok_and(is_within) {
            return;
        }
        let range = fitting.iter().find(|form| form.takes("integer"));
        let (smallest, largest) = range.map_or((0, 0), |form| (form.smallest(), form.largest()));
        let message = format!("`{}` is out of range: expected a whole number from {smallest} to {largest}", place.name);
        self.push(Finding::error("bad-value", message).at(self.span(place.span.clone())));
    }

    pub(super) fn check_date(&mut self, written: toml::value::Datetime, place: &Place) {
        if let Err(error) = Date::from_toml(written) {
            self.bad_value(&error, place);
        }
    }
}
