//! Copies for review: each paragraph says where it comes from, and nothing of that is in the documents themselves.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;
#[path = "review/quick.rs"]
mod quick;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::program::Folder;
use common::word_text::{self, Comment};
use common::{LARGE, SMALL, all_markdown, findings, render, render_layers};
use prenup::diag::{Findings, Sources};
use prenup::doc::{self, Draft, DraftSection, Fragment, Numbering, Provenance, Review, ReviewWords, SpecLine, Words};
use prenup::export::{Readers, docx};
use prenup::pipeline::{Audience, Output, Request};
use prenup::spec::{self, Spec, SpecValue, ValueSort};

const DOCUMENTS: [&str; 4] = ["exit-clause", "joint-business-plan", "private-term-sheet", "term-sheet"];

fn request() -> Request {
    Request { formats: vec!["markdown".to_owned()], for_review: true, ..Request::default() }
}

fn texts(output: Output) -> BTreeMap<String, String> {
    assert!(!output.findings.has_errors(), "{}", findings(&output));
    output.files.into_iter().map(|file| (file.name, String::from_utf8(file.bytes).unwrap())).collect()
}

/// The copies of an example, made once.
fn copies(deal: &'static str) -> &'static BTreeMap<String, String> {
    static OF_SMALL: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| texts(render(SMALL, &request())));
    static OF_LARGE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| texts(render(LARGE, &request())));
    if deal == SMALL { &OF_SMALL } else { &OF_LARGE }
}

/// The copy for review of one document.
fn copy(deal: &'static str, document: &str) -> Copy {
    Copy::read(&copies(deal)[&format!("{document}.review.md")])
}

/// A copy taken apart.
struct Copy {
    /// The blocks of the document itself.
    blocks: Vec<String>,
    /// What is not in it.
    appendix: Vec<String>,
    /// The notes, the first under 0.
    notes: Vec<String>,
}

impl Copy {
    fn read(text: &str) -> Self {
        let mut all: Vec<String> = text.trim_end().split("\n\n").map(str::to_owned).collect();
        let first_note = all.iter().position(|block| note_of(block).is_some_and(|(_, rest)| rest.starts_with(": ")));
        let notes = all.split_off(first_note.expect("it has notes"));
        let appendix = all.split_off(all.iter().position(|block| block == "## Clauses not chosen").unwrap());
        let strip = |(at, note): (usize, String)| {
            let (number, rest) = note_of(&note).unwrap_or_else(|| panic!("no note: {note}"));
            assert_eq!(number, at + 1, "notes are in order");
            rest[2..].to_owned()
        };
        Self { blocks: all, appendix, notes: notes.into_iter().enumerate().map(strip).collect() }
    }

    /// Each piece of text that has a note: its text without it, and the note. That of a table stands behind it.
    fn noted(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            for (text, number) in block.lines().filter_map(end_note) {
                let text = if text.is_empty() && at > 0 { self.blocks[at - 1].as_str() } else { text };
                found.push((text, self.notes[number - 1].as_str()));
            }
        }
        found
    }

    fn of(&self, words: &str) -> &str {
        let mut found = self.noted().into_iter().filter(|(text, _)| text.contains(words));
        found.next().unwrap_or_else(|| panic!("nothing says: {words}")).1
    }
}

/// `[^3]rest` as its number and its rest.
fn note_of(block: &str) -> Option<(usize, &str)> {
    let (number, rest) = block.strip_prefix("[^")?.split_once(']')?;
    Some((number.parse().ok()?, rest))
}

/// A line less the sign of the note that it ends with, and the number of that.
fn end_note(line: &str) -> Option<(&str, usize)> {
    let (text, sign) = line.rsplit_once("[^")?;
    Some((text, sign.strip_suffix(']')?.parse().ok()?))
}

