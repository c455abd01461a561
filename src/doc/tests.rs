use crate::diag::{Findings, Sources};

use super::{BlockKind, Document, Draft, DraftSection, Fragment, Inline, Numbering, Words, build};

/// Sections by id, title and the Markdown of their clauses; an id that begins with `!` holds definitions.
fn draft(numbering: Numbering, sections: &[(&str, &str, &[&str])], sources: &mut Sources) -> Draft {
    let section = |(id, title, clauses): &(&str, &str, &[&str])| DraftSection {
        id: id.trim_start_matches('!').into(),
        title: (*title).into(),
        definitions: id.starts_with('!'),
        fragments: clauses
            .iter()
            .enumerate()
            .map(|(at, markdown)| {
                let clause = format!("{}/{at}", id.trim_start_matches('!'));
                let file = sources.add(format!("clauses/{clause}.md"), *markdown);
                Fragment { clause, file, first_line: 1, markdown: (*markdown).into() }
            })
            .collect(),
    };
    let sections = sections.iter().map(section).collect();
    Draft {
        id: "sample".into(),
        title: "Sample".into(),
        subtitle: None,
        marking: None,
        date: Some("2027-02-01".into()),
        numbering,
        words: words(),
        sections,
    }
}

fn words() -> Words {
    Words {
        section: "Section".into(),
        signature: "Signature".into(),
        name: "Name".into(),
        title: "Title".into(),
        date: "Date".into(),
        contents: "Contents".into(),
        pages: "Page {page} of {pages}".into(),
    }
}

/// A document of one word.
#[cfg(not(feature = "pdf"))]
pub(crate) fn sample() -> Document {
    built(Numbering::None, &[("s", "S", &["x"])])
}

fn built(numbering: Numbering, sections: &[(&str, &str, &[&str])]) -> Document {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let draft = draft(numbering, sections, &mut sources);
    let document = build(draft, &sources, &mut findings);
    assert!(findings.is_empty(), "{findings:#?}");
    document.expect("no error was found")
}

/// The places and ids of all findings, and no document.
fn refused(sections: &[(&str, &str, &[&str])]) -> Vec<String> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let draft = draft(Numbering::Decimal, sections, &mut sources);
    assert_eq!(build(draft, &sources, &mut findings), None, "{sections:?}");
    let told = |finding: &crate::diag::Finding| {
        assert!(!finding.message.is_empty());
        let place = finding.span.map_or("-".into(), |span| {
            let (line, column) = sources.line_column(span);
            format!("{}:{line}:{column}", sources.name(span.file))
        });
        format!("{place} {}", finding.id)
    };
    findings.iter().map(told).collect()
}

fn body(markdown: &str) -> Vec<String> {
    let text = built(Numbering::Decimal, &[("s", "S", &[markdown])]).plain_text();
    text.lines().skip(2).map(str::to_owned).collect()
}

#[test]
fn sections_and_items_are_numbered() {
    let clause = "Intro.\n\n## One\n\n1. a\n   1. b\n      1. c\n2. d\n\n### Deep\n\nx\n\n## Two\n\ny";
    let clauses = [clause];
    let one = [("a", "A", clauses.as_slice()), ("b", "B", &["z"])];
    let lines = |numbering| built(numbering, &one).plain_text();
    assert_eq!(
        lines(Numbering::Decimal),
        "Sample\n1. A\nIntro.\n1.1 One\n(a) a\n(i) b\n(A) c\n(b) d\n1.1.1 Deep\nx\n1.2 Two\ny\n2. B\nz\n"
    );
    assert!(lines(Numbering::Headings).contains("1. A\nIntro.\nOne\n"));
    assert!(lines(Numbering::None).starts_with("Sample\nA\nIntro.\nOne\n"));
}

#[test]
fn references_read_as_their_target() {
    let clause = "See [this](#end), [item](#item), [inner](#inner), [para](#para), [s](#s).\n\n## Notice {#end}\n\n\
                  1. first\n2. second {#item}\n   1. inner {#inner}\n\nA paragraph. {#para}";
    let clauses = [clause];
    let one = [("s", "S", clauses.as_slice())];
    let first = |numbering| built(numbering, &one).plain_text().lines().nth(2).map(str::to_owned);
    let decimal = "See Section 1.1, Section 1.1(b), Section 1.1(b)(i), Section 1.1, Section 1.";
    assert_eq!(first(Numbering::Decimal).as_deref(), Some(decimal));
    let none = "See “Notice”, “Notice” (b), “Notice” (b)(i), “Notice”, “S”.";
    assert_eq!(first(Numbering::None).as_deref(), Some(none));
}

