use std::sync::atomic::{AtomicUsize, Ordering};

use super::changed::changed_in_place;
use super::*;
use crate::diag::{Sources, Span};
use crate::spec::Path;

/// Values by name, sort, text and what else may stand there.
fn values(list: &[(&str, ValueSort, &str, &[&str])]) -> Vec<SpecValue> {
    let file = Sources::new().add("deal.toml", "");
    let value = |(name, sort, text, others): &(&str, ValueSort, &str, &[&str])| SpecValue {
        path: path(name),
        span: Span::new(file, 0..0),
        text: (*text).to_owned(),
        sort: *sort,
        is_private: false,
        others: others.iter().map(|other| (*other).to_owned()).collect(),
    };
    list.iter().map(value).collect()
}

/// `rows.0.by` as a path.
fn path(name: &str) -> Path {
    name.split('.').fold(Path::root(), |path, step| match step.parse() {
        Ok(row) => path.index(row),
        Err(_) => path.key(step),
    })
}

/// A deal that prints by a closure, from the text of each value.
struct Told<'t, P> {
    values: &'t [SpecValue],
    print: P,
}

impl<P: Fn(&[&str]) -> Option<Vec<String>> + Sync> Printer for Told<'_, P> {
    type Fragment = Vec<String>;

    fn readers(&self) -> usize {
        1
    }

    fn may_see(&self, _: usize, _: &SpecValue) -> bool {
        true
    }

    fn printed(&self, _: usize) -> Printed<Vec<String>> {
        BTreeMap::from([(place(), self.print(&[]).expect("it prints"))])
    }

    fn otherwise(&self, edits: &[Edit<'_>], _: &[usize]) -> Vec<Option<Otherwise<Vec<String>>>> {
        vec![self.print(edits).map(|now| BTreeMap::from([(place(), Some(now))]))]
    }

    fn paragraphs(&self, fragment: &Vec<String>) -> Vec<String> {
        fragment.clone()
    }
}

/// The only clause.
fn place() -> Place {
    ("d".to_owned(), "c".to_owned())
}

