use super::*;
use crate::deal::sound::{Sound, sound};
use crate::diag::Sources;

const DEAL: &str = include_str!("../../../examples/fernlight-colossa/deal.toml");
const LARGE: &str = include_str!("../../../examples/harbor-meridian/deal.toml");

/// A deal with its files.
fn deal(text: &str) -> (Deal, Sources) {
    let Sound { deal, sources, file: _ } = sound(text);
    (deal, sources)
}

fn between(old: &str, new: &str) -> Moved {
    let (old, new) = (deal(old), deal(new));
    moved(&Version::of(&old.0, &old.1), &Version::of(&new.0, &new.1))
}

/// Each move in a line.
fn told(moves: &[TermMove]) -> Vec<String> {
    let text = |parts: &[TermPart]| {
        let part = |part: &TermPart| match part.name.as_str() {
            "" => part.value.clone(),
            name => format!("{name} {}", part.value),
        };
        parts.iter().map(part).collect::<Vec<_>>().join("; ")
    };
    let line = |one: &TermMove| match &one.change {
        TermChange::Added(now) => format!("+ {} = {}", one.term, text(now)),
        TermChange::Dropped(was) => format!("- {} = {}", one.term, text(was)),
        TermChange::Moved { was, now } => {
            format!(
                "{}: {} → {}{}",
                one.term,
                text(was),
                text(now),
                one.by.as_ref().map_or(String::new(), |by| format!(" [{by}]"))
            )
        }
    };
    moves.iter().map(line).collect()
}

fn changed(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

#[track_caller]
fn check(edits: &[(&str, &str)], shared: &[&str], private: &[&str]) {
    let moved = between(LARGE, &changed(LARGE, edits));
    assert_eq!(told(&moved.shared), shared);
    assert_eq!(told(moved.private.reveal()), private);
}

#[test]
fn a_deal_and_itself() {
    for text in [DEAL, LARGE] {
        let moved = between(text, text);
        assert!(moved.shared.is_empty() && moved.private.reveal().is_empty(), "{moved:?}");
    }
}

/// Values are told as documents print them, with how far they moved.
#[test]
fn values_move_by_so_much() {
    check(
        &[
            ("amount = \"USD 4M\"", "amount = \"USD 3.5M\""),
            ("term         = \"3 years\"", "term         = \"30 months\""),
            ("effective    = 2027-02-01", "effective    = 2027-01-18"),
            ("amount = \"14,000 conversations\"", "amount = \"14,700 conversations\""),
            ("count = 6\n", "count = 8\n"),
            ("cut = \"10%\"", "cut = \"12.5%\""),
            ("role      = \"sales partner\"", "role      = \"reseller\""),
            ("refundable = \"pro-rata\"", "refundable = \"none\""),
            ("breach = false", "breach = true"),
        ],
        &[
            "Deal: effective: 1 February 2027 → 18 January 2027 [−14 days]",
            "Deal: term: 3 years → 30 months [−6 months]",
            "Parties, Meridian: role: sales partner → reseller",
            "Commitments, minimums “net revenue from joint customers”, schedule year 2: amount: USD 4,000,000 → USD \
             3,500,000 [−USD 500,000 (−12.5%)]",
            "Commitments, minimums “sales conversations in which the product is presented”, schedule year 2: amount: \
             14,000 conversations → 14,700 conversations [+700 conversations (+5%)]",
            "Commitments, minimums “sales conversations in which the product is presented”, shortfall 1: cut: 10% → \
             12.5% [+2.5 percentage points]",
            "Commitments, prepayments “launch prepayment”: refundable: pro rata → none",
            "Commitments, people “meridian specialists”: count: 6 → 8 [+2]",
            "Commitments, milestones “Two initial customers have signed”: breach: no → yes",
        ],
        &[],
    );
}

#[test]
fn another_spelling_is_no_change() {
    check(
        &[("\"USD 4M\"", "\"USD 4,000,000\""), ("count = 6\n", "count = 0x6\n"), ("sales partner", "sales   partner")],
        &[],
        &[],
    );
    // The type of a duration keeps its unit: documents print another one.
    check(&[("\"3 years\"", "\"36 months\"")], &["Deal: term: 3 years → 36 months"], &[]);
}

/// Lists back to front say the same, but for those in which the place says which is which.
#[test]
fn another_order_is_no_change() {
    let mut turned: toml::Table = LARGE.parse().expect("the example is TOML");
    turned.iter_mut().for_each(|(_, value)| turn(value));
    let moved = between(LARGE, &turned.to_string());
    let lines = told(&moved.shared);
    assert!(lines.is_empty() && moved.private.reveal().is_empty(), "{lines:#?}");
}

fn turn(value: &mut toml::Value) {
    match value {
        toml::Value::Array(rows) => {
            let is_ordered = |row: &toml::Value| ["level", "below", "year"].iter().any(|key| row.get(key).is_some());
            let is_measure = |row: &toml::Value| row.as_str().is_some_and(|text| text.starts_with("USD"));
            rows.iter_mut().for_each(turn);
            if !rows.iter().any(|row| is_ordered(row) || is_measure(row)) {
                rows.reverse();
            }
        }
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| turn(value)),
        toml::Value::String(_)
        | toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => {}
    }
}

