use proptest::prelude::*;

use super::*;
use crate::clause::head::halves;
use crate::clause::parts::clause as read;
use crate::clause::tests::{clause, document, load};
use crate::diag::{Sources, Style, emit};

const PLAIN: &str = "+++\ntitle    = \"Term\" # what it is\naudience = \"shared\"\nnote     = '''n\n[approval]\n'''\n+++\n## Term {#term}\n\nThree years.\n";

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn by_weber(expires: Option<&str>) -> Approval {
    Approval { reviewer: "Dr. \"A\" Weber".into(), date: day("2027-01-31"), expires: expires.map(day) }
}

/// The clause of a file's text, or what is wrong with it.
fn clause_of(text: &str) -> Result<Clause, String> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("x.md", text.to_owned());
    let clause = read("a/b", file, &text.to_owned().into(), None, &mut findings);
    clause.ok_or_else(|| emit(&findings, &sources, Style::Short).trim_end().to_owned())
}

/// The text with an approval, or what is wrong with it.
fn approve(text: &str, approval: &Approval) -> Result<String, String> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("x.md", text.to_owned());
    let approved = approved("a/b", file, text, approval, &mut findings);
    approved.ok_or_else(|| emit(&findings, &sources, Style::Short).trim_end().to_owned())
}

#[test]
fn what_a_file_does_not_say_is_version_1_and_a_draft() {
    let clause = clause_of(PLAIN).expect("sound");
    assert_eq!((clause.version(), clause.standing(None), clause.approval()), (1, Standing::Draft, None));
    let said = PLAIN.replace("+++\n## ", "version = 7\nstatus = \"reviewed\"\n+++\n## ");
    let clause = clause_of(&said).expect("sound");
    assert_eq!((clause.version(), clause.standing(None)), (7, Standing::Reviewed));
}

#[test]
fn an_approval_is_written_and_all_else_stays() {
    let text = approve(PLAIN, &by_weber(Some("2028-01-31"))).expect("approved");
    let hash = clause_of(PLAIN).expect("sound").hash();
    let block = format!(
        "status    = \"approved\"\n[approval]\nreviewer  = 'Dr. \"A\" Weber'\ndate      = 2027-01-31\nexpires   = 2028-01-31\n\
         hash      = \"{hash}\"\n"
    );
    assert_eq!(text, PLAIN.replace("+++\n## ", &format!("{block}+++\n## ")));
    let clause = clause_of(&text).expect("sound");
    assert_eq!(clause.approval(), Some(&by_weber(Some("2028-01-31"))));
    assert_eq!(clause.standing(None), Standing::Approved);
    assert_eq!(clause.standing(Some(day("2028-01-31"))), Standing::Approved);
    assert_eq!(clause.standing(Some(day("2028-02-01"))), Standing::Expired);
}

#[test]
fn a_second_approval_takes_the_place_of_the_first() {
    let first = approve(PLAIN, &by_weber(Some("2028-01-31"))).expect("approved");
    let changed = first.replace("Three years", "Four years");
    assert_eq!(clause_of(&changed).expect("sound").standing(None), Standing::Stale);
    let second = approve(&changed, &by_weber(None)).expect("approved again");
    assert_eq!(second.matches("[approval]").count(), 2, "one of them in the note: {second}");
    assert_eq!(clause_of(&second).expect("sound").standing(Some(day("2199-01-01"))), Standing::Approved);
    let draft = PLAIN.replace("note ", "status = 'draft' # not yet\nnote ");
    assert!(approve(&draft, &by_weber(None)).expect("approved").contains("status = \"approved\" # not yet\n"));
}

#[test]
fn line_ends_of_windows_stay() {
    let text = approve(&PLAIN.replace('\n', "\r\n"), &by_weber(None)).expect("approved");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(clause_of(&text.replace("\r\n", "\n")).expect("sound").standing(None), Standing::Approved);
}

#[test]
fn each_thing_that_a_reader_sees_counts_and_nothing_else() {
    let with = |more: &str| PLAIN.replace("note ", &format!("{more}note "));
    let when = with("when = \"deal.ends\"\notherwise = \"x\"\n");
    let hash = |text: &str| clause_of(text).expect("sound").hash();
    let whole = hash(&when);
    for (from, to) in [
        ("\"Term\"", "\"Terms\""),
        ("\"shared\"", "\"private\""),
        ("\"deal.ends\"", "\"not deal.ends\""),
        ("\"x\"", "\"y\""),
        ("note ", "survives = \"one year\"\nnote "),
        ("Three", "Four"),
        ("## Term", "# Term"),
    ] {
        assert!(when.contains(from) && hash(&when.replacen(from, to, 1)) != whole, "{from} does not count");
    }
    for (from, to) in [
        ("'''n\n", "'''other\n"),
        ("years.\n", "years.  \n\n\n"),
        ("# what it is", ""),
        ("note ", "source = \"s\"\nversion = 3\nnote "),
    ] {
        assert!(when.contains(from) && hash(&when.replacen(from, to, 1)) == whole, "{from} counts");
    }
}

