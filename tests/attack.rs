//! What a hostile author, an unlucky user and a curious partner try. Each test here was a defect once, or a door that
//! must stay shut.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;

use common::{Memory, SMALL, without_private};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::spec::Spec;
use proptest::prelude::*;

/// Private tables in every way that TOML has to write them. Each value is a canary.
const PRIVATE: [&str; 4] = [
    r#"
# above the table
[private] # CANARY
ideal = "CANARY ideal"

[[private.positions]]
term       = "money.fees.referral-fee.rate"
ideal      = "10%" # CANARY
acceptable = "15%"
walk-away  = "20%"
better     = "less"
because    = "CANARY below this \"a direct\" customer costs less"
owner      = 'CANARY owner'

# CANARY comment
[[private.walk-away]]
id        = "canary-account"
condition = """
CANARY first line
[deal]
title = "CANARY"
"""
because   = '''CANARY
[parties.x]
'''

[private.black-swan]
metric  = "CANARY metric"

[[private.notes]]
about = "CANARY"
note  = "CANARY = [ { # ] }"
"#,
    r#"
[private]
black-swan.metric = "CANARY metric"
"black-swan".pay = "CANARY pay"
strategy = { where = "CANARY", capabilities = ["CANARY one", "CANARY two"], not-doing = [
  "CANARY three", # CANARY
  'CANARY four',
] }
notes = [{ about = "CANARY", note = "CANARY" },
         { about = "CANARY", note = """CANARY
CANARY""" }]
sign-offs = [
  { who = "CANARY", status = "given" },
]
"#,
    r#"
[ private . black-swan ]
metric  = "CANARY metric"

["private".strategy]
where = "CANARY"

[['private'."notes"]]
about = "CANARY"
note = "CANARY"
[[private.alternatives]]
what = "CANARY"
note = "CANARY"
"#,
    "\r\n[private]\r\nideal = \"CANARY\"\r\n\r\n[[private.notes]]\r\nabout = \"CANARY\"\r\nnote = \"\"\"CANARY\r\nCANARY\"\"\"\r\n",
];

/// A deal with the private table at its top, where a syntax error of what follows is nearest.
fn deals() -> Vec<String> {
    let public = without_private(SMALL);
    let mut deals: Vec<String> = PRIVATE.iter().map(|private| format!("{public}\n{private}")).collect();
    let (head, tail) = public.split_once("\n[[money.fees]]").expect("the example has fees");
    deals.push(format!("{head}\n{}\n[[money.fees]]{tail}", PRIVATE[0]));
    deals.push(format!(
        "private.ideal = \"CANARY\"\nprivate.notes = [{{ about = \"CANARY\", note = 'CANARY' }}]\n{public}"
    ));
    deals.push(format!("private = {{ ideal = \"CANARY\", black-swan = {{ metric = \"CANARY\" }} }}\n{public}"));
    deals
}

/// All that a run over the spec alone says, in every style.
fn said(text: &str) -> String {
    let (mut sources, mut found) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", text.to_owned());
    if let Some((spec, places)) = prenup::spec::read::<Spec>(file, &mut sources, &mut found)
        && let Some(deal) = prenup::deal::resolve(spec, places, &sources, &mut found)
    {
        found.extend(prenup::lint::check(&deal));
    }
    let found = found.sorted();
    let mut said = format!("{found:?}");
    for style in [Style::Human { color: false }, Style::Short] {
        said.push_str(&emit(&found, &sources, style));
    }
    said
}

fn has_canary(text: &str) -> bool {
    text.to_ascii_uppercase().contains("CANARY")
}

/// One act of damage, at a place given as a share of the text.
#[derive(Debug, Clone)]
enum Damage {
    Insert(u32, &'static str),
    Delete(u32, usize),
    DropLine(u32),
    DoubleLine(u32),
    JoinLines(u32),
    Cut(u32),
}

const JUNK: [&str; 34] = [
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "{",
    "}",
    "[[",
    "]]",
    "=",
    ".",
    ",",
    "#",
    "\n",
    "\r",
    "\\",
    "\t",
    " ",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "ä",
    "= 5",
    "x = ",
    "\n[deal]\n",
    "\n[x\n",
    "\n]\n",
    "\n\"\"\"\n",
    "\n'''\n",
    "\n}\n",
    "\ntitle = \n",
    "\u{2028}",
    "{ tbd = 1 }",
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<u32>(), prop::sample::select(&JUNK[..])).prop_map(|(at, junk)| Damage::Insert(at, junk)),
        4 => (any::<u32>(), 1_usize..4).prop_map(|(at, length)| Damage::Delete(at, length)),
        1 => (any::<u32>(), 1_usize..60).prop_map(|(at, length)| Damage::Delete(at, length)),
        2 => any::<u32>().prop_map(Damage::DropLine),
        1 => any::<u32>().prop_map(Damage::DoubleLine),
        1 => any::<u32>().prop_map(Damage::JoinLines),
        1 => any::<u32>().prop_map(Damage::Cut),
    ]
}