/// The values of a deal with the line and the key of each.
fn values(deal: &str) -> Vec<(SpecValue, usize, String)> {
    let (mut sources, mut found) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", deal.to_owned());
    let (_, places) = spec::read::<Spec>(file, &mut sources, &mut found).unwrap();
    let values = spec::values::<Spec>(&places, &sources).into_iter();
    values
        .map(|value| {
            let (line, key) = (sources.line_column(value.span).0, places.dotted(&value.path));
            (value, line, key)
        })
        .collect()
}

/// The keys and lines that a note names.
fn named(note: &str) -> Vec<(String, usize)> {
    let Some((_, values)) = note.split_once("; depends on `") else { return Vec::new() };
    let one = |part: &str| {
        let (key, place) = part.trim_end_matches('.').split_once("` (deal.toml:").unwrap_or_else(|| panic!("{part}"));
        (key.to_owned(), place.trim_end_matches(')').parse().unwrap())
    };
    values.split(", `").map(one).collect()
}

#[test]
fn every_paragraph_has_its_note() {
    for deal in [SMALL, LARGE] {
        for document in DOCUMENTS {
            let copy = copy(deal, document);
            let start = copy.blocks.iter().position(|block| block.starts_with("## ")).unwrap();
            let (mut without, mut notes) = (Vec::new(), 0);
            for block in &copy.blocks[start..] {
                if note_of(block).is_some_and(|(_, rest)| rest.is_empty()) {
                    // The note of the table or figure above.
                    without.clear();
                    notes += 1;
                    continue;
                }
                if block.starts_with('#') {
                    assert!(without.is_empty(), "{document}: no note on {without:#?}");
                    continue;
                }
                for line in block.lines().filter(|line| !matches!(line.trim(), ">" | "") && !line.ends_with('\\')) {
                    match end_note(line) {
                        Some(_) => notes += 1,
                        None => without.push(line),
                    }
                }
            }
            assert!(without.is_empty(), "{document}: no note on {without:#?}");
            assert!(notes > 10, "{document} was not read");
        }
    }
}

/// Nothing else is different: whoever reads the copy reads the document.
#[test]
fn a_copy_less_its_notes_is_the_document() {
    for deal in [SMALL, LARGE] {
        for (name, text) in all_markdown(deal) {
            let copy = copy(deal, name.trim_end_matches(".md"));
            let is_note = |block: &String| note_of(block).is_some_and(|(_, rest)| rest.is_empty());
            let blocks = copy.blocks.iter().filter(|block| !is_note(block)).map(|block| {
                let lines = block.lines().map(|line| end_note(line).map_or(line, |(text, _)| text));
                lines.collect::<Vec<_>>().join("\n")
            });
            let bare = blocks.collect::<Vec<_>>().join("\n\n");
            // A sign at the end of a line that is escaped because the sign of a note follows.
            let bare = bare.replace("**For review by our own side, not to be sent. ", "**").replace("\\]\n", "]\n");
            let text = text.trim_end().replace("\\]\n", "]\n");
            let differ = bare.lines().zip(text.lines()).find(|(one, other)| one != other);
            assert!(differ.is_none() && bare.len() == text.len(), "{name}: {differ:?}");
        }
    }
}

#[test]
fn without_the_flag_nothing_is_told() {
    for (name, text) in all_markdown(LARGE) {
        assert!(!name.contains("review"), "{name}");
        assert!(!text.contains("[^") && !text.contains("For review") && !text.contains("depends on `"), "{name}");
    }
}

