//! Word from a document: its parts are sound and fit together, Word counts what the tree counts, and the text is the tree's.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::build::{HOSTILE, SAMPLES, document, everywhere, try_document};
use common::pieces as tree;
use common::word_text::{W, paragraphs, parts, pieces, value};
use common::{example_trees, read_by_a_person, word_text};
use prenup::doc::{Block, BlockKind, Document, Inline, Note, Numbering, Section};
use prenup::export::Readers;
use prenup::export::docx::write;
use proptest::prelude::*;

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn docx(document: &Document) -> Vec<u8> {
    write(document, Readers::BothSides)
}

#[track_caller]
fn shows_the_tree(document: &Document) {
    let bytes = docx(document);
    let wanted: Vec<String> = tree::pieces(document).iter().map(|piece| piece.trim().to_owned()).collect();
    let shown: Vec<String> = pieces(&bytes).iter().map(|piece| piece.trim().to_owned()).collect();
    assert_eq!(shown, wanted, "{}", parts(&bytes)["word/document.xml"]);
    sound(&parts(&bytes));
}

fn parsed(text: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[track_caller]
fn sound(parts: &BTreeMap<String, String>) {
    for part in parts.values() {
        drop(parsed(part));
    }
    whole_package(parts);
    let document = parsed(&parts["word/document.xml"]);
    let all = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name((W, name)));
    let styles = parsed(&parts["word/styles.xml"]);
    let known: BTreeSet<&str> = styles.descendants().filter_map(|node| value(node, "styleId")).collect();
    for name in ["pStyle", "rStyle", "tblStyle"] {
        all(name).for_each(|style| assert!(known.contains(value(style, "val").unwrap()), "no style: {style:?}"));
    }
    let names: Vec<&str> = all("bookmarkStart").map(|node| value(node, "name").unwrap()).collect();
    let marks: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), marks.len(), "a bookmark twice: {names:?}");
    let fits = |name: &&str| name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    assert!(marks.iter().all(fits), "{marks:?}");
    let ids = |name| all(name).map(|node| value(node, "id").unwrap()).collect::<Vec<_>>();
    assert_eq!(ids("bookmarkStart").iter().collect::<BTreeSet<_>>().len(), names.len());
    assert_eq!(ids("bookmarkStart"), ids("bookmarkEnd"));
    for link in all("hyperlink").filter_map(|link| value(link, "anchor")) {
        assert!(marks.contains(link), "a link to nowhere: {link}");
    }
    // A cell and a note end with a paragraph, and no two tables touch.
    for table in all("tbl") {
        let next = table.next_sibling_element().expect("something stands behind a table");
        assert!(next.has_tag_name((W, "p")), "two tables are one");
    }
    assert!(all("tc").all(|cell| cell.last_element_child().unwrap().has_tag_name((W, "p"))));
    fields_show_what_word_computes(parts);
    drop(word_text::comments(parts));
}

/// Every part has a type, every relationship its target, and every use of one a relationship.
#[track_caller]
fn whole_package(parts: &BTreeMap<String, String>) {
    let types = parsed(&parts["[Content_Types].xml"]);
    let named: BTreeSet<&str> = types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    let content = |name: &&String| !name.contains(".rels") && *name != "[Content_Types].xml";
    let there: BTreeSet<String> = parts.keys().filter(content).map(|name| format!("/{name}")).collect();
    assert_eq!(named, there.iter().map(String::as_str).collect());
    for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let relations = parsed(&parts[rels]);
        for one in relations.descendants().filter(|node| node.has_attribute("Target")) {
            let target = one.attribute("Target").unwrap();
            let is_out = one.attribute("TargetMode") == Some("External");
            assert!(is_out || parts.contains_key(&format!("{folder}{target}")), "no part {target}");
            let spelled = |c: char| c.is_ascii_graphic() && !"<>\"{}|\\^`[]".contains(c);
            assert!(target.chars().all(spelled), "not an address: {target}");
        }
    }
    let relations = parsed(&parts["word/_rels/document.xml.rels"]);
    let known: BTreeSet<&str> = relations.descendants().filter_map(|node| node.attribute("Id")).collect();
    let document = parsed(&parts["word/document.xml"]);
    for id in document.descendants().filter_map(|node| node.attribute((R, "id"))) {
        assert!(known.contains(id), "no relationship {id}");
    }
}

