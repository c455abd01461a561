#![expect(dead_code, reason = "most fields are there to be read, not to be used")]

mod agree;
mod hostile;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::read;
use crate::diag::{Findings, Sources, Style, emit};
use crate::spec::places::{Path, Places};
use crate::spec::value::{Amount, Date, Duration, Id, Length, Money, Percent, Private, Stated, Text};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(clippy::struct_field_names, reason = "it is the name of the key")]
struct Spec {
    spec_version: u8,
    deal: Deal,
    #[serde(default)]
    parties: BTreeMap<Id, Party>,
    #[serde(default)]
    commitments: Vec<Commitment>,
    exit: Option<Exit>,
    private: Option<Hidden>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Deal {
    title: Text,
    kind: Kind,
    effective: Stated<Date>,
    term: Option<Stated<Duration>>,
    signed: Option<bool>,
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Marketplace,
    JointGoToMarket,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Party {
    name: Text,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Commitment {
    id: Id,
    amount: Stated<Amount>,
    #[serde(default)]
    effects: Vec<Effect>,
    share: Option<Percent>,
    floor: Option<Private<Money>>,
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
enum Effect {
    LoseExclusivity,
    PayDifference { within: Duration },
    Renegotiate(Renegotiate),
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Renegotiate {
    forum: Id,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Exit {
    wind_down: Option<Stated<Length>>,
    #[serde(default)]
    triggers: Vec<Trigger>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Trigger {
    notice: Duration,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(extend("x-private" = true))]
struct Hidden {
    #[serde(default)]
    positions: Vec<Position>,
    #[serde(default)]
    notes: BTreeMap<Id, Text>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Position {
    term: Text,
    walk_away: Amount,
    status: Option<Status>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Unspoken,
    Signalled,
}

struct Outcome {
    spec: Option<(Spec, Places)>,
    findings: Findings,
    sources: Sources,
}

fn run(text: &str) -> Outcome {
    let mut sources = Sources::new();
    let file = sources.add("deal.toml", text.to_owned());
    let mut findings = Findings::new();
    let spec = read::<Spec>(file, &mut sources, &mut findings);
    let findings = findings.sorted();
    assert_eq!(spec.is_none(), findings.has_errors());
    Outcome { spec, findings, sources }
}

impl Outcome {
    fn short(&self) -> Vec<String> {
        let short = emit(&self.findings, &self.sources, Style::Short);
        short.lines().map(|line| line.trim_start_matches("deal.toml:").to_owned()).collect()
    }

    /// Everything that any emitter prints.
    fn printed(&self) -> String {
        let human = emit(&self.findings, &self.sources, Style::Human { color: false });
        human + &emit(&self.findings, &self.sources, Style::Short)
    }

    fn places_and_ids(&self) -> Vec<String> {
        let ids = self.findings.iter().map(|finding| {
            let (line, column) = finding.span.map_or((0, 0), |span| self.sources.line_column(span));
            format!("{line}:{column} {}", finding.id)
        });
        ids.collect()
    }
}

const GOOD: &str = r#"
spec-version = 1

[deal]
title = "Harbor × Meridian"
kind = "joint-go-to-market"
effective = 2027-02-01
term = { tbd = "CFO to confirm", owner = "harbor", by = 2026-12-10 }

[parties.harbor]
name = "Harbor Analytics, Inc."

[[commitments]]
id = "net-revenue"
amount = "USD 1.5M"
effects = ["lose-exclusivity", { pay-difference = { within = "45 days" } }, { renegotiate = { forum = "steering" } }]
floor = "USD 1M"

[exit]
wind-down = { longer-of = ["18 months", { until = "the end of the last customer contract" }] }

[[exit.triggers]]
notice = "60 days"

[[private.positions]]
term = "commitments.net-revenue.amount"
walk-away = "USD 1M"
status = "signalled"
"#;

#[test]
fn a_good_spec_is_read_whole() {
    let outcome = run(GOOD);
    assert_eq!(outcome.short(), Vec::<String>::new());
    let (spec, places) = outcome.spec.expect("no finding");
    assert_eq!(spec.spec_version, 1);
    assert_eq!(spec.deal.kind, Kind::JointGoToMarket);
    assert!(spec.deal.term.is_some_and(|term| term.open().is_some_and(|point| point.by.is_some())));
    assert_eq!(spec.commitments[0].effects[0], Effect::LoseExclusivity);
    assert_eq!(spec.commitments[0].effects.len(), 3);
    let hidden = spec.private.expect("it has a private table");
    assert_eq!(hidden.positions[0].walk_away.to_string(), "USD 1,000,000");
    let path = places.resolve(&hidden.positions[0].term).expect("it resolves");
    assert_eq!(path, Path::root().key("commitments").index(0).key("amount"));
}

#[test]
fn every_fault_of_a_file_in_one_run() {
    let outcome = run(r#"spec-version = 300
titel = "x"

[deal]
title = ""
kind = "joint-go-to-markt"
effective = "2027-02-01"
term = "90d"
signed = "yes"
efective = 2027-01-01

[parties.Harbor]
name = 5

[[commitments]]
amount = "$1.5m"
effects = ["pay-difference", { pay-diference = {} }, { pay-difference = {} }, 7]
share = "101%"

[exit]
wind-down = { longer-of = ["18 months"] }

[exit.triggers]
notice = "60 days"

[[private.positions]]
term = "deal.title"
walk-away = 5
status = "signaled"
because = "x"
"#);
    let expected = [
        "1:16 bad-value",
        "2:1 unknown-key",
        "5:9 bad-value",
        "6:8 unknown-value",
        "7:13 wrong-type",
        "8:8 bad-value",
        "9:10 wrong-type",
        "10:1 unknown-key",
        "12:10 bad-value",
        "13:8 wrong-type",
        "15:1 missing-key",
        "16:10 bad-value",
        "17:12 unknown-value",
        "17:32 unknown-key",
        "17:73 missing-key",
        "17:79 wrong-type",
        "18:9 bad-value",
        "21:27 bad-value",
        "23:1 wrong-type",
        "28:13 wrong-type",
        "29:10 unknown-value",
        "30:1 unknown-key",
    ];
    assert_eq!(outcome.places_and_ids(), expected, "{:#?}", outcome.short());
}

#[test]
fn findings_say_what_to_write() {
    for (line, said) in [
        ("effective = '2027-02-01'", "write a date without quotes, such as `2027-02-01`"),
        (
            "effective = 2027-02-01T10:00:00",
            "`deal.effective` cannot be read: expected a date without a time or an offset",
        ),
        ("kind = 'joint-go-to-markt'", "did you mean `joint-go-to-market`?"),
        ("term = '90d'", "write it like `90 days`"),
        ("term = 90", "expected a duration for `deal.term`, found a whole number; write it as `\"90 days\"`"),
        ("term = { tdb = 'x' }", "unknown key `tdb` in `deal.term`; did you mean `tbd`?"),
        ("term = {}", "missing key `tbd` in `deal.term`"),
        ("terrm = '90 days'", "unknown key `terrm` in `deal`; did you mean `term`?"),
        ("zzz = 1", "the keys here are `title`, `kind`, `effective`, `term`, `signed`"),
        ("signed = 1", "expected `true` or `false` for `deal.signed`"),
    ] {
        let short = run(&format!("spec-version = 1\n[deal]\n{line}\n")).short().join("\n");
        assert!(short.contains(said), "{line}\n{short}");
    }
    let short = run("[deal]").short();
    assert!(short[0].contains("missing key `spec-version`"), "{short:?}");
    assert!(short.iter().any(|line| line.contains("2027-02-01") && line.contains("missing key `effective` in `deal`")));
}

#[test]
fn syntax_errors_have_places_and_do_not_hide_the_rest() {
    let outcome =
        run("spec-version = 1\n[deal]\ntitle = 'a'\ntitle = 'b'\n\n[parties.a]\nname = 'x'\n\n[parties.b]\nname = 5\n");
    assert_eq!(outcome.places_and_ids(), ["4:1 toml-syntax", "10:8 wrong-type"], "{:#?}", outcome.short());
    let outcome = run("spec-version = 1\n[deal]\n[exit]\n[deal]\n");
    assert_eq!(outcome.places_and_ids(), ["4:2 toml-syntax"], "{:#?}", outcome.short());
}

#[test]
fn cascades_are_cut() {
    let outcome = run(&format!("[deal]\n{}", "a = = =\n".repeat(50)));
    let syntax: Vec<_> = outcome.findings.iter().filter(|finding| finding.id == "toml-syntax").collect();
    assert_eq!(syntax.len(), 3);
    assert!(syntax[2].hints[0].contains("more syntax errors are not shown"), "{:?}", syntax[2]);
    let outcome = run(&"[deal]\na = = =\n".repeat(50));
    let syntax = outcome.findings.iter().filter(|finding| finding.id == "toml-syntax");
    assert_eq!(syntax.count(), 20);
    let outcome =
        run(&format!("spec-version = 1\n{}", (0..900).map(|n| format!("q{n} = 1")).collect::<Vec<_>>().join("\n")));
    assert_eq!(outcome.findings.len(), 200);
    assert!(outcome.findings.iter().any(|finding| finding.hints.iter().any(|hint| hint.contains("more problems"))));
}

#[test]
fn empty_and_marked_files() {
    for text in ["", " \n", "# nothing yet\n", "\u{feff}"] {
        assert_eq!(run(text).places_and_ids(), ["1:1 empty-spec"]);
    }
    let outcome = run(&format!("\u{feff}{}", GOOD.trim_start()));
    assert_eq!(outcome.short(), Vec::<String>::new());
    let outcome = run("\u{feff}spec-version = 'x'");
    let span = outcome.findings.iter().find(|finding| finding.id == "wrong-type").and_then(|finding| finding.span);
    assert_eq!(span.map(|span| (span.start, span.end)), Some((18, 21)));
}

#[test]
fn directional_controls_are_refused_in_comments_too() {
    let text = GOOD.replace("[exit]\n", "# a\u{202e}b\n[exit]\n");
    assert_eq!(run(&text).places_and_ids(), ["19:4 bidi-control"]);
    let text = GOOD.replace("Harbor Analytics", "Harbor \\u202EAnalytics");
    assert_eq!(run(&text).places_and_ids(), ["11:8 bad-value"]);
}

#[test]
fn what_only_the_types_know_is_bad_spec() {
    #[derive(Debug, JsonSchema)]
    struct Picky;
    impl<'de> Deserialize<'de> for Picky {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format!("no {text:?} for `deal` and `{text}`")))
        }
    }
    #[derive(Debug, Deserialize, JsonSchema)]
    struct Loose {
        #[expect(dead_code, reason = "it is never read")]
        #[schemars(with = "String")]
        deal: Picky,
    }
    let mut sources = Sources::new();
    let file = sources.add("deal.toml", "deal = 'SECRET'\n");
    let mut findings = Findings::new();
    assert!(read::<Loose>(file, &mut sources, &mut findings).is_none());
    let short = emit(&findings, &sources, Style::Short);
    assert_eq!(short.trim(), "deal.toml:1:8: error[bad-spec]: no … for `deal` and …");
}