/// Each line that a note names holds that value; whatever stands word for word in a paragraph is named by its note.
#[test]
fn the_lines_named_are_those_that_the_text_comes_from() {
    for deal in [SMALL, LARGE] {
        let values = values(deal);
        let mut told = 0;
        for document in DOCUMENTS {
            let copy = copy(deal, document);
            for (text, note) in copy.noted() {
                let named = named(note);
                for (key, line) in &named {
                    let known = values.iter().any(|(_, at, name)| name == key && at == line);
                    assert!(known, "{document}: there is no `{key}` in line {line}");
                }
                for (value, line, key) in &values {
                    let is_said = value.sort == ValueSort::Words && value.text.len() > 25 && text.contains(&value.text);
                    // The same words may stand in two places of the spec.
                    let words = value.text.to_lowercase();
                    let is_twice =
                        values.iter().filter(|(other, ..)| other.text.to_lowercase().contains(&words)).count() > 1;
                    // A clause may say the same by itself.
                    let clause = note.split('`').nth(1).unwrap();
                    let clause = std::fs::read_to_string(format!("clauses/{clause}.md")).unwrap();
                    if is_said && !is_twice && !clause.contains(&value.text) {
                        told += 1;
                        let is_named = named.contains(&(key.clone(), *line));
                        assert!(is_named, "{document}: `{key}` stands in `{text}`, of which is said: {note}");
                    }
                }
            }
        }
        assert!(told > 1, "no words of the spec were found in the documents");
    }
}

#[test]
fn what_a_person_expects_of_the_small_example() {
    let line = |words: &str| SMALL.lines().position(|line| line.contains(words)).unwrap() + 1;
    let exit = copy(SMALL, "exit-clause");
    let convenience = named(exit.of("without giving a reason"));
    assert!(convenience.contains(&("exit.convenience.notice".into(), line("convenience ="))), "{convenience:?}");
    let term = exit.notes.iter().find(|note| note.starts_with("Clause `exit/term`")).unwrap();
    assert!(term.contains("chosen in every deal") || term.contains("chosen when `"), "{term}");
    assert!(named(term).contains(&("deal.term".into(), line("term      ="))), "{term}");
    let sheet = copy(SMALL, "term-sheet");
    let fee = named(sheet.of("15%"));
    assert!(fee.contains(&("money.fees.referral-fee.rate".into(), line("rate   ="))), "{fee:?}");
    assert!(exit.notes.iter().any(|note| note.contains("; chosen when `exit.convenience`; ")), "{:#?}", exit.notes);
}

/// Each clause of a document is in it with a note, or it is listed with the reason.
#[test]
fn every_clause_is_told_of() {
    for document in DOCUMENTS {
        let template = std::fs::read_to_string(format!("templates/{document}.toml")).unwrap();
        let template: toml::Table = template.parse().unwrap();
        let sections = template["sections"].as_array().unwrap().iter();
        let ids = sections.flat_map(|section| section["clauses"].as_array().unwrap());
        let ids: BTreeSet<String> = ids.map(|id| id.as_str().unwrap().to_owned()).collect();
        let copy = copy(SMALL, document);
        // Of several wordings the document lists the clause that has them, and prints one.
        let slot = |id: &str| {
            let text = std::fs::read_to_string(format!("clauses/{id}.md")).unwrap();
            let of = text.lines().find(|line| line.starts_with("variant-of"));
            of.map_or(id, |line| line.split('"').nth(1).unwrap()).to_owned()
        };
        let there: BTreeSet<String> = copy.notes.iter().map(|note| slot(note.split('`').nth(1).unwrap())).collect();
        let list = copy.appendix[1].lines();
        let absent: BTreeMap<String, &str> =
            list.map(|line| (line.split('`').nth(1).unwrap().to_owned(), line)).collect();
        assert!(there.len() > 5 && absent.len() > 5, "{document} was not read");
        for id in &ids {
            assert!(there.contains(id) != absent.contains_key(id), "{document}: `{id}`");
        }
        for line in absent.values() {
            let (title, reason) = line.split_once("**").unwrap().1.split_once("): ").unwrap();
            assert!(!title.is_empty() && reason.len() > 10 && reason.ends_with('.'), "{line}");
        }
    }
}