/// A `REF … \n` shows the number of the paragraph of its bookmark, less the stop behind it.
#[track_caller]
fn fields_show_what_word_computes(parts: &BTreeMap<String, String>) {
    let all = paragraphs(parts);
    for (code, shown) in all.iter().flat_map(|one| &one.fields) {
        let words: Vec<&str> = code.split_whitespace().collect();
        let ["REF", bookmark, "\\n", "\\h"] = words[..] else { panic!("{code}") };
        let target = all.iter().find(|one| one.bookmarks.iter().any(|name| name == bookmark));
        let number =
            target.and_then(|target| target.number.as_deref()).unwrap_or_else(|| panic!("{code} has no number"));
        assert_eq!(number.trim_end_matches('.'), shown, "{code}");
    }
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

/// In the examples Word counts every number, and every reference to a numbered node follows it.
#[test]
fn no_number_of_the_examples_is_typed() {
    for document in example_trees() {
        let parts = parts(&docx(&document));
        let part = &parts["word/document.xml"];
        assert!(!part.contains("</w:t></w:r><w:r><w:tab/></w:r><w:bookmarkStart"), "{}", document.id);
        let all = paragraphs(&parts);
        let fields: usize = all.iter().map(|one| one.fields.len()).sum();
        let mut wanted = 0;
        let mut count = |run: &[Inline]| wanted += references(run);
        document.each_run(&mut count);
        assert!(fields >= wanted, "{}: {fields} fields for {wanted} references", document.id);
    }
}

/// How many references of a run name a number.
fn references(run: &[Inline]) -> usize {
    run.iter()
        .map(|inline| match inline {
            Inline::Strong(content) | Inline::Emphasis(content) => references(content),
            Inline::Reference(reference) => usize::from(reference.text.starts_with("Section ")),
            _ => 0,
        })
        .sum()
}

/// Every kind of block and inline, as a reader of Word sees it.
#[test]
fn a_word_file_reads_as_the_tree_says() {
    let document = document("Joint plan", Numbering::Decimal, &SAMPLES);
    read_by_a_person("sample.docx.txt", &word_text::text(&docx(&document)));
}

#[test]
fn a_hostile_text_comes_out_letter_for_letter_everywhere() {
    for text in
        [HOSTILE, "</w:t></w:r> <w:r/>", "<!-- & --> ]]> &amp; \" ' &#x41;", "“x” \u{e9}\u{4e2d}", "{page} of {pages}"]
    {
        let document = document(text, Numbering::Decimal, &[&everywhere(text)]);
        shows_the_tree(&document);
        let bytes = docx(&document);
        let shown = pieces(&bytes).iter().filter(|piece| piece.contains(text)).count();
        assert!(shown >= 18, "{shown} times");
        let core = parts(&bytes)["docProps/core.xml"].clone();
        let core = parsed(&core);
        assert!(core.descendants().any(|node| node.text() == Some(text)), "the title is not {text}");
    }
}

/// The whole way to an item, each number a field of its own; what has no number is a link alone.
#[test]
fn references_are_fields() {
    let clause = "See [x](#inner), [y](#two), [z](#s0), [p](#para) and [w](#bullet).\n\n## Two {#two}\n\n1. a\n2. b\n   1. c \
                  {#inner}\n\n## Three\n\n- d {#bullet}\n\n1. e\n\n   f {#para}\n";
    let bytes = docx(&document("Plan", Numbering::Decimal, &[clause]));
    let parts = parts(&bytes);
    let all = paragraphs(&parts);
    let see = all.iter().find(|one| one.texts[0].starts_with("See")).unwrap();
    let shown: Vec<&str> = see.fields.iter().map(|(_, shown)| shown.as_str()).collect();
    assert_eq!(shown, ["1.1", "(b)", "(i)", "1.1", "1", "1.2", "(a)", "1.2"]);
    assert_eq!(parts["word/document.xml"].matches("<w:hyperlink w:anchor=").count(), 5);
    sound(&parts);
    let bytes = docx(&document("Plan", Numbering::None, &["See [x](#s0) and [y](#i).\n\n1. a {#i}\n"]));
    let parts = word_text::parts(&bytes);
    let shown: Vec<String> =
        paragraphs(&parts).iter().flat_map(|one| one.fields.clone()).map(|(_, shown)| shown).collect();
    assert_eq!(shown, ["(a)"]);
    sound(&parts);
}

/// Lists begin anew where the tree's do, at any depth, and a list too long for Word's letters is typed.
#[test]
fn word_counts_as_the_tree_does() {
    let long = "1. item\n".repeat(30);
    let deep = (0..7).map(|at| format!("{}1. x", "   ".repeat(at))).collect::<Vec<_>>().join("\n");
    for clause in [
        "1. a\n   1. b\n   2. c\n\n   between\n\n   1. d\n2. e\n\ntext\n\n1. f\n2. g\n   1. h\n",
        "1. a\n2. b\n\n## Sub\n\n1. c\n\n### Subsub\n\n1. d\n\ntext\n\n1. e\n\n## Other\n\n1. f\n",
        "- a\n  1. b\n  2. c\n     - d\n       1. e\n- f\n  1. g\n",
        "1. > 1. a\n   >\n   > text\n   >\n   > 1. b\n2. | a |\n   | - |\n   | b |\n3. - x\n",
        &long,
        &deep,
    ] {
        for numbering in [Numbering::Decimal, Numbering::Headings, Numbering::None] {
            shows_the_tree(&document("Plan", numbering, &[clause, clause]));
        }
    }
    let counted = |clause: &str| {
        let bytes = docx(&document("Plan", Numbering::None, &[clause]));
        paragraphs(&parts(&bytes)).iter().filter(|one| one.number.is_some()).count()
    };
    assert_eq!((counted("1. a\n2. b\n"), counted(&long)), (2, 0));
}

/// What counsel writes below a heading or into a list is numbered by itself.
#[test]
fn headings_and_lists_are_numbered_by_their_styles() {
    let parts = parts(&docx(&document("Plan", Numbering::Decimal, &["## Two\n\n1. a\n"])));
    let styles = parsed(&parts["word/styles.xml"]);
    let level = |id: &str| {
        let style = styles.descendants().find(|node| value(*node, "styleId") == Some(id)).unwrap();
        style
            .descendants()
            .find(|node| node.has_tag_name((W, "ilvl")))
            .and_then(|node| value(node, "val"))
            .map(str::to_owned)
    };
    for (id, wanted) in [("Heading1", "0"), ("Heading2", "1"), ("ListNumber", "3"), ("ListNumber2", "4")] {
        assert_eq!(level(id).as_deref(), Some(wanted), "{id}");
    }
    let plain = word_text::parts(&docx(&document("Plan", Numbering::None, &["x"])));
    let heading =
        plain["word/styles.xml"].split("w:styleId=\"Heading1\"").nth(1).unwrap().split("</w:style>").next().unwrap();
    assert!(!heading.contains("numPr"), "{heading}");
}

#[test]
fn a_table_repeats_its_head_and_pages_are_counted() {
    let parts = parts(&docx(&document("Plan", Numbering::Decimal, &["| a | b |\n| - | -: |\n| c | d |\n"])));
    assert_eq!(parts["word/document.xml"].matches("<w:tblHeader/>").count(), 1);
    let text = |name: &str| {
        let page = parsed(&parts[name]);
        let all: Vec<String> =
            page.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).map(Into::into).collect();
        all.concat()
    };
    assert_eq!(text("word/footer1.xml"), "Page  PAGE 1 of  NUMPAGES 1");
    assert_eq!(text("word/header1.xml"), "PlanPlan");
}

