use crate::diag::{Findings, Sources};

use super::{
    Absent, BlockKind, Document, Draft, DraftSection, Fragment, FrontAt, Inline, Numbering, Words, build,
    undefined_when_shared,
};

/// Sections by id, title and the Markdown of their clauses; an id that begins with `!` holds definitions.
fn draft(numbering: Numbering, sections: &[(&str, &str, &[&str])], sources: &mut Sources) -> Draft {
    let section = |(id, title, clauses): &(&str, &str, &[&str])| DraftSection {
        title_at: None,
        id: id.trim_start_matches('!').into(),
        title: (*title).into(),
        definitions: id.starts_with('!'),
        fragments: clauses
            .iter()
            .enumerate()
            .map(|(at, markdown)| {
                let clause = format!("{}/{at}", id.trim_start_matches('!'));
                let file = sources.add(format!("clauses/{clause}.md"), (*markdown).to_owned());
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
        front_at: FrontAt::default(),
        date: Some("2027-02-01".into()),
        numbering,
        words: words(),
        sections,
        absent: Vec::new(),
    }
}

fn words() -> Words {
    Words {
        section: "Section".into(),
        article: "Article".into(),
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
    assert_eq!(
        lines(Numbering::Articles),
        "Sample\nArticle I. A\nIntro.\nSection 1.1 One\n(a) a\n(i) b\n(A) c\n(b) d\nSection 1.1.1 Deep\nx\n\
         Section 1.2 Two\ny\nArticle II. B\nz\n"
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
    let articles = "See Section 1.1, Section 1.1(b), Section 1.1(b)(i), Section 1.1, Article I.";
    assert_eq!(first(Numbering::Articles).as_deref(), Some(articles));
    let headings = "See “Notice”, “Notice” (b), “Notice” (b)(i), “Notice”, Section 1.";
    assert_eq!(first(Numbering::Headings).as_deref(), Some(headings));
    let none = "See “Notice”, “Notice” (b), “Notice” (b)(i), “Notice”, “S”.";
    assert_eq!(first(Numbering::None).as_deref(), Some(none));
}

/// Where a line may not break before the number, in each style.
#[test]
fn the_blank_before_a_number_is_known() {
    let clause = "See [x](#s), [y](#a), [z](#i).\n\n## A {#a}\n\n1. x {#i}";
    let clauses = [clause];
    let sections: Vec<_> =
        (0..4).map(|at| (["p", "q", "r", "s"][at], "S", if at == 3 { clauses.as_slice() } else { &["x"] })).collect();
    for (numbering, expected) in [
        (Numbering::Decimal, ["Section~4", "Section~4.1", "Section~4.1(a)"]),
        (Numbering::Articles, ["Article~IV", "Section~4.1", "Section~4.1(a)"]),
    ] {
        let document = built(numbering, &sections);
        let BlockKind::Paragraph(run) = &document.sections[3].blocks[0].kind else { panic!() };
        let references = run.iter().filter_map(|inline| {
            let Inline::Reference(reference) = inline else { return None };
            Some(reference)
        });
        let shown = references.map(|reference| {
            let mut text = reference.text.clone();
            text.replace_range(reference.blank.map_or(0..0, |at| at..at + 1), "~");
            text
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }
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

/// What a reference into something that was left out says: who refers, to what, and why it is not there.
#[test]
fn a_reference_to_what_was_left_out_names_both() {
    let text = "See [a](#cure), [b](#trigger-breach), [c](#winding-down) and [d](#curse).";
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let mut draft = draft(Numbering::Decimal, &[("s", "S", &[text])], &mut sources);
    let absent = |clause: Option<&str>, labels: &[&str], reason: &str| Absent {
        clause: clause.map(str::to_owned),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        reason: reason.to_owned(),
    };
    draft.absent = vec![
        absent(Some("exit/cure"), &["cure"], "nothing can be cured"),
        absent(Some("exit/cause"), &["trigger-*"], "there is no cause"),
        absent(None, &["winding-down"], "none of its clauses is chosen"),
    ];
    assert_eq!(build(draft, &sources, &mut findings), None);
    let said: Vec<(&str, &str)> = findings.iter().map(|finding| (finding.id, finding.message.as_str())).collect();
    let by = "clause `s/0` refers to the label";
    assert_eq!(
        said,
        [
            (
                "dropped-reference",
                &*format!("{by} `cure` of clause `exit/cure`, which is left out: nothing can be cured")
            ),
            (
                "dropped-reference",
                &*format!("{by} `trigger-breach` of clause `exit/cause`, which is left out: there is no cause")
            ),
            (
                "dropped-reference",
                &*format!("{by} `winding-down` of a section that is left out: none of its clauses is chosen")
            ),
            ("dangling-reference", &*format!("{by} `curse`, which nothing in the document has")),
        ]
    );
    assert!(findings.iter().all(|finding| finding.span.is_some() && !finding.hints.is_empty()));
}

#[test]
fn a_label_that_is_used_twice_names_both_places() {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let sections: [(&str, &str, &[&str]); 2] =
        [("s", "S", &["## A {#a}\n\nx", "## B {#a}\n\ny"]), ("t", "T", &["z {#s}\n\ny {#b}\n\nx {#b}"])];
    build(draft(Numbering::Decimal, &sections, &mut sources), &sources, &mut findings);
    let said: Vec<_> = findings.iter().map(|finding| (finding.message.as_str(), finding.related.len())).collect();
    assert_eq!(
        said,
        [
            ("clause `s/1` gives the label `a`, which clause `s/0` has given", 1),
            ("clause `t/0` gives the label `s`, which the document template has given", 0),
            ("clause `t/0` gives the label `b` twice", 1),
        ]
    );
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

/// Each of these uses the term that is defined, and the last column does not.
#[test]
fn forms_of_a_term_are_understood() {
    for (term, uses, others) in [
        (
            "Party",
            &["the Parties", "a Party’s", "the Parties’ staff", "a Party's", "Party-owned"][..],
            &["Partying"][..],
        ),
        ("Effective Date", &["the Effective-Date", "Effective Dates", "the Effective Date’s"], &["the Effective day"]),
        ("Wind-down Period", &["the Wind down Period", "two Wind-down Periods", "the Wind-down-Period"], &["a Period"]),
        ("Notice of Termination", &["Notices of Termination", "the Notice-of-Termination"], &["a Notice"]),
        ("Joint Materials", &["a Joint Material"], &["Joint Mat"]),
    ] {
        let definitions = format!("**“{term}”** means x.");
        let kept = |text: &str| {
            let sections: [(&str, &str, &[&str]); 2] = [("!d", "D", &[&definitions]), ("b", "B", &[text])];
            built(Numbering::Decimal, &sections).terms.len()
        };
        for text in uses {
            assert_eq!(kept(text), 1, "{text:?} uses {term:?}");
        }
        for text in others {
            assert_eq!(kept(text), 0, "{text:?} does not use {term:?}");
        }
    }
}

#[test]
fn a_term_of_a_private_document_has_no_place_in_a_shared_one() {
    let across = |private: &str, shared: &[&str]| {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let mut make = |sections: &[(&str, &str, &[&str])]| {
            let draft = draft(Numbering::Decimal, sections, &mut sources);
            build(draft, &sources, &mut findings).expect("no error")
        };
        let ours = make(&[("p", "P", &[private])]);
        let theirs: Vec<Document> = shared.iter().map(|text| make(&[("s", "S", &[text])])).collect();
        undefined_when_shared(&theirs.iter().collect::<Vec<_>>(), &[&ours], &sources, &mut findings);
        findings.iter().map(|finding| format!("[{}] {}", finding.id, finding.message)).collect::<Vec<_>>()
    };
    let private = "The **“Golden Bridge”** is what we leave them.";
    let found = across(private, &["We cross the Golden Bridges, each Golden Bridge in turn.", "No bridge."]);
    let message =
        "clause `s/0` is shared and uses the term `Golden Bridge`, which only the private clause `p/0` defines";
    assert_eq!(found, [format!("[private-term] {message}")]);
    assert!(across(private, &["A golden bridge."]).is_empty(), "lower case is no use of the term");
    let defined = "The **“Golden Bridge”** is a bridge.";
    assert!(across(private, &["We cross the Golden Bridge.", defined]).is_empty(), "a shared document defines it");
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
