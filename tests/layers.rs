//! Files laid over each other: what comes out, whose line a finding shows, and what a hostile layer gets.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeMap;

use common::marks::complete;
use common::program::Folder;
use common::{LARGE, SMALL, findings, layered_check, layered_markdown, render_layers, without_private};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::pipeline::Request;
use prenup::spec::{self, Spec};
use proptest::prelude::*;

/// Files by name, the deal spec first.
fn files(texts: &[&str]) -> Vec<(String, String)> {
    let name = |number: usize| if number == 0 { "deal.toml".to_owned() } else { format!("layer-{number}.toml") };
    texts.iter().enumerate().map(|(number, text)| (name(number), (*text).to_owned())).collect()
}

/// The Markdown of every document, by file name, without the lines of the spec that our own papers cite: these say in which
/// file a value stands, which is what the tests change.
fn documents(texts: &[&str]) -> BTreeMap<String, String> {
    let request = Request { formats: vec!["markdown".to_owned()], ..Request::default() };
    let output = render_layers(&files(texts), &request);
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    let text = |bytes: Vec<u8>| without_lines(&String::from_utf8(bytes).unwrap());
    output.files.into_iter().map(|file| (file.name, text(file.bytes))).collect()
}

/// A text without what cites lines: ` (deal.toml:12, 14)`.
fn without_lines(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some(at) = text.find(".toml:") {
        let start = text[..at].rfind(" (").unwrap();
        let end = at + text[at..].find(')').unwrap();
        assert!(end - start < 200, "{}", &text[start..=end]);
        text.replace_range(start..=end, "");
    }
    text
}

fn merged(texts: &[&str]) -> String {
    let mut sources = Sources::new();
    let files: Vec<_> = files(texts).into_iter().map(|(name, text)| sources.add(name, text)).collect();
    spec::merged::<Spec>(&files, &sources).expect("the test's own TOML")
}

/// The large example in two files: all but the private table, and the private table alone.
fn split() -> (&'static str, &'static str) {
    let public = without_private(LARGE);
    (public, &LARGE[public.len()..])
}

#[test]
fn a_layer_picks_a_wording_and_a_later_one_takes_it_out() {
    let assured = "[wording]\n\"exit/change-of-control\" = \"assured\"\n\"exit/convenience\" = \"full\"\n";
    let back = "without = [\"wording.exit/change-of-control\"]\n[wording]\n\"exit/convenience\" = \"plain\"\n";
    let exit = |texts: &[&str]| layered_markdown(&files(texts), "exit-clause");
    let picked = exit(&[LARGE, assured]);
    assert!(picked.contains("also receives a written assurance") && picked.contains("is no breach of the Agreement"));
    assert_eq!(exit(&[LARGE, assured, back]), exit(&[LARGE]));
}

