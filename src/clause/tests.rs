//! Small libraries from end to end.

use serde_json::{Value, json};

mod wording;

use super::*;
use crate::diag::{Findings, Sources, Style, emit};

fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["deal", "parties", "exit", "fees"],
        "properties": {
            "deal": { "$ref": "#/$defs/Deal" },
            "parties": { "type": "array", "items": { "$ref": "#/$defs/Party" } },
            "exit": { "$ref": "#/$defs/Exit" },
            "fees": { "type": "object", "additionalProperties": { "type": "string" } },
            "notes": { "type": "array", "items": { "type": "string" } },
        },
        "$defs": {
            "Deal": { "type": "object", "required": ["title", "kind", "rate", "years", "goals"], "properties": {
                "title": { "type": "string" },
                "kind": { "type": "string", "enum": ["reseller", "oem"] },
                "rate": { "type": "number" },
                "years": { "type": "integer" },
                "goals": { "type": "array", "items": { "type": "string" } },
                "ends": { "type": ["string", "null"] },
            } },
            "Party": { "type": "object", "required": ["name", "short"], "properties": {
                "name": { "type": "string" }, "short": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
            } },
            "Exit": { "type": "object", "required": ["convenience"], "properties": {
                "convenience": { "anyOf": [{ "$ref": "#/$defs/Convenience" }, { "type": "null" }] },
            } },
            "Convenience": { "type": "object", "required": ["holder", "notice"], "properties": {
                "holder": { "$ref": "#/$defs/Party" }, "notice": { "type": "string" },
            } },
        },
    })
}

fn view() -> Value {
    json!({
        "deal": { "title": "A*B_C <x>", "kind": "oem", "rate": "1", "years": 1, "goals": ["a", "b*", "c"], "ends": null },
        "parties": [{ "name": "Harbor", "short": null }, { "name": "Meridian", "short": "M" }],
        "exit": { "convenience": { "holder": { "name": "Harbor", "short": null }, "notice": "60 days" } },
        "fees": { "set-up": "USD 1", "yearly": "USD 2" },
    })
}

pub(super) fn file(path: &str, text: &str) -> LibraryFile {
    LibraryFile::new(path, text.to_owned(), path)
}

pub(super) fn clause(path: &str, more: &str, body: &str) -> LibraryFile {
    file(path, &format!("+++\ntitle = \"T\"\naudience = \"shared\"\nnote = \"n\"\n{more}+++\n{body}"))
}

pub(super) fn document(clauses: &[&str]) -> LibraryFile {
    let clauses: Vec<_> = clauses.iter().map(|id| format!("\"{id}\"")).collect();
    let clauses = clauses.join(", ");
    let text = format!(
        "title = \"Of {{{{ deal.title }}}}\"\nfile-name = \"doc\"\naudience = \"shared\"\nnumbering = \"decimal\"\n\
         [[sections]]\nid = \"s\"\ntitle = \"S\"\nclauses = [{clauses}]\n"
    );
    file("templates/doc.toml", &text)
}

/// The single words that every library has.
pub(super) const WORDS: &str = include_str!("../../templates/words.toml");

pub(super) fn load(mut files: Vec<LibraryFile>) -> Result<Library, String> {
    files.push(file("templates/words.toml", WORDS));
    let schemas = Schemas { shared: schema(), private: schema() };
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let library = Library::load(&LibraryFiles::new(files, &mut sources), Names::Check(&schemas), &mut findings);
    let text = emit(&findings.sorted(), &sources, Style::Short);
    match library {
        Some(library) if text.is_empty() => Ok(library),
        _ => Err(text),
    }
}

/// The library of one document with one clause of that body.
fn one(body: &str) -> Result<Library, String> {
    load(vec![clause("clauses/a/b.md", "", body), document(&["a/b"])])
}

/// What is wrong with a body, without the place of its file: the body starts at line 6.
fn wrong(body: &str) -> String {
    one(body).err().unwrap_or_default().replace("clauses/a/b.md:", "").trim_end().to_owned()
}

fn passes(body: &str) {
    assert_eq!(wrong(body), "", "{body}");
}

