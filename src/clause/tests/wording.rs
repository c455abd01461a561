//! Several wordings of one clause, in small libraries.

use super::*;

/// A wording of `a/b`.
fn wording(name: &str, more: &str, body: &str) -> LibraryFile {
    let head = format!("variant-of = \"a/b\"\nvariant = \"{name}\"\nguidance = \"g\"\nnote = \"n\"\n{more}");
    file(&format!("clauses/a/b-{name}.md"), &format!("+++\n{head}+++\n{body}"))
}

const WHEN_ENDS: &str = "when = \"deal.ends\"\notherwise = \"it has no end\"\n";
const WHEN_OEM: &str = "when = \"deal.kind == 'oem' and not deal.ends\"\notherwise = \"it is no OEM\"\n";

fn own(more: &str) -> LibraryFile {
    clause("clauses/a/b.md", &format!("variant = \"own\"\nguidance = \"g\"\n{more}"), "own")
}

/// What a library with these wordings prints, of a deal that asks for `picks`.
fn prints(files: Vec<LibraryFile>, view: &Value, picks: &[(&str, &str)]) -> Result<String, String> {
    let files = files.into_iter().chain([document(&["a/b"])]).collect();
    let library = load(files)?;
    let picks = picks.iter().map(|(clause, wording)| Pick {
        clause: (*clause).to_owned(),
        wording: (*wording).to_owned(),
        clause_at: None,
        at: None,
        is_standing: false,
    });
    let picks = Wording::new(picks);
    let mut findings = Findings::new();
    library.check_wording(&picks, &mut findings);
    let view = ViewData::new(Audience::Shared, view).expect("a view").in_wording(picks);
    let rendered = library.render("doc", &view, &mut findings);
    let said: Vec<_> = findings.iter().map(|finding| format!("[{}] {}", finding.id, finding.message)).collect();
    match rendered {
        Some(rendered) if said.is_empty() => {
            let fragments = rendered.sections.into_iter().flat_map(|section| section.fragments);
            Ok(fragments.map(|fragment| fragment.markdown).collect::<Vec<_>>().join("|"))
        }
        _ => Err(said.join("; ")),
    }
}

#[test]
fn the_spec_picks_one_and_without_a_pick_it_is_the_clause_s_own() {
    let files = || vec![own(""), wording("short", "", "short"), wording("until", WHEN_ENDS, "{{ deal.ends }}")];
    let mut ends = view();
    ends["deal"]["ends"] = json!("2027");
    for (view, pick, expected) in [
        (&view(), None, Ok("own")),
        (&view(), Some("own"), Ok("own")),
        (&view(), Some("short"), Ok("short")),
        (&ends, Some("until"), Ok("2027")),
        (&ends, None, Ok("own")),
        (&view(), Some("until"), Err("[wording-does-not-fit] this wording of `a/b` does not fit the deal")),
        (&view(), Some("shrt"), Err("[unknown-variant] `a/b` has no wording `shrt`")),
    ] {
        let picks: Vec<_> = pick.into_iter().map(|pick| ("a/b", pick)).collect();
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(prints(files(), view, &picks), expected, "{pick:?}");
    }
}

#[test]
fn where_the_deal_decides_exactly_one_is_chosen() {
    let files = |second: &str| {
        vec![own("picked-by = \"deal\"\n"), wording("until", WHEN_ENDS, "until"), wording("second", second, "second")]
    };
    let (mut ends, oem) = (view(), view());
    ends["deal"]["ends"] = json!("2027");
    let mut neither = view();
    neither["deal"]["kind"] = json!("reseller");
    let mut until = ends.clone();
    until["deal"]["kind"] = json!("reseller");
    assert_eq!(prints(files(WHEN_OEM), &neither, &[]).as_deref(), Ok("own"));
    assert_eq!(prints(files(WHEN_OEM), &until, &[]).as_deref(), Ok("until"));
    assert_eq!(prints(files(WHEN_OEM), &oem, &[]).as_deref(), Ok("second"));
    assert_eq!(prints(files(WHEN_OEM), &ends, &[]).as_deref(), Ok("until"));
    let said = "[wording-not-free] the deal itself decides how `a/b` is worded";
    assert_eq!(prints(files(WHEN_OEM), &until, &[("a/b", "second")]), Err(said.to_owned()));
}

