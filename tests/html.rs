//! HTML from a document: it shows what the tree says, and it is whole, sound and harmless.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::BTreeSet;

use common::build::{HOSTILE, SAMPLES, document, everywhere, try_document};
use common::page_text::{parsed, pieces};
use common::pieces as tree;
use common::{example_trees, read_by_a_person};
use prenup::doc::{Document, Numbering};
use prenup::export::Readers;
use prenup::export::html::{Page, write};
use proptest::prelude::*;

fn html(document: &Document) -> String {
    write(document, &Page::built_in(), Readers::BothSides)
}

#[track_caller]
fn shows_the_tree(document: &Document) {
    let html = html(document);
    assert_eq!(pieces(&html), tree::pieces(document), "{html}");
    sound(&html);
}

/// What a validator would look for, as far as our pages can get it wrong.
#[track_caller]
fn sound(html: &str) {
    let page = parsed(html);
    let all = || page.descendants().filter(roxmltree::Node::is_element);
    let named = |name: &'static str| all().filter(move |node| node.has_tag_name(name));
    let ids: Vec<&str> = all().filter_map(|node| node.attribute("id")).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id is given twice: {ids:?}");
    for link in named("a").filter_map(|a| a.attribute("href")) {
        let scheme = ["https://", "http://", "mailto:"].iter().any(|scheme| link.to_lowercase().starts_with(scheme));
        let target = link.strip_prefix('#').is_some_and(|id| known.contains(id));
        assert!(scheme || target, "a link to nowhere: {link}");
    }
    let inside = |node: roxmltree::Node<'_, '_>, name: &str| node.ancestors().skip(1).any(|n| n.has_tag_name(name));
    assert!(named("a").all(|a| !inside(a, "a")), "a link in a link");
    assert!(named("th").all(|th| th.attribute("scope").is_some()), "a head without scope");
    assert!(named("svg").all(|svg| svg.attribute("aria-hidden") == Some("true")), "a drawing that is read out");
    for table in named("table") {
        let cells = |row: roxmltree::Node<'_, '_>| row.children().filter(roxmltree::Node::is_element).count();
        let rows: BTreeSet<usize> = table.descendants().filter(|n| n.has_tag_name("tr")).map(cells).collect();
        assert_eq!(rows.len(), 1, "rows of different lengths");
    }
    let levels: Vec<u32> = all()
        .filter(|node| !inside(*node, "nav"))
        .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
        .collect();
    assert!(levels.first() == Some(&1) && levels.iter().filter(|level| **level == 1).count() == 1, "{levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a level is left out: {levels:?}");
    let loads = ["script", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image", "video"];
    assert!(loads.into_iter().all(|name| named(name).next().is_none()), "something is loaded");
    let handlers = all().flat_map(|node| node.attributes()).any(|a| a.name().starts_with("on") || a.name() == "style");
    assert!(!handlers, "an attribute that runs");
    assert_eq!(page.root_element().attribute("lang"), Some("en"));
    assert!(named("title").all(|title| !title.text().unwrap_or_default().is_empty()));
}

#[test]
fn the_samples_are_shown_letter_for_letter() {
    for numbering in [Numbering::Decimal, Numbering::Headings, Numbering::None] {
        shows_the_tree(&document("Joint plan", numbering, &SAMPLES));
    }
}

#[test]
fn the_examples_are_shown_letter_for_letter() {
    example_trees().iter().for_each(shows_the_tree);
}

/// Every kind of block and inline, as it stands in the file, less the stylesheet.
#[test]
fn a_page_reads_well_as_it_stands() {
    let html = html(&document("Joint plan", Numbering::Decimal, &SAMPLES));
    let (head, rest) = html.split_once("<style>").unwrap();
    read_by_a_person("sample.html", &format!("{head}{}", rest.split_once("</style>\n").unwrap().1));
}

#[test]
fn a_hostile_text_comes_out_letter_for_letter_everywhere() {
    for text in [
        HOSTILE,
        "</style><script>alert(1)</script>",
        "<!-- & --> ]]> &amp; \" onload='x' &#x41;",
        "“x” \u{e9}\u{4e2d}",
    ] {
        let document = document(text, Numbering::Decimal, &[&everywhere(text)]);
        shows_the_tree(&document);
        let shown = pieces(&html(&document)).iter().filter(|piece| piece.contains(text)).count();
        assert!(shown >= 18, "{shown} times");
    }
}

#[test]
fn references_lead_to_what_they_name() {
    let clause =
        "See [x](#item), [y](#two), [z](#s0) and [w](#para).\n\n## Two {#two}\n\n1. a\n2. b {#item}\n\nText {#para}\n";
    let html = html(&document("Plan", Numbering::Decimal, &[clause]));
    let page = parsed(&html);
    let find = |id: &str| page.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
    assert_eq!(find("item").tag_name().name(), "li");
    assert_eq!(find("two").tag_name().name(), "section");
    assert_eq!(find("para").tag_name().name(), "p");
    for (id, text) in [("item", "1.1(b)"), ("two", "1.1"), ("s0", "1"), ("para", "1.1")] {
        assert!(html.contains(&format!("<a href=\"#{id}\">Section\u{A0}{text}</a>")), "{html}");
    }
}

#[test]
fn a_link_holds_no_link() {
    shows_the_tree(&document("Plan", Numbering::Decimal, &["[a [b](#s0) c](https://example.com/?a=1&b=\"2\") x"]));
}

/// The contents name every section of the first two levels, and lead there.
#[test]
fn the_contents_are_those_of_the_tree() {
    let html = html(&document("Plan", Numbering::Decimal, &SAMPLES));
    let page = parsed(&html);
    let nav = page.descendants().find(|node| node.has_tag_name("nav")).unwrap();
    let text = |node: roxmltree::Node<'_, '_>| {
        node.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect::<String>()
    };
    let lines: Vec<String> = nav.descendants().filter(|node| node.has_tag_name("a")).map(text).collect();
    let outline = document("Plan", Numbering::Decimal, &SAMPLES).outline();
    let wanted: Vec<String> = outline
        .iter()
        .filter(|line| line.level < 3)
        .map(|line| format!("{} {}", line.number.as_deref().unwrap(), line.title))
        .collect();
    assert_eq!(lines, wanted);
}

#[test]
fn the_page_names_no_program_and_no_moment_but_its_own_date() {
    let html = html(&document("Plan", Numbering::None, &["x"]));
    assert!(html.contains("<meta name=\"dcterms.date\" content=\"2027-02-01\"/>"));
    assert!(!html.to_lowercase().contains("generator") && !html.contains("prenup"), "{html}");
}

/// The stylesheet needs nothing from outside, and what a deal's own one says does not end it.
#[test]
fn the_look_is_within_the_page() {
    let css = Page::built_in().css;
    assert!(!css.contains("url(") && !css.contains("@import") && !css.contains("//"));
    let own = Page { css: "p::after { content: \"</style><script>x</script>\" }".into() };
    let html = write(&document("Plan", Numbering::None, &["x"]), &own, Readers::BothSides);
    assert!(!html.contains("</style><script>") && !html.contains("--ink"), "{html}");
}

#[test]
fn what_one_side_may_read_looks_so() {
    let document = document("Plan", Numbering::None, &["x"]);
    let page = Page::built_in();
    assert!(write(&document, &page, Readers::OneSide).contains("<html lang=\"en\" class=\"private\">"));
    assert!(write(&document, &page, Readers::BothSides).contains("<html lang=\"en\">"));
}

#[test]
fn what_is_still_open_stands_out() {
    let html = html(&document("Plan", Numbering::None, &["The fee is \\[open: 1 May 2027\\], and \\[not\\]."]));
    assert!(html.contains("The fee is <mark>[open: 1 May 2027]</mark>, and [not]."), "{html}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_is_a_document_is_a_page(
        markdown in "([-#>*_`|\\[\\](){}<>&$@!.\\\\ \n0-9a-z“”:é]|\n\n|1\\. |- |> |\\*\\*|  |\\[a\\]\\(#s0\\)){0,60}"
    ) {
        if let Ok(document) = try_document("Any", Numbering::Decimal, &[&markdown]) {
            shows_the_tree(&document);
        }
    }
}
