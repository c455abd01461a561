//! Conditions that can never hold: by themselves, or in a section whose own condition excludes them. And those of wordings
//! of one clause, which must never hold together: whatever a deal says, exactly one is chosen.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::path_of;
use super::model::{Clause, Condition, DocumentTemplate};
use super::read::expression;
use super::syntax::{Expr, ExprKind, Operator};
use super::variant::PickedBy;
use crate::diag::{Finding, Findings};

/// How many different questions the conditions of one clause may ask: all their answers are tried.
const MOST_QUESTIONS: usize = 12;

/// Reports every condition that no deal can meet, as far as its questions alone can prove that.
pub(super) fn reach(
    clauses: &BTreeMap<String, Clause>,
    documents: &BTreeMap<String, DocumentTemplate>,
    findings: &mut Findings,
) {
    for clause in clauses.values() {
        if let Some(condition) = &clause.condition
            && impossible(&[condition])
        {
            let finding = Finding::warning("never-chosen", "this condition can never hold").at(condition.when.span);
            findings.push(finding.hint("its parts exclude one another"));
        }
    }
    for section in documents.values().flat_map(|document| &document.sections) {
        let Some(outer) = &section.condition else { continue };
        if impossible(&[outer]) {
            let finding = Finding::warning("never-chosen", "this condition can never hold").at(outer.when.span);
            findings.push(finding.hint("its parts exclude one another"));
            continue;
        }
        for clause in section.clauses().filter_map(|id| clauses.get(id)) {
            let Some(inner) = &clause.condition else { continue };
            if !impossible(&[inner]) && impossible(&[outer, inner]) {
                let message = format!("the condition of `{}` never holds in the section `{}`", clause.id, section.id);
                let finding = Finding::warning("never-chosen", message).at(inner.when.span);
                findings.push(finding.related(outer.when.span, "the condition of the section"));
            }
        }
    }
}

/// Reports every two wordings between which the deal decides and both of which some deal could ask for. All answers to the
/// questions of their conditions are tried, so that what passes is proven for every deal.
pub(super) fn overlaps(
    clauses: &BTreeMap<String, Clause>,
    groups: &BTreeMap<String, Vec<String>>,
    findings: &mut Findings,
) {
    for (own, others) in groups.iter().filter_map(|(own, others)| Some((clauses.get(own)?, others))) {
        if own.variant.as_ref().is_none_or(|variant| variant.picked_by != PickedBy::Deal) {
            continue;
        }
        let of = |id: &String| clauses.get(id).and_then(|clause| clause.condition.as_ref());
        let conditions: Vec<&Condition> = others.iter().filter_map(of).collect();
        for (at, one) in conditions.iter().enumerate() {
            for other in &conditions[at + 1..] {
                let all: Vec<&Condition> = own.condition.iter().chain([*one, *other]).collect();
                if impossible(&all) {
                    continue;
                }
                let message = format!("some deal asks for two wordings of `{}` at once", own.id);
                let finding = Finding::error("two-wordings", message).at(other.when.span);
                let finding = finding.related(one.when.span, "the condition of the other one");
                findings.push(finding.hint("let their conditions exclude each other, as `x == 'a'` and `x == 'b'` do"));
            }
        }
    }
}

/// Whether no answers to the questions of these conditions let all of them hold.
fn impossible(conditions: &[&Condition]) -> bool {
    let mut asked = Questions::default();
    let mut all = Vec::new();
    for condition in conditions {
        // What cannot be read is reported elsewhere.
        let Ok(expr) = expression(&condition.when.text) else { return false };
        all.push(asked.logic(&expr, &condition.when.text));
    }
    let questions: Vec<&Question> = asked.list.iter().collect();
    if questions.len() > MOST_QUESTIONS {
        return false;
    }
    let mut answers = (0..1_u32 << questions.len()).map(|bits| Answers { questions: &questions, bits });
    !answers.any(|answers| answers.go_together() && all.iter().all(|logic| answers.hold(logic)))
}

/// Something that a condition asks of the view.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Question {
    /// Whether the value at a path is there and not empty, false or 0.
    Filled(Vec<String>),
    /// Whether the value at a path is not null.
    There(Vec<String>),
    /// Whether the value at a path is this text.
    Is(Vec<String>, String),
    /// Anything else: only that the same words have the same answer.
    Other(String),
}