fn rendered(library: &Library, view: &Value) -> Result<Rendered, String> {
    let view = ViewData::new(Audience::Shared, view).expect("a view");
    let mut findings = Findings::new();
    let rendered = library.render("doc", &view, &mut findings);
    rendered.ok_or_else(|| {
        let said: Vec<_> = findings.iter().map(|finding| format!("[{}] {}", finding.id, finding.message)).collect();
        said.join("; ")
    })
}

fn printed(body: &str) -> String {
    let library = one(body).expect("a good library");
    rendered(&library, &view()).expect("it renders").sections[0].fragments[0].markdown.clone()
}

#[test]
fn the_five_forms_of_a_misspelt_name_fail_at_load() {
    let name = "error[unknown-name]: unknown name `deal.titel`; did you mean `deal.title`?";
    assert_eq!(wrong("{{ deal.titel }}"), format!("6:9: {name}"));
    assert_eq!(wrong("x\n\n  {% if deal.titel %}x{% endif %}"), format!("8:14: {name}"));
    assert_eq!(wrong("é{% if not deal.titel %}x{% endif %}"), format!("6:17: {name}"));
    assert_eq!(wrong("{% for x in deal.titel %}x{% endfor %}"), format!("6:18: {name}"));
    let when = clause("clauses/a/b.md", "when = \"deal.titel\"\notherwise = \"x\"\n", "x");
    let found = load(vec![when, document(&["a/b"])]).err().unwrap_or_default();
    assert_eq!(found, format!("clauses/a/b.md:5:14: {name}\n"));
}

#[test]
fn names_are_found_wherever_they_stand() {
    for body in [
        "{{ deal.years | plural(one=deal.titel, many=\"x\") }}",
        "{{ \"x\" ~ deal.titel }}",
        "{% if deal.kind in [deal.titel] %}x{% endif %}",
        "{{ \"x\" if deal.titel else \"y\" }}",
        "{{ fees[deal.titel] or \"x\" }}",
        "{% if deal.kind == \"oem\" %}x{% elif deal.titel %}y{% endif %}",
        "{% for p in parties %}x{% else %}{{ deal.titel }}{% endfor %}",
        "{% set x %}{{ deal.titel }}{% endset %}x",
        "{%- set x = deal.titel -%}x",
        "{% if deal.title is containing(pat=deal.titel) %}x{% endif %}",
        "{% if deal.kind != \"x\" and (deal.years > 1 or not deal.titel) %}x{% endif %}",
        "{{ deal[\"titel\"] }}",
        "{% if deal?.titel %}x{% endif %}",
    ] {
        let found = wrong(body);
        assert!(found.contains("[unknown-name]") && found.contains("did you mean `deal.title`?"), "{body}: {found}");
        assert_eq!(found.lines().count(), 1, "{body}: {found}");
    }
    assert!(wrong("{{ zzz }}").contains("the names here are `deal`, `exit`, `fees`, `notes`, `parties`, `document`"));
}

#[test]
fn every_error_of_every_file_is_reported_in_one_run() {
    let files = vec![
        clause("clauses/a/b.md", "extra = 1\n", "{{ zz }}{{ deal.titel }}"),
        clause("clauses/a/c.md", "", "{% if deal.titel %}"),
        document(&["a/b", "a/c", "a/d"]),
    ];
    let found = load(files).err().unwrap_or_default();
    for id in ["unknown-key", "unknown-name", "template-syntax", "unknown-clause"] {
        assert!(found.contains(id), "{id} is missing: {found}");
    }
}

#[test]
fn scopes_end() {
    passes("{% for p in parties %}{{ loop.index }} {{ p.name }}{% if p.short %}{{ p.short }}{% endif %}{% endfor %}");
    passes("{% for k, v in fees %}{{ k }}: {{ v }}{% endfor %}x");
    passes("{% set n = deal.title %}{{ n }}");
    passes("{% set p = parties | first %}{% if p %}{{ p.name }}{% endif %}");
    passes("{% if deal.years > 1 %}{% set a = \"x\" %}{% else %}{% set a = \"y\" %}{% endif %}{{ a }}");
    assert!(wrong("{% for p in parties %}x{% endfor %}{{ p.name }}").contains("unknown name `p`"));
    assert!(wrong("{% if deal.years > 1 %}{% set a = \"x\" %}{% endif %}{{ a }}").contains("unknown name `a`"));
    assert!(wrong("{% for p in parties %}{% set a = \"x\" %}{% endfor %}{{ a }}").contains("unknown name `a`"));
    assert!(wrong("{{ loop.index }}").contains("only inside a `for`"));
    assert!(wrong("{% for p in parties %}{{ loop.idx }}{% endfor %}").contains("unknown name `loop.idx`"));
    assert!(wrong("{% for p in parties %}{{ p.nam }}{% endfor %}").contains("did you mean `p.name`?"));
    assert!(wrong("{% for document in parties %}x{% endfor %}").contains("cannot be the name of a variable"));
    // A variable that hides an older one is known by its own value.
    assert!(
        wrong("{% if deal.ends %}{% for deal in parties %}{{ deal.ends }}{% endfor %}{% endif %}")
            .contains("deal.ends")
    );
    assert!(
        wrong("{% set a = deal.ends %}{% if a %}{% set a = deal.ends or exit.convenience %}{{ a }}{% endif %}")
            .contains("[prints-object]")
    );
}

