use super::*;
use crate::diag::{Sources, Span};
use crate::spec::Path;

/// Values by name, sort, text and what else may stand there.
fn values(list: &[(&str, ValueSort, &str, &[&str])]) -> Vec<SpecValue> {
    let file = Sources::new().add("deal.toml", "");
    let value = |(name, sort, text, others): &(&str, ValueSort, &str, &[&str])| SpecValue {
        path: Path::root().key(*name),
        span: Span::new(file, 0..0),
        text: (*text).to_owned(),
        sort: *sort,
        is_private: false,
        others: others.iter().map(|other| (*other).to_owned()).collect(),
    };
    list.iter().map(value).collect()
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
}
