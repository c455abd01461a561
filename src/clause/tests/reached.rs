//! What a view does not reach is not handed to Tera, and nothing else is left out.

use std::borrow::Cow;

use super::*;
use crate::clause::answer::Scope;
use crate::clause::body::Body;
use crate::clause::choices::{Choices, Question, Step};
use crate::clause::choose::choices;
use crate::clause::engine::{Engine, Source};
use crate::clause::file::Built;
use crate::clause::head::Table;
use crate::clause::place::Placed;
use crate::clause::reached::{LEFT_OUT, reached};

/// What is left of a body, with `…` for what is left out.
fn left(body: &str, view: &Value) -> String {
    let choices = choices(body).expect("a template");
    let context = ViewData::new(Audience::Shared, view).expect("a view").context;
    reached(body, &choices, Scope::of(&context)).map_or(body.to_owned(), |left| left.replace(LEFT_OUT, "…"))
}

/// A part that is worth leaving out.
const X: &str = "{{ a }}{{ b }}";

fn leaves(body: &str, wanted: &str) {
    assert_eq!(left(&body.replace('X', X), &view()), wanted.replace('X', X), "{body}");
}

#[test]
fn what_a_view_answers_is_not_asked() {
    leaves("a{% if deal.ends %}X{% endif %}b", "ab");
    leaves("a{% if deal.kind %} X {% else %}X{% endif %}b", "a X b");
    leaves("{% if not deal.kind %}1{% elif deal.kind == 'oem' %}X{% elif deal.title %}3{% else %}4{% endif %}", "X");
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
        leaves(&format!("{{% if {no} %}}X{{% endif %}}"), "");
        leaves(&format!("{{% if {yes} %}}1{{% else %}}2{{% endif %}}"), "1");
    }
    leaves(
        "{% if deal.kind %}1{% if deal.ends %}2{% else %}{% if deal.title %}3{% endif %}{% endif %}{% endif %}4",
        "134",
    );
    leaves("{% set a %}{% if deal.ends %}1{% else %}2{% endif %}{% endset %}", "{% set a %}2{% endset %}");
}

#[test]
fn a_tag_that_is_taken_away_takes_the_blanks_that_its_marks_take() {
    leaves("a {%- if deal.kind -%} X {%- else -%} 2 {%- endif -%} b", "aXb");
    leaves("a {%- if deal.ends -%} X {%- else %} 2 {% endif -%} b", "a 2 b");
    leaves("a\n{% if deal.kind %} 1 {%- endif %}\nb", "a\n 1\nb");
    // So do the tags that stay, and what then stands beside them is left as it is.
    leaves("{% if deal.kind %} 1 {% endif %}{{- deal.title -}} {{ a }} ", " 1 {{ deal.title }}{{ a }} ");
    leaves("{{ a -}}{% if deal.kind %} 1{% endif %}", "{{ a }} 1");
    // What Tera would take for a tag is not made.
    for whole in ["{ {%- if deal.kind -%}{{ a }}{% endif %}", "{ {{- a }}"] {
        leaves(whole, whole);
    }
    for whole in
        ["{% raw -%} x {%- endraw %}{% if deal.ends %}X{% endif %}", "x {#- c #}{% if deal.ends %}X{% endif %}"]
    {
        leaves(whole, whole);
    }
}

#[test]
fn what_no_turn_of_a_loop_reaches_is_left_out() {
    // Not the same in each turn.
    leaves(
        "{% for p in parties %}{% if p.short == 'M' %}X{% endif %}{% endfor %}",
        "{% for p in parties %}{% if p.short == 'M' %}X{% endif %}{% endfor %}",
    );
    leaves(
        "{% for p in parties %}{% if p.short == 'M' %}X{% elif p.name == 'M' %}X{% elif p.name == 'N' %}y{% endif %}{% endfor %}",
        "{% for p in parties %}{% if p.short == 'M' %}X{% endif %}{% endfor %}",
    );
    leaves(
        "{% for p in parties %}{% if loop.first %}X{% else %}X{% endif %}{% endfor %}",
        "{% for p in parties %}{% if loop.first %}X{% else %}X{% endif %}{% endfor %}",
    );
    leaves("{% for p in deal.goals %}X{% else %}X{% endfor %}", "{% for p in deal.goals %}X{% endfor %}");
    // The same in each.
    leaves(
        "{% for p in parties %}{% if p.short == 'N' %}X{% else %}1{% endif %}{% endfor %}",
        "{% for p in parties %}1{% endfor %}",
    );
    let none = json!({ "l": [], "k": [[], [1]] });
    assert_eq!(left("a{% for p in l %}1{% else %}2{% endfor %}{% for p in l %}3{% endfor %}", &none), "a2");
    let inner = "{% for l in k %}{% for p in l %}1{% else %}2{% endfor %}{% endfor %}";
    assert_eq!(left(inner, &none), inner);
}

