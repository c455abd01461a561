//! What our reader lets pass, Tera parses; and what our checker lets pass, Tera renders, whatever is absent.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::{Value, json};

use super::place::Placed;
use super::*;
use crate::diag::{Findings, Sources, Style, emit};

fn schema() -> Value {
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    json!({
        "type": "object",
        "required": ["t", "m", "n", "i", "l", "p", "o", "d"],
        "properties": {
            "t": text, "m": maybe, "i": { "type": "integer" }, "n": { "type": ["integer", "null"] },
            "l": { "type": "array", "items": text },
            "p": { "type": "array", "items": { "$ref": "#/$defs/P" } },
            "o": { "anyOf": [{ "$ref": "#/$defs/P" }, { "type": "null" }] },
            "d": { "type": "object", "additionalProperties": text },
            "x": text,
        },
        "$defs": { "P": { "type": "object", "required": ["t", "m", "o"], "properties": {
            "t": text, "m": maybe, "o": { "anyOf": [{ "$ref": "#/$defs/P" }, { "type": "null" }] },
        } } },
    })
}

/// Everything absent, and everything there.
fn views() -> [Value; 3] {
    let leaf = json!({ "t": "u", "m": null, "o": null });
    let full = json!({ "t": "u", "m": "v", "o": { "t": "w", "m": "y", "o": leaf } });
    [
        json!({ "t": "a", "m": null, "i": 0, "n": null, "l": [], "p": [], "o": null, "d": {} }),
        json!({ "t": "a", "m": "b", "i": 1, "n": 2, "l": ["c"], "p": [leaf], "o": leaf, "d": { "k": "e" }, "x": "f" }),
        json!({ "t": "a", "m": "b", "i": 2, "n": 3, "l": ["c", "d"], "p": [full, leaf], "o": full, "d": { "a": "g" }, "x": "f" }),
    ]
}

const PATHS: [&str; 24] = [
    "t",
    "m",
    "n",
    "i",
    "l",
    "p",
    "o",
    "d",
    "x",
    "o.t",
    "o.m",
    "o.o",
    "o.o.t",
    "o?.o?.t",
    "p[0]",
    "p[0].m",
    "l[0]",
    "d.k",
    "q",
    "q.t",
    "q.o.m",
    "p[1]?.m",
    "p[1].o?.t",
    "l[1]",
];

fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => prop::sample::select(&PATHS[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&["\"s\"", "1", "true", "none", "[t, m]", "-i"][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        let operators = &["and", "or", "==", "!=", ">", "<=", "~", "+", "in", "not in"][..];
        let filters = &[
            "and", "or", "upper", "length", "first", "last", "nth(n=1)", "capfirst", "sort", "reverse", "unique", "abs",
        ][..];
        prop_oneof![
            (inner.clone(), prop::sample::select(operators), inner.clone())
                .prop_map(|(a, op, b)| format!("{a} {op} {b}")),
            (inner.clone(), prop::sample::select(filters)).prop_map(|(a, filter)| format!("{a} | {filter}")),
            inner.clone().prop_map(|a| format!("({a})")),
            inner.clone().prop_map(|a| format!("not {a}")),
            inner.clone().prop_map(|a| format!("{a} is none")),
            inner.clone().prop_map(|a| format!("{a} is not starting_with(pat=\"s\")")),
            (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("{a} if {b} else {c}")),
        ]
    })
}

fn path() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&PATHS[..])
}