/// A condition as far as it is understood; questions by their number.
enum Logic {
    Ask(usize),
    Not(Box<Logic>),
    All(Vec<Logic>),
    Any(Vec<Logic>),
}

#[derive(Default)]
struct Questions {
    list: Vec<Question>,
}

impl Questions {
    fn ask(&mut self, question: Question) -> Logic {
        let known = self.list.iter().position(|other| *other == question);
        Logic::Ask(known.unwrap_or_else(|| {
            self.list.push(question);
            self.list.len() - 1
        }))
    }

    fn logic(&mut self, expr: &Expr, source: &str) -> Logic {
        let path = |expr: &Expr| path_of(expr, &|_| 0).map(|path| path.steps);
        if let Some(path) = path(expr) {
            return self.ask(Question::Filled(path));
        }
        match &expr.kind {
            ExprKind::Not(inner) => return Logic::Not(Box::new(self.logic(inner, source))),
            ExprKind::Binary { op: Operator::And, left, right } => {
                return Logic::All(vec![self.logic(left, source), self.logic(right, source)]);
            }
            ExprKind::Binary { op: Operator::Or, left, right } => {
                return Logic::Any(vec![self.logic(left, source), self.logic(right, source)]);
            }
            ExprKind::Binary { op: op @ (Operator::Equal | Operator::Unequal), left, right } => {
                let (value, literal) = if path(left).is_some() { (left, right) } else { (right, left) };
                if let Some(path) = path(value)
                    && let Some(equal) = self.equal(path, &literal.kind)
                {
                    return if *op == Operator::Equal { equal } else { Logic::Not(Box::new(equal)) };
                }
            }
            ExprKind::Binary { op: Operator::In, left, right } => {
                if let (Some(path), ExprKind::List(items)) = (path(left), &right.kind) {
                    let any: Option<Vec<Logic>> =
                        items.iter().map(|item| self.equal(path.clone(), &item.kind)).collect();
                    if let Some(any) = any {
                        return Logic::Any(any);
                    }
                }
            }
            ExprKind::Test { input, name, args: _ } if name.text == "none" => {
                if let Some(path) = path(input) {
                    return Logic::Not(Box::new(self.ask(Question::There(path))));
                }
            }
            ExprKind::Text(_)
            | ExprKind::Integer(_)
            | ExprKind::Float
            | ExprKind::Boolean
            | ExprKind::None
            | ExprKind::Name(_)
            | ExprKind::Field { .. }
            | ExprKind::Index { .. }
            | ExprKind::List(_)
            | ExprKind::Minus(_)
            | ExprKind::Binary { .. }
            | ExprKind::Choice { .. }
            | ExprKind::Filter { .. }
            | ExprKind::Test { .. }
            | ExprKind::Call { .. } => {}
        }
        // Brackets around the whole of it say nothing.
        let words = source.get(expr.range.clone()).unwrap_or_default().trim_matches(['(', ')', ' ']);
        self.ask(Question::Other(words.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// That the value at a path is a text, or is absent.
    fn equal(&mut self, path: Vec<String>, literal: &ExprKind) -> Option<Logic> {
        if let ExprKind::Text(text) = literal {
            return Some(self.ask(Question::Is(path, text.clone())));
        }
        if let ExprKind::None = literal {
            return Some(Logic::Not(Box::new(self.ask(Question::There(path)))));
        }
        None
    }
}

/// One answer to each question: yes where its bit is set.
struct Answers<'q> {
    questions: &'q [&'q Question],
    bits: u32,
}

impl Answers<'_> {
    fn yes(&self, number: usize) -> bool {
        (self.bits >> number) & 1 == 1
    }

    fn hold(&self, logic: &Logic) -> bool {
        match logic {
            Logic::Ask(number) => self.yes(*number),
            Logic::Not(inner) => !self.hold(inner),
            Logic::All(parts) => parts.iter().all(|part| self.hold(part)),
            Logic::Any(parts) => parts.iter().any(|part| self.hold(part)),
        }
    }