impl<P: Fn(&[&str]) -> Option<Vec<String>>> Told<'_, P> {
    fn print(&self, edits: &[Edit<'_>]) -> Option<Vec<String>> {
        let text = |value: &SpecValue| {
            let edit = edits.iter().find(|edit| *edit.path == value.path);
            let instead = |edit: &Edit<'_>| edit.instead.as_deref().unwrap_or_default().trim_matches('"').to_owned();
            edit.map_or_else(|| value.text.clone(), instead)
        };
        let texts: Vec<String> = self.values.iter().map(text).collect();
        (self.print)(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// For each paragraph the values that it hangs on, and those that are untraced.
fn told(values: &[SpecValue], print: impl Fn(&[&str]) -> Option<Vec<String>> + Sync) -> (Vec<Vec<usize>>, Vec<usize>) {
    let traced = trace(&Told { values, print }, values, 100);
    let list = traced.paragraphs.into_values().next().expect("it has a clause");
    (list.into_iter().map(|set| set.into_iter().collect()).collect(), traced.untraced[0].iter().copied().collect())
}

#[test]
fn words_and_measures_are_found_where_they_are_printed() {
    let values = values(&[
        ("a", ValueSort::Words, "Fine words", &[]),
        ("b", ValueSort::Measure, "3", &["4"]),
        ("c", ValueSort::Words, "never said", &[]),
    ]);
    let print = |t: &[&str]| Some(vec!["x".into(), format!("{} and {}", t[0], t[1]), t[1].to_owned()]);
    assert_eq!(told(&values, print), (vec![vec![], vec![0, 1], vec![1]], vec![]));
}

#[test]
fn what_only_follows_from_words_is_found_too() {
    let values = values(&[("a", ValueSort::Words, "Harbor Inc", &[]), ("b", ValueSort::Words, "x y", &[])]);
    let print = |t: &[&str]| Some(vec![t[0].split(' ').next().unwrap_or_default().to_owned(), t[1].len().to_string()]);
    let (found, untraced) = told(&values, print);
    // That a text is so long prints none of it.
    assert_eq!((found, untraced), (vec![vec![0], vec![]], vec![]));
}

#[test]
fn words_that_are_refused_do_not_hide_the_others() {
    let values = values(&[
        ("a", ValueSort::Words, "one", &[]),
        ("b", ValueSort::Words, "must stay", &[]),
        ("c", ValueSort::Words, "two", &[]),
    ]);
    let print = |t: &[&str]| (t[1] == "must stay").then(|| t.iter().map(|text| (*text).to_owned()).collect());
    assert_eq!(told(&values, print), (vec![vec![0], vec![], vec![2]], vec![1]));
}

#[test]
fn words_whose_paragraph_goes_with_other_words_are_not_lost() {
    let values = values(&[("a", ValueSort::Words, "Harbor Inc", &[]), ("b", ValueSort::Words, "a company", &[])]);
    let print = |t: &[&str]| {
        let mut list = vec![t[0].to_owned()];
        list.extend((t[0].ends_with("Inc")).then(|| format!("x means {}", t[1])));
        Some(list)
    };
    assert_eq!(told(&values, print), (vec![vec![0], vec![0, 1]], vec![]));
}

#[test]
fn what_must_differ_changes_places() {
    let values = values(&[("a", ValueSort::Measure, "x", &["\"y\""]), ("b", ValueSort::Measure, "y", &["\"x\""])]);
    let print = |t: &[&str]| (t[0] != t[1]).then(|| vec![format!("{} pays {}", t[0], t[1]), "z".to_owned()]);
    assert_eq!(told(&values, print), (vec![vec![0, 1], vec![]], vec![]));
}

#[test]
fn what_is_sorted_keeps_its_order() {
    let values = values(&[("a", ValueSort::Words, "zebra", &[]), ("b", ValueSort::Words, "ape", &[])]);
    let print = |t: &[&str]| {
        let mut list: Vec<String> = t.iter().map(|text| (*text).to_owned()).collect();
        list.sort();
        Some(list)
    };
    assert_eq!(told(&values, print), (vec![vec![1], vec![0]], vec![]));
}

#[test]
fn each_word_of_a_choice_is_tried_and_the_allowed_one_of_a_measure() {
    let values = values(&[
        ("a", ValueSort::Choice, "x", &["y", "z"]),
        ("b", ValueSort::Measure, "1", &["2", "3"]),
        ("c", ValueSort::Measure, "1", &["2"]),
    ]);
    let print = |t: &[&str]| {
        let mut list = vec![if t[0] == "z" { "last" } else { "other" }.to_owned(), t[1].to_owned()];
        list.extend((t[0] != "y").then(|| "not y".to_owned()));
        (t[1] != "2" && t[2] == "1").then_some(list)
    };
    assert_eq!(told(&values, print), (vec![vec![0], vec![1], vec![0]], vec![2]));
}

#[test]
fn there_is_an_end_to_it() {
    let values = values(&[("a", ValueSort::Measure, "1", &["2"]), ("b", ValueSort::Measure, "1", &["2"])]);
    let print = |t: &[&str]| Some(t.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
    let traced = trace(&Told { values: &values, print }, &values, 1);
    assert_eq!(traced.untraced, [BTreeSet::from([1])]);
}

#[test]
fn a_paragraph_more_or_less_moves_no_other() {
    let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(changed(&list("a b c d"), &list("a x b c d")), Vec::<usize>::new());
    assert_eq!(changed(&list("a b c d"), &list("a c y")), [1, 3]);
    assert_eq!(changed(&list("a b c"), &list("a z c")), [1]);
    assert_eq!(changed(&list("a"), &list("")), [0]);
    assert_eq!(changed(&list("a b c d"), &list("a d c b")), Vec::<usize>::new());
    assert_eq!(changed(&list("a a b"), &list("b a")), [1]);
    assert_eq!(changed_in_place(&list("a b c d"), &list("a d c b")), [1, 3]);
    assert_eq!(changed_in_place(&list("a b c"), &list("b a")), changed(&list("a b c"), &list("b a")));
}

#[test]
fn what_must_be_the_same_in_two_places_is_changed_in_both() {
    let values = values(&[
        ("steps.0.below", ValueSort::Measure, "60%", &["\"61%\""]),
        ("event.below", ValueSort::Measure, "60%", &["\"61%\""]),
        ("event.notice", ValueSort::Measure, "60%", &["\"61%\""]),
    ]);
    let print = |t: &[&str]| (t[0] == t[1]).then(|| t.iter().map(|text| (*text).to_owned()).collect());
    assert_eq!(told(&values, print), (vec![vec![0, 1], vec![0, 1], vec![2]], vec![]));
}

#[test]
fn what_no_two_rows_may_say_changes_places_with_another_row() {
    let values = values(&[
        ("rows.0.by", ValueSort::Measure, "x", &["\"y\""]),
        ("rows.0.cap", ValueSort::Measure, "5", &["6"]),
        ("rows.1.by", ValueSort::Measure, "y", &["\"x\""]),
        ("rows.1.cap", ValueSort::Measure, "7", &["8"]),
    ]);
    let print = |t: &[&str]| (t[0] != t[2]).then(|| vec![format!("{} {}", t[0], t[1]), t[2].to_owned()]);
    assert_eq!(told(&values, print), (vec![vec![0, 1, 2], vec![0, 2]], vec![]));
}

#[test]
fn rows_that_say_two_things_in_one_change_places_whole() {
    let values = values(&[
        ("rows.0.event.of", ValueSort::Measure, "x", &["\"z\""]),
        ("rows.0.event.below", ValueSort::Measure, "6", &["7"]),
        ("rows.1.event.of", ValueSort::Measure, "y", &["\"z\""]),
        ("rows.1.event.below", ValueSort::Measure, "8", &["7"]),
    ]);
    let is_allowed = |of: &str, below: &str| matches!((of, below), ("x", "6") | ("y", "8"));
    let print = |t: &[&str]| {
        (is_allowed(t[0], t[1]) && is_allowed(t[2], t[3])).then(|| vec![t[0].to_owned(), "same".to_owned()])
    };
    assert_eq!(told(&values, print), (vec![vec![0, 1, 2, 3], vec![]], vec![]));
}

/// The total and its parts: without the parts any total is allowed, and what reads otherwise then hangs on it alone.
#[test]
fn what_ties_a_value_is_left_out() {
    let values = values(&[
        ("budget.total", ValueSort::Measure, "4", &["5"]),
        ("budget.parts", ValueSort::Measure, "1 and 3", &[]),
    ]);
    let print = |t: &[&str]| match (t[0], t[1]) {
        (total, "") => Some(vec![total.to_owned()]),
        ("4", "1 and 3") => Some(vec!["1 and 3".to_owned(), "4".to_owned()]),
        _ => None,
    };
    assert_eq!(told(&values, print), (vec![vec![], vec![0]], vec![1]));
}

/// What belongs to a value may not stay without it; a row that may not be left out tells nothing of another.
#[test]
fn only_what_stands_in_the_same_table_belongs_to_a_value() {
    let values = values(&[
        ("step.effect", ValueSort::Choice, "cut", &["\"end\""]),
        ("step.cut", ValueSort::Measure, "10%", &[]),
        ("levels.0.level", ValueSort::Measure, "1", &["2"]),
        ("levels.1.level", ValueSort::Measure, "2", &["1"]),
    ]);
    let print = |t: &[&str]| {
        let is_allowed =
            matches!((t[0], t[1]), ("cut", "10%") | ("end", "")) && matches!((t[2], t[3]), ("1", "2") | ("", "1"));
        is_allowed.then(|| t.iter().map(|text| (*text).to_owned()).collect())
    };
    assert_eq!(told(&values, print), (vec![vec![0], vec![0], vec![], vec![]], vec![1, 2, 3]));
}

/// A deal for two readers, the second of whom is refused what the first is not; it counts how often it is changed.
struct Two {
    changed: AtomicUsize,
}

impl Printer for Two {
    type Fragment = Vec<String>;

    fn readers(&self) -> usize {
        2
    }

    fn may_see(&self, reader: usize, value: &SpecValue) -> bool {
        reader == 1 || !value.is_private
    }

    fn printed(&self, reader: usize) -> Printed<Vec<String>> {
        BTreeMap::from([((reader.to_string(), "c".to_owned()), vec!["1".to_owned()])])
    }

    fn otherwise(&self, edits: &[Edit<'_>], readers: &[usize]) -> Vec<Option<Otherwise<Vec<String>>>> {
        self.changed.fetch_add(1, Ordering::Relaxed);
        let is_refused = edits.iter().any(|edit| *edit.path == path("a"));
        let now = |reader: &usize| BTreeMap::from([((reader.to_string(), "c".to_owned()), Some(vec!["2".to_owned()]))]);
        readers.iter().map(|reader| (*reader == 0 || !is_refused).then(|| now(reader))).collect()
    }

    fn paragraphs(&self, fragment: &Vec<String>) -> Vec<String> {
        fragment.clone()
    }
}

#[test]
fn one_changed_deal_tells_for_all_readers() {
    let mut values = values(&[
        ("a", ValueSort::Measure, "1", &["2"]),
        ("b", ValueSort::Measure, "1", &["2", "3"]),
        ("c", ValueSort::Measure, "1", &["2"]),
    ]);
    values[2].is_private = true;
    let deal = Two { changed: AtomicUsize::new(0) };
    let traced = trace(&deal, &values, 100);
    let hangs: Vec<Vec<usize>> =
        traced.paragraphs.into_values().map(|list| list[0].iter().copied().collect()).collect();
    assert_eq!(hangs, [vec![0, 1], vec![1, 2]]);
    assert_eq!(traced.untraced, [BTreeSet::new(), BTreeSet::from([0])]);
    // One for each value, and those that are tried for the tied one: with `b` and with `c` left out.
    assert_eq!(deal.changed.into_inner(), 3 + 2);
}
