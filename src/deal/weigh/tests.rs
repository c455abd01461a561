use std::cmp::Ordering;

use proptest::prelude::*;

use super::verdict::{distance, judge};
use super::*;
use crate::deal::sound::{Sound, sound};
use crate::diag::{FileId, Finding, Findings};
use crate::spec::{self, Spec, Text};

const DEAL: &str = "\
spec-version = 1
[deal]
title = 'Fernlight × Colossa'
us = 'fernlight'
kind = 'referral'
currency = 'EUR'
effective = 2027-03-01
term = '2 years'
[parties.fernlight]
name = 'Fernlight GmbH'
kind = 'a limited liability company of Germany'
[parties.colossa]
name = 'Colossa Systems AG'
kind = 'a stock corporation of Switzerland'
[[commitments.minimums]]
id = 'introductions'
by = 'colossa'
metric = 'introductions'
schedule = [{ year = 1, amount = '20 introductions' }]
[[commitments.people]]
id = 'sellers'
by = 'colossa'
count = 6
role = 'sellers'
share = '50%'
[[sales.quota]]
by = 'colossa'
who = 'account managers'
credit = '100%'
[[sales.quota]]
by = 'colossa'
who = 'specialists'
credit = '50%'
[terms]
expires = 2027-01-15
law = 'Switzerland'
[money.payment]
set-off = false
";

/// A position on a term with its three values, and what stands above it.
fn position(term: &str, ideal: &str, acceptable: &str, walk_away: &str) -> String {
    format!(
        "[[private.positions]]\nterm = '{term}'\nideal = '{ideal}'\nacceptable = '{acceptable}'\n\
         walk-away = '{walk_away}'\nbecause = 'so'\n"
    )
}

struct Read {
    sources: Sources,
    files: Vec<FileId>,
    deal: Deal,
}

fn read(positions: &str) -> Read {
    let Sound { deal, sources, file } = sound(&format!("{DEAL}{positions}"));
    Read { sources, files: vec![file], deal }
}

impl Read {
    /// The offer of this text, or the ids of what is wrong with it, each with the text of its place.
    fn offer(&mut self, text: &str) -> Result<Offer, Vec<(&'static str, String)>> {
        let file = self.sources.add("offer.toml", text.to_owned());
        let mut findings = Findings::new();
        check_offer_file(&spec::outline(file, &self.sources), &mut findings);
        let files: Vec<FileId> = self.files.iter().copied().chain([file]).collect();
        let read = spec::read_layers::<Spec>(&files, &mut self.sources, &mut findings);
        let offer = read.and_then(|(spec, places)| {
            Offer::resolve(&self.deal, OfferFile { file, spec, places }, &self.sources, &mut findings)
        });
        let shown = |finding: &Finding| {
            let span = finding.span.expect("a place");
            assert_eq!(span.file, file, "{finding:?}");
            (finding.id, self.sources.text(file)[span.start..span.end].to_owned())
        };
        offer.filter(|_| !findings.has_errors()).ok_or_else(|| findings.iter().map(shown).collect())
    }

    fn weighed(&mut self, text: &str) -> Vec<Weighed> {
        let offer = self.offer(text).unwrap_or_else(|error| panic!("{error:?}"));
        rows_of(&self.deal, &offer, &self.sources)
    }
}

fn measure(text: &str) -> Measure {
    Measure::parse(&Text::parse(text).expect("a text"))
}

/// The position with these values on a term of their type, and what a value is by it.
fn judged(lines: [&str; 3], value: &str) -> (Verdict, Option<String>) {
    let mut read = read(&position("deal.term", "3 years", "2 years", "1 year"));
    let mut row = read.weighed("deal.term = '18 months'\n").remove(0).position;
    [row.ideal, row.acceptable, row.walk_away] = lines.map(measure);
    let (first, last) = (&row.ideal, &row.walk_away);
    row.better = if first.compare(last) == Some(Ordering::Less) { Better::Less } else { Better::More };
    let value = measure(value);
    let verdict = judge(&row, &value);
    let said = distance(&row, &value, verdict)
        .map(|far| format!("{} {} {}", far.by, if far.is_more { "over" } else { "under" }, far.from.id()));
    (verdict, said)
}

