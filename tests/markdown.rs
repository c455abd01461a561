//! Markdown that is read back gives the document's text, letter for letter.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

#[path = "common/effort.rs"]
mod effort;

use effort::within;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use prenup::diag::{Findings, Sources};
use prenup::doc::{Document, Draft, DraftSection, Fragment, FrontAt, Numbering, Words, build};

use prenup::export::md::write;

const HOSTILE: &str = r#"A*B_C <x> #read("/etc/passwd") $1 & \end{document} {{ 7*7 }} | [x](y) `z`"#;

fn draft(markdown: &str, sources: &mut Sources) -> Draft {
    let file = sources.add("clauses/x.md", markdown.to_owned());
    let fragment = Fragment { clause: "x".into(), file, first_line: 1, markdown: markdown.into() };
    let word = |word: &str| word.to_owned();
    let words = Words {
        section: word("Section"),
        article: word("Article"),
        signature: word("Signature"),
        name: word("Name"),
        title: word("Title"),
        date: word("Date"),
        contents: word("Contents"),
        pages: word("Page {page} of {pages}"),
    };
    Draft {
        id: "sample".into(),
        title: "Harbor × Meridian".into(),
        subtitle: Some("A joint plan".into()),
        marking: Some("Private".into()),
        front_at: FrontAt::default(),
        date: None,
        numbering: Numbering::Decimal,
        words,
        sections: vec![DraftSection {
            title_at: None,
            id: "s".into(),
            title: "Scope".into(),
            definitions: false,
            fragments: vec![fragment],
        }],
        absent: Vec::new(),
    }
}

fn built(markdown: &str) -> Document {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let draft = draft(markdown, &mut sources);
    let document = build(draft, &sources, &mut findings);
    document.unwrap_or_else(|| panic!("{markdown:?}: {findings:#?}"))
}

/// The text of Markdown as `Document::plain_text` gives it.
fn read_back(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::new();
    let mut cells = 0;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::TableRow | Tag::TableHead) => cells = 0,
            Event::Start(Tag::TableCell) => {
                if cells > 0 {
                    out.push_str(" | ");
                }
                cells += 1;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow | TagEnd::TableHead) => out.push('\n'),
            // An item of a tight list holds its text without a paragraph.
            Event::End(TagEnd::Item) | Event::Start(Tag::List(_) | Tag::BlockQuote(_)) if !out.ends_with('\n') => {
                out.push('\n');
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            Event::Start(_) | Event::End(_) => {}
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {
                panic!("{event:?}")
            }
        }
    }
    out
}

/// Lines and blanks do not matter: a number may stand on a line of its own.
fn words(text: &str) -> Vec<&str> {
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect()
}

fn same_text(markdown: &str) {
    let document = built(markdown);
    let written = write(&document);
    assert_eq!(words(&read_back(&written)), words(&document.plain_text()), "source:\n{markdown}\nwritten:\n{written}");
    let tidy = written.lines().all(|line| !line.ends_with(' '));
    assert!(tidy && written.ends_with('\n') && !written.ends_with("\n\n"), "{written:?}");
    assert!(!written.contains("\n\n\n"), "{written:?}");
}

