//! What a term of the spec is called by somebody who does not write specs.

use crate::spec::{Id, Shape, Spec, Text};

/// Keys that a reader of documents would not understand, or that are one word with a hyphen.
const WORDS: [(&str, &str); 16] = [
    ("because", "reason"),
    ("do", "what to do"),
    ("for", "length"),
    ("kpis", "KPIs"),
    ("ip", "IP"),
    ("first-rights", "rights to come first"),
    ("mdf", "market development funds (MDF)"),
    ("most-favoured", "most favoured terms"),
    ("no-shop", "no-shop"),
    ("non-compete", "non-compete"),
    ("non-solicitation", "non-solicitation"),
    ("sell-off", "sell-off"),
    ("sign-offs", "sign-offs"),
    ("walk-away", "walk-away"),
    ("wind-down", "wind-down"),
    ("spiffs", "SPIFFs"),
];

/// A key of the spec, or the id of a row, in words.
pub fn key_in_words(key: &str) -> String {
    let known = WORDS.iter().find(|(name, _)| *name == key).map(|(_, words)| (*words).to_owned());
    known.unwrap_or_else(|| key.replace('-', " "))
}

/// A term in words, by the names that the spec itself gives its rows: "Net revenue from joint customers: year 1",
/// "Exit, triggers “missed minimum”: notice"; `None` where no spec could have such a term, whatever its rows are called.
pub fn term_in_words(term: &str, spec: &Spec) -> Option<String> {
    let keys: Vec<&str> = term.trim().split('.').collect();
    let (mut way, known) = match subject(&keys, spec) {
        Some((subject, known)) => (Way::default().row(&subject), known),
        None => (Way::default(), 0),
    };
    let mut shape = Shape::top();
    let mut list = "";
    for (index, key) in keys.iter().enumerate() {
        let row = shape.row();
        let is_row = row.is_some();
        shape = row.or_else(|| shape.key(key))?;
        if index >= known {
            let is_last = index + 1 == keys.len();
            way = match *key {
                year if is_row && by_year(list) => way.key(&format!("year {year}")),
                number if is_row && number.bytes().all(|byte| byte.is_ascii_digit()) => way.row(number),
                id if is_row => way.row(&format!("“{}”", id.replace('-', " "))),
                list if by_year(list) && !is_last => way,
                "amount" if is_last => way,
                key => way.key(key),
            };
        }
        list = key;
    }
    Some(way.term())
}

/// Whether no spec could have such a term, whatever its rows are called.
pub(super) fn is_no_term(term: &str) -> bool {
    let step = |shape: Shape, step: &str| shape.row().or_else(|| shape.key(step));
    term.trim().split('.').try_fold(Shape::top(), step).is_none()
}

/// Whether the rows of a list are the contract years.
fn by_year(list: &str) -> bool {
    matches!(list, "schedule" | "budget")
}

/// The name of a row that says by itself what it is about, and how many keys lead to it.
fn subject(keys: &[&str], spec: &Spec) -> Option<(String, usize)> {
    match keys {
        ["commitments", list, row, ..] => Some((commitment(spec, list, row)?, 3)),
        ["money", "fees", row, ..] => Some((named(&spec.money.fees, row, |fee| (&fee.id, &fee.what))?, 3)),
        ["exclusivity", row, ..] => {
            let territory = named(&spec.exclusivity, row, |grant| (&grant.id, &grant.territory))?;
            Some((format!("exclusivity, {territory}"), 2))
        }
        ["sales", list, row, ..] => Some((sales(spec, list, row)?, 3)),
        [] | [_, ..] => None,
    }
}

fn named<T>(rows: &[T], id: &str, of: impl Fn(&T) -> (&Id, &Text)) -> Option<String> {
    rows.iter().map(of).find(|(row, _)| row.as_str() == id).map(|(_, name)| name.to_string())
}

fn commitment(spec: &Spec, list: &str, row: &str) -> Option<String> {
    let table = &spec.commitments;
    match list {
        "minimums" => named(&table.minimums, row, |minimum| (&minimum.id, &minimum.metric)),
        "people" => named(&table.people, row, |people| (&people.id, &people.role)),
        "milestones" => named(&table.milestones, row, |milestone| (&milestone.id, &milestone.what)),
        "prepayments" => Some(row.replace('-', " ")),
        _ => None,
    }
}

fn sales(spec: &Spec, list: &str, row: &str) -> Option<String> {
    let index = row.parse::<usize>().ok()?.checked_sub(1)?;
    let (what, who) = match list {
        "quota" => ("quota credit", &spec.sales.quota.get(index)?.who),
        "incentive-share" => ("incentive pay", &spec.sales.incentive_share.get(index)?.who),
        "spiffs" => ("SPIFF", &spec.sales.spiffs.get(index)?.who),
        _ => return None,
    };
    Some(format!("{what}, {who}"))
}

/// The way to a term, in words.
#[derive(Debug, Clone, Default)]
pub(in crate::deal) struct Way(Vec<String>);

impl Way {
    /// One key further.
    pub(in crate::deal) fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(key_in_words(key));
        Self(steps)
    }

    /// To a row of that name, whose list is the last step.
    pub(in crate::deal) fn row(&self, name: &str) -> Self {
        let mut steps = self.0.clone();
        match steps.last_mut() {
            Some(list) => *list = format!("{list} {name}"),
            None => steps.push(name.to_owned()),
        }
        Self(steps)
    }

    /// "Exit, triggers “missed minimum”: notice".
    pub(in crate::deal) fn term(&self) -> String {
        let mut term = match self.0.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{}: {last}", rest.join(", ")),
            None => String::new(),
        };
        if let Some(first) = term.chars().next() {
            term.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        term
    }

    /// "Exit, triggers “missed minimum”": of a row, or of what stands below it.
    pub(in crate::deal) fn of_row(&self) -> String {
        let mut term = self.0.join(", ");
        if let Some(first) = term.chars().next() {
            term.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        term
    }

    /// The steps behind the first ones.
    pub(in crate::deal) fn below(&self, above: &Self) -> String {
        self.0[above.0.len().min(self.0.len())..].join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::sound::sound;

    #[test]
    fn a_term_is_called_by_what_it_is_about() {
        let deal = sound(include_str!("../../examples/harbor-meridian/deal.toml")).deal;
        for (term, words) in [
            ("commitments.minimums.net-revenue.schedule.1.amount", "Net revenue from joint customers: year 1"),
            ("exclusivity.uk-ireland.for", "Exclusivity, the United Kingdom and Ireland: length"),
            ("sales.incentive-share.1.share", "Incentive pay, overlay sales specialists: share"),
            ("exit.convenience.notice", "Exit, convenience: notice"),
            ("exit.triggers.missed-revenue.notice", "Exit, triggers “missed revenue”: notice"),
            ("exit.wind-down.length", "Exit, wind-down: length"),
            ("marketing.budget.2.amount", "Marketing: year 2"),
            ("exit.triggers", "Exit: triggers"),
        ] {
            assert_eq!(term_in_words(term, &deal.tables).as_deref(), Some(words));
        }
        assert_eq!(term_in_words("templates/look.typ", &deal.tables), None);
        assert_eq!(term_in_words("exit.wind-up.length", &deal.tables), None);
    }
}