/// In a table of many columns the room goes to the cells that need it: a short column is no wider than its words ask for
/// while a long one is broken into more lines.
#[test]
fn columns_are_as_wide_as_what_stands_in_them_asks() {
    let text = "| Ground | Notice | Pilot | Later |\n| --- | --- | --- | --- |\n\
                | Without a reason, on any day, for whoever wants to leave | on receipt | no | 186 days from 1 August \
                2028; 9 sums more, of which one is certain and eight are not |\n";
    let whole = parts(&docx(&document("Plan", Numbering::Decimal, &[text])));
    let xml = parsed(&whole["word/document.xml"]);
    let columns = xml.descendants().filter(|node| node.has_tag_name((W, "gridCol")));
    let widths: Vec<usize> = columns.map(|column| column.attribute((W, "w")).unwrap().parse().unwrap()).collect();
    let [ground, notice, pilot, later] = widths[..] else { panic!("{widths:?}") };
    assert!(pilot < notice && notice < ground && ground < later, "{widths:?}");
    assert!(later > 3 * pilot, "{widths:?}");
    assert!((8_100..=8_221).contains(&widths.iter().sum::<usize>()), "the table is as wide as the page: {widths:?}");
}

/// The same bytes each time, without a clock, a machine or a name in them.
#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = document("Plan", Numbering::Decimal, &SAMPLES);
    let bytes = docx(&document);
    assert!(bytes == docx(&document));
    let parts = parts(&bytes);
    let names: Vec<&String> = parts.keys().collect();
    assert!(names.is_sorted(), "{names:?}");
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("2027-02-01T00:00:00Z") && !core.contains("creator") && !core.contains("modified"), "{core}");
    assert!(!word_text::everything(&bytes).contains("rsid"));
    // The date and time of each entry, of both headers.
    assert!(bytes.windows(4).filter(|four| *four == b"PK\x03\x04").count() == names.len());
    for at in (0..bytes.len() - 4).filter(|at| &bytes[*at..at + 4] == b"PK\x03\x04") {
        assert_eq!(bytes[at + 10..at + 14], [0, 0, 0x21, 0]);
    }
}