#[test]
fn labels_leave_no_trace_in_the_text() {
    assert_eq!(body("## Notice {#a}\n\n- x {#b}\n- y\n\nz {#c}"), ["1.1 Notice", "x", "y", "z"]);
}

#[test]
fn a_value_never_makes_a_label() {
    let document = built(Numbering::Decimal, &[("s", "S", &["## T \\{\\#a\\}\n\nx \\{\\#b\\}"])]);
    assert_eq!(document.labels.keys().collect::<Vec<_>>(), ["s"]);
    assert!(document.plain_text().contains("T {#a}\n"), "{}", document.plain_text());
}

#[test]
fn a_hostile_name_comes_out_letter_for_letter() {
    let escaped = "A\\*B\\_C \\<x\\> \\#read(\"/etc/passwd\") \\$1 \\& \\\\end\\{document\\} \\{\\{ 7\\*7 \\}\\} \\| \
                   \\[x\\](y) \\`z\\`";
    let name = r#"A*B_C <x> #read("/etc/passwd") $1 & \end{document} {{ 7*7 }} | [x](y) `z`"#;
    let markdown = format!("{escaped}\n\n1. {escaped}\n\n| h |\n| - |\n| {escaped} |\n");
    assert_eq!(body(&markdown), [name, &format!("(a) {name}"), "h", name]);
}

#[test]
fn what_a_document_cannot_hold_is_refused() {
    for (markdown, id) in [
        ("<b>x</b>", "unsupported-markup"),
        ("<!-- x -->", "unsupported-markup"),
        ("x ![a](b.png)", "unsupported-markup"),
        ("x[^1]\n\n[^1]: y", "unsupported-markup"),
        ("- [ ] x", "unsupported-markup"),
        ("~~x~~", "unsupported-markup"),
        ("x\n\n---\n\ny", "unsupported-markup"),
        ("x\n\n    code", "unsupported-markup"),
        ("x\n\n[a]: https://b.c", "unsupported-markup"),
        ("[x](https://a.b \"title\")", "unsupported-markup"),
        ("[x](javascript:alert)", "bad-link"),
        ("[x](notes.md)", "bad-link"),
        ("```rust\nx\n```", "bad-figure"),
        ("```bars x\na | b\n```", "bad-figure"),
        ("```bars `x`\na | 1 | b\n```", "bad-figure"),
        ("# x\n\ny", "heading-level"),
        ("### x\n\ny", "heading-level"),
        ("## w\n\n#### x\n\ny", "heading-level"),
        ("- # x", "heading-level"),
        ("## x", "empty-section"),
        ("##\n\nx", "empty-heading"),
        ("1. x\n2.\n", "empty-item"),
        ("x {#a b}", "bad-label"),
        ("{#a}", "bad-label"),
        ("x&#x202E;y", "control-character"),
        ("see [x](#nowhere)", "dangling-reference"),
        ("## A {#a}\n\nx\n\n## B {#a}\n\ny", "duplicate-label"),
        ("1. x {#a}\n\ny\n\n1. z\n\nsee [x](#a)", "ambiguous-reference"),
    ] {
        let found = refused(&[("s", "S", &[markdown])]);
        assert!(found.iter().any(|found| found.ends_with(&format!(" {id}"))), "{markdown:?}: {found:?}");
    }
}

#[test]
fn a_finding_stands_at_its_line() {
    assert_eq!(
        refused(&[("s", "S", &["Fine.\n\n## T {#notice}\n\nSee [x](#notise) and <b>this</b>."])]),
        [
            "clauses/s/0.md:5:1 unsupported-markup",
            "clauses/s/0.md:5:1 unsupported-markup",
            "clauses/s/0.md:5:9 dangling-reference"
        ]
    );
    assert_eq!(refused(&[("s", "S", &[])]), ["- empty-section"]);
    assert_eq!(refused(&[("s", "S", &["## A\n\nx", "y"])]), ["clauses/s/1.md:1:1 stray-text"]);
}