/// What templates ask for, more often than any expression.
fn condition() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => path().prop_map(str::to_owned),
        2 => path().prop_map(|a| format!("not {a}")),
        2 => (path(), path()).prop_map(|(a, b)| format!("{a} and {b}")),
        2 => (path(), path()).prop_map(|(a, b)| format!("not {a} or not {b}")),
        1 => (path(), path()).prop_map(|(a, b)| format!("{a} or {b}")),
        1 => path().prop_map(|a| format!("{a} != none")),
        1 => path().prop_map(|a| format!("{a} == \"b\"")),
        1 => path().prop_map(|a| format!("\"d\" in {a}")),
        1 => Just("chosen(clause='a/b')".to_owned()),
        1 => path().prop_map(|a| format!("{a} is none")),
        1 => (path(), path()).prop_map(|(a, b)| format!("{a} == {b}")),
        1 => path().prop_map(|a| format!("{a} in [\"b\", \"u\"]")),
        1 => path().prop_map(|a| format!("{a} | length > 1")),
        1 => path().prop_map(|a| format!("{a} is containing(pat=\"b\")")),
        1 => Just("loop.first".to_owned()),
        1 => expression(),
    ]
}

/// Marks that take the blanks beside a tag away, or none.
fn marks() -> impl Strategy<Value = [&'static str; 4]> {
    prop::array::uniform4(prop::sample::select(&["", "-"][..]))
}

fn body() -> impl Strategy<Value = String> {
    let shown =
        &["t", "m", "i", "o.t", "o.m", "x", "l[0]", "p[0].t", "d.k", "l | and", "l | first", "m or t", "t | upper"][..];
    let leaf = prop_oneof![
        4 => prop::sample::select(shown).prop_map(|a| format!("{{{{ {a} }}}}")),
        1 => expression().prop_map(|a| format!("{{{{ {a} }}}}")),
        1 => (path(), marks()).prop_map(|(a, [at, end, ..])| format!(" {{{{{at} {a} {end}}}}} ")),
        // A print under the very condition that guards it.
        3 => path().prop_map(|a| format!("{{% if {a} %}}{{{{ {a} }}}}{{% endif %}}")),
        2 => Just("a {#b} {# c #}".to_owned()),
    ];
    leaf.prop_recursive(3, 6, 2, |inner| {
        prop_oneof![
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a}{b}")),
            2 => (condition(), inner.clone()).prop_map(|(a, b)| format!("{{% if {a} %}}{b}{{% endif %}}")),
            2 => (condition(), inner.clone(), marks()).prop_map(|(a, b, [at, on, off, end])| {
                format!(" {{%{at} if {a} {on}%}} {b} {{%{off} endif {end}%}} ")
            }),
            3 => (condition(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("{{% if {a} -%}} {b} {{%- else %}}{c}{{% endif %}}")),
            2 => (condition(), condition(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c, d)| format!("{{% if {a} %}}{c}{{% elif {b} %}}{d}{{% endif %}}")),
            2 => (prop::sample::select(&["l", "p", "d"][..]), inner.clone())
                .prop_map(|(a, b)| format!("{{% for q in {a} %}}{b}{{{{ loop.index }}}}{{% endfor %}}")),
            1 => (expression(), inner.clone()).prop_map(|(a, b)| format!("{{% for q in {a} %}}{b}{{% endfor %}}")),
            1 => (condition(), inner.clone(), prop::sample::select(&["continue", "break"][..])).prop_map(|(a, b, c)| {
                format!("{{% for q in l %}}{b}{{% if {a} %}}{{% {c} %}}{{% endif %}}{b}{{% endfor %}}")
            }),
            2 => (condition(), inner.clone()).prop_map(|(a, b)| format!("{{% set q = {a} %}}{b}")),
            1 => inner.clone().prop_map(|b| format!("{{% set q %}}{b}{{% endset %}}{{{{ q }}}}")),
        ]
    })
}