#[test]
fn what_is_still_open_stands_out() {
    let document = document("Plan", Numbering::None, &["The fee is \\[open: 1 May 2027\\]."]);
    let part = &parts(&docx(&document))["word/document.xml"];
    let wanted =
        "<w:r><w:rPr><w:rStyle w:val=\"OpenPoint\"/></w:rPr><w:t xml:space=\"preserve\">[open: 1 May 2027]</w:t></w:r>";
    assert!(part.contains(wanted), "{part}");
}

/// A note on each block of each kind, alone and together with the next: the package stays sound, its text the tree's, and a
/// link in a note is text, since addresses belong to the document's own part.
#[test]
fn a_document_with_comments_is_sound() {
    let link = Inline::Link { url: "https://example.com".into(), content: vec![Inline::Text("<&>".into())] };
    let note = || Note { clause: vec![Inline::Code("a/b".into())], values: vec![link.clone()] };
    for notes in [1, 2] {
        let mut document = document("Plan", Numbering::Decimal, &SAMPLES);
        document.notes = (0..notes).map(|_| note()).collect();
        let mut count = 0;
        document.sections.iter_mut().for_each(|section| number(section, notes, &mut count));
        shows_the_tree(&document);
        let comments = word_text::comments(&parts(&docx(&document)));
        assert!(comments.iter().all(|(_, said)| said == "a/b <&>"), "{comments:#?}");
        assert!(if notes == 2 { comments.len() == count } else { comments.len() < count }, "{}", comments.len());
    }
}

/// Gives the blocks below a section notes of these numbers in turn; none to its headings.
fn number(section: &mut Section, notes: usize, count: &mut usize) {
    fn of_block(block: &mut Block, notes: usize, count: &mut usize) {
        match &mut block.kind {
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| of_block(block, notes, count));
            }
            BlockKind::Note(blocks) => blocks.iter_mut().for_each(|block| of_block(block, notes, count)),
            _ => {
                block.origin.note = Some(*count % notes + 1);
                *count += 1;
            }
        }
    }
    section.blocks.iter_mut().for_each(|block| of_block(block, notes, count));
    section.sections.iter_mut().for_each(|section| number(section, notes, count));
}

#[test]
fn what_one_side_may_read_looks_so() {
    let document = document("Plan", Numbering::None, &["x"]);
    let part = |readers| parts(&write(&document, readers))["word/document.xml"].clone();
    assert!(part(Readers::OneSide).contains("\"MarkingPrivate\"") && !part(Readers::BothSides).contains("Private"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_is_a_document_is_a_word_file(
        markdown in "([-#>*_`|\\[\\](){}<>&$@!.\\\\ \n0-9a-z“”:é]|\n\n|1\\. |- |> |\\*\\*|  |\\[a\\]\\(#s0\\)){0,60}"
    ) {
        if let Ok(document) = try_document("Any", Numbering::Decimal, &[&markdown]) {
            shows_the_tree(&document);
        }
    }
}