fn place(text: &str, at: u32) -> usize {
    let mut at = usize::try_from(u64::from(at) * text.len() as u64 / u64::from(u32::MAX)).unwrap();
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn line(text: &str, at: u32) -> std::ops::Range<usize> {
    let at = place(text, at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn damaged(mut text: String, damage: &Damage) -> String {
    match *damage {
        Damage::Insert(at, junk) => text.insert_str(place(&text, at), junk),
        Damage::Delete(at, length) => {
            let start = place(&text, at);
            let end = text[start..].char_indices().nth(length).map_or(text.len(), |(at, _)| start + at);
            text.replace_range(start..end, "");
        }
        Damage::DropLine(at) => text.replace_range(line(&text, at), ""),
        Damage::DoubleLine(at) => {
            let line = line(&text, at);
            let copy = text[line.clone()].to_owned();
            text.insert_str(line.end, &copy);
        }
        Damage::JoinLines(at) => {
            let end = line(&text, at).end;
            if text[..end].ends_with('\n') {
                text.remove(end - 1);
            }
        }
        Damage::Cut(at) => text.truncate(place(&text, at)),
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_deal_never_panics_nor_shows_what_is_private(
        which in 0_usize..7,
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let deal = deals().swap_remove(which);
        let text = damages.iter().fold(deal.clone(), damaged);
        let names = |text: &str| text.matches("private").count();
        // Where the words are gone that make a part private and the file cannot be read either, nothing tells it apart.
        if names(&text) < names(&deal) && text.parse::<toml::Table>().is_err() {
            return Ok(());
        }
        let said = said(&text);
        prop_assert!(!has_canary(&said), "{}\n----\n{}", said, text);
    }
}

#[test]
fn the_deals_of_these_tests_are_good() {
    for deal in deals() {
        let said = said(&deal);
        assert!(!said.contains("Error"), "{said}");
    }
}

/// What `check` prints of a deal given as bytes, as a person and as a program sees it.
fn checked(deal: &[u8]) -> String {
    let mut world = Memory::default();
    world.files.insert("deal.toml".into(), deal.to_vec());
    let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
    emit(&found, &sources, Style::Human { color: false }) + &emit(&found, &sources, Style::Short)
}

#[test]
fn a_file_in_another_encoding_is_not_shown() {
    let text = format!("{}{}", without_private(SMALL), PRIVATE[0].replace("below", "unter ä"));
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, utf16] {
        let said = checked(&bytes);
        assert!(said.contains("not-utf8") && !has_canary(&said.replace('\0', "")), "{said}");
    }
}

#[test]
fn a_private_key_in_a_public_table_is_not_shown() {
    for line in
        ["walk-away = \"CANARY\"", "ideal = \"CANARY\"", "acceptable = 'CANARY' # CANARY", "floor = [\"CANARY\"]"]
    {
        let deal = SMALL.replace("\nrate   =", &format!("\n# CANARY\n{line}\nrate   ="));
        let said = checked(deal.as_bytes());
        assert!(said.contains("unknown key") && !has_canary(&said), "{said}");
    }
}

#[test]
fn more_rows_than_people_write_are_refused_at_once() {
    let row = |n: usize| format!("[[kpis]]\nname = \"n\"\ntarget = \"t\"\nowner = \"nobody{n}\"\n");
    let party = |n: usize| format!("[parties.p{n}]\nname = \"P{n}\"\nkind = \"k\"\n");
    let budget = |_: usize| "[[marketing.budget]]\nyear = 1\nby = \"colossa\"\namount = \"EUR 1\"\n".to_owned();
    let empty = |_: usize| "[[kpis]]\n".to_owned();
    let rows: [&dyn Fn(usize) -> String; 4] = [&row, &party, &budget, &empty];
    for row in rows {
        let rows: String = (0..30_000).map(row).collect();
        let said = checked(format!("{}\n{rows}", without_private(SMALL)).as_bytes());
        assert_eq!(said.matches("error[too-many-rows]").count(), 2, "{}", said.len());
        assert_eq!(said.matches("error[").count(), 2);
    }
    let hundreds: String = (0..900).map(row).collect();
    let said = checked(format!("{SMALL}\n{hundreds}").as_bytes());
    assert_eq!(said.matches("deal.toml:").count(), 2 * 900, "{}", said.len());
}

#[test]
fn a_term_that_is_not_there_is_not_hinted_at() {
    let deal = format!("{SMALL}[[private.walk-away]]\nid = \"canary-one\"\ncondition = \"c\"\nbecause = \"b\"\n");
    for term in
        ["private.walk-away.canary", "money.fees.referal-fee.rate", "money.fees", "private.walk-away.canary-one"]
    {
        let deal = deal.replace("term = \"money.fees.referral-fee.rate\"", &format!("term = \"{term}\""));
        let said = checked(deal.as_bytes());
        assert!(said.contains("this position is on a t"), "{said}");
        assert!(!has_canary(&said) && !said.contains("referal") && !said.contains("referral-fee"), "{said}");
    }
}

#[test]
fn no_finding_sends_controls_to_the_terminal() {
    let clause =
        "+++\ntitle = \"T\u{1b}[2J\"\naudience = \"shared\"\nnote = \"n\"\n+++\n\u{1b}]0;x\u{7} {{ a\u{9b}b }}\n";
    let world = Memory::with(&[
        ("deal.toml", &format!("{SMALL}\n[parties.\"\\u001b[31m\"]\nkind = \"a\"\n# \u{9b}31m\n[x.\"\\u001b[31m\"]\n")),
        ("clauses/plan/kpis.md", clause),
        ("clauses/plan/\u{1b}[31m.md", clause),
        ("templates/\u{202e}x.toml", "title = \"\u{1b}[31m"),
    ]);
    let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
    assert!(found.len() > 4);
    for style in [Style::Human { color: false }, Style::Short] {
        let said = emit(&found, &sources, style);
        let control = said.chars().find(|c| c.is_control() && *c != '\n' || *c == '\u{202e}');
        assert_eq!(control, None, "{said:?}");
    }
}

/// A deal in a folder of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("deal.toml"), SMALL).unwrap();
    folder
}

/// Exit status and all that the program prints when it renders the deal of a folder as Markdown.
fn run(folder: &tempfile::TempDir) -> (Option<i32>, String) {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_prenup"))
        .args(["render", "-f", "markdown"])
        .arg(folder.path().join("deal.toml"))
        .output()
        .unwrap();
    let printed = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    (run.status.code(), printed)
}

#[cfg(unix)]
#[test]
fn a_link_in_the_library_is_not_followed() {
    use std::os::unix::fs::symlink;
    let secret = tempfile::tempdir().unwrap();
    std::fs::write(secret.path().join("id.md"), "CANARY of another folder").unwrap();
    for (target, link) in [
        (secret.path().join("id.md"), "clauses/plan/kpis.md"),
        (secret.path().to_owned(), "clauses/secret"),
        (".".into(), "clauses/round"),
        ("/".into(), "templates/all"),
    ] {
        let folder = folder();
        let link = folder.path().join(link);
        std::fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(target, &link).unwrap();
        let (status, printed) = run(&folder);
        assert_eq!(status, Some(1), "{printed}");
        assert!(printed.contains("symbolic link") && !has_canary(&printed), "{printed}");
    }
}

#[cfg(unix)]
#[test]
fn private_papers_do_not_follow_a_link_to_the_shared_ones() {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("out/shared")).unwrap();
    std::os::unix::fs::symlink("shared", folder.path().join("out/private")).unwrap();
    let (status, printed) = run(&folder);
    assert_eq!(status, Some(2), "{printed}");
    assert!(printed.contains("symbolic link"), "{printed}");
    assert_eq!(
        std::fs::read_dir(folder.path().join("out/shared")).unwrap().count(),
        0,
        "nothing is written, nothing left"
    );
}

#[cfg(unix)]
#[test]
fn a_paper_that_is_a_link_is_replaced_and_not_followed() {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("out/shared")).unwrap();
    std::fs::write(folder.path().join("mine"), "mine").unwrap();
    std::os::unix::fs::symlink("../../mine", folder.path().join("out/shared/term-sheet.md")).unwrap();
    assert_eq!(run(&folder).0, Some(0));
    assert_eq!(std::fs::read_to_string(folder.path().join("mine")).unwrap(), "mine");
}