/// Rows are the same row by what they are known by, and one that was renamed by what else it says.
#[test]
fn rows_come_and_go() {
    check(
        &[
            ("[[goals]]\nid     = \"pipeline\"", "[[goals]]\nid     = \"funnel\""),
            ("  { year = 3, amount = \"USD 7.5M\" },\n", ""),
            ("\"consulting and implementation services\"", "\"consulting\", \"training\""),
        ],
        &[
            "Scope: out of scope: consulting and implementation services → consulting",
            "+ Scope: out of scope = training",
            "Goals “A qualified joint pipeline of three times the first year’s minimum”: id: pipeline → funnel",
            "- Commitments, minimums “net revenue from joint customers”, schedule year 3 = amount USD 7,500,000",
        ],
        &[],
    );
    let goal = "[[goals]]\nid = \"brand\"\ngoal = \"Known to buyers\"\nby = { tbd = \"ask marketing\", owner = \"A. \
                Lund\", by = 2027-01-15 }\n\n[[goals]]\nid     = \"pipeline\"";
    check(
        &[("[[goals]]\nid     = \"pipeline\"", goal)],
        &["+ Goals “Known to buyers” = by [open: 15 January 2027]"],
        &["+ Goals “Known to buyers”, by: tbd = ask marketing (A. Lund)"],
    );
}

/// What is behind an open point is told to our own side alone.
#[test]
fn open_points_have_two_sides() {
    let open = |tbd: &str, owner: &str| format!("{{ tbd = \"{tbd}\", owner = \"{owner}\", by = 2026-12-10 }}");
    let with = |tbd: &str, owner: &str| changed(LARGE, &[("\"USD 4M\"", &open(tbd, owner))]);
    let term = "Commitments, minimums “net revenue from joint customers”, schedule year 2: amount";
    for (old, new, shared, private) in [
        (
            LARGE.to_owned(),
            with("ask", "harbor"),
            vec![format!("{term}: USD 4,000,000 → [open: Harbor, 10 December 2026]")],
            1,
        ),
        (
            with("ask", "harbor"),
            with("ask", "meridian"),
            vec![format!("{term}: [open: Harbor, 10 December 2026] → [open: Meridian, 10 December 2026]")],
            0,
        ),
        (with("ask", "harbor"), with("ask again", "harbor"), vec![], 1),
        (with("ask", "A. Lund"), with("ask", "B. Moe"), vec![], 1),
    ] {
        let moved = between(&old, &new);
        assert_eq!((told(&moved.shared), moved.private.reveal().len()), (shared, private));
    }
}

/// What is private comes out apart, in words too.
#[test]
fn private_terms_are_told_apart() {
    let old = changed(DEAL, &[("[private]", "[private]\nideal = \"One\"")]);
    let new = changed(DEAL, &[("[private]", "[private]\nideal = \"Two\"")]);
    let moved = between(&old, &new);
    assert!(moved.shared.is_empty());
    assert_eq!(told(moved.private.reveal()), ["Private: ideal: One → Two"]);
    assert!(!format!("{moved:?}").contains("Two"), "what is private prints itself nowhere");
    let picked = changed(DEAL, &[("[private]", "[wording]\n\"exit/convenience\" = \"full\"\n\n[private]")]);
    let moved = between(DEAL, &picked);
    assert!(moved.shared.is_empty(), "the name of a wording is for our own side");
    assert_eq!(told(moved.private.reveal()), ["+ Wording: exit/convenience = full"]);
}

#[test]
fn the_other_way_round() {
    let new = changed(LARGE, &[("  { year = 3, amount = \"USD 7.5M\" },\n", ""), ("count = 6\n", "count = 8\n")]);
    let (one, other) = (between(LARGE, &new).shared, between(&new, LARGE).shared);
    let terms = |moves: &[TermMove]| moves.iter().map(|it| it.term.clone()).collect::<Vec<_>>();
    assert_eq!(terms(&one), terms(&other));
    for (there, back) in one.iter().zip(&other) {
        assert_eq!((&there.old, &there.new), (&back.new, &back.old));
        match (&there.change, &back.change) {
            (TermChange::Added(one), TermChange::Dropped(other))
            | (TermChange::Dropped(one), TermChange::Added(other)) => {
                assert_eq!(one, other);
            }
            (TermChange::Moved { was, now }, TermChange::Moved { was: other, now: one }) => {
                assert_eq!((was, now), (one, other));
            }
            (TermChange::Added(_) | TermChange::Dropped(_) | TermChange::Moved { .. }, _) => {
                panic!("{there:?} {back:?}")
            }
        }
    }
}
