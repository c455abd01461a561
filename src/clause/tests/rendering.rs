//! Documents of whole libraries: what they hold, how their files fit together, and for whom they are.

use super::*;

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