#[test]
fn a_misspelt_public_key_shows_its_line() {
    let said = checked(SMALL.replace("\nsummary   =", "\nsumary    =").as_bytes());
    assert!(said.contains("sumary    = \"Colossa"), "{said}");
    let said = checked(SMALL.replace("\nsummary   =", "\nidael    =").as_bytes());
    assert!(said.contains("unknown key `idael`") && !said.contains("= \"Colossa"), "{said}");
}

#[test]
fn a_name_of_signs_alone_is_its_own_short_name() {
    let deal = SMALL.replace("name = \"Colossa Systems AG\"", "name = \"... AG\"");
    let documents = common::markdown(&deal, "exit-clause");
    assert!(documents.contains("... AG") && !documents.contains("“”"), "{documents}");
}

/// A private clause of the deal's own may fail; what it says of that may be read by more people than the clause.
#[test]
fn a_finding_on_a_clause_does_not_quote_what_it_printed() {
    let head = "+++\ntitle = \"Notes\"\naudience = \"private\"\nnote = \"n\"\n+++\n";
    let deal = format!("{}{}", without_private(SMALL), PRIVATE[0].replace("about = \"CANARY\"", "about = \"canary\""));
    for body in [
        "{% for n in private.notes %}[x](#{{ n.about }}){% endfor %}",
        "{% for n in private.notes %}[x](#a{{ n.about }}) b{% endfor %}\n\n## A {#canari}\n\nb",
        "{% for n in private.notes %}## A {#{{ n.about }}}\n\nb\n\n## B {#{{ n.about }}}\n\nc{% endfor %}",
        "{% for n in private.notes %}[x](javascript:{{ n.about }}){% endfor %}",
        "{% for n in private.notes %}**“{{ n.about }}”** means x.\n\n**“{{ n.about }}”** means y.{% endfor %}",
        "{% for n in private.notes %}~~~bars {{ n.about }}\n{{ n.about }}\n~~~{% endfor %}",
        "{% for n in private.notes %}~~~{{ n.about }}\n{{ n.about }}\n~~~{% endfor %}",
        "{% for n in private.notes %}{% if n.about > 3 %}x{% endif %}{{ n.about | nth(n=3) }}{% endfor %}",
        "{% for n in private.notes %}<{{ n.about }}>{% endfor %}<!-- {{ private.ideal }} -->",
    ] {
        let world = Memory::with(&[("deal.toml", &deal), ("clauses/private/notes.md", &format!("{head}{body}\n"))]);
        let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
        let said = emit(&found, &sources, Style::Human { color: false });
        assert!(said.contains("private/notes"), "{body} is no error: {said}");
        assert!(!has_canary(&said.replace("{#canari}", "")), "{body}: {said}");
    }
}