#[test]
fn a_private_table_may_live_in_a_file_of_its_own() {
    let (public, private) = split();
    let (whole, apart, alone) = (documents(&[LARGE]), documents(&[public, private]), documents(&[public]));
    assert_eq!(whole, apart, "two files give what one gives");
    let shared = |all: &BTreeMap<String, String>| {
        let shared = all.iter().filter(|(name, _)| !name.starts_with("private"));
        shared.map(|(name, text)| (name.clone(), text.clone())).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(shared(&alone).len(), 3);
    assert_eq!(shared(&alone), shared(&apart), "the partner’s papers do not need the private file");
    assert_ne!(alone, apart, "and our own does");
}

#[test]
fn the_same_file_again_changes_nothing() {
    assert_eq!(documents(&[LARGE, LARGE]), documents(&[LARGE]));
    assert_eq!(documents(&[LARGE, ""]), documents(&[LARGE]), "an empty layer says nothing");
}

#[test]
fn a_layer_alone_lacks_what_a_deal_needs() {
    let said = layered_check(&files(&[split().1.trim_start()]));
    for key in ["spec-version", "deal", "parties"] {
        assert!(said.contains(&format!("error[missing-key]: missing key `{key}`")), "{said}");
    }
    assert_eq!(said.lines().count(), 3, "{said}");
}

#[test]
fn later_files_count_and_their_order_matters() {
    let (one, other) = ("[deal]\nterm = \"7 months\"\n", "[deal]\nterm = \"8 months\"\n");
    for (layers, said, unsaid) in [([one, other], "8 months", "7 months"), ([other, one], "7 months", "8 months")] {
        let all = files(&[SMALL, layers[0], layers[1]]);
        let text = layered_markdown(&all, "exit-clause");
        assert!(text.contains(said) && !text.contains(unsaid) && !text.contains("6 months"), "{text}");
        assert_eq!(text, layered_markdown(&all, "exit-clause"), "and nothing else does");
    }
    let shown = merged(&[SMALL, one, other]);
    assert!(shown.contains("term = \"8 months\" # layer-2.toml:2, over layer-1.toml:2, over deal.toml:"), "{shown}");
}

/// A year goes to its place, a row of another kind to the end, and one value of a row leaves the others alone.
#[test]
fn rows_are_matched_by_what_they_are_known_by() {
    let deal = "\
[[commitments.minimums]]
id = \"introductions\"
by = \"colossa\"
schedule = [{ year = 1, amount = \"20 introductions\" }, { year = 3, amount = \"60 introductions\" }]
";
    let layer = "\
[[commitments.minimums]]
id = \"introductions\"
schedule = [{ year = 2, amount = \"40 introductions\" }, { year = 0x3, amount = \"50 introductions\" }]
";
    let table: toml::Table = merged(&[deal, layer]).parse().unwrap();
    let minimum = &table["commitments"]["minimums"][0];
    assert_eq!(minimum["by"].as_str(), Some("colossa"), "what the layer does not say stays");
    let rows: Vec<_> = minimum["schedule"].as_array().unwrap().iter().collect();
    let said: Vec<_> = rows.iter().map(|row| (row["year"].as_integer(), row["amount"].as_str())).collect();
    let wanted = [(1, "20 introductions"), (2, "40 introductions"), (3, "50 introductions")];
    assert_eq!(said, wanted.map(|(year, amount)| (Some(year), Some(amount))));
}

/// A thing that can take several shapes is one value: two halves of two shapes would be neither.
#[test]
fn events_lengths_and_open_points_are_replaced_whole() {
    let deal = "\
[deal]
effective = { tbd = \"they ask\", owner = \"them\" }
[[exit.triggers]]
id = \"late\"
event = { other = { what = \"x\" } }
[exit.wind-down]
length = { longer-of = [\"1 year\", \"2 years\"] }
[[commitments.minimums]]
id = \"m\"
shortfall = [{ below = \"90%\", effect = \"terminate\" }]
";
    let layer = "\
[deal]
effective = { tbd = \"we ask\" }
[[exit.triggers]]
id = \"late\"
event = { conviction = { of = \"y\" } }
[exit.wind-down]
length = { later-of = [\"1 year\", \"2 years\"] }
[[commitments.minimums]]
id = \"m\"
shortfall = [{ below = \"80%\", effect = \"make-up\" }]
";
    let table = |text: &str| text.parse::<toml::Table>().unwrap();
    assert_eq!(table(&merged(&[deal, layer])), table(layer));
    let emptied = merged(&[deal, "[exit]\ntriggers = []\n"]);
    assert_eq!(table(&emptied)["exit"]["triggers"].as_array().map(Vec::len), Some(0), "an empty list is a value");
}

#[test]
fn what_is_merged_is_shown_as_toml_that_gives_the_same_papers() {
    let complete = toml::to_string(&complete()).unwrap();
    for text in [SMALL, LARGE, complete.as_str()] {
        assert_eq!(merged(&[text]).parse::<toml::Table>().unwrap(), text.parse::<toml::Table>().unwrap());
    }
    let layer = "\
without = [\"pilot\", \"exit.triggers.pilot-failed\", \"private.positions.1\"]
[deal]
term = { tbd = \"CFO\" }
summary = \"A \\\"quoted\\\" \\\\ word\\nand \\u0085\"
[[goals]]
id = \"pipeline\"
target = \"USD 9M\"
";
    // The control character is no text of a deal: shown it is all the same, and not obeyed.
    let shown = merged(&[LARGE, layer]);
    assert!(shown.contains("\\U00000085") && !shown.contains('\u{85}'), "{shown}");
    let layer = layer.replace("\\u0085", "all");
    let shown = merged(&[LARGE, &layer]);
    assert!(shown.contains("# layer-1.toml:1 takes out \"pilot\" (deal.toml:"), "{shown}");
    assert_eq!(documents(&[LARGE, &layer]), documents(&[&shown]));
    assert_eq!(shown, merged(&[LARGE, &layer]), "in the same order each time");
}

/// Every value of the merged spec names a file and a line, and it stands there.
#[test]
fn each_value_names_the_line_that_says_it() {
    let layer = "[deal]\nterm = \"2 years\"\n\n[[kpis]]\nname = \"Speed\"\ntarget = \"fast\"\nowner = \"harbor\"\n";
    let mut seen = 0;
    for line in merged(&[LARGE, layer]).lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (value, source) = line.rsplit_once(" # ").unwrap_or_else(|| panic!("no source: {line}"));
        let (file, number) = source.split(',').next().unwrap().split_once(':').unwrap();
        let text = if file == "deal.toml" { LARGE } else { layer };
        let there = text.lines().nth(number.parse::<usize>().unwrap() - 1).unwrap();
        let key = value.split(['=', ']']).next().unwrap().trim().trim_start_matches('[');
        let key = key.rsplit('.').next().unwrap();
        assert!(there.contains(key) || there.contains('{'), "`{line}` is not `{there}`");
        seen += 1;
    }
    assert!(seen > 600, "{seen}");
}

#[test]
fn a_finding_names_the_file_that_said_it() {
    for (layer, line, said) in [
        ("[deal]\nterm = \"6 moons\"\n", 2, "error[bad-value]: `deal.term` cannot be read"),
        ("\n[deal]\nterms = \"6 months\"\n", 3, "error[unknown-key]: unknown key `terms` in `deal`"),
        ("spec-version = 2\n", 1, "error[spec-version]"),
        ("[[money.fees]]\nid = \"referral-fee\"\npayer = \"acme\"\n", 3, "error[unknown-party]"),
        ("[deal]\nus = \"acme\"\n", 2, "error[unknown-party]"),
        ("[[kpis]]\nname = \"x\"\n", 1, "error[missing-key]: missing key `owner` in `kpis[0]`"),
        ("[deal\nterm = \"6 months\"\n", 1, "error[toml-syntax]"),
        ("[deal]\nterm = \"6 months\" # \u{202e}\n", 2, "error[bidi-control]"),
    ] {
        let all = layered_check(&files(&[SMALL, layer]));
        let found = all.lines().find(|line| line.contains(said)).unwrap_or_else(|| panic!("no {said}: {all}"));
        assert!(found.starts_with(&format!("layer-1.toml:{line}:")), "{found}");
        assert!(all.lines().filter(|line| line.contains("error[")).all(|line| line.starts_with("layer-1")), "{all}");
    }
    // What the deal itself says wrong is still its own fault, and all of it is said at once.
    let deal = SMALL.replace("term      = \"6 months\"", "term      = \"6 moons\"");
    let said = layered_check(&files(&[&deal, "[scope]\nteritory = \"x\"\n"]));
    assert!(said.contains("deal.toml:") && said.contains("layer-1.toml:2:"), "{said}");
    // With a syntax error in one file, the others are looked into all the same, and nothing is said to be missing.
    let said = layered_check(&files(&[&deal, "[deal\n", "[[goals]]\nid = 5\n"]));
    for there in ["deal.toml:", "layer-1.toml:1:", "layer-2.toml:2:"] {
        assert!(said.contains(there), "{said}");
    }
    assert!(!said.contains("missing-key"), "{said}");
}

/// What a later file replaces is no part of the deal.
#[test]
fn a_value_that_is_replaced_is_not_judged() {
    let deal = SMALL.replace("term      = \"6 months\"", "term      = \"6 moons\"");
    assert!(!layered_check(&files(&[&deal, "[deal]\nterm = \"6 months\"\n"])).contains("error["));
}

#[test]
fn a_layer_that_cannot_be_read() {
    let folder = Folder::with(SMALL);
    folder.write("folder/x.toml", "");
    folder.write("latin.toml", b"[deal]\nsummary = \"caf\xe9\"\n");
    for (layer, status, said) in [
        ("missing.toml", 2, "error: failed to read `missing.toml`"),
        ("folder", 2, "error: failed to read `folder` (it is a folder)"),
        ("latin.toml", 1, "error[not-utf8]: the file is not UTF-8 text\n --> latin.toml:2:15"),
    ] {
        for command in [&["check"][..], &["render", "--format", "markdown"], &["check", "--show", "merged"]] {
            let ran = folder.run(&[command, &["deal.toml", layer]].concat());
            assert_eq!(ran.status, status, "{ran:?}");
            assert!(ran.stderr.contains(said), "{}", ran.stderr);
            assert!(!folder.files().contains_key("out/") && !ran.stdout.contains("spec-version"), "{ran:?}");
        }
    }
}

/// Clauses lie beside the deal, and so do the documents, wherever the layers are.
#[test]
fn the_first_file_says_where() {
    let folder = Folder::empty();
    folder.write("deals/deal.toml", SMALL);
    folder.write("ours/private.toml", "[private]\nideal = \"peace\"\n");
    let ran = folder.run(&["render", "deals/deal.toml", "ours/private.toml", "-f", "md", "-d", "private-term-sheet"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let text = folder.files().remove("deals/out/private/private-term-sheet.md").expect("beside the deal");
    assert!(String::from_utf8(text).unwrap().contains("peace"));
}

const OURS: &str = "\
# CANARY: what we would take
[private] # CANARY
ideal = \"CANARY\"

[[private.positions]] # CANARY
term = \"deal.term\"
ideal = \"2 years\" # CANARY
acceptable = \"1 year\"
walk-away = \"3 months\"
better = \"more\"
because = \"CANARY\"

[[private.walk-away]]
id = \"canary\"
condition = \"CANARY\"
because = \"CANARY\"
";

/// All that spec, deal and rules say, in every style.
fn said(texts: &[&str]) -> String {
    let (mut sources, mut found) = (Sources::new(), Findings::new());
    let files: Vec<_> = files(texts).into_iter().map(|(name, text)| sources.add(name, text)).collect();
    if let Some((spec, places)) = spec::read_layers::<Spec>(&files, &mut sources, &mut found)
        && let Some(deal) = prenup::deal::resolve(spec, places, &sources, &mut found)
    {
        found.extend(prenup::lint::check(&deal));
    }
    let styles = [Style::Human { color: false }, Style::Short];
    styles.map(|style| emit(&found, &sources, style)).concat() + &format!("{found:?}")
}

/// Whichever file is at fault, what is private in each is masked in each.
#[test]
fn private_lines_of_every_layer_are_masked() {
    let public = without_private(SMALL);
    for layer in [
        OURS.to_owned(),
        OURS.replace("ideal = \"CANARY\"", "ideel = \"CANARY\""),
        OURS.replace("ideal = \"CANARY\"", "ideal = [\"CANARY\"]"),
        OURS.replace("\"CANARY\"\n\n", "\"CANARY\n\n"),
        OURS.replace("[private]", "[privat]"),
        OURS.replace("term = \"deal.term\"", "term = \"deal.CANARY\""),
        OURS.replace("walk-away = \"3 months\"", "walk-away = \"CANARY\""),
        OURS.replace("id = \"canary\"", ""),
        format!("without = [\"private.canary\", \"private.positions.CANARY\"]\n{OURS}"),
        format!("without = \"private.CANARY\"\n{OURS}"),
        format!("{OURS}\n{}", OURS.replace("[private]", "[deal]")),
    ] {
        for texts in [
            vec![public, &layer],
            vec![public, OURS, &layer],
            vec![public, &layer, OURS],
            vec![&layer, public],
            vec!["[deal", &layer],
            vec![SMALL, &layer, "[private]\nideal = 5 # CANARY\n", "[[private.notes]]\nnote = \"CANARY\"\n"],
        ] {
            let said = said(&texts);
            assert!(!said.to_uppercase().contains("CANARY"), "{said}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// A damaged layer neither panics nor shows what is private in it or in another.
    #[test]
    fn a_damaged_layer_shows_nothing(at in 0_usize..OURS.len(), drop in 0_usize..12, put in "[\\[\\]\"'=#.\n{}x]{0,3}") {
        let mut layer = OURS.to_owned();
        let end = (at + drop).min(layer.len());
        layer.replace_range(at..end, &put);
        let is_named = |text: &str| text.contains("[private]") && text.matches("[private").count() == 2 + text.matches("[[private.walk").count();
        prop_assume!(is_named(&layer));
        for texts in [vec![SMALL, &layer, OURS], vec![SMALL, OURS, &layer]] {
            let said = said(&texts);
            prop_assert!(!said.to_uppercase().contains("CANARY"), "{said}");
        }
    }

    /// Whatever two files say, merging ends, and what is shown is TOML.
    #[test]
    fn any_two_files_merge(one in tables(), other in tables()) {
        let shown = merged(&[&one.to_string(), &other.to_string()]);
        let both: Result<toml::Table, _> = shown.parse();
        prop_assert!(both.is_ok(), "{shown}");
        if other.is_empty() {
            prop_assert_eq!(both.unwrap(), one);
        }
    }
}

/// Tables of the spec's own keys with values of any kind.
fn tables() -> impl Strategy<Value = toml::Table> {
    let key = prop::sample::select(vec![
        "deal",
        "exit",
        "triggers",
        "id",
        "event",
        "goals",
        "private",
        "positions",
        "term",
        "tbd",
        "schedule",
        "year",
        "commitments",
        "minimums",
        "parties",
        "a b",
        "without-x",
        "é",
    ]);
    let leaf = prop_oneof![
        any::<i64>().prop_map(toml::Value::Integer),
        any::<bool>().prop_map(toml::Value::Boolean),
        "\\PC{0,6}".prop_map(toml::Value::String),
        Just("2027-01-01".parse::<toml::value::Datetime>().unwrap()).prop_map(toml::Value::Datetime),
    ];
    let value = leaf.prop_recursive(4, 40, 5, {
        let key = key.clone();
        move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(toml::Value::Array),
                prop::collection::btree_map(key.clone(), inner, 0..4).prop_map(|map| {
                    toml::Value::Table(map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
                }),
            ]
        }
    });
    prop::collection::btree_map(key, value, 0..5)
        .prop_map(|map| map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// The lists of the spec whose rows have no `id`, with the keys that they are known by; every key is one that a row needs.
fn known_by() -> BTreeMap<String, String> {
    let schema = schemars::schema_for!(Spec).to_value();
    let mut rows = BTreeMap::new();
    let mut open = vec![(String::new(), schema.clone())];
    while let Some((path, form)) = open.pop() {
        // A length may hold lengths; no list of rows lies as deep.
        if path.matches('.').count() > 4 {
            continue;
        }
        let form = match form.get("$ref").and_then(serde_json::Value::as_str) {
            Some(to) => schema.pointer(to.trim_start_matches('#')).unwrap().clone(),
            None => form,
        };
        for shape in ["anyOf", "oneOf"] {
            let shapes = form.get(shape).and_then(serde_json::Value::as_array).into_iter().flatten();
            open.extend(shapes.map(|shape| (path.clone(), shape.clone())));
        }
        if let Some(items) = form.get("items") {
            open.push((path.clone(), items.clone()));
        }
        for (key, below) in form.get("properties").and_then(serde_json::Value::as_object).into_iter().flatten() {
            let below_path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            open.push((below_path, below.clone()));
        }
        if let Some(keys) = form.get("x-row") {
            let keys: Vec<&str> = keys.as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
            for key in &keys {
                let required = form["required"].as_array().unwrap().iter();
                assert!(required.clone().any(|known| known == key), "a row of `{path}` may lack `{key}`");
            }
            assert!(form["properties"].get("id").is_none(), "`{path}` has an id, which is enough");
            rows.insert(path, keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "));
        }
    }
    rows
}

#[test]
fn the_page_on_layers_lists_what_rows_are_known_by() {
    let page = include_str!("../docs/layers.md");
    let rows = known_by().into_iter().map(|(path, keys)| ["| `", &path, "` | ", &keys, " |\n"].concat());
    let table: String = rows.collect();
    let (_, there) = page.split_once("| rows | known by |\n| --- | --- |\n").unwrap();
    assert!(there == table, "docs/layers.md ends with another table than the spec has:\n{table}");
}
