//! Figures: fenced blocks whose lines are rows and whose info string says what they draw.

use crate::doc::tree::{Bar, Bars, BlockKind, CalendarEntry, Event, Repeats, Signatory, Timeline};

/// The figure, or what is wrong with it.
pub(super) fn parse(info: &str, body: &str) -> Result<BlockKind, String> {
    let info = info.trim();
    let (kind, caption) = info.split_once(char::is_whitespace).unwrap_or((info, ""));
    let caption = caption.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows: Vec<Vec<String>> = body.lines().filter(|line| !line.trim().is_empty()).map(cells).collect();
    if !matches!(kind, "bars" | "timeline" | "signatures") {
        return Err("has a fenced block that is not a known figure".into());
    }
    if rows.is_empty() {
        return Err(format!("has a figure `{kind}` without rows"));
    }
    match kind {
        "bars" => {
            let bars = each(&rows, bar, "`label | number | text`, perhaps with a series")?;
            Ok(BlockKind::Bars(Bars { caption, bars }))
        }
        "timeline" => {
            let mut events = each(&rows, event, "`YYYY-MM-DD | date | text`, perhaps with an entry of a calendar")?;
            events.sort_by(|a, b| a.date.cmp(&b.date));
            Ok(BlockKind::Timeline(Timeline { caption, events }))
        }
        _ if !caption.is_empty() => Err("has a figure `signatures` with a caption, which does not print".into()),
        _ => Ok(BlockKind::Signatures(each(&rows, signatory, "`party | name | title`")?)),
    }
}

fn each<T>(rows: &[Vec<String>], read: fn(&[String]) -> Option<T>, shape: &str) -> Result<Vec<T>, String> {
    rows.iter()
        .enumerate()
        .map(|(index, row)| read(row).ok_or_else(|| format!("has a figure whose row {} is not {shape}", index + 1)))
        .collect()
}

fn bar(row: &[String]) -> Option<Bar> {
    let (label, value, shown, series) = match row {
        [label, value, shown] => (label, value, shown, None),
        [label, value, shown, series] => (label, value, shown, Some(series.clone()).filter(|s| !s.is_empty())),
        _ => return None,
    };
    (!label.is_empty()).then_some(())?;
    Some(Bar { label: label.clone(), value: value.parse().ok()?, shown: shown.clone(), series })
}

fn event(row: &[String]) -> Option<Event> {
    let (date, shown, what, entry) = match row {
        [date, shown, what] => (date, shown, what, None),
        [date, shown, what, entry @ ..] => (date, shown, what, Some(calendar_entry(entry)?)),
        _ => return None,
    };
    let is_event = is_date(date) && !what.is_empty();
    is_event.then(|| Event { date: date.clone(), shown: shown.clone(), what: what.clone(), entry })
}

/// `uid | days of the alarm | weeks and last day`, of which the second may be empty and the last may be absent too.
fn calendar_entry(cells: &[String]) -> Option<CalendarEntry> {
    let (uid, alarm, repeats) = match cells {
        [uid, alarm] => (uid, alarm, None),
        [uid, alarm, repeats] => (uid, alarm, Some(repeats).filter(|cell| !cell.is_empty())),
        _ => return None,
    };
    let is_uid = uid.len() == 32 && uid.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_uid.then_some(())?;
    let alarm = if alarm.is_empty() { None } else { Some(alarm.parse().ok()?) };
    let repeats = match repeats {
        None => None,
        Some(cell) => {
            let (weeks, until) = cell.split_once(' ').map_or((cell.as_str(), None), |(weeks, day)| (weeks, Some(day)));
            if until.is_some_and(|day| !is_date(day)) {
                return None;
            }
            Some(Repeats { weeks: weeks.parse().ok().filter(|weeks| *weeks > 0)?, until: until.map(str::to_owned) })
        }
    };
    Some(CalendarEntry { uid: uid.clone(), alarm, repeats })
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}

fn signatory(row: &[String]) -> Option<Signatory> {
    let [party, name, title] = row else { return None };
    (!party.is_empty()).then(|| Signatory { party: party.clone(), name: name.clone(), title: title.clone() })
}

/// The cells of a row, less the backslashes that Markdown's escaping put before punctuation.
fn cells(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let cell = out.last_mut().expect("invariant: a row has at least one cell");
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => cell.extend(chars.next()),
            '|' => out.push(String::new()),
            '\t' => cell.push(' '),
            c => cell.push(c),
        }
    }
    out.iter().map(|cell| cell.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_and_an_escaped_bar_is_a_letter() {
        assert_eq!(cells(r"A\*B\_C \| D | 5|\\| x\y"), ["A*B_C | D", "5", r"\", r"x\y"]);
    }

    #[test]
    fn events_are_sorted_by_date() {
        let parsed = parse("timeline  Key  dates", "2028-01-02 | 2 January 2028 | b\n2027-03-01 | 1 March 2027 | a\n");
        let Ok(BlockKind::Timeline(timeline)) = parsed else { panic!("{parsed:?}") };
        assert_eq!(timeline.caption, "Key dates");
        assert_eq!(timeline.events.iter().map(|e| e.what.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn an_event_may_stand_in_a_calendar() {
        const UID: &str = "0123456789abcdef0123456789abcdef";
        let entry = |cells: &str| {
            let row = format!("2027-03-01 | 1 March 2027 | a | {cells}\n");
            let Ok(BlockKind::Timeline(timeline)) = parse("timeline", &row) else { return None };
            timeline.events.into_iter().next().and_then(|event| event.entry)
        };
        let plain = CalendarEntry { uid: UID.to_owned(), alarm: None, repeats: None };
        assert_eq!(entry(&format!("{UID} |")), Some(plain.clone()));
        assert_eq!(entry(&format!("{UID} | 14 |")), Some(CalendarEntry { alarm: Some(14), ..plain.clone() }));
        let repeats = |until: Option<&str>| Some(Repeats { weeks: 2, until: until.map(str::to_owned) });
        assert_eq!(entry(&format!("{UID} | | 2")), Some(CalendarEntry { repeats: repeats(None), ..plain.clone() }));
        let until = Some(CalendarEntry { repeats: repeats(Some("2030-01-31")), ..plain });
        assert_eq!(entry(&format!("{UID} | | 2 2030-01-31")), until);
        for bad in ["", UID, "x |", &format!("{UID} | soon"), &format!("{UID} | | 0"), &format!("{UID} | | 1 soon")] {
            assert_eq!(entry(bad), None, "{bad}");
        }
    }

    #[test]
    fn bad_rows_are_errors() {
        for (info, body) in [
            ("bars x", "a | b | c\n"),
            ("bars x", "a | -1 | c\n"),
            ("bars x", "a | 1\n"),
            ("bars x", "\n"),
            ("timeline x", "2027-3-1 | d | a\n"),
            ("timeline x", "2027-03-01 | d |\n"),
            ("signatures", "a | b\n"),
            ("signatures X", "a | b | c\n"),
            ("rust", "fn main\n"),
            ("", "x\n"),
        ] {
            assert!(parse(info, body).is_err(), "{info}: {body}");
        }
    }
}
