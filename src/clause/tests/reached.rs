//! What a view does not reach is not handed to Tera, and nothing else is left out.

use std::borrow::Cow;

use super::*;
use crate::clause::body::Body;
use crate::clause::choices::Choices;
use crate::clause::choose::choices;
use crate::clause::engine::{Engine, Source};
use crate::clause::file::Built;
use crate::clause::head::Table;
use crate::clause::place::Placed;
use crate::clause::reached::{LEFT_OUT, reached};
use crate::clause::read::template;

/// What is left of a body, with `…` for what is left out.
fn left(body: &str, view: &Value) -> String {
    let choices = choices(&template(body).expect("a template"));
    let context = ViewData::new(Audience::Shared, view).expect("a view").context;
    reached(body, &choices, &context).map_or(body.to_owned(), |left| left.replace(LEFT_OUT, "…"))
}

/// A part that is worth leaving out.
const X: &str = "{{ a }}{{ b }}";

fn leaves(body: &str, wanted: &str) {
    assert_eq!(left(&body.replace('X', X), &view()), wanted.replace('X', X), "{body}");
}

#[test]
fn branches_that_are_not_taken_are_left_out() {
    leaves("{% if deal.ends %}X{% endif %}", "{% if deal.ends %}…{% endif %}");
    leaves("{% if deal.kind -%} X {%- else %}X{% endif %}", "{% if deal.kind -%} X {%- else %}…{% endif %}");
    leaves(
        "{% if not deal.kind %}X{% elif deal.kind == 'oem' %}X{% elif deal.title %}X{% else %}X{% endif %}",
        "{% if not deal.kind %}…{% elif deal.kind == 'oem' %}X{% elif deal.title %}…{% else %}…{% endif %}",
    );
    for (no, yes) in [
        ("deal.ends and deal.kind", "deal.kind and not deal.ends"),
        ("deal.ends or not deal.kind", "deal.ends or deal.kind"),
        ("deal.kind != 'oem'", "deal.kind in ['reseller', 'oem']"),
        ("deal.kind == deal.title", "deal.kind == deal.kind"),
        ("parties | length == 3", "parties | length > 1"),
        ("deal.kind is containing(pat='sell')", "deal.kind is containing(pat='oe')"),
        ("deal.none", "fees.yearly"),
        ("deal.ends.x", "not deal.ends.x"),
        ("exit.convenience.holder.short", "exit.convenience.holder"),
    ] {
        leaves(&format!("{{% if {no} %}}X{{% endif %}}"), &format!("{{% if {no} %}}…{{% endif %}}"));
        leaves(
            &format!("{{% if {yes} %}}X{{% else %}}X{{% endif %}}"),
            &format!("{{% if {yes} %}}X{{% else %}}…{{% endif %}}"),
        );
    }
    // What is left out as a whole is not taken apart, and what is short is not worth it.
    leaves("{% if deal.ends %}{% if deal.kind %}X{% endif %}{% endif %}", "{% if deal.ends %}…{% endif %}");
    leaves("{% if deal.ends %}y{{ a }}{% endif %}", "{% if deal.ends %}y{{ a }}{% endif %}");
}

#[test]
fn what_no_turn_of_a_loop_reaches_is_left_out() {
    leaves(
        "{% for p in parties %}{% if p.short == 'M' %}X{% endif %}{% endfor %}",
        "{% for p in parties %}{% if p.short == 'M' %}X{% endif %}{% endfor %}",
    );
    leaves(
        "{% for p in parties %}{% if p.short == 'N' %}X{% endif %}{% endfor %}",
        "{% for p in parties %}{% if p.short == 'N' %}…{% endif %}{% endfor %}",
    );
    leaves(
        "{% for p in parties %}{% if loop.first %}X{% else %}X{% endif %}{% endfor %}",
        "{% for p in parties %}{% if loop.first %}X{% else %}X{% endif %}{% endfor %}",
    );
    leaves("{% for p in deal.goals %}X{% else %}X{% endfor %}", "{% for p in deal.goals %}X{% else %}…{% endfor %}");
    let none = json!({ "l": [] });
    assert_eq!(
        left(&format!("{{% for p in l %}}{X}{{% else %}}{X}{{% endfor %}}"), &none),
        format!("{{% for p in l %}}…{{% else %}}{X}{{% endfor %}}")
    );
}