fn load(body: &str) -> (Option<Library>, String) {
    let file = |path: &str, text: String| LibraryFile::new(path.to_owned(), text, path.to_owned());
    let files = vec![
        file("templates/words.toml", super::tests::WORDS.to_owned()),
        file("clauses/a/b.md", format!("+++\ntitle = \"T\"\naudience = \"shared\"\nnote = \"n\"\n+++\n.{body}")),
        file(
            "templates/d.toml",
            "title = \"D\"\nfile-name = \"d\"\naudience = \"shared\"\nnumbering = \"none\"\n\
             [[sections]]\nid = \"s\"\ntitle = \"S\"\nclauses = [\"a/b\"]\n"
                .into(),
        ),
    ];
    let schemas = Schemas { shared: schema(), private: schema() };
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let library = Library::load(&LibraryFiles::new(files, &mut sources), Names::Check(&schemas), &mut findings);
    (library, emit(&findings, &sources, Style::Short))
}

/// Renders with what is absent and what is there; says what fails, but for lists that are empty.
fn failures(library: &Library) -> Vec<String> {
    let mut failures = Vec::new();
    for view in views() {
        let data = ViewData::new(Audience::Shared, &view).expect("a view");
        let mut findings = Findings::new();
        library.render("d", &data, &mut findings);
        let said = findings.iter().map(|finding| finding.message.clone());
        failures.extend(said.filter(|message| !message.contains("the list is empty")));
    }
    failures
}

/// Any expression of our grammar, whatever its parts give; deep and wide ones too, for Tera counts.
fn grammar() -> impl Strategy<Value = String> {
    let operators =
        &["and", "or", "in", "not in", "==", "!=", ">", ">=", "<", "<=", "+", "-", "*", "%", "//", "/", "~", "**"][..];
    let tails = &[
        " | upper",
        " | plural(one=\"a\", many=t)",
        " | and",
        " is none",
        " is not none",
        " is containing(pat=m)",
        ".t",
        "?.t",
        "[0]",
        "?[t]",
        "[[1]]",
        "[o[p[t]]]",
    ][..];
    let leaves = &["t", "o.t", "p[0].m", "\"s\"", "'it'", "1", "2.5", "true", "none", "loop", "[t, 1]", "[]"][..];
    let leaf = prop::sample::select(leaves).prop_map(str::to_owned);
    leaf.prop_recursive(6, 24, 3, move |inner| {
        let (operator, tail) = (prop::sample::select(operators), prop::sample::select(tails));
        prop_oneof![
            6 => (inner.clone(), operator.clone(), inner.clone()).prop_map(|(a, op, b)| format!("{a} {op} {b}")),
            3 => (inner.clone(), tail).prop_map(|(a, tail)| format!("{a}{tail}")),
            2 => inner.clone().prop_map(|a| format!("not {a}")),
            2 => inner.clone().prop_map(|a| format!("-{a}")),
            2 => inner.clone().prop_map(|a| format!("({a})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a}, {b}]")),
            1 => inner.clone().prop_map(|a| format!("t | plural(one={a}, many=[{a}])")),
            1 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("{a} if {b} else {c}")),
            1 => (inner.clone(), 1..5_usize).prop_map(|(a, n)| format!("{}{a}{}", "p[".repeat(n), "]".repeat(n))),
            1 => (inner, operator, 1..300_usize).prop_map(|(a, op, n)| format!("{a}{}", format!(" {op} t").repeat(n))),
        ]
    })
}

/// What Tera prints of a text, or of what is left of it; `None` where it fails.
fn printed(text: &str, left: Option<&str>, context: &tera::Context) -> Option<String> {
    let mut sources = Sources::new();
    let place = Placed::verbatim(sources.add("x", text.to_owned()), text.to_owned().into(), 0..text.len());
    let source = engine::Source { name: "x.md", place: &place, left, condition: false };
    engine::Engine::new(&[source]).ok()?.render(source, context).ok()
}

/// Whether Tera takes an expression that we do; true where we do not.
fn is_taken(text: &str) -> bool {
    let mut sources = Sources::new();
    let place = Placed::verbatim(sources.add("x", text.to_owned()), text.to_owned().into(), 0..text.len());
    let source = engine::Source { name: "x.md", place: &place, left: None, condition: true };
    read::expression(text).is_err() || engine::Engine::new(&[source]).is_ok()
}