#[test]
fn verdicts_and_distances() {
    use Verdict::{Acceptable, Between, Ideal, PastWalkAway, Unclear};
    let more = ["USD 2M", "USD 1.5M", "USD 1M"];
    let less = ["18%", "22%", "28%"];
    let days = ["2027-02-01", "2027-03-01", "2027-04-01"];
    let words = ["New York", "England", "California"];
    for (lines, value, verdict, far) in [
        (more, "USD 2.5M", Ideal, Some("USD 500,000 over ideal")),
        (more, "USD 2M", Ideal, None),
        (more, "USD 1.9M", Acceptable, Some("USD 100,000 under ideal")),
        (more, "USD 1.5M", Acceptable, Some("USD 500,000 under ideal")),
        (more, "USD 1.4M", Between, Some("USD 100,000 under acceptable")),
        (more, "USD 1M", Between, Some("USD 500,000 under acceptable")),
        (more, "USD 999,999.50", PastWalkAway, Some("USD 0.50 under walk-away")),
        (less, "15%", Ideal, Some("3% under ideal")),
        (less, "18%", Ideal, None),
        (less, "22%", Acceptable, Some("4% over ideal")),
        (less, "25.5%", Between, Some("3.5% over acceptable")),
        (less, "28%", Between, Some("6% over acceptable")),
        (less, "30%", PastWalkAway, Some("2% over walk-away")),
        (["12 months", "18 months", "2 years"], "3 years", PastWalkAway, Some("1 year over walk-away")),
        (["12 months", "18 months", "2 years"], "20 months", Between, Some("2 months over acceptable")),
        (days, "2027-01-31", Ideal, Some("1 day under ideal")),
        (days, "2027-04-02", PastWalkAway, Some("1 day over walk-away")),
        (["8", "6", "4"], "3", PastWalkAway, Some("1 under walk-away")),
        (["8", "6", "4"], "6", Acceptable, Some("2 under ideal")),
        (words, "New York", Ideal, None),
        (words, "England", Acceptable, None),
        (words, "California", PastWalkAway, None),
        (words, "Texas", Unclear, None),
    ] {
        assert_eq!(judged(lines, value), (verdict, far.map(str::to_owned)), "{value} by {lines:?}");
    }
}

#[test]
fn what_an_offer_says_of_each_term() {
    let positions = [
        position(
            "commitments.minimums.introductions.schedule.1.amount",
            "30 introductions",
            "20 introductions",
            "15 introductions",
        ),
        position("commitments.people.sellers.count", "8", "6", "4"),
        position("sales.quota.2.credit", "100%", "50%", "25%"),
        position("terms.expires", "2027-01-31", "2027-01-15", "2027-01-01"),
        position("terms.law", "Switzerland", "England", "New York"),
        position("money.payment.set-off", "no", "no", "yes"),
        position("deal.term", "1 year", "2 years", "3 years"),
    ]
    .concat();
    let mut read = read(&positions);
    let weighed = read.weighed(
        "without = ['terms.expires']\n[[commitments.minimums]]\nid = 'introductions'\nschedule = [{ year = 1, amount = '14 introductions' }]\n\
         [[commitments.people]]\nid = 'sellers'\ncount = 9\n[terms]\nlaw = 'New York'\n[money.payment]\nset-off = true\n\
         [deal]\nterm = { tbd = 'their board' }\n",
    );
    let said: Vec<_> = weighed.iter().map(|row| (row.theirs.clone(), row.standing, row.place.as_deref())).collect();
    let value = |text| Theirs::Value(measure(text));
    assert_eq!(
        said,
        [
            (value("14 introductions"), Verdict::PastWalkAway, Some("offer.toml:4")),
            (value("9"), Verdict::Ideal, Some("offer.toml:7")),
            (Theirs::Silent, Verdict::Acceptable, None),
            (Theirs::TakenOut, Verdict::PastWalkAway, None),
            (value("New York"), Verdict::PastWalkAway, Some("offer.toml:9")),
            (Theirs::Value(Measure::YesNo(true)), Verdict::PastWalkAway, Some("offer.toml:11")),
            (Theirs::Open, Verdict::Open, Some("offer.toml:13")),
        ]
    );
    let mut worst = weighed;
    worst_first(&mut worst);
    let order: Vec<&str> =
        worst.iter().map(|row| row.position.position.term.rsplit('.').next().unwrap_or("")).collect();
    assert_eq!(order, ["amount", "expires", "law", "set-off", "term", "credit", "count"]);
}

/// The number of a row that stands behind one that is taken out is that of the other row before.
#[test]
fn a_row_that_moves_up_is_not_taken_for_the_one_before_it() {
    let positions = [
        position("sales.quota.1.credit", "100%", "75%", "60%"),
        position("sales.quota.2.credit", "100%", "50%", "25%"),
    ]
    .concat();
    for changed in ["", "[[sales.quota]]\nby = 'colossa'\nwho = 'specialists'\ncredit = '80%'\n"] {
        let mut read = read(&positions);
        let weighed = read.weighed(&format!("without = ['sales.quota.1']\n{changed}"));
        let said: Vec<_> = weighed.iter().map(|row| (row.theirs.clone(), row.standing)).collect();
        assert_eq!(said[0], (Theirs::TakenOut, Verdict::PastWalkAway), "{changed}");
    }
}

/// What falls away of which we want as little as possible may be good or very bad: a cap, an end.
#[test]
fn what_falls_away_is_past_our_line_or_for_a_person_to_judge() {
    let mut read = read(&position("commitments.people.sellers.count", "2", "6", "8"));
    let weighed = read.weighed("without = ['commitments.people.sellers']\n");
    assert_eq!((&weighed[0].theirs, weighed[0].standing), (&Theirs::TakenOut, Verdict::TakenOut));
}