#[test]
fn names_that_a_text_makes_are_followed_or_left_alone() {
    leaves("{% set e = deal.ends %}{% if e %}X{% endif %}", "{% set e = deal.ends %}{% if e %}…{% endif %}");
    for whole in [
        "{% set e = deal.ends or deal.kind %}{% if e %}X{% else %}X{% endif %}",
        "{% set e %}{{ deal.ends }}{% endset %}{% if e %}X{% else %}X{% endif %}",
        "{% if deal.years > 1 %}{% set deal = exit %}{% endif %}{% if deal.kind %}X{% else %}X{% endif %}",
        "{% for p in parties %}{% set deal = p %}{% if deal.short %}X{% else %}X{% endif %}{% endfor %}",
        "{% for k, deal in fees %}{% if deal.kind %}X{% else %}X{% endif %}{% endfor %}",
        // Not known, or Tera refuses to say.
        "{% if document.id %}X{% else %}X{% endif %}",
        "{% if deal.none.x %}X{% else %}X{% endif %}",
        "{% if deal.none.x and deal.ends %}X{% else %}X{% endif %}",
        "{% for p in deal.kind %}X{% else %}X{% endfor %}",
        "{% if chosen(clause='a/b') %}X{% else %}X{% endif %}",
    ] {
        leaves(whole, whole);
    }
    leaves(
        "{% for p in parties %}{% set deal = p %}{% endfor %}{% if deal.kind %}X{% else %}X{% endif %}",
        "{% for p in parties %}{% set deal = p %}{% endfor %}{% if deal.kind %}X{% else %}…{% endif %}",
    );
}

/// Choices by which nothing is reached.
fn wrong(body: &str) -> Choices {
    Choices { steps: Cow::Borrowed(&[]), ..choices(&template(body).expect("a template")) }
}

#[test]
fn what_is_left_out_wrongly_is_an_error_with_a_place() {
    let body = "x\n{% if deal.kind %}{{ deal.title }}{{ deal.kind }}{% endif %}";
    let context = ViewData::new(Audience::Shared, &view()).expect("a view").context;
    let left = reached(body, &wrong(body), &context).expect("less than all");
    let place = Placed::verbatim(Sources::new().add("x", body), body.to_owned().into(), 0..body.len());
    let source = Source { name: "x.md", place: &place, left: Some(&left), condition: false };
    let engine = Engine::new(&[source]).expect("Tera takes it");
    let refused = engine.render(source, &context).expect_err("it is not printed");
    assert_eq!((refused.id, refused.span.map(|span| span.start)), ("template-failed", Some(22)));
}

/// A library of one clause whose choices were read when the program was built.
fn built(body: &str, choices: Choices) -> Library {
    load(vec![read_before(clause("clauses/a/b.md", "", body), choices), document(&["a/b"])]).expect("a good library")
}

/// A clause that was read when the program was built.
fn read_before(one: LibraryFile, choices: Choices) -> LibraryFile {
    let body = Body { choices: Some(choices), ..Body::read(&one.text).expect("front matter") };
    let head = Table::read(&one.text[body.head.clone()]).expect("TOML");
    LibraryFile { built: Some(Box::leak(Box::new(Built { head, body: Some(body) }))), ..one }
}

#[test]
#[should_panic(expected = "a part of `doc` was left out wrongly")]
fn what_is_left_out_wrongly_is_seen_by_every_test() {
    let body = "x{% if deal.kind %}{{ deal.title }}{{ deal.kind }}{% endif %}";
    drop(rendered(&built(body, wrong(body)), &view()));
}

#[test]
fn deals_that_choose_the_same_and_reach_something_else_print_their_own() {
    let body =
        "{% if deal.ends %}until {{ deal.ends }}, {{ deal.title }}{% else %}{{ deal.kind }}{{ deal.title }}{% endif %}";
    let library = built(body, choices(&template(body).expect("a template")));
    let mut ends = view();
    ends["deal"]["ends"] = json!("2027");
    let printed = |view: &Value| {
        let rendered = rendered(&library, view).expect("it renders");
        rendered.sections[0].fragments[0].markdown.clone()
    };
    for _ in 0..2 {
        assert_eq!(printed(&view()), "oemA\\*B\\_C \\<x>");
        assert_eq!(printed(&ends), "until 2027, A\\*B\\_C \\<x>");
    }
}

#[test]
fn what_fails_is_told_by_the_whole_text() {
    let body = "{% if deal.ends %}{{ a }}{{ b }}{% endif %}x\n{{ deal.goals | and }}";
    let one = clause("clauses/a/b.md", "", &body.replace("{{ a }}{{ b }}", "{{ deal.ends }}{{ deal.kind }}"));
    let text = one.text.clone();
    let read = choices(&template(text.split("+++\n").nth(2).expect("a body")).expect("a template"));
    let library = load(vec![read_before(one, read), document(&["a/b"])]);
    let mut empty = view();
    empty["deal"]["goals"] = json!([]);
    let data = ViewData::new(Audience::Shared, &empty).expect("a view");
    let mut findings = Findings::new();
    assert!(library.expect("a good library").render("doc", &data, &mut findings).is_none());
    let finding = findings.iter().next().expect("a finding");
    assert!(text[finding.span.expect("a place").start..].starts_with("and }}"), "{finding:?}");
    assert_eq!(findings.iter().count(), 1);
}
