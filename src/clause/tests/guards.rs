//! What a body may print, and under which condition.

use super::*;

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