#[test]
fn what_can_be_absent_is_guarded() {
    assert_eq!(
        wrong("{{ deal.ends }}"),
        "6:4: error[prints-nothing]: `deal.ends` can be absent and would print nothing; put it inside `{% if deal.ends %}`"
    );
    for body in [
        "{% if deal.ends %}{{ deal.ends }}{% endif %}x",
        "{% if deal.years > 1 and deal.ends %}{{ deal.ends }}{% endif %}x",
        "{% if not deal.ends %}x{% else %}{{ deal.ends }}{% endif %}",
        "{% if not deal.ends or deal.years > 1 %}x{% else %}{{ deal.ends }}{% endif %}",
        "{% if deal.ends %}{% if deal.years > 1 %}{{ deal.ends }}{% endif %}{% endif %}x",
        "{% if deal.ends == \"x\" %}{{ deal.ends }}{% endif %}x",
        "{{ deal.ends if deal.ends else \"never\" }}",
        "{{ deal.ends or \"never\" }}",
        "{% if deal.ends and deal.ends is starting_with(pat=\"x\") %}x{% endif %}x",
        "{% if exit.convenience %}{{ exit.convenience.notice }} {{ exit.convenience.holder.name }}{% endif %}x",
        "{% if exit.convenience.notice %}{{ exit.convenience.holder.name }}{% endif %}x",
        "{% if exit.convenience != none %}{{ exit.convenience.notice }}{% endif %}x",
        "{% if exit.convenience is none %}x{% else %}{{ exit.convenience.notice }}{% endif %}",
        "{% set e = exit.convenience %}{% if e %}{{ e.notice }}{% endif %}x",
        "{% if parties %}{{ parties[0].name }}{% endif %}x",
        "{% if parties | length > 0 %}{% set p = parties | last %}{{ p.name }}{% endif %}x",
        "{% if fees.yearly %}{{ fees.yearly }}{% endif %}x",
        "{% if notes %}{% for n in notes %}{{ n }}{% endfor %}{% endif %}x",
        "{% if exit?.convenience?.holder?.short %}{{ exit.convenience.holder.short }}{% endif %}x",
    ] {
        passes(body);
    }
    for (body, id) in [
        ("{% if deal.ends or deal.years > 1 %}{{ deal.ends }}{% endif %}x", "prints-nothing"),
        ("{% if not deal.ends %}{{ deal.ends }}{% endif %}x", "prints-nothing"),
        ("{% if deal.ends %}x{% endif %}{{ deal.ends }}", "prints-nothing"),
        ("{% if deal.ends != \"x\" %}{{ deal.ends }}{% endif %}x", "prints-nothing"),
        ("{{ exit.convenience.notice }}", "prints-nothing"),
        ("{% if exit.convenience.notice != none %}{{ exit.convenience.notice }}{% endif %}x", "prints-nothing"),
        ("{% if exit.convenience.holder.name %}x{% endif %}x", "may-be-absent"),
        ("{{ deal.ends | upper }}", "may-be-absent"),
        ("{{ \"x\" ~ deal.ends }}", "prints-nothing"),
        ("{{ parties[0].name }}", "prints-nothing"),
        ("{{ none }}", "prints-nothing"),
        ("{% for k in exit.convenience.list %}x{% endfor %}x", "unknown-name"),
        ("{{ fees[\"x\"] }}", "prints-nothing"),
        ("{% for n in notes %}x{% endfor %}x", "may-be-absent"),
    ] {
        assert!(wrong(body).contains(&format!("[{id}]")), "{body}: {}", wrong(body));
    }
}