#[test]
fn names_that_a_text_makes_are_followed_or_left_alone() {
    leaves("{% set e = deal.ends %}{% if e %}X{% endif %}", "{% set e = deal.ends %}");
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
        "{% if document.id %}1{% elif deal.kind %}2{% endif %}",
        "{% for p in deal.kind %}X{% else %}X{% endfor %}",
        "{% if chosen(clause='a/b') %}X{% else %}X{% endif %}",
    ] {
        leaves(whole, whole);
    }
    leaves(
        "{% for p in parties %}{% set deal = p %}{% endfor %}{% if deal.kind %}X{% else %}X{% endif %}",
        "{% for p in parties %}{% set deal = p %}{% endfor %}X",
    );
    // Behind an answer that is not known, what is certain is still not asked.
    leaves(
        "{% if document.id %}{% if deal.kind %}1{% endif %}{% else %}{% if deal.ends %}2{% endif %}{% endif %}",
        "{% if document.id %}1{% else %}{% endif %}",
    );
}

/// Steps by which no first part of a tag is come to.
fn wrong(steps: &[Step]) -> Cow<'static, [Step]> {
    let mut steps = steps.to_vec();
    for step in &mut steps {
        if let Step::If { branches, .. } = step
            && let Some(first) = branches.to_mut().first_mut()
        {
            first.question = Question::Any(Cow::Borrowed(&[]));
        }
    }
    steps.into()
}

/// A loop with a tag that stays, and choices by which its first part is not come to.
fn unreached() -> (&'static str, Choices) {
    let body =
        "x\n{% for p in parties %}{% if p.name %}{{ p.name }}{{ p.name }}{% elif p.short %}y{% endif %}{% endfor %}";
    let mut read = choices(body).expect("a template");
    for step in read.steps.to_mut() {
        if let Step::For { body, .. } = step {
            body.steps = wrong(&body.steps);
        }
    }
    (body, read)
}

#[test]
fn what_is_left_out_wrongly_is_an_error_with_a_place() {
    let (body, choices) = unreached();
    let context = ViewData::new(Audience::Shared, &view()).expect("a view").context;
    let left = reached(body, &choices, Scope::of(&context)).expect("less than all");
    let place = Placed::verbatim(Sources::new().add("x", body), body.to_owned().into(), 0..body.len());
    let source = Source { name: "x.md", place: &place, left: Some(&left), condition: false };
    let engine = Engine::new(&[source]).expect("Tera takes it");
    let refused = engine.render(source, &context).expect_err("it is not printed");
    assert_eq!((refused.id, refused.span.map(|span| span.start)), ("template-failed", Some(41)));
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
    let (body, choices) = unreached();
    drop(rendered(&built(body, choices), &view()));
}

#[test]
#[should_panic(expected = "a part of `doc` was left out wrongly")]
fn what_is_answered_wrongly_is_seen_by_every_test() {
    let body = "x{% if deal.kind %}y{% endif %}";
    let mut read = choices(body).expect("a template");
    read.steps = wrong(&read.steps);
    drop(rendered(&built(body, read), &view()));
}

#[test]
fn what_a_document_holds_is_known_before_it_is_printed() {
    let body =
        "{% if chosen(clause='a/b') %}1{% else %}2{% endif %}{% if chosen(clause='c/d') %}3{% else %}4{% endif %}";
    let context = ViewData::new(Audience::Shared, &view()).expect("a view").context;
    let held = ["a/b"].into();
    let scope = Scope::of(&context).holding(&held);
    assert_eq!(reached(body, &choices(body).expect("a template"), scope).as_deref(), Some("14"));
}

#[test]
fn deals_that_choose_the_same_and_reach_something_else_print_their_own() {
    let body =
        "{% if deal.ends %}until {{ deal.ends }}, {{ deal.title }}{% else %}{{ deal.kind }}{{ deal.title }}{% endif %}";
    let library = built(body, choices(body).expect("a template"));
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
    let read = choices(text.split("+++\n").nth(2).expect("a body")).expect("a template");
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