/// Each way in which the conditions of three wordings can hold, with each pick: one is chosen, or it is said why none can be.
#[test]
fn exactly_one_is_chosen_whatever_holds() {
    for by_deal in [false, true] {
        let picked_by = if by_deal { "picked-by = \"deal\"\n" } else { "" };
        let when = |kind: &str| format!("when = \"deal.kind == '{kind}'\"\notherwise = \"x\"\n");
        let others = ["one", "two", "three"].map(|name| wording(name, &when(name), name));
        let files = [own(picked_by), document(&["a/b"])].into_iter().chain(others).collect();
        let library = load(files).expect("sound");
        let clause = |name: &str| &library.clauses[&format!("a/b-{name}")];
        for bits in 0..8 {
            let names = ["one", "two", "three"].into_iter().enumerate();
            let others: Vec<_> = names.map(|(at, name)| (clause(name), (bits >> at) & 1 == 1)).collect();
            let holding: Vec<&str> =
                others.iter().filter(|(_, holds)| *holds).filter_map(|(clause, _)| clause.wording()).collect();
            let names = [None, Some("own"), Some("one"), Some("two"), Some("three"), Some("none")];
            for (pick, is_standing) in names.into_iter().flat_map(|pick| [(pick, false), (pick, true)]) {
                let picks = pick.map(|wording| Pick {
                    clause: "a/b".into(),
                    wording: wording.into(),
                    clause_at: None,
                    at: None,
                    is_standing,
                });
                let found = Library::worded(&library.clauses["a/b"], &others, &Wording::new(picks));
                let found = found.as_ref().map(|clause| clause.wording().unwrap_or_default()).map_err(|error| error.id);
                let expected = match (by_deal, pick) {
                    (true, _) if holding.len() > 1 => Err("two-wordings"),
                    (true, _) => Ok(holding.first().copied().unwrap_or("own")),
                    (false, None | Some("own" | "none")) => Ok("own"),
                    (false, Some(pick)) if holding.contains(&pick) => Ok(pick),
                    // What holds for every deal gives way where it does not fit this one.
                    (false, Some(_)) if is_standing => Ok("own"),
                    (false, Some(_)) => Err("wording-does-not-fit"),
                };
                assert_eq!(found, expected, "{by_deal} {holding:?} {pick:?} {is_standing}");
            }
        }
    }
}

/// Whether two can be asked for at once is asked of every deal that there could be, when the library is read.
#[test]
fn no_deal_can_ask_for_two_wordings() {
    let when = |condition: &str| format!("when = \"{condition}\"\notherwise = \"x\"\n");
    let said = |own_when: &str, one: &str, two: &str| {
        let head =
            format!("picked-by = \"deal\"\n{}", if own_when.is_empty() { String::new() } else { when(own_when) });
        let files =
            vec![own(&head), wording("one", &when(one), "x"), wording("two", &when(two), "x"), document(&["a/b"])];
        load(files).err().unwrap_or_default()
    };
    for (own_when, one, two, passes) in [
        ("", "deal.kind == 'oem'", "deal.kind == 'reseller'", true),
        ("", "deal.ends and deal.kind == 'oem'", "not deal.ends and deal.kind == 'oem'", true),
        ("", "deal.years > 2", "not (deal.years > 2)", true),
        ("not (deal.ends and deal.kind == 'oem')", "deal.ends", "deal.kind == 'oem'", true),
        ("", "deal.ends", "deal.kind == 'oem'", false),
        ("", "deal.years > 2", "deal.years < 2", false),
        ("deal.ends", "deal.kind == 'oem'", "deal.ends", false),
    ] {
        let found = said(own_when, one, two);
        let expected = "clauses/a/b-two.md:6:8: error[two-wordings]: some deal asks for two wordings of `a/b` at once";
        assert_eq!(found.starts_with(expected), !passes, "{one} | {two}: {found}");
        assert_eq!(found.is_empty(), passes, "{one} | {two}: {found}");
    }
}

#[test]
fn a_clause_that_is_left_out_has_no_wording() {
    let files = vec![own(WHEN_ENDS), wording("short", "", "short {{ deal.ends }}")];
    assert_eq!(prints(files, &view(), &[("a/b", "short")]).as_deref(), Ok(""));
}

#[test]
fn a_wording_takes_title_and_place_of_its_group() {
    let asks = "{% if chosen(clause=\"a/b\") %}yes{% endif %} {% for c in document.clauses %}{{ c.id }} {{ c.title }} {% endfor %}";
    let files =
        || vec![own(""), wording("short", "requires = [\"a/c\"]\n", "short"), clause("clauses/a/c.md", "", asks)];
    let library = load(files().into_iter().chain([document(&["a/b", "a/c"])]).collect()).expect("sound");
    let pick = Pick { clause: "a/b".into(), wording: "short".into(), clause_at: None, at: None, is_standing: false };
    let data = ViewData::new(Audience::Shared, &view()).expect("a view").in_wording(Wording::new([pick]));
    let rendered = library.render("doc", &data, &mut Findings::new()).expect("it renders");
    let fragments = &rendered.sections[0].fragments;
    assert_eq!((fragments[0].clause.as_str(), fragments[1].markdown.as_str()), ("a/b-short", "yes a/b T a/c T "));
    let unpicked: Vec<_> = rendered.absent.iter().map(|absent| (absent.clause.as_deref(), &*absent.reason)).collect();
    assert_eq!(unpicked, [(Some("a/b"), "another wording of it is picked")]);
}