#[test]
fn the_condition_of_a_clause_guards_its_body() {
    let when = "when = \"exit.convenience and deal.ends\"\notherwise = \"none is agreed\"\n";
    let body = "{{ exit.convenience.notice }} {{ deal.ends }}";
    let library = load(vec![clause("clauses/a/b.md", when, body), document(&["a/b"])]).expect("guarded");
    let view = view();
    let selection = library.select("doc", &ViewData::new(Audience::Shared, &view).expect("a view")).expect("selected");
    assert!(selection.sections.is_empty());
    let omitted = Omitted { clause: "a/b".into(), title: "T".into(), reason: "none is agreed".into() };
    assert_eq!(selection.omitted, [omitted]);
}

#[test]
fn only_single_values_are_printed() {
    for (body, id) in [
        ("{{ deal }}", "prints-object"),
        ("{{ parties }}", "prints-object"),
        ("{{ deal.goals }}", "prints-object"),
        ("{{ deal.rate }}", "prints-float"),
        ("{{ deal.years / 2 }}", "prints-float"),
        ("{{ 1.5 }}", "prints-float"),
        ("{{ deal.title.x }}", "not-a-table"),
        ("{{ parties.name }}", "not-a-table"),
        ("{% for x in deal.title %}x{% endfor %}", "not-a-list"),
        ("{% for x in deal %}x{% endfor %}", "not-a-list"),
        ("{% for k, x in parties %}x{% endfor %}", "not-a-list"),
        ("{{ parties | and }}", "wrong-type"),
        ("{{ deal.title | plural(one=\"x\", many=\"y\") }}", "wrong-type"),
        ("{{ deal.years | plural(one=\"x\") }}", "missing-key"),
        ("{% if deal.years == \"1\" %}x{% endif %}", "never-equal"),
        ("{{ (deal.goals | and) ~ \".\" }}", "escaped-twice"),
        ("{% if deal %}x{% endif %}", "always-true"),
    ] {
        assert!(wrong(body).contains(&format!("[{id}]")), "{body}: {}", wrong(body));
    }
}

#[test]
fn tags_that_hide_mistakes_or_leave_the_file_are_refused() {
    for (body, id) in [
        ("{% include \"x\" %}", "refused-tag"),
        ("{% extends \"x\" %}", "refused-tag"),
        ("{% block x %}{% endblock %}", "refused-tag"),
        ("{% set_global x = 1 %}", "refused-tag"),
        ("{% filter upper %}x{% endfilter %}", "refused-tag"),
        ("{% component x() %}{% endcomponent %}", "refused-tag"),
        ("{{ <x /> }}", "refused-tag"),
        ("{{ __tera_context }}", "refused-tag"),
        ("{{ deal.goals[1:] | and }}", "refused-tag"),
        ("{{ [x for x in deal.goals] | and }}", "refused-tag"),
        ("{{ deal.title | default(value=\"x\") }}", "refused-filter"),
        ("{{ deal.title | safe }}", "refused-filter"),
        ("{{ deal.title | uper }}", "refused-filter"),
        ("{% if deal.title is defined %}x{% endif %}", "refused-test"),
        ("{{ get_env(name=\"x\") }}", "refused-function"),
        ("{% for x in range(end=3) %}x{% endfor %}", "refused-function"),
        ("{% if chosen(clause=\"a/z\") %}x{% endif %}", "unknown-clause"),
        ("{% if chosen(clause=deal.title) %}x{% endif %}", "refused-function"),
        ("{% break %}", "template-syntax"),
        ("{% endif %}", "template-syntax"),
        ("{% else %}", "template-syntax"),
        ("{{ deal.title", "template-syntax"),
        ("{% if deal.title %}{% endfor %}", "template-syntax"),
        ("{{ deal.title + }}", "template-syntax"),
        ("{{ not not deal.title }}", "template-syntax"),
    ] {
        assert!(wrong(body).contains(&format!("[{id}]")), "{body}: {}", wrong(body));
    }
    let open = "a\n{% if deal.title %}b\n{% for p in parties %}c{% endfor %}";
    assert_eq!(wrong(open), "7:4: error[template-syntax]: this `if` is not closed");
}