#[test]
fn what_is_wrong_with_an_approval_is_said_where_it_stands() {
    let good = approve(PLAIN, &by_weber(Some("2028-01-31"))).expect("approved");
    for (from, to, said) in [
        ("\"approved\"", "\"final\"", "[unknown-word]: `status` is not one of its words; the words are `draft`"),
        ("\"approved\"", "\"draft\"", "[approval-without-status]: `[approval]` stands under another status"),
        ("2027-01-31", "\"2027-01-31\"", "[wrong-type]: `date` must be a date without quotes"),
        ("2027-01-31", "2027-01-31T10:00:00", "[wrong-type]: `date` must be a date"),
        ("2028-01-31", "2026-01-31", "[ends-before-it-starts]: `expires` is before `date`"),
        ("date      = 2027-01-31\n", "", "[missing-key]: `date` is missing"),
        ("reviewer ", "reviewed ", "[missing-key]: `reviewer` is missing"),
        ("sha256:", "md5:", "[bad-hash]: `hash` is not `sha256:` and 64 digits"),
        ("hash ", "hush ", "[unknown-key]: unknown key `hush`; did you mean `hash`?"),
        ("status ", "version = 0\nstatus ", "[wrong-type]: `version` must be a whole number from 1"),
    ] {
        let at = good.rfind(from).expect("it is there");
        let bad = format!("{}{to}{}", &good[..at], &good[at + from.len()..]);
        let found = clause_of(&bad).err().unwrap_or_default();
        assert!(found.contains(said) && found.starts_with("x.md:"), "{to}: {found}");
    }
    let bare = PLAIN.replace("note ", "status = \"approved\"\nnote ");
    assert!(clause_of(&bare).err().unwrap_or_default().contains("x.md:4:10: error[status-without-approval]"));
}

#[test]
fn an_approval_is_not_written_where_it_would_not_be_read() {
    let inline = good_inline();
    let found = approve(&inline, &by_weber(None)).err().unwrap_or_default();
    assert!(found.contains("error[inline-approval]"), "{found}");
    let broken = PLAIN.replace("title ", "titel ");
    assert!(approve(&broken, &by_weber(None)).err().unwrap_or_default().contains("error[missing-key]"));
}

/// An approval in one line: it reads well, and no line of it can be taken out.
fn good_inline() -> String {
    let hash = text_hash("");
    let approval = format!("approval = {{ reviewer = \"W\", date = 2027-01-31, hash = \"{hash}\" }}");
    PLAIN.replace("note ", &format!("status = \"approved\"\n{approval}\nnote "))
}

#[test]
fn what_has_become_of_an_approval_is_reported() {
    let good = approve(PLAIN, &by_weber(Some("2028-01-31"))).expect("approved");
    let said = |text: &str, today: Option<Day>, unapproved: bool| {
        let mut files = vec![clause("clauses/a/b.md", "", "x"), document(&["a/b"])];
        files[0].text = text.to_owned().into();
        if unapproved {
            files[1].text = files[1].text.replace("[[sections]]", "unapproved = \"u\"\n[[sections]]").into();
        }
        let mut library = load(files).expect("sound");
        let mut findings = Findings::new();
        library.on(today, &mut findings);
        findings.iter().map(|finding| (finding.id, finding.level.name())).collect::<Vec<_>>()
    };
    let late = Some(day("2029-01-01"));
    assert_eq!(said(PLAIN, late, false), []);
    assert_eq!(said(&good, None, true), []);
    assert_eq!(said(&good, late, true), [("expired-approval", "warning")]);
    assert_eq!(said(&good.replace("Three", "Four"), late, true), [("stale-approval", "warning")]);
    assert_eq!(said(&good, None, false), [("no-unapproved-line", "warning")]);
}

proptest! {
    /// Whatever stands in a file, an approval adds lines to its head and leaves the rest.
    #[test]
    fn no_text_is_lost_to_an_approval(
        at in 0_usize..200,
        more in "[a-z=\"'\\[\\]{}#\r\n +é]{0,12}",
        again in any::<bool>(),
    ) {
        let approved = approve(PLAIN, &by_weber(None)).expect("approved");
        let mut text = if again { approved } else { PLAIN.to_owned() };
        text.insert_str(text.floor_char_boundary(at.min(text.len())), &more);
        if let Ok(out) = approve(&text, &by_weber(Some("2028-01-31"))) {
            let (before, after) = (halves(&text).expect("a head"), halves(&out).expect("a head"));
            prop_assert_eq!(&text[before.1], &out[after.1]);
            prop_assert_eq!(clause_of(&out).expect("sound").standing(None), Standing::Approved);
            let kept = |line: &&str| !line.starts_with("status");
            let lines = text[before.0].split_inclusive('\n').take_while(|line| line.trim() != "[approval]");
            let now: Vec<&str> = out[after.0].split_inclusive('\n').collect();
            for line in lines.filter(kept) {
                prop_assert!(now.contains(&line), "{line:?} is lost");
            }
        }
    }
}