/// What the deal's own library may not do to the border between the two readers.
#[test]
fn an_override_cannot_open_what_is_private() {
    let clause = |audience: &str, body: &str| {
        format!("+++\ntitle = \"T\"\naudience = \"{audience}\"\nnote = \"n\"\n+++\n## T\n\n{body}\n")
    };
    let document = |name: &str, audience: &str, clause: &str| {
        format!(
            "title = \"T\"\nfile-name = \"{name}\"\naudience = \"{audience}\"\nnumbering = \"none\"\n[[sections]]\nid = \
             \"s\"\ntitle = \"S\"\nclauses = [\"{clause}\"]\n"
        )
    };
    let peek = clause("shared", "{{ private.ideal }}");
    let own = clause("private", "{{ private.ideal }}");
    let plain = clause("shared", "x");
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("clauses/plan/kpis.md", &peek)], "unknown-name"),
        (&[("clauses/plan/kpis.md", &own)], "private-clause"),
        (&[("clauses/private/notes.md", &peek)], "unknown-name"),
        (&[("templates/leak.toml", &document("leak", "shared", "private/notes"))], "private-clause"),
        (&[("templates/private-term-sheet.toml", &document("x", "shared", "private/notes"))], "private-clause"),
        (&[("templates/a.toml", &document("../x", "shared", "own/x")), ("clauses/own/x.md", &plain)], "bad-name"),
        (&[("templates/a.toml", &document("/x", "shared", "own/x")), ("clauses/own/x.md", &plain)], "bad-name"),
        (
            &[("templates/a.toml", &document("{{ deal.title }}", "shared", "own/x")), ("clauses/own/x.md", &plain)],
            "stray-tag",
        ),
        (
            &[("templates/a.toml", &document("exit-clause", "private", "own/x")), ("clauses/own/x.md", &plain)],
            "listed-twice",
        ),
    ];
    let deal = format!("{}{}", without_private(SMALL), PRIVATE[0]);
    for (files, id) in cases {
        let mut world = Memory::with(files);
        world.files.insert("deal.toml".into(), deal.clone().into_bytes());
        let (found, sources) = prenup::pipeline::check(&world, std::path::Path::new("deal.toml")).unwrap();
        let said = emit(&found, &sources, Style::Human { color: false });
        assert!(found.iter().any(|finding| finding.id == id) && !has_canary(&said), "{id}: {said}");
    }
}