#[test]
fn a_condition_cannot_ask_what_is_not_chosen_yet() {
    for when in ["chosen(clause='a/b')", "document.title"] {
        let file = clause("clauses/a/b.md", &format!("when = \"{when}\"\notherwise = \"x\"\n"), "x");
        let found = load(vec![file, document(&["a/b"])]).err().unwrap_or_default();
        assert!(found.contains("[too-early]"), "{found}");
    }
}

#[test]
fn values_are_escaped_and_text_is_not() {
    assert_eq!(printed("## *T* {#t}\n\n**{{ deal.title }}** {# a note #}"), "## *T* {#t}\n\n**A\\*B\\_C \\<x>** ");
    assert_eq!(printed("{{ deal.goals | and }}; {{ deal.goals | or }}"), "a, b\\* and c; a, b\\* or c");
    assert_eq!(printed("{{ [deal.kind] | and }} {{ [deal.kind, \"x\"] | or | upper }}"), "oem OEM OR X");
    assert_eq!(printed("{{ deal.years | plural(one=\"day\", many=\"days\") }}"), "1 day");
    assert_eq!(
        printed("{{ 3 | plural(one=\"day\", many=\"days\") | capfirst }} {{ deal.kind | capfirst }}"),
        "3 days Oem"
    );
    assert_eq!(printed("{% set x %}*{{ deal.title }}*{% endset %}{{ x }}"), "*A\\*B\\_C \\<x>*");
    assert_eq!(
        printed("{% raw %}{{ x }}{% endraw %}{% for p in parties %}{{ p.name }},{% endfor %}"),
        "{{ x }}Harbor,Meridian,"
    );
}

#[test]
fn a_document_knows_its_clauses() {
    let survivors = "{% for c in document.clauses %}{% if c.survives %}1. [](#{{ c.label }}) {{ c.survives }}\n{% endif %}{% endfor %}\
                     {% if chosen(clause=\"a/c\") %}c{% endif %}{% if chosen(clause=\"a/d\") %}d{% endif %} {{ document.title }}";
    let files = vec![
        clause("clauses/a/b.md", "", survivors),
        clause("clauses/a/c.md", "survives = \"until paid\"\n", "## C {#c-c}\n\nx\n"),
        clause("clauses/a/d.md", "when = \"deal.ends\"\notherwise = \"x\"\n", "## D {#d}\n"),
        document(&["a/b", "a/c", "a/d"]),
    ];
    let library = load(files).expect("a good library");
    let rendered = rendered(&library, &view()).expect("it renders");
    assert_eq!(rendered.title, "Of A*B_C <x>");
    let fragments = &rendered.sections[0].fragments;
    assert_eq!(fragments[0].markdown, "1. [](#c-c) until paid\nc Of A\\*B\\_C \\<x>");
    assert_eq!((fragments[0].first_line, fragments[1].first_line), (6, 7));
    assert_eq!(fragments.len(), 2);
}

#[test]
fn a_chosen_clause_that_prints_nothing_is_an_error() {
    let library = one("{% if deal.ends %}x{% endif %}\n").expect("a good library");
    let found = rendered(&library, &view()).err().unwrap_or_default();
    assert_eq!(found, "[blank-clause] the clause `a/b` was chosen and prints nothing");
}

#[test]
fn an_empty_list_and_an_endless_text_are_errors_at_their_place() {
    let library = one("x\n{{ deal.goals | and }}").expect("a good library");
    let mut empty = view();
    empty["deal"]["goals"] = json!([]);
    let data = ViewData::new(Audience::Shared, &empty).expect("a view");
    let mut findings = Findings::new();
    assert!(library.render("doc", &data, &mut findings).is_none());
    let finding = findings.iter().next().expect("a finding");
    assert!(finding.message.contains("the list is empty"), "{finding:?}");
    let text = clause("clauses/a/b.md", "", "x\n{{ deal.goals | and }}").text;
    assert!(text[finding.span.expect("a place").start..].starts_with("and }}"), "{finding:?}");

    let library =
        one("{% for a in deal.goals %}{% for b in deal.goals %}{{ a }}{% endfor %}{% endfor %}").expect("good");
    let mut long = view();
    long["deal"]["goals"] = json!(vec!["abcd"; 600]);
    assert_eq!(rendered(&library, &long).err().unwrap_or_default(), "[too-long] this prints more than 1 MB");
}