#[test]
fn the_nearest_label_is_offered() {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let sections: [(&str, &str, &[&str]); 1] = [("s", "S", &["## T {#notice}\n\n[x](#notise)"])];
    build(draft(Numbering::Decimal, &sections, &mut sources), &sources, &mut findings);
    let hints: Vec<_> = findings.iter().flat_map(|finding| &finding.hints).collect();
    assert!(hints.iter().any(|hint| *hint == "did you mean `notice`?"), "{hints:?}");
}

#[test]
fn nesting_is_bounded() {
    let deep = format!("{}x", "> ".repeat(5000));
    assert!(refused(&[("s", "S", &[&deep])]).iter().any(|found| found.ends_with("nested-too-deep")));
    let deep = (0..200).fold(String::new(), |out, at| format!("{out}{}- x\n", "  ".repeat(at)));
    assert!(refused(&[("s", "S", &[&deep])]).iter().any(|found| found.ends_with("nested-too-deep")));
}

#[test]
fn definitions_are_sorted_and_unused_ones_fall_away() {
    let definitions = "In this paper:\n\n**“Term”** means x.\n\n**“Affiliate”** means an Owner:\n\n- one\n- two\n\n\
                       **“Owner”** means y.\n\n**“Idle”** means an Orphan.\n\n**“Orphan”** means z.\n\n\
                       **“Party”** or **“Side”** means us.";
    let text = "The Term binds the Parties and each Affiliate’s staff; Terminal is another word.";
    let document = built(Numbering::Decimal, &[("!d", "D", &[definitions]), ("b", "B", &[text])]);
    assert_eq!(
        document.plain_text(),
        "Sample\n1. D\nIn this paper:\n“Affiliate” means an Owner:\none\ntwo\n“Owner” means y.\n\
         “Party” or “Side” means us.\n“Term” means x.\n2. B\n\
         The Term binds the Parties and each Affiliate’s staff; Terminal is another word.\n"
    );
    let terms: Vec<_> = document.terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!(terms, ["Affiliate", "Owner", "Party", "Side", "Term"]);
}

#[test]
fn the_longest_term_counts() {
    let definitions = "**“Customer”** means x.\n\n**“Joint Customer”** means y.";
    let document = built(Numbering::Decimal, &[("!d", "D", &[definitions]), ("b", "B", &["A Joint Customer."])]);
    assert_eq!(document.terms.len(), 1);
}

#[test]
fn a_section_whose_definitions_all_fall_away_goes_too() {
    let document = built(Numbering::Decimal, &[("!d", "D", &["We say:\n\n**“Idle”** means x."]), ("b", "B", &["y"])]);
    assert_eq!(document.plain_text(), "Sample\n1. B\ny\n");
}

#[test]
fn a_term_is_defined_once() {
    assert_eq!(
        refused(&[("s", "S", &["A (the **“Plan”**).", "Another (the **\"Plan\"**)."])]),
        ["clauses/s/1.md:1:1 defined-twice"]
    );
}

#[test]
fn figures_are_read() {
    let document = built(
        Numbering::None,
        &[("s", "S", &["```bars Spend \\& more\nA\\|B | 10 | USD 10 | us\n```", "```signatures\nX | Y | Z\n```"])],
    );
    let [bars, signatures] = document.sections[0].blocks.as_slice() else { panic!("{document:?}") };
    let BlockKind::Bars(bars) = &bars.kind else { panic!("{bars:?}") };
    assert_eq!((bars.caption.as_str(), bars.bars[0].label.as_str(), bars.bars[0].value), ("Spend & more", "A|B", 10));
    assert!(matches!(&signatures.kind, BlockKind::Signatures(all) if all[0].title == "Z"));
}

#[test]
fn quotes_are_not_made_smart() {
    assert_eq!(body("It's \"so\" -- really...\n"), ["It's \"so\" -- really..."]);
}

#[test]
fn neighbouring_texts_are_one() {
    let document = built(Numbering::None, &[("s", "S", &["a\\_b & c\nd"])]);
    let BlockKind::Paragraph(run) = &document.sections[0].blocks[0].kind else { panic!() };
    assert_eq!(run, &[Inline::Text("a_b & c d".into())]);
}

proptest::proptest! {
    #[test]
    fn no_markdown_panics(markdown in "([-#>*_`~|\\[\\](){}<>&!.\\\\ \n0-9a-z“”#:]){0,80}") {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let draft = draft(Numbering::Decimal, &[("!s", "S", &[&markdown])], &mut sources);
        let document = build(draft, &sources, &mut findings);
        proptest::prop_assert_eq!(document.is_none(), findings.has_errors());
    }
}