/// As the templates escape values, but every sign of ASCII.
fn escaped(value: &str) -> String {
    let mut out = String::new();
    for c in value.trim().chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[test]
fn a_document_reads_well_as_it_stands() {
    let document = built(
        "As *agreed* on 2026-01-15 with **A & B**, see [x](#item) and <https://example.com>.\n\n\
         ## Ask {#ask}\n\n1. first (1.5%)\n2. second: {#item}\n   1. inner\n   2. more\n\n- loose\n\n- list\n\n\
         > Note well.\n>\n> Twice.\n\n| Term | Amount |\n| --- | ---: |\n| Fee | USD 1,500 |\n| [open] | \\| |\n\n\
         ```bars Spend\nOurs | 100 | USD 100\nTheirs | 33 | USD 33\nNone | 0 | –\n```\n\n\
         ```timeline Dates\n2027-03-01 | 1 March 2027 | Start\n```\n\n\
         ```signatures\nHarbor, Inc. | Jane Roe | CEO\nMeridian plc | | \n```\n",
    );
    let expected = "\
# Harbor × Meridian

A joint plan

**Private**

## 1. Scope

As *agreed* on 2026-01-15 with **A & B**, see Section 1.1(b) and <https://example.com>.

### 1.1 Ask

- (a) first (1.5%)
- (b) second:
  - (i) inner
  - (ii) more

* loose
* list

> Note well.
>
> Twice.

| Term   |    Amount |
| ------ | --------: |
| Fee    | USD 1,500 |
| [open] |        \\| |

**Spend**

|        |                          |         |
| ------ | ------------------------ | ------: |
| Ours   | ████████████████████████ | USD 100 |
| Theirs | ███████▉                 |  USD 33 |
| None   |                          |       – |

**Dates**

|              |       |
| ------------ | ----- |
| 1 March 2027 | Start |

**Harbor, Inc.**

- Signature: ______________________________
- Name: Jane Roe
- Title: CEO
- Date: ______________________________

**Meridian plc**

- Signature: ______________________________
- Name: ______________________________
- Title: ______________________________
- Date: ______________________________
";
    assert_eq!(write(&document), expected);
}

#[test]
fn a_hostile_name_comes_back_letter_for_letter() {
    let name = escaped(HOSTILE);
    let markdown = format!(
        "{name}\n\n## {name}\n\n1. {name}\n\n- {name}\n\n> {name}\n\n**{name}** *{name}*\n\n| {name} |\n| - |\n| {name} |\n\n\
         [{name}](https://example.com/a_(b)?x=1&y=2)\n"
    );
    assert!(built(&markdown).plain_text().contains(HOSTILE));
    same_text(&markdown);
}

#[test]
fn markup_side_by_side_stays_apart() {
    for markdown in [
        "**a**__b__ *c*_d_ x",
        "*a***b** ***c*** **d *e***",
        "wo*r*d and wo**r**d",
        "`a``b` `` ` `` ` x `",
        "wow\\![a](https://b.c)",
        "a\\\nb \\| c\\\n\\-\\-\\- \\| \\-\\-\\-\\\n\\=\\=\\=\\\n1\\. x",
        "1. > a\n\n   b\n2. - c\n   - d",
        "1. x\\\n   \\- y",
        "**a **b** c** *d *e* f* **“T”** **a *b **c** d* e**",
        "a-******1. !**#**-",
        "- a\n- b\n\n1. c\n2. d\n\n- e",
        "- | a |\n  | - |\n  | b |",
        "\\[a\\]\\(b\\) \\[\\^1\\] \\[ \\] x",
        "- \\[ \\] x",
        "> \\[!NOTE\\]\n> x",
        "**“Term”** and “**x**”",
        "| a | b |\n| - | - |\n| `x\\|y` | <https://a.b/c> |",
        "[**a** `b]`](https://a.b)",
        "&amp;amp; &lt;b&gt; &#35; x",
    ] {
        same_text(markdown);
    }
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,24}", "[-+*#>_`~=|.)0-9 a]{1,12}", "\\PC{1,12}"]
        .prop_filter("a value with a letter", |value| value.chars().any(|c| c.is_ascii_graphic()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn values_come_back_letter_for_letter(value in value()) {
        prop_assume!(!value.contains(|c: char| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')));
        let name = escaped(&value);
        same_text(&format!("{name}\n\n## {name}\n\n1. {name}\n\n- {name}\n\n> {name}\n\nx **{name}** *{name}*.\n"));
        same_text(&format!("| a {name} | b |\n| - | - |\n| {name} | `c` {name} |\n"));
        same_text(&format!("[{name}](https://example.com) {name}*x*{name}\\\n{name}\n"));
    }

    #[test]
    fn any_document_comes_back(markdown in "([-#>*_`~|\\[\\](){}<>&!.\\\\ \n0-9a-z“”:]|\n\n|1\\. |- |> |\\*\\*|  ){0,60}") {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let file = sources.add("x", markdown.clone());
        let mut quiet = built("x");
        let clause = Fragment { clause: "x".into(), file, first_line: 1, markdown: markdown.clone() };
        let draft = Draft {
            id: "x".into(),
            title: "T".into(),
            subtitle: None,
            marking: None,
            front_at: FrontAt::default(),
            date: None,
            numbering: Numbering::Decimal,
            words: quiet.words.clone(),
            sections: vec![DraftSection { title_at: None, id: "s".into(), title: "S".into(), definitions: false, fragments: vec![clause] }],
            absent: Vec::new(),
        };
        if let Some(document) = build(draft, &sources, &mut findings) {
            quiet = document;
        }
        let written = write(&quiet);
        let (read, text) = (read_back(&written), quiet.plain_text());
        prop_assert_eq!(words(&read), words(&text), "written:\n{}", written);
    }
}

/// The deepest that a text of its size can be nested, in each way that there is: an error at its line, in good time.
#[test]
fn ten_thousand_levels_are_bounded_and_located() {
    const DEEP: usize = 10_000;
    for (what, markdown) in [
        ("quotes", format!("{}x", ">".repeat(DEEP))),
        ("lists", format!("{}x", "- ".repeat(DEEP))),
        ("numbered lists", format!("{}x", "1. ".repeat(DEEP))),
        ("emphasis", format!("{}x{}", "*a ".repeat(DEEP), " a*".repeat(DEEP))),
        ("bold", format!("{}x{}", "**a ".repeat(DEEP), " a**".repeat(DEEP))),
    ] {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let draft = draft(&format!("Fine.\n\n{markdown}"), &mut sources);
        let built = within(20, what, || build(draft, &sources, &mut findings));
        assert_eq!(built, None, "{what}");
        let said: Vec<_> = findings.iter().map(|finding| (finding.id, finding.span)).collect();
        let [("nested-too-deep", Some(place)), rest @ ..] = said.as_slice() else { panic!("{what}: {said:?}") };
        assert!(rest.len() < 10, "{what}: {said:?}");
        assert_eq!(sources.line_column(*place).0, 3, "{what}");
    }
}