#[test]
fn files_fit_together() {
    let private = "+++\ntitle = \"T\"\naudience = \"private\"\nnote = \"n\"\n+++\nx";
    for (files, id) in [
        (vec![file("clauses/a/b.md", private), document(&["a/b"])], "private-clause"),
        (vec![clause("clauses/a/b.md", "", "x"), document(&["a/b", "a/b"])], "listed-twice"),
        (vec![clause("clauses/a/b.md", "", "x"), document(&["a/bb"])], "did you mean `a/b`?"),
        (
            vec![clause("clauses/a/b.md", "", "x"), clause("clauses/a/c.md", "", "x"), document(&["a/b"])],
            "unused-clause",
        ),
        (vec![clause("clauses/a/b.md", "requires = [\"a/x\"]\n", "x"), document(&["a/b"])], "unknown-clause"),
        (
            vec![
                clause("clauses/a/b.md", "requires = [\"a/c\"]\n", "x"),
                clause("clauses/a/c.md", "", "x"),
                document(&["a/b"]),
            ],
            "missing-clause",
        ),
        (vec![clause("clauses/a/b.md", "when = \"deal.ends\"\n", "x"), document(&["a/b"])], "missing-key"),
        (vec![clause("clauses/a/b.md", "survives = \"ever\"\n", "x"), document(&["a/b"])], "no-label"),
        (vec![clause("clauses/a/b.md", "survives = 1\n", "x"), document(&["a/b"])], "wrong-type"),
        (vec![clause("clauses/a/b.md", "source = \"{{ deal.title }}\"\n", "x"), document(&["a/b"])], "stray-tag"),
        (vec![file("clauses/a/b.md", "x"), document(&["a/b"])], "no-front-matter"),
        (vec![file("clauses/B.md", "x")], "unknown-file"),
        (vec![file("templates/x.toml", "title = ")], "toml-syntax"),
    ] {
        let found = load(files).err().unwrap_or_default();
        assert!(found.contains(id), "{id}: {found}");
    }
}

#[test]
fn a_later_file_counts_and_a_required_clause_must_be_chosen() {
    let files = vec![
        clause("clauses/a/b.md", "requires = [\"a/c\"]\n", "old {{ deal.titel }}"),
        clause("clauses/a/b.md", "requires = [\"a/c\"]\n", "new"),
        clause("clauses/a/c.md", "when = \"deal.ends\"\notherwise = \"x\"\n", "x"),
        document(&["a/b", "a/c"]),
    ];
    let library = load(files).expect("the later one is good");
    assert!(rendered(&library, &view()).err().unwrap_or_default().contains("[missing-clause]"));
    let mut ends = view();
    ends["deal"]["ends"] = json!("2027");
    assert_eq!(rendered(&library, &ends).expect("it renders").sections[0].fragments[0].markdown, "new");
}

#[test]
fn a_private_view_is_not_for_a_shared_document() {
    let library = one("x").expect("a good library");
    let private = ViewData::new(Audience::Private, &view()).expect("a view");
    assert_eq!(library.select("doc", &private).expect_err("refused").id, "wrong-view");
    let shared = ViewData::new(Audience::Shared, &view()).expect("a view");
    assert_eq!(library.select("dok", &shared).expect_err("refused").hints, ["did you mean `doc`?"]);
    assert!(ViewData::new(Audience::Shared, &json!({ "a": [1.5] })).is_err());
}

#[test]
fn a_shared_clause_of_a_private_document_is_checked_against_both_views() {
    let mut private = schema();
    private["$defs"]["Deal"]["properties"].as_object_mut().expect("a table").remove("title");
    let schemas = Schemas { shared: schema(), private };
    let files = vec![
        clause("clauses/a/b.md", "", "{{ deal.title }}"),
        file(
            "templates/doc.toml",
            &document(&["a/b"]).text.replace("shared", "private").replace("{{ deal.title }}", "x"),
        ),
    ];
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    assert!(Library::load(&LibraryFiles::new(files, &mut sources), Names::Check(&schemas), &mut findings).is_none());
    let text = emit(&findings, &sources, Style::Short);
    assert!(text.contains("clauses/a/b.md:6:9: error[unknown-name]"), "{text}");
}