#[test]
fn what_could_not_be_traced_is_said() {
    let copy = copy(SMALL, "exit-clause");
    let at = copy.appendix.iter().position(|block| block == "## Values not traced").unwrap();
    let untraced: Vec<&str> = copy.appendix[at + 2].lines().collect();
    // The version of the format is always 1, and the only gate is the only one that a trigger can name.
    assert!(untraced.contains(&"- `spec-version` (deal.toml:3)"), "{untraced:?}");
    assert!(untraced.iter().any(|line| line.contains("failed-gate.gate")), "{untraced:?}");
    assert!(untraced.len() < 10, "{untraced:#?}");
}

#[test]
fn a_layer_is_named_by_its_file() {
    let layer = "[exit]\nconvenience = { holder = \"either\", notice = \"45 days\" }\n";
    let files = [("some/deal.toml".to_owned(), SMALL.to_owned()), ("some/offer.toml".to_owned(), layer.to_owned())];
    let request = Request { documents: vec!["exit-clause".to_owned()], ..request() };
    let text = &texts(render_layers(&files, &request))["exit-clause.review.md"];
    let copy = Copy::read(text);
    assert!(copy.of("45 days").contains("`exit.convenience.notice` (offer.toml:2)"), "{}", copy.of("45 days"));
    assert!(!text.contains("some/"), "a folder is another on each machine");
}