#[test]
fn fallbacks_are_left_in_order() {
    let step = |of: &str, order: u32| format!("fallback-of = \"{of}\"\nfallback = {order}\n");
    let files = vec![
        own(&step("a/b-ours", 1)),
        wording("ours", "", "x"),
        wording("second", &step("a/b", 2), "x"),
        wording("first", &step("a/b", 1), "x"),
        wording("last", &step("a/b-second", 1), "x"),
        document(&["a/b"]),
    ];
    let library = load(files).expect("sound");
    let left = |wording: &str| {
        let pick =
            Pick { clause: "a/b".into(), wording: wording.into(), clause_at: None, at: None, is_standing: false };
        let wording = Wording::new([pick]);
        let data = ViewData::new(Audience::Shared, &view()).expect("a view").in_wording(wording.clone());
        let worded = library.wordings(&[library.select("doc", &data).expect("selected")], &wording);
        let steps = worded[0].fallbacks.iter().map(|step| step.wording.clone());
        steps.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(left("ours"), "own first second last");
    assert_eq!(left("own"), "first second last");
    assert_eq!(left("first"), "second last");
    assert_eq!(left("second"), "last");
    assert_eq!(left("last"), "");
}

#[test]
fn what_is_wrong_with_a_wording_is_found_when_the_library_is_read() {
    let more = |more: &str| vec![own(""), wording("short", more, "x"), document(&["a/b"])];
    let with = |file: LibraryFile| vec![own(""), file, document(&["a/b"])];
    let raw = |head: &str| file("clauses/a/d.md", &format!("+++\nnote = \"n\"\n{head}+++\nx"));
    for (files, id) in [
        (more("title = \"T\"\n"), "[inherited-key]: `title` is that of the clause of which this is a wording"),
        (more("audience = \"shared\"\n"), "[inherited-key]: `audience` is that"),
        (more("picked-by = \"deal\"\n"), "[inherited-key]: `picked-by` is said by the clause"),
        (more("fallback = 1\n"), "[missing-key]: `fallback` needs `fallback-of`"),
        (more("fallback-of = \"a/b\"\n"), "[missing-key]: `fallback-of` needs `fallback`"),
        (more("fallback-of = \"a/b\"\nfallback = 0\n"), "[wrong-type]: `fallback` must be a whole number from 1"),
        (more("fallback-of = \"a/c\"\nfallback = 1\n"), "[unknown-variant]: `fallback-of` names no other wording"),
        (more("fallback-of = \"a/b-short\"\nfallback = 1\n"), "[unknown-variant]: `fallback-of` names no other"),
        (with(raw("variant-of = \"a/b\"\n")), "[missing-key]: `variant-of` needs `variant`"),
        (with(raw("variant-of = \"a/b\"\nvariant = \"x\"\n")), "[missing-key]: `variant` needs `guidance`"),
        (with(raw("variant-of = \"a/b\"\nvariant = \"X y\"\nguidance = \"g\"\n")), "[bad-name]: `variant` is a name"),
        (
            with(raw("variant-of = \"a/bb\"\nvariant = \"x\"\nguidance = \"g\"\n")),
            "[unknown-clause]: there is no clause `a/bb`; did you mean `a/b`?",
        ),
        (with(raw("variant-of = \"a/d\"\nvariant = \"x\"\nguidance = \"g\"\n")), "[variant-of-variant]"),
        (
            with(raw("variant-of = \"a/b\"\nvariant = \"own\"\nguidance = \"g\"\n")),
            "[same-variant]: two wordings of `a/b` are called `own`",
        ),
        (
            vec![own(""), wording("short", "", "x"), document(&["a/b", "a/b-short"])],
            "[listed-variant]: `a/b-short` is a wording of `a/b`; list `a/b`",
        ),
        (
            vec![own("picked-by = \"deal\"\n"), wording("short", "", "x"), document(&["a/b"])],
            "and this one has no `when`",
        ),
        (
            vec![
                own(""),
                wording("one", "fallback-of = \"a/b\"\nfallback = 1\n", "x"),
                wording("two", "fallback-of = \"a/b\"\nfallback = 1\n", "x"),
                document(&["a/b"]),
            ],
            "[same-fallback]: `a/b-one` is fallback 1 of `a/b` too",
        ),
        (
            vec![
                own(""),
                wording("short", "", "{% if chosen(clause=\"a/b-short\") %}x{% endif %}x"),
                document(&["a/b"]),
            ],
            "[unknown-clause]: there is no clause `a/b-short`; did you mean `a/b`?",
        ),
        (vec![own(""), wording("short", "", "{{ deal.titel }}"), document(&["a/b"])], "[unknown-name]"),
    ] {
        let found = load(files).err().unwrap_or_default();
        assert!(found.contains(id), "{id}: {found}");
    }
}

/// Counsel may put a text in place of ours without a word on the others that there are.
#[test]
fn a_clause_without_a_name_of_its_own_is_the_standard_one() {
    let files = || vec![clause("clauses/a/b.md", "", "own"), wording("short", "", "short")];
    assert_eq!(prints(files(), &view(), &[]).as_deref(), Ok("own"));
    assert_eq!(prints(files(), &view(), &[("a/b", "standard")]).as_deref(), Ok("own"));
    assert_eq!(prints(files(), &view(), &[("a/b", "short")]).as_deref(), Ok("short"));
}
