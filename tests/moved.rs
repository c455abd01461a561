//! Nothing moves in silence: each field of a complete deal is changed in turn, and the comparison names just that.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeSet;

use common::change::{others, with, without};
use common::marks::{complete, is_private};
use common::schema::{Field, Kind, Schema};
use prenup::deal::{self, Deal, TermChange, TermMove, Version};
use prenup::diag::{Findings, Sources};
use prenup::spec::{self, Spec};

/// A deal with its files; `None` when a rule of the deal forbids it.
fn read(deal: &toml::Table) -> Option<(Deal, Sources)> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", deal.to_string());
    let (spec, places) = spec::read::<Spec>(file, &mut sources, &mut findings)?;
    let deal = deal::resolve(spec, places, &sources, &mut findings)?;
    Some((deal, sources))
}

/// The path of a field as the program writes it.
fn path(place: &[String]) -> String {
    let mut path = String::new();
    for key in place {
        match key.parse::<usize>() {
            Ok(row) => path.extend(["[", &row.to_string(), "]"]),
            Err(_) if path.is_empty() => path.push_str(key),
            Err(_) => path.extend([".", key]),
        }
    }
    path
}

/// Words for each way a comparison fails to name one change, and no more.
fn wrong(field: &Field, moves: &[&TermMove], is_left_out: bool) -> Option<String> {
    let path = path(&field.place);
    let names = |it: &&&TermMove| it.old.iter().any(|old| old.to_string() == path);
    let told = moves.iter().filter(names).count();
    if told != 1 {
        return Some(format!("`{path}` is told {told} times: {moves:?}"));
    }
    // What a row is known by is the row: another one came in its place.
    let row: String = path.rsplit_once('[').map_or("", |(list, _)| list).to_owned();
    let stray = moves.iter().find(|it| {
        let all = it.old.iter().chain(&it.new);
        !all.clone().any(|other| other.to_string() == path || (!row.is_empty() && other.to_string().starts_with(&row)))
    });
    if let Some(stray) = stray {
        return Some(format!("`{path}` moved, and so is told {stray:?}"));
    }
    let it = moves.iter().find(names)?;
    if is_left_out && it.old.len() == 1 && !matches!(it.change, TermChange::Dropped(_) | TermChange::Moved { .. }) {
        return Some(format!("`{path}` was left out, and is not told as dropped: {it:?}"));
    }
    (moves.len() > 2).then(|| format!("`{path}` is told as {} changes: {moves:?}", moves.len()))
}

#[test]
fn each_change_of_a_field_is_told_once() {
    let all = complete();
    let (deal, sources) = read(&all).expect("the complete deal is sound");
    let old = Version::of(&deal, &sources);
    let mut seen = BTreeSet::new();
    let fields: Vec<Field> = Schema::of_spec().fields(&all);
    let fields: Vec<&Field> =
        fields.iter().filter(|field| field.kind != Kind::Inner && seen.insert(field.name.clone())).collect();
    assert!(fields.len() > 300, "the schema was not read");
    let threads = 2;
    let results: Vec<(usize, Vec<String>)> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|part| {
                let (fields, all, old) = (&fields, &all, &old);
                scope.spawn(move || changed_in_turn(fields.iter().copied().skip(part).step_by(threads), all, old))
            })
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).collect()
    });
    let changed: usize = results.iter().map(|(changed, _)| changed).sum();
    let wrong: Vec<&String> = results.iter().flat_map(|(_, wrong)| wrong).collect();
    assert!(changed > 500, "only {changed} changes were allowed");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How many other values of a field are tried at most until one is allowed.
const MOST_REFUSED: usize = 4;

fn changed_in_turn<'f>(
    fields: impl Iterator<Item = &'f Field>,
    all: &toml::Table,
    old: &Version<'_>,
) -> (usize, Vec<String>) {
    let (mut count, mut found) = (0, Vec::new());
    for field in fields {
        let mut place = all.clone();
        let value = common::schema::value_at(&mut place, &field.place).clone();
        let mut changed: Vec<(toml::Table, bool)> =
            values(&value, &field.kind).into_iter().map(|other| (with(all, field, other), false)).collect();
        if field.optional {
            changed.push((without(all, field), true));
        }
        let (mut tried, mut refused) = (0, 0);
        for (deal, is_left_out) in changed {
            // One other value tells; the rest of a choice is alike.
            if (tried > 0 || refused > MOST_REFUSED) && !is_left_out {
                continue;
            }
            let Some((deal, sources)) = read(&deal) else {
                refused += 1;
                continue;
            };
            let new = Version::of(&deal, &sources);
            tried += 1;
            count += 1;
            let (there, back) = (deal::moved(old, &new), deal::moved(&new, old));
            let (ours, theirs) = (there.private.reveal(), &there.shared);
            let is_ours = is_private(field) || field.name.starts_with("wording");
            if (is_ours && !theirs.is_empty()) || (!is_ours && !ours.is_empty()) {
                found.push(format!("`{}` is told to the wrong side", field.name));
            }
            let moves: Vec<&TermMove> = theirs.iter().chain(ours).collect();
            found.extend(wrong(field, &moves, is_left_out));
            let back: Vec<&TermMove> = back.shared.iter().chain(back.private.reveal()).collect();
            let sides = |moves: &[&TermMove], is_back: bool| -> BTreeSet<(Vec<String>, Vec<String>, bool)> {
                let texts = |paths: &[deal::Path]| paths.iter().map(ToString::to_string).collect::<Vec<_>>();
                let is_moved = |it: &&TermMove| matches!(it.change, TermChange::Moved { .. });
                let of = |it: &&TermMove| {
                    let (from, to) = if is_back { (&it.new, &it.old) } else { (&it.old, &it.new) };
                    (texts(from), texts(to), is_moved(it))
                };
                moves.iter().map(of).collect()
            };
            if sides(&moves, false) != sides(&back, true) {
                found.push(format!("`{}` is told otherwise the other way round", field.name));
            }
        }
    }
    (count, found)
}

fn values(value: &toml::Value, kind: &Kind) -> Vec<toml::Value> {
    match kind {
        Kind::Choice(words) => {
            words.iter().filter(|word| value.as_str() != Some(word)).map(|word| word.as_str().into()).collect()
        }
        Kind::Text | Kind::Typed(_) | Kind::Scalar | Kind::Inner => others(value, kind),
    }
}