#[test]
fn copies_are_for_our_own_eyes() {
    for file in render(SMALL, &request()).files {
        assert_eq!(file.audience, Audience::Private, "{}", file.name);
        assert!(file.name.ends_with(".review.md"), "{}", file.name);
        assert!(String::from_utf8(file.bytes).unwrap().contains("\n**For review by our own side, not to be sent. "));
    }
    let folder = Folder::with(SMALL);
    let ran = folder.run(&["render", "deal.toml", "--review", "--format", "markdown"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let names: Vec<String> = folder.files().into_keys().filter(|name| name.ends_with(".review.md")).collect();
    let wanted = DOCUMENTS.map(|document| format!("out/private/{document}.review.md"));
    assert_eq!(names, wanted);
    #[cfg(unix)]
    for name in names {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path().join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn the_same_copy_twice() {
    assert!(copies(SMALL).len() == 4 && *copies(SMALL) == texts(render(SMALL, &request())));
}

/// A document of one clause, as a copy for review in which each paragraph depends on a line of its own.
fn reviewed(markdown: &str) -> doc::Document {
    let (mut sources, mut found) = (Sources::new(), Findings::new());
    let file = sources.add("clauses/a/b.md", markdown.to_owned());
    let fragment = Fragment { clause: "a/b".into(), file, first_line: 1, markdown: markdown.to_owned() };
    let paragraphs = doc::paragraphs(&fragment, &sources);
    let word = String::from;
    let draft = Draft {
        id: "d".into(),
        title: "D".into(),
        subtitle: None,
        marking: Some("Draft.".into()),
        front_at: doc::FrontAt::default(),
        date: None,
        numbering: Numbering::Decimal,
        words: Words {
            section: "Section".into(),
            signature: "Signature".into(),
            name: "Name".into(),
            title: "Title".into(),
            date: "Date".into(),
            ..Words::default()
        },
        absent: Vec::new(),
        sections: vec![DraftSection {
            title_at: None,
            id: "s".into(),
            title: "S".into(),
            definitions: false,
            fragments: vec![fragment],
        }],
    };
    let mut document = doc::build(draft, &sources, &mut found).unwrap_or_else(|| panic!("{found:#?}"));
    let line = |at: usize| vec![SpecLine { file: "deal.toml".into(), line: at + 1, key: format!("key.{at}") }];
    let known = Provenance {
        version: 3,
        conditions: vec!["a and b".into(), "c".into()],
        paragraphs: (0..paragraphs.len()).map(line).collect(),
    };
    let words = ReviewWords {
        marking: word("For review."),
        clause: word("Clause"),
        version: word("version"),
        condition: word("chosen when"),
        and: word("and"),
        always: word("always"),
        values: word("depends on"),
        no_values: word("depends on nothing"),
        not_chosen: word("Not chosen"),
        all_chosen: word("All were."),
        untraced: word("Not traced"),
        untraced_why: word("No idea."),
    };
    let clauses = BTreeMap::from([("a/b".to_owned(), known)]);
    doc::review(&mut document, &Review { words, template: file, clauses, omitted: Vec::new(), untraced: line(9) });
    document
}

const BLOCKS: &str = "Wow!\n\n## Head\n\n1. one [open]\n   - two `x`\n\n> quoted *so*\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\
                      ~~~signatures\nHarbor | Ada | CEO\n~~~";

#[test]
fn each_kind_of_block_carries_its_note() {
    let text = prenup::export::md::write(&reviewed(BLOCKS));
    for wanted in [
        "**For review. Draft.**",
        "\nWow\\![^1]\n",
        "\n### 1.1 Head[^2]\n",
        "- (a) one [open\\][^3]\n  - two `x`[^4]",
        "> quoted *so*[^5]",
        "| 1   | 2   |\n\n[^6]\n",
        "- Date: ______________________________\n\n[^7]\n",
        "## Not chosen\n\nAll were.\n\n## Not traced\n\nNo idea.\n\n- `key.9` (deal.toml:10)\n",
        "\n[^7]: Clause `a/b`, version 3; chosen when `a and b` and `c`; depends on `key.6` (deal.toml:7).\n",
    ] {
        assert!(text.contains(wanted), "{wanted:?} is not in:\n{text}");
    }
}

/// What the look of a PDF is given: numbers at the blocks, and the notes in their order.
#[test]
fn the_look_is_given_the_notes() {
    let data = prenup::export::pdf::data(&reviewed(BLOCKS));
    assert_eq!(data["notes"].as_array().unwrap().len(), 7);
    assert_eq!(data["notes"][0]["clause"][1], serde_json::json!(["code", ["a/b"]]));
    let section = &data["sections"][0];
    assert_eq!(section["blocks"][0]["note"], 1);
    let head = &section["sections"][0];
    assert_eq!(head["note"], 2);
    let list = &head["blocks"][0];
    assert!(list["note"].is_null(), "a list has no note of its own");
    assert_eq!(list["items"][0]["blocks"][0]["note"], 3);
    assert_eq!(head["blocks"].as_array().unwrap().iter().filter(|block| !block["note"].is_null()).count(), 2);
}

#[test]
fn a_page_has_the_notes_beside_the_text() {
    use prenup::export::{Readers, html};
    let document = reviewed(BLOCKS);
    let text = html::write(&document, &html::Page::built_in(), Readers::OneSide);
    let note = |at: usize| {
        format!(
            "<span class=\"note-sign\">{}</span><small class=\"margin\" role=\"note\" id=\"~note-{0}\"><b>{0}</b> Clause \
             <code>a/b</code>, version 3; chosen when <code>a and b</code> and <code>c</code>; depends on \
             <code>key.{at}</code> (deal.toml:{0}).</small>",
            at + 1
        )
    };
    for (at, before) in
        ["<p>Wow!", "Head", "<p>one <mark>[open]</mark>", "<code>x</code>", "<em>so</em>"].iter().enumerate()
    {
        assert!(text.contains(&format!("{before}{}", note(at))), "{before} has no note in:\n{text}");
    }
    for at in [5, 6] {
        assert!(text.contains(&format!("<div class=\"noted\">{}</div>\n<div class=", note(at))), "{at}:\n{text}");
    }
}

#[test]
fn a_note_is_said_once_and_then_named() {
    use prenup::export::{Readers, html};
    let mut document = reviewed("x\n\ny");
    document.sections[0].blocks[1].origin.note = Some(1);
    let text = html::write(&document, &html::Page::built_in(), Readers::OneSide);
    assert!(text.contains("<p>y<a class=\"note-sign\" href=\"#~note-1\">1</a></p>"), "{text}");
    assert_eq!(text.matches("<small").count(), 1);
}

/// The comments of a copy as a Word file.
fn comments(document: &doc::Document) -> Vec<Comment> {
    word_text::comments(&word_text::parts(&docx::write(document, Readers::OneSide)))
}

#[test]
fn a_word_file_has_the_notes_as_comments() {
    let about = ["Wow!", "Head", "one [open]", "two x", "quoted so", "ab12"];
    let comments = comments(&reviewed(BLOCKS));
    for (at, (text, said)) in comments.iter().enumerate() {
        let wanted =
            format!("Clause a/b, version 3; chosen when a and b and c; depends on key.{at} (deal.toml:{}).", at + 1);
        assert_eq!((text, said), (&about.get(at).map_or_else(|| text.clone(), ToString::to_string), &wanted));
    }
    assert!(comments.len() == 7 && comments[6].0.starts_with("HarborSignatureNameAda"), "{comments:#?}");
}

/// Word shows a comment beside its text: a note that is said of what stands apart is said twice.
#[test]
fn paragraphs_of_one_note_share_a_comment() {
    let mut document = reviewed("a\n\n1. b\n\n   c\n2. d\n\n## Head\n\ne\n\nf");
    let section = &mut document.sections[0];
    section.blocks[0].origin.note = Some(1);
    let doc::BlockKind::Ordered(items) = &mut section.blocks[1].kind else { panic!("a list") };
    items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| block.origin.note = Some(1));
    section.sections[0].origin.as_mut().unwrap().note = None;
    section.sections[0].blocks[0].origin.note = Some(1);
    let comments = comments(&document);
    let about: Vec<&str> = comments.iter().map(|(about, _)| about.as_str()).collect();
    assert_eq!(about, ["abcd", "e", "f"]);
    assert!(comments[0].1 == comments[1].1 && comments[1].1 != comments[2].1, "{comments:#?}");
}

/// No clock and no machine: who comments is the program, when is the day of the document if it has one.
#[test]
fn a_comment_is_of_no_person_and_no_moment() {
    let mut document = reviewed("x");
    let part = |document: &doc::Document| {
        word_text::parts(&docx::write(document, Readers::OneSide))["word/comments.xml"].clone()
    };
    assert!(part(&document).contains("<w:comment w:id=\"0\" w:author=\"prenup\" w:initials=\"p\">"));
    document.date = Some("2027-01-31".into());
    assert!(part(&document).contains(" w:author=\"prenup\" w:date=\"2027-01-31T00:00:00Z\" w:initials=\"p\">"));
    document.notes.clear();
    let parts = word_text::parts(&docx::write(&document, Readers::OneSide));
    assert!(!parts.contains_key("word/comments.xml") && !parts["[Content_Types].xml"].contains("comments"));
}

/// Each note of a whole document is beside its text: the same as in Markdown.
#[test]
fn a_word_copy_tells_what_the_others_tell() {
    let request = Request { formats: vec!["docx".to_owned()], documents: vec!["exit-clause".to_owned()], ..request() };
    let file = render(SMALL, &request).files.remove(0);
    assert_eq!((file.name.as_str(), file.audience), ("exit-clause.review.docx", Audience::Private));
    let comments = word_text::comments(&word_text::parts(&file.bytes));
    let copy = copy(SMALL, "exit-clause");
    let flat = |note: &str| note.replace('`', "");
    let said: BTreeSet<String> = comments.iter().map(|(_, said)| flat(said)).collect();
    assert_eq!(said, copy.notes.iter().map(|note| flat(note)).collect());
    let (_, said) = comments.iter().find(|(about, _)| about.contains("without giving a reason")).unwrap();
    assert_eq!(flat(said), flat(copy.of("without giving a reason")));
}