#[test]
fn what_tera_counts_is_counted() {
    let chain = |times: usize| format!("t{}", " + t".repeat(times));
    let parts = |times: usize| format!("t{}", ".t".repeat(times));
    for (passes, fails) in [
        (chain(256), chain(257)),
        (parts(256), parts(257)),
        ("p[p[p[p[0]]]]".to_owned(), "p[p[p[p[p[0]]]]]".to_owned()),
        ("[t | plural(one=[1], many=t)]".to_owned(), "[t | plural(one=[t | plural(one=[1])])]".to_owned()),
        ("t ~ -1".to_owned(), "t ~ -i".to_owned()),
        ("t ~ (m or t)".to_owned(), "t ~ (not m)".to_owned()),
        ("t ~ m is none".to_owned(), "t ~ (m is not none)".to_owned()),
        ("t ~ (t in l)".to_owned(), "t ~ (t not in l)".to_owned()),
    ] {
        assert!(read::expression(&passes).is_ok() && is_taken(&passes), "{passes}");
        let fault = read::expression(&fails).expect_err("Tera refuses it");
        assert!(fault.hint.is_some() && fault.range.end <= fails.len(), "{fails}: {fault:?}");
    }
    // Each expression is counted by itself.
    assert!(read::template(&format!("{{{{ {} }}}}", chain(200)).repeat(3)).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_is_taken(text in grammar()) {
        prop_assert!(is_taken(&text), "{}", text);
    }

    /// A name is called unknown where one is, and nowhere else.
    #[test]
    fn unknown_names_are_unknown(text in expression()) {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '?'));
        let is_unknown = words.into_iter().any(|word| word == "q" || word.starts_with("q."));
        let (_, findings) = load(&format!("{{{{ {text} }}}}"));
        if !findings.contains("template-syntax") && !findings.contains("refused-tag") {
            prop_assert_eq!(findings.contains("[unknown-name]"), is_unknown, "{}: {}", text, findings);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_passes_renders(body in body()) {
        let (library, findings) = load(&body);
        prop_assert!(!findings.contains("template-failed") && !findings.contains("broken"), "{}: {}", body, findings);
        if let Some(library) = library {
            prop_assert_eq!(failures(&library), Vec::<String>::new(), "{}", body);
        }
    }

    /// What is left of a text for a view prints what the whole text prints, and fails where that fails.
    #[test]
    fn what_is_left_prints_the_same(body in body()) {
        let Ok(choices) = choose::choices(&body) else { return Ok(()) };
        for (view, held) in views().into_iter().zip([vec![], vec!["a/b"], vec!["c/d", "a/b"]]) {
            let mut context = ViewData::new(Audience::Shared, &view).expect("a view").context;
            let clauses: Vec<_> = held.iter().map(|id| json!({ "id": id })).collect();
            context.insert("document", &json!({ "clauses": clauses }));
            // What a document says of itself is not known before it is printed.
            let (mut known, held) = (context.clone(), held.into_iter().collect());
            known.remove("document");
            let left = reached::reached(&body, &choices, answer::Scope::of(&known).holding(&held));
            if let Some(left) = left {
                let (whole, left_over) = (printed(&body, None, &context), printed(&body, Some(&left), &context));
                prop_assert_eq!(whole, left_over, "{} -> {}", body, left);
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(body in r#"([a-z{}%#|"'\\.()\[\] -]|\{\{|\}\}|\{%|%\}|if |for |in |endif|set |raw|endraw){0,24}"#) {
        let (_, findings) = load(&body);
        prop_assert!(!findings.contains("template-failed") && !findings.contains("broken"), "{}: {}", body, findings);
    }
}

#[test]
fn enough_of_what_is_made_passes() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let made = (0..500).filter(|_| {
        let body = body().new_tree(&mut runner).expect("a body").current();
        load(&body).0.is_some()
    });
    let passed = made.count();
    assert!(passed > 100, "{passed} of 500");
}