/// Only what is worse than our draft opens an agreed term again.
#[test]
fn an_agreed_term_that_gets_worse_is_opened_again() {
    for (status, offer, reopened) in [
        ("agreed", "deal.term = '18 months'\n", true),
        ("agreed", "deal.term = '3 years'\n", false),
        ("agreed", "deal.term = '24 months'\n", false),
        ("agreed", "deal.term = { tbd = 'their board' }\n", true),
        ("agreed", "deal.effective = 2027-04-01\n", false),
        ("signalled", "deal.term = '18 months'\n", false),
    ] {
        let row = position("deal.term", "3 years", "2 years", "1 year") + &format!("status = '{status}'\n");
        assert_eq!(read(&row).weighed(offer)[0].is_reopened, reopened, "{status}: {offer}");
    }
}

#[test]
fn offers_that_are_none() {
    let positions =
        position("money.payment.set-off", "no", "no", "yes") + &position("deal.term", "3 years", "2 years", "1 year");
    for (offer, errors) in [
        ("", vec![("offer-changes-nothing", "")]),
        ("[deal]\nterm = '24 months'\n", vec![]),
        ("[deal]\nterm = '2 years'\n", vec![("offer-changes-nothing", "")]),
        ("[deal]\ntitle = 'Fernlight × Other'\n", vec![("offer-on-another-deal", "'Fernlight × Other'")]),
        ("[deal]\nus = 'colossa'\n", vec![("offer-changes-parties", "'colossa'")]),
        ("[parties.colossa]\nname = 'Other AG'\n", vec![("offer-changes-parties", "'Other AG'")]),
        ("[parties.colossa]\nemail = 'other@colossa.example'\n", vec![]),
        (
            "[parties.other]\nname = 'Other AG'\nkind = 'a company'\n",
            vec![("offer-changes-parties", "[parties.other]")],
        ),
        ("[private]\nideal = 'so'\n", vec![("private-in-offer", "private")]),
        ("[[private.notes]]\nabout = 'x'\nnote = 'y'\n", vec![("private-in-offer", "private")]),
        ("lints.no-pilot = { level = 'off', because = 'x' }\n", vec![("private-in-offer", "lints")]),
        ("without = ['private.positions']\n", vec![("private-in-offer", "'private.positions'")]),
        ("[deal]\nterm = '700 days'\n", vec![("offer-type", "'700 days'")]),
        ("[deal]\nterm = { tbd = 'who knows' }\n", vec![]),
    ] {
        let found = read(&positions).offer(offer).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = found.iter().map(|(id, text)| (*id, text.as_str())).collect();
        assert_eq!(found, errors, "{offer}");
    }
}

#[test]
fn how_a_position_moved() {
    let mut read = read(&position("deal.term", "1 year", "2 years", "3 years"));
    let offers: Vec<Vec<Weighed>> = [
        "deal.term = '4 years'\n",
        "deal.effective = 2027-04-01\n",
        "deal.term = '30 months'\n",
        "deal.term = { tbd = 'x' }\n",
        "deal.term = '1 year'\n",
        "deal.term = '3 years'\n",
        "deal.term = '36 months'\n",
    ]
    .map(|offer| read.weighed(offer))
    .into();
    let moves: Vec<Option<Move>> = history(&offers).remove(0).into_iter().map(|said| said.moved).collect();
    let by = |text| Some(measure(text));
    assert_eq!(
        moves,
        [None, None, Some(Move::Closer(by("18 months"))), None, None, Some(Move::Away(by("2 years"))), Some(Move::Not)]
    );
}

proptest! {
    /// More for us is never judged worse, in either direction.
    #[test]
    fn a_better_value_never_has_a_worse_verdict(
        mut lines in prop::array::uniform3(0_u32..40),
        values in prop::array::uniform2(0_u32..40),
        more in any::<bool>(),
        kind in 0_usize..4,
    ) {
        lines.sort_unstable();
        if more {
            lines.reverse();
        }
        let text = |number: u32| match kind {
            0 => format!("USD {number}"),
            1 => format!("{number}%"),
            2 => number.to_string(),
            _ => format!("{} months", number + 1),
        };
        let mut row = ROW.with(Clone::clone);
        [row.ideal, row.acceptable, row.walk_away] = lines.map(|line| measure(&text(line)));
        row.better = if more { Better::More } else { Better::Less };
        let [worse, better] = {
            let mut values = values;
            values.sort_unstable();
            if !more {
                values.reverse();
            }
            values.map(|value| measure(&text(value)))
        };
        prop_assert!(judge(&row, &worse) <= judge(&row, &better));
        // Each of ours has at least the verdict that it is the line of.
        prop_assert!(judge(&row, &row.ideal) == Verdict::Ideal);
        prop_assert!(judge(&row, &row.acceptable) >= Verdict::Acceptable);
        prop_assert!(judge(&row, &row.walk_away) >= Verdict::Between);
    }
}

thread_local! {
    static ROW: PositionOnTerm = {
        let mut read = read(&position("deal.term", "3 years", "2 years", "1 year"));
        read.weighed("deal.term = '18 months'\n").remove(0).position
    };
}