    /// Whether some deal could give all these answers: a value is one text at a time, what is filled is there, and so is
    /// all that it is a part of.
    fn go_together(&self) -> bool {
        let (mut texts, mut filled, mut there) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        let yes = self.questions.iter().enumerate().filter(|(number, _)| self.yes(*number));
        for (_, question) in yes {
            match question {
                Question::Filled(path) => {
                    filled.insert(path.as_slice());
                }
                Question::There(path) => {
                    there.insert(path.as_slice());
                }
                Question::Is(path, text) => {
                    if texts.insert(path.as_slice(), text).is_some_and(|other| other != text) {
                        return false;
                    }
                    let set = if text.is_empty() { &mut there } else { &mut filled };
                    set.insert(path.as_slice());
                }
                Question::Other(_) => {}
            }
        }
        let starts = |set: &BTreeSet<&[String]>, path: &[String], least: usize| {
            set.iter().any(|other| other.len() >= path.len() + least && other.starts_with(path))
        };
        let no = self.questions.iter().enumerate().filter(|(number, _)| !self.yes(*number));
        no.into_iter().all(|(_, question)| match question {
            Question::Filled(path) => !starts(&filled, path, 0) && !starts(&there, path, 1),
            Question::There(path) => !starts(&filled, path, 0) && !starts(&there, path, 0),
            Question::Is(..) | Question::Other(_) => true,
        }) && texts.iter().all(|(path, text)| !text.is_empty() || !filled.contains(path))
    }
}

#[cfg(test)]
mod tests {
    use crate::clause::tests::{clause, document, load};

    /// What is said of a clause with a condition, in a section with another one.
    fn said(when: &str, section: Option<&str>) -> String {
        let condition = |when: &str| format!("when = '{when}'\notherwise = \"x\"\n");
        let mut document = document(&["a/b"]);
        if let Some(section) = section {
            document.text.to_mut().push_str(&condition(section));
        }
        let body = "## B {#b}\n\nx\n";
        load(vec![clause("clauses/a/b.md", &condition(when), body), document]).err().unwrap_or_default()
    }

    #[test]
    fn conditions_that_exclude_themselves() {
        for when in [
            "deal.ends and not deal.ends",
            "deal.kind == \"oem\" and deal.kind == \"reseller\"",
            "not exit.convenience and exit.convenience.notice",
            "not (deal.ends or deal.kind == \"oem\") and deal.ends",
            "deal.ends is none and deal.ends",
            "deal.ends == none and deal.ends == \"x\"",
            "deal.kind in [\"oem\", \"reseller\"] and deal.kind != \"oem\" and deal.kind != \"reseller\"",
            "deal.years > 1 and not (deal.years > 1)",
        ] {
            let found = said(when, None);
            assert!(
                found.contains("clauses/a/b.md:5:8: warning[never-chosen]: this condition can never"),
                "{when}: {found}"
            );
            assert_eq!(found.lines().count(), 1, "{found}");
        }
    }

    #[test]
    fn conditions_that_exclude_that_of_their_section() {
        for (when, section) in [
            ("deal.ends", "not deal.ends"),
            ("deal.kind == \"oem\"", "deal.kind == \"reseller\""),
            ("exit.convenience.notice", "exit.convenience is none"),
        ] {
            let found = said(when, Some(section));
            let message =
                "clauses/a/b.md:5:8: warning[never-chosen]: the condition of `a/b` never holds in the section `s`";
            assert!(found.contains(message), "{when}: {found}");
        }
        let found = said("deal.ends", Some("deal.kind == \"oem\" and not deal.kind"));
        assert!(
            found.contains("templates/doc.toml:9:8: warning[never-chosen]: this condition can never hold"),
            "{found}"
        );
    }

    #[test]
    fn conditions_that_some_deal_meets() {
        for (when, section) in [
            ("deal.ends and exit.convenience", Some("deal.ends")),
            ("not deal.ends", Some("not exit.convenience.notice")),
            ("deal.kind == \"oem\" or deal.kind == \"reseller\"", Some("deal.kind != \"oem\"")),
            ("deal.ends is none or deal.ends", None),
            ("deal.kind in [\"oem\", \"reseller\"] and deal.kind != \"oem\"", None),
            ("exit.convenience and not exit.convenience.holder.short", Some("not deal.ends")),
            ("deal.years > 1 and not (deal.years > 2)", None),
            ("deal.title == \"\" and not deal.title", None),
        ] {
            assert_eq!(said(when, section), "", "{when}");
        }
    }
}
